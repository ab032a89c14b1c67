"""compare_scores: means over rows, any sign, and values that are none."""

import numpy as np
import pandas as pd
import pytest

from framing.compare import compare_scores
from framing.core.errors import TableError


def make_scores(shift=0.5, n=12):
    rng = np.random.default_rng(0)
    rows = [(f"{s}{i}", s, f"s{i}", "tone", shift * (s == "A") + rng.normal(0, 0.4)) for s in "AB" for i in range(n)]
    return pd.DataFrame(rows, columns=["doc_id", "source", "story", "scorer", "value"])


def test_estimate_is_the_difference_of_means_and_moves_with_the_scale():
    scores = make_scores()
    means = scores.groupby("source")["value"].mean()
    first = compare_scores(scores).iloc[0]
    assert (first["rate_a"], first["rate_b"]) == pytest.approx((means["A"], means["B"]))
    moved = compare_scores(scores.assign(value=1000 - 3 * scores["value"])).iloc[0]
    assert moved["estimate"] == pytest.approx(-3 * first["estimate"])
    assert (moved["low"], moved["high"], moved["p"]) == pytest.approx(
        (-3 * first["high"], -3 * first["low"], first["p"])
    )
    assert (first["base_a"], first["unit"], first["actor"]) == (12, "mean score", "")


def test_scorers_stand_apart_each_over_its_own_texts():
    scores = make_scores()
    half = scores[scores["story"] < "s5"].assign(scorer="heat", value=1.0)
    both = compare_scores(pd.concat([scores, half])).set_index("category")
    assert both.loc["tone", "p"] == compare_scores(scores)["p"].item()
    assert both.loc["heat", "estimate"] == 0
    assert both.loc["heat", "base_a"] == len(half) / 2


def test_a_value_that_is_no_number_is_refused():
    scores = make_scores()
    scores.loc[3, "value"] = np.nan
    with pytest.raises(TableError, match="a score is a finite number; 1 of 24 values are none"):
        compare_scores(scores)
