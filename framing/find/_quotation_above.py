"""The word above a quotation that makes it somebody's: a verb of saying, calling or thinking, *X's words*."""

from __future__ import annotations

from collections.abc import Sequence

from framing.core.parsed import Tree
from framing.find._cues import AS_SAYING, source_of_according, words_clause
from framing.find._line_frames import Frame
from framing.find._marks import Marked
from framing.find._phrases import NOMINAL, agent_of, is_verb
from framing.find._reported import Report
from framing.find._reporters import speaker_of
from framing.find._shade import Shade
from framing.find._words import CALLING, LABELLING, NAMING, THINKING

NOUNS_OF_SAYING = frozenset(
    "word term expression phrase call comment remark statement claim speech letter tweet message description promise "
    "demand reference use".split()
)
_SPEAKING_OF = frozenset("speak talk cite mention invoke hail foresee project".split())
_SPEECHES = frozenset("speech statement letter tweet interview message remark testimony post sermon".split())
DENYING = frozenset("deny reject dismiss dispute refute".split())


def find_above(tree: Tree, mark: Marked, tokens: range, shade: Shade, reports: Sequence[Report]) -> Frame | None:
    """A stretch inside a sentence of the outlet's: the nearest verb of saying, naming or thinking above it."""
    owned = _of_owner(tree, mark, tokens)
    if owned is not None:
        return owned
    over = [r for r in reports if r.start <= mark.start and mark.end <= r.end + 2]
    if over:
        report = min(over, key=lambda r: r.end - r.start)
        return Frame(report.speaker, report.cue, True, report.verb)
    within = shade.around(mark)
    root = tree.root_of(tokens)
    for above in [root, *tree.ancestors(root)][:7]:
        marked = shade.inside(tree.starts[above]) and not mark.depth
        outside = within is not None and not within.start <= tree.starts[above] < within.end
        if marked or outside or above in tokens:
            continue
        if tree.lemmas[above] in DENYING and not any(tree.lemmas[c] == "as" for c in tree.children(above, "prep")):
            return None  # *denied a “massacre”*: the word is not the speaker's
        passive = tree.deps[above] == "acl" or tree.child(above, "nsubjpass") is not None
        if tree.lemmas[above] in NAMING and tree.tags[above] == "VBN" and passive and agent_of(tree, above) is None:
            return None  # *a law known as “…”*: nobody's
        frame = _of_word_above(tree, above, tokens)
        if frame is not None:
            return frame
    return None if mark.depth else _beside(tree, mark, tokens, shade)


def _of_owner(tree: Tree, mark: Marked, tokens: range) -> Frame | None:
    """*the mayor's “never again” speech*: the owner of the word of saying right behind the marks."""
    noun = next((t for t in range(tokens[-1] + 1, min(len(tree), tokens[-1] + 3)) if tree.starts[t] >= mark.end), None)
    if noun is None or tree.lemmas[noun] not in NOUNS_OF_SAYING:
        return None
    before = tree.tokens_in(0, mark.start)
    beside = before[-2] if len(before) > 1 and tree.tags[before[-1]] == "POS" else None
    owner = tree.child(noun, "poss") if beside is None else beside
    return None if owner is None else Frame(owner, tree.words[noun], True, noun)


def _of_word_above(tree: Tree, above: int, tokens: range) -> Frame | None:
    lemma = tree.lemmas[above]
    if tree.poses[above] in NOMINAL and lemma in NOUNS_OF_SAYING:
        source = tree.child(above, "poss")
        worded = lemma in ("word", "term", "phrase", "expression") and tree.deps[above] in ("dobj", "pobj")
        if source is None and worded:
            source = speaker_of(tree, tree.heads[above])
        if source is not None:
            return Frame(source, tree.words[above], True, above)
    if not is_verb(tree, above) or tree.child(above, "nsubj", "nsubjpass") in tokens:
        return None  # marked words can be what the sentence is about
    if words_clause(tree, above) or lemma in LABELLING | THINKING | _SPEAKING_OF:
        speaker = speaker_of(tree, above)
        if speaker is not None and speaker not in tokens and not _is_vague(tree, speaker):
            return Frame(speaker, tree.words[above], True, above)
    return None


def _is_vague(tree: Tree, speaker: int) -> bool:
    """*what one could call “…”*: nobody's."""
    return tree.words[speaker].lower() in ("one", "you", "some")


def find_called(tree: Tree, mark: Marked, shade: Shade) -> Frame | None:
    """*called the lawsuit “a stunt”*: a verb of calling, whom or what it names, the mark."""
    at, within = tree.tokens_in(0, mark.start), shade.around(mark)
    for token in reversed(at[-12:]):
        start = tree.starts[token]
        loose = shade.inside(start) if within is None else start < within.inner[0]
        if (
            tree.words[token] in ",.;:"
            or tree.poses[token] == "CCONJ"
            or loose
            or "\n" in tree.text[start : mark.start]
        ):
            return None
        if tree.poses[token] == "VERB":
            named = any(tree.poses[t] in NOMINAL for t in range(token + 1, at[-1] + 1))
            passive = tree.tags[token] == "VBN" and tree.child(token, "aux") is None and not named
            if tree.lemmas[token] not in CALLING or passive:
                return None
            speaker = speaker_of(tree, token)
            if speaker is None and tree.deps[token] == "acl":
                speaker = tree.heads[token]
            return (
                None if speaker is None or _is_vague(tree, speaker) else Frame(speaker, tree.words[token], True, token)
            )
    return None


def _beside(tree: Tree, mark: Marked, tokens: range, shade: Shade) -> Frame | None:
    """*according to X*, *in X's words*, *as X put it* anywhere in the sentence; *says X* at its end."""
    for token in tree.sentence_tokens(tree.sentence_of[tokens[0]]):
        word = tree.words[token].lower()
        if shade.inside(tree.starts[token]):
            continue
        if word == "according":
            return Frame(source_of_according(tree, token)[1], "according to", True, token)
        if word == "words" and token > 0 and _is_in_words(tree, token):
            of = [c for prep in tree.children(token, "prep") for c in tree.children(prep, "pobj")]
            source = tree.child(token, "poss") or next(iter(of), None)
            if source is not None:
                return Frame(source, "in the words of", True, token)
        owner = tree.child(token, "poss")
        if owner is not None and tree.lemmas[token] in _SPEECHES and _is_in_words(tree, token):
            return Frame(owner, tree.words[token], True, token)
        as_frame = tree.lemmas[token] in AS_SAYING and any(
            tree.lemmas[c] == "as" for c in tree.children(token, "mark", "advmod")
        )
        near = abs(tree.starts[token] - mark.end) < 80 or abs(mark.start - tree.ends[token]) < 40
        if as_frame and near and tree.child(token, "nsubj") is not None:
            return Frame(tree.child(token, "nsubj"), tree.words[token], True, token)
    return None


def _is_in_words(tree: Tree, words: int) -> bool:
    return tree.deps[words] == "pobj" and tree.lemmas[tree.heads[words]] == "in"
