"""Which characters of an article stand in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from framing.core.parsed import Tree
from framing.find._marks import Marked, pair_marks
from framing.find._phrases import is_finite, is_verb

_ASIDE = re.compile(r",\s(?:despite|although|though|whereas|which|referring|a reference to)\b")
_FINITE = ("MD", "VBD", "VBZ", "VBP")


def read_shade(tree: Tree) -> Shade:
    """The marked stretches of one article."""
    return tree.once("shade", lambda: Shade(tree.text, pair_marks(tree.text)))


class Shade:
    """The marked stretches of one article, to look up by character; `outer` are those inside no other."""

    def __init__(self, text: str, marks: Sequence[Marked]) -> None:
        self.text = text
        self.marks = marks
        self.outer = sorted((mark for mark in marks if mark.depth == 0), key=lambda mark: mark.start)
        self._starts = [mark.start for mark in self.outer]

    def mark_at(self, offset: int) -> Marked | None:
        """The outer marked stretch that holds the character."""
        place = bisect_right(self._starts, offset) - 1
        return self.outer[place] if place >= 0 and offset < self.outer[place].end else None

    def around(self, mark: Marked) -> Marked | None:
        """The innermost stretch in marks that holds another one."""
        over = [m for m in self.marks if m.depth < mark.depth and m.start < mark.start and mark.end <= m.end]
        return max(over, key=lambda m: m.depth, default=None)

    def inside(self, offset: int) -> bool:
        """Whether the character stands in marks."""
        return self.mark_at(offset) is not None

    def snap(self, start: int, end: int) -> tuple[int, int]:
        """The stretch, drawn to the marks that it would cross; an aside behind marks is the outlet's."""
        first, last = self.mark_at(start), self.mark_at(end - 1)
        if first is not None and end > first.end:
            start = first.start
        if last is not None and start < last.start:
            end = last.end
        for mark in self.outer:
            if start < mark.end < end and _ASIDE.match(self.text, mark.end):
                return start, mark.end
        return start, end

    def fills(self, tree: Tree, start: int, end: int, hole: tuple[int, int] = (0, 0)) -> bool:
        """Whether all words of the stretch, but for a bare subject and a frame in it, stand in marks."""
        for mark in self.outer:
            if mark.start >= end or mark.end <= start:
                continue
            before = [t for t in tree.tokens_in(start, mark.start) if not hole[0] <= tree.starts[t] < hole[1]]
            behind = [t for t in tree.tokens_in(mark.end, end) if not hole[0] <= tree.starts[t] < hole[1]]
            inside = tree.tokens_in(*mark.inner)
            begun = len(inside) and tree.tags[inside[0]] in _FINITE and not any(tree.poses[t] == "AUX" for t in before)
            if not any(_is_clausal(tree, t) for t in ([] if begun else before) + behind):
                tail = [t for t in behind if tree.poses[t] != "PUNCT"]
                return len(tail) <= 1 and len(before) + len(behind) <= 9
        return False


def _is_clausal(tree: Tree, token: int) -> bool:
    """A verb that makes more than a bare subject of the words around it."""
    return tree.tags[token] in ("MD", "VB") or (is_verb(tree, token) and is_finite(tree, token))
