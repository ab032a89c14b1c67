"""Which characters of an article stand in quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from framing.core.parsed import Tree
from framing.find._marks import Marked, pair_marks
from framing.find._phrases import is_finite, is_verb


def read_shade(tree: Tree) -> Shade:
    """The marked stretches of one article."""
    return tree.once("shade", lambda: Shade(pair_marks(tree.text)))


class Shade:
    """The marked stretches of one article, to look up by character; `outer` are those inside no other."""

    def __init__(self, marks: Sequence[Marked]) -> None:
        self.marks = marks
        self.outer = sorted((mark for mark in marks if mark.depth == 0), key=lambda mark: mark.start)
        self._starts = [mark.start for mark in self.outer]

    def mark_at(self, offset: int) -> Marked | None:
        """The outer marked stretch that holds the character."""
        place = bisect_right(self._starts, offset) - 1
        return self.outer[place] if place >= 0 and offset < self.outer[place].end else None

    def inside(self, offset: int) -> bool:
        """Whether the character stands in marks."""
        return self.mark_at(offset) is not None

    def fills(self, tree: Tree, start: int, end: int) -> bool:
        """Whether all words of the stretch, but for a bare subject, stand in marks."""
        for mark in self.outer:
            if mark.start >= end or mark.end <= start:
                continue
            bare = [*tree.tokens_in(start, mark.start), *tree.tokens_in(mark.end, end)]
            if not any(tree.tags[token] == "MD" or (is_verb(tree, token) and is_finite(tree, token)) for token in bare):
                tail = [token for token in bare if tree.starts[token] >= mark.end and tree.poses[token] != "PUNCT"]
                return len(tail) <= 1 and len(bare) <= 9
        return False
