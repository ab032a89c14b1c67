"""The cluster bootstrap: intervals of a ratio and of the difference of two, over many categories at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from framing.stats.intervals import bound_empty_rate, bound_share, combine_bounds, expand_tail

Floats = NDArray[np.float64]

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
    x: Floats, m: Floats, *, share: bool, seed: int | Sequence[int], n_resamples: int = N_RESAMPLES
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

    Returns
    -------
    low, high : ndarray, shape (n_categories,)
        Percentiles of the bootstrap, read further out where clusters are few (`expand_tail`). Where all resamples
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
    return _bound_side(_draw_ratios(x, m, seed, n_resamples), x, m, share)


def resample_difference(
    a: tuple[Floats, Floats],
    b: tuple[Floats, Floats],
    *,
    share: bool,
    seed: int | Sequence[int],
    n_resamples: int = N_RESAMPLES,
) -> tuple[Floats, Floats]:
    r"""95 % interval of :math:`\sum x_a / \sum m_a - \sum x_b / \sum m_b` by resampling clusters.

    Parameters
    ----------
    a, b : tuple of (x, m)
        Counts, shape (n_clusters, n_categories), and bases, shape (n_clusters,), of either side. Rows are the same
        clusters on both sides; a side that is absent from a cluster has base 0 there.
    share, seed, n_resamples
        As in `resample_ratio`.

    Returns
    -------
    low, high : ndarray, shape (n_categories,)
        Where some clusters hold both sides, clusters are drawn whole, so that what the sides share cancels; where none
        does, each side is drawn by itself. Where all resamples of one side agree, the two sides' own intervals are
        combined (`combine_bounds`). NaN where a side has fewer than 2 clusters.
    """
    (xa, ma), (xb, mb) = a, b
    in_a, in_b = ma > 0, mb > 0
    if min(in_a.sum(), in_b.sum()) < 2:
        return np.full(xa.shape[1], np.nan), np.full(xa.shape[1], np.nan)
    if (in_a & in_b).any():
        both = _draw_ratios(np.hstack([xa, xb]), np.column_stack([ma, mb]), seed, n_resamples)
        ra, rb = np.hsplit(both, 2)
    else:
        first, second = np.random.SeedSequence(seed).generate_state(2)
        ra = _draw_ratios(xa[in_a], ma[in_a], int(first), n_resamples)
        rb = _draw_ratios(xb[in_b], mb[in_b], int(second), n_resamples)
    tail = expand_tail(int(min(in_a.sum(), in_b.sum())))
    low, high = np.quantile(ra - rb, [tail, 1 - tail], axis=0)
    still = (np.ptp(ra, axis=0) == 0) | (np.ptp(rb, axis=0) == 0)
    if still.any():
        sides = []
        for ratios, x, m in ((ra, xa[in_a], ma[in_a]), (rb, xb[in_b], mb[in_b])):
            estimate = x.sum(0) / m.sum()
            sides.append((estimate, *_bound_side(ratios, x, m, share)))
        combined = combine_bounds(sides[0], sides[1])
        low, high = np.where(still, combined[0], low), np.where(still, combined[1], high)
    return low, high


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


def _bound_side(ratios: Floats, x: Floats, m: Floats, share: bool) -> tuple[Floats, Floats]:
    tail = expand_tail(len(m))
    low, high = np.quantile(ratios, [tail, 1 - tail], axis=0)
    estimate = x.sum(0) / m.sum()
    still = np.ptp(ratios, axis=0) == 0
    if share:
        wilson = bound_share(estimate, len(m))
        return np.where(still, wilson[0], low), np.where(still, wilson[1], high)
    empty = still & (estimate == 0)
    return low, np.where(empty, bound_empty_rate(float(m.sum())), high)
