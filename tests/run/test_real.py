"""Real articles go through the whole staircase without an error, and every row stands where it says."""

import gzip
import json
import os

import pandas as pd
import pytest

import framing as fr

# How many articles of allsides; ``make robust`` asks for 2,000.
MANY = int(os.environ.get("FRAMING_ROBUST") or 20)
BATCH = 60
FOUND = ("quotes", "hits", "mentions", "labels")


def read_lines(file):
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def check(study):
    texts = dict(study.corpus)
    for name in FOUND:
        table = getattr(study, name)
        columns = (table["doc_id"], table["start"], table["end"], table["text"])
        for doc_id, start, end, text in zip(*columns, strict=True):
            assert texts[doc_id][start:end] == text, (name, doc_id, start, end)
        assert table["doc_id"].nunique() > 0.8 * len(texts) or name == "hits", name


def seesaw(folder, batch):
    rows = read_lines(folder / "seesaw" / "articles.jsonl.gz")
    assert len(rows) == 486
    keys = ["doc_id", "source", "story", "title", "date", "topic", "leaning"]
    table = pd.DataFrame([{**{key: row[key] for key in keys}, "text": " ".join(row["sentences"])} for row in rows])
    stories = table["story"].drop_duplicates().tolist()
    return fr.Corpus(table[table["story"].isin(stories[batch::6])])


@pytest.mark.slow
@pytest.mark.parametrize("batch", range(6))
def test_seesaw(data, batch):
    """All 486 articles, in six parts that keep stories whole; actors proposed."""
    corpus = seesaw(data, batch)
    study = fr.analyze(corpus)
    check(study)
    assert len(corpus) == 81
    assert len(study.term_gaps)
    assert set(study.term_gaps["a"]) | set(study.term_gaps["b"]) <= set(corpus.docs["source"]) | {"rest", "the rest"}
    assert study.term_gaps["p"].dropna().between(0, 1).all()


@pytest.mark.slow
def test_newswcl50(data):
    """All 20 articles; actors proposed."""
    corpus = fr.Corpus(pd.DataFrame(read_lines(data / "newswcl50" / "articles.jsonl.gz")))
    assert len(corpus) == 20
    check(fr.analyze(corpus))


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, MANY, BATCH))
def test_allsides(data, first):
    """Every n-th of the 18,764 articles; actors proposed."""
    table = pd.read_parquet(data / "allsides" / "articles.parquet")
    part = table.iloc[:: len(table) // MANY].head(MANY).iloc[first : first + BATCH]
    study = fr.analyze(fr.Corpus(part))
    check(study)
    assert len(study.corpus) == len(part)
