"""report_document: the text is the article's to the character; marks say whose words they are."""

import pandas as pd
import pytest
from bs4 import BeautifulSoup, Tag

from framing.core.corpus import Corpus
from framing.core.errors import InputError, TableError
from framing.report import Page, report_document


def article(page: Page) -> Tag:
    found = BeautifulSoup(page.html, "html.parser").select_one(".article")
    assert found is not None
    return found


def test_the_text_is_untouched(pages: dict[str, Page], corpus: Corpus) -> None:
    texts = dict(corpus)
    assert article(pages["document"]).get_text() == texts["h1"]
    assert article(pages["evil"]).get_text() == texts["e1"]
    assert article(report_document(corpus, "h2")).get_text() == texts["h2"]


def test_marks_cover_exactly_the_words_found(pages: dict[str, Page], labels: pd.DataFrame, hits: pd.DataFrame) -> None:
    text = article(pages["document"])
    covered = []
    offset = 0
    for node in text.find_all(string=True):
        if node.find_parent("a") is not None:
            covered += range(offset, offset + len(node))
        offset += len(node)
    rows = pd.concat([labels, hits])
    rows = rows[rows["doc_id"] == "h1"]
    assert covered == sorted({i for a, b in zip(rows["start"], rows["end"], strict=True) for i in range(a, b)})


def test_overlapping_rows_are_cut_where_they_begin_and_end(pages: dict[str, Page]) -> None:
    marks = article(pages["document"]).select("a.m")
    texts = [(mark.get_text(), mark["class"][1], mark.get("data-tag")) for mark in marks]
    assert texts[:4] == [
        ("The ", "own", None),
        ("terrorist", "own", None),
        (" group", "own", "own"),
        ("TSC", "name", None),
    ]
    assert ("terrorists", "quoted", "quoted: Marshal Sarhan") in texts
    inner = marks[1]["title"].split(" | ")
    assert inner[0].startswith("loaded term · terrorism label · delegitimise · own · a word that zz-guide advises")
    assert inner[1].startswith("label · terrorism label")


def test_quotations_are_shaded_with_their_speaker(pages: dict[str, Page]) -> None:
    quoted = article(pages["document"]).select(".q")
    assert "".join(part.get_text() for part in quoted) == "“We will crush the terrorists and their cult,”"
    assert 'speaker: Marshal "X" <Sarhan>' in quoted[0]["title"]


def test_every_row_is_listed_and_leads_back(pages: dict[str, Page]) -> None:
    html = BeautifulSoup(pages["document"].html, "html.parser")
    listed = html.find("section", {"aria-labelledby": "marks"}).select("tbody tr")
    assert len(listed) == 5 + 4 + 1
    words = {row["id"]: row.th.get_text() for row in listed}
    assert {link["href"][1:] for link in html.select("a.m")} <= set(words)
    back = html.find(id=listed[0].a["href"][1:])
    assert back.find_next("a").get_text() == "The "
    assert "4 loaded terms, 3 labels, 2 names, 1 quotation" in html.get_text()


def test_links_to_the_web_are_web_addresses(corpus: Corpus) -> None:
    docs = corpus.docs.assign(url=["https://example.org/?a=1&b=2", "data:text/html,x", ""])
    shown = [report_document(Corpus(docs), doc_id).html for doc_id in docs["doc_id"]]
    assert 'href="https://example.org/?a=1&amp;b=2"' in shown[0]
    assert "data:text" not in shown[1]


def test_what_html_cannot_hold_is_replaced_and_empty_articles_work() -> None:
    corpus = Corpus(pd.DataFrame({"text": ["a\0b\r\nc", ""], "doc_id": ["1", "2"]}))
    assert article(report_document(corpus, "1")).get_text() == "a\ufffdb\r\nc"
    assert article(report_document(corpus, "2")).get_text() == ""


def test_errors_say_what_there_is(corpus: Corpus, hits: pd.DataFrame) -> None:
    with pytest.raises(InputError, match=r"'zz'; there are 3: \[h1, h2, e1\]"):
        report_document(corpus, "zz")
    with pytest.raises(TableError, match="should stand at"):
        report_document(corpus, "h1", hits=hits.assign(end=hits["end"] + 1))
    with pytest.raises(TableError, match="a quotes table needs"):
        report_document(corpus, "h1", quotes=hits)
