"""Krippendorff's alpha of several coders, with an interval that knows that units lie in articles."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from framing.core.errors import FramingError
from framing.stats.draws import ALPHA, Floats, Seed
from framing.stats.resample import N_RESAMPLES, draw_weights

Level = Literal["nominal", "ordinal", "interval", "ratio"]


def measure_agreement(ratings: ArrayLike, *, level: Level = "nominal") -> float:
    r"""Krippendorff's alpha.

    Parameters
    ----------
    ratings : array_like, shape (n_coders, n_units)
        Values as numbers, codes for nominal ones; NaN where a coder did not code a unit.
    level : {"nominal", "ordinal", "interval", "ratio"}
        How far apart two values are taken to be.

    Returns
    -------
    float
        :math:`1 - D_o / D_e`: 1 if all agree, 0 as by chance. NaN if fewer than two values occur in units that two
        coders coded.

    References
    ----------
    Krippendorff (2019), Content Analysis, fourth edition, chapter 12.

    Examples
    --------
    >>> round(measure_agreement([[1, 1, 2, 2, 1], [1, 1, 2, 1, 1]]), 3)
    0.571
    """
    coincidences, values = _count_coincidences(ratings)
    return float(_find_alpha(coincidences.sum(0)[None], values, level)[0])


def resample_agreement(
    ratings: ArrayLike,
    documents: NDArray[np.intp],
    *,
    seed: Seed,
    level: Level = "nominal",
    n_resamples: int = N_RESAMPLES,
) -> tuple[float, float]:
    """95 % interval of alpha by a bootstrap over documents.

    Parameters
    ----------
    ratings, level
        As in `measure_agreement`.
    documents : ndarray of int, shape (n_units,)
        Article of each unit: units of one article are drawn together.
    seed : int or sequence of int
        Seed of the resampling.
    n_resamples : int
        Number of bootstrap resamples.

    Returns
    -------
    low, high : float
        Percentiles; resamples with one value only, which have no alpha, are left out.
    """
    coincidences, values = _count_coincidences(ratings)
    names, codes = np.unique(documents, return_inverse=True)
    tables = np.zeros((len(names), *coincidences.shape[1:]))
    np.add.at(tables, codes, coincidences)
    flat = tables.reshape(len(names), -1)
    drawn = np.concatenate(
        [
            _find_alpha((weights @ flat).reshape(-1, *tables.shape[1:]), values, level)
            for weights in draw_weights(len(names), seed, n_resamples)
        ]
    )
    low, high = np.nanquantile(drawn, [ALPHA / 2, 1 - ALPHA / 2])
    return float(low), float(high)


def _count_coincidences(ratings: ArrayLike) -> tuple[Floats, Floats]:
    """How often two values meet in each unit, shape (n_units, n_values, n_values), and the values."""
    table = np.asarray(ratings, dtype=np.float64)
    if table.ndim != 2:
        raise FramingError(
            f"ratings are a table, coders by units; these have {table.ndim} dimensions; give one row a coder"
        )
    values = np.unique(table[~np.isnan(table)])
    chosen = (table[:, :, None] == values).sum(axis=0).astype(np.float64)
    coders = chosen.sum(axis=1)
    pairs = chosen[:, :, None] * chosen[:, None, :] - chosen[:, :, None] * np.eye(len(values))
    return pairs / np.maximum(coders - 1, 1)[:, None, None] * (coders > 1)[:, None, None], values


def _find_alpha(coincidences: Floats, values: Floats, level: Level) -> Floats:
    """Alpha of each table of coincidences, shape (n_tables,)."""
    margins = coincidences.sum(axis=-1)
    n = margins.sum(axis=-1)
    apart = _measure_distances(margins, values, level)
    observed = (coincidences * apart).sum(axis=(-2, -1)) / n
    expected = (margins[:, :, None] * margins[:, None, :] * apart).sum(axis=(-2, -1))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(1 - observed * n * (n - 1) / expected)


def _measure_distances(margins: Floats, values: Floats, level: Level) -> Floats:
    """Squared distances of the values, shape (n_tables or 1, n_values, n_values)."""
    first, second = values[:, None], values[None, :]
    if level == "ordinal":
        middle = np.cumsum(margins, axis=-1) - margins / 2
        return np.asarray((middle[:, :, None] - middle[:, None, :]) ** 2)
    if level == "interval":
        return np.asarray((first - second) ** 2)[None]
    if level == "ratio":
        total = first + second
        return np.asarray(np.divide(first - second, total, out=np.zeros_like(total), where=total != 0) ** 2)[None]
    return np.asarray(first != second, dtype=np.float64)[None]
