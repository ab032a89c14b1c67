"""Keyness of a word from two corpora's counts: effect sizes and log-likelihoods, for ranking and never for testing."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaincinv, xlogy

Floats = NDArray[np.float64]


class Keyness(NamedTuple):
    """What two counts of two totals say, an entry a word.

    Parameters
    ----------
    g2_rayson : ndarray
        Log-likelihood over two cells, the hits (Rayson and Garside 2000).
    g2_dunning : ndarray
        Log-likelihood over four cells, hits and all other words (Dunning 1993).
    log_ratio : ndarray
        Binary logarithm of the ratio of rates, 0 counted as 0.5 (Hardie 2014).
    percent_diff : ndarray
        100 times the difference of rates over the second (Gabrielatos and Marchi 2011); inf where that is 0.
    odds_ratio : ndarray
        Odds of the word in the first corpus over those in the second; inf where those are 0.
    bic : ndarray
        G² (Rayson's) less the logarithm of both totals (Wilson 2013): above 10 is very strong, below 0 is for the null.
    ell : ndarray
        Effect size for log-likelihood, G² (Rayson's) over N ln of the smaller expected count (Johnston et al. 2006).
    """

    g2_rayson: Floats
    g2_dunning: Floats
    log_ratio: Floats
    percent_diff: Floats
    odds_ratio: Floats
    bic: Floats
    ell: Floats


def score_keyness(a: ArrayLike, b: ArrayLike, n_a: float, n_b: float) -> Keyness:
    r"""Closed-form keyness scores of words that two corpora have `a` and `b` times.

    Parameters
    ----------
    a, b : array_like, shape (n_words,)
        Counts of each word; or numbers of documents that hold it, and then n_a and n_b are all documents
        (text-dispersion keyness, Egbert and Biber 2019).
    n_a, n_b : float
        Words, or documents, in either corpus.

    Returns
    -------
    Keyness
        NaN for words that neither corpus has.

    Notes
    -----
    :math:`G^2 = 2 \sum O \ln (O / E)`, with :math:`E_i = n_i (a + b) / (n_a + n_b)`. Both are in use under one name and
    differ, so they are named apart. **Reads wrong when** taken for a test: words come in bursts, and G² calls 18 to
    30 of 100 words of the same source different at .05.

    Examples
    --------
    >>> scores = score_keyness([120], [60], 50_000, 60_000)
    >>> [round(float(score[0]), 4) for score in scores]
    [32.821, 32.8745, 1.263, 140.0, 2.4034, 21.2127, 0.0001]
    """
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    total, hits = n_a + n_b, a + b
    with np.errstate(divide="ignore", invalid="ignore"):
        expected_a, expected_b = n_a * hits / total, n_b * hits / total
        rayson = 2 * (xlogy(a, a / expected_a) + xlogy(b, b / expected_b))
        rest_a, rest_b, rest = n_a - a, n_b - b, (total - hits) / total
        dunning = rayson + 2 * (xlogy(rest_a, rest_a / (n_a * rest)) + xlogy(rest_b, rest_b / (n_b * rest)))
        rate_a, rate_b = a / n_a, b / n_b
        ratio = np.where(a == 0, 0.5, a) / n_a / (np.where(b == 0, 0.5, b) / n_b)
        scores = (
            rayson,
            dunning,
            np.log2(ratio),
            100 * (rate_a - rate_b) / rate_b,
            a * rest_b / (b * rest_a),
            rayson - np.log(total),
            rayson / (total * np.log(np.minimum(expected_a, expected_b))),
        )
    return Keyness(*(np.where(hits > 0, score, np.nan) for score in scores))


def bound_log_ratio(
    a: ArrayLike, b: ArrayLike, n_a: float, n_b: float, *, n_tests: int = 1, alpha: float = 0.05
) -> tuple[Floats, Floats, Floats]:
    """Conservative log ratio (LRC) and the interval it is the nearer end of.

    Parameters
    ----------
    a, b, n_a, n_b
        As in `score_keyness`; numbers of documents make the score robust against words that one document repeats.
    n_tests : int
        Size of the vocabulary, for Bonferroni's correction of alpha.
    alpha : float
        Error rate of the interval, two-sided.

    Returns
    -------
    score, low, high : ndarray, shape (n_words,)
        The end of the interval of log2 of the ratio of rates that is nearer to 0; 0 if the interval holds 0. The
        interval is Clopper and Pearson's of a out of a + b, turned into a ratio.

    References
    ----------
    Evert (2022), Measuring keyness, Digital Humanities 2022.

    Examples
    --------
    >>> [round(float(end[0]), 3) for end in bound_log_ratio([120], [60], 50_000, 60_000)]
    [0.804, 0.804, 1.735]
    """
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    tail = alpha / n_tests / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        least = np.where(a > 0, betaincinv(np.maximum(a, 1e-300), b + 1, tail), 0.0)
        most = np.where(b > 0, betaincinv(a + 1, np.maximum(b, 1e-300), 1 - tail), 1.0)
        low, high = (np.log2(part / (1 - part) * n_b / n_a) for part in (least, most))
    return np.where(low > 0, low, np.where(high < 0, high, 0.0)), low, high


def shrink_log_odds(
    a: ArrayLike, b: ArrayLike, n_a: float, n_b: float, *, prior: ArrayLike = 0.01
) -> tuple[Floats, Floats, Floats]:
    r"""Log-odds ratio with an informative Dirichlet prior, "Fightin' Words", its variance and z.

    Parameters
    ----------
    a, b, n_a, n_b
        As in `score_keyness`.
    prior : array_like, shape (n_words,) or (n_words + 1,), or float
        Pseudo-counts of each word, as a rule its relative frequency in a background corpus times their wanted sum. One
        entry more than words is the pseudo-count of all other words. One number is the same for every word.

    Returns
    -------
    delta, variance, z : ndarray, shape (n_words,)
        :math:`\delta = \ln \frac{a + \alpha}{n_a + \alpha_0 - a - \alpha} - \ln \frac{b + \alpha}{n_b + \alpha_0 - b -
        \alpha}`, :math:`1 / (a + \alpha) + 1 / (b + \alpha)`, and :math:`\delta` over its root.

    Notes
    -----
    Rank by delta, which is shrunken; z grows with frequency and treats each word as drawn anew, so it is not a test:
    16 to 27 of 100 words of the same source pass 1.96. Where n_a and n_b differ, a word absent from both has a delta
    other than 0.

    References
    ----------
    Monroe, Colaresi and Quinn (2008), Political Analysis 16(4), equations 16, 18 and 22.

    Examples
    --------
    >>> delta, variance, z = shrink_log_odds([120], [60], 50_000, 60_000, prior=[2, 498])
    >>> round(float(delta[0]), 5), round(float(z[0]), 4)
    (0.85895, 5.5073)
    """
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    alpha = np.asarray(prior, dtype=np.float64)
    whole = alpha.sum() if alpha.ndim else alpha * a.size
    alpha = alpha[: a.size] if alpha.ndim else np.full(a.shape, alpha)
    delta = np.log((a + alpha) / (n_a + whole - a - alpha)) - np.log((b + alpha) / (n_b + whole - b - alpha))
    variance = 1 / (a + alpha) + 1 / (b + alpha)
    return delta, variance, delta / np.sqrt(variance)
