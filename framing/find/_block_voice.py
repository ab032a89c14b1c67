"""Voice at many places of a block of texts: what needs no reading is told by arrays, the rest is read by `RawVoice`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from framing.core.blocks import Block, write_table
from framing.core.text import find_sentence
from framing.find._raw_voice import DENIALS, RawVoice, saying_forms
from framing.find._words import DISTANCING, OUTLET

Integers = np.ndarray[Any, np.dtype[np.int64]]
_DENYING = frozenset(b"not never no neither nor without hardly t".split())
_BREAK, _DOUBLE, _SINGLE = b"\x01", b"\x02", b"\x03"
_KINDS = {"\n": _BREAK, "\r": _BREAK} | dict.fromkeys("“”„«»\"`", _DOUBLE) | dict.fromkeys("'‘", _SINGLE)


@cache
def _kinds() -> bytes:
    return write_table(lambda character: _KINDS.get(character, b"\0").decode())


@cache
def _cues() -> frozenset[bytes]:
    """The parts of words without one of which nobody frames or distances what comes behind."""
    framing = {form.split("-")[-1] for form in saying_forms()}
    distancing = {word.split("-")[-1] for word in DISTANCING} - {"be"}
    return frozenset(word.encode() for word in framing | distancing | {"what", "according"})


@cache
def _later_cues() -> frozenset[bytes]:
    """The same for what stands behind."""
    return frozenset(form.split("-")[-1].encode() for form in saying_forms())


def read_voices(block: Block, found: Integers, sources: Sequence[str]) -> tuple[list[str], list[str], list[bool]]:
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
    marked = _may_be_marked(block, found)
    voices, holders, denied = [], [], []
    words, starts = block.words, block.starts.tolist()
    cues, later = _cues(), _later_cues()
    current, text, source, base = -1, "", "", 0
    begin, finish = 0, -1
    reader: RawVoice | None = None
    for (number, start, end), in_marks in zip(found.tolist(), marked.tolist(), strict=True):
        if number != current:
            current, text, source, base = number, block.texts[number], sources[number], starts[number]
            reader, finish = None, -1
        if not begin <= start < finish:
            begin, finish = find_sentence(text, start)
        near = max(begin, start - 40)
        quick = False
        if not in_marks:
            before = words[base + begin : base + start]
            quick = cues.isdisjoint(before.split()) and b"would be" not in before and not (
                text.find("ccording to ", end, finish) >= 0
                or (text.find(",", end, finish) >= 0 and not later.isdisjoint(words[base + end : base + finish].split()))
            )
        if quick:
            voices.append("own")
            holders.append(source or OUTLET)
        else:
            reader = reader or RawVoice(text, source)
            voice, holder = reader.at(start, end, (begin, finish))
            voices.append(voice)
            holders.append(holder)
        maybe = not _DENYING.isdisjoint(words[base + near : base + start].split())
        denied.append(maybe and DENIALS.search(text[near:start]) is not None)
    return voices, holders, denied


def _may_be_marked(block: Block, found: Integers) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Where quotation marks may stand around: marks in the line, or an open one from the lines right above."""
    kinds = np.frombuffer(block.raw.translate(_kinds()), dtype=np.uint8)
    places = np.flatnonzero(kinds)
    kind = kinds[places]
    breaks, double, single = places[kind == 1], places[kind == 2], places[kind == 3]
    # A single mark behind a letter is an apostrophe or closes.
    letter = np.frombuffer(block.words, dtype=np.uint8)[np.maximum(single - 1, 0)] != ord(" ")
    marks = np.sort(np.concatenate([double, single[~letter | (single == 0)]]))
    at = block.starts[found[:, 0]] + found[:, 1]
    line = np.searchsorted(breaks, at)
    begin = np.where(line > 0, breaks[np.maximum(line - 1, 0)] + 1, 0)
    in_line = np.searchsorted(marks, breaks[line]) > np.searchsorted(marks, begin)
    first = block.starts[found[:, 0]]
    before = np.searchsorted(double, begin) > np.searchsorted(double, first)
    glued = (begin - 2 >= first) & (kinds[np.maximum(begin - 2, 0)] != 1)
    return in_line | (before & glued)
