"""The frame around a quotation: the verb of saying behind it, before it or above it, and whose that verb is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.core.parsed import Tree
from framing.find._cues import is_cue, source_of_according
from framing.find._marks import Marked
from framing.find._phrases import NOMINAL, is_finite, is_verb, subject_of
from framing.find._reported import Report
from framing.find._shade import Shade
from framing.find._words import CALLING, LABELLING, THINKING

_NOUNS_OF_SAYING = frozenset(
    "word term expression phrase call comment remark statement claim speech letter tweet message description promise "
    "demand reference use".split()
)
_SPEAKING_OF = frozenset("speak talk cite mention invoke hail".split())
_TELLING = frozenset("tell ask remind warn assure inform urge answer advise".split())
_HEADS = ("nsubj", "dobj", "ccomp", "ROOT", "attr", "oprd", "appos", "conj")


@dataclass(frozen=True)
class Frame:
    """Head of the speaker's noun phrase, the cue, whether the quotation is part of the outlet's sentence, the verb."""

    speaker: int | None
    cue: str
    embedded: bool
    verb: int = -1


def find_frame(tree: Tree, mark: Marked, tokens: range, shade: Shade, reports: Sequence[Report]) -> Frame | None:
    """The frame of a marked stretch: behind it where it closes with a comma, else before, behind, above."""
    before = _before(tree, mark, tokens, shade)
    after = _after(tree, mark, tokens, shade)
    if after is not None and _closes_with_comma(tree.text, mark):
        return after
    return before or after or _embedding(tree, mark, tokens, shade, reports)


def _closes_with_comma(text: str, mark: Marked) -> bool:
    inside, behind = text[mark.inner[1] - 1 : mark.inner[1]], text[mark.end : mark.end + 2].strip()
    return inside in (",", "?", "!", "—", "–") or behind[:1] in (",", "—", "–", "-")


# --- behind ----------------------------------------------------------------------------------------------------


def _after(tree: Tree, mark: Marked, tokens: range, shade: Shade) -> Frame | None:
    """*“…,” said X*; *“…,” X said*; *“…,” X, who leads Y, told Z*."""
    first = tokens[-1] + 1
    while first < len(tree) and tree.starts[first] < mark.end:
        first += 1
    if first >= len(tree) or "\n" in tree.text[mark.end : tree.starts[first]] or _ends_sentence(tree.text, mark):
        return None
    commas = 0
    for token in range(first, min(len(tree), first + 24)):
        if _breaks_off(tree, token, first) or (shade.inside(tree.starts[token]) and not mark.depth):
            return None
        if is_verb(tree, token) and is_cue(tree, token) and tree.tags[token] != "VB":
            if tree.deps[token] in ("relcl", "acl", "amod") and token > first:
                continue
            speaker = _frame_subject(tree, token, first)
            inverted = token <= first + 1 and speaker is not None and speaker > token
            if not (inverted or _closes_with_comma(tree.text, mark)):
                return None
            if speaker is not None and (speaker >= first or commas == 0):
                return Frame(speaker, tree.words[token], False, token)
        word = tree.words[token].lower()
        if token == first and tree.poses[token] in ("CCONJ", "SCONJ", "ADP") and word not in ("according", "as"):
            return None
        if word == "according" and token <= first + 2:
            _, source = source_of_according(tree, token)
            return Frame(source, "according to", False, token) if source is not None else None
        if tree.poses[token] == "VERB" and is_finite(tree, token) and tree.deps[token] not in ("relcl", "acl", "advcl"):
            return None
        commas += word == ","
    return None


def _ends_sentence(text: str, mark: Marked) -> bool:
    """A stop inside the marks, with no comma behind them, or one behind them."""
    behind = text[mark.end : mark.end + 1]
    return behind in (".", ";", ":") or (text[mark.inner[1] - 1 : mark.inner[1]] in (".", "…") and behind != ",")


def _breaks_off(tree: Tree, token: int, first: int) -> bool:
    if tree.words[token] in (".", ";", ":"):
        return True
    return token > first and "\n" in tree.text[tree.ends[token - 1] : tree.starts[token]]


def _frame_subject(tree: Tree, verb: int, first: int) -> int | None:
    """Head of whoever the verb behind a quotation belongs to."""
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is not None and subject >= first and tree.tags[subject] not in ("WP", "WDT"):
        return subject
    for token in range(verb + 1, min(len(tree), verb + 8)):  # inverted: said Mr. X
        if tree.words[token] in (",", ".", ";", ":"):
            break
        if tree.poses[token] in NOMINAL and tree.deps[token] in _HEADS:
            return token
    nouns = [t for t in range(first, verb) if tree.poses[t] in NOMINAL]
    subjects = [t for t in nouns if tree.deps[t] == "nsubj"]
    if subjects:
        return subjects[0]
    heads = [t for t in nouns if tree.deps[t] not in ("compound", "nmod", "poss")]
    if heads and verb - first < 12:
        return heads[0]
    shared = subject_of(tree, verb)
    return shared if shared is not None and shared >= first - 1 else None


# --- before ----------------------------------------------------------------------------------------------------


def _before(tree: Tree, mark: Marked, tokens: range, shade: Shade) -> Frame | None:
    """*X said: “…”*; *X said, “…”*; *X told Y that “…”*; *X's statement: “…”*."""
    last = _last_before(tree, mark, tokens)
    if last is None:
        return None
    paired = tree.words[last] in (",", ":")
    for token in range(last, max(-1, last - (22 if paired else 6)), -1):
        if shade.inside(tree.starts[token]) and not mark.depth:
            return None
        if token < last and tree.words[token] in (".", ";", "?", "!"):
            return None
        if is_verb(tree, token) and is_cue(tree, token):
            return _of_cue_before(tree, token, last, paired)
        if paired and tree.words[token].lower() == "according":
            return Frame(source_of_according(tree, token)[1], "according to", False, token)
    return _of_noun_before(tree, last) if tree.words[last] == ":" else None


