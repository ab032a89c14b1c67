"""The smallest difference that a design can be expected to show, so that nobody reads silence as sameness."""

from __future__ import annotations

import numpy as np
from scipy.optimize import brentq
from scipy.special import gammaincinv, nctdtr, stdtrit

from framing.core.errors import FramingError
from framing.stats.draws import ALPHA, Floats, Side

POWER = 0.80
MIN_TELLING = 6


def find_noncentrality(df: float, *, alpha: float = ALPHA, power: float = POWER) -> float:
    """How many standard errors a difference must measure for a two-sided t-test to find it.

    Parameters
    ----------
    df : float
        Degrees of freedom.
    alpha, power : float
        Error rate of the test, and the wanted chance of finding the difference.

    Returns
    -------
    float
        Exact, by the noncentral t distribution; nears 2.80 for many degrees of freedom.

    Examples
    --------
    >>> round(find_noncentrality(9), 3), round(find_noncentrality(10_000), 3)
    (3.15, 2.802)
    """
    edge = float(stdtrit(df, 1 - alpha / 2))

    def miss(shift: float) -> float:
        near, far = np.nan_to_num([nctdtr(df, shift, edge), nctdtr(df, shift, -edge)])  # NaN where they vanish
        return float(near - far) - (1 - power)

    return float(brentq(miss, 0.0, 4 * edge + 20))


def plan_difference(
    spread: float, n_a: int, n_b: int | None = None, *, alpha: float = ALPHA, power: float = POWER
) -> float:
    r"""Minimum detectable difference of a design that is still to be made.

    Parameters
    ----------
    spread : float
        Standard deviation, between clusters of one side, of the share or rate; with matched stories, that of its
        difference inside a story.
    n_a, n_b : int
        Clusters (stories, or articles that share none) of either side; n_a alone for matched stories.
    alpha, power : float
        As in `find_noncentrality`.

    Returns
    -------
    float
        In the unit of `spread`.

    Notes
    -----
    Of occasions that are independent within a cluster of m, the spread is at least :math:`\sqrt{p (1 - p) / m}`; with
    a correlation of :math:`\rho` it is that times :math:`\sqrt{1 + (m - 1) \rho}`.

    References
    ----------
    Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, chapter 2.

    Examples
    --------
    Thirty matched stories whose differences vary by 30 points: 16 points are found four times in five.

    >>> round(plan_difference(0.30, 30), 3)
    0.159
    """
    n = [n_a] if n_b is None else [n_a, n_b]
    if min(n) < 2:
        raise FramingError(f"a design needs two clusters or more a side; got {' and '.join(map(str, n))}; add some")
    shift = find_noncentrality(sum(n) - len(n), alpha=alpha, power=power)
    return float(shift * spread * np.sqrt(sum(1 / size for size in n)))


def detect_difference(a: Side, b: Side, *, counted: bool = True) -> Floats:
    r"""Minimum detectable difference of the data at hand: two-sided alpha .05, power .80.

    Parameters
    ----------
    a, b : tuple of (x, m)
        As in `infer_difference`.
    counted : bool
        Whether x are counts; else sums of scores.

    Returns
    -------
    ndarray, shape (n_categories,)
        A true difference of this size would be called in four of five such corpora. In the unit of x / m. NaN where a
        side has fewer than 2 clusters.

    Notes
    -----
    As many standard errors as `find_noncentrality` says, and the standard error is that of D without a difference, from
    the contributions :math:`e_c` of `infer_flips`. But never less than what puts the category into the six clusters
    that a call needs (`bound_p`) four times in five: 7.9 expected hits on the longer side. Scores have no such limit.
    """
    (xa, ma), (xb, mb) = a, b
    both, n_a, n_b = ((ma > 0) & (mb > 0)).sum(), (ma > 0).sum(), (mb > 0).sum()
    if min(n_a, n_b) < 2:
        return np.full(xa.shape[1], np.nan)
    of_a, of_b, n = ma.sum(), mb.sum(), len(ma)
    pooled = (xa + xb).sum(0) / (of_a + of_b)
    parts = (xa - pooled * ma[:, None]) / of_a - (xb - pooled * mb[:, None]) / of_b
    variance = n / (n - 1) * (parts**2).sum(0)
    df = n - 1 if both == n else n_a + n_b - 2
    least = float(gammaincinv(MIN_TELLING, POWER)) / max(of_a, of_b) if counted else 0.0
    return np.asarray(np.maximum(find_noncentrality(float(df)) * np.sqrt(variance), least))
