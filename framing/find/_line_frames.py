"""Quotations that a line attributes, not a sentence: *Mayor: “…”*, *“…”: mayor*, *“…” — Lina Sabbar*."""

from __future__ import annotations

import re
from dataclasses import dataclass

from framing.core.parsed import Tree
from framing.find._cues import is_cue
from framing.find._marks import Marked
from framing.find._phrases import NOMINAL, is_verb
from framing.find._words import LABELLING, PLACE

_BEHIND = re.compile(r"\s*(?::|[—–]|--?(?=\s))\s*(?=\w)")
_LABELS = frozenset("more watch read related video photos update opinion analysis listen".split())


@dataclass(frozen=True)
class Frame:
    """Head of the speaker's noun phrase, the cue, whether the quotation is part of the outlet's sentence, the verb."""

    speaker: int | None
    cue: str
    embedded: bool
    verb: int = -1


def find_line_frame(tree: Tree, mark: Marked) -> Frame | None:
    """The name or noun before a colon that opens the line, or behind a colon or dash that follows the marks."""
    text = tree.text
    start, end = text.rfind("\n", 0, mark.start) + 1, text.find("\n", mark.end)
    end = len(text) if end < 0 else end
    before = text[start : mark.start].rstrip()
    if before.endswith(":") and ends_line(text, mark):
        speaker = _bare_head(tree, list(tree.tokens_in(start + _last_cut(before[:-1]), start + len(before) - 1)))
        if speaker is not None:
            return Frame(speaker, ":", False)
    behind = _BEHIND.match(text, mark.end)
    if mark.depth or behind is None or behind.end() >= end or text[start:end].rstrip().endswith((".", "!", "?")):
        return None
    speaker = _first_head(tree, list(tree.tokens_in(behind.end(), end)))
    begun = bool(before) and not before.endswith((":", "-", "•", "|"))
    return None if speaker is None else Frame(speaker, ":", begun)


def ends_line(text: str, mark: Marked) -> bool:
    """Whether the marks close a sentence or the line."""
    inner = text[mark.inner[0] : mark.inner[1]].rstrip("’'”\"")
    return inner[-1:] in (".", "!", "?", "…") or not text[mark.end :].partition("\n")[0].strip(" .”’\"'")


def _last_cut(words: str) -> int:
    """Behind the last colon or bar: *Harbour news | Mayor:*."""
    return max(words.rfind(":"), words.rfind("|")) + 1


def _bare_head(tree: Tree, tokens: list[int]) -> int | None:
    """The head of a noun phrase without a verb, which is neither a place nor a label of the page's."""
    nouns = [t for t in tokens if tree.poses[t] in NOMINAL]
    if not nouns or len(tokens) > 10 or any(is_verb(tree, t) for t in tokens):
        return None
    comma = next((t for t in tokens if tree.words[t] in (",", "(")), tokens[-1] + 1)
    heads = [t for t in nouns if t < comma and tree.deps[t] not in ("pobj", "poss")]
    if not heads or tree.words[heads[-1]].lower() in _LABELS or _is_place(tree, heads[-1]):
        return None
    return heads[-1]


def _is_place(tree: Tree, token: int) -> bool:
    return tree.ents[token].endswith(("GPE", "LOC", "FAC")) or tree.lemmas[token] in PLACE


def _first_head(tree: Tree, tokens: list[int]) -> int | None:
    """Whoever the words behind the colon begin with, alone or as the subject of a verb of saying or describing."""
    head: int | None = None
    for token in tokens:
        if tree.tags[token] == "POS":
            continue
        if tree.poses[token] in ("ADP", "PUNCT", "SCONJ", "PART") or tree.tags[token] in ("VBN", "WDT", "WP"):
            break
        if is_verb(tree, token) and (head is not None or tree.deps[token] not in ("compound", "amod")):
            break
        if tree.poses[token] in NOMINAL:
            head = token
    if head is None or not (tree.poses[head] == "PROPN" or tree.tags[head] in ("NN", "NNS")):
        return None
    verb = next((t for t in tokens if t > head and is_verb(tree, t) and tree.tags[t] not in ("VBN", "VBG")), None)
    if verb is None or tree.child(verb, "nsubj") != head:
        return head
    return head if is_cue(tree, verb) or tree.lemmas[verb] in LABELLING else None
