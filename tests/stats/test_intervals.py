"""Closed-form intervals against scipy and published examples."""

import numpy as np
import pytest
from scipy import stats

from framing.stats import bound_empty_rate, bound_share, combine_bounds, expand_tail


@pytest.mark.parametrize(("count", "n"), [(0, 12), (3, 20), (10, 20), (20, 20)])
def test_wilson_equals_scipy(count, n):
    low, high = bound_share([count / n], n)
    expected = stats.binomtest(count, n).proportion_ci(method="wilson")
    assert (low[0], high[0]) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_upper_end_of_an_empty_rate_leaves_one_fortieth_to_nothing():
    limit = bound_empty_rate(2_000)
    assert np.exp(-limit * 2_000) == pytest.approx(0.025)


def test_newcombe_published_examples():
    for (a, n), (b, m), published in [
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((10, 10), (0, 20), (0.6791, 1.0000)),
    ]:
        sides = [(np.array([x / k]), *bound_share([x / k], k)) for x, k in ((a, n), (b, m))]
        low, high = combine_bounds(*sides)
        assert (low[0], high[0]) == pytest.approx(published, abs=6e-5)


def test_few_clusters_widen_the_interval_and_many_leave_it_alone():
    tails = [expand_tail(n) for n in (2, 5, 10, 30, 1_000, 10**6)]
    assert tails == sorted(tails)
    assert tails[0] < 1e-6
    assert tails[-1] == pytest.approx(0.025, abs=1e-6)
