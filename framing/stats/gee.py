"""Logistic regression of clustered yes-or-no choices by generalised estimating equations."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from framing.stats.draws import Codes, Floats

_ROUNDS = 60
_CLOSE = 1e-9
_FAR = 20.0  # log-odds; equations that run off this far have no finite solution


class ChoiceModel(NamedTuple):
    """Coefficients in log-odds, shape (n_columns,), and their covariance."""

    beta: Floats
    covariance: Floats


def fit_choices(y: NDArray[np.float64], x: Floats, clusters: Codes) -> ChoiceModel | None:
    r"""Fit a logistic regression with exchangeable correlation inside clusters and bias-reduced covariance.

    Parameters
    ----------
    y : ndarray, shape (n,)
        0 or 1.
    x : ndarray, shape (n, n_columns)
        The design, with a column of ones.
    clusters : ndarray of int, shape (n,)
        Whose choices hang together, 0 up without gaps.

    Returns
    -------
    ChoiceModel or None
        None where the columns of x are not independent, where there are no more clusters than columns, or where the
        equations have no finite solution.

    Notes
    -----
    The same numbers as statsmodels' ``GEE(Binomial, Exchangeable).fit(cov_type="bias_reduced")``, ten times as fast and
    more: with :math:`z = \sqrt{v} x` and standardised residuals r, each cluster enters by :math:`u = (z^T r - c\, z^T
    1\, 1^T r) / (1 - \alpha)` and :math:`M = (z^T z - c\, z^T 1\, 1^T z) / (1 - \alpha)`, where :math:`c = \alpha / (1
    + (n - 1) \alpha)`. The covariance is :math:`B^{-1} (\sum \tilde u \tilde u^T) B^{-1}` with :math:`B = \sum M` and
    :math:`\tilde u = B (B - M)^{-1} u`.

    References
    ----------
    Liang and Zeger (1986), Biometrika 73; Mancl and DeRouen (2001), Biometrics 57, for the covariance.
    """
    k = x.shape[1]
    sizes = np.bincount(clusters).astype(np.float64)
    if len(sizes) <= k or np.linalg.matrix_rank(x) < k:
        return None
    beta, alpha = np.zeros(k), 0.0
    for turn in range(_ROUNDS):
        scores, bread, residuals = _weigh(y, x, clusters, sizes, beta, alpha)
        try:
            step = np.linalg.solve(bread.sum(0), scores.sum(0))
        except np.linalg.LinAlgError:
            return None
        beta = beta + step
        if np.abs(x @ beta).max() > _FAR:
            return None
        if np.abs(step).max() < _CLOSE and turn > 1:
            break
        alpha = _correlate(residuals, clusters, sizes, k)
    else:
        return None
    scores, bread, _ = _weigh(y, x, clusters, sizes, beta, alpha)
    try:
        spread = np.linalg.solve(bread.sum(0) - bread, scores[:, :, None])[:, :, 0]
    except np.linalg.LinAlgError:  # a column lives in one cluster alone
        return None
    return ChoiceModel(beta, spread.T @ spread)


def _weigh(
    y: Floats, x: Floats, clusters: Codes, sizes: Floats, beta: Floats, alpha: float
) -> tuple[Floats, Floats, Floats]:
    """Each cluster's part of the equations, shape (n_clusters, k), and of their slope; standardised residuals."""
    mean = expit(x @ beta)
    deviation = np.sqrt(np.maximum(mean * (1 - mean), 1e-12))
    residuals = (y - mean) / deviation
    z = deviation[:, None] * x
    sums = np.zeros((len(sizes), x.shape[1]))
    np.add.at(sums, clusters, z)
    scores, bread = np.zeros_like(sums), np.zeros((*sums.shape, x.shape[1]))
    np.add.at(scores, clusters, z * residuals[:, None])
    np.add.at(bread, clusters, z[:, :, None] * z[:, None, :])
    total = np.bincount(clusters, residuals)
    shared = alpha / (1 + (sizes - 1) * alpha)
    scores -= (shared * total)[:, None] * sums
    bread -= shared[:, None, None] * sums[:, :, None] * sums[:, None, :]
    return scores / (1 - alpha), bread / (1 - alpha), residuals


def _correlate(residuals: Floats, clusters: Codes, sizes: Floats, k: int) -> float:
    """Moment estimate of the correlation inside clusters, kept where it can be one."""
    square = np.bincount(clusters, residuals**2)
    pairs = float((sizes * (sizes - 1)).sum() / 2)
    if pairs <= k:
        return 0.0
    scale = square.sum() / (len(residuals) - k)
    inside = float(((np.bincount(clusters, residuals) ** 2 - square).sum() / 2) / scale / (pairs - k))
    return float(np.clip(inside, -0.99 / (sizes.max() - 1), 0.99))
