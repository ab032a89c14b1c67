"""Voice at many places of a block of texts: what needs no reading is told at once, the rest is read by `RawVoice`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import numpy as np

from framing.core.blocks import Block
from framing.core.text import find_sentence
from framing.find._block_marks import BlockMarks
from framing.find._block_sentences import find_sentences
from framing.find._marks import Marked
from framing.find._raw_voice import (
    ACCUSED,
    DENIALS,
    NO_FRAME_WORDS,
    SET_OFF_UP_TO,
    RawVoice,
    plain_forms,
    saying_forms,
    telling_forms,
)
from framing.find._words import DISTANCING, OUTLET

_OPENING = frozenset(b"that whether if how why".split())
_DENYING = frozenset(b"not never no neither nor without hardly t".split())


class _Cues:
    """Words without which nobody frames what stands behind or before, or holds it at a distance.

    Of a word with a hyphen only what stands behind it is looked for. What is here may still be no cue; what is not, is
    none.
    """

    def __init__(self) -> None:
        self.plain = plain = _coded(plain_forms() | {"saying"})
        others = _coded(saying_forms())
        self.sure = plain | _coded(DISTANCING - {"would-be"}) | _coded({"what", "according"})
        self.telling, self.accusing = _coded(telling_forms()) - plain, _coded(ACCUSED) - plain
        self.any = others | plain | self.sure
        self.after = others | plain

    def frame(self, words: list[bytes]) -> bool:
        """Whether the words may frame what stands behind them."""
        found = self.any.intersection(words)
        if not found:
            return False
        if not self.sure.isdisjoint(found) or not _OPENING.isdisjoint(words):
            return True
        return (b"to" in words and not self.telling.isdisjoint(found)) or (
            b"of" in words and not self.accusing.isdisjoint(found)
        )

    def set_off(self, text: str, end: int, finish: int, words: bytes) -> bool:
        """Whether commas behind a place set something off that may frame it: *X said*, *said X*; `words` are of it."""
        comma = text.find(",", end, finish)
        if comma < 0 or self.after.isdisjoint(words[comma - end :].split()):
            return False
        while comma >= 0:
            following = text.find(",", comma + 1, finish)
            stop = following if following >= 0 else finish
            piece = words[comma - end : stop - end].split()
            says = stop - comma < SET_OFF_UP_TO and not self.after.isdisjoint(piece) and self._may_say(piece)
            if says and NO_FRAME_WORDS.isdisjoint(text[comma + 1 : stop].split()):
                return True
            comma = following
        return False

    def _may_say(self, piece: list[bytes]) -> bool:
        """Whether the words hold one of the plainest verbs, or any verb of saying as their first or last word."""
        if not self.plain.isdisjoint(piece) or not self.accusing.isdisjoint(piece):
            return True
        return not self.after.isdisjoint((*piece[:2], piece[-1])) or b"how" in piece or b"why" in piece


@cache
def _cues() -> _Cues:
    return _Cues()


def _coded(words: Iterable[str]) -> frozenset[bytes]:
    return frozenset(word.split("-")[-1].encode() for word in words)


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
    cues = _cues()
    current, text, base, length = -1, "", 0, 0
    reader: _Reader | None = None
    bounds = np.stack(find_sentences(block, found[:, 0], found[:, 1]), axis=1)
    for (number, start, end), (begin, finish) in zip(found.tolist(), bounds.tolist(), strict=True):
        if number != current:
            current, text, base, reader = number, block.texts[number], starts[number], None
            length = len(text.rstrip())
        if finish < 0:
            begin, finish = find_sentence(text, start)
        while text[begin].isspace() and begin < start:
            begin += 1
        finish = min(finish, length)
        around = marks.at(base + start, base)
        before = words[base + begin : base + start]
        if (
            around == (base + start, base + start)
            and b"would be" not in before
            and not cues.frame(before.split())
            and text.find("ccording to ", end, finish) < 0
            and not cues.set_off(text, end, finish, words[base + end : base + finish])
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
        return super()._mark(offset) if around is None else self._made(around)

    def _before(self, mark: Marked) -> Marked | None:
        around = self._marks.before(self._base + mark.start, self._base)
        return super()._before(mark) if around is None else self._made(around)

    def _made(self, around: tuple[int, int]) -> Marked | None:
        start, end = around[0] - self._base, around[1] - self._base
        return Marked(start, end, (start + 1, end - 1)) if start < end else None
