"""report_corpus: terms, labels and voices counted as the tables have them, each count open to its sentences."""

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from framing.core.corpus import Corpus
from framing.core.errors import FramingError, TableError
from framing.core.tables import make_table
from framing.measure import measure_labels, measure_roles, measure_terms
from framing.report import Page, report_corpus


def read(page: Page) -> BeautifulSoup:
    return BeautifulSoup(page.html, "html.parser")


def test_terms_are_counted_in_own_voice_with_the_others_apart(pages: dict[str, Page]) -> None:
    matrix = read(pages["corpus"]).select("section[aria-labelledby=terms] table.matrix")[0]
    counts = {
        row.th.find(string=True): [cell.get_text() for cell in row.find_all("td")]
        for row in matrix.select("tbody tr:not(.block)")
    }
    assert counts == {
        "terrorist": ["0 +1", "3 +1", "5"],
        "terrorist (denied)": ["0", "0 +1", "1"],
        "cult": ["0", "0 +1", "1"],
    }
    notes = {row.th.find(string=True): row.th.small.get_text() for row in matrix.select("tbody tr:not(.block)")}
    assert notes["terrorist"] == (
        "a word that zz-guide advises against, that yy-guide wants attributed to a speaker; "
        "alternatives: fighter, armed group"
    )
    assert notes["cult"] == "no style guide speaks of it"


def test_the_plus_leads_to_the_first_sentence_in_another_voice(pages: dict[str, Page]) -> None:
    html = read(pages["corpus"])
    cell = (
        html.select("section[aria-labelledby=terms] table.matrix")[0]
        .select("tbody tr:not(.block)")[0]
        .find_all("td")[1]
    )
    own, other = cell.find_all("a")
    items = html.find(id=own["href"][1:]).find_next_sibling("ol").find_all("li")
    assert [item.mark["class"][0] for item in items] == ["own", "own", "own", "quoted"]
    assert html.find(id=other["href"][1:]) is items[3]
    assert items[3].get_text().startswith("“We will crush the terrorists and their cult,” Marshal Sarhan said.")


def test_labels_learn_what_guides_say_from_the_terms_inside_them(pages: dict[str, Page]) -> None:
    html = read(pages["corpus"])
    own = next(
        t
        for t in html.select("section[aria-labelledby=actors] table.matrix")
        if "tsc in its own voice" in t.caption.get_text()
    )
    assert "a word that zz-guide advises against" in own.get_text()


def test_voices_and_holders_add_up_to_the_tables(
    pages: dict[str, Page], hits: pd.DataFrame, labels: pd.DataFrame
) -> None:
    html = read(pages["corpus"])
    voices, holders = html.find("section", {"aria-labelledby": "voices"}).find_all("table")
    counted = {}
    for row in voices.select("tbody tr"):
        cells = row.find_all("td")[1:]
        counted[row.th.get_text()] = [cell.summary.get_text() if cell.summary else cell.get_text() for cell in cells]
        for cell in cells:
            links = [html.find(id=link["href"][1:]) for link in cell.find_all("a")]
            assert all(link.mark["class"][0] == row.th.get_text() for link in links)
            assert len(links) == int(cell.summary.get_text() if cell.summary else "0")
    both = [table["voice"].value_counts() for table in (hits, labels)]
    assert counted == {
        voice: [str(count.get(voice, 0)) for count in both] for voice in ("own", "quoted", "reported", "distanced")
    }
    names = [row.th.get_text() for row in holders.select("tbody tr")]
    assert names[0] == "Marshal Sarhan"
    assert "UN" in names


def test_evidence_leads_on_to_its_article(pages: dict[str, Page]) -> None:
    html = read(pages["corpus"])
    link = html.select_one(".evidence li small a")
    assert html.find(id=link["href"][1:]).th.get_text() == link.get_text()


