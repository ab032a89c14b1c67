"""measure_labels, counted by hand."""

import numpy as np
import pandas as pd
import pytest

from framing.core.errors import TableError
from framing.measure import measure_labels

COLUMNS = ["doc_id", "source", "story", "holder", "actor", "mention", "relation", "category", "negated"]


@pytest.fixture
def labels():
    """Three occasions of outlet A in two articles, one of B; six rows of label and name."""
    rows = [
        ("a1", "A", "s1", "A", "dscm", 10, "title", "terrorism", False),  # one occasion,
        ("a1", "A", "s1", "A", "dscm", 10, "modifier", "extremism", False),  # two categories
        ("a1", "A", "s1", "Haftar", "dscm", 80, "name", "", False),
        ("a1", "A", "s1", "Haftar", "dscm", 80, "predicate", "terrorism", True),  # "is not a terrorist group"
        ("a2", "A", "s2", "A", "dscm", 5, "description", "", False),
        ("b1", "B", "s1", "B", "dscm", 7, "name", "", False),
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _cells(rates, column="count"):
    return {(row.group, row.category): getattr(row, column) for row in rates.itertuples()}


def test_counts_by_hand(labels):
    rates = measure_labels(labels)
    assert _cells(rates) == {
        ("A", "extremism"): 1,
        ("A", "terrorism"): 1,
        ("A", "uncategorised"): 1,
        ("A", "name only"): 1,
        ("B", "extremism"): 0,
        ("B", "terrorism"): 0,
        ("B", "uncategorised"): 0,
        ("B", "name only"): 1,
    }
    assert set(_cells(rates, "base").values()) == {3, 1}
    assert _cells(rates, "estimate")["A", "terrorism"] == pytest.approx(1 / 3)
    assert _cells(rates, "n_articles")["A", "terrorism"] == 2
    assert _cells(rates, "n_stories")["A", "terrorism"] == 2
    assert rates.attrs["framing"]["steps"][-1]["negated labels excluded"] == 1


def test_one_story_has_no_interval_and_two_have(labels):
    rates = measure_labels(labels)
    assert rates.loc[rates.group == "B", ["low", "high"]].isna().all(axis=None)
    assert rates.loc[rates.group == "A", ["low", "high"]].notna().all(axis=None)
    assert ((rates.low <= rates.estimate) & (rates.estimate <= rates.high))[rates.group == "A"].all()


def test_by_holder_charges_nobody_with_the_words_of_others(labels):
    rates = measure_labels(labels, by="holder")
    assert _cells(rates, "base")["Haftar", "terrorism"] == 1
    assert _cells(rates)["Haftar", "terrorism"] == 0
    assert _cells(rates)["A", "terrorism"] == 1
    assert _cells(rates, "base")["A", "terrorism"] == 2


def test_categories_names_and_the_rest_make_the_whole():
    """With one label an occasion at most, the shares of an actor sum to 1 in every group."""
    rng = np.random.default_rng(0)
    n = 300
    labels = pd.DataFrame(
        {
            "doc_id": [f"d{i % 40}" for i in range(n)],
            "source": ["A" if i % 40 < 20 else "B" for i in range(n)],
            "actor": rng.choice(["lna", "un"], n),
            "mention": range(n),
            "relation": rng.choice(["name", "title"], n),
            "category": "",
            "negated": rng.random(n) < 0.1,
        }
    )
    labels["category"] = np.where((labels.relation == "title") & (rng.random(n) < 0.6), "puffery", "")
    rates = measure_labels(labels)
    assert rates.groupby(["group", "actor"]).estimate.sum().to_numpy() == pytest.approx(np.ones(4))
    assert rates.groupby(["actor", "category"]).base.sum().unstack().loc["un"].unique() == [
        (labels.actor == "un").sum()
    ]


def test_same_input_same_numbers_in_any_order_and_beside_any_other_actor(labels):
    other = pd.concat([labels, labels.assign(actor="un", category="", relation="name")], ignore_index=True)
    expected = measure_labels(labels)
    shuffled = measure_labels(other.sample(frac=1, random_state=1))
    pd.testing.assert_frame_equal(shuffled[shuffled.actor == "dscm"].reset_index(drop=True), expected, check_exact=True)


def test_seed_decides_the_interval_and_nothing_else():
    docs = [f"d{i}" for i in range(30)]
    labels = pd.DataFrame({"doc_id": docs, "source": "A", "actor": "un", "mention": 0, "negated": False})
    labels = labels.assign(relation="title", category=["puffery" if i % 3 else "doubt" for i in range(30)])
    first, again, other = (measure_labels(labels, seed=seed) for seed in (0, 0, 1))
    pd.testing.assert_frame_equal(first, again, check_exact=True)
    assert first.estimate.equals(other.estimate)
    assert not (first.low.equals(other.low) and first.high.equals(other.high))


@pytest.mark.parametrize(
    ("change", "by", "message"),
    [
        (lambda t: t.drop(columns="mention"), "source", r"a labels table needs \[mention\]"),
        (lambda t: t.assign(source=["", "", "", "", "A", "B"]), "source", "no source for 1 of 3 articles"),
        (lambda t: t, "party", r"by='party' names no column here; there are \[doc_id, source"),
        (lambda t: t.assign(category="name only"), "source", "'name only' is kept for the rest"),
    ],
)
def test_bad_input_is_said_in_one_sentence(labels, change, by, message):
    with pytest.raises(TableError, match=message):
        measure_labels(change(labels), by=by)


def test_no_labels_no_rates(labels):
    assert len(measure_labels(labels.head(0))) == 0
