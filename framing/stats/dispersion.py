"""How evenly words are spread over articles, and what clustering costs in precision."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

Floats = NDArray[np.float64]


class Dispersion(NamedTuple):
    """How the hits of each word lie over the articles; NaN for a word without hits.

    Parameters
    ----------
    dp, dp_norm : ndarray, shape (n_words,)
        Gries's deviation of proportions, 0 (as the articles' lengths would have it) towards 1 (all in a short one),
        and the same over its greatest value.
    documents : ndarray, shape (n_words,)
        Articles that hold the word.
    top_share : ndarray, shape (n_words,)
        Part of the hits that the article with the most has.
    """

    dp: Floats
    dp_norm: Floats
    documents: Floats
    top_share: Floats


def measure_dispersion(counts: Any, sizes: ArrayLike) -> Dispersion:
    r"""Dispersion of words over articles.

    Parameters
    ----------
    counts : sparse or dense array, shape (n_articles, n_words)
        Hits of each word in each article.
    sizes : array_like, shape (n_articles,)
        Words of each article.

    Returns
    -------
    Dispersion
        With f the word's hits, :math:`v_i` those in article i, and :math:`s_i` its part of all words: :math:`DP =
        \tfrac12 \sum |v_i / f - s_i|` and :math:`DP / (1 - \min s)`.

    References
    ----------
    Gries (2008), International Journal of Corpus Linguistics 13(4); Lijffijt and Gries (2012), the same, 17(1).

    Examples
    --------
    >>> spread = measure_dispersion([[3], [3], [2], [2], [2]], [9, 10, 10, 11, 10])
    >>> [round(float(value[0]), 4) for value in spread]
    [0.12, 0.1463, 5.0, 0.25]
    """
    table = sparse.csc_array(np.asarray(counts, dtype=np.float64) if not sparse.issparse(counts) else counts)
    table = table.astype(np.float64)
    table.eliminate_zeros()
    part = np.asarray(sizes, dtype=np.float64) / np.sum(sizes)
    hits = np.asarray(table.sum(axis=0)).ravel()
    column = np.repeat(np.arange(table.shape[1]), np.diff(table.indptr))
    with np.errstate(divide="ignore", invalid="ignore"):
        held = part[table.indices]
        beyond = np.abs(table.data / hits[column] - held) - held
        dp = (1 + np.bincount(column, weights=beyond, minlength=table.shape[1])) / 2
        top = table.max(axis=0).toarray().ravel() / hits
    documents = np.diff(table.indptr).astype(np.float64)
    none = hits == 0
    dp = np.where(none, np.nan, dp)
    return Dispersion(dp, dp / (1 - part.min()), documents, np.where(none, np.nan, top))


def measure_clustering(x: ArrayLike, m: ArrayLike) -> tuple[Floats, Floats]:
    r"""Design effect and intracluster correlation of a ratio: what it costs that hits come in clusters.

    Parameters
    ----------
    x : array_like, shape (n_clusters, n_categories)
        Counts of each category in each cluster.
    m : array_like, shape (n_clusters,)
        What they are out of.

    Returns
    -------
    effect, correlation : ndarray, shape (n_categories,)
        The variance of :math:`r = \sum x / \sum m` over what independent occasions would give, :math:`\frac{n}{n-1}
        \sum (x - r m)^2 / (r (1 - r) \sum m)`; and the :math:`\rho`, at most 1, that makes it :math:`1 + (\bar m_w -
        1) \rho`, with :math:`\bar m_w = \sum m^2 / \sum m`. The sample is worth :math:`\sum m` over the effect.
        NaN where nothing or everything is of the category.

    References
    ----------
    Kish (1965), Survey Sampling, sections 5.4 and 8.2.

    Examples
    --------
    Every cluster all or nothing: ten clusters of four are worth nine occasions, not forty.

    >>> import numpy as np
    >>> effect, correlation = measure_clustering(np.array([[4.0], [0.0]] * 5), np.full(10, 4.0))
    >>> round(float(effect[0]), 3), round(float(correlation[0]), 3)
    (4.444, 1.0)
    """
    counts, base = np.asarray(x, dtype=np.float64), np.asarray(m, dtype=np.float64)
    n, whole = len(base), base.sum()
    rate = counts.sum(0) / whole
    with np.errstate(divide="ignore", invalid="ignore"):
        effect = n / (n - 1) * ((counts - rate * base[:, None]) ** 2).sum(0) / (rate * (1 - rate) * whole)
        return effect, np.minimum((effect - 1) / ((base**2).sum() / whole - 1), 1.0)
