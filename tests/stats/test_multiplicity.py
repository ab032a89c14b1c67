"""Adjusted p-values against published ones."""

import numpy as np
import pytest

from framing.stats import adjust_family

P = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216]
Q = [0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.74 / 7, 0.216, 0.216, 0.216]


def test_benjamini_hochberg_reference_values():
    assert adjust_family(P) == pytest.approx(Q, abs=1e-12)


def test_tests_that_were_not_made_do_not_count():
    holes = np.insert(np.array(P), [0, 4, 10], np.nan)
    q = adjust_family(holes)
    assert q[~np.isnan(holes)] == pytest.approx(Q, abs=1e-12)
    assert np.isnan(q[np.isnan(holes)]).all()


def test_no_test_at_all():
    assert adjust_family([]).tolist() == []
    assert np.isnan(adjust_family([np.nan, np.nan])).all()


def test_benjamini_yekutieli_is_larger_by_the_harmonic_sum():
    q = adjust_family(P, method="by")
    assert q == pytest.approx(np.minimum(np.array(Q) * sum(1 / i for i in range(1, 11)), 1), abs=1e-12)
