"""Quotation marks in a block of texts: the plain lines are paired by arrays, the others are left to `pair_marks`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import Any

import numpy as np

from framing.core.blocks import UNKNOWN, Block, write_table

_BREAK, _OPENING, _CLOSING, _STRAIGHT, _OTHER, _SINGLE = range(1, 7)
_KINDS = (
    dict.fromkeys("\n\r", _BREAK)
    | {"“": _OPENING, "”": _CLOSING, '"': _STRAIGHT}
    | dict.fromkeys("«»„`", _OTHER)
    | dict.fromkeys("'‘", _SINGLE)
)
_SPACE, _LETTER, _UNSURE = 1, 2, 3
Column = np.ndarray[Any, np.dtype[np.int64]]


@cache
def _kinds() -> bytes:
    return write_table(lambda character: chr(_KINDS.get(character, 0)))


@cache
def _sides() -> np.ndarray[Any, np.dtype[np.uint8]]:
    """What may stand before a mark: what makes it open, a letter, or something unsure."""

    def side(character: str) -> str:
        opens = character.isspace() or character in "([—–-/“‘"
        return chr(_SPACE if opens else _LETTER if character.isalnum() else 0)

    table = np.frombuffer(write_table(side), dtype=np.uint8).copy()
    table[UNKNOWN] = _UNSURE
    return table


class BlockMarks:
    """Which places of a block stand in double quotation marks.

    A line is plain if its double marks open and close by turns, as curly ones or by what stands before them, and if no
    single mark opens outside of them. Such a line is paired as `pair_marks` pairs it; all else is *unsure*.
    """

    def __init__(self, block: Block) -> None:
        kinds = np.frombuffer(block.raw.translate(_kinds()), dtype=np.uint8)
        places = np.flatnonzero(kinds != 0)
        kind = kinds[places]
        before = _sides()[block.array[np.maximum(places - 1, 0)]]
        before[:1] = _SPACE
        breaks = places[kind == _BREAK]
        line = np.searchsorted(breaks, places)
        double = (kind >= _OPENING) & (kind <= _OTHER)
        bad = [line[double & ~_is_plain(kind, before, line, double)]]
        single = (kind == _SINGLE) & (before != _LETTER)
        outside = (np.cumsum(double) - _first(line, double)) % 2 == 0
        twice = np.append(False, (kind[1:] == _SINGLE) & (np.diff(places) == 1) & (kind[:-1] == _SINGLE))
        bad.append(line[(single & outside) | twice])
        self._arrays = breaks, places[double], np.unique(np.concatenate(bad))
        self.breaks: list[int] = breaks.tolist()
        self.doubles: list[int] = places[double].tolist()
        self.bad: list[int] = np.unique(np.concatenate(bad)).tolist()
        self._bad_lines = set(self.bad)
        self._raw, self._array = block.raw, block.array

    def surely_none(self, place: Column, first: Column) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Whether no marks stand around each place, for sure; `first` is where its text begins. As `at` says."""
        breaks, doubles, bad = self._arrays
        line = np.searchsorted(breaks, place)
        begin = np.where(line > 0, breaks[np.maximum(line - 1, 0)] + 1, 0)
        inside = np.searchsorted(doubles, place, side="right") - np.searchsorted(doubles, begin)
        earlier = np.searchsorted(bad, line)
        is_bad = np.searchsorted(bad, line, side="right") > earlier
        right_below = (begin - 2 >= first) & ~np.isin(self._array[np.maximum(begin - 2, 0)], (10, 13))
        reached = (inside == 0) & right_below & (np.searchsorted(bad, np.searchsorted(breaks, first)) < earlier)
        outside: np.ndarray[Any, np.dtype[np.bool_]] = (inside % 2 == 0) & ~is_bad & ~reached
        return outside

    def at(self, place: int, first: int) -> tuple[int, int] | None:
        """Start and end of the marks around a place of the text that begins at `first`.

        Both are equal where there are none; None where `pair_marks` has to be asked.
        """
        line = bisect_left(self.breaks, place)
        if line in self._bad_lines:
            return None
        begin = self.breaks[line - 1] + 1 if line else 0
        before = bisect_right(self.doubles, place)
        inside = before - bisect_left(self.doubles, begin)
        if inside % 2:
            return self.doubles[before - 1], self.doubles[before] + 1
        if not inside and begin - 2 >= first and self._raw[begin - 2] not in b"\n\r":
            marks = before < len(self.doubles) and self.doubles[before] < self.breaks[line]
            earlier = bisect_left(self.bad, bisect_left(self.breaks, first)) < bisect_left(self.bad, line)
            if earlier and not marks:  # an open one above may reach into a line right below
                return None
        return place, place

    def stretch(self, place: int, first: int, last: int) -> tuple[int, int]:
        """The lines around a place that have to be paired together; the text lies between `first` and `last`.

        Nothing that is open before or in them reaches over a line with plain marks, or over one without marks that an
        empty line sets off.
        """
        line = bisect_left(self.breaks, place)
        above, below = line - 1, line
        while above >= 0 and self.breaks[above] >= first and not self._closes(above):
            above -= 1
        while self.breaks[below] < last and (below == line or not self._closes(below)):
            below += 1
        return max(first, self.breaks[above] + 1 if above >= 0 else 0), min(last, self.breaks[below])

    def _closes(self, line: int) -> bool:
        """Whether nothing is open behind a line, whatever was before it."""
        begin, end = self.breaks[line - 1] + 1 if line else 0, self.breaks[line]
        if line in self._bad_lines or begin == end:
            return False
        if bisect_left(self.doubles, end) > bisect_left(self.doubles, begin):
            return True
        return begin > 1 and self._raw[begin - 2] in b"\n\r" and not self._raw[begin:end].isspace()

    def before(self, start: int, first: int) -> tuple[int, int] | None:
        """Start and end of the marks before those that open at `start`; both -1 where there are none; None as above."""
        place = bisect_left(self.doubles, start)
        begin = self.doubles[place - 2] if place > 1 else -1
        line = bisect_left(self.breaks, max(begin, first))
        if bisect_right(self.bad, bisect_left(self.breaks, start)) > bisect_left(self.bad, line):
            return None
        return (begin, self.doubles[place - 1] + 1) if begin >= first else (-1, -1)


def _first(line: Column, double: np.ndarray[Any, np.dtype[np.bool_]]) -> Column:
    """How many double marks stand before the line of each place."""
    return np.searchsorted(line[double], line).astype(np.int64)


def _is_plain(kind: Any, before: Any, line: Column, double: Any) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Whether each double mark opens or closes as its turn in the line asks, and has a partner of its kind."""
    kind, before, line = kind[double], before[double], line[double]
    turn = (np.arange(len(line)) - np.searchsorted(line, line)) % 2
    sure = (before != _UNSURE) & (kind != _OTHER)
    opens = (kind == _OPENING) | ((kind == _STRAIGHT) & (before == _SPACE))
    closes = (kind == _CLOSING) | ((kind == _STRAIGHT) & (before != _SPACE))
    partner = np.zeros(len(line), dtype=bool)
    same = (line[1:] == line[:-1]) & ((kind[1:] == _STRAIGHT) == (kind[:-1] == _STRAIGHT))
    partner[1:] = (turn[1:] == 1) & same
    partner[:-1] |= (turn[:-1] == 0) & same
    plain: np.ndarray[Any, np.dtype[np.bool_]] = sure & np.where(turn == 0, opens, closes) & partner
    spread = np.ones(len(double), dtype=bool)
    spread[double] = plain
    return spread
