"""Sentences in a block of texts: the plain stops are told by arrays, the others by `find_sentence`'s own rule."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from framing.core.blocks import Block, Bytes, write_table
from framing.core.text import end_behind

_OTHER, _SMALL, _CAPITAL, _SPACE, _BREAK, _STOP, _PLAIN, _CLOSER = range(8)
_NEVER = (_SMALL, _CAPITAL, _BREAK, _STOP, _PLAIN)
Column = np.ndarray[Any, np.dtype[np.int64]]


@cache
def _classes() -> bytes:
    """What each byte is, as far as it tells whether a stop ends a sentence; *plain* is never behind one that does."""

    def classify(character: str) -> str:
        if character.isascii() and character.isalpha():
            return chr(_SMALL if character.islower() else _CAPITAL)
        kinds = {" ": _SPACE, "\n": _BREAK, "\r": _BREAK}
        for members, kind in ((".!?…", _STOP), (",;:-–—(/", _PLAIN), ("\"'”’»)]", _CLOSER)):
            kinds |= dict.fromkeys(members, kind)
        return chr(_CAPITAL if character in "0123456789" else kinds.get(character, _OTHER))

    return write_table(classify)


def find_sentences(block: Block, text: Column, start: Column) -> tuple[Column, Column]:
    """Begin and end of the sentences around places of a block, as `find_sentence` gives them.

    Parameters
    ----------
    block : Block
        The texts.
    text, start : array, shape (n,)
        Number of the text in the block, and place in it.

    Returns
    -------
    tuple of array, shape (n,)
        Both in the text; the beginning may have white space before the first word.
    """
    kinds = np.frombuffer(block.raw.translate(_classes()) + bytes(3), dtype=np.uint8)
    breaks = np.flatnonzero(kinds == _BREAK)
    first = block.starts[text]
    at = first + start
    line = np.searchsorted(breaks, at)
    stops = np.flatnonzero(kinds == _STOP)
    asked = np.zeros(len(breaks) + 1, dtype=bool)
    asked[line] = True
    stops, ends, begins = _ending(block, kinds, stops[asked[np.searchsorted(breaks, stops)]])
    low = np.where(line > 0, breaks[np.maximum(line - 1, 0)] + 1, 0)
    high = breaks[line]
    last = np.searchsorted(stops, at)
    before, behind = np.maximum(last - 1, 0), np.minimum(last, len(stops) - 1)
    if not len(stops):
        return low - first, high - first
    begin = np.where((last > 0) & (stops[before] >= low), begins[before], low)
    inside = begin > at  # between a stop and the next sentence
    begin = np.where(inside, low, begin)
    finish = np.where((last < len(stops)) & (stops[behind] < high), ends[behind], high)
    return begin - first, np.where(inside, -1, finish - first)


def _ending(block: Block, kinds: Bytes, stops: Column) -> tuple[Column, Column, Column]:
    """Those stops that end a sentence, where it ends, and where the next one begins."""
    one, two, three = (kinds[stops + ahead] for ahead in (1, 2, 3))
    closed = one == _CLOSER
    one, two = np.where(closed, two, one), np.where(closed, three, two)
    plain = (one == _SPACE) & (two == _CAPITAL)
    never = np.isin(one, _NEVER) | ((one == _SPACE) & (two == _SMALL))
    ask = ~plain & ~never
    ask |= plain & _may_abbreviate(block, kinds, stops)
    ends = stops + 1 + closed
    begins = ends + 1
    sure = plain & ~ask
    asked = np.flatnonzero(ask)
    numbers = np.searchsorted(block.starts, stops[asked], side="right") - 1
    columns = (asked, stops[asked], numbers, block.starts[numbers])
    for place, stop, number, offset in zip(*(column.tolist() for column in columns), strict=True):
        end, begin = end_behind(block.texts[number], stop - offset + 1)
        if begin:
            sure[place], ends[place], begins[place] = True, end + offset, begin + offset
    return stops[sure], ends[sure], begins[sure]


def _may_abbreviate(block: Block, kinds: Bytes, stops: Column) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Whether a stop stands behind at most five letters, the first of them a capital or a v."""
    letters, first = np.zeros(len(stops), dtype=np.int64), np.zeros(len(stops), dtype=np.uint8)
    going = np.ones(len(stops), dtype=bool)
    for back in range(1, 7):
        place = np.maximum(stops - back, 0)
        going &= (stops >= back) & ((kinds[place] == _SMALL) | (kinds[place] == _CAPITAL))
        letters += going
        first = np.where(going, block.array[place], first)
    capital = (first >= ord("A")) & (first <= ord("Z"))
    short: np.ndarray[Any, np.dtype[np.bool_]] = (letters > 0) & (letters < 6) & (capital | (first == ord("v")))
    return short
