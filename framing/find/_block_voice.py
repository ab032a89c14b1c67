"""Voice at many places of a block of texts: what needs no reading is told at once, the rest is read by `RawVoice`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from framing.core.blocks import Block
from framing.core.text import find_sentence
from framing.find._block_marks import BlockMarks
from framing.find._marks import Marked
from framing.find._raw_voice import DENIALS, RawVoice, saying_forms
from framing.find._words import DISTANCING, OUTLET

_DENYING = frozenset(b"not never no neither nor without hardly t".split())


@cache
def _saying() -> frozenset[bytes]:
    """The last parts of the words without one of which nobody frames what stands before or behind."""
    return frozenset(form.split("-")[-1].encode() for form in saying_forms())


@cache
def _distancing() -> frozenset[bytes]:
    """The same for the words that hold what stands behind at a distance."""
    return frozenset(word.split("-")[-1].encode() for word in DISTANCING) - {b"be"} | {b"what"}


def read_voices(
    block: Block, found: np.ndarray[Any, np.dtype[np.int64]], sources: Sequence[str]
) -> tuple[list[str], list[str], list[bool]]:
    """Voice, holder and denial at places of a block; what `RawVoice` says at each of them.

    Parameters
    ----------
    block : Block
        The texts.
    found : array, shape (n, 3)
        Number of the text in the block, start and end in it, in the order of the texts.
    sources : sequence of str
        The outlet of each text.

    Returns
    -------
    tuple of list
        Voice, holder, and whether it is denied; n each.
    """
    marks = BlockMarks(block)
    voices, holders, denied = [], [], []
    words, starts = block.words, block.starts.tolist()
    saying, framing = _saying(), _saying() | _distancing() | {b"according"}
    current, text, base, begin, finish = -1, "", 0, 0, -1
    reader: _Reader | None = None
    for number, start, end in found.tolist():
        if number != current:
            current, text, base, finish, reader = number, block.texts[number], starts[number], -1, None
        if not begin <= start < finish:
            begin, finish = find_sentence(text, start)
        around = marks.at(base + start, base)
        before = words[base + begin : base + start]
        if (
            around == (base + start, base + start)
            and framing.isdisjoint(before.split())
            and b"would be" not in before
            and text.find("ccording to ", end, finish) < 0
            and (text.find(",", end, finish) < 0 or saying.isdisjoint(words[base + end : base + finish].split()))
        ):
            voice, holder = "own", sources[number] or OUTLET
        else:
            if reader is None:
                reader = _Reader(text, sources[number], marks, base)
            voice, holder = reader.at(start, end, (begin, finish))
        voices.append(voice)
        holders.append(holder)
        near = max(begin, start - 40)
        maybe = not _DENYING.isdisjoint(words[base + near : base + start].split())
        denied.append(maybe and DENIALS.search(text[near:start]) is not None)
    return voices, holders, denied


class _Reader(RawVoice):
    """Reads one text of a block, with the marks that the block knows."""

    def __init__(self, text: str, source: str, marks: BlockMarks, base: int) -> None:
        super().__init__(text, source)
        self._marks, self._base = marks, base

    def _mark(self, offset: int) -> Marked | None:
        around = self._marks.at(self._base + offset, self._base)
        if around is None:
            return super()._mark(offset)
        start, end = around[0] - self._base, around[1] - self._base
        return Marked(start, end, (start + 1, end - 1)) if start < end else None
