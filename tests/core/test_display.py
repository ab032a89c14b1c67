"""What a notebook shows of each noun says what there is, escapes every name, and leaves the colours to the theme."""

import re

import pandas as pd
import pytest
from bs4 import BeautifulSoup

import framing as fr
from framing.core.parsed import SENTENCE_COLUMNS, TOKEN_COLUMNS

EVIL = "<script>alert(1)</script> & Sons"


def corpus(n=3, **columns):
    frame = {"text": [f"The council met {number}. It left." for number in range(n)]} | columns
    return fr.Corpus(pd.DataFrame(frame))


def parsed():
    docs = corpus(source=["Post", EVIL, EVIL], doc_id=["1", "2", "3"])
    spans = [("2", 0, 0, 18), ("2", 1, 19, 27), ("3", 0, 0, 18)]
    tokens = pd.DataFrame(columns=list(TOKEN_COLUMNS))
    return fr.Parsed(docs, tokens, pd.DataFrame(spans, columns=list(SENTENCE_COLUMNS)), EVIL)


def rows_of(noun):
    table = BeautifulSoup(noun._repr_html_(), "html.parser").table
    return [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")]


def test_a_corpus_tells_what_each_source_brings_and_what_is_missing():
    shown = corpus(source=[EVIL, "Post", "Post"], date=["2031-03-01", "2031-03-02", None], outlet_type="paper")
    assert rows_of(shown) == [
        ["source", "articles", "stories", "words", "dates"],
        [EVIL, "1", "0", "6", "2031-03-01 to 2031-03-01"],
        ["Post", "2", "0", "12", "2031-03-02 to 2031-03-02"],
    ]
    said = BeautifulSoup(shown._repr_html_(), "html.parser").get_text(" ")
    assert "No article has a story; without it sources cannot be compared on the same events." in said
    assert "1 of 3 articles have no date; without it nothing can be followed in time." in said
    assert "by= and within=: outlet_type." in said
    whole = corpus(source="Post", story="siege", date="2031-03-01")
    assert "<li>" not in whole._repr_html_()


def test_a_parse_tells_what_was_parsed_of_each_source():
    assert rows_of(parsed())[1:] == [[EVIL, "2", "2", "3"], ["Post", "1", "0", "0"]]
    assert "Of 1 articles nothing was parsed." in parsed()._repr_html_()


def test_actors_show_only_the_columns_that_say_something():
    few = fr.Actors((fr.Actor("tsc", EVIL, ("TSC", "<i>council</i>"), "group"), fr.Actor("un", "UN", side="third")))
    assert rows_of(few) == [
        ["id", "name", "aliases", "kind", "side"],
        ["tsc", EVIL, "TSC; <i>council</i>", "group", ""],
        ["un", "UN", "", "", "third"],
    ]


def test_a_lexicon_tells_how_many_of_its_terms_a_guide_speaks_of():
    terms = pd.DataFrame(
        {
            "term": ["thug", EVIL, "regime"],
            "category": ["crime", "crime", "rule"],
            "guides": ["bbc:avoid", "framing-project", ""],
            "stance": ["delegitimise", "", ""],
        }
    )
    shown = fr.Lexicon.from_frame(terms, name="mine")
    assert rows_of(shown)[1:] == [
        ["crime", "2", "1", "delegitimise", f"thug, {EVIL}"],
        ["rule", "1", "0", "–", "regime"],
    ]


def test_long_tables_are_cut_and_say_so():
    shown = corpus(45, source=[f"paper {number}" for number in range(45)])
    assert len(rows_of(shown)) == 21
    assert "… and 25 more sources" in shown._repr_html_()


@pytest.mark.parametrize(
    "noun",
    [
        corpus(source=[EVIL] * 3, date=["2031-03-01"] * 3),
        parsed(),
        fr.Actors.from_names({"tsc": [EVIL, "<b>TSC</b>"]}),
        fr.Lexicon.from_terms({EVIL: EVIL}, name=EVIL),
    ],
    ids=["corpus", "parsed", "actors", "lexicon"],
)
def test_names_are_escaped_and_the_theme_keeps_its_colours(noun):
    html = noun._repr_html_()
    assert not BeautifulSoup(html, "html.parser").find_all(["script", "b", "i"])[1:]
    assert EVIL in BeautifulSoup(html, "html.parser").get_text()
    set_colours = set(re.findall(r"(?:^|[;\"])(?:color|background(?:-color)?):([^;\"]+)", html))
    assert set_colours == {"inherit", "transparent"}
    assert "\n" not in repr(noun)
