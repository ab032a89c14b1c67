"""Means from many machine-made labels, set right by a few that were made by hand."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import stdtrit

from framing.core.errors import FramingError
from framing.stats.draws import ALPHA, Codes, Floats


class CorrectedMean(NamedTuple):
    """A prediction-powered mean, its standard error and 95 % interval, the weight used, and the mean without gold."""

    estimate: float
    error: float
    low: float
    high: float
    weight: float
    uncorrected: float


def correct_mean(
    gold: ArrayLike,
    predicted_gold: ArrayLike,
    predicted: ArrayLike,
    *,
    clusters_gold: Codes | None = None,
    clusters: Codes | None = None,
    weight: float | None = None,
) -> CorrectedMean:
    r"""Prediction-powered mean: what the machine says of all, less how it errs where the truth is known.

    Parameters
    ----------
    gold : array_like, shape (n,)
        Labels by hand, 0 or 1 for a share, of a random sample.
    predicted_gold : array_like, shape (n,)
        The machine's labels of the same cases.
    predicted : array_like, shape (N,)
        The machine's labels of all other cases.
    clusters_gold, clusters : ndarray of int, shape (n,) and (N,), optional
        Article of each case, for standard errors that know that cases come in articles.
    weight : float, optional
        How much the predictions count: 0 uses the gold alone, 1 the whole of them. By default the weight with the least
        variance (power tuning).

    Returns
    -------
    CorrectedMean
        :math:`\lambda \bar f + \overline{y - \lambda f}` with variance :math:`\lambda^2 var(f) / N + var(y - \lambda f)
        / n`, and the gold's n (or its articles) less 1 degrees of freedom.

    Raises
    ------
    FramingError
        Fewer than two gold cases, or two lists of gold of different length.

    Notes
    -----
    Give it one source at a time: a machine that errs more on one of them otherwise makes a difference of its own.

    References
    ----------
    Angelopoulos et al. (2023), Science 382; Angelopoulos, Duchi and Zrnic (2023), arXiv 2311.01453, for the weight.

    Examples
    --------
    The machine calls a quarter of what is not loaded loaded; eight cases coded by hand take most of that back.

    >>> rest = [1, 0, 0, 1, 0, 1, 0, 0] * 20
    >>> found = correct_mean([1, 1, 0, 0, 0, 0, 0, 0], [1, 1, 1, 0, 0, 1, 0, 0], rest, weight=1)
    >>> found.uncorrected, found.estimate
    (0.375, 0.125)
    """
    y, f, g = (np.asarray(values, dtype=np.float64) for values in (gold, predicted_gold, predicted))
    if len(y) != len(f) or len(y) < 2:
        raise FramingError(
            f"gold labels and predictions are of the same two cases or more; got {len(y)} and {len(f)}; give both"
        )
    if weight is None:
        spread = np.var(np.concatenate([f, g]), ddof=1) * (1 + len(y) / len(g))
        weight = float(np.clip(np.mean((y - y.mean()) * (f - f.mean())) / spread, 0.0, 1.0)) if spread else 0.0
    estimate = float(weight * g.mean() + (y - weight * f).mean())
    variance_gold, n = _find_variance(y - weight * f, clusters_gold)
    variance, _ = _find_variance(weight * g, clusters)
    error = float(np.sqrt(variance_gold + variance))
    half = float(stdtrit(n - 1, 1 - ALPHA / 2)) * error
    return CorrectedMean(estimate, error, estimate - half, estimate + half, weight, float(g.mean()))


def _find_variance(values: Floats, clusters: Codes | None) -> tuple[float, int]:
    """Variance of a mean, and how many independent parts it rests on."""
    parts = values - values.mean()
    if clusters is not None:
        _, codes = np.unique(clusters, return_inverse=True)
        parts = np.bincount(codes, weights=parts)
    n = len(parts)
    return float(n / max(n - 1, 1) * (parts**2).sum() / len(values) ** 2), n
