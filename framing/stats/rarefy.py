"""Counts of articles of unlike length made comparable: the chance that a stretch of a set length has the word."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse
from scipy.special import gammaln


def rarefy_counts(counts: Any, sizes: ArrayLike, length: int) -> Any:
    r"""Chance that `length` words drawn from an article without replacement have each word.

    Parameters
    ----------
    counts : sparse array, shape (n_articles, n_words)
        Hits of each word in each article.
    sizes : array_like, shape (n_articles,)
        Words of each article.
    length : int
        Words drawn, L; all of them where an article has fewer.

    Returns
    -------
    sparse array, shape (n_articles, n_words)
        :math:`1 - \binom{N - c}{L} / \binom{N}{L}`: 1 where a word cannot be missed, and never more.

    References
    ----------
    Hurlbert (1971), Ecology 52(4), equation 2.

    Examples
    --------
    Two of ten words are drawn, and one or nine of the ten are the word.

    >>> rarefy_counts(sparse.csr_array([[1, 0], [0, 9]]), [10, 10], 2).toarray().round(3).tolist()
    [[0.2, 0.0], [0.0, 1.0]]
    """
    table = sparse.csr_array(counts).astype(np.float64)
    n = np.repeat(np.asarray(sizes, dtype=np.float64), np.diff(table.indptr))
    drawn = np.minimum(n, length)
    rest = n - table.data
    missable = rest >= drawn
    rest = np.where(missable, rest, drawn)
    log = gammaln(rest + 1) - gammaln(rest - drawn + 1) - gammaln(n + 1) + gammaln(n - drawn + 1)
    chance: NDArray[np.float64] = np.where(missable, -np.expm1(log), 1.0)
    return sparse.csr_array((chance, table.indices, table.indptr), shape=table.shape)
