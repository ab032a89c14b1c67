"""Sign flips of what each matched cluster adds to a difference: the test, and the interval that inverts it."""

from __future__ import annotations

import numpy as np

from framing.stats.draws import (
    ALPHA,
    N_EXACT,
    N_PERMUTATIONS,
    TOLERANCE,
    Floats,
    Inference,
    Seed,
    Side,
    count_needed,
    draw_signs,
    find_max_p,
    find_p,
    split_columns,
)


def flip_contributions(a: Side, b: Side, *, seed: Seed, n_permutations: int = N_PERMUTATIONS) -> Floats:
    """Sign-flip p of D, shape (n_categories,): the first part of `infer_flips`."""
    return infer_flips(a, b, seed=seed, n_permutations=n_permutations).p


def infer_flips(a: Side, b: Side, *, seed: Seed, n_permutations: int = N_PERMUTATIONS) -> Inference:
    r"""Sign-flip test of D and its inversion: each cluster's contribution to D keeps or changes its sign.

    Parameters
    ----------
    a, b : tuple of (x, m)
        As in `infer_difference`.
    seed : int or sequence of int
        Seed of the flips; one set serves all categories.
    n_permutations : int
        How many are drawn where there are more than `N_EXACT`; else all of them are gone through.

    Returns
    -------
    Inference
        p is two-sided; low and high are the outermost differences that the test does not reject; p_least is the p of
        contributions that all point one way.

    Notes
    -----
    D is the sum over clusters of

    .. math:: e_c = (x_{ac} - r m_{ac}) / M_a - (x_{bc} - r m_{bc}) / M_b, \quad M = \sum m

    with r the pooled ratio. Without a difference each has mean 0, whatever the sizes and variances are. In matched
    clusters in which both sides have the same base, to flip is to swap the labels; where bases differ, a plain swap
    would swap the bases too, and would call differences that only come from one side's writing more.

    Under a difference of :math:`\delta` the contributions are :math:`e_c - \delta w_c` with :math:`w_c = (M_b m_{ac} /
    M_a + M_a m_{bc} / M_b) / (M_a + M_b)`, which sum to :math:`D - \delta`. A draw with signs s is as far out as the
    data if :math:`|\sum s_c e_c - \delta \sum s_c w_c| \ge |D - \delta|`, which holds between two values of
    :math:`\delta`, one on either side of D. The interval is found from those of all draws, without a search.

    References
    ----------
    Hemerik, Goeman and Finos (2020), Journal of the Royal Statistical Society B 82: flipping score contributions.
    """
    (xa, ma), (xb, mb) = a, b
    of_a, of_b = ma.sum(), mb.sum()
    pooled = (xa + xb).sum(0) / (of_a + of_b)
    parts = (xa - pooled * ma[:, None]) / of_a - (xb - pooled * mb[:, None]) / of_b
    weights = (of_b * ma / of_a + of_a * mb / of_b) / (of_a + of_b)
    difference, scale = parts.sum(0), np.sqrt((parts**2).sum(0))
    n, k = parts.shape
    exact = 2**n <= N_EXACT
    size = 2**n if exact else n_permutations
    needed = count_needed(ALPHA, size, exact=exact)
    further, maxima = np.zeros(k, dtype=np.int_), np.zeros(size)
    low, high = np.full(k, -np.inf), np.full(k, np.inf)
    for columns in split_columns(k, size):
        gap, drift = np.empty((size, len(difference[columns]))), np.empty((size, 1))
        for rows, signs in draw_signs(n, size, seed, exact=exact):
            gap[rows], drift[rows, 0] = signs @ parts[:, columns], signs @ weights
        here = difference[columns]
        further[columns] = (np.abs(gap) >= np.abs(here) * (1 - TOLERANCE)).sum(axis=0)
        maxima = np.maximum(maxima, np.abs(_divide(gap, scale[columns])).max(axis=1, initial=0.0))
        if needed:
            low[columns], high[columns] = _invert(gap, drift, here, needed)
    p = find_p(further, size, exact=exact)
    p_max = np.maximum(find_max_p(_divide(difference, scale), maxima, exact=exact), p)
    telling = (np.abs(parts) > TOLERANCE * np.abs(parts).max(axis=0, initial=0.0)).sum(axis=0)
    p_least = np.clip(0.5 ** (telling - 1.0), 0.0 if exact else 1 / (size + 1), 1.0)
    return Inference(p, p_max, low, high, p_least)


def _invert(gap: Floats, drift: Floats, difference: Floats, needed: int) -> tuple[Floats, Floats]:
    """The outermost differences under which `needed` draws are still as far out as the data."""
    free = np.abs(drift) < 1 - TOLERANCE
    with np.errstate(divide="ignore", invalid="ignore"):
        first = (difference - gap) / (1 - drift)
        second = (difference + gap) / (1 + drift)
    lows = np.where(free, np.minimum(first, second), -np.inf)
    highs = np.where(free, np.maximum(first, second), np.inf)
    low = np.partition(lows, needed - 1, axis=0)[needed - 1]
    return low, np.partition(highs, len(highs) - needed, axis=0)[len(highs) - needed]


def _divide(gap: Floats, scale: Floats) -> Floats:
    return np.asarray(np.divide(gap, scale, out=np.zeros_like(gap), where=scale > 0))
