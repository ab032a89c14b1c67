"""measure_terms, counted by hand."""

import numpy as np
import pandas as pd
import pytest

from framing.core.corpus import Corpus
from framing.core.errors import FramingError, TableError
from framing.measure import measure_terms


@pytest.fixture
def corpus():
    texts = {"a1": "thug " * 10, "a2": "calm " * 30, "b1": "thug mob " * 5, "b2": "mob " * 10}
    docs = pd.DataFrame({"doc_id": list(texts), "text": list(texts.values()), "source": ["A", "A", "B", "B"]})
    return Corpus(docs.assign(story=["s1", "s2", "s1", ""], desk=["city", "city", "city", "world"]))


@pytest.fixture
def hits():
    rows = [("a1", "insult", "A"), ("a1", "insult", "mayor"), ("b1", "insult", "B"), ("b2", "crowd", "mayor")]
    return pd.DataFrame(rows, columns=["doc_id", "category", "holder"])


def test_counts_words_and_rates_by_hand(hits, corpus):
    rates = measure_terms(hits, corpus).set_index(["group", "category"])
    assert rates["count"].to_dict() == {
        ("A", "all"): 2,
        ("A", "crowd"): 0,
        ("A", "insult"): 2,
        ("B", "all"): 2,
        ("B", "crowd"): 1,
        ("B", "insult"): 1,
    }
    assert rates.base.loc["A"].unique() == [40]
    assert rates.estimate["A", "insult"] == pytest.approx(1000 * 2 / 40)
    assert measure_terms(hits, corpus, per=100).estimate.iloc[0] == pytest.approx(5)
    assert rates.n_articles["A", "all"] == 2, "an article without a hit counts"
    assert rates.n_stories["B", "all"] == 1, "an article without a story is not a story"


def test_never_seen_is_bounded_from_above(hits, corpus):
    rates = measure_terms(hits, corpus).set_index(["group", "category"])
    assert rates.low["A", "crowd"] == 0
    assert rates.high["A", "crowd"] == pytest.approx(1000 * -np.log(0.025) / 40)


def test_other_columns_of_articles_and_hits(hits, corpus):
    desks = measure_terms(hits, corpus, by="desk").set_index(["group", "category"])
    assert desks.base["city", "all"] == 50
    holders = measure_terms(hits, corpus, by="holder").set_index(["group", "category"])
    assert holders["count"]["mayor", "all"] == 2
    assert holders.base["mayor", "all"] == 10 + 10, "all words of the two articles in which the mayor has a hit"


def test_an_article_without_a_source_is_said(hits, corpus):
    blank = Corpus(corpus.docs.assign(source=["A", "", "B", ""]))
    with pytest.raises(TableError, match=r"by='source' needs the source .* this corpus has no source for 2 of 4 art"):
        measure_terms(hits, blank)


def test_other_bad_input(hits, corpus):
    with pytest.raises(TableError, match="1 articles of this hits table are not in this corpus"):
        measure_terms(hits, corpus.select(["a1", "b1"]))
    with pytest.raises(TableError, match="per= is a number of words above 0; got 0"):
        measure_terms(hits, corpus, per=0)
    with pytest.raises(FramingError, match="seed= is a whole number from 0 up; got -1"):
        measure_terms(hits, corpus, seed=-1)


def test_no_hits_is_a_rate_of_zero(hits, corpus):
    rates = measure_terms(hits.head(0), corpus)
    assert rates.category.tolist() == ["all", "all"]
    assert rates.estimate.tolist() == [0, 0]
    assert rates.n_articles.tolist() == [2, 2]


def test_provenance_travels(hits, corpus):
    hits.attrs["framing"] = {"steps": [{"step": "find_terms", "rows": 4}]}
    steps = measure_terms(hits, corpus).attrs["framing"]["steps"]
    assert [step["step"] for step in steps] == ["find_terms", "measure_terms"]
    assert steps[-1]["corpus"] == corpus.hash
