"""vary_labels and vary_terms: the first row is the contrast, and what carries a result is named."""

import numpy as np
import pandas as pd
import pytest

from framing.compare import compare_labels, compare_terms
from framing.core.corpus import Corpus
from framing.core.errors import TableError
from framing.vary import vary_labels, vary_terms

HEADS = ("gang", "thug", "mob")


def make_labels(seed=0, shares=None, n_stories=14, heads=HEADS):
    """Each source names the actor a few times in each story, in its own voice, with insults at its own rate."""
    rng = np.random.default_rng(seed)
    rows = []
    for story in range(n_stories):
        for source, share in (shares or {"Post": 0.5, "Wire": 0.15}).items():
            for mention in range(int(rng.integers(4, 9))):
                hit = rng.random() < share
                rows.append((f"{source}{story:02}", source, f"s{story:02}", mention, "insult" if hit else "",
                             str(rng.choice(heads)) if hit else "group", "own"))  # fmt: skip
    columns = ["doc_id", "source", "story", "mention", "category", "head", "voice"]
    return pd.DataFrame(rows, columns=columns).assign(actor="tsc", relation="description", negated=False)


def ask(labels, category="insult", **how):
    gaps = compare_labels(labels, **how)
    return gaps[gaps.category == category].iloc[0]


@pytest.mark.parametrize("how", [{"within": "story"}, {}, {"cluster": "doc_id", "seed": 3}, {"against": "rest"}])
def test_the_first_row_is_the_contrast_and_every_row_is_the_contrast_of_what_it_says(how):
    labels = make_labels()
    gap = ask(labels, **how)
    variations = vary_labels(labels, gap)
    same = ["a", "b", "p", "n_articles", "n_stories", "verdict"]
    assert variations[same].iloc[0].tolist() == gap[same].tolist()
    bounds = ["estimate", "low", "high"]
    assert variations[bounds].iloc[0].tolist() == pytest.approx(gap[bounds].tolist())
    rows = variations.set_index(["choice", "left_out"])
    without = {
        ("without story", "s03"): ask(labels[labels.story != "s03"], **how),
        ("without article", "Post05"): ask(labels[labels.doc_id != "Post05"], **how),
        ("without term", "mob"): ask(labels.assign(category=labels.category.mask(labels["head"] == "mob", "")), **how),
    }
    for key, expected in without.items():
        for column in ("estimate", "low", "high", "p"):
            assert rows.loc[key, column] == pytest.approx(expected[column]), (key, column)


def test_there_is_one_row_a_choice():
    labels = make_labels()
    variations = vary_labels(labels, ask(labels, within="story"), duplicates=pd.DataFrame({"doc_id": ["Post01"]}))
    assert not variations.duplicated(["choice", "left_out"]).any()
    counts = variations["choice"].value_counts().to_dict()
    assert counts == {
        "as compared": 1, "without copies": 1, "at least 2 occasions an article": 1,
        "at least 3 occasions an article": 1, "without term": 3, "without story": 14, "without article": 28,
    }  # fmt: skip
    assert not variations["carries"].any()


def test_a_term_that_carries_the_result_is_named_and_the_others_are_not():
    labels = make_labels(shares={"Post": 0.2, "Wire": 0.2})
    planted = (labels.source == "Post") & (labels.mention < 2)
    words = {"category": labels.category.mask(planted, "insult"), "head": labels["head"].mask(planted, "Regime")}
    regime = labels.assign(**words)
    variations = vary_labels(regime, ask(regime, within="story"))
    assert variations.verdict[0] == "Post more often than Wire"
    terms = variations[variations.choice == "without term"]
    assert terms.left_out.iloc[0] == "regime"
    assert terms.loc[terms.carries, "left_out"].tolist() == ["regime"]
    assert abs(terms.estimate.iloc[0]) < 0.1


def test_with_hits_the_term_is_the_lexicons_and_not_the_word_that_carries_the_label():
    labels = make_labels().reset_index(drop=True)
    labels = labels.assign(start=100 * labels.mention, end=100 * labels.mention + 20)
    hits = labels[labels.category == "insult"].assign(term="regime", end=lambda rows: rows.start + 6)
    variations = vary_labels(labels, ask(labels, within="story"), hits=hits)
    terms = variations[variations.choice == "without term"]
    assert terms[["left_out", "verdict"]].to_numpy().tolist() == [["regime", "nothing left to compare"]]
    assert terms.carries.all()


def test_a_story_that_hides_a_difference_is_named():
    labels = make_labels(shares={"Post": 0.45, "Wire": 0.15})
    loud = labels[(labels.story == "s00") & (labels.source == "Wire")].iloc[[0] * 60]
    loud = loud.assign(mention=range(100, 160), category="insult", head="mob")
    both = pd.concat([labels, loud], ignore_index=True)
    variations = vary_labels(both, ask(both, within="story"))
    assert variations.verdict[0] == "no difference shown"
    stories = variations[variations.choice == "without story"]
    assert stories.loc[stories.carries, ["left_out", "verdict"]].to_numpy().tolist() == [
        ["s00", "Post more often than Wire"]
    ]
    assert stories.left_out.iloc[0] == "s00"


