"""Permutation tests over clusters: flips of what each cluster adds to a difference, and relabelling of clusters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import comb

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Side = tuple[Floats, Floats]
Seed = int | Sequence[int]

N_PERMUTATIONS = 4_999
N_EXACT = 2**12
_CELLS = 4_000_000
_BLOCK = 512
_TOLERANCE = 1e-9


def permute_difference(a: Side, b: Side, *, seed: Seed, n_permutations: int = N_PERMUTATIONS) -> Floats:
    r"""Two-sided permutation p of :math:`D = \sum x_a / \sum m_a - \sum x_b / \sum m_b`.

    Parameters
    ----------
    a, b : tuple of (x, m)
        Counts, shape (n_clusters, n_categories), and bases, shape (n_clusters,), of either side. Rows are the same
        clusters on both sides; a side that is absent from a cluster has base 0 there, and every cluster has one side
        at least.
    seed : int or sequence of int
        Seed of the permutations; one set serves all categories.
    n_permutations : int
        How many are drawn where there are more than `N_EXACT`; else all of them are gone through.

    Returns
    -------
    ndarray, shape (n_categories,)
        Where every cluster holds both sides, the p of `flip_contributions`. Else the larger of that and of
        `permute_labels`: the first misleads where one side rests on a handful of counts, the second where the sides
        differ in variance, and both must call a difference for it to count.

    Examples
    --------
    Six matched pairs, all in the same direction: two of the 64 flips are as far out.

    >>> import numpy as np
    >>> a, b, m = np.array([3.0, 4, 2, 3, 4, 3]), np.array([1.0, 1, 0, 2, 0, 1]), np.full(6, 4.0)
    >>> permute_difference((a[:, None], m), (b[:, None], m), seed=0).tolist()
    [0.03125]
    """
    flipped = flip_contributions(a, b, seed=seed, n_permutations=n_permutations)
    if ((a[1] > 0) & (b[1] > 0)).all():
        return flipped
    return np.maximum(flipped, permute_labels(a, b, seed=seed, n_permutations=n_permutations))


def flip_contributions(a: Side, b: Side, *, seed: Seed, n_permutations: int = N_PERMUTATIONS) -> Floats:
    r"""Sign-flip p of D: each cluster's contribution to it keeps or changes its sign.

    Parameters
    ----------
    a, b, seed, n_permutations
        As in `permute_difference`.

    Returns
    -------
    ndarray, shape (n_categories,)
        (1 + k) / (B + 1) for B drawn flips, k of them at least as far out as the data (Phipson and Smyth 2010); k / B
        where all B were gone through, the data among them, so that p is never 0. Not below 2 / 2^t, where t clusters
        hold the category (or t hold anything else, if they are fewer): the others have nothing to flip, and with t < 6
        nothing is called at .05.

    Notes
    -----
    D is the sum over clusters of

    .. math:: e_c = (x_{ac} - r m_{ac}) / \sum m_a - (x_{bc} - r m_{bc}) / \sum m_b

    with r the pooled ratio. Without a difference each has mean 0, whatever the sizes and variances are. In matched
    clusters in which both sides have the same base, to flip is to swap the labels; where bases differ, a plain swap
    would swap the bases too, and would call differences that only come from one side's writing more.

    References
    ----------
    Hemerik, Goeman and Finos (2020), Journal of the Royal Statistical Society B 82: flipping score contributions.
    """
    (xa, ma), (xb, mb) = a, b
    pooled = (xa + xb).sum(0) / (ma.sum() + mb.sum())
    parts = (xa - pooled * ma[:, None]) / ma.sum() - (xb - pooled * mb[:, None]) / mb.sum()
    distance = np.abs(parts.sum(0)) * (1 - _TOLERANCE)
    n = len(ma)
    exact = 2**n <= N_EXACT
    draws: Iterator[Floats]
    if exact:
        draws = iter([np.array(list(product([1.0, -1.0], repeat=n))).reshape(-1, n)])
    else:
        rng = np.random.default_rng(seed)
        draws = (rng.choice([1.0, -1.0], size=(rows, n)) for rows in _blocks(n, n_permutations))
    further = sum((np.abs(signs @ parts) >= distance).sum(axis=0) for signs in draws)
    p = np.asarray(further / 2**n if exact else (1 + further) / (n_permutations + 1), dtype=np.float64)
    x, m = xa + xb, (ma + mb)[:, None]
    telling = np.minimum((x > 0).sum(axis=0), (x < m).sum(axis=0))
    return np.asarray(np.maximum(p, np.minimum(2.0 ** (1 - telling), 1.0)), dtype=np.float64)


def permute_labels(a: Side, b: Side, *, seed: Seed, n_permutations: int = N_PERMUTATIONS) -> Floats:
    r"""Label permutation p of D: which clusters are a's and which are b's.

    Parameters
    ----------
    a, b, seed, n_permutations
        As in `permute_difference`.

    Returns
    -------
    ndarray, shape (n_categories,)
        As in `flip_contributions`.

    Notes
    -----
    Clusters with one side exchange their labels among one another; a cluster with both is a block of its own, in which
    they swap. So that an assignment in which one side has little base does not count as far out for that alone, the
    statistic is D over

    .. math:: \sqrt{(1 - \rho)(1 / M_a + 1 / M_b) + \rho (Q_a / M_a^2 + Q_b / M_b^2)},
              \quad M = \sum m, \quad Q = \sum m^2

    where :math:`\rho` is the correlation of counts within a cluster, by moments over all clusters. With equal bases
    this is D itself. The test is exact where clusters are exchangeable.
    """
    (xa, ma), (xb, mb) = a, b
    both, only_a, only_b = (ma > 0) & (mb > 0), (ma > 0) & (mb == 0), (mb > 0) & (ma == 0)
    labels = np.repeat([1.0, 0.0], [int(only_a.sum()), int(only_b.sum())])
    first, second = _sums(xa[both], ma[both]), _sums(xb[both], mb[both])
    single = _sums(np.vstack([xa[only_a], xb[only_b]]), np.concatenate([ma[only_a], mb[only_b]]))
    start, moves = first.sum(0), np.vstack([second - first, single])
    total = first.sum(0) + second.sum(0) + single.sum(0)
    rho = _correlation(np.vstack([xa, xb]), np.concatenate([ma, mb]))

    def distance(assignment: Floats) -> Floats:
        in_a = start + assignment @ moves
        in_b = total - in_a
        m_a, m_b, q_a, q_b = in_a[:, -2, None], in_b[:, -2, None], in_a[:, -1, None], in_b[:, -1, None]
        scale = (1 - rho) * (1 / m_a + 1 / m_b) + rho * (q_a / m_a**2 + q_b / m_b**2)
        return np.asarray(np.abs(in_a[:, :-2] / m_a - in_b[:, :-2] / m_b) / np.sqrt(scale))

    n_both = int(both.sum())
    seen = distance(np.concatenate([np.zeros(n_both), labels])[None, :]) * (1 - _TOLERANCE)
    n_all = 2**n_both * comb(len(labels), int(labels.sum()))
    exact = n_all <= N_EXACT
    draws = _enumerate(n_both, labels) if exact else _draw(n_both, labels, seed, n_permutations)
    further = sum((distance(assignment) >= seen).sum(axis=0) for assignment in draws)
    return np.asarray(further / n_all if exact else (1 + further) / (n_permutations + 1), dtype=np.float64)


def _sums(x: Floats, m: Floats) -> Floats:
    return np.column_stack([x, m, m**2])


def _correlation(x: Floats, m: Floats) -> Floats:
    """How much more alike two counts of one cluster are than two of different ones, 0 to 1, a category."""
    base, square = m.sum(), (m**2).sum()
    rate = x.sum(0) / base
    spread = ((x - rate * m[:, None]) ** 2).sum(0)
    with np.errstate(divide="ignore", invalid="ignore"):
        rho = (spread / (rate * (1 - rate)) - base) / (square - base)
    return np.asarray(np.clip(np.nan_to_num(rho, nan=0.0, posinf=0.0, neginf=0.0), 0.0, 1.0), dtype=np.float64)


def _blocks(n_units: int, n: int) -> Iterator[int]:
    """Sizes of the blocks in which `n` permutations of `n_units` fit into memory."""
    block = int(np.clip(_CELLS // max(n_units, 1), 1, _BLOCK))
    for first in range(0, n, block):
        yield min(block, n - first)


def _enumerate(n_both: int, labels: Floats) -> Iterator[Floats]:
    """Every assignment once: which clusters are swapped, which single ones are called a."""
    swaps = np.array(list(product([0.0, 1.0], repeat=n_both))).reshape(2**n_both, n_both)
    chosen = np.array(list(combinations(range(len(labels)), int(labels.sum()))), dtype=np.intp)
    named = np.zeros((len(chosen), len(labels)))
    named[np.arange(len(chosen))[:, None], chosen] = 1.0
    yield np.hstack([np.repeat(swaps, len(named), axis=0), np.tile(named, (len(swaps), 1))])


def _draw(n_both: int, labels: Floats, seed: Seed, n: int) -> Iterator[Floats]:
    """`n` random assignments."""
    rng = np.random.default_rng(seed)
    for rows in _blocks(n_both + len(labels), n):
        swaps = rng.integers(2, size=(rows, n_both)).astype(np.float64)
        named = rng.permuted(np.tile(labels, (rows, 1)), axis=1)
        yield np.hstack([swaps, named])
