"""Minimum detectable differences against statsmodels, and against what the test does find."""

import numpy as np
import pytest

from framing.core.errors import FramingError
from framing.stats import detect_difference, infer_difference, plan_difference


def test_reference_values():
    """TTestPower and TTestIndPower .solve_power(alpha=.05, power=.8) of statsmodels 0.15.0, times the spread."""
    assert plan_difference(0.3, 30) == pytest.approx(0.15877071, abs=1e-6)
    assert plan_difference(0.2, 20, 50) == pytest.approx(0.15038078, abs=1e-6)
    assert plan_difference(1, 3) == pytest.approx(3.26404355, abs=1e-6)
    with pytest.raises(FramingError, match="got 30 and 1"):
        plan_difference(0.2, 30, 1)


def test_a_difference_of_that_size_is_found_four_times_in_five():
    rng = np.random.default_rng(0)
    n, k, share = 30, 400, 0.25
    m = np.full(n, 6.0)

    def draw(p):
        return rng.binomial(6, rng.beta(p * 6, (1 - p) * 6, size=(n, k))).astype(float), m

    least = float(np.median(detect_difference(draw(share), draw(share))))
    assert 0.1 < least < 0.25
    found = infer_difference(draw(share + least / 2), draw(share - least / 2), share=True, seed=0, n_permutations=499)
    assert np.mean(found.p < 0.05) == pytest.approx(0.8, abs=0.08)


def test_what_was_never_seen_has_a_limit_too():
    m = np.full(40, 5.0)
    least = detect_difference((np.zeros((40, 1)), m), (np.zeros((40, 1)), m))[0]
    assert least == pytest.approx(7.906 / 200, abs=1e-4)
    assert np.isnan(detect_difference((np.ones((1, 1)), np.ones(1)), (np.ones((1, 1)), np.ones(1))))[0]
