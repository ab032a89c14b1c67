"""What every comparison promises: direction, order, seed, saved tables, and one story of interval, ratio and p."""

import numpy as np
import pandas as pd
import pytest

from framing.compare import compare_choices, compare_labels, compare_roles, compare_scores, compare_terms
from framing.core.corpus import Corpus
from framing.core.tables import TABLES

SOURCES = {"A": 0.6, "B": 0.25, "C": 0.25}


def make_rows(seed, n_stories=24, sources=SOURCES):
    """Each source tells each story once, in three to nine sentences, of which a part is loaded."""
    rng = np.random.default_rng(seed)
    rows = []
    for story in range(n_stories):
        mood = rng.normal(0, 0.6)
        for source, share in sources.items():
            p = 1 / (1 + np.exp(-(np.log(share / (1 - share)) + mood)))
            for place in range(rng.integers(3, 10)):
                row = {"doc_id": f"{source}{story:02}", "source": source, "story": f"s{story:02}", "voice": "own"}
                rows.append(row | {"place": place, "loaded": rng.random() < p, "kind": rng.integers(3)})
    return pd.DataFrame(rows)


def labels_of(rows):
    named = rows.assign(actor="tsc", mention=rows.place, negated=False, relation="description")
    named["category"] = np.where(rows.loaded, "terrorism", "")
    return named.assign(neutral_for=np.where(rows.loaded | (rows.kind == 0), "", "heroism; terrorism"))


def roles_of(rows):
    role = np.where(rows.loaded, "patient", "agent")
    return rows.assign(actor="tsc", start=rows.place, role=role, agentless=rows.loaded & (rows.kind > 0), negated=False)


def scores_of(rows):
    return rows.assign(scorer="tone", value=rows.loaded * 1.5 + rows.kind / 7 - 3)


def corpus_of(rows):
    docs = rows.groupby("doc_id", sort=False).agg(
        source=("source", "first"), story=("story", "first"), n=("kind", "size")
    )
    return Corpus(docs.assign(text=["word " * 20 * n for n in docs.n]).drop(columns="n").reset_index())


def hits_of(rows):
    return rows.loc[rows.loaded, ["doc_id"]].assign(category="insult")


def compare(name, rows, saved=None, **options):
    """The comparison of that name; with `saved`, from tables written there and read again."""
    make = {"choices": labels_of, "labels": labels_of, "roles": roles_of, "scores": scores_of, "terms": hits_of}[name]
    table = make(rows)
    if saved is not None:
        table.to_parquet(saved / "table.parquet")
        table = pd.read_parquet(saved / "table.parquet")
    if name == "terms":
        return compare_terms(table, corpus_of(rows), **options)
    verbs = {"choices": compare_choices, "labels": compare_labels, "roles": compare_roles, "scores": compare_scores}
    return verbs[name](table, **options)


ALL = pytest.mark.parametrize("name", ["choices", "labels", "roles", "scores", "terms"])
DESIGNS = pytest.mark.parametrize("within", [None, "story"])
FIRST = {"roles": "patient", "scores": "tone", "terms": "insult"}


def row_of(gaps, name):
    return gaps[gaps["category"] == FIRST.get(name, "terrorism")].iloc[0]


@ALL
@DESIGNS
def test_the_planted_difference_is_found_and_its_size_told(name, within):
    gaps = compare(name, make_rows(0), within=within)
    assert list(gaps.columns) == list(TABLES["contrasts"])
    gaps = gaps[gaps["category"] == FIRST.get(name, "terrorism")].set_index(["a", "b"])
    more = "higher" if name == "scores" else "more often"
    assert gaps["verdict"].to_dict() == {
        ("A", "B"): f"A {more} than B",
        ("A", "C"): f"A {more} than C",
        ("B", "C"): "no difference shown",
    }
    assert (gaps["rate_a"] - gaps["rate_b"]).to_numpy() == pytest.approx(gaps["estimate"].to_numpy())
    assert ((gaps["low"] < gaps["estimate"]) & (gaps["estimate"] < gaps["high"])).all()
    assert gaps["estimate"].abs()["A", "B"] > gaps["detectable"]["A", "B"] > gaps["estimate"].abs()["B", "C"]
    if name == "scores":
        assert gaps[["ratio", "ratio_low", "ratio_high"]].isna().all(axis=None)
    else:
        assert gaps["ratio"].to_numpy() == pytest.approx(gaps["rate_a"] / gaps["rate_b"])
        assert ((gaps["ratio_low"] < gaps["ratio"]) & (gaps["ratio"] < gaps["ratio_high"])).all()


