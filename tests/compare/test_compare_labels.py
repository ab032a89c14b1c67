"""compare_labels: finds what was planted, calls nothing else, and says what it cannot know."""

import numpy as np
import pandas as pd
import pytest

from framing.compare import compare_labels
from framing.core.errors import TableError
from framing.core.tables import TABLES
from framing.measure import measure_labels
from framing.stats import adjust_family


def make_labels(seed=0, n_stories=20, shares=None, occasions=6, burst=8.0, actors=("dscm",)):
    """Each source tells each story in one article; its share of occasions with the category varies by story."""
    rng = np.random.default_rng(seed)
    rows = []
    for story in range(n_stories):
        mood = rng.normal(0, 0.6)
        for source, share in (shares or {"A": 0.6, "B": 0.2, "C": 0.2}).items():
            for actor in actors:
                p = 1 / (1 + np.exp(-(np.log(share / (1 - share)) + mood + rng.normal(0, 1 / burst))))
                for mention in range(1 + rng.poisson(occasions)):
                    chosen = rng.random() < p
                    rows.append(
                        {
                            "doc_id": f"{source}{story:03}",
                            "source": source,
                            "story": f"s{story:03}",
                            "actor": actor,
                            "mention": mention,
                            "relation": "title" if chosen else "name",
                            "category": "terrorism" if chosen else "",
                            "voice": "own" if rng.random() < 0.5 else "quoted",
                            "negated": False,
                        }
                    )
    return pd.DataFrame(rows)


@pytest.mark.parametrize("within", [None, "story"])
def test_planted_difference_is_found_with_its_direction(within):
    gaps = compare_labels(make_labels(), within=within).set_index(["a", "b"])
    assert list(gaps.reset_index().columns) == [*TABLES["contrasts"]]
    assert gaps.verdict.to_dict() == {
        ("A", "B"): "A more often than B",
        ("A", "C"): "A more often than C",
        ("B", "C"): "no difference shown",
    }
    row = gaps.loc[("A", "B")]
    assert 0.15 < row.low < row.estimate < row.high < 0.55
    assert row.n_articles == 40
    assert row.n_stories == 20


def test_estimate_is_the_difference_of_what_measure_shows():
    labels = make_labels(shares={"A": 0.5, "B": 0.2})
    shares = measure_labels(labels).query("category == 'terrorism'").set_index("group").estimate
    assert compare_labels(labels).estimate.item() == pytest.approx(shares["A"] - shares["B"])


def test_swapping_the_sides_flips_the_sign_and_nothing_else():
    labels = make_labels(shares={"A": 0.5, "B": 0.3})
    b_minus_a, a_minus_b = (compare_labels(labels, against=name, seed=3).iloc[0] for name in "AB")
    assert (b_minus_a.a, b_minus_a.b, a_minus_b.a, a_minus_b.b) == ("B", "A", "A", "B")
    assert (-a_minus_b.estimate, -a_minus_b.high, -a_minus_b.low, a_minus_b.p) == (
        b_minus_a.estimate,
        b_minus_a.low,
        b_minus_a.high,
        b_minus_a.p,
    )
    assert b_minus_a.verdict == a_minus_b.verdict


@pytest.mark.parametrize("within", [None, "story"])
def test_order_of_rows_and_other_sources_change_nothing(within):
    labels = make_labels(shares={"A": 0.4, "B": 0.3, "C": 0.2})
    gaps = compare_labels(labels, within=within, seed=1)
    shuffled = compare_labels(labels.sample(frac=1, random_state=0), within=within, seed=1)
    pd.testing.assert_frame_equal(gaps, shuffled, check_exact=True)
    pair = compare_labels(labels[labels.source != "C"], within=within, seed=1)
    for column in ("estimate", "low", "high", "p"):
        assert pair[column].item() == gaps[column].iloc[0]
    assert compare_labels(labels, within=within, seed=2).low.iloc[0] != gaps.low.iloc[0]


def test_against_rest_pools_the_others():
    labels = make_labels(shares={"A": 0.6, "B": 0.2, "C": 0.3})
    gaps = compare_labels(labels, against="rest").set_index("a")
    rest = labels.assign(source=np.where(labels.source == "A", "A", "others"))
    assert gaps.b.unique() == ["rest"]
    assert gaps.estimate["A"] == pytest.approx(compare_labels(rest).estimate.item())
    assert gaps.verdict["A"] == "A more often than the rest"
    assert gaps.verdict["B"] == "the rest more often than B"


def test_below_the_floor_there_is_no_p():
    too_few, enough = make_labels(n_stories=5), make_labels(n_stories=6)
    gaps = compare_labels(too_few, within="story")
    assert set(gaps.verdict) == {"insufficient data"}
    assert gaps[["low", "high", "p", "q"]].isna().all(axis=None)
    assert gaps.estimate.notna().all()
    assert compare_labels(enough, within="story").p.notna().all()
    for n, known in ((9, False), (10, True)):
        assert compare_labels(make_labels(n_stories=n)).p.notna().all() == known


