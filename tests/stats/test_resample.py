"""The bootstrap: right width, right unit, no interval where nothing can be known."""

import numpy as np
import pytest
from scipy.stats import bootstrap

from framing.stats import draw_weights, resample_difference, resample_ratio


def _alone(a, b):
    """Two sides without a common cluster, as rows of the same clusters."""
    (xa, ma), (xb, mb) = a, b
    side_a = np.vstack([xa, np.zeros_like(xb)]), np.concatenate([ma, np.zeros_like(mb)])
    side_b = np.vstack([np.zeros_like(xa), xb]), np.concatenate([np.zeros_like(ma), mb])
    return side_a, side_b


def _clusters(rng, n, n_categories=1, p=0.3, spread=8.0):
    m = rng.poisson(6, n) + 1.0
    share = rng.beta(p * spread, (1 - p) * spread, size=(n, n_categories))
    return rng.binomial(m.astype(int)[:, None], share).astype(float), m


def test_weights_draw_as_many_clusters_as_there_are_whatever_the_block():
    weights = np.concatenate(list(draw_weights(3_000, 1, 1_500)))
    assert weights.shape == (1_500, 3_000)
    assert (weights.sum(axis=1) == 3_000).all()
    assert weights.var() == pytest.approx(1.0, abs=0.01)


def test_width_agrees_with_the_delta_method():
    x, m = _clusters(np.random.default_rng(0), 400)
    low, high = resample_ratio(x, m, share=True, seed=0)
    ratio = x.sum() / m.sum()
    error = np.sqrt(400 / 399 * ((x[:, 0] - ratio * m) ** 2).sum()) / m.sum()
    assert (high - low)[0] / (2 * 1.965 * error) == pytest.approx(1.0, abs=0.06)


@pytest.mark.parametrize("matched", [True, False])
def test_interval_of_a_difference_covers_the_truth(matched):
    rng = np.random.default_rng(3)
    covered = []
    for _ in range(25):
        a, b = _clusters(rng, 30, 20), _clusters(rng, 30, 20)
        sides = (a, b) if matched else _alone(a, b)
        low, high = resample_difference(*sides, share=True, seed=0, n_resamples=600)
        covered.append((low <= 0) & (high >= 0))
    assert 0.92 <= np.mean(covered) <= 0.98


def test_what_two_sides_share_in_a_story_cancels():
    rng = np.random.default_rng(5)
    m = np.full(40, 10.0)
    story = rng.integers(0, 9, size=(40, 1)).astype(float)
    a, b = (story + 1, m), (story, m)
    low, high = resample_difference(a, b, share=True, seed=0)
    apart_low, apart_high = resample_difference(*_alone(a, b), share=True, seed=0)
    assert low[0] == pytest.approx(0.1)
    assert high[0] == pytest.approx(0.1)
    assert apart_low[0] < 0 < apart_high[0]


def test_nothing_seen_is_not_never():
    m = np.full(12, 3.0)
    low, high = resample_ratio(np.zeros((12, 1)), m, share=True, seed=0)
    assert low[0] == 0
    assert 0.2 < high[0] < 0.3
    all_of_a, none_of_b = (m[:, None], m), (np.zeros((12, 1)), m)
    low, high = resample_difference(all_of_a, none_of_b, share=True, seed=0)
    assert 0.5 < low[0] < 1
    assert high[0] == 1


def test_fewer_than_two_clusters_have_no_interval():
    assert np.isnan(resample_ratio(np.array([[1.0]]), np.array([4.0]), share=True, seed=0)).all()
    one, many = (np.array([[1.0]]), np.array([4.0])), _clusters(np.random.default_rng(0), 12)
    assert np.isnan(resample_difference(*_alone(one, many), share=True, seed=0)).all()


def test_bca_equals_scipys():
    rng = np.random.default_rng(7)
    x, m = _clusters(rng, 25, 1, 0.15)

    def ratio(i, axis):
        return x[i, 0].sum(axis=axis) / m[i].sum(axis=axis)

    expected = bootstrap(
        (np.arange(25),), ratio, method="BCa", n_resamples=20_000, vectorized=True, rng=np.random.default_rng(0)
    ).confidence_interval
    low, high = resample_ratio(x, m, share=True, seed=1, n_resamples=20_000, method="bca")
    plain, _ = resample_ratio(x, m, share=True, seed=1, n_resamples=20_000)
    assert (low[0], high[0]) == pytest.approx((expected.low, expected.high), abs=0.003)
    assert abs(plain[0] - expected.low) > 0.006


def test_bca_of_a_difference_moves_both_ends_the_way_the_skew_goes():
    rng = np.random.default_rng(8)
    a, b = _clusters(rng, 40, 30, 0.1, 3.0), _clusters(rng, 40, 30, 0.5, 50.0)
    for sides in ((a, b), _alone(a, b)):
        low, high = resample_difference(*sides, share=True, seed=0)
        moved_low, moved_high = resample_difference(*sides, share=True, seed=0, method="bca")
        assert np.mean(moved_low - low) > 0.001
        assert np.mean(moved_high - high) > 0.0004
