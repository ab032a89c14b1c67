"""Intervals in closed form, for the places where a bootstrap has nothing to vary."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, ndtri, stdtrit

Floats = NDArray[np.float64]

LEVEL = 0.95
TAIL = (1 - LEVEL) / 2
Z = float(ndtri(1 - TAIL))


def expand_tail(n: int) -> float:
    """Tail probability that makes a percentile interval from `n` clusters as wide as Student's t would.

    A bootstrap of n clusters is too narrow twice over: it divides by n where n - 1 is meant, and it takes normal
    quantiles where t ones are meant. Reading the percentiles further out undoes both.

    Parameters
    ----------
    n : int
        Number of clusters, at least 2.

    Returns
    -------
    float
        The lower tail; the upper one is the same. It nears .025 as n grows.

    References
    ----------
    Hesterberg (2015), The American Statistician 69(4): the expanded percentile interval.

    Examples
    --------
    >>> round(expand_tail(30), 4), round(expand_tail(100_000), 4)
    (0.0188, 0.025)
    """
    return float(ndtr(-np.sqrt(n / (n - 1)) * stdtrit(n - 1, 1 - TAIL)))


def bound_share(share: ArrayLike, n: float) -> tuple[Floats, Floats]:
    """Wilson's 95 % interval of a share.

    Parameters
    ----------
    share : array_like, shape (k,)
        Shares, 0 to 1.
    n : float
        Independent units each share rests on. For clustered counts give the number of clusters: the interval is then
        wide rather than wrong.

    Returns
    -------
    low, high : ndarray, shape (k,)

    References
    ----------
    Wilson (1927), Journal of the American Statistical Association 22.

    Examples
    --------
    >>> low, high = bound_share([0.0], 10)
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.0], [0.2775])
    """
    p = np.asarray(share, dtype=np.float64)
    z2 = Z**2
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = np.sqrt(z2 * (p * (1 - p) / n + z2 / (4 * n * n))) / (1 + z2 / n)
    low = np.where(p <= 0, 0.0, middle - half)
    high = np.where(p >= 1, 1.0, middle + half)
    return low, high


def bound_empty_rate(base: float) -> float:
    """Upper end of the exact 95 % Poisson interval of a rate of which nothing was seen in `base` words.

    It takes words as independent, so it is the least that the upper end can be.

    Examples
    --------
    >>> round(1000 * bound_empty_rate(10_000), 3)
    0.369
    """
    return -float(np.log(TAIL)) / base


def bound_fixed(x: Floats, m: Floats, *, share: bool) -> tuple[Floats, Floats, Floats]:
    """Estimate and 95 % bounds of a side that is all or nothing; NaN bounds where it is neither.

    Parameters
    ----------
    x, m : ndarray, shape (n_clusters, n_categories) and (n_clusters,)
        Counts and bases of one side; every base above 0.
    share : bool
        Whether the ratio is a share: then Wilson's interval on the number of clusters, else the Poisson limit of an
        empty count.

    Returns
    -------
    estimate, low, high : ndarray, shape (n_categories,)

    Examples
    --------
    >>> import numpy as np
    >>> _, low, high = bound_fixed(np.array([[0.0, 1.0]] * 10), np.full(10, 2.0), share=True)
    >>> low.tolist(), high.round(3).tolist()
    ([0.0, nan], [0.278, nan])
    """
    base = m.sum()
    estimate = np.asarray(x.sum(0) / base)
    if share:
        low, high = bound_share(estimate, len(m))
        fixed = (estimate == 0) | (x == m[:, None]).all(axis=0)
    else:
        low, high = np.zeros_like(estimate), np.full_like(estimate, bound_empty_rate(float(base)))
        fixed = estimate == 0
    return estimate, np.where(fixed, low, np.nan), np.where(fixed, high, np.nan)


def combine_bounds(a: tuple[Floats, Floats, Floats], b: tuple[Floats, Floats, Floats]) -> tuple[Floats, Floats]:
    """Interval of a difference from the intervals of its two sides.

    Parameters
    ----------
    a, b : tuple of three ndarrays, shape (k,)
        Estimate, lower end, upper end of either side.

    Returns
    -------
    low, high : ndarray, shape (k,)
        Of the first side minus the second.

    References
    ----------
    Newcombe (1998), Statistics in Medicine 17, method 10, where the sides are Wilson intervals; Zou and Donner (2008),
    Statistics in Medicine 27, for any other sides.

    Examples
    --------
    >>> import numpy as np
    >>> sides = [(np.array([p]), *bound_share([p], n)) for p, n in ((56 / 70, 70), (48 / 80, 80))]
    >>> low, high = combine_bounds(*sides)
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.0524], [0.3339])
    """
    difference = a[0] - b[0]
    low = difference - np.sqrt((a[0] - a[1]) ** 2 + (b[2] - b[0]) ** 2)
    high = difference + np.sqrt((a[2] - a[0]) ** 2 + (b[0] - b[1]) ** 2)
    return low, high