def test_within_counts_only_what_both_tell():
    """A covers raids, B covers talks: they differ between stories, and not at all on the same one."""
    raids, talks = make_labels(1, shares={"A": 0.8, "B": 0.8}), make_labels(2, shares={"A": 0.1, "B": 0.1})
    talks = talks.assign(story="t" + talks.story, doc_id="t" + talks.doc_id)
    shared = [labels[labels.story.str[-3:].astype(int) < 8] for labels in (raids, talks)]
    alone = [raids[(raids.source == "A")], talks[talks.source == "B"]]
    labels = pd.concat([*shared, *alone]).drop_duplicates()
    apart, matched = compare_labels(labels).iloc[0], compare_labels(labels, within="story").iloc[0]
    assert apart.verdict == "A more often than B"
    assert matched.verdict == "no difference shown"
    assert matched.n_stories == 16
    assert abs(matched.estimate) < 0.1 < apart.estimate


def test_one_article_is_no_pattern():
    labels = make_labels(shares={"A": 0.001, "B": 0.001})
    labels = labels[labels.category == ""]
    burst = labels[labels.doc_id == "A007"].assign(category="terrorism", relation="title")
    labels = pd.concat([labels, *(burst.assign(mention=burst.mention + 100 * i) for i in range(1, 4))])
    row = compare_labels(labels).iloc[0]
    assert row.top_share == 1
    assert row.p == 1
    assert row.verdict == "too rare to tell"


@pytest.mark.parametrize("within", [None, "story"])
def test_null_is_called_one_time_in_twenty(within):
    called = [
        compare_labels(
            make_labels(seed, 14, {"A": 0.3, "B": 0.3}, occasions=4, burst=2.0, actors=("x", "y", "z")), within=within
        ).p
        for seed in range(30)
    ]
    assert len(pd.concat(called)) == 90
    assert np.mean(pd.concat(called) < 0.05) <= 0.08


def test_q_is_over_the_rows_of_the_call_and_voices_compare_too():
    labels = make_labels(actors=("dscm", "lna"), n_stories=14)
    gaps = compare_labels(labels)
    assert len(gaps) == 6
    assert gaps.q.to_numpy() == pytest.approx(adjust_family(gaps.p))
    voices = compare_labels(labels, by="voice")
    assert voices[["a", "b"]].drop_duplicates().to_numpy().tolist() == [["own", "quoted"]]
    assert set(voices.verdict) == {"no difference shown"}
    assert gaps.attrs["framing"]["steps"][-1]["family"] == 6


def test_whom_only_one_names_gets_a_row_without_an_estimate():
    labels = make_labels(shares={"A": 0.5, "B": 0.5}, actors=("dscm", "lna"))
    gaps = compare_labels(labels[(labels.source == "A") | (labels.actor == "dscm")]).set_index("actor")
    assert np.isnan(gaps.estimate["lna"])
    assert gaps.verdict["lna"] == "insufficient data"
    assert gaps.p.notna()["dscm"]


def test_stories_of_one_cluster_stand_or_fall_together():
    labels = make_labels(n_stories=24, shares={"A": 0.5, "B": 0.2})
    labels["week"] = "w" + (labels.story.str[1:].astype(int) // 3).astype(str)
    by_story, by_week = (compare_labels(labels, within="story", cluster=c).iloc[0] for c in (None, "week"))
    assert by_week.estimate == by_story.estimate
    assert by_week.p * 2**8 == pytest.approx(round(by_week.p * 2**8)), "eight weeks have 256 flips"
    labels["month"] = "m" + (labels.story.str[1:].astype(int) // 8).astype(str)
    assert compare_labels(labels, within="story", cluster="month").verdict.item() == "insufficient data"


@pytest.mark.parametrize(
    ("change", "options", "message"),
    [
        (lambda t: t[t.source == "A"], {}, "compares two groups or more and this table has one, 'A'"),
        (lambda t: t, {"against": "D"}, r"against='D' names no source; there are \[A, B, C\]"),
        (
            lambda t: t.assign(story=t.story.where(t.story > "s004", "")),
            {"within": "story"},
            "within='story' needs the story .* no story for 15 of 60 articles",
        ),
        (lambda t: t.drop(columns="story"), {"within": "story"}, "within='story' names no column here"),
        (lambda t: t, {"within": "voice"}, "within='voice' needs one value an article; .* have several"),
        (lambda t: t, {"within": "source"}, "within='source' is what by= compares"),
        (lambda t: t, {"within": "story", "cluster": "doc_id"}, "cluster= must be the same for all that within="),
        (lambda t: t.replace({"source": {"C": "rest"}}), {}, "'rest' is kept for all other groups"),
    ],
)
def test_bad_input_is_said_in_one_sentence(change, options, message):
    with pytest.raises(TableError, match=message):
        compare_labels(change(make_labels()), **options)


def test_without_categories_there_is_nothing_to_compare():
    assert len(compare_labels(make_labels().assign(category=""))) == 0
