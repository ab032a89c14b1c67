"""Ratio and difference of two rates by the delta method, with clusters: quick, and right only where hits are many."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, stdtrit

from framing.stats.intervals import TAIL, Z

Floats = NDArray[np.float64]
MIN_HOLDING = 10


class RateRatio(NamedTuple):
    """Ratio of two rates, its 95 % interval, z of its logarithm and p; an entry a category."""

    ratio: Floats
    low: Floats
    high: Floats
    z: Floats
    p: Floats


def bound_difference(a: tuple[Floats, Floats], b: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    r"""95 % interval of :math:`D = r_a - r_b` by the clustered delta method, with Student's t.

    Parameters
    ----------
    a, b : tuple of (x, m)
        Counts, shape (n_clusters, n_categories), and bases, shape (n_clusters,), of either side. Rows are the same
        clusters on both sides; a side that is absent from a cluster has base 0 there.

    Returns
    -------
    low, high : ndarray, shape (n_categories,)
        :math:`D \mp t \sqrt{\tfrac{n}{n - 1} \sum_c ((x_{ac} - r_a m_{ac}) / M_a - (x_{bc} - r_b m_{bc}) / M_b)^2}`
        with :math:`M = \sum m`, n the clusters of the side that has fewer, and t of n - 1 degrees of freedom; NaN below
        2.

    Examples
    --------
    >>> import numpy as np
    >>> x, m = np.array([[2.0], [4.0]] * 10), np.full(20, 100.0)
    >>> low, high = bound_difference((x, m), (x[::-1], m))
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([-0.0096], [0.0096])
    """
    (xa, ma), (xb, mb) = a, b
    ra, rb = xa.sum(0) / ma.sum(), xb.sum(0) / mb.sum()
    parts = (xa - ra * ma[:, None]) / ma.sum() - (xb - rb * mb[:, None]) / mb.sum()
    n = int(min((ma > 0).sum(), (mb > 0).sum()))
    half = stdtrit(n - 1, 1 - TAIL) * np.sqrt(n / max(n - 1, 1) * (parts**2).sum(0))
    return ra - rb - half, ra - rb + half


def contrast_rates(a: tuple[Floats, Floats], b: tuple[Floats, Floats]) -> RateRatio:
    r"""Ratio of :math:`r_a = \sum x_a / \sum m_a` to :math:`r_b`, by the clustered delta method.

    Parameters
    ----------
    a, b : tuple of (x, m)
        Counts, shape (n_clusters, n_categories), and bases, shape (n_clusters,), of either side; the sides' clusters
        are independent.

    Returns
    -------
    RateRatio
        :math:`z = (\ln r_a - \ln r_b) / \sqrt{v_a / r_a^2 + v_b / r_b^2}` with :math:`v = \frac{n}{n - 1} \sum (x - r
        m)^2 / (\sum m)^2`. The ratio is always there; the rest is NaN unless ten clusters on each side hold the
        category: with fewer, z calls too many true nulls.

    References
    ----------
    Cochran (1977), Sampling Techniques, section 6.4, for v.

    Examples
    --------
    >>> import numpy as np
    >>> x, m = np.array([[2.0], [4.0]] * 10), np.full(20, 100.0)
    >>> found = contrast_rates((x, m), (x, 2 * m))
    >>> [round(float(part[0]), 3) for part in found[:3]]
    [2.0, 1.618, 2.472]
    """
    rates, variances, holding = [], [], []
    for x, m in (a, b):
        n, whole = len(m), m.sum()
        rate = x.sum(0) / whole
        rates.append(rate)
        with np.errstate(divide="ignore", invalid="ignore"):
            spread = n / (n - 1) * ((x - rate * m[:, None]) ** 2).sum(0) / whole**2
            variances.append(spread / rate**2)
        holding.append((x > 0).sum(0))
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = rates[0] / rates[1]
        error = np.where(np.minimum(*holding) >= MIN_HOLDING, np.sqrt(variances[0] + variances[1]), np.nan)
        log = np.log(ratio)
        z = log / error
    return RateRatio(ratio, np.exp(log - Z * error), np.exp(log + Z * error), z, 2 * ndtr(-np.abs(z)))
