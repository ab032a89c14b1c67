"""The cluster bootstrap: intervals of a ratio and of the difference of two, over many categories at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from framing.stats.intervals import TAIL, bound_empty_rate, bound_fixed, bound_share, combine_bounds, expand_tail

Floats = NDArray[np.float64]
Method = Literal["percentile", "bca"]

N_RESAMPLES = 2_000
_CELLS = 4_000_000


def draw_weights(n: int, seed: int | Sequence[int], n_resamples: int = N_RESAMPLES) -> Iterator[Floats]:
    """How often each of `n` clusters is drawn, in blocks of resamples small enough for memory.

    Yields
    ------
    ndarray, shape (block, n)
        Rows that sum to n.
    """
    rng = np.random.default_rng(seed)
    block = int(np.clip(_CELLS // n, 1, n_resamples))
    for first in range(0, n_resamples, block):
        rows = min(block, n_resamples - first)
        drawn = rng.integers(n, size=(rows, n)) + n * np.arange(rows)[:, None]
        yield np.bincount(drawn.ravel(), minlength=rows * n).reshape(rows, n).astype(np.float64)


def resample_ratio(
    x: Floats,
    m: Floats,
    *,
    share: bool,
    seed: int | Sequence[int],
    n_resamples: int = N_RESAMPLES,
    method: Method = "percentile",
) -> tuple[Floats, Floats]:
    r"""95 % interval of :math:`\sum x / \sum m` by resampling clusters with replacement.

    Parameters
    ----------
    x : ndarray, shape (n_clusters, n_categories)
        Counts of each category in each cluster.
    m : ndarray, shape (n_clusters,)
        What they are out of: words or occasions; every entry above 0.
    share : bool
        Whether x never exceeds m, so that the ratio is a share.
    seed : int or sequence of int
        Seed of the resampling.
    n_resamples : int
        Number of bootstrap resamples.
    method : {"percentile", "bca"}
        Percentiles of the bootstrap, read further out where clusters are few (`expand_tail`); or moved for bias and
        skew (`correct_tails`), which is right for many clusters and too narrow for rare categories.

    Returns
    -------
    low, high : ndarray, shape (n_categories,)
        Where all resamples
        agree, as they do when nothing was counted, Wilson's interval on the number of clusters (shares) or the Poisson
        limit of an empty count (rates). NaN below 2 clusters.

    Examples
    --------
    >>> import numpy as np
    >>> x, m = np.array([[2.0, 0.0]] * 5 + [[4.0, 0.0]] * 5), np.full(10, 8.0)
    >>> low, high = resample_ratio(x, m, share=True, seed=0)
    >>> bool(low[0] < 3 / 8 < high[0]), float(low[1]), round(float(high[1]), 3)
    (True, 0.0, 0.278)
    """
    n = len(m)
    if n < 2:
        return np.full(x.shape[1], np.nan), np.full(x.shape[1], np.nan)
    ratios = _draw_ratios(x, m, seed, n_resamples)
    left_out = (x.sum(0) - x) / (m.sum() - m)[:, None]
    low, high = _read_tails(ratios, x.sum(0) / m.sum(), (n - 1) * (left_out.mean(0) - left_out), n, method)
    return _bound_still(ratios, x, m, share, low, high)


def resample_difference(
    a: tuple[Floats, Floats],
    b: tuple[Floats, Floats],
    *,
    share: bool,
    seed: int | Sequence[int],
    n_resamples: int = N_RESAMPLES,
    method: Method = "percentile",
) -> tuple[Floats, Floats]:
    r"""95 % interval of :math:`\sum x_a / \sum m_a - \sum x_b / \sum m_b` by resampling clusters.

    Parameters
    ----------
    a, b : tuple of (x, m)
        Counts, shape (n_clusters, n_categories), and bases, shape (n_clusters,), of either side. Rows are the same
        clusters on both sides; a side that is absent from a cluster has base 0 there.
    share, seed, n_resamples, method
        As in `resample_ratio`.

    Returns
    -------
    low, high : ndarray, shape (n_categories,)
        Where some clusters hold both sides, clusters are drawn whole, so that what the sides share cancels; where none
        does, each side is drawn by itself. Where each side is all or nothing, the two sides' own intervals are combined
        (`combine_bounds`). NaN where a side has fewer than 2 clusters.

    Notes
    -----
    It does not know of the permutation test and may contradict it; `infer_difference` gives both from the same draws.
    """
    (xa, ma), (xb, mb) = a, b
    in_a, in_b = ma > 0, mb > 0
    n = int(min(in_a.sum(), in_b.sum()))
    if n < 2:
        return np.full(xa.shape[1], np.nan), np.full(xa.shape[1], np.nan)
    if (in_a & in_b).any():
        both = _draw_ratios(np.hstack([xa, xb]), np.column_stack([ma, mb]), seed, n_resamples)
        ra, rb = np.hsplit(both, 2)
    else:
        first, second = np.random.SeedSequence(seed).generate_state(2)
        ra = _draw_ratios(xa[in_a], ma[in_a], int(first), n_resamples)
        rb = _draw_ratios(xb[in_b], mb[in_b], int(second), n_resamples)
    influence = _find_influence(xa, ma) - _find_influence(xb, mb)
    low, high = _read_tails(ra - rb, xa.sum(0) / ma.sum() - xb.sum(0) / mb.sum(), influence, n, method)
    sides = [bound_fixed(x[m > 0], m[m > 0], share=share) for x, m in (a, b)]
    fixed = ~np.isnan(sides[0][1]) & ~np.isnan(sides[1][1])
    bounds = combine_bounds(*sides)
    return np.where(fixed, bounds[0], low), np.where(fixed, bounds[1], high)


def correct_tails(resamples: Floats, estimate: Floats, influence: Floats) -> tuple[Floats, Floats]:
    r"""Tail probabilities of the bias-corrected and accelerated (BCa) 95 % interval.

    Parameters
    ----------
    resamples : ndarray, shape (n_resamples, n_categories)
        The statistic in each resample.
    estimate : ndarray, shape (n_categories,)
        The statistic of the data.
    influence : ndarray, shape (n_clusters, n_categories)
        What each cluster adds to it, up to a factor: by the jackknife, or to first order.

    Returns
    -------
    low, high : ndarray, shape (n_categories,)
        :math:`\Phi(z_0 + (z_0 + z) / (1 - a (z_0 + z)))` for z of .025 and .975, with :math:`z_0` from the share of
        resamples below the estimate (ties count half) and :math:`a = \sum l^3 / (6 (\sum l^2)^{3/2})`.

    References
    ----------
    Efron (1987), Journal of the American Statistical Association 82.
    """
    n = len(resamples)
    below = ((resamples < estimate).sum(0) + 0.5 * (resamples == estimate).sum(0)) / n
    bias = ndtri(np.clip(below, 1 / (n + 1), n / (n + 1)))
    square = (influence**2).sum(0)
    cube = (influence**3).sum(0)
    skew = np.divide(cube, 6 * square**1.5, out=np.zeros_like(cube), where=square > 0)
    low, high = (ndtr(bias + (bias + z) / (1 - skew * (bias + z))) for z in (ndtri(TAIL), -ndtri(TAIL)))
    return low, high


def _read_tails(
    resamples: Floats, estimate: Floats, influence: Floats, n: int, method: Method
) -> tuple[Floats, Floats]:
    if method == "percentile":
        tail = expand_tail(n)
        low, high = np.quantile(resamples, [tail, 1 - tail], axis=0)
        return low, high
    tails = correct_tails(resamples, estimate, influence)
    ordered = np.sort(resamples, axis=0)
    bounds = []
    for part in tails:
        place = part * (len(ordered) - 1)
        under = np.floor(place).astype(np.intp)
        over, column = np.minimum(under + 1, len(ordered) - 1), np.arange(len(estimate))
        bounds.append(ordered[under, column] + (place - under) * (ordered[over, column] - ordered[under, column]))
    return bounds[0], bounds[1]


def _find_influence(x: Floats, m: Floats) -> Floats:
    """What each cluster adds to the ratio of its side, to first order; 0 for clusters without it."""
    n = (m > 0).sum()
    return np.asarray((x - x.sum(0) / m.sum() * m[:, None]) / m.sum() * n)


def _draw_ratios(x: Floats, m: Floats, seed: int | Sequence[int], n_resamples: int) -> Floats:
    """Σx / Σm in every resample that holds each base; `m` may have one column or one for each half of x."""
    bases = m.reshape(len(m), -1)
    width = x.shape[1] // bases.shape[1] if x.shape[1] else 0
    parts = []
    for weights in draw_weights(len(m), seed, n_resamples):
        base = weights @ bases
        held = (base > 0).all(axis=1)
        parts.append((weights[held] @ x) / np.repeat(base[held], width, axis=1))
    return np.concatenate(parts)


def _bound_still(ratios: Floats, x: Floats, m: Floats, share: bool, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """The bounds, but Wilson's or Poisson's where all resamples agree."""
    estimate = x.sum(0) / m.sum()
    still = np.ptp(ratios, axis=0) == 0
    if share:
        wilson = bound_share(estimate, len(m))
        return np.where(still, wilson[0], low), np.where(still, wilson[1], high)
    empty = still & (estimate == 0)
    return low, np.where(empty, bound_empty_rate(float(m.sum())), high)
