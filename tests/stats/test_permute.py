"""Permutation p-values: equal to brute force, and honest where the naive ones are not."""

import numpy as np
import pytest
from scipy.stats import permutation_test, ttest_ind

from framing.stats import flip_contributions, infer_difference, infer_flips, permute_difference, permute_labels


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


def _corpus(rng, n, share, base, n_categories=150, correlation=0.15):
    """Beta-binomial clusters: the share varies between them, as words come in bursts."""
    m = rng.poisson(base - 1, n) + 1.0
    spread = (1 - correlation) / correlation
    shares = rng.beta(share * spread, (1 - share) * spread, size=(n, n_categories)) if share else 0.0
    return rng.binomial(m.astype(int)[:, None], shares, size=(n, n_categories)).astype(float), m


DESIGNS = [
    (30, 30, 0.3, 0.3, 6, 6),
    (30, 30, 0.5, 0.1, 6, 6),
    (30, 30, 0.1, 0.0, 6, 6),
    (30, 30, 0.2, 0.2, 12, 3),
    (30, 100, 0.1, 0.02, 6, 6),
    (100, 30, 0.05, 0.05, 6, 6),
]


def _mixed(rng, n_a, n_b, p_a, p_b, m_a, m_b):
    """A third of the shorter side's clusters hold both sides."""
    n = min(n_a, n_b) // 3
    both = _corpus(rng, n, p_a, m_a), _corpus(rng, n, p_b, m_b)
    alone = _alone(_corpus(rng, n_a - n, p_a, m_a), _corpus(rng, n_b - n, p_b, m_b))
    pairs = zip(both, alone, strict=True)
    return [(np.vstack([x, y]), np.concatenate([m, k])) for (x, m), (y, k) in pairs]


@pytest.mark.parametrize("design", ["matched", "mixed", "apart"])
def test_intervals_cover_and_say_what_the_test_says(design):
    rng = np.random.default_rng(8)
    covered = []
    for n_a, n_b, p_a, p_b, m_a, m_b in DESIGNS:
        hits = []
        for _ in range(3):
            if design == "mixed":
                sides = _mixed(rng, n_a, n_b, p_a, p_b, m_a, m_b)
            else:
                sides = _corpus(rng, n_a, p_a, m_a), _corpus(rng, n_a if design == "matched" else n_b, p_b, m_b)
            sides = _alone(*sides) if design == "apart" else sides
            found = infer_difference(*sides, share=True, seed=0, n_permutations=499)
            hits.append((found.low <= p_a - p_b) & (p_a - p_b <= found.high))
            assert (((found.low <= 0) & (found.high >= 0)) == (found.p >= 0.05)).all()
            assert (found.p_max >= found.p).all()
        covered.append(np.mean(hits))
        assert 0.90 <= covered[-1] <= 0.985
    assert 0.92 <= np.mean(covered) <= 0.97


def test_a_side_that_never_says_it_does_not_blur_a_clear_difference():
    """Ten of thirty stories against none: p is small, and so the interval stays off 0."""
    m = np.full(30, 6.0)
    some = np.zeros((30, 1))
    some[::3] = 2
    for sides in (((some, m), (np.zeros((30, 1)), m)), _alone((some, m), (np.zeros((30, 1)), m))):
        found = infer_difference(*sides, share=True, seed=0)
        assert found.p[0] < 0.01
        assert 0 < found.low[0] < 20 / 180 < found.high[0] < 0.25


def test_all_against_nothing_is_bounded_by_the_sides_own_intervals():
    m = np.full(12, 3.0)
    found = infer_difference((m[:, None], m), (np.zeros((12, 1)), m), share=True, seed=0)
    assert 0.5 < found.low[0] < 1
    assert found.high[0] == 1


def test_flip_interval_holds_the_differences_that_are_not_rejected():
    """Shift one side by d: with equal bases the test of no difference is then the test of the difference d."""
    rng = np.random.default_rng(9)
    a, b, m = rng.integers(0, 30, 11).astype(float), rng.integers(0, 20, 11).astype(float), np.full(11, 40.0)
    found = infer_flips((a[:, None], m), (b[:, None], m), seed=0)
    for edge, outward in ((found.low[0], -1), (found.high[0], 1)):
        for step, rejected in ((1e-6, True), (-1e-6, False)):
            shifted = a - (edge + outward * step) * m
            assert (infer_flips((shifted[:, None], m), (b[:, None], m), seed=0).p[0] < 0.05) == rejected


