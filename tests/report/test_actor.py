"""report_actor: each count is the table's, and leads to exactly as many sentences."""

import pandas as pd
import pytest
from bs4 import BeautifulSoup, Tag

from framing.core.errors import ActorsError, TableError
from framing.report import Page, report_actor


def read(page: Page) -> BeautifulSoup:
    return BeautifulSoup(page.html, "html.parser")


def matrices(html: BeautifulSoup) -> list[Tag]:
    return html.select("table.matrix")


def rows(matrix: Tag) -> dict[str, list[str]]:
    """Label → its counts, the sum last."""
    return {
        row.th.find(string=True): [cell.get_text(" ", strip=True) for cell in row.find_all("td")]
        for row in matrix.select("tbody tr:not(.block)")
    }


def test_own_voice_comes_first_and_holds_only_own_words(pages: dict[str, Page]) -> None:
    own, quoted, reported, distanced = matrices(read(pages["actor"]))
    heads = [head.find(string=True) for head in own.select("thead th")]
    assert heads[0] == "label"
    assert heads[2] == "Herald"
    assert rows(own) == {"terrorist group": ["0", "3", "3"], "TSC": ["0", "3", "3"]}
    assert rows(quoted) == {"terrorists": ["1", "1"]}
    assert rows(reported) == {"terrorist group": ["1", "0", "1"], "terrorist group (denied)": ["0", "1", "1"]}
    assert rows(distanced) == {"so-called TSC": ["1", "1"]}
    blocks = [row.th.get_text() for row in reported.select("tr.block")]
    assert blocks == ["UN", "one man"]


def test_the_base_of_each_source_is_told(pages: dict[str, Page]) -> None:
    own = matrices(read(pages["actor"]))[0]
    said = [" ".join(small.get_text().split()) for small in own.select("thead small")]
    assert said == ["n = 0 occasions, 0 articles", "n = 4 occasions, 2 articles", "n = 6"]


def test_each_number_leads_to_that_many_sentences(pages: dict[str, Page], labels: pd.DataFrame) -> None:
    html = read(pages["actor"])
    seen = 0
    for matrix in matrices(html):
        for row in matrix.select("tbody tr:not(.block)"):
            for link in row.find_all("td")[:-1]:
                if link.a is None:
                    continue
                items = html.find(id=link.a["href"][1:]).find_next_sibling("ol").find_all("li")
                assert len(items) == int(link.get_text())
                seen += len(items)
    assert seen == len(labels)


def test_evidence_is_the_sentence_with_the_words_marked(pages: dict[str, Page], labels: pd.DataFrame) -> None:
    html = read(pages["actor"])
    items = html.select('section:not([aria-labelledby="choices"]) .evidence li')
    shown = sorted(("".join(part.get_text() for part in item.contents[:-1]), item.mark.get_text()) for item in items)
    assert shown == sorted(zip(labels["sentence"], labels["text"], strict=True))
    (denied,) = [item for item in items if "denied" in item.small.get_text()]
    assert denied.small.get_text() == "reported: UN · predicate · denied · Herald · 2031-05-08 · h2"
    assert denied.mark["class"] == ["reported"]


def test_contrasts_are_told_in_words_with_their_n(pages: dict[str, Page]) -> None:
    html = read(pages["actor"])
    table = next(table for table in html.find_all("table") if "in words" in table.get_text())
    first, second, third = [
        [cell.get_text() for cell in row.find_all(["th", "td"])] for row in table.select("tbody tr")
    ]
    assert first[0] == "terrorism label"
    assert first[3:8] == ["+25.4", "+8.0 to +41.0", "< .001", "< .001", "12 stories,\n24 articles"]
    assert "“terrorism label”" in first[9]
    assert first[9].startswith("Herald chooses words of")
    assert second[9] == "No difference shown"
    assert third[3:7] == ["–", "–", "–", "–"]
    assert third[9] == "Insufficient data"
    assert table.select("tbody tr")[0].a["href"][1:] in {row.th["id"] for row in matrices(html)[0].select("tr.block")}


def test_guides_are_quoted_as_advice_on_the_word(labels: pd.DataFrame) -> None:
    known = labels.assign(guides=labels["category"].map({"terrorism label": "zz:avoid; yy:avoid; xx:care"}).fillna(""))
    text = read(report_actor(known, actor="tsc")).get_text(" ")
    assert "a word that zz and yy advise against, that xx asks to use with care" in text
    assert "biased" not in text.casefold()


def test_very_long_sentences_are_cut_aloud(labels: pd.DataFrame) -> None:
    long = "x " * 2000 + "the terrorists" + " y" * 2000
    row = labels[labels["text"] == "the terrorists"].assign(sentence=long, sentence_start=0, start=4000, end=4014)
    page = report_actor(row, actor="tsc")
    assert "1 very long sentence is shown around the words only" in page.html
    assert len(page.html) < 25_000
    assert read(page).select_one(".evidence mark").get_text() == "the terrorists"


def test_without_a_source_there_is_no_plot_but_a_page(labels: pd.DataFrame) -> None:
    html = read(report_actor(labels.assign(source=""), actor="tsc"))
    assert html.find("svg") is None
    assert "(no source)" in html.get_text()
    assert rows(matrices(html)[0])["terrorist group"] == ["3", "3"]


def test_the_plot_shows_the_shares_of_the_page(labels: pd.DataFrame) -> None:
    html = read(report_actor(labels, actor="tsc", name="The Council"))
    words = [text.get_text() for text in html.svg.find_all("text")]
    assert "Words chosen to name The Council, by source" in words
    assert "n = 3 of 4 occasions" in words


def test_errors_say_what_there_is(labels: pd.DataFrame, contrasts: pd.DataFrame) -> None:
    with pytest.raises(ActorsError, match=r"'un'; there are \[tsc\]"):
        report_actor(labels, actor="un")
    with pytest.raises(TableError, match="this table is empty"):
        report_actor(labels.head(0), actor="tsc")
    with pytest.raises(TableError, match=r"a labels table needs \[mention\]"):
        report_actor(labels.drop(columns="mention"), actor="tsc")
    with pytest.raises(TableError, match="a contrasts table needs"):
        report_actor(labels, contrasts.drop(columns="low"), actor="tsc")
