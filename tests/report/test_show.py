"""The article stands untouched, and each mark tells category, voice, guide and plainer words where one points at it."""

import pandas as pd
import pytest
from bs4 import BeautifulSoup

import framing as fr
from framing.core.errors import FramingError, InputError, TableError


def test_the_text_is_untouched_and_every_row_is_told_beside_its_words(corpus, hits, labels):
    doc_id = str(hits["doc_id"].iloc[0])
    html = BeautifulSoup(fr.show(corpus, doc_id, hits=hits, labels=labels).html, "html.parser")
    cards = {card["id"]: card.extract() for card in html.select(".card")}
    text = dict(corpus)[doc_id]
    assert html.select_one(".article").get_text() == text
    marks = html.select(".article mark")
    assert len(marks) == len(cards) > 3
    for mark in marks:
        assert mark["tabindex"] == "0"
        said = cards[mark["aria-describedby"]].get_text(" ")
        assert any(word in said for word in ("voice own", "voice quoted", "voice reported", "voice distanced"))
    told = " ".join(card.get_text(" ") for card in cards.values())
    for hit in hits[hits["doc_id"] == doc_id].to_dict("records"):
        assert hit["category"] in told
        for word in filter(None, str(hit["alternatives"]).split("; ")):
            assert word in told
    for label in labels[labels["doc_id"] == doc_id].to_dict("records"):
        assert f"{label['relation']} of {label['actor']}" in told


def test_hostile_text_is_shown_and_not_obeyed():
    text = "<script>alert('x')</script> The gang & co."
    corpus = fr.Corpus(
        pd.DataFrame({"doc_id": ["1"], "text": [text], "title": ["<b>Bold</b>"], "url": ["javascript:x"]})
    )
    page = fr.show(corpus, "1", hits=fr.find_terms(corpus, fr.Lexicon.load("conflict")))
    html = BeautifulSoup(page.html, "html.parser")
    assert not html.find_all(["script", "a"])
    assert not html.select("h1 b")
    assert html.h1.get_text() == "<b>Bold</b>"
    assert "<iframe" in page._repr_html_()


def test_what_cannot_be_shown_is_refused(corpus, hits):
    with pytest.raises(FramingError, match="show starts from a Corpus"):
        fr.show(corpus.docs, "1")
    with pytest.raises(InputError, match="'none'"):
        fr.show(corpus, "none")
    with pytest.raises(TableError, match="guides"):
        fr.show(corpus, corpus.docs["doc_id"].iloc[0], hits=hits.drop(columns="guides"))
