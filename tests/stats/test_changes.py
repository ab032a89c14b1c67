"""find_change: valid where nothing changes, sharp where something does, and the same as its formula."""

import numpy as np
import pytest
from scipy import sparse

from framing.stats.changes import MIN_STRETCH, N_REACHED, find_change


def make_course(rng, n=60, places=12, share=0.2, longer=1, factor=1.0, at=8):
    """Occasions of n articles spread over places; from `at` on the share grows by `factor`, bases by `longer`."""
    place = np.sort(np.concatenate([np.arange(places), rng.integers(places, size=n - places)]))
    late = place >= at
    m = (rng.poisson(3, n) + 1.0) * np.where(late, longer, 1)
    level = np.where(late, share * factor, share)
    x = rng.binomial(m.astype(int), rng.beta(3 * level, 3 * (1 - level)))
    return sparse.csr_array(x[:, None].astype(float)), m, place


@pytest.mark.parametrize(("share", "longer"), [(0.2, 1), (0.2, 4), (0.05, 4)])
def test_a_level_that_stays_is_called_a_change_one_time_in_twenty(share, longer):
    rng = np.random.default_rng(1)
    p = [find_change(*make_course(rng, share=share, longer=longer), seed=i, n_permutations=199).p for i in range(200)]
    assert 0.015 <= np.mean(np.array(p) < 0.05) <= 0.085


@pytest.mark.parametrize("longer", [1, 4])
def test_a_change_is_found_where_it_is(longer):
    rng = np.random.default_rng(2)
    made = [make_course(rng, n=120, share=0.15, longer=longer, factor=3) for _ in range(50)]
    found = [find_change(*course, seed=0, n_permutations=199) for course in made]
    assert np.mean([change.p[0] < 0.05 for change in found]) >= 0.9
    assert np.mean([abs(change.at[0] - 8) <= 1 for change in found]) >= 0.9


def test_categories_are_judged_as_if_each_stood_alone():
    rng = np.random.default_rng(3)
    x, m, place = make_course(rng, factor=3)
    other = sparse.csr_array(rng.permutation(x.toarray()))
    both = find_change(sparse.hstack([x, other]), m, place, seed=0, n_permutations=199)
    for column, one in enumerate((x, other)):
        alone = find_change(one, m, place, seed=0, n_permutations=199)
        assert (both.at[column], both.p[column]) == (alone.at[0], alone.p[0])


def test_p_is_that_of_the_formula_written_out():
    x, m, place = make_course(np.random.default_rng(4), factor=2)

    def largest(order):
        e, best = x.toarray()[:, 0] - x.sum() / m.sum() * m, 0.0
        for t in range(1, 12):
            early = order < t
            if min(early.sum(), (~early).sum()) >= MIN_STRETCH:
                f, whole = m[early].sum() / m.sum(), (e**2).sum()
                q = 0.5 * ((e[early] ** 2).sum() + f * whole)
                best = max(best, abs(e[early].sum()) / np.sqrt((1 - f) ** 2 * q + f**2 * (whole - q)))
        return best

    orders = np.random.default_rng(7).permuted(np.tile(place, (199, 1)), axis=1)
    reached = [largest(order) >= largest(place) - 1e-9 for order in orders]
    assert 0 < sum(reached) < N_REACHED
    assert find_change(x, m, place, seed=7, n_permutations=199).p[0] == pytest.approx((1 + sum(reached)) / 200)


def test_draws_stop_when_fifty_have_reached_the_statistic():
    x, m, place = make_course(np.random.default_rng(5))
    few, many = (find_change(x, m, place, seed=7, n_permutations=n).p[0] for n in (999, 9999))
    assert few == many == N_REACHED / round(N_REACHED / many)
    assert many > 0.1


def test_nothing_is_tested_where_no_cut_leaves_enough():
    x, m = sparse.csr_array(np.ones((11, 1))), np.full(11, 2.0)
    change = find_change(x, m, np.arange(11), seed=0)
    assert (change.at[0], np.isnan(change.p[0])) == (-1, True)
    one_place = find_change(sparse.csr_array(np.ones((40, 1))), np.full(40, 2.0), np.zeros(40, dtype=int), seed=0)
    assert np.isnan(one_place.p[0])
