"""vary_choices: every row is what compare_choices gives on the labels so changed, alternatives left out among them."""

import numpy as np
import pytest

from framing.compare import compare_choices, compare_labels
from framing.core.errors import TableError
from framing.vary import vary_choices
from tests.vary.test_vary import make_labels


def make_choices(seed=0, shares=None):
    labels = make_labels(seed, shares)
    plain = labels["category"] == ""
    heads = np.where(np.arange(len(labels)) % 3, "group", "men")
    labels["head"] = labels["head"].mask(plain, heads)
    names = plain & (np.arange(len(labels)) % 5 == 0)
    return labels.assign(
        neutral_for=np.where(plain & ~names, "crime; insult", ""), relation=labels["relation"].mask(names, "name")
    )


def ask(labels, **how):
    gaps = compare_choices(labels, **how)
    return gaps[gaps["category"] == "insult"].iloc[0]


@pytest.mark.parametrize("how", [{"within": "story"}, {"names": True, "seed": 4}])
def test_every_row_is_the_contrast_of_what_it_says(how):
    labels = make_choices()
    variations = vary_choices(labels, ask(labels, **how)).set_index(["choice", "left_out"])
    toggled = {**how, "names": not how.get("names", False)}
    expected = {
        ("as compared", ""): ask(labels, **how),
        ("plain names too" if toggled["names"] else "without plain names", ""): ask(labels, **toggled),
        ("without alternative", "men"): ask(
            labels.assign(neutral_for=labels["neutral_for"].mask(labels["head"] == "men", "")), **how
        ),
        ("without word", "mob"): ask(
            labels.assign(category=labels["category"].mask(labels["head"] == "mob", "")), **how
        ),
        ("without story", "s03"): ask(labels[labels["story"] != "s03"], **how),
    }
    if how.get("names"):  # a row with a word left out is no plain name
        del expected["without word", "mob"], expected["without alternative", "men"]
    for key, row in expected.items():
        for column in ("estimate", "low", "high", "p"):
            assert variations.loc[key, column] == pytest.approx(row[column]), (key, column)


def test_an_alternative_that_carries_the_result_is_named():
    """Wire writes *group* where Post has insults; without *group* nothing is left to choose from in Wire."""
    labels = make_choices(shares={"Post": 0.5, "Wire": 0.12})
    labels["neutral_for"] = labels["neutral_for"].where((labels["head"] == "group") | (labels["source"] == "Post"), "")
    plain = (labels["head"] == "group") & (labels["source"] == "Post")
    labels.loc[plain, "head"] = "fighters"
    variations = vary_choices(labels, ask(labels, within="story"))
    assert variations["verdict"].iloc[0] == "Post more often than Wire"
    alternatives = variations[variations["choice"] == "without alternative"].set_index("left_out")
    assert alternatives.loc["group", "carries"]
    assert not alternatives.loc[["fighters", "men"], "carries"].any()


def test_a_contrast_of_labels_is_refused():
    labels = make_choices()
    with pytest.raises(TableError, match="vary_choices repeats a contrast of compare_choices"):
        vary_choices(labels, compare_labels(labels, within="story").iloc[0])
