"""Voice at many places of a block of texts: what needs no reading is told at once, the rest is read by `RawVoice`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from framing.core.block_words import CodeClasses, Column, code_words
from framing.core.blocks import Block, letters
from framing.core.text import find_sentence
from framing.find._block_marks import BlockMarks
from framing.find._block_sentences import find_sentences
from framing.find._marks import Marked, pair_marks
from framing.find._raw_voice import (
    ACCUSED,
    DENIALS,
    NEAR,
    NO_FRAME_WORDS,
    SET_OFF_UP_TO,
    RawVoice,
    plain_forms,
    saying_forms,
    telling_forms,
)
from framing.find._words import DISTANCING, OUTLET

Truths = np.ndarray[Any, np.dtype[np.bool_]]
_CALLS = "call calls called describe describes described term terms termed".split()
_DENYING = "not never no neither nor without hardly t".split()
_DENIED_WITHIN = 40
_CUT = frozenset(word.encode() for word in _DENYING)
# What a word may be.
(
    _ANY, _SURE, _OPENING, _TO, _TELLING, _OF, _ACCUSING, _AFTER, _ACCORDING, _WHAT, _CALL, _WOULD_BE, _DENY,
) = (1 << place for place in range(13))  # fmt: skip


@cache
def _classes() -> CodeClasses:
    """Words without which nobody frames what stands behind or before, holds it at a distance or denies it.

    Of a word with a hyphen only what stands behind it counts. What is here may still be no cue; what is not, is none.
    """
    plain = plain_forms() | {"saying"}
    others = saying_forms()
    sure = plain | (DISTANCING - {"would-be"}) | {"according"}
    words = {
        _ANY: others | sure | set(_CALLS), _SURE: sure, _TO: ["to"], _OF: ["of"],
        _OPENING: "that whether if how why".split(),
        _TELLING: telling_forms() - plain, _ACCUSING: ACCUSED - plain, _AFTER: others | plain,
        _ACCORDING: ["according"], _WHAT: ["what"], _CALL: _CALLS, _WOULD_BE: ["be"], _DENY: _DENYING,
    }  # fmt: skip
    return CodeClasses({bit: code_words(word.split("-")[-1] for word in found) for bit, found in words.items()})


@cache
def _set_off_words() -> tuple[frozenset[bytes], frozenset[bytes]]:
    """Verbs that may say something between commas, and those of them that do so wherever they stand there."""
    plain = plain_forms() | {"saying"}
    coded = [frozenset(word.split("-")[-1].encode() for word in words) for words in (saying_forms() | plain, plain)]
    return coded[0], coded[1] | frozenset(word.encode() for word in ACCUSED)


def _sets_off(text: str, comma: int, finish: int, words: bytes) -> bool:
    """Whether commas from this one on set something off that may frame what stands before: *X said*, *said X*.

    `words` are those of the text from the comma to `finish`.
    """
    saying, anywhere = _set_off_words()
    first = comma
    while comma >= 0:
        following = text.find(",", comma + 1, finish)
        stop = following if following >= 0 else finish
        if stop - comma < SET_OFF_UP_TO:
            piece = words[comma - first : stop - first].split()
            says = not anywhere.isdisjoint(piece) or not saying.isdisjoint((*piece[:2], *piece[-1:]))
            says |= (b"how" in piece or b"why" in piece) and not saying.isdisjoint(piece)
            if says and NO_FRAME_WORDS.isdisjoint(text[comma + 1 : stop].split()):
                return True
        comma = following
    return False


class _Cues:
    """Which words of a block are cues of which kind, and between which places they stand."""

    def __init__(self, block: Block) -> None:
        self._starts, self._array = block.tokens.starts, block.array
        self._kinds = _classes().read(block.tokens.codes)
        self._places: dict[int, Column] = {}

    def places(self, kind: int) -> Column:
        """Where the words of a kind begin."""
        if kind not in self._places:
            places = self._starts[np.flatnonzero(self._kinds & kind != 0)]
            if kind == _WOULD_BE:
                places = places[self._array[places - 1] == ord("-")]
            self._places[kind] = places
        return self._places[kind]

    def between(self, kind: int, begin: Column, end: Column) -> Truths:
        """Whether a word of the kind begins between two places, for each pair of them."""
        places = self.places(kind)
        found: Truths = np.searchsorted(places, end) > np.searchsorted(places, begin)
        return found

    def frame(self, begin: Column, end: Column) -> Truths:
        """Whether what stands between the places may frame what stands behind."""
        rest = np.flatnonzero(self.between(_ANY, begin, end))
        begin_, end_ = begin[rest], end[rest]
        found = self.between(_SURE, begin_, end_) | self.between(_OPENING, begin_, end_)
        found |= self.between(_TELLING, begin_, end_) & self.between(_TO, begin_, end_)
        found |= self.between(_ACCUSING, begin_, end_) & self.between(_OF, begin_, end_)
        found |= self.between(_CALL, begin_, end_) & self.between(_WHAT, begin_, end_)
        framed = self.between(_WOULD_BE, begin, end)
        framed[rest] |= found
        return framed


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
    marks, cues = BlockMarks(block), _Cues(block)
    number, start, end = found.T
    begin, finish = _bounds(block, number, start)
    base = block.starts[number]
    asked = ~marks.surely_none(base + start, base)
    asked |= cues.frame(base + begin, base + start) | cues.between(_ACCORDING, base + end, base + finish)
    commas = np.flatnonzero(block.array == ord(","))
    comma = np.append(commas, len(block.raw))[np.searchsorted(commas, base + end)]
    maybe = ~asked & cues.between(_AFTER, comma, base + finish)
    rows = [column.tolist() for column in (number, start, end, begin, finish, base)]
    for place in np.flatnonzero(maybe).tolist():
        text, _, _, _, last, first = (column[place] for column in rows)
        behind = int(comma[place])
        asked[place] = _sets_off(block.texts[text], behind - first, last, block.words[behind : first + last])
    outlets = [source or OUTLET for source in sources]
    voices, holders = ["own"] * len(found), [outlets[text] for text in rows[0]]
    reader: _Reader | None = None
    for place in np.flatnonzero(asked).tolist():
        text, at, until, opening, last, first = (column[place] for column in rows)
        if reader is None or reader.number != text:
            reader = _Reader(block, text, sources[text], marks, first)
        voices[place], holders[place] = reader.at(at, until, (opening, last))
    return voices, holders, _denied(block, cues, rows, base + np.maximum(begin, start - _DENIED_WITHIN), base + start)


def _bounds(block: Block, number: Column, start: Column) -> tuple[Column, Column]:
    """Begin and end of the sentences around places, without white space at either end of the text."""
    begin, finish = find_sentences(block, number, start)
    for place in np.flatnonzero(finish < 0).tolist():
        begin[place], finish[place] = find_sentence(block.texts[number[place]], int(start[place]))
    unsure = np.flatnonzero((begin < start) & ~letters()[block.array[block.starts[number] + begin]])
    for place in unsure.tolist():
        text, until = block.texts[number[place]], int(start[place])
        opening = int(begin[place])
        while opening < until and text[opening].isspace():
            opening += 1
        begin[place] = opening
    lengths = np.array([len(text.rstrip()) for text in block.texts], dtype=np.int64)
    return begin, np.minimum(finish, lengths[number])


def _denied(block: Block, cues: _Cues, rows: list[list[int]], near: Column, start: Column) -> list[bool]:
    """Whether a word of denial stands right before each place; one may be cut where looking back ends."""
    maybe = cues.between(_DENY, near, start)
    cut = (near < start) & letters()[block.array[near]] & letters()[block.array[near - 1]]
    denied = [False] * len(near)
    for place in np.flatnonzero(maybe | cut).tolist():
        first, until = int(near[place]), int(start[place])
        if maybe[place] or block.words[first:until].split(None, 1)[0] in _CUT:
            offset = rows[-1][place]
            denied[place] = DENIALS.search(block.texts[rows[0][place]][first - offset : until - offset]) is not None
    return denied


class _Reader(RawVoice):
    """Reads one text of a block, with the marks that the block knows."""

    def __init__(self, block: Block, number: int, source: str, marks: BlockMarks, base: int) -> None:
        super().__init__(block.texts[number], source)
        self.number, self._marks, self._base = number, marks, base
        self._paired: dict[tuple[int, int], list[Marked]] = {}

    def _mark(self, offset: int) -> Marked | None:
        around = self._marks.at(self._base + offset, self._base)
        if around is not None:
            return self._made(around)
        return next((mark for mark in self._paired_around(offset, offset) if mark.start <= offset < mark.end), None)

    def _before(self, mark: Marked) -> Marked | None:
        around = self._marks.before(self._base + mark.start, self._base)
        if around is not None:
            return self._made(around)
        near = self._paired_around(max(0, mark.start - NEAR), mark.start)
        return next((other for other in reversed(near) if other.start < mark.start), None)

    def _paired_around(self, first: int, last: int) -> list[Marked]:
        """The outer marks of all lines that have to be paired together with those between two places."""
        end = self._base + len(self.text)
        begin, _ = self._marks.stretch(self._base + first, self._base, end)
        _, finish = self._marks.stretch(self._base + last, self._base, end)
        if (begin, finish) not in self._paired:
            paired = pair_marks(self.text, begin - self._base, finish - self._base)
            self._paired[begin, finish] = [mark for mark in paired if mark.depth == 0]
        return self._paired[begin, finish]

    def _made(self, around: tuple[int, int]) -> Marked | None:
        start, end = around[0] - self._base, around[1] - self._base
        return Marked(start, end, (start + 1, end - 1)) if start < end else None
