"""The words of a block as arrays: where each begins and ends, and a number that stands for its letters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

CODE = "cp1252"  # it has a byte for each letter, quotation mark and dash that English print uses
Column = np.ndarray[Any, np.dtype[np.int64]]
Codes = np.ndarray[Any, np.dtype[np.uint64]]
_FACTOR, _OTHER_FACTOR = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_HALF, _TOP = np.uint64(29), np.uint64(47)  # a table of 2 ** (64 - 47) slots
_MASKS = np.array([(1 << 8 * width) - 1 for width in range(9)], dtype=np.uint64)
_PADDING = bytes(16)


@dataclass(frozen=True, eq=False)
class BlockWords:
    """Runs of letters and digits in a text of bytes, in order.

    Parameters
    ----------
    starts, ends : array, shape (n_words,)
        Where each begins, and the place behind it.
    codes : array, shape (n_words,)
        A number of 64 bits for its letters, which are small ones.
    """

    starts: Column
    ends: Column
    codes: Codes

    @classmethod
    def of_bytes(cls, words: bytes) -> BlockWords:
        """The words of bytes that hold a space for all that is neither letter nor digit."""
        edges = np.flatnonzero(np.diff(np.frombuffer(b" " + words + b" ", dtype=np.uint8) != ord(" ")))
        starts, ends = edges[::2], edges[1::2]
        return cls(starts, ends, code_spans(words, starts, ends - starts))

    def code_pairs(self, first: Column) -> Codes:
        """A number for each of these words and the one behind it."""
        codes = self.codes[first]
        return (codes ^ (codes >> _HALF)) * _OTHER_FACTOR ^ self.codes[first + 1]


def code_spans(raw: bytes, starts: Column, lengths: Column) -> Codes:
    """A number of 64 bits for the bytes of each span; two that differ share one about once in 10 ** 19 times.

    Parameters
    ----------
    raw : bytes
        What the spans are of.
    starts, lengths : array, shape (n,)
        Where each begins, and how many bytes it has.
    """
    padded = raw + _PADDING
    eights: Codes = np.ndarray((len(raw) + 8,), dtype="<u8", buffer=padded, strides=(1,))
    codes: Codes = eights[starts] & _MASKS[np.minimum(lengths, 8)]
    codes *= _FACTOR
    rest, done = np.flatnonzero(lengths > 8), 8
    while len(rest):
        more = eights[starts[rest] + done] & _MASKS[np.minimum(lengths[rest] - done, 8)]
        held = codes[rest]
        held ^= held >> _HALF
        codes[rest] = (held ^ more) * _OTHER_FACTOR
        done += 8
        rest = rest[lengths[rest] > done]
    return codes


def code_words(words: Iterable[str]) -> Codes:
    """The numbers of words that are given as strings, of letters and digits only; sorted, each once."""
    known = " ".join(words).encode(CODE, "replace")
    return np.unique(BlockWords.of_bytes(known).codes)


class CodeClasses:
    """Tells which classes a number belongs to: a bit for each class.

    It may find one in a class to which it does not belong (about one in twenty-five where 5,000 are known), and never
    leaves one out: whoever asks has to look at what is found.
    """

    def __init__(self, classes: Mapping[int, Codes]) -> None:
        self._table = np.zeros(1 << 64 - int(_TOP), dtype=np.uint16)
        for bit, codes in classes.items():
            self._table[np.unique(codes >> _TOP)] |= np.uint16(bit)

    def read(self, codes: Codes) -> np.ndarray[Any, np.dtype[np.uint16]]:
        """The classes of each."""
        found: np.ndarray[Any, np.dtype[np.uint16]] = self._table[codes >> _TOP]
        return found