def test_rates_of_terms_and_labels_stand_side_by_side(corpus: Corpus, hits: pd.DataFrame, labels: pd.DataFrame) -> None:
    own = labels[labels["voice"] == "own"]
    tables = [measure_terms(hits, corpus), measure_labels(own)]
    html = read(report_corpus(corpus, rates=tables))
    section = html.find("section", {"aria-labelledby": "rates"})
    assert len(section.find_all("svg")) == 2
    shown = section.select("tbody tr")
    assert len(shown) == sum(map(len, tables))
    row = next(row for row in shown if row.find_all("td")[1].get_text() == "terrorism label" and "occasion" in row.text)
    assert [cell.get_text() for cell in row.find_all("td")][2:4] == ["3 of 4 occasions", "75.0 %"]
    assert "measure_terms" in html.footer.get_text()
    assert "measure_labels" in html.footer.get_text()


def test_who_acts_and_who_suffers_adds_up_and_leads_to_its_sentences(corpus: Corpus) -> None:
    text = corpus.docs["text"].iloc[0]
    fixed = {"doc_id": "h1", "source": "Herald", "actor": "tsc", "holder": "Herald", "mention": 0, "verb": "do"}
    fixed |= {"nominal": False, "negated": False, "sentence": text, "sentence_start": 0}
    told = [  # words, role, passive, agentless, agent, inanimate, voice
        ("held", "agent", False, False, "", False, "own"),
        ("nears", "patient", False, False, "A flood", True, "own"),
        ("wrote", "patient", True, True, "", False, "own"),
        ("crush", "patient", False, False, "We", False, "quoted"),
    ]
    names = ("text", "role", "passive", "agentless", "agent", "inanimate", "voice")
    rows = [fixed | dict(zip(names, row, strict=True)) for row in told]
    rows = [row | {"start": text.index(str(row["text"]))} for row in rows]
    roles = make_table("roles", [row | {"end": row["start"] + len(str(row["text"]))} for row in rows])
    html = read(report_corpus(corpus, roles=roles, rates=measure_roles(roles)))
    section = html.find("section", {"aria-labelledby": "roles"})
    shown = {row.th.get_text(): row.td for row in section.table.select("tbody tr")}
    assert {name: " ".join(cell.get_text(" ").split()) for name, cell in shown.items()} == {
        "tsc": "n = 3",
        "acts": "1 33 %",
        "suffers, the doer is named": "1 33 %",
        "suffers, nobody is named": "1 33 %",
    }
    assert "1 further row stands in the words of others" in section.table.caption.get_text()
    link = shown["suffers, the doer is named"].a
    item = html.find(id=link["href"][1:]).find_next_sibling("ol").li
    assert item.mark.get_text() == "nears"
    assert "by A flood (a thing)" in item.small.get_text()
    assert "1 of 4 deeds" in html.find("section", {"aria-labelledby": "rates"}).get_text()


def test_differences_of_roles_say_who_lets_whom_do_what(corpus: Corpus, contrasts: pd.DataFrame) -> None:
    gaps = contrasts.iloc[[0, 2]].assign(category=["agentless", "agent"])
    text = read(report_corpus(corpus, contrasts=gaps)).find("section", {"aria-labelledby": "differences"}).get_text()
    assert "Herald lets tsc suffer from nobody named more often than" in text
    assert "1 contrast with insufficient data left out" in text


def test_rows_from_another_corpus_are_refused(corpus: Corpus, hits: pd.DataFrame) -> None:
    with pytest.raises(TableError, match="not in this corpus"):
        report_corpus(corpus.select(["h1"]), hits=hits)
    with pytest.raises(TableError, match="should stand at"):
        report_corpus(corpus, hits=hits.assign(start=hits["start"] + 1))
    with pytest.raises(TableError, match=r"a labels table needs"):
        report_corpus(corpus, labels=hits)
    with pytest.raises(FramingError, match="starts from a Corpus"):
        report_corpus(corpus.docs)  # type: ignore[arg-type]
