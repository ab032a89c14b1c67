"""Dispersion against Gries's worked example, clustering against its definition."""

import numpy as np
import pytest
from scipy import sparse

from framing.stats import measure_clustering, measure_dispersion

SIZES = [9, 10, 10, 11, 10]


def test_reference_values_and_extremes():
    counts = np.array([[3, 0, 9, 0], [3, 0, 0, 0], [2, 0, 0, 0], [2, 4, 0, 0], [2, 0, 0, 0]])
    for table in (counts, sparse.csr_array(counts)):
        spread = measure_dispersion(table, SIZES)
        assert spread.dp[:3] == pytest.approx([0.12, 1 - 11 / 50, 1 - 9 / 50])
        assert spread.dp_norm[:3] == pytest.approx([0.146341, 0.951220, 1.0], abs=1e-6)
        assert spread.documents.tolist() == [5, 1, 1, 0]
        assert spread.top_share[:3] == pytest.approx([0.25, 1, 1])
        assert np.isnan([spread.dp[3], spread.dp_norm[3], spread.top_share[3]]).all()


def test_design_effect_is_one_without_clustering_and_the_cluster_size_at_most():
    rng = np.random.default_rng(0)
    m = rng.poisson(8, 2_000) + 1.0
    share = np.column_stack([np.full(2_000, 0.3), rng.beta(0.3 * 4, 0.7 * 4, 2_000)])
    x = rng.binomial(m.astype(int)[:, None], share).astype(float)
    effect, correlation = measure_clustering(x, m)
    assert effect[0] == pytest.approx(1, abs=0.1)
    assert correlation == pytest.approx([0, 1 / 5], abs=0.02)
    assert effect[1] == pytest.approx(1 + (m @ m / m.sum() - 1) / 5, abs=0.15)
    assert np.isnan(measure_clustering(np.zeros((5, 1)), np.ones(5))[0]).all()
