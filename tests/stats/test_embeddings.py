"""WEAT against its reference values and a count of all partitions."""

import numpy as np
import pytest

from framing.stats import associate_words

X, Y = np.array([(1, 0), (0.9, 0.1)]), np.array([(0, 1), (0.2, 0.8)])
A, B = np.array([(1, 0.1), (0.8, 0)]), np.array([(0.1, 1), (0, 0.7)])


def test_reference_values():
    found = associate_words(X, Y, A, B, seed=0)
    assert (found.statistic, found.effect) == pytest.approx((3.422442, 1.720507), abs=1e-6)
    assert found.p == pytest.approx(2 / 6), "of six partitions the words' own and its mirror are as far out"


def test_swapping_the_words_flips_the_sign_and_scaling_changes_nothing():
    found, back = associate_words(X, Y, A, B, seed=0), associate_words(Y, X, A, B, seed=0)
    assert (back.statistic, back.effect, back.p) == pytest.approx((-found.statistic, -found.effect, found.p))
    assert associate_words(7 * X, Y, A, 3 * B, seed=0) == pytest.approx(found)


def test_drawn_partitions_are_right_under_the_null():
    rng = np.random.default_rng(0)
    p = [
        associate_words(*(rng.normal(size=(n, 20)) for n in (12, 12, 6, 6)), seed=i, n_permutations=299).p
        for i in range(150)
    ]
    assert 0.01 <= np.mean(np.array(p) < 0.05) <= 0.10
