"""The frame around a quotation: the verb of saying behind it, before it or above it, and whose that verb is."""

from __future__ import annotations

from collections.abc import Sequence

from framing.core.parsed import Tree
from framing.find._cues import is_cue, source_of_according, words_clause
from framing.find._line_frames import Frame, ends_line, find_line_frame
from framing.find._marks import Marked
from framing.find._phrases import CLOSERS, NOMINAL, agent_of, is_finite, is_verb
from framing.find._quotation_above import DENYING, NOUNS_OF_SAYING, find_above, find_called
from framing.find._reported import Report
from framing.find._reporters import speaker_of
from framing.find._shade import Shade
from framing.find._words import THINKING

_TELLING = frozenset("tell ask remind warn assure inform urge answer advise".split())
_HEADS = ("nsubj", "dobj", "ccomp", "ROOT", "attr", "oprd", "appos", "conj")


def find_frame(tree: Tree, mark: Marked, tokens: range, shade: Shade, reports: Sequence[Report]) -> Frame | None:
    """The frame of a marked stretch: behind it where it closes with a comma, else before, behind, above, beside."""
    called = find_called(tree, mark, shade)
    if called is not None:
        return called
    before, after = (
        _within(tree, mark, shade, frame)
        for frame in (_before(tree, mark, tokens, shade), _after(tree, mark, tokens, shade))
    )
    if after is not None and (closes_with_comma(tree.text, mark) or before is None):
        return after
    return before or find_line_frame(tree, mark) or find_above(tree, mark, tokens, shade, reports)


def _within(tree: Tree, mark: Marked, shade: Shade, frame: Frame | None) -> Frame | None:
    """The frame, unless it stands outside the marks around these marks: it frames those."""
    around = shade.around(mark)
    if frame is None or around is None or frame.verb < 0:
        return frame
    return frame if around.start <= tree.starts[frame.verb] < around.end else None


def closes_with_comma(text: str, mark: Marked) -> bool:
    """Whether the marks close on what a frame can follow: a comma, a question, a dash."""
    inside, behind = text[mark.inner[0] : mark.inner[1]].rstrip("’'”\"")[-1:], text[mark.end : mark.end + 2].strip()
    return inside in (",", "?", "!", "—", "–") or behind[:1] in (",", "—", "–", "-")


# --- behind ----------------------------------------------------------------------------------------------------


def _after(tree: Tree, mark: Marked, tokens: range, shade: Shade) -> Frame | None:
    """*“…,” said X*; *“…,” X said*; *“…,” X, who leads Y, told Z*."""
    first = tokens[-1] + 1
    while first < len(tree) and tree.starts[first] < mark.end:
        first += 1
    if first >= len(tree) or "\n" in tree.text[mark.end : tree.starts[first]] or _ends_sentence(tree.text, mark):
        return None
    commas, dash = 0, int(tree.words[first] in ",—–-")
    for token in range(first, min(len(tree), first + 24)):
        if _breaks_off(tree, token, first) or (shade.inside(tree.starts[token]) and not mark.depth):
            return None
        planned = tree.tags[token] != "VB" or _is_planned(tree, token, first)
        thought = tree.lemmas[token] in THINKING and closes_with_comma(tree.text, mark)
        if is_verb(tree, token) and (thought or is_cue(tree, token)) and planned:
            if tree.deps[token] in ("relcl", "acl", "amod") and token > first:
                continue
            if _says_more(tree, token, first) or _is_about(tree, token, first, mark):
                return None
            passive = tree.child(token, "nsubjpass")
            if (
                passive is not None and passive >= first and tree.lemmas[token] in _TELLING
            ):  # *“…?” X was asked*: by whom, nobody may say
                return Frame(agent_of(tree, token), f"was {tree.words[token]}", False, token)
            speaker = _frame_subject(tree, token, first)
            inverted = token <= first + 1 and speaker is not None and speaker > token
            if not (inverted or closes_with_comma(tree.text, mark)):
                return None
            if speaker is not None and (speaker >= first or commas == 0):
                return Frame(speaker, tree.words[token], False, token)
        word = tree.words[token].lower()
        if token - first <= dash and tree.tags[token] in ("WDT", "WP"):
            return None
        if token - first == dash and tree.poses[token] in ("CCONJ", "SCONJ", "ADP") and word not in ("according", "as"):
            return None
        if word == "according" and token <= first + 2:
            _, source = source_of_according(tree, token)
            return Frame(source, "according to", False, token) if source is not None else None
        other = tree.poses[token] == "VERB" and is_finite(tree, token)
        plans = any(is_cue(tree, below) for below in tree.children(token, "xcomp"))
        if other and not plans and tree.deps[token] not in ("relcl", "acl", "advcl"):
            return None
        commas += word == ","
    return None


