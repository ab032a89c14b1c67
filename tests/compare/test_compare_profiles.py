"""compare_profiles: all sources at once, beside what chance alone puts between them."""

import numpy as np
import pandas as pd
import pytest

from framing.compare import compare_profiles
from framing.core.errors import TableError
from framing.core.tables import TABLES
from framing.stats import measure_divergence

ALIKE = [0.4, 0.3, 0.2, 0.1]


def make_labels(seed=0, n_stories=16, shares=None, each=5):
    """Each source tells each story once; the story's mood moves the shares of the categories for all of them."""
    rng = np.random.default_rng(seed)
    rows = []
    for story in range(n_stories):
        mood = rng.gamma(2, 0.5, 4)
        for source, share in (shares or dict.fromkeys("ABC", ALIKE)).items():
            p = np.array(share) * mood
            for mention, category in enumerate(rng.choice(["terror", "hero", "extreme", ""], each, p=p / p.sum())):
                rows.append((f"{source}{story}", source, f"s{story:02}", mention, category))
    table = pd.DataFrame(rows, columns=["doc_id", "source", "story", "mention", "category"])
    return table.assign(actor="tsc", relation="title", negated=False)


@pytest.mark.parametrize("within", [None, "story"])
def test_sources_that_choose_other_words_differ(within):
    labels = make_labels(shares={"A": ALIKE, "B": ALIKE, "C": ALIKE[::-1]})
    profiles = compare_profiles(labels, within=within)
    assert list(profiles.columns) == list(TABLES["profiles"])
    row = profiles.iloc[0]
    assert (row["verdict"], row["n_groups"], row["n_labels"], row["n_stories"]) == ("they differ", 3, 240, 16)
    counts = pd.crosstab(labels["source"], labels["category"])
    assert row["estimate"] == pytest.approx(float(measure_divergence(counts)))
    assert row["adjusted"] == pytest.approx(row["estimate"] - row["null_mean"])
    assert row["estimate"] > row["null_high"] > row["null_mean"] > 0
    assert 0.1 < row["v"] < 0.5


@pytest.mark.parametrize("within", [None, "story"])
def test_without_a_true_difference_one_in_twenty_is_called(within):
    found = pd.concat([compare_profiles(make_labels(seed, 12), within=within) for seed in range(60)])
    assert np.mean(found["p"] < 0.05) <= 0.1
    assert found["adjusted"].mean() < 0.3 * found["estimate"].mean()
    assert (found["estimate"] > 0).all()
    assert found["v"].median() < 0.1


def test_plain_names_are_no_labels_and_actors_are_one_family():
    labels = make_labels(shares={"A": ALIKE, "B": ALIKE[::-1]})
    other = make_labels(1).assign(actor="lna")
    names = labels.assign(mention=labels.mention + 50, category="", relation="name")
    both = compare_profiles(pd.concat([labels, names[names.source == "A"], other]))
    alone = compare_profiles(labels)
    same = [column for column in TABLES["profiles"] if column not in ("q", "verdict")]
    pd.testing.assert_frame_equal(both.loc[both.actor == "tsc", same].reset_index(drop=True), alone[same])
    assert both["q"].max() == pytest.approx(both["p"].max())
    assert both.attrs["framing"]["steps"][-1]["family"] == 2


def test_order_saved_tables_and_other_groups_of_rows_change_nothing(tmp_path):
    labels = make_labels()
    live = compare_profiles(labels, within="story", seed=4)
    labels.to_parquet(tmp_path / "labels.parquet")
    for other in (labels.sample(frac=1, random_state=0), pd.read_parquet(tmp_path / "labels.parquet")):
        pd.testing.assert_frame_equal(compare_profiles(other, within="story", seed=4), live, check_exact=True)
    assert not compare_profiles(labels, within="story", seed=5)["null_mean"].equals(live["null_mean"])


def test_stories_of_one_source_do_not_count_within_stories():
    labels = make_labels()
    alone = labels[labels.source == "A"].assign(story="t" + labels.story, doc_id="t" + labels.doc_id, category="hero")
    matched = compare_profiles(pd.concat([labels, alone]), within="story").iloc[0]
    assert (matched["n_stories"], matched["n_labels"]) == (16, len(labels))
    assert matched["p"] == compare_profiles(labels, within="story")["p"].item()


def test_below_the_floor_nothing_is_inferred():
    thin = compare_profiles(make_labels(n_stories=5), within="story").iloc[0]
    assert thin["verdict"] == "insufficient data"
    assert np.isnan([thin["estimate"], thin["p"], thin["adjusted"], thin["v"]]).all()
    assert compare_profiles(make_labels(n_stories=9))["p"].isna().all()
    with pytest.raises(TableError, match="compares two groups or more"):
        compare_profiles(make_labels(shares={"A": ALIKE}))
    with pytest.raises(TableError, match="within='source' is what by= compares"):
        compare_profiles(make_labels(), within="source")
