"""The difference of two ratios, tested by permutation, with the interval that says the same as the test."""

from __future__ import annotations

import numpy as np

from framing.stats.draws import ALPHA, N_PERMUTATIONS, Floats, Inference, Seed, Side, bound_p, foresee_p
from framing.stats.flips import infer_flips
from framing.stats.intervals import bound_fixed, combine_bounds
from framing.stats.ratios import bound_scarce
from framing.stats.relabel import infer_labels


def infer_difference(a: Side, b: Side, *, share: bool, seed: Seed, n_permutations: int = N_PERMUTATIONS) -> Inference:
    r"""Permutation test and 95 % interval of :math:`D = \sum x_a / \sum m_a - \sum x_b / \sum m_b`.

    Parameters
    ----------
    a, b : tuple of (x, m)
        Counts, shape (n_clusters, n_categories), and bases, shape (n_clusters,), of either side. Rows are the same
        clusters on both sides; a side that is absent from a cluster has base 0 there, and every cluster has one side
        at least.
    share : bool
        Whether x never exceeds m, so that the ratios are shares and D lies between -1 and 1.
    seed : int or sequence of int
        Seed of the permutations; one set serves all categories.
    n_permutations : int
        How many are drawn where there are more than `N_EXACT`; else all of them are gone through.

    Returns
    -------
    Inference
        Where every cluster holds both sides, of `infer_flips`; else of `infer_labels`. Test and interval come from the
        same draws: 0 is inside if and only if p is .05 or more. p is never below `bound_p`. Where few clusters hold the
        category, draws say little of how much D varies, so the interval is never shorter than `bound_scarce`, cut off
        next to 0 where p is below .05. Where each side is all or nothing it combines those of the sides
        (`combine_bounds`). low or high is NaN where the draws set no bound. p_least is .05 or more where fewer than six
        clusters hold the category, or as many as leave fewer than six that hold anything else.

    Notes
    -----
    From 30 clusters a side, in 24 designs with shares of .01 to .9 and correlations of .15 to .3 within clusters, the
    intervals covered the truth in 92 to 98 of 100 simulated corpora, 95 on average.

    Examples
    --------
    Six matched pairs, all in the same direction: two of the 64 flips are as far out.

    >>> import numpy as np
    >>> a, b, m = np.array([3.0, 4, 2, 3, 4, 3]), np.array([1.0, 1, 0, 2, 0, 1]), np.full(6, 4.0)
    >>> found = infer_difference((a[:, None], m), (b[:, None], m), share=True, seed=0)
    >>> found.p.tolist(), found.low.round(2).tolist(), found.high.round(2).tolist()
    ([0.03125], [0.25], [1.0])
    """
    matched = ((a[1] > 0) & (b[1] > 0)).all()
    found = (infer_flips if matched else infer_labels)(a, b, seed=seed, n_permutations=n_permutations)
    least = bound_p(a, b)
    p, p_max = np.maximum((found.p, found.p_max), least)
    inside, up = p >= ALPHA, found.low > 0
    scarce = bound_scarce(a, b, share=share)
    low, high = np.minimum(found.low, scarce[0]), np.maximum(found.high, scarce[1])
    low = np.where(inside, np.minimum(low, 0.0), np.where(up, np.maximum(low, np.nextafter(0.0, 1.0)), low))
    high = np.where(inside, np.maximum(high, 0.0), np.where(up, high, np.minimum(high, np.nextafter(0.0, -1.0))))
    sides = [bound_fixed(x[m > 0], m[m > 0], share=share) for x, m in (a, b)]
    fixed = ~np.isnan(sides[0][1]) & ~np.isnan(sides[1][1])
    bounds = combine_bounds(*sides)
    low, high = np.where(fixed, bounds[0], low), np.where(fixed, bounds[1], high)
    if share:
        low, high = np.maximum(low, -1.0), np.minimum(high, 1.0)
    low, high = (np.where(np.isfinite(bound), bound, np.nan) for bound in (low, high))
    return Inference(p, p_max, low, high, np.maximum(found.p_least, foresee_p(a, b)))


def infer_means(a: Side, b: Side, *, seed: Seed, n_permutations: int = N_PERMUTATIONS) -> Inference:
    """Permutation test and interval of the difference of two means, of scores that may be of either sign.

    Parameters
    ----------
    a, b : tuple of (x, m)
        Sums of scores, shape (n_clusters, n_scorers), and how many they are sums of; else as in `infer_difference`.
    seed, n_permutations
        As in `infer_difference`.

    Returns
    -------
    Inference
        As of `infer_difference`, without what holds of counts alone.
    """
    (xa, ma), (xb, mb) = a, b
    mean = (xa + xb).sum(0) / (ma.sum() + mb.sum())
    sides = (xa - mean * ma[:, None], ma), (xb - mean * mb[:, None], mb)
    matched = ((ma > 0) & (mb > 0)).all()
    return (infer_flips if matched else infer_labels)(*sides, seed=seed, n_permutations=n_permutations)


def permute_difference(a: Side, b: Side, *, seed: Seed, n_permutations: int = N_PERMUTATIONS) -> Floats:
    """Two-sided permutation p of the difference, shape (n_categories,): the first part of `infer_difference`."""
    return infer_difference(a, b, share=False, seed=seed, n_permutations=n_permutations).p
