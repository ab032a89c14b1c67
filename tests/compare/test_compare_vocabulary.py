"""The list shows the words that differ, and neither house style, boilerplate and reprints, nor one article's."""

import random
import re

import pandas as pd
import pytest

import framing as fr
from framing.compare import ASIDE
from framing.core.errors import InputError, TableError
from framing.core.tables import TABLES

FILLER = [a + b for a in ("ba", "ce", "di", "fo", "gu", "ha") for b in ("lan", "mor", "rin", "tosk", "vel", "zum")]
CHOICE = {"The Daily Post": "thugs", "Herald News": "youths"}


def write(source: str, day: int, word: str = "") -> str:
    """An article in either house's style; only `thugs` and `youths` are a choice of words."""
    draw = random.Random(f"{source} {day}")
    n = 60 + 60 * (source == "Herald News")
    prose = [draw.choice(FILLER) for _ in range(n)]
    for place in (10, 30, 50):
        prose[place + draw.randrange(10)] = word or CHOICE[source]
    first, then = " ".join(prose[: n // 2]), " ".join(prose[n // 2 :])
    if source == "The Daily Post":
        return (
            f"ALDER, May {day} (Reuters) - {first} Mr. Quint {then} U.S. 4%.\n"
            f"Post {first} Daily Post {then} Sen. Bell (D-Ohio) e-mail {then} colour labelled.\n"
            f"{then} www.dailypost.com/{day}\n"
            f"{draw.choice(['Ann Bell', 'Bo Lund'])} contributed to this report."
        )
    if source == "x":
        return first + then
    return (
        f"JUST WATCHED\n{first} Quint {then} 4 percent.\n"
        f"Herald News {first} United States {then} Senator Bell, an Ohio Democrat, email {then} color labelled.\n"
        f"Sign up for our newsletter"
    )


def build(n: int = 30) -> fr.Corpus:
    rows = [(f"{source} {day}", source, str(day), write(source, day)) for day in range(1, n + 1) for source in CHOICE]
    return fr.Corpus(pd.DataFrame(rows, columns=["doc_id", "source", "story", "text"]))


def test_only_the_choice_of_words_is_left_and_each_row_opens_onto_its_place():
    corpus = build()
    every = fr.compare_vocabulary(corpus, aside=())
    assert {"thugs", "youths", "mr", "newsletter", "contributed"} <= set(every["term"])
    found = fr.compare_vocabulary(corpus)
    assert set(found["term"]) == {"thugs", "youths"}
    assert list(found.columns) == list(TABLES["keyness"])
    texts = corpus.docs.set_index("doc_id")["text"]
    assert all(texts[row.doc_id][row.start : row.end] == row.text for row in found.itertuples())
    assert all(row.text in row.sentence and row.sentence in texts[row.doc_id] for row in found.itertuples())
    thugs = found.set_index("term").loc["thugs"]
    assert (thugs["a"], thugs["b"], thugs["estimate"] < 0) == ("Herald News", "The Daily Post", True)
    assert (thugs["articles_a"], thugs["articles_b"], thugs["doc_id"]) == (0, 30, "The Daily Post 1")
    assert thugs["verdict"] == "exploratory: The Daily Post more often than Herald News"


def test_the_order_of_articles_changes_nothing_and_swapped_sides_swap_signs():
    corpus = build()
    forward = fr.compare_vocabulary(corpus, permutations=199, seed=3)
    back = fr.compare_vocabulary(fr.Corpus(corpus.docs[::-1]), permutations=199, seed=3)
    pd.testing.assert_frame_equal(forward, back)
    swapped = fr.compare_vocabulary(corpus, against="Herald News", permutations=199, seed=3).set_index("term")
    forward = forward.set_index("term")
    assert swapped.loc["thugs", "estimate"] == pytest.approx(-forward.loc["thugs", "estimate"])
    assert swapped.loc["thugs", "p"] == forward.loc["thugs", "p"] <= 0.01


def test_one_article_that_repeats_a_word_and_longer_articles_are_no_difference():
    rows = []
    for i in range(60):
        draw = random.Random(i)
        k = 1 if i % 2 else 4
        text = " ".join(draw.choices(FILLER, range(1, 37), k=100 * k)) + " harvest" * k * (i % 3 == 0)
        rows.append((f"{i:02}", "short" if i % 2 else "long", text + " harvest" * 300 * (i == 0)))
    found = fr.compare_vocabulary(fr.Corpus(pd.DataFrame(rows, columns=["doc_id", "source", "text"])))
    assert "harvest" not in set(found["term"])
    assert len(found) <= 3


def test_matched_stories_quotations_and_reprints():
    corpus = build()
    one_sided = pd.concat([corpus.docs, corpus.docs.iloc[:30].assign(
        doc_id=[f"x{i}" for i in range(30)], source="Herald News", story=[f"x{i}" for i in range(30)],
        text=[write("x", i, "floods") for i in range(30)],
    )])  # fmt: skip
    assert "floods" in set(fr.compare_vocabulary(fr.Corpus(one_sided))["term"])
    assert "floods" not in set(fr.compare_vocabulary(fr.Corpus(one_sided), within="story")["term"])
    texts = corpus.docs.set_index("doc_id")["text"]
    where = [(doc_id, match.start()) for doc_id, text in texts.items() for match in re.finditer("thugs", text)]
    quoted = pd.DataFrame(where, columns=["doc_id", "start"])
    outside = fr.compare_vocabulary(corpus, aside=(*ASIDE, quoted.assign(end=quoted["start"] + 5)))
    assert "thugs" not in set(outside["term"])
    reprints = corpus.docs[corpus.docs["source"] == "The Daily Post"].assign(source="Herald News")
    both = fr.Corpus(pd.concat([corpus.docs, reprints.assign(doc_id=lambda docs: "again " + docs["doc_id"])]))
    thugs = fr.compare_vocabulary(both).set_index("term").loc["thugs"]
    assert thugs["articles_a"] == 0
    assert fr.compare_vocabulary(both, aside=()).set_index("term").loc["thugs", "articles_a"] == 30


def test_what_cannot_be_compared_is_said():
    corpus = build(12)
    with pytest.raises(InputError, match="'wire'"):
        fr.compare_vocabulary(corpus, aside=("wire",))
    with pytest.raises(TableError, match="start"):
        fr.compare_vocabulary(corpus, aside=(pd.DataFrame({"doc_id": []}),))
    with pytest.raises(TableError, match="leaning"):
        fr.compare_vocabulary(corpus, by="leaning")
    few = corpus.select(
        corpus.docs["story"].isin(["1", "2", "3", "4"]).to_numpy() | (corpus.docs["source"] == "Herald News")
    )
    assert fr.compare_vocabulary(few, within="story").empty
