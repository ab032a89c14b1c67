"""Rows too rare to tell: known before the outcome, right about every outcome, and worth leaving out of the family."""

from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest
from scipy.special import stdtrit

from framing.compare import compare_labels, declare_families
from framing.core.errors import TableError
from framing.stats import bound_difference, bound_scarce, infer_difference
from tests.compare.test_promises import labels_of, make_rows


def side(x, m):
    return np.asarray(x, dtype=float)[:, None], np.asarray(m, dtype=float)


def test_no_swap_inside_matched_clusters_gives_a_smaller_p_than_foreseen():
    rng = np.random.default_rng(3)
    for telling in (4, 6, 7):
        a, b = np.zeros(9), np.zeros(9)
        a[:telling] = rng.integers(1, 4, telling)
        m, least, found = np.full(9, 6.0), set(), []
        for swaps in product([False, True], repeat=telling):
            swap = np.r_[swaps, [False] * (9 - telling)]
            one = infer_difference(side(np.where(swap, b, a), m), side(np.where(swap, a, b), m), share=True, seed=0)
            least.add(float(one.p_least[0]))
            found.append(float(one.p[0]))
        assert len(least) == 1
        assert min(found) == least.pop() == 2 / 2**telling


def test_no_assignment_of_whole_clusters_gives_a_smaller_p_than_foreseen():
    x, m = np.array([3.0, 1, 2, 1, 2, 4, 1, 0, 0, 0, 0]), np.full(11, 6.0)
    least, found = set(), []
    for chosen in combinations(range(11), 3):
        in_a = np.isin(np.arange(11), chosen)
        one = infer_difference(side(x * in_a, m * in_a), side(x * ~in_a, m * ~in_a), share=True, seed=0)
        least.add(round(float(one.p_least[0]), 12))
        found.append(float(one.p[0]))
    (foreseen,) = least
    assert 2 / 2**7 <= foreseen <= min(found) + 1e-12


def make_family(n_rare):
    """One category that A uses more, and many that two stories hold; A, B and C as `make_rows` tells them."""
    labels = labels_of(make_rows(5, 16, {"A": 0.5, "B": 0.32}))
    free = labels.index[labels["category"] == ""]
    rare = free[labels.loc[free, "story"].isin(["s00", "s01"])]
    labels["category"] = labels["category"].astype(object)
    for place, row in enumerate(rare):
        labels.loc[row, "category"] = f"rare {place % n_rare:02}"
    return labels


def test_rare_rows_take_nothing_from_the_others():
    gaps = compare_labels(make_family(12), within="story").set_index("category")
    rare = gaps.index.str.startswith("rare")
    assert rare.sum() > 8
    assert (gaps.loc[rare, "verdict"] == "too rare to tell").all()
    assert gaps.loc[rare, "q"].isna().all()
    assert gaps.loc[rare, ["p", "low", "high"]].notna().all(axis=None)
    assert (gaps.loc[rare, "p_least"] >= 0.05).all()
    assert gaps["q"]["terrorism"] == gaps["p"]["terrorism"] < 0.05
    step = gaps.attrs["framing"]["steps"][-1]
    assert (step["family"], step["too rare for it"]) == (1, rare.sum())


def test_declared_families_are_adjusted_by_themselves():
    labels = labels_of(make_rows(1, 24))
    other = labels_of(make_rows(2, 24, dict.fromkeys("ABC", 0.3))).assign(actor="un", mention=lambda t: t.mention + 50)
    gaps = compare_labels(pd.concat([labels, other], ignore_index=True), within="story")
    families = declare_families(gaps)
    alone = compare_labels(labels, within="story")
    np.testing.assert_allclose(families[families["actor"] == "tsc"]["q"], alone["q"])
    assert families["p"].equals(gaps["p"])
    assert families.index.equals(gaps.index)
    assert not np.allclose(families["q"], gaps["q"])
    assert families.attrs["framing"]["steps"][-1]["families"] == 2
    with pytest.raises(TableError, match="desk"):
        declare_families(gaps, by="desk")


def test_few_telling_clusters_make_the_interval_longer_and_an_empty_side_is_not_taken_for_never():
    m = np.full(60, 10.0)
    few, many = np.zeros(60), np.tile([3.0, 0.0], 30)
    few[:4] = 3
    for x, longer in ((few, stdtrit(12, 0.975) / stdtrit(59, 0.975)), (many, 1.0)):
        a, b = side(x, m), side(np.roll(x, 7), m)
        widths = [high - low for low, high in (bound_scarce(a, b, share=True), bound_difference(a, b))]
        assert widths[0] == pytest.approx(longer * widths[1])
    low, high = bound_scarce(side(few, m), side(0 * few, m), share=True)
    plain = bound_difference(side(few, m), side(0 * few, m))
    assert low < plain[0] - 0.02
    assert high == pytest.approx(plain[1], abs=0.01)