def _is_planned(tree: Tree, verb: int, first: int) -> bool:
    """*“…,” X plans to say*: the infinitive under a verb with its own subject."""
    own = tree.child(tree.heads[verb], "nsubj")
    return tree.deps[verb] == "xcomp" and is_finite(tree, tree.heads[verb]) and own is not None and own >= first


def _says_more(tree: Tree, verb: int, first: int) -> bool:
    """*Under “X,” the mayor said that …*: the verb has a clause of its own behind it."""
    for clause in tree.children(verb, "ccomp"):
        if clause > verb and any(tree.lemmas[mark] == "that" for mark in tree.children(clause, "mark")):
            return True
        own, subject = tree.child(verb, "nsubj"), tree.child(clause, "nsubj", "nsubjpass")
        if clause > verb and own is not None and first <= own < verb and subject is not None and subject > verb + 1:
            return tree.tags[verb] in ("VBD", "VBZ", "VBP")
    return False


def _is_about(tree: Tree, verb: int, first: int, mark: Marked) -> bool:
    """*“X” claims a prize*, *the men of “X” claim one*: what stands in marks is the subject, or part of it."""
    own = tree.child(verb, "nsubj")
    return own is not None and own < first and not closes_with_comma(tree.text, mark)


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
    subject = tree.child(verb, "nsubj")
    if subject is not None and subject >= first and tree.tags[subject] not in ("WP", "WDT"):
        return subject
    nouns = [t for t in range(first, verb) if tree.poses[t] in NOMINAL]
    for token in range(verb + 1, min(len(tree), verb + 8)):  # inverted: said Mr. X
        if nouns or tree.words[token] in (",", ".", ";", ":"):
            break
        if tree.poses[token] in NOMINAL and tree.deps[token] in _HEADS:
            return token
    subjects = [t for t in nouns if tree.deps[t] == "nsubj"]
    if subjects:
        return subjects[0]
    heads = [t for t in nouns if tree.deps[t] not in ("compound", "nmod", "poss")]
    if heads and verb - first < 12:
        return heads[0]
    shared = speaker_of(tree, verb)
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
        if is_verb(tree, token) and (is_cue if paired else words_clause)(tree, token):
            return _of_cue_before(tree, token, last, paired, shade)
        if paired and tree.words[token].lower() == "according":
            return Frame(source_of_according(tree, token)[1], "according to", False, token)
    return _of_noun_before(tree, last) if tree.words[last] == ":" and ends_line(tree.text, mark) else None


def _last_before(tree: Tree, mark: Marked, tokens: range) -> int | None:
    """The token before the marks, where it stands in the same line, or is a colon, and closes no sentence."""
    last = tokens[0] - 1
    while last >= 0 and tree.ends[last] > mark.start:
        last -= 1
    if last < 0 or ("\n" in tree.text[tree.ends[last] : mark.start] and tree.words[last] != ":"):
        return None
    ended = tree.words[last] == "." and tree.starts[last] < tree.sentence_span(tokens[0])[0]
    return None if ended else last


def _of_cue_before(tree: Tree, verb: int, last: int, paired: bool, shade: Shade) -> Frame | None:
    """A verb of saying before the marks; without comma or colon nothing may come between but whom it tells."""
    if tree.deps[verb] == "amod":
        return None
    closed = tree.words[verb - 1] if verb and tree.words[verb - 1] != "," else tree.words[max(0, verb - 2)]
    behind_marks = closed in CLOSERS and tree.deps[verb] != "conj" and tree.tags[verb] != "VBG"
    speaker = _frame_subject(tree, verb, verb) if behind_marks else speaker_of(tree, verb)
    between = range(verb + 1, last + 1)
    if not paired:
        objects = any(tree.deps[t] == "dobj" and tree.poses[t] in NOMINAL for t in between)
        if (
            tree.lemmas[verb] in DENYING
            or any(is_verb(tree, t) for t in between)
            or (objects and tree.lemmas[verb] not in _TELLING)
        ):
            return None
    if speaker is None and tree.deps[verb] not in ("ROOT", "conj", "advcl", "acl", "xcomp"):
        return None
    return Frame(speaker, tree.words[verb], not paired, verb)


def _of_noun_before(tree: Tree, colon: int) -> Frame | None:
    """*X's statement: “…”*, *his message was plain: “…”*: the owner of a word of saying, or the subject."""
    first = tree.tokens_in(tree.sentence_span(colon)[0], tree.starts[colon])
    for token in reversed(first):
        if tree.deps[token] == "poss" and tree.lemmas[tree.heads[token]] in NOUNS_OF_SAYING:
            return Frame(token, ":", False)
    for token in first:
        if tree.deps[token] == "nsubj" and tree.poses[token] in NOMINAL and tree.tags[token] not in ("WP", "WDT", "EX"):
            return Frame(token, ":", False)
    return None
