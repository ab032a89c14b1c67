"""What every finder promises on every text: offsets, columns, values, order, and the same output for the same input."""

import gzip
import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass

import pandas as pd
import pytest

import framing as fr
from framing.core.paths import data_folder
from framing.core.tables import MENTION_KINDS, QUOTE_KINDS, RELATIONS, ROLES, TABLES, VOICES

FOUND = ("quotes", "hits", "mentions", "labels", "roles")
VALUES = {
    ("quotes", "kind"): QUOTE_KINDS,
    ("hits", "voice"): VOICES,
    ("mentions", "how"): MENTION_KINDS,
    ("labels", "voice"): VOICES,
    ("labels", "relation"): RELATIONS,
    ("roles", "role"): ROLES,
    ("roles", "voice"): VOICES,
}
KEYS = {
    "quotes": ["doc_id", "start", "end"],
    "hits": ["doc_id", "start"],
    "mentions": ["doc_id", "start", "end", "actor"],
    "labels": ["doc_id", "start", "end", "actor", "relation"],
    "roles": ["doc_id", "start", "actor", "role"],
}


@dataclass
class Sample:
    corpus: fr.Corpus
    parsed: fr.Parsed
    actors: fr.Actors
    tables: dict[str, pd.DataFrame]


def find_all(parsed, actors):
    mentions = fr.find_mentions(parsed, actors)
    return {
        "quotes": fr.find_quotes(parsed, actors),
        "hits": fr.find_terms(parsed, fr.Lexicon.load("conflict"), mentions),
        "mentions": mentions,
        "labels": fr.find_labels(parsed, mentions),
        "roles": fr.find_roles(parsed, mentions),
    }


def read_lines(file, rows):
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line, _ in zip(lines, range(rows), strict=False)]


