"""The corpus page opens with the choice rate: counts as measured, each led to its sentences, differences in words."""

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from framing.compare import compare_choices
from framing.core.corpus import Corpus
from framing.core.errors import TableError
from framing.core.tables import make_table
from framing.measure import measure_choices
from framing.report import report_actor, report_corpus

SAID = {"Herald": "The thugs left.", "Post": "The fighters left."}


def make_study(n_stories):
    """Herald writes *thugs* in all stories but the first, Post always *fighters*; story 0 has both words in Herald."""
    docs, rows = [], []
    for story in range(n_stories):
        for source, text in SAID.items():
            doc_id = f"{source[0]}{story:02}"
            text = "The fighters left." if story == 0 else text
            docs.append({"doc_id": doc_id, "source": source, "story": f"s{story}", "text": text, "date": "2031-05-08"})
            words = text.removesuffix(" left.")
            loaded = words == "The thugs"
            row = {
                "doc_id": doc_id, "source": source, "start": 0, "end": len(words), "text": words, "head": words[4:],
                "actor": "tsc", "relation": "description", "category": "insult" if loaded else "", "stance": "",
                "neutral_for": "" if loaded else "insult; crime", "voice": "own", "holder": source, "negated": False,
                "mention": 0, "sentence": text, "sentence_start": 0, "story": f"s{story}",
            }  # fmt: skip
            rows += [row, row | {"voice": "quoted", "holder": "a man"}]
    corpus = Corpus(pd.DataFrame(docs))
    labels = make_table("labels", rows).assign(story=[row["story"] for row in rows])
    return corpus, labels


def test_every_count_leads_to_its_sentences_and_differences_are_told_in_words():
    corpus, labels = make_study(9)
    own = labels[labels.voice == "own"]
    gaps = compare_choices(own, within="story")
    page = BeautifulSoup(report_corpus(corpus, labels=labels, contrasts=gaps).html, "html.parser")
    section = page.find("main").find("section")
    assert section["aria-labelledby"] == "choices"
    (finding,) = section.select("ul.findings li")
    assert "Herald chose words of “insult” for tsc in 8 of 9 choices, Post in 0 of 9" in " ".join(
        finding.get_text().split()
    )
    cells = [" ".join(cell.get_text(" ").split()) for cell in section.select("td.choice")]
    assert cells[0].startswith("89 %")
    assert cells[0].endswith("8 loaded , 1 plain")
    assert cells[1].startswith("0 %")
    assert cells[1].endswith("0 loaded, 9 plain")
    for link in section.select("td.choice a"):
        place = page.find(id=link["href"][1:])
        assert len(place.find_next("ol").select("li")) == int(link.get_text().split()[0])
    assert len(section.select("details.evidence li")) == 18
    assert "loaded: thugs; plain: fighters" in section.select_one("tbody th").get_text()


def test_the_page_of_an_actor_opens_with_them_too():
    _, labels = make_study(9)
    gaps = compare_choices(labels[labels.voice == "own"], within="story")
    page = BeautifulSoup(report_actor(labels, gaps, actor="tsc", name="the council").html, "html.parser")
    section = page.find("main").find("section")
    assert "Herald chose words of “insult” for the council in 8 of 9 choices" in " ".join(section.get_text().split())
    for link in section.select("td.choice a"):
        assert page.find(id=link["href"][1:]) is not None


def test_what_is_too_rare_is_numbered_and_nothing_is_claimed():
    corpus, labels = make_study(6)
    gaps = compare_choices(labels[labels.voice == "own"], within="story")
    text = BeautifulSoup(report_corpus(corpus, labels=labels, contrasts=gaps).html, "html.parser").find(
        "section", {"aria-labelledby": "choices"}
    )
    assert not text.select("ul.findings")
    assert "1 are too rare to tell" in text.get_text()


def test_choices_of_other_labels_are_refused():
    corpus, labels = make_study(6)
    with pytest.raises(TableError, match="give measure_choices"):
        report_corpus(corpus, labels=labels, choices=measure_choices(labels.iloc[4:]))
