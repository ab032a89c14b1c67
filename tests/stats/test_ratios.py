"""The delta method against a bootstrap, and silent where it would mislead."""

import numpy as np
import pytest

from framing.stats import contrast_rates, draw_weights


def _side(rng, n, rate):
    m = rng.poisson(400, n) + 50.0
    return rng.poisson(rate * m * rng.gamma(2, 0.5, n))[:, None].astype(float), m


def test_error_of_the_log_ratio_agrees_with_the_bootstrap():
    rng = np.random.default_rng(0)
    sides = _side(rng, 150, 0.02), _side(rng, 200, 0.01)
    found = contrast_rates(*sides)
    drawn = []
    for seed, (x, m) in enumerate(sides):
        weights = np.concatenate(list(draw_weights(len(m), seed, 4_000)))
        drawn.append(np.log(weights @ x[:, 0] / (weights @ m)))
    assert np.log(found.high / found.low)[0] / 3.92 == pytest.approx((drawn[0] - drawn[1]).std(), rel=0.05)
    assert found.ratio[0] == pytest.approx(2, rel=0.25)
    assert found.p[0] < 1e-6


def test_below_ten_clusters_with_the_word_there_is_a_ratio_and_no_test():
    rng = np.random.default_rng(1)
    x, m = _side(rng, 40, 0.02)
    rare = x * (np.arange(40) < 9)[:, None]
    found = contrast_rates((x, m), (rare, m))
    assert found.ratio[0] > 1
    assert np.isnan([found.low[0], found.high[0], found.z[0], found.p[0]]).all()