def load_articles(name, folder):
    """40 articles of SEESAW, 40 of allsides, 5 of NewsWCL50."""
    if name == "allsides":
        table = pd.read_parquet(folder / "allsides" / "articles.parquet")
        return fr.Corpus(table.iloc[:: len(table) // 40].head(40))
    rows = read_lines(folder / name / "articles.jsonl.gz", 40 if name == "seesaw" else 5)
    keys = ["doc_id", "source", "story", "title", *(["date"] if name == "seesaw" else [])]
    texts = [row["text"] if name == "newswcl50" else " ".join(row["sentences"]) for row in rows]
    return fr.Corpus(pd.DataFrame([{key: row[key] for key in keys} for row in rows]).assign(text=texts))


@pytest.fixture(scope="module", params=["tamra", "seesaw", "allsides", "newswcl50"])
def sample(request):
    if request.param == "tamra":
        corpus = fr.load_sample()
        actors = fr.Actors.read(data_folder("corpus") / "tamra" / "actors.toml")
        parsed = fr.parse(corpus)
    else:
        corpus = load_articles(request.param, request.getfixturevalue("data"))
        parsed = fr.parse(corpus)
        actors = fr.suggest_actors(parsed)
    return Sample(corpus, parsed, actors, find_all(parsed, actors))


@pytest.mark.parametrize("name", FOUND)
def test_the_words_stand_where_the_row_says(sample, name):
    texts, table = dict(sample.corpus), sample.tables[name]
    assert len(table) > 20
    assert (table["start"] < table["end"]).all()
    for row in table.itertuples():
        assert texts[row.doc_id][row.start : row.end] == row.text


@pytest.mark.parametrize("name", ["mentions", "labels", "roles"])
def test_the_sentence_stands_where_the_row_says_and_holds_the_words(sample, name):
    texts = dict(sample.corpus)
    for row in sample.tables[name].itertuples():
        finish = row.sentence_start + len(row.sentence)
        assert texts[row.doc_id][row.sentence_start : finish] == row.sentence
        assert row.sentence_start <= row.start < finish


@pytest.mark.parametrize("name", FOUND)
def test_the_declared_columns_come_first_then_what_the_articles_carry(sample, name):
    declared = list(TABLES[name])
    columns = list(sample.tables[name].columns)
    assert columns[: len(declared)] == declared
    carried = {"story", "date", *sample.corpus.docs.columns} - {"title", "text", "url", "lang", *declared}
    assert set(columns[len(declared) :]) == carried


@pytest.mark.parametrize(("name", "column"), VALUES)
def test_values_are_those_declared(sample, name, column):
    assert set(sample.tables[name][column]) <= set(VALUES[name, column])


@pytest.mark.parametrize("name", FOUND)
def test_rows_stand_in_the_order_of_articles_and_places_and_once(sample, name):
    table = sample.tables[name]
    order = {doc_id: place for place, doc_id in enumerate(sample.corpus.docs["doc_id"])}
    places = list(zip(table["doc_id"].map(order), table["start"], strict=True))
    assert places == sorted(places)
    assert not table.duplicated(KEYS[name]).any()
    assert table.index.tolist() == list(range(len(table)))


@pytest.mark.parametrize("name", ["hits", "labels", "roles"])
def test_the_outlet_answers_for_its_own_words_and_somebody_for_all_others(sample, name):
    table = sample.tables[name]
    own = table["voice"] == "own"
    assert (table.loc[own, "holder"] == table.loc[own, "source"]).all()
    assert (table["holder"] != "").all()


def test_hits_do_not_overlap(sample):
    for _, rows in sample.tables["hits"].groupby("doc_id"):
        assert (rows["start"].to_numpy()[1:] >= rows["end"].to_numpy()[:-1]).all()


@pytest.mark.parametrize("name", ["labels", "roles"])
def test_every_row_hangs_on_a_mention_of_its_actor(sample, name):
    keys = ["doc_id", "actor"]
    mentions = set(sample.tables["mentions"][[*keys, "start"]].itertuples(index=False, name=None))
    assert set(sample.tables[name][[*keys, "mention"]].itertuples(index=False, name=None)) <= mentions


def test_only_what_befalls_an_actor_lacks_an_agent(sample):
    roles = sample.tables["roles"]
    nobody = roles[roles["agentless"]]
    assert set(nobody["role"]) == {"patient"}
    assert (nobody["passive"] | nobody["nominal"]).all()
    assert (nobody["agent"] == "").all()


def test_every_plain_name_is_a_naming_occasion(sample):
    mentions, labels = sample.tables["mentions"], sample.tables["labels"]
    named = mentions[mentions["how"].isin(["name", "alias", "acronym"])]
    keys = ["doc_id", "actor"]
    outer = named.merge(mentions, on=keys, suffixes=("", "_around"))
    around = (outer["start_around"] <= outer["start"]) & (outer["end"] <= outer["end_around"])
    occasions = outer[around].groupby([*keys, "start"], as_index=False)["start_around"].min()  # itself, or around it
    wanted = set(occasions[[*keys, "start_around"]].itertuples(index=False, name=None))
    assert wanted == set(
        labels.loc[labels["relation"] == "name", [*keys, "mention"]].itertuples(index=False, name=None)
    )


def test_the_order_of_the_articles_changes_no_row(sample):
    turned = fr.parse(fr.Corpus(sample.corpus.docs.head(12).iloc[::-1]))
    for name, table in find_all(turned, sample.actors).items():
        first = sample.tables[name]
        first = first[first["doc_id"].isin(turned.corpus.docs["doc_id"])]
        left, right = (rows.sort_values(KEYS[name], ignore_index=True) for rows in (first, table))
        pd.testing.assert_frame_equal(left, right)


def test_nothing_given_is_altered():
    corpus = fr.load_sample().select([f"tamra-1a-{outlet}" for outlet in ("wire", "banner", "quay")])
    actors = fr.Actors.read(data_folder("corpus") / "tamra" / "actors.toml")
    parsed = fr.parse(corpus)
    mentions = fr.find_mentions(parsed, actors)
    labels, roles = fr.find_labels(parsed, mentions), fr.find_roles(parsed, mentions)
    hits = fr.find_terms(parsed, fr.Lexicon.load("conflict"), mentions)
    given = [corpus.docs, parsed.tokens, parsed.sentences, mentions, labels, roles, hits]
    before = [(frame.copy(), json.dumps(frame.attrs, sort_keys=True, default=str)) for frame in given]
    fr.find_quotes(parsed, actors)
    fr.find_terms(corpus, fr.Lexicon.load("conflict"))
    fr.find_terms(parsed, fr.Lexicon.load("conflict"), mentions)
    fr.find_labels(parsed, mentions)
    fr.suggest_actors(parsed)
    rates, shares = fr.measure_terms(hits, corpus, by="source"), fr.measure_labels(labels, by="source")
    gaps = fr.compare_labels(labels, by="source", within="story")
    fr.measure_roles(roles)
    fr.compare_roles(roles, within="story")
    fr.report_corpus(corpus, hits=hits, labels=labels, roles=roles, contrasts=gaps, rates=[rates, shares])
    fr.report_actor(labels, gaps, actor="tsc")
    fr.report_document(corpus, "tamra-1a-wire", hits=hits, labels=labels, quotes=fr.find_quotes(parsed, actors))
    for frame, (copy, attrs) in zip(given, before, strict=True):
        pd.testing.assert_frame_equal(frame, copy)
        assert json.dumps(frame.attrs, sort_keys=True, default=str) == attrs


ONE_RUN = """
import hashlib, json, sys, tempfile, pathlib
import framing as fr
corpus = fr.load_sample().select(json.loads(sys.argv[1]))
study = fr.analyze(corpus, fr.Actors.read(sys.argv[2]) if sys.argv[2] else None)
folder = pathlib.Path(tempfile.mkdtemp())
study.save(folder)
tables = {"hits": study.hits, "labels": study.labels, "roles": study.roles, "rates": [study.rates, study.shares]}
gaps = [study.gaps, study.term_gaps, study.role_gaps]
page = fr.report_corpus(study.corpus, contrasts=gaps, **tables).save(folder / "page.html")
print(json.dumps({file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}))
"""


@pytest.mark.parametrize("given", [True, False], ids=["actors given", "actors proposed"])
def test_two_runs_write_the_same_bytes(given):
    """In processes of their own, under different hash seeds."""
    ids = fr.load_sample().docs["doc_id"].tolist()[: 10 if given else 5]
    actors = str(data_folder("corpus") / "tamra" / "actors.toml") if given else ""
    command = [sys.executable, "-c", ONE_RUN, json.dumps(ids), actors]
    runs = [
        subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONHASHSEED": seed, "MPLBACKEND": "Agg"}
        )
        for seed in ("1", "2")
    ]
    first, second = (json.loads(run.communicate()[0]) for run in runs)
    assert first == second
    assert {"page.html", "quotes.parquet", "labels.parquet", "gaps.parquet", "docs.parquet"} <= set(first)


def test_another_input_gives_other_bytes(tmp_path):
    """The digests above can differ at all."""
    docs = fr.load_sample().docs.head(2)
    digests = []
    for number, frame in enumerate((docs, docs.assign(text=docs["text"] + "\n\nThe terrorists fled."))):
        hits = fr.find_terms(fr.Corpus(frame), fr.Lexicon.load("conflict"))
        hits.to_parquet(tmp_path / f"{number}.parquet")
        digests.append(hashlib.sha256((tmp_path / f"{number}.parquet").read_bytes()).hexdigest())
    assert digests[0] != digests[1]