def test_an_outlet_that_carries_what_is_said_of_a_camp_is_named():
    labels = make_labels(shares={"Banner": 0.9, "Post": 0.2, "Quay": 0.2, "Wire": 0.2, "Herald": 0.2})
    camps = labels.assign(camp=np.where(labels.source.isin(["Banner", "Post", "Quay"]), "north", "south"))
    variations = vary_labels(camps, ask(camps, by="camp", within="story"))
    assert variations.verdict[0] == "north more often than south"
    sources = variations[variations.choice == "without source"]
    assert sources.loc[sources.carries, "left_out"].tolist() == ["Banner"]
    assert len(sources) == 5


def test_quoted_words_in_and_out():
    labels = make_labels()
    quoted = labels.assign(voice="quoted", mention=labels.mention + 50)
    quoted = quoted.assign(category=np.where(labels.source == "Wire", "insult", ""), head="mob")
    both = pd.concat([labels, quoted], ignore_index=True)
    gap = ask(both[both.voice == "own"], within="story")
    voices = vary_labels(both, gap).set_index("choice").loc["all voices"]
    assert voices.carries
    assert voices.verdict == "Wire more often than Post"
    turned = vary_labels(both, ask(both, within="story"), voice=None).set_index("choice")
    assert turned.loc["own voice only", "estimate"] == pytest.approx(gap.estimate)


def make_hits(seed=1):
    """Articles with headlines; Post's loaded words stand in its headlines, and are of two categories."""
    rng = np.random.default_rng(seed)
    docs, hits = [], []
    for story in range(14):
        for source in ("Post", "Wire"):
            doc_id = f"{source}{story:02}"
            text = "Thugs on the quay\n\n" + "The men left. " * int(rng.integers(30, 90))
            docs.append((doc_id, source, f"s{story}", text))
            hits += [(doc_id, 0, "thug", "insult")] * (source == "Post")
            hits += [(doc_id, 30, "mob", "insult")] * int(rng.poisson(1))
            hits += [(doc_id, 40, "purge", "violence")] * int(rng.poisson(1))
    corpus = Corpus(pd.DataFrame(docs, columns=["doc_id", "source", "story", "text"]))
    return pd.DataFrame(hits, columns=["doc_id", "start", "term", "category"]).assign(voice="own"), corpus


def test_terms_headlines_and_categories_are_left_out():
    hits, corpus = make_hits()
    gaps = compare_terms(hits, corpus, within="story").set_index("category", drop=False)
    variations = vary_terms(hits, corpus, gaps.loc["all"])
    rows = variations.set_index(["choice", "left_out"])
    assert variations["estimate"].iloc[0] == pytest.approx(gaps.loc["all", "estimate"])
    assert variations["p"].iloc[0] == gaps.loc["all", "p"]
    assert set(variations.loc[variations.carries, "left_out"]) == {"", "thug", "insult"}
    assert rows.loc[("without headlines", ""), "carries"]
    violence = compare_terms(hits[hits.category == "violence"], corpus, within="story").iloc[0]
    assert rows.loc[("without category", "insult"), ["estimate", "p"]].tolist() == pytest.approx(
        violence[["estimate", "p"]].tolist()
    )
    one = vary_terms(hits, corpus, gaps.loc["violence"])
    assert one.loc[one.choice == "without term", "verdict"].tolist() == ["nothing left to compare"]
    assert "without category" not in set(one.choice)


def test_what_is_not_varied_and_what_is_too_many_is_said():
    labels = make_labels(n_stories=40)
    variations = vary_labels(labels, ask(labels, within="story"))
    step = variations.attrs["framing"]["steps"][-1]
    assert step["not varied"] == ["voices", "headlines: no corpus= given", "copies: no duplicates= given"]
    assert step["left out in turn"] == {"stories": "30 of 40 that weigh most", "articles": "30 of 80 that weigh most"}


def test_few_stories_carry_nothing_since_nothing_can_be_tested_without_them():
    labels = make_labels(shares={"Post": 0.95, "Wire": 0.05}, n_stories=6)
    variations = vary_labels(labels, ask(labels, within="story"))
    assert variations.verdict[0] == "Post more often than Wire"
    stories = variations[variations.choice == "without story"]
    assert set(stories.verdict) == {"insufficient data"}
    assert not stories.carries.any()


def test_a_contrast_of_something_else_is_refused():
    labels = make_labels()
    gaps = compare_labels(labels, within="story")
    with pytest.raises(TableError, match=r"it says 0\.\d+ and this table gives 0\.\d+"):
        vary_labels(labels[labels.story != "s03"], gaps.iloc[0])
    with pytest.raises(TableError, match="repeats one contrast and this table has 2"):
        vary_labels(labels, pd.concat([gaps, gaps]))
    with pytest.raises(TableError, match="without a note"):
        vary_labels(labels, pd.DataFrame(gaps.to_dict("records")))
    hits, corpus = make_hits()
    with pytest.raises(TableError, match="of compare_terms; this one is made by compare_labels"):
        vary_terms(hits, corpus, gaps.iloc[0])
    with pytest.raises(TableError, match="voice= is one of own"):
        vary_labels(labels, gaps.iloc[0], voice="loud")
