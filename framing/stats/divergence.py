"""How far apart several sources' distributions of labels lie, beside what chance alone would put between them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import stdtrit, xlogy

from framing.stats.draws import (
    ALPHA,
    N_PERMUTATIONS,
    TOLERANCE,
    Codes,
    Floats,
    Seed,
    find_p,
    shuffle_codes,
    split_columns,
)

_LOG2 = float(np.log(2))


class Divergence(NamedTuple):
    """A divergence in bits, with its null distribution.

    Parameters
    ----------
    estimate : float
        Of the data. It is never 0, even where the sources do not differ, and larger the fewer the counts.
    adjusted : float
        Estimate less the mean of the null, at least 0: the figure to report.
    null_mean, null_high : float
        Mean and .95 quantile over permutations.
    p : float
        Share of permutations at least as far out.
    """

    estimate: float
    adjusted: float
    null_mean: float
    null_high: float
    p: float


def measure_divergence(counts: ArrayLike, *, by_size: bool = True) -> Floats:
    r"""Jensen–Shannon divergence, in bits, of the rows of a table of counts.

    Parameters
    ----------
    counts : array_like, shape (..., n_groups, n_categories)
        Counts of each category in each group; leading axes are tables of their own.
    by_size : bool
        Whether a group weighs as much as it has counts, :math:`\pi_i = n_i / N`, so that :math:`2 N \ln 2 \cdot JSD =
        G^2`; else all weigh the same.

    Returns
    -------
    ndarray, shape (...)
        :math:`H(\sum \pi_i P_i) - \sum \pi_i H(P_i)`, 0 to 1 for two groups. Groups without counts weigh nothing.
        `scipy.spatial.distance.jensenshannon` is the root of that of two groups that weigh the same.

    References
    ----------
    Lin (1991), IEEE Transactions on Information Theory 37(1).

    Examples
    --------
    >>> round(float(measure_divergence([[5, 3, 2], [2, 3, 5]])), 7)
    0.0958156
    """
    table = np.asarray(counts, dtype=np.float64)
    sizes = table.sum(axis=-1, keepdims=True)
    shares = np.divide(table, sizes, out=np.zeros_like(table), where=sizes > 0)
    weights = sizes if by_size else (sizes > 0).astype(np.float64)
    weights = weights / np.maximum(weights.sum(axis=-2, keepdims=True), TOLERANCE)
    mixed = (weights * shares).sum(axis=-2)
    between = (weights[..., 0] * xlogy(shares, shares).sum(axis=-1)).sum(axis=-1) - xlogy(mixed, mixed).sum(axis=-1)
    return np.asarray(np.maximum(between, 0.0) / _LOG2, dtype=np.float64)


def permute_divergence(
    counts: ArrayLike,
    groups: NDArray[np.intp],
    *,
    seed: Seed,
    blocks: Codes | None = None,
    by_size: bool = True,
    n_permutations: int = N_PERMUTATIONS,
) -> Divergence:
    """Divergence between groups of articles, with its null from permuting which group an article belongs to.

    Parameters
    ----------
    counts : array_like, shape (n_units, n_categories)
        Counts in each article, or in each cluster of articles of one group.
    groups : ndarray of int, shape (n_units,)
        Group of each unit, 0 up.
    seed : int or sequence of int
        Seed of the permutations.
    blocks : ndarray of int, shape (n_units,), optional
        Groups are exchanged only among the units of one block: the story, where sources are compared on the same ones.
    by_size : bool
        As in `measure_divergence`.
    n_permutations : int
        How many are drawn.

    Returns
    -------
    Divergence

    Notes
    -----
    A percentile bootstrap of a divergence doubles its bias; use this null, or `jackknife_divergence`.

    Examples
    --------
    >>> import numpy as np
    >>> counts = np.array([[6, 1], [5, 2], [6, 0], [7, 1], [5, 1], [1, 6], [2, 5], [0, 6], [1, 7], [1, 5]])
    >>> found = permute_divergence(counts, np.repeat([0, 1], 5), seed=0, n_permutations=999)
    >>> found.estimate > found.null_high, found.p < 0.02
    (True, True)
    """
    table = np.asarray(counts, dtype=np.float64)
    n_groups = int(groups.max()) + 1
    codes = groups.astype(np.int32)
    rng = np.random.default_rng(seed)
    drawn = np.empty(n_permutations)
    for rows in split_columns(n_permutations, max(len(codes), n_groups * table.shape[1])):
        shuffled = shuffle_codes(codes, blocks, rows.stop - rows.start, rng)
        sums = np.stack([(shuffled == group).astype(np.float64) @ table for group in range(n_groups)], axis=1)
        drawn[rows] = measure_divergence(sums, by_size=by_size)
    estimate = float(measure_divergence(_sum_groups(table, groups, n_groups), by_size=by_size))
    further = np.asarray((drawn >= estimate * (1 - TOLERANCE)).sum())
    mean = float(drawn.mean())
    p = float(find_p(further, n_permutations, exact=False))
    return Divergence(estimate, max(0.0, estimate - mean), mean, float(np.quantile(drawn, 1 - ALPHA)), p)


def jackknife_divergence(counts: ArrayLike, *, by_size: bool = True) -> tuple[float, float, float]:
    r"""Divergence less its bias, with a 95 % interval, from leaving out one cluster at a time.

    Parameters
    ----------
    counts : array_like, shape (n_clusters, n_groups, n_categories)
        What each group has in each cluster, as a rule the story.
    by_size : bool
        As in `measure_divergence`.

    Returns
    -------
    estimate, low, high : float
        :math:`n J - (n - 1) \bar J_{-c}`, and n - 1 degrees of freedom for the interval around it, from 0 up.

    References
    ----------
    Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 11.

    Examples
    --------
    >>> import numpy as np
    >>> same = np.random.default_rng(0).multinomial(6, [0.5, 0.3, 0.2], size=(40, 2))
    >>> estimate, low, high = jackknife_divergence(same)
    >>> estimate < float(measure_divergence(same.sum(0))), low
    (True, 0.0)
    """
    table = np.asarray(counts, dtype=np.float64)
    n, whole = len(table), table.sum(0)
    left = np.empty(n)
    for rows in split_columns(n, whole.size):
        left[rows] = measure_divergence(whole - table[rows], by_size=by_size)
    mean = left.mean()
    estimate = float(n * measure_divergence(whole, by_size=by_size) - (n - 1) * mean)
    error = float(np.sqrt((n - 1) / n * ((left - mean) ** 2).sum()))
    half = float(stdtrit(n - 1, 1 - ALPHA / 2)) * error
    return max(0.0, estimate), max(0.0, estimate - half), max(0.0, estimate + half)


def _sum_groups(table: Floats, groups: Codes, n_groups: int) -> Floats:
    sums = np.zeros((n_groups, table.shape[1]))
    np.add.at(sums, groups, table)
    return sums
