"""Association of two sets of words with two poles in an embedding (WEAT)."""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from framing.stats.draws import N_PERMUTATIONS, TOLERANCE, Floats, Seed, find_p

N_PARTITIONS = 10_000


class PoleAssociation(NamedTuple):
    """WEAT's statistic S, its effect size d, and the two-sided p of S over partitions of the words."""

    statistic: float
    effect: float
    p: float


def associate_words(
    x: ArrayLike, y: ArrayLike, a: ArrayLike, b: ArrayLike, *, seed: Seed, n_permutations: int = N_PERMUTATIONS
) -> PoleAssociation:
    r"""Word-embedding association test: are words `x` closer to pole `a`, words `y` to pole `b`?

    Parameters
    ----------
    x, y : array_like, shape (n_x, n_dimensions) and (n_y, n_dimensions)
        Vectors of the two sets of words.
    a, b : array_like, shape (n_a, n_dimensions) and (n_b, n_dimensions)
        Vectors of the words of the two poles.
    seed : int or sequence of int
        Seed of the permutations.
    n_permutations : int
        How many partitions are drawn where there are more than `N_PARTITIONS`; else all are gone through.

    Returns
    -------
    PoleAssociation
        With :math:`s(w) = \overline{\cos(w, A)} - \overline{\cos(w, B)}`: :math:`S = \sum_X s - \sum_Y s` and :math:`d
        = (\bar s_X - \bar s_Y) / sd_{X \cup Y}(s)`, the standard deviation over n - 1.

    Notes
    -----
    **Reads wrong when** words of a list are rare, or the poles differ in frequency. With few words p cannot be small.

    References
    ----------
    Caliskan, Bryson and Narayanan (2017), Science 356. Its p is one-sided.

    Examples
    --------
    >>> found = associate_words([(1, 0), (0.9, 0.1)], [(0, 1), (0.2, 0.8)], [(1, 0.1), (0.8, 0)],
    ...                         [(0.1, 1), (0, 0.7)], seed=0)
    >>> round(found.statistic, 6), round(found.effect, 6), round(found.p, 3)
    (3.422442, 1.720507, 0.333)
    """
    first, second = (np.asarray(words, dtype=np.float64) for words in (x, y))
    poles = [_normalize(np.asarray(words, dtype=np.float64)) for words in (a, b)]
    words = _normalize(np.vstack([first, second]))
    s = (words @ poles[0].T).mean(1) - (words @ poles[1].T).mean(1)
    n, n_x = len(s), len(first)
    statistic = float(s[:n_x].sum() - s[n_x:].sum())
    effect = float((s[:n_x].mean() - s[n_x:].mean()) / s.std(ddof=1))
    exact = comb(n, n_x) <= N_PARTITIONS
    if exact:
        chosen = np.array(list(combinations(range(n), n_x)))
    else:
        rng = np.random.default_rng(seed)
        chosen = rng.permuted(np.tile(np.arange(n), (n_permutations, 1)), axis=1)[:, :n_x]
    drawn = 2 * s[chosen].sum(1) - s.sum()
    centre = (2 * n_x - n) * s.mean()
    further = np.asarray((np.abs(drawn - centre) >= abs(statistic - centre) * (1 - TOLERANCE)).sum())
    return PoleAssociation(statistic, effect, float(find_p(further, len(drawn), exact=exact)))


def _normalize(vectors: Floats) -> Floats:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))
