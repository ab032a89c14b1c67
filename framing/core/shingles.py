"""Words and runs of words as numbers, so that what texts share word for word is found by sorting."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

_BASE = 0x9E3779B97F4A7C15  # odd, so it has an inverse modulo 2**64
_STEP = 0xD6E8FEB86659FD93


class Words(NamedTuple):
    """The words of a text: where each starts and ends, and a number that stands for it."""

    starts: Places
    ends: Places
    hashes: Hashes


def hash_words(text: str, *, digits: bool = True) -> Words:
    """The words of a text, runs of letters and digits in whatever case; with ``digits=False`` all digits are alike."""
    folded, inside = _alphabet(digits)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = np.minimum(codes, len(folded) - 1)
    edges = np.flatnonzero(np.diff(inside[codes], prepend=0, append=0))
    starts, ends = edges[::2], edges[1::2]
    power, inverse = _powers(1 << max(10, len(codes).bit_length()))
    sums = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum(folded[codes] * power[: len(codes)], out=sums[1:])
    return Words(starts, ends, _mix((sums[ends] - sums[starts]) * inverse[starts] + (ends - starts).astype(np.uint64)))


def hash_runs(hashes: Hashes, n: int) -> Hashes:
    """A number for every run of n words; one for the whole where there are fewer."""
    n = min(n, len(hashes))
    if not n:
        return np.zeros(0, dtype=np.uint64)
    runs = np.zeros(len(hashes) - n + 1, dtype=np.uint64)
    for offset in range(n):
        runs = runs * np.uint64(_STEP) + hashes[offset : len(hashes) - n + 1 + offset]
    return _mix(runs + np.uint64(n))


def cover_words(flagged: NDArray[np.bool_], n: int, n_words: int) -> NDArray[np.bool_]:
    """Which words stand in a flagged run of n words.

    Examples
    --------
    >>> cover_words(np.array([False, True, False]), n=2, n_words=4).tolist()
    [False, True, True, False]
    """
    steps = np.zeros(n_words + 1, dtype=np.int64)
    width = min(n, n_words)
    steps[: len(flagged)] += flagged
    steps[width : width + len(flagged)] -= flagged
    return np.cumsum(steps[:-1]) > 0


def list_stretches(covered: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First word and one past the last of every unbroken stretch of covered words."""
    bounds = np.flatnonzero(np.diff(covered.astype(np.int8), prepend=0, append=0))
    return list(zip(bounds[::2].tolist(), bounds[1::2].tolist(), strict=True))


def _mix(values: Hashes) -> Hashes:
    """Every bit of a number depends on every bit (the finaliser of splitmix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


@lru_cache(maxsize=2)
def _alphabet(digits: bool) -> tuple[Hashes, NDArray[np.int8]]:
    """For each character of the basic plane its lower-case number, and whether it belongs to a word."""
    folded = np.arange(0x10000, dtype=np.uint64)
    inside = np.zeros(0x10000, dtype=np.int8)
    for code in range(0x10000):
        character = chr(code)
        if character.isalnum():
            inside[code] = 1
            low = character.lower()
            folded[code] = ord(low) if len(low) == 1 else code
            if not digits and character.isdigit():
                folded[code] = ord("0")
    return folded, inside


@lru_cache(maxsize=1)
def _powers(n: int) -> tuple[Hashes, Hashes]:
    """The base to the powers 0 to n - 1 modulo 2**64, and their inverses."""
    inverse = pow(_BASE, -1, 1 << 64)
    steps = [np.full(n, factor, dtype=np.uint64) for factor in (_BASE, inverse)]
    for step in steps:
        step[0] = 1
        np.cumprod(step, out=step)
    return steps[0], steps[1]
