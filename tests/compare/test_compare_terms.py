"""compare_terms: rates over all words, on the same stories or not."""

import numpy as np
import pandas as pd
import pytest

from framing.compare import compare_terms
from framing.core.corpus import Corpus
from framing.measure import measure_terms


def make_news(seed=0, n_stories=20, rates=None, story=True, extra=6):
    """Articles of 60 to 200 words with Poisson hits whose rate varies by story; `extra` categories are alike."""
    rng = np.random.default_rng(seed)
    docs, hits = [], []
    for number in range(n_stories):
        heat = rng.gamma(4, 1 / 4)
        for source, rate in (rates or {"A": 0.03, "B": 0.01}).items():
            n_words = int(rng.integers(60, 200))
            doc_id = f"{source}{number:03}"
            docs.append((doc_id, source, f"s{number:03}" if story else "", "word " * n_words))
            hits += [(doc_id, "planted")] * rng.poisson(rate * heat * n_words)
            hits += [(doc_id, f"alike {i}") for i in range(extra) for _ in range(rng.poisson(0.01 * heat * n_words))]
    corpus = Corpus(pd.DataFrame(docs, columns=["doc_id", "source", "story", "text"]))
    return pd.DataFrame(hits, columns=["doc_id", "category"]), corpus


@pytest.mark.parametrize(("within", "story"), [("story", True), (None, True), (None, False)])
def test_planted_difference_is_found_and_the_alike_are_not(within, story):
    hits, corpus = make_news(story=story)
    gaps = compare_terms(hits, corpus, within=within).set_index("category")
    assert gaps.verdict["planted"] == "A more often than B"
    assert (gaps.verdict[gaps.index.str.startswith("alike")] == "no difference shown").all()
    assert 10 < gaps.estimate["planted"] < 30
    assert gaps.low["planted"] > 0
    rates = measure_terms(hits, corpus).set_index(["category", "group"]).estimate
    assert gaps.estimate["all"] == pytest.approx(rates["all", "A"] - rates["all", "B"])


def test_articles_without_a_hit_are_in_the_base():
    hits, corpus = make_news(n_stories=12, extra=0)
    kept = hits[hits.doc_id.isin([f"{s}{i:03}" for s in "AB" for i in range(6)])]
    row = compare_terms(kept, corpus).iloc[0]
    assert row.n_articles == 24
    words = corpus.docs.source.map(corpus.n_words.groupby(corpus.docs.source.to_numpy()).sum()).groupby(
        corpus.docs.source
    )
    counts = kept.doc_id.str[0].value_counts()
    assert row.estimate == pytest.approx(1000 * (counts["A"] / words.first()["A"] - counts["B"] / words.first()["B"]))


def test_null_is_called_one_time_in_twenty():
    p = []
    for seed in range(22):
        hits, corpus = make_news(seed, 15, {"A": 0.01, "B": 0.01}, extra=7)
        for within in (None, "story"):
            gaps = compare_terms(hits, corpus, within=within)
            p.append(gaps.loc[gaps.category != "all", "p"])
    assert len(pd.concat(p)) >= 300
    assert np.mean(pd.concat(p) < 0.05) <= 0.08


def test_order_of_articles_and_hits_changes_nothing():
    hits, corpus = make_news(rates={"A": 0.02, "B": 0.01, "C": 0.01})
    shuffled = Corpus(corpus.docs.sample(frac=1, random_state=2))
    expected = compare_terms(hits, corpus, against="rest")
    got = compare_terms(hits.sample(frac=1, random_state=3), shuffled, against="rest")
    pd.testing.assert_frame_equal(got, expected, check_exact=True)


def test_holders_compare_inside_articles():
    hits, corpus = make_news()
    rng = np.random.default_rng(0)
    holders = np.where(hits.category == "planted", "army", np.where(rng.random(len(hits)) < 0.5, "un", "army"))
    gaps = compare_terms(hits.assign(holder=holders), corpus, by="holder").set_index("category")
    assert gaps.verdict["planted"] == "army more often than un"
    assert (gaps.verdict[gaps.index.str.startswith("alike")] == "no difference shown").all()
