"""The tests beside which ours is put, over all columns at once; those of other packages are in `peers`."""

from __future__ import annotations

import warnings

import numpy as np
from scipy import stats

from bench.calibration.draws import Sample
from framing.stats import score_keyness
from framing.stats.draws import Floats, Side


def find_token_p(sample: Sample) -> Floats:
    """G² (Rayson), as keyness tools give it: every word an independent draw."""
    (xa, ma), (xb, mb) = sample.sum_sides()
    return np.asarray(stats.chi2.sf(score_keyness(xa.sum(0), xb.sum(0), ma.sum(), mb.sum()).g2_rayson, 1))


def find_mean_p(sample: Sample, *, by_article: bool) -> Floats:
    """Welch's t on the rates of articles, or of what each side has of a cluster."""
    rates = [x[m > 0] / m[m > 0][:, None] for x, m in sample.sum_sides(by_article=by_article)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        return np.asarray(stats.ttest_ind(*rates, equal_var=False).pvalue)


def find_pair_p(sample: Sample, *, ranks: bool) -> Floats:
    """Student's t of the paired rates, or Wilcoxon's signed ranks of them."""
    (xa, ma), (xb, mb) = sample.sum_sides()
    both = (ma > 0) & (mb > 0)
    gaps = xa[both] / ma[both][:, None] - xb[both] / mb[both][:, None]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        if ranks:
            return np.asarray(stats.wilcoxon(gaps, method="asymptotic", axis=0).pvalue)
        return np.asarray(stats.ttest_1samp(gaps, 0.0).pvalue)


def find_ratio_p(a: Side, b: Side) -> Floats:
    r"""Wald's z of the log ratio of rates with clusters, as a Poisson GEE with an independence matrix gives it.

    The sandwich variance is the sum over clusters of the square of :math:`(x_a - r_a m_a) / \sum x_a - (x_b - r_b m_b)
    / \sum x_b`.
    """
    (xa, ma), (xb, mb) = a, b
    with np.errstate(divide="ignore", invalid="ignore"):
        ra, rb = xa.sum(0) / ma.sum(), xb.sum(0) / mb.sum()
        parts = (xa - ra * ma[:, None]) / xa.sum(0) - (xb - rb * mb[:, None]) / xb.sum(0)
        z = np.log(ra / rb) / np.sqrt((parts**2).sum(0))
    return np.asarray(2 * stats.norm.sf(np.abs(z)))


def find_all_p(sample: Sample, *, matched: bool) -> dict[str, Floats]:
    """The p of every test, by its name."""
    found = {
        "G²": find_token_p(sample),
        "Welch, articles": find_mean_p(sample, by_article=True),
        "Poisson GEE": find_ratio_p(*sample.sum_sides()),
    }
    if matched:
        return found | {"paired t": find_pair_p(sample, ranks=False), "Wilcoxon": find_pair_p(sample, ranks=True)}
    if len(np.unique(sample.clusters)) < len(sample.clusters):
        found["Welch, stories"] = find_mean_p(sample, by_article=False)
    return found
