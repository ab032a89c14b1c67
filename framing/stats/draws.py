"""Random and exhaustive rearrangements of clusters: signs to flip, labels to permute, and what a test makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import ceil
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Codes = NDArray[np.intp]
Bits = NDArray[np.int8]
Side = tuple[Floats, Floats]
Seed = int | Sequence[int]

N_PERMUTATIONS = 4_999
N_EXACT = 2**12
ALPHA = 0.05
TOLERANCE = 1e-9
_CELLS = 4_000_000


class Inference(NamedTuple):
    """What a permutation test says of a difference, an entry a category.

    Parameters
    ----------
    p : ndarray, shape (n_categories,)
        Two-sided p.
    p_max : ndarray, shape (n_categories,)
        p adjusted for all categories of the call (Westfall and Young's single-step max-T): the share of draws in which
        the most extreme category lies as far out as this one.
    low, high : ndarray, shape (n_categories,)
        The differences that the test does not reject at .05. 0 is among them if and only if p is .05 or more.
    p_least : ndarray, shape (n_categories,)
        The smallest p that the design can give, whatever the outcome: the same for every way in which the clusters'
        labels could have fallen, so that rows may be set aside by it without looking at the result.
    """

    p: Floats
    p_max: Floats
    low: Floats
    high: Floats
    p_least: Floats


def split_columns(n_columns: int, n_draws: int) -> Iterator[slice]:
    """Slices of categories for which all draws fit into memory."""
    width = max(1, _CELLS // max(n_draws, 1))
    for first in range(0, n_columns, width):
        yield slice(first, min(first + width, n_columns))


def draw_signs(n: int, size: int, seed: Seed, *, exact: bool) -> Iterator[tuple[slice, Floats]]:
    """Signs of n clusters, 1 or -1, in blocks of rows: all 2^n of them, or `size` drawn ones."""
    if exact:
        yield slice(0, 2**n), np.array(list(product([1.0, -1.0], repeat=n))).reshape(-1, n)
        return
    rng = np.random.default_rng(seed)
    for rows in _split_rows(size, n):
        count = (rows.stop - rows.start) * n
        bits = np.unpackbits(np.frombuffer(rng.bytes(-(-count // 8)), dtype=np.uint8), count=count)
        yield rows, 1.0 - 2.0 * bits.reshape(-1, n).astype(np.float64)


def draw_labels(n_both: int, labels: Bits, blocks: Codes | None, size: int, seed: Seed) -> Iterator[tuple[slice, Bits]]:
    """Drawn assignments, in blocks of rows: which of `n_both` clusters are swapped, which single ones are called a."""
    rng = np.random.default_rng(seed)
    for rows in _split_rows(size, n_both + len(labels)):
        n = rows.stop - rows.start
        swaps = rng.integers(2, size=(n, n_both), dtype=np.int8)
        yield rows, np.hstack([swaps, shuffle_codes(labels, blocks, n, rng)])


def list_labels(n_both: int, labels: Bits) -> Iterator[tuple[slice, Bits]]:
    """Every assignment once, as one block of rows."""
    swaps = np.array(list(product([0, 1], repeat=n_both)), dtype=np.int8).reshape(2**n_both, n_both)
    chosen = np.array(list(combinations(range(len(labels)), int(labels.sum()))), dtype=np.intp)
    named = np.zeros((len(chosen), len(labels)), dtype=np.int8)
    named[np.arange(len(chosen))[:, None], chosen] = 1
    assignments = np.hstack([np.repeat(swaps, len(named), axis=0), np.tile(named, (len(swaps), 1))])
    yield slice(0, len(assignments)), assignments


def shuffle_codes(codes: NDArray[Any], blocks: Codes | None, n: int, rng: np.random.Generator) -> NDArray[Any]:
    """The codes in `n` random orders, shape (n, len(codes)); with `blocks`, only among the entries of each block."""
    if blocks is None:
        return rng.permuted(np.tile(codes, (n, 1)), axis=1)
    home = np.argsort(blocks, kind="stable")
    order = np.argsort(blocks + rng.random((n, len(codes))), axis=1)
    shuffled = np.empty((n, len(codes)), dtype=codes.dtype)
    shuffled[:, home] = codes[order]
    return shuffled


def count_needed(tail: float, size: int, *, exact: bool) -> int:
    """How many draws at least as far out make the p reach `tail`; 0 where every p does."""
    return max(0, ceil(tail * size - TOLERANCE if exact else tail * (size + 1) - 1 - TOLERANCE))


def find_p(further: NDArray[np.int_], size: int, *, exact: bool) -> Floats:
    """The p of k draws of B that are as far out as the data: k / B of all there are, else (k + 1) / (B + 1).

    References
    ----------
    Phipson and Smyth (2010), Statistical Applications in Genetics and Molecular Biology 9(1).
    """
    return np.asarray(further / size if exact else (further + 1) / (size + 1), dtype=np.float64)


def bound_p(a: Side, b: Side) -> Floats:
    r"""The least p that the evidence can give, shape (n_categories,), however clear the draws are.

    Parameters
    ----------
    a, b : tuple of (x, m)
        As in `infer_difference`.

    Returns
    -------
    ndarray, shape (n_categories,)
        The larger of two chances. Of t clusters that hold the category (or that hold anything else, if they are fewer)
        all point one way by chance in :math:`2 / 2^t`: with t < 6 nothing is called at .05. And of
        :math:`h` hits all are on the side that has the share :math:`\pi` of the base by chance in :math:`2 \pi^h`,
        where h is their number over the design effect: a rare word that only the longer source has is no finding.
    """
    xa, xb, telling = _turn(a, b)
    ma, mb = a[1], b[1]
    whole = ma.sum() + mb.sum()
    hits = xa.sum(0) + xb.sum(0)
    rate = hits / whole
    spread = ((xa + xb - rate * (ma + mb)[:, None]) ** 2).sum(0)
    with np.errstate(divide="ignore", invalid="ignore"):
        effective = np.nan_to_num(hits * np.minimum(rate * (1 - rate) * whole / spread, 1.0), nan=0.0)
    part = ma.sum() / whole
    side = np.where(xa.sum(0) / ma.sum() > xb.sum(0) / mb.sum(), part, 1 - part)
    longer = np.maximum(side, 0.5) ** np.maximum(effective, telling)
    return np.asarray(np.minimum(2.0 * np.maximum(0.5**telling, longer), 1.0), dtype=np.float64)


def foresee_p(a: Side, b: Side) -> Floats:
    r"""The least p that a category can have whatever its outcome, shape (n_categories,).

    Parameters
    ----------
    a, b : tuple of (x, m)
        As in `infer_difference`.

    Returns
    -------
    ndarray, shape (n_categories,)
        :math:`2 / 2^t` for t clusters that hold the category (or that hold anything else, if they are fewer): what
        `bound_p` gives where all hits are on the shorter side. To exchange the labels of clusters does not change it.

    References
    ----------
    Tarone (1990), Biometrics 46: tests that cannot reach the level are no part of the family. Gilbert (2005), Journal
    of the Royal Statistical Society C 54, for the false discovery rate.
    """
    return np.asarray(np.minimum(2.0 * 0.5 ** count_telling(a, b), 1.0), dtype=np.float64)


def count_telling(a: Side, b: Side) -> NDArray[np.int_]:
    """How many clusters hold the category, or anything else if they are fewer; shape (n_categories,)."""
    return _turn(a, b)[2]


def _turn(a: Side, b: Side) -> tuple[Floats, Floats, NDArray[np.int_]]:
    """Counts of the category, or of all else where that is rarer, and how many clusters hold them."""
    (xa, ma), (xb, mb) = a, b
    usual = 2 * (xa.sum(0) + xb.sum(0)) > ma.sum() + mb.sum()
    xa, xb = np.where(usual, ma[:, None] - xa, xa), np.where(usual, mb[:, None] - xb, xb)
    return xa, xb, np.asarray(((xa > 0) | (xb > 0)).sum(axis=0))


def find_max_p(statistic: Floats, maxima: Floats, *, exact: bool) -> Floats:
    """Single-step max-T: p of each statistic against the draws' maxima over all categories.

    References
    ----------
    Westfall and Young (1993), Resampling-Based Multiple Testing, section 2.6.
    """
    ordered = np.sort(maxima)
    below = np.searchsorted(ordered, np.abs(statistic) * (1 - TOLERANCE), side="left")
    return find_p(np.asarray(len(ordered) - below), len(ordered), exact=exact)


def _split_rows(size: int, n: int) -> Iterator[slice]:
    rows = int(np.clip(_CELLS // max(n, 1), 1, size))
    for first in range(0, size, rows):
        yield slice(first, min(first + rows, size))
