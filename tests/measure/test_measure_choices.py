"""measure_choices, counted by hand."""

import pandas as pd
import pytest

from framing.core.errors import TableError
from framing.measure import measure_choices

ROWS = [
    # doc, source, mention, relation, category, neutral_for, negated, voice
    ("a1", "A", 10, "description", "terrorism", "", False, "own"),
    ("a1", "A", 40, "name", "", "", False, "own"),  # loaded and neutral in one occasion: loaded
    ("a1", "A", 40, "title", "terrorism", "", False, "own"),
    ("a1", "A", 40, "apposition", "", "extremism; terrorism", False, "own"),
    ("a2", "A", 5, "description", "", "terrorism", False, "own"),
    ("a2", "A", 60, "name", "", "", False, "own"),  # a plain name
    ("a2", "A", 90, "name", "", "", False, "own"),  # "is no terrorist": neither, nor a plain name
    ("a2", "A", 90, "predicate", "terrorism", "", True, "own"),
    ("a2", "A", 120, "title", "", "", False, "own"),  # a label of neither kind
    ("b1", "B", 3, "description", "", "terrorism; heroism", False, "quoted"),
    ("b1", "B", 30, "description", "extremism", "", False, "own"),
]


@pytest.fixture
def labels():
    columns = ["doc_id", "source", "mention", "relation", "category", "neutral_for", "negated", "voice"]
    return pd.DataFrame(ROWS, columns=columns).assign(actor="tsc")


def read(rates):
    return {(row["group"], row["category"]): (row["count"], row["base"]) for row in rates.to_dict("records")}


def test_loaded_out_of_loaded_and_neutral(labels):
    rates = measure_choices(labels)
    assert read(rates) == {
        ("A", "terrorism"): (2, 3),
        ("A", "extremism"): (0, 1),
        ("B", "terrorism"): (0, 1),
        ("B", "extremism"): (1, 1),
    }
    step = rates.attrs["framing"]["steps"][-1]
    assert (step["voices"], step["negated labels excluded"]) == ("own, quoted", 1)


def test_plain_names_count_as_neutral_if_asked(labels):
    named = read(measure_choices(labels, names=True))
    assert named["A", "terrorism"] == (2, 4)
    assert named["A", "extremism"] == (0, 2)
    assert named["B", "terrorism"] == (0, 1)


def test_every_share_is_a_count_over_its_own_base_in_any_order(labels):
    rates = measure_choices(labels)
    assert rates["estimate"].to_numpy() == pytest.approx(rates["count"] / rates["base"])
    pd.testing.assert_frame_equal(measure_choices(labels.sample(frac=1, random_state=0)), rates)


def test_a_table_without_the_column_is_refused(labels):
    with pytest.raises(TableError, match=r"a labels table needs \[neutral_for\]"):
        measure_choices(labels.drop(columns="neutral_for"))
