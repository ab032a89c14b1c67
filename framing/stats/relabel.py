"""Label permutation of clusters with a studentised difference: the test, and the interval that goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from math import comb

import numpy as np
from numpy.typing import NDArray

from framing.stats.draws import (
    ALPHA,
    N_EXACT,
    N_PERMUTATIONS,
    TOLERANCE,
    Bits,
    Codes,
    Floats,
    Inference,
    Seed,
    Side,
    count_needed,
    draw_labels,
    find_max_p,
    find_p,
    list_labels,
    split_columns,
)

_FAR = 1e12
_WHOLE = 2**24  # whole numbers up to here are exact in single precision


def permute_labels(
    a: Side, b: Side, *, seed: Seed, blocks: Codes | None = None, n_permutations: int = N_PERMUTATIONS
) -> Floats:
    """Label permutation p of D, shape (n_categories,): the first part of `infer_labels`."""
    return infer_labels(a, b, seed=seed, blocks=blocks, n_permutations=n_permutations).p


def infer_labels(
    a: Side, b: Side, *, seed: Seed, blocks: Codes | None = None, n_permutations: int = N_PERMUTATIONS
) -> Inference:
    r"""Label permutation test of D, studentised, and its interval: which clusters are a's and which are b's.

    Parameters
    ----------
    a, b : tuple of (x, m)
        As in `infer_difference`.
    seed : int or sequence of int
        Seed of the permutations; one set serves all categories.
    blocks : ndarray of int, shape (n_clusters,), optional
        Labels are exchanged only among the clusters of one block (a topic, a month), so that what differs between
        blocks is not laid to the sides. The interval is then of the difference that is left.
    n_permutations : int
        How many are drawn where there are more than `N_EXACT`; else all of them are gone through.

    Returns
    -------
    Inference
        p is twice the smaller of the two one-sided ones. low and high are D less the upper and lower .025 quantiles of
        the permuted statistic, times the standard error. p_least is the p of the outermost assignment, where all were
        gone through.

    Notes
    -----
    Clusters with one side exchange their labels among one another; a cluster with both is a block of its own, in which
    they swap. The statistic is D over its standard error by the delta method, computed anew in every permutation,

    .. math:: s^2 = \sum_c (u_c - v_c)^2, \quad u_c = \sqrt{\tfrac{n_a}{n_a - 1}} (x_{ac} - r_a m_{ac}) / M_a,

    :math:`v_c` the same of b. So the test is exact where clusters are exchangeable, and right for many clusters where
    the sides differ in variance or size. Tails are counted apart because the statistic is skewed where one side has few
    clusters.

    References
    ----------
    Janssen (1997), Statistics and Probability Letters 36; Chung and Romano (2013), Annals of Statistics 41(2).
    """
    design = _Design(a, b, blocks)
    k = a[0].shape[1]
    size = design.n_all if design.exact else n_permutations
    needed = count_needed(ALPHA / 2, size, exact=design.exact)
    above, below, maxima = np.zeros(k, dtype=np.int_), np.zeros(k, dtype=np.int_), np.zeros(size)
    seen, low, high = np.zeros(k), np.full(k, -np.inf), np.full(k, np.inf)
    outermost = np.ones(k, dtype=np.int_)
    for columns in split_columns(k, size):
        features = design.describe(columns)
        observed, gap, error = (part[0] for part in features.judge(design.start[None, :]))
        drawn = np.empty((size, len(observed)))
        for rows, assignment in design.draw(size, seed):
            drawn[rows] = features.judge(assignment)[0]
        seen[columns], slack = observed, TOLERANCE * np.abs(observed)
        above[columns] = (drawn >= observed - slack).sum(axis=0)
        below[columns] = (drawn <= observed + slack).sum(axis=0)
        maxima = np.maximum(maxima, np.abs(drawn).max(axis=1, initial=0.0))
        if design.exact:
            outermost[columns] = np.minimum(*(_count_outermost(each) for each in (drawn, -drawn)))
        if needed:
            drawn.partition([needed - 1, size - needed], axis=0)
            low[columns] = gap - drawn[size - needed] * error
            high[columns] = gap - drawn[needed - 1] * error
    p = np.minimum(2 * find_p(np.minimum(above, below), size, exact=design.exact), 1.0)
    p_least = np.minimum(2 * outermost / (size if design.exact else size + 1), 1.0)
    return Inference(p, np.maximum(find_max_p(seen, maxima, exact=design.exact), p), low, high, p_least)


def _count_outermost(drawn: Floats) -> NDArray[np.int_]:
    """How many assignments lie as far up as the one furthest up."""
    top = drawn.max(axis=0, initial=-np.inf)
    return np.asarray((drawn >= top - TOLERANCE * np.abs(top)).sum(axis=0))


class _Design:
    """Which clusters hold both sides, which one, and how their labels may be exchanged."""

    def __init__(self, a: Side, b: Side, blocks: Codes | None) -> None:
        (xa, ma), (xb, mb) = a, b
        both, alone = (ma > 0) & (mb > 0), (ma > 0) != (mb > 0)
        self.first, self.second = (xa[both], ma[both]), (xb[both], mb[both])
        self.single = (xa + xb)[alone], (ma + mb)[alone]
        self.labels = (ma[alone] > 0).astype(np.int8)
        self.blocks = None if blocks is None else blocks[alone]
        self.n_both, n_a = int(both.sum()), int(self.labels.sum())
        self.start = np.concatenate([np.zeros(self.n_both, dtype=np.int8), self.labels])
        self.n_sides = n_a + self.n_both, len(self.labels) - n_a + self.n_both
        self.n_all = 2**self.n_both * comb(len(self.labels), n_a)
        self.exact = blocks is None and self.n_all <= N_EXACT

    def draw(self, size: int, seed: Seed) -> Iterator[tuple[slice, Bits]]:
        """Assignments, all or `size` of them, in blocks of rows."""
        if self.exact:
            return list_labels(self.n_both, self.labels)
        return draw_labels(self.n_both, self.labels, self.blocks, size, seed)

    def describe(self, columns: slice) -> _Features:
        """The sums that the statistic needs, for some categories."""
        x1, m1 = self.first[0][:, columns], self.first[1]
        x2, m2 = self.second[0][:, columns], self.second[1]
        x, m = self.single[0][:, columns], self.single[1]
        crossed = ([x1 * m2[:, None]], [x2 * m1[:, None]], [np.zeros_like(x)]) if self.n_both else ([], [], [])
        first, second, single = _stack(x1, m1, *crossed[0]), _stack(x2, m2, *crossed[1]), _stack(x, m, *crossed[2])
        fixed = (x1 * x2).sum(0), float(m1 @ m2)
        return _Features(first, second, single, fixed, self.n_sides)


class _Features:
    """Sums over clusters whose side an assignment decides, and the studentised difference they give."""

    def __init__(
        self, first: Floats, second: Floats, single: Floats, fixed: tuple[Floats, float], n_sides: tuple[int, int]
    ) -> None:
        self.start, moves = first.sum(0), np.vstack([second - first, single])
        self.counts, self.bases = moves[:, :-2], moves[:, -2:]
        if (self.counts == np.rint(self.counts)).all() and np.abs(self.counts).sum(0).max(initial=0.0) < _WHOLE:
            self.counts = self.counts.astype(np.float32)  # twice as fast, and sums of whole numbers stay exact
        self.total = self.start + second.sum(0) + single.sum(0)
        self.fixed = fixed
        self.spread = tuple(n / max(n - 1, 1) for n in n_sides)

    def judge(self, assignment: Bits) -> tuple[Floats, Floats, Floats]:
        """Statistic, difference and standard error under each assignment, shape (n_assignments, n_categories)."""
        counts = assignment.astype(self.counts.dtype) @ self.counts
        in_a = self.start + np.hstack([counts.astype(np.float64), assignment.astype(np.float64) @ self.bases])
        k = len(self.fixed[0])
        parts = []
        for sums in (in_a, self.total - in_a):
            base, square = sums[:, -2, None], sums[:, -1, None]
            parts.append((sums[:, :k] / base, sums[:, k : 2 * k], sums[:, 2 * k : 3 * k], base, square))
        (ra, xxa, xma, base_a, square_a), (rb, xxb, xmb, base_b, square_b) = parts
        variance = self.spread[0] * (xxa - 2 * ra * xma + ra**2 * square_a) / base_a**2
        variance += self.spread[1] * (xxb - 2 * rb * xmb + rb**2 * square_b) / base_b**2
        if self.fixed[1]:
            crossed_a = in_a[:, 3 * k : 4 * k]
            crossed_b = self.total[3 * k : 4 * k] - crossed_a
            shared = self.fixed[0] - rb * crossed_a - ra * crossed_b + ra * rb * self.fixed[1]
            variance -= 2 * np.sqrt(self.spread[0] * self.spread[1]) * shared / (base_a * base_b)
        size = xxa / base_a**2 + xxb / base_b**2
        error = np.sqrt(np.where(variance > TOLERANCE * size, variance, 0.0))
        gap = np.where(np.abs(ra - rb) > TOLERANCE * (ra + rb), ra - rb, 0.0)
        with np.errstate(divide="ignore", invalid="ignore"):
            statistic = np.clip(np.nan_to_num(gap / error, nan=0.0), -_FAR, _FAR)
        return statistic, gap, error


def _stack(x: Floats, m: Floats, *crossed: Floats) -> Floats:
    return np.hstack([x, x**2, x * m[:, None], *crossed, m[:, None], m[:, None] ** 2])
