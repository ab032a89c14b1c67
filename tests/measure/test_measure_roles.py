"""measure_roles, counted by hand."""

import pandas as pd
import pytest

from framing.core.errors import TableError
from framing.measure import measure_roles

ROWS = [
    ("a1", "A", "s1", "port", 10, "agent", False, "own"),
    ("a1", "A", "s1", "port", 40, "patient", True, "own"),
    ("a1", "A", "s1", "port", 70, "patient", False, "quoted"),
    ("a2", "A", "s2", "port", 10, "agent", False, "own"),
    ("a2", "A", "s2", "port", 10, "patient", False, "own"),  # "the port calls itself": one deed, both parts
    ("b1", "B", "s1", "port", 5, "patient", True, "own"),
    ("b1", "B", "s1", "mayor", 5, "agent", False, "own"),
]


@pytest.fixture
def roles():
    columns = ["doc_id", "source", "story", "actor", "start", "role", "agentless", "voice"]
    return pd.DataFrame(ROWS, columns=columns).assign(negated=[True] + [False] * 6)


def test_counts_by_hand(roles):
    rates = measure_roles(roles)
    assert {
        (actor, group, category): (count, base)
        for group, actor, category, count, base in rates.iloc[:, :5].itertuples(index=False, name=None)
    } == {
        ("port", "A", "agent"): (2, 4),
        ("port", "A", "patient"): (3, 4),
        ("port", "A", "agentless"): (1, 4),
        ("port", "B", "agent"): (0, 1),
        ("port", "B", "patient"): (1, 1),
        ("port", "B", "agentless"): (1, 1),
        ("mayor", "B", "agent"): (1, 1),
        ("mayor", "B", "patient"): (0, 1),
        ("mayor", "B", "agentless"): (0, 1),
    }
    assert rates.attrs["framing"]["steps"][-1]["denied deeds counted"] == 1


def test_two_stories_have_an_interval_and_one_has_none(roles):
    rates = measure_roles(roles).set_index("group")
    assert rates.loc["A", ["low", "high"]].notna().all(axis=None)
    assert rates.loc["B", ["low", "high"]].isna().all(axis=None)


def test_any_column_can_be_compared_and_others_are_named(roles):
    rates = measure_roles(roles, by="voice").set_index(["group", "actor", "category"])["base"]
    assert rates["quoted", "port", "patient"] == 1
    with pytest.raises(TableError, match="by='desk' names no column here"):
        measure_roles(roles, by="desk")
    with pytest.raises(TableError, match=r"a roles table needs \[agentless\]"):
        measure_roles(roles.drop(columns="agentless"))


def test_no_roles_no_rates(roles):
    assert len(measure_roles(roles.head(0))) == 0