@ALL
@DESIGNS
def test_swapping_the_sides_flips_the_signs_and_nothing_else(name, within):
    rows = make_rows(1, 14, {"A": 0.5, "B": 0.3})
    b_minus_a, a_minus_b = (row_of(compare(name, rows, within=within, against=side, seed=3), name) for side in "AB")
    assert (b_minus_a["a"], a_minus_b["a"]) == ("B", "A")
    for one, other in (("estimate", "estimate"), ("low", "high"), ("high", "low")):
        assert b_minus_a[one] == -a_minus_b[other]
    for one, other in (("ratio", "ratio"), ("ratio_low", "ratio_high"), ("ratio_high", "ratio_low")):
        assert b_minus_a[one] == pytest.approx(1 / a_minus_b[other], nan_ok=True)
    for column in ("p", "q", "detectable", "top_share", "verdict", "n_articles"):
        assert b_minus_a[column] == a_minus_b[column]


@ALL
def test_order_saved_tables_and_runs_change_nothing_and_the_seed_something(name, tmp_path):
    rows = make_rows(2, 16)
    live = compare(name, rows, against="rest", seed=1)
    shuffled = rows.sample(frac=1, random_state=0)
    for other in (
        compare(name, shuffled, against="rest", seed=1),
        compare(name, rows, tmp_path, against="rest", seed=1),
    ):
        pd.testing.assert_frame_equal(live, other, check_exact=True)
    assert not live["low"].equals(compare(name, rows, against="rest", seed=2)["low"])


@ALL
@DESIGNS
def test_interval_ratio_and_p_tell_one_story(name, within):
    rows = pd.concat([make_rows(seed, 13).assign(source=lambda t, s=seed: t.source + str(s)) for seed in range(3)])
    rows["doc_id"] = rows.source + rows.story
    gaps = compare(name, rows, within=within)
    assert len(gaps) >= 36
    shown = gaps["p"] < 0.05
    assert 0 < shown.sum() < len(gaps)
    assert (((gaps["low"] > 0) | (gaps["high"] < 0)) == shown).all()
    known = gaps["ratio_low"].notna()
    assert (((gaps["ratio_low"] > 1) | (gaps["ratio_high"] < 1)) == shown)[known].all()


@ALL
def test_below_the_floor_nothing_is_inferred(name):
    gaps = compare(name, make_rows(0, 5), within="story")
    assert set(gaps["verdict"]) == {"insufficient data"}
    assert gaps[["low", "high", "p", "q", "detectable", "ratio_low", "ratio_high"]].isna().all(axis=None)
    assert gaps[["estimate", "rate_a", "rate_b"]].notna().all(axis=None)
    assert gaps.attrs["framing"]["steps"][-1]["family"] == 0


@pytest.mark.parametrize("name", ["choices", "scores"])
@DESIGNS
def test_without_a_true_difference_one_in_twenty_is_called(name, within):
    """Three pairs of like sources; labels and terms have tests of their own."""
    p = pd.concat(
        [compare(name, make_rows(seed, 14, dict.fromkeys("ABC", 0.3)), within=within)["p"] for seed in range(24)]
    )
    assert len(p) == 72
    assert np.mean(p < 0.05) <= 0.1
