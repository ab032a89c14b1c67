"""The finders against sentences of real news that were coded by hand before any output was seen."""

import pytest

from tests.golden.coded import find_all
from tests.golden.real_news import read_real
from tests.golden.score import KEYS, pair_rows, share_right

# What is reached; a change may raise these and never lower them.
FLOORS = {
    ("marks", "f1"): 0.98,
    ("marks", "kind"): 0.98,
    ("marks", "speaker"): 0.91,
    ("reported", "f1"): 0.92,
    ("reported", "speaker"): 0.84,
    ("mentions", "f1"): 0.89,
    ("labels", "f1"): 0.80,
    ("labels", "voice"): 0.95,
    ("roles", "f1"): 0.88,
    ("roles", "passive"): 0.99,
    ("roles", "agentless"): 0.99,
}


@pytest.fixture(scope="module")
def tables(data):
    coded = read_real(data)
    found, gold = find_all(coded), dict(coded.gold)
    for side in (found, gold):
        quotes = side.pop("quotes")
        side["marks"] = quotes[quotes["kind"] != "reported"].reset_index(drop=True)
        side["reported"] = quotes[quotes["kind"] == "reported"].reset_index(drop=True)
    return found, gold


@pytest.mark.parametrize(("name", "figure"), FLOORS)
def test_the_finders_are_as_right_on_real_news_as_they_were(tables, name, figure, record_property):
    found, gold = (side[name] for side in tables)
    score = pair_rows(found, gold, KEYS.get(name, ()))
    reached = score.f1 if figure == "f1" else share_right(found, gold, score, figure)
    record_property(f"{name} {figure}", round(reached, 4))
    assert reached >= FLOORS[name, figure], f"{name} {figure}: {reached:.4f} of {score.gold} gold rows"
