"""Shares and differences of stances: exact on counted rows, turned round with the sides, the same in any order."""

import numpy as np
import pandas as pd
import pytest

import framing as fr


@pytest.fixture
def stances():
    """Ten stories told by two sources; A is against the port in seven, B in two, B for it in five."""
    rows = []
    for story in range(10):
        for source in "AB":
            against = story < (7 if source == "A" else 2)
            sign = "negative" if against else "positive" if source == "B" and story < 7 else "neutral"
            rows.append({
                "doc_id": f"{source}{story}", "source": source, "story": str(story), "start": 3, "target": "port",
                "holder": source if story % 2 else "mayor", "stance": sign, "voice": "own", "how": "own",
            })  # fmt: skip
    return pd.DataFrame(rows)


def test_shares_are_counts_of_rows_and_sum_to_one(stances):
    rates = fr.measure_stances(stances)
    assert rates.set_index(["group", "category"])["count"].to_dict() == {
        ("A", "negative"): 7, ("A", "neutral"): 3, ("A", "positive"): 0,
        ("B", "negative"): 2, ("B", "neutral"): 3, ("B", "positive"): 5,
    }  # fmt: skip
    np.testing.assert_allclose(rates.groupby("group")["estimate"].sum(), 1.0)
    assert (rates["low"] <= rates["estimate"]).all()
    assert (rates["estimate"] <= rates["high"]).all()


def test_a_difference_turns_round_with_the_sides_and_not_with_the_rows(stances):
    gaps = fr.compare_stances(stances, within="story")
    found = gaps.set_index("category")
    assert found.loc["negative", "estimate"] == pytest.approx(0.5)
    # five stories differ, all one way: of 2^5 exchanges two are as far
    assert found.loc["negative", "p"] == pytest.approx(2 / 32)
    turned = fr.compare_stances(stances.assign(source=stances["source"].map({"A": "B", "B": "A"})), within="story")
    np.testing.assert_allclose(turned["estimate"], -gaps["estimate"])
    np.testing.assert_allclose(turned["p"], gaps["p"])
    shuffled = fr.compare_stances(stances.sample(frac=1, random_state=3), within="story")
    pd.testing.assert_frame_equal(shuffled, gaps)


def test_holders_can_be_compared(stances):
    gaps = fr.compare_stances(stances, by="holder", against="mayor")
    assert set(gaps["a"]) | set(gaps["b"]) == {"A", "B", "mayor"}
    assert set(gaps["actor"]) == {"port"}
