"""Three small articles with hostile names in them, and what could be found there, written by hand."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import pytest

from framing.core.corpus import Corpus
from framing.core.provenance import stamp
from framing.core.tables import attach_articles, make_table
from framing.core.text import split_sentences
from framing.report import Page, report_actor, report_corpus, report_document

EVIL = "<script>alert('x')</script> & \"Sons\""
TEXTS = {
    "h1": (
        "Herald",
        "harbour",
        "Army nears harbour\r\n\r\nThe terrorist group TSC held the harbour.\tThe TSC is a terrorist group, it wrote.  "
        "“We will crush the terrorists and their cult,” Marshal Sarhan said.\n",
    ),
    "h2": ("Herald", "clinic", "The TSC, a terrorist group, left. The UN said the TSC was not a terrorist group.\n\n"),
    "e1": (
        EVIL,
        "harbour",
        f"The so-called TSC left {EVIL} <b>town</b> &amp; port. A terrorist group, said one man.",
    ),
}
Row = Mapping[str, Any]


def place(doc_id: str, words: str, nth: int = 0) -> dict[str, Any]:
    """Where the nth occurrence of the words stands, as the columns that every found row has."""
    source, _, text = TEXTS[doc_id]
    start = [match.start() for match in re.finditer(re.escape(words), text)][nth]
    return {"doc_id": doc_id, "source": source, "start": start, "end": start + len(words), "text": words}


def voiced(row: dict[str, Any], voice: str, holder: str = "", *, denied: bool = False) -> dict[str, Any]:
    return {**row, "voice": voice, "holder": holder or row["source"], "negated": denied}


def term(row: dict[str, Any], **more: str) -> dict[str, Any]:
    known = {
        "term": "terrorist",
        "category": "terrorism label",
        "stance": "delegitimise",
        "severity": 3,
        "alternatives": "fighter; armed group",
        "guides": "zz-guide:avoid; yy-guide:attribute_only",
    }
    return {**row, **known, **more}


def label(row: dict[str, Any], relation: str, category: str = "", mention: int | None = None) -> dict[str, Any]:
    text = TEXTS[row["doc_id"]][2]
    begin, end = next(span for span in split_sentences(text) if span[0] <= row["start"] < span[1])
    return {
        **row,
        "head": row["text"].split()[-1],
        "actor": "tsc",
        "relation": relation,
        "category": category,
        "stance": "delegitimise" if category else "",
        "mention": row["start"] if mention is None else mention,
        "sentence": text[begin:end],
        "sentence_start": begin,
    }


def table(name: str, rows: Iterable[Row], corpus: Corpus) -> pd.DataFrame:
    return stamp(attach_articles(make_table(name, rows), corpus.docs), f"find_{name}", {"lexicon_hash": "abc123"})


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    docs = [
        {
            "doc_id": doc_id,
            "source": source,
            "story": story,
            "text": text,
            "date": "2031-05-08",
            "url": "javascript:alert(1)",
        }
        for doc_id, (source, story, text) in TEXTS.items()
    ]
    return Corpus(pd.DataFrame(docs))


@pytest.fixture(scope="session")
def hits(corpus: Corpus) -> pd.DataFrame:
    rows = [
        voiced(term(place("h1", "terrorist", 0)), "own"),
        voiced(term(place("h1", "terrorist", 1)), "own"),
        voiced(term(place("h1", "terrorists")), "quoted", "Marshal Sarhan"),
        voiced(
            term(place("h1", "cult"), term="cult", category="slur", guides="framing-project", alternatives=""),
            "quoted",
            "Marshal Sarhan",
        ),
        voiced(term(place("h2", "terrorist", 0)), "own"),
        voiced(term(place("h2", "terrorist", 1)), "reported", "UN", denied=True),
        voiced(term(place("e1", "terrorist")), "reported", "one man"),
    ]
    return table("hits", rows, corpus)


@pytest.fixture(scope="session")
def labels(corpus: Corpus) -> pd.DataFrame:
    known = "terrorism label"
    rows = [
        voiced(label(place("h1", "The terrorist group"), "title", known, mention=40), "own"),
        voiced(label(place("h1", "TSC", 0), "name", mention=40), "own"),
        voiced(label(place("h1", "TSC", 1), "name"), "own"),
        voiced(label(place("h1", "a terrorist group"), "predicate", known), "own"),
        voiced(label(place("h1", "the terrorists"), "description", known), "quoted", "Marshal Sarhan"),
        voiced(label(place("h2", "a terrorist group", 0), "apposition", known, mention=4), "own"),
        voiced(label(place("h2", "TSC", 0), "name", mention=4), "own"),
        voiced(label(place("h2", "a terrorist group", 1), "predicate", known), "reported", "UN", denied=True),
        voiced(label(place("e1", "so-called TSC"), "naming"), "distanced"),
        voiced(label(place("e1", "A terrorist group"), "description", known), "reported", "one man"),
    ]
    return table("labels", rows, corpus)


@pytest.fixture(scope="session")
def quotes(corpus: Corpus) -> pd.DataFrame:
    said = "“We will crush the terrorists and their cult,”"
    rows = [{**place("h1", said), "kind": "direct", "cue": "said", "speaker": 'Marshal "X" <Sarhan>'}]
    return table("quotes", rows, corpus)


@pytest.fixture(scope="session")
def contrasts() -> pd.DataFrame:
    row = {"a": "Herald", "b": EVIL, "actor": "tsc", "n_articles": 24, "n_stories": 12, "top_share": 0.25}
    row |= {"unit": "share of naming occasions", "base_a": 80, "base_b": 60}
    none = float("nan")
    rows = [
        {**row, "category": "terrorism label", "estimate": 0.254, "low": 0.08, "high": 0.41, "p": 0.0002, "q": 0.0004}
        | {"verdict": "Herald more often"},
        {**row, "category": "slur", "estimate": 0.02, "low": -0.1, "high": 0.15, "p": 0.7, "q": 0.7}
        | {"verdict": "no difference shown"},
        {**row, "category": "rebranding", "estimate": none, "low": none, "high": none, "p": none, "q": none}
        | {"verdict": "insufficient data"},
    ]
    return stamp(make_table("contrasts", rows), "compare_labels", {"by": "source", "seed": 0})


@pytest.fixture(scope="session")
def pages(
    corpus: Corpus, hits: pd.DataFrame, labels: pd.DataFrame, quotes: pd.DataFrame, contrasts: pd.DataFrame
) -> dict[str, Page]:
    return {
        "actor": report_actor(labels, contrasts, actor="tsc", name=EVIL),
        "corpus": report_corpus(corpus, hits=hits, labels=labels, contrasts=contrasts, title=EVIL),
        "document": report_document(corpus, "h1", hits=hits, labels=labels, quotes=quotes),
        "evil": report_document(corpus, "e1", hits=hits, labels=labels, quotes=quotes),
    }
