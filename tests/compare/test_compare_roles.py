"""compare_roles: finds a source that hides the doers, calls nothing where there is nothing, and knows its floors."""

import numpy as np
import pandas as pd
import pytest

from framing.compare import compare_roles
from framing.core.errors import TableError
from framing.core.tables import TABLES
from framing.measure import measure_roles


def make_roles(seed=0, n_stories=20, hidden=None):
    """Each source tells each story once; in half of its deeds the port suffers, some of them at nobody's hands."""
    rng = np.random.default_rng(seed)
    rows = []
    for story in range(n_stories):
        for source, share in (hidden or {"A": 0.8, "B": 0.1}).items():
            for deed in range(8):
                suffers = rng.random() < 0.5
                rows.append(
                    {
                        "doc_id": f"{source}{story:03}",
                        "source": source,
                        "story": f"s{story:03}",
                        "actor": "port",
                        "start": deed,
                        "role": "patient" if suffers else "agent",
                        "agentless": suffers and rng.random() < share,
                        "negated": False,
                    }
                )
    return pd.DataFrame(rows)


@pytest.mark.parametrize("within", [None, "story"])
def test_a_source_that_leaves_the_doers_out_is_found(within):
    gaps = compare_roles(make_roles(), within=within)
    assert list(gaps.columns) == list(TABLES["contrasts"])
    verdicts = gaps.set_index("category")["verdict"]
    assert verdicts["agentless"] == "A more often than B"
    assert verdicts["agent"] == verdicts["patient"] == "no difference shown"
    assert gaps.attrs["framing"]["steps"][-1]["family"] == 3


def test_estimate_is_the_difference_of_what_measure_shows():
    roles = make_roles()
    shares = measure_roles(roles).set_index(["group", "category"])["estimate"]
    for row in compare_roles(roles).itertuples():
        assert row.estimate == pytest.approx(shares["A", row.category] - shares["B", row.category])


def test_below_the_floor_there_is_no_p():
    gaps = compare_roles(make_roles(n_stories=5), within="story")
    assert set(gaps["verdict"]) == {"insufficient data"}
    assert gaps[["low", "high", "p", "q"]].isna().all(axis=None)
    assert gaps["estimate"].notna().all()


def test_without_a_true_difference_few_are_called():
    called = [
        compare_roles(make_roles(seed, 12, {"A": 0.4, "B": 0.4}), within="story")["verdict"].ne("no difference shown")
        for seed in range(30)
    ]
    assert sum(map(any, called)) <= 4


def test_bad_input_is_said_in_one_sentence():
    with pytest.raises(TableError, match="within='source' is what by= compares"):
        compare_roles(make_roles(), within="source")
    with pytest.raises(TableError, match="compares two groups or more"):
        compare_roles(make_roles(hidden={"A": 0.5}))