def test_studentised_labels_equal_scipys_permutation_of_welchs_t():
    rng = np.random.default_rng(3)
    a, b = rng.integers(0, 9, 5).astype(float), rng.integers(0, 4, 7).astype(float)

    def welch(a, b, axis):
        return ttest_ind(a, b, axis=axis, equal_var=False).statistic

    expected = permutation_test((a, b), welch, n_resamples=np.inf, vectorized=True).pvalue
    sides = _alone((a[:, None], np.full(5, 9.0)), (b[:, None], np.full(7, 9.0)))
    assert permute_labels(*sides, seed=0)[0] == pytest.approx(expected)


def test_studentised_labels_hold_where_sizes_and_variances_differ_and_a_plain_swap_does_not():
    """The small side varies most: means alone call 31 of 100 true nulls."""
    rng = np.random.default_rng(10)
    called, plain = [], []
    for _ in range(4):
        wild, tame = _corpus(rng, 12, 0.3, 3, 200, 0.4), _corpus(rng, 60, 0.3, 30, 200, 0.02)
        called.append(permute_labels(*_alone(wild, tame), seed=0, n_permutations=499) < 0.05)
        ratios = np.vstack([x / m[:, None] for x, m in (wild, tame)])
        gap = abs(ratios[:12].mean(0) - ratios[12:].mean(0))
        drawn = [rng.permutation(ratios) for _ in range(199)]
        plain.append(np.mean([abs(d[:12].mean(0) - d[12:].mean(0)) >= gap for d in drawn], axis=0) < 0.05)
    assert 0.03 <= np.mean(called) <= 0.09
    assert np.mean(plain) > 0.2


def test_blocks_keep_what_differs_between_topics_out_of_the_test():
    """One side writes mostly on a topic in which the word is common; inside either topic there is no difference."""
    rng = np.random.default_rng(11)
    topic = np.repeat([0, 1, 0, 1], [24, 6, 6, 24])
    m = np.full(60, 8.0)
    x = rng.binomial(8, np.where(topic == 0, 0.5, 0.1)[:, None], size=(60, 200)).astype(float)
    sides = (
        (x * (np.arange(60) < 30)[:, None], m * (np.arange(60) < 30)),
        (
            x * (np.arange(60) >= 30)[:, None],
            m * (np.arange(60) >= 30),
        ),
    )
    free, blocked = (permute_labels(*sides, blocks=b, seed=0, n_permutations=499) for b in (None, topic))
    assert np.mean(free < 0.05) > 0.5
    assert 0.02 <= np.mean(blocked < 0.05) <= 0.08


def test_max_t_keeps_the_family_at_five_in_a_hundred():
    rng = np.random.default_rng(12)
    families = []
    for _ in range(60):
        a, b = _corpus(rng, 25, 0.3, 5, 12), _corpus(rng, 25, 0.3, 5, 12)
        families.append(infer_difference(a, b, share=True, seed=0, n_permutations=399).p_max.min() < 0.05)
    assert np.mean(families) <= 0.15
    a, b = _corpus(rng, 40, 0.7, 5, 12), _corpus(rng, 40, 0.2, 5, 12)
    assert infer_difference(a, b, share=True, seed=0, n_permutations=399).p_max.max() < 0.05


def test_the_interval_of_a_category_in_one_to_five_clusters_holds_the_truth():
    """Draws move such a category little; their interval alone would hold the difference in 89 of 100."""
    rng, m, is_a = np.random.default_rng(2), np.full(60, 100.0), np.arange(60) < 30
    covered = []
    for _ in range(250):
        x = np.where(rng.random(60) < np.where(is_a, 0.12, 0.02), 8.0, 0.0)
        if 1 <= (x > 0).sum() <= 5:
            sides = ((x * is_a)[:, None], m * is_a), ((x * ~is_a)[:, None], m * ~is_a)
            found = infer_difference(*sides, share=False, seed=0, n_permutations=299)
            covered.append(found.low[0] <= 0.1 * 8 / 100 <= found.high[0])
    assert len(covered) > 150
    assert np.mean(covered) > 0.92
