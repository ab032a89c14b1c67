"""Frames that punctuation shows where the parser does not: *…, X said*; *…, says X*; *X made clear: …*."""

from __future__ import annotations

from collections.abc import Iterator

from framing.core.parsed import Tree
from framing.find._clauses import Span, span_between
from framing.find._cues import words_clause
from framing.find._phrases import NOMINAL, is_finite, is_verb

_SAYING = frozenset(
    "say add claim report warn announce note argue explain insist write tweet allege admit acknowledge estimate".split()
)
_LOOSE = ("compound", "nmod", "poss", "det", "amod", "nummod")


def read_set_off(tree: Tree, verb: int) -> Iterator[tuple[Span, int]]:
    """(stretch, head of the speaker) under a verb of saying that commas or a colon set off from what is said."""
    sentence = tree.sentence_tokens(tree.sentence_of[verb])
    if not (is_verb(tree, verb) and is_finite(tree, verb) and words_clause(tree, verb)):
        return
    frame = _between_commas(tree, verb, sentence) if tree.lemmas[verb] in _SAYING else None
    if frame is not None:
        first, last, speaker = frame
        left = [t for t in sentence if t < first]
        colons = [t for t in left if tree.words[t] == ":" and t - left[0] < 5]
        left = [t for t in left if not colons or t > colons[-1]]
        inserted = not _has_verb(tree, left) and last in sentence and tree.words[last] == ","
        said = [t for t in sentence if t > last] if inserted else left
        span = span_between(tree, said, shortest=3, skip=("and", "but"), that=True)
        if span is not None and _has_verb(tree, said):
            yield span, speaker


def _has_verb(tree: Tree, tokens: list[int]) -> bool:
    return any(is_verb(tree, t) and tree.deps[t] not in ("relcl", "acl", "amod", "compound") for t in tokens)


def _between_commas(tree: Tree, verb: int, sentence: range) -> tuple[int, int, int] | None:
    """First and last token of the frame, and its speaker."""
    last = _next_stop(tree, verb, sentence)
    first = next((t for t in range(verb - 1, sentence[0], -1) if tree.words[t] in (",", "”", '"')), None)
    if first is None or last - first > 12 or tree.words[first] != "," or tree.poses[first - 1] == "CCONJ":
        return None
    opening = tree.words[last + 1] if last + 1 < len(tree) else ""
    if last in sentence and (tree.words[last] not in (",", ".", ";") or opening in ("“", '"', "‘", "«")):
        return None
    before, behind = range(first + 1, verb), range(verb + 1, last)
    if any(is_verb(tree, t) for t in (*before, *behind)):
        return None
    if before:  # *, residents say,*
        heads = [t for t in before if tree.poses[t] in NOMINAL and tree.deps[t] not in _LOOSE]
        plain = heads and tree.poses[before[0]] not in ("CCONJ", "SCONJ", "ADP") and len(behind) <= 3
        return (first, last, heads[0]) if plain else None
    if not behind or tree.poses[behind[0]] not in (*NOMINAL, "DET", "ADJ"):
        return None
    timed = (*_LOOSE, "npadvmod")
    heads = [t for t in behind if tree.poses[t] in NOMINAL and tree.deps[t] not in timed and not _is_time(tree, t)]
    owned = tree.child(verb, "nsubj")
    held = owned is not None and owned < first and tree.heads[verb] == verb and tree.poses[owned] != "NOUN"
    return (first, last, heads[0]) if heads and not held else None


def _is_time(tree: Tree, token: int) -> bool:
    return tree.ents[token].endswith(("DATE", "TIME"))


def _next_stop(tree: Tree, verb: int, sentence: range) -> int:
    stops = (t for t in sentence if t > verb and tree.words[t] in (",", ".", ";", ":", "”", '"', "“"))
    return next(stops, sentence[-1] + 1)
