"""Clustered logistic regression against statsmodels, its size without an effect, and what it will not fit."""

import numpy as np
import pytest
from scipy.special import expit, ndtr

from framing.stats import fit_choices


def draw(rng, n, per=3, base=-1.0, effect=0.8):
    clusters = np.repeat(np.arange(n), 1 + rng.poisson(per, n))
    a, other = (rng.random(n) < 0.5) * 1.0, rng.normal(size=n)
    y = (rng.random(len(clusters)) < expit((base + effect * a + 1.2 * rng.normal(size=n))[clusters])) * 1.0
    return y, np.column_stack([np.ones(len(y)), a[clusters], other[clusters]]), clusters


def test_equals_statsmodels():
    """GEE(y, x, groups, Binomial(), Exchangeable()).fit(cov_type="bias_reduced", ctol=1e-10), statsmodels 0.15.0."""
    found = fit_choices(*draw(np.random.default_rng(2), 14))
    assert found.beta == pytest.approx([-0.87530928, 0.4244384, 0.31044646], abs=1e-7)
    assert np.sqrt(np.diag(found.covariance)) == pytest.approx([0.50971489, 0.74000203, 0.48029153], abs=1e-7)


def test_without_an_effect_one_in_twenty_is_called():
    rng = np.random.default_rng(0)
    models = [fit_choices(*draw(rng, 40, effect=0.0)) for _ in range(500)]
    z = np.array([model.beta[1] / np.sqrt(model.covariance[1, 1]) for model in models])
    assert 0.03 <= np.mean(2 * ndtr(-np.abs(z)) < 0.05) <= 0.07


def test_what_has_no_finite_solution_is_not_fitted():
    y, x, clusters = draw(np.random.default_rng(1), 20)
    assert fit_choices(x[:, 1], x, clusters) is None, "the answer is a column"
    assert fit_choices(y, np.column_stack([x, x[:, 1]]), clusters) is None, "two columns are the same"
    assert fit_choices(y[:3], x[:3], np.arange(3)) is None, "as many columns as clusters"
