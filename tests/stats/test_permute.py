"""Permutation p-values: equal to brute force, and honest where the naive ones are not."""

import numpy as np
import pytest
from scipy.stats import permutation_test

from framing.stats import flip_contributions, permute_difference, permute_labels


def _alone(a, b):
    (xa, ma), (xb, mb) = a, b
    side_a = np.vstack([xa, np.zeros_like(xb)]), np.concatenate([ma, np.zeros_like(mb)])
    side_b = np.vstack([np.zeros_like(xa), xb]), np.concatenate([np.zeros_like(ma), mb])
    return side_a, side_b


def _gap(a, b, axis):
    return a.mean(axis=axis) - b.mean(axis=axis)


def test_matched_pairs_equal_scipys_exact_label_swap():
    rng = np.random.default_rng(0)
    a, b, m = rng.integers(0, 5, 9).astype(float), rng.integers(0, 4, 9).astype(float), np.full(9, 5.0)
    expected = permutation_test((a, b), _gap, permutation_type="samples", n_resamples=np.inf, vectorized=True).pvalue
    assert permute_difference((a[:, None], m), (b[:, None], m), seed=0)[0] == pytest.approx(expected)


def test_labels_equal_scipys_exact_permutation():
    rng = np.random.default_rng(1)
    a, b, m = rng.integers(0, 6, 6).astype(float), rng.integers(0, 3, 6).astype(float), np.full(6, 7.0)
    expected = permutation_test((a, b), _gap, n_resamples=np.inf, vectorized=True).pvalue
    assert permute_labels(*_alone((a[:, None], m), (b[:, None], m)), seed=0)[0] == pytest.approx(expected)


def test_a_story_that_both_tell_swaps_and_the_others_are_relabelled():
    """One story with both sides, two with a alone, two with b alone: 2 × 6 assignments, counted by hand."""
    m = np.ones(5)
    a = np.array([[1.0], [1.0], [1.0], [0.0], [0.0]]), m * [1, 1, 1, 0, 0]
    b = np.array([[0.0], [0.0], [0.0], [0.0], [0.0]]), m * [1, 0, 0, 1, 1]
    assert permute_labels(a, b, seed=0)[0] == pytest.approx(2 / 12)


def test_drawn_permutations_come_near_the_exact_p_and_are_never_zero():
    rng = np.random.default_rng(2)
    m = np.full(13, 4.0)
    a, b = rng.binomial(4, 0.55, size=(13, 6)).astype(float), rng.binomial(4, 0.35, size=(13, 6)).astype(float)
    drawn = permute_difference((a, m), (b, m), seed=0)
    for i in range(6):
        exact = permutation_test(
            (a[:, i], b[:, i]), _gap, permutation_type="samples", n_resamples=np.inf, vectorized=True
        ).pvalue
        assert drawn[i] == pytest.approx(exact, abs=4 * np.sqrt(exact * (1 - exact) / 5_000) + 2 / 5_000)
    sure = permute_difference((np.full((40, 1), 4.0), np.full(40, 4.0)), (np.zeros((40, 1)), np.full(40, 4.0)), seed=0)
    assert sure[0] == 1 / 5_000


def test_swapping_the_sides_leaves_p_alone():
    rng = np.random.default_rng(4)
    m, k = rng.integers(1, 9, 11).astype(float), rng.integers(1, 4, 11).astype(float)
    a = rng.binomial(m.astype(int)[:, None], 0.4, size=(11, 5)).astype(float), m
    b = rng.binomial(k.astype(int)[:, None], 0.2, size=(11, 5)).astype(float), k
    assert permute_difference(a, b, seed=0) == pytest.approx(permute_difference(b, a, seed=0))


def test_one_word_in_the_shorter_source_is_no_finding():
    """A plain label swap moves the bases too, and calls a single count in the source that writes less significant."""
    long, short = np.full(10, 9.0), np.full(10, 2.0)
    hit = np.zeros((10, 1))
    hit[3] = 1
    assert permute_difference((np.zeros((10, 1)), long), (hit, short), seed=0)[0] > 0.3
    assert permute_difference(*_alone((np.zeros((10, 1)), long), (hit, short)), seed=0)[0] > 0.3


def test_null_rejections_stay_near_five_per_cent_where_one_side_writes_four_times_as_much():
    rng = np.random.default_rng(6)
    p_flip, p_both = [], []
    for _ in range(12):
        sides = []
        for n, length in ((20, 12), (20, 3)):
            m = rng.poisson(length, n) + 1.0
            share = rng.beta(1.5, 6.0, size=(n, 50))
            sides.append((rng.binomial(m.astype(int)[:, None], share).astype(float), m))
        p_flip.append(flip_contributions(*sides, seed=0, n_permutations=499))
        p_both.append(permute_difference(*_alone(*sides), seed=0, n_permutations=499))
    assert 0.02 <= np.mean(np.concatenate(p_flip) < 0.05) <= 0.08
    assert 0.01 <= np.mean(np.concatenate(p_both) < 0.05) <= 0.07
