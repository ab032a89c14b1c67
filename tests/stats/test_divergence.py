"""Divergence against scipy and G², its null against a direct count, and no difference called where there is none."""

from itertools import permutations

import numpy as np
import pytest
from scipy.spatial.distance import jensenshannon
from scipy.stats import chi2_contingency

from framing.stats import jackknife_divergence, measure_divergence, permute_divergence

TABLE = np.array([[30, 20, 10], [10, 25, 25]])


def test_equals_scipys_square_and_g2_over_twice_n():
    p, q = [0.5, 0.3, 0.2], [0.2, 0.3, 0.5]
    assert measure_divergence([p, q], by_size=False) == pytest.approx(jensenshannon(p, q, base=2) ** 2)
    assert measure_divergence([p, q]) == pytest.approx(0.0958156, abs=1e-7)
    g2 = chi2_contingency(TABLE, lambda_="log-likelihood", correction=False).statistic
    assert 2 * TABLE.sum() * np.log(2) * measure_divergence(TABLE) == pytest.approx(g2)
    assert g2 == pytest.approx(17.663099, abs=1e-6)
    assert measure_divergence([TABLE, TABLE[::-1]]) == pytest.approx(float(measure_divergence(TABLE)))
    assert measure_divergence([[3, 1], [0, 0]]) == 0
    assert measure_divergence([[3, 0], [0, 3]]) == 1


def test_null_equals_all_orders_of_the_labels():
    counts = np.array([[4, 0], [3, 1], [1, 2], [0, 3], [2, 2]])
    groups = np.array([0, 0, 0, 1, 1])
    exact = [
        measure_divergence([counts[np.array(order) == 0].sum(0), counts[np.array(order) == 1].sum(0)])
        for order in permutations(groups)
    ]
    found = permute_divergence(counts, groups, seed=0, n_permutations=9_999)
    assert found.null_mean == pytest.approx(np.mean(exact), abs=0.005)
    assert found.p == pytest.approx(np.mean(np.array(exact) >= found.estimate - 1e-12), abs=0.02)
    assert found.adjusted == pytest.approx(max(0, found.estimate - found.null_mean))


def test_null_is_called_one_time_in_twenty_and_blocks_keep_stories_together():
    rng = np.random.default_rng(0)
    called, free = [], []
    story, group = np.repeat(np.arange(20), 3), np.tile(np.arange(3), 20)
    for seed in range(120):
        mood = rng.dirichlet([0.5] * 4, 20)[story]
        counts = np.array([rng.multinomial(6, p) for p in mood])
        called.append(permute_divergence(counts, group, blocks=story, seed=seed, n_permutations=199).p)
        free.append(permute_divergence(counts, group, seed=seed, n_permutations=199).p)
    assert 0.01 <= np.mean(np.array(called) < 0.05) <= 0.10
    assert np.mean(np.array(free) < 0.05) < 0.01, "without blocks the stories' variance hides the sources'"


def test_jackknife_takes_the_bias_out_and_covers_the_truth():
    rng = np.random.default_rng(1)
    shares = np.array([[0.5, 0.3, 0.15, 0.05], [0.25, 0.25, 0.25, 0.25]])
    truth = float(measure_divergence(shares))
    raw, corrected, covered = [], [], []
    for _ in range(500):
        counts = np.stack([rng.multinomial(4, p, size=40) for p in shares], axis=1)
        estimate, low, high = jackknife_divergence(counts)
        raw.append(measure_divergence(counts.sum(0)))
        corrected.append(estimate)
        covered.append(low <= truth <= high)
    assert abs(np.mean(corrected) - truth) < 0.3 * (np.mean(raw) - truth)
    assert np.mean(covered) >= 0.9