def _last_before(tree: Tree, mark: Marked, tokens: range) -> int | None:
    """The token before the marks, where it stands in the same line, or is a colon, and closes no sentence."""
    last = tokens[0] - 1
    while last >= 0 and tree.ends[last] > mark.start:
        last -= 1
    if last < 0 or ("\n" in tree.text[tree.ends[last] : mark.start] and tree.words[last] != ":"):
        return None
    ended = tree.words[last] == "." and tree.starts[last] < tree.sentence_span(tokens[0])[0]
    return None if ended else last


def _of_cue_before(tree: Tree, verb: int, last: int, paired: bool) -> Frame | None:
    """A verb of saying before the marks; without comma or colon nothing may come between but whom it tells."""
    if tree.deps[verb] == "amod":
        return None
    speaker = subject_of(tree, verb)
    between = range(verb + 1, last + 1)
    if not paired:
        objects = any(tree.deps[t] == "dobj" and tree.poses[t] in NOMINAL for t in between)
        if any(is_verb(tree, t) for t in between) or (objects and tree.lemmas[verb] not in _TELLING):
            return None
    if speaker is None and tree.deps[verb] not in ("ROOT", "conj", "advcl", "acl", "xcomp"):
        return None
    return Frame(speaker, tree.words[verb], not paired, verb)


def _of_noun_before(tree: Tree, colon: int) -> Frame | None:
    """*X's statement: “…”*: the subject or owner before a colon, in the same sentence."""
    for token in range(colon - 1, max(-1, colon - 12), -1):
        if tree.deps[token] in ("nsubj", "poss") and tree.poses[token] in NOMINAL:
            return Frame(token, ":", False) if tree.starts[token] >= tree.sentence_span(colon)[0] else None
    return None


# --- above -----------------------------------------------------------------------------------------------------


def _embedding(tree: Tree, mark: Marked, tokens: range, shade: Shade, reports: Sequence[Report]) -> Frame | None:
    """A stretch inside a sentence of the outlet's: the nearest verb of saying, naming or thinking above it."""
    over = [r for r in reports if r.start <= mark.start and mark.end <= r.end + 2]
    if over:
        report = min(over, key=lambda r: r.end - r.start)
        return Frame(report.speaker, report.cue, True, report.verb)
    root = tree.root_of(tokens)
    for above in [root, *tree.ancestors(root)][:7]:
        marked = shade.inside(tree.starts[above]) and not mark.depth
        frame = None if marked or above in tokens else _of_word_above(tree, above, tokens)
        if frame is not None:
            return frame
    return _called_so(tree, tokens[0], shade) or _according_beside(tree, tokens[0], shade)


def _of_word_above(tree: Tree, above: int, tokens: range) -> Frame | None:
    lemma = tree.lemmas[above]
    if tree.poses[above] in NOMINAL and lemma in _NOUNS_OF_SAYING:
        source = tree.child(above, "poss")
        worded = lemma in ("word", "term", "phrase", "expression") and tree.deps[above] in ("dobj", "pobj")
        if source is None and worded:
            source = subject_of(tree, tree.heads[above])
        if source is not None:
            return Frame(source, tree.words[above], True, above)
    if not is_verb(tree, above) or tree.child(above, "nsubj", "nsubjpass") in tokens:
        return None  # marked words can be what the sentence is about
    if is_cue(tree, above) or lemma in LABELLING | THINKING | _SPEAKING_OF:
        speaker = subject_of(tree, above)
        if speaker is not None and speaker not in tokens:
            return Frame(speaker, tree.words[above], True, above)
    return None


def _called_so(tree: Tree, first: int, shade: Shade) -> Frame | None:
    """*called the lawsuit “a stunt”* where the parser lost the frame: a verb of calling, a noun phrase, the mark."""
    for token in range(first - 1, max(-1, first - 12), -1):
        if tree.words[token] in ",.;:" or tree.poses[token] == "CCONJ" or shade.inside(tree.starts[token]):
            return None
        if tree.poses[token] == "VERB":
            speaker = subject_of(tree, token) if tree.lemmas[token] in CALLING else None
            return Frame(speaker, tree.words[token], True, token) if speaker is not None else None
    return None


def _according_beside(tree: Tree, first: int, shade: Shade) -> Frame | None:
    """*according to X* anywhere in the sentence."""
    for token in tree.sentence_tokens(tree.sentence_of[first]):
        if tree.words[token].lower() == "according" and not shade.inside(tree.starts[token]):
            return Frame(source_of_according(tree, token)[1], "according to", True, token)
    return None
