"""trace_labels and trace_terms: a planted change is found in its month, a steady course is left alone."""

import numpy as np
import pandas as pd
import pytest

from framing.core.corpus import Corpus
from framing.core.errors import TableError
from framing.measure import measure_labels, measure_terms
from framing.trace import trace_labels, trace_terms

MONTHS = pd.period_range("2031-01", periods=12, freq="M")


def make_labels(seed=0, shares=None, stories=5):
    """Six articles' worth of occasions a story, five stories a month; a source's share in each month as given."""
    rng = np.random.default_rng(seed)
    rows = []
    for source, share in (shares or {"Post": [0.1] * 8 + [0.5] * 4, "Wire": [0.2] * 12}).items():
        for place, month in enumerate(MONTHS):
            for number in range(stories):
                chance = rng.beta(4 * share[place] + 1e-9, 4 * (1 - share[place]))
                doc_id = f"{source}-{month}-{number}"
                day = month.start_time + pd.Timedelta(days=int(rng.integers(28)))
                for mention in range(int(rng.integers(2, 8))):
                    category = "terrorism" if rng.random() < chance else ""
                    rows.append((doc_id, source, f"{month}-{number}", day, "tsc", mention, "title", category))
    columns = ["doc_id", "source", "story", "date", "actor", "mention", "relation", "category"]
    return pd.DataFrame(rows, columns=columns).assign(negated=False)


def make_hits(seed, changes):
    """A corpus of 120 articles whose hits per word triple from September on, if `changes`."""
    rng = np.random.default_rng(seed)
    docs, hits = [], []
    for number in range(120):
        day = MONTHS[0].start_time + pd.Timedelta(days=3 * number)
        n_words = int(rng.integers(60, 200))
        docs.append((str(number), "Post", day, "word " * n_words))
        rate = 0.03 if changes and day.month >= 9 else 0.01
        hits += [(str(number), "insult")] * rng.poisson(rate * n_words * rng.gamma(4, 1 / 4))
    corpus = Corpus(pd.DataFrame(docs, columns=["doc_id", "source", "date", "text"]))
    return pd.DataFrame(hits, columns=["doc_id", "category"]), corpus


def test_a_planted_change_is_found_in_its_month_and_a_steady_source_is_left_alone():
    labels = make_labels()
    traces = trace_labels(labels)
    verdicts = traces.groupby("group")["verdict"].unique().map(list).to_dict()
    assert verdicts == {"Post": ["rises in 2031-09"], "Wire": ["no change shown"]}
    post = traces[traces.group == "Post"]
    assert post.loc[post.change, "period"].tolist() == [pd.Timestamp("2031-09-01")]
    assert post.level.nunique() == 2
    early = labels[(labels.source == "Post") & (labels.date < "2031-09-01")]
    assert post.level.iloc[0] == pytest.approx((early.category == "terrorism").mean())


def test_two_changes_are_found_and_the_place_of_every_test_is_told():
    shares = {"Post": [0.05] * 4 + [0.6] * 4 + [0.05] * 4}
    traces = trace_labels(make_labels(shares=shares, stories=8))
    assert set(traces.verdict) == {"rises in 2031-05, falls in 2031-09"}
    assert traces.loc[traces.change, "q"].max() < 0.05
    assert traces.loc[~traces.change & traces.p.notna(), "q"].min() >= 0.05
    assert traces.p.notna().sum() == 5  # the whole line, both parts of it, both parts of that


def test_terms_per_thousand_words_change_too_and_the_sum_has_a_line_of_its_own():
    traces = trace_terms(*make_hits(1, changes=True))
    assert set(traces.category) == {"all", "insult"}
    assert set(traces.verdict) == {"rises in 2031-09"}
    assert set(trace_terms(*make_hits(1, changes=False)).verdict) == {"no change shown"}


@pytest.mark.parametrize("every", ["week", "quarter", "year"])
def test_periods_add_up_to_what_is_measured(every):
    labels = make_labels()
    sums = trace_labels(labels, every=every).groupby("group")[["count", "base"]].sum()
    rates = measure_labels(labels).query("category == 'terrorism'").set_index("group")
    assert (sums["count"] == rates["count"]).all()
    assert (sums["base"] == rates["base"]).all()


def test_one_period_is_what_measure_gives_for_its_articles():
    hits, corpus = make_hits(1, changes=True)
    march = corpus.select((corpus.docs.date.dt.month == 3).to_numpy())
    expected = measure_terms(hits[hits.doc_id.isin(march.docs.doc_id)], march).set_index("category").loc["insult"]
    traces = trace_terms(hits, corpus)
    row = traces[(traces.category == "insult") & (traces.period == pd.Timestamp("2031-03-01"))].iloc[0]
    assert row[["count", "base", "estimate", "n_articles"]].tolist() == [
        expected[column] for column in ("count", "base", "estimate", "n_articles")
    ]


def test_the_order_of_rows_changes_nothing():
    labels = make_labels()
    shuffled = labels.sample(frac=1, random_state=3)
    pd.testing.assert_frame_equal(trace_labels(labels), trace_labels(shuffled), check_exact=True)


def test_few_articles_and_words_never_used_are_said():
    labels = make_labels(shares={"Post": [0.5] * 12, "Wire": [0.0] * 12}, stories=5)
    few = labels[(labels.source == "Wire") | labels.date.dt.month.isin([1, 2])]
    verdicts = trace_labels(few).groupby("group")["verdict"].first().to_dict()
    assert verdicts == {"Post": "insufficient data", "Wire": "never used"}


def test_missing_dates_are_counted_and_unknown_periods_refused():
    labels = make_labels()
    gone = labels["doc_id"].isin(labels["doc_id"].unique()[:3])
    with pytest.raises(TableError, match=r"3 of 120 articles .* have none, e.g. 'Post-2031-01-0'"):
        trace_labels(labels.assign(date=labels["date"].mask(gone)))
    with pytest.raises(TableError, match="no column 'date'"):
        trace_labels(labels.drop(columns="date"))
    with pytest.raises(TableError, match="every= is one of day, week, month, quarter, year; got 'fortnight'"):
        trace_labels(labels, every="fortnight")
    corpus = Corpus(pd.DataFrame({"text": ["One.", "Two."]}))
    with pytest.raises(TableError, match="2 of 2 articles"):
        trace_terms(pd.DataFrame({"doc_id": [], "category": []}), corpus)
