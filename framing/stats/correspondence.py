"""Correspondence analysis: a map on which sources with the same words lie close, and how sure each place is."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from framing.stats.draws import Floats, Seed
from framing.stats.resample import N_RESAMPLES, draw_weights


class Correspondence(NamedTuple):
    """Places of the rows and columns of a table of counts.

    Parameters
    ----------
    rows, columns : ndarray, shape (n_rows, n_axes) and (n_columns, n_axes)
        Principal coordinates.
    inertia : ndarray, shape (n_axes,)
        What each axis shows; the sum is chi-square over n.
    standard : ndarray, shape (n_columns, n_axes)
        Standard coordinates of the columns, which place further rows: a row lies at the mean of them, weighted by its
        shares.
    """

    rows: Floats
    columns: Floats
    inertia: Floats
    standard: Floats


def map_table(table: ArrayLike) -> Correspondence:
    r"""Correspondence analysis of a table of counts.

    Parameters
    ----------
    table : array_like, shape (n_rows, n_columns)
        Counts; no row or column is empty.

    Returns
    -------
    Correspondence
        With :math:`P = N / n`, masses r and c, and :math:`D_r^{-1/2} (P - r c^T) D_c^{-1/2} = U \Sigma V^T`: rows
        :math:`D_r^{-1/2} U \Sigma`, columns :math:`D_c^{-1/2} V \Sigma`, inertia :math:`\Sigma^2`. min(n_rows,
        n_columns) - 1 axes; on each the column with the largest part in it lies on the positive side.

    Notes
    -----
    Do not read axes of a table whose divergence is not above its null (`permute_divergence`).

    References
    ----------
    Greenacre (2017), Correspondence Analysis in Practice, third edition, appendix A.

    Examples
    --------
    >>> smoking = [[4, 2, 3, 2], [4, 3, 7, 4], [25, 10, 12, 4], [18, 24, 33, 13], [10, 6, 7, 2]]
    >>> map_table(smoking).inertia.round(6).tolist()
    [0.074759, 0.010017, 0.000414]
    """
    counts = np.asarray(table, dtype=np.float64)
    shares = counts / counts.sum()
    r, c = shares.sum(1), shares.sum(0)
    left, singular, right = np.linalg.svd((shares - np.outer(r, c)) / np.sqrt(np.outer(r, c)), full_matrices=False)
    n_axes = min(counts.shape) - 1
    left, singular, right = left[:, :n_axes], singular[:n_axes], right[:n_axes].T
    sign = np.sign(right[np.abs(right).argmax(axis=0), np.arange(n_axes)])
    standard = sign * right / np.sqrt(c)[:, None]
    return Correspondence(sign * left * singular / np.sqrt(r)[:, None], standard * singular, singular**2, standard)


def place_rows(chart: Correspondence, tables: ArrayLike) -> Floats:
    """Where further rows lie on a map that stays as it is, shape (..., n_rows, n_axes).

    Parameters
    ----------
    chart : Correspondence
        The map.
    tables : array_like, shape (..., n_rows, n_columns)
        Counts of the further rows over the same columns.
    """
    counts = np.asarray(tables, dtype=np.float64)
    sizes = counts.sum(axis=-1, keepdims=True)
    shares = np.divide(counts, sizes, out=np.full_like(counts, np.nan), where=sizes > 0)
    return np.asarray(shares @ chart.standard)


def resample_places(counts: ArrayLike, *, seed: Seed, n_resamples: int = N_RESAMPLES) -> tuple[Correspondence, Floats]:
    r"""A map of sources and, for each, the covariance of its place over a bootstrap of clusters.

    Parameters
    ----------
    counts : array_like, shape (n_clusters, n_rows, n_columns)
        What each row has in each cluster, as a rule the story.
    seed : int or sequence of int
        Seed of the resampling.
    n_resamples : int
        Number of bootstrap resamples.

    Returns
    -------
    chart : Correspondence
        Of the sums over clusters.
    covariance : ndarray, shape (n_rows, n_axes, n_axes)
        For an ellipse of 95 % take the first two axes, and :math:`\sqrt{5.99}` standard deviations. The axes stay:
        resampled rows are placed on the map of the data (partial bootstrap).

    References
    ----------
    Greenacre (2017), Correspondence Analysis in Practice, chapter 29.
    """
    table = np.asarray(counts, dtype=np.float64)
    n, n_rows, n_columns = table.shape
    chart = map_table(table.sum(0))
    places = [
        place_rows(chart, (weights @ table.reshape(n, -1)).reshape(-1, n_rows, n_columns))
        for weights in draw_weights(n, seed, n_resamples)
    ]
    drawn = np.concatenate(places)
    apart = drawn - np.nanmean(drawn, axis=0)
    held = np.isfinite(apart).all(axis=-1)
    apart = np.where(held[..., None], apart, 0.0)
    return chart, np.einsum("bri,brj->rij", apart, apart) / np.maximum(held.sum(0) - 1, 1)[:, None, None]
