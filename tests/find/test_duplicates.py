"""Reprints are found under any name, cut or edited; what only looks alike is not, and the table says which to drop."""

import random

import pandas as pd
import pytest

import framing as fr
from framing.core.errors import InputError
from framing.core.tables import TABLES

VOCABULARY = [a + b for a in ("ba", "ce", "di", "fo", "gu", "ha") for b in ("lan", "mor", "rin", "tosk", "vel", "zum")]


def write(seed: int, n: int = 300) -> str:
    """An article of n words that shares no run of words with another seed's."""
    draw = random.Random(seed)
    return " ".join(draw.choice(VOCABULARY) for _ in range(n))


def corpus_of(*articles: tuple[str, str, str]) -> fr.Corpus:
    return fr.Corpus(pd.DataFrame(articles, columns=["doc_id", "source", "text"]))


def test_reprints_are_found_whatever_was_cut_or_edited_and_the_longest_version_is_kept():
    wire = write(1)
    words = wire.split()
    cut = " ".join(words[:180])
    edited = " ".join("changed" if i % 40 == 20 else word for i, word in enumerate(words[:250]))
    own = write(2)
    corpus = corpus_of(
        ("wire", "Agency", wire),
        ("cut", "Post", "Our reporter writes: “" + cut.upper() + "”"),
        ("edited", "Herald", edited),
        ("own", "Herald", own),
        ("quoting", "Post", own[:200] + " " + write(3)),
    )
    copies = fr.find_duplicates(corpus)
    assert list(copies["doc_id"]) == ["cut", "edited"]
    assert set(copies["copy_of"]) == set(copies["group"]) == {"wire"}
    assert set(copies["copy_source"]) == {"Agency"}
    assert copies["shared"].tolist() == pytest.approx([180 / 183, 1 - 6 / 250])
    texts = corpus.docs.set_index("doc_id")["text"]
    assert all(texts[row.doc_id][row.start : row.end] == row.text for row in copies.itertuples())
    assert copies["text"].iloc[0] == cut.upper()
    assert list(copies.columns[: len(TABLES["duplicates"])]) == list(TABLES["duplicates"])
    assert list(fr.find_duplicates(corpus, share=0.05)["doc_id"]) == ["cut", "edited", "own"]


def test_versions_of_a_text_are_one_group_and_one_of_them_stays_in_any_order():
    texts = {"first": write(1, 200), "second": write(1, 200) + " " + write(2, 100)}
    texts["third"] = texts["second"] + " " + write(3, 150)
    texts["again"] = texts["third"]
    rows = [(name, "Post", text) for name, text in texts.items()]
    for order in (rows, rows[::-1]):
        copies = fr.find_duplicates(corpus_of(*order)).set_index("doc_id")
        assert set(copies.index) == {"first", "second", "third"}
        assert set(copies["group"]) == {"again"}


def test_what_a_source_prints_under_every_article_makes_no_copies():
    footer = write(99, 250)
    articles = [(str(i), "Post", write(i, 150) + " " + footer) for i in range(5)]
    assert fr.find_duplicates(corpus_of(*articles)).empty
    twice = corpus_of(*articles, ("reprint", "Herald", articles[0][2]))
    assert list(fr.find_duplicates(twice)["doc_id"]) == ["reprint"]
    assert list(fr.find_duplicates(corpus_of(*[(str(i), "Post", footer) for i in range(5)]))["doc_id"]) == list("1234")


def test_short_texts_are_copies_only_if_they_are_the_same():
    texts = ["Talks fail again", "TALKS FAIL AGAIN.", "Talks fail", "—"]
    corpus = corpus_of(*[(str(i), "Post", text) for i, text in enumerate(texts, start=1)])
    assert list(fr.find_duplicates(corpus)["doc_id"]) == ["2"]
    with pytest.raises(InputError, match="share="):
        fr.find_duplicates(corpus, share=0)
