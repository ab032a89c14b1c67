"""Who is for or against whom in the sentences of SEESAW, its articles' entities given."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

import framing as fr
from bench.forms import list_actors
from bench.rows import FINDERS, Row, count_rows, make_row
from framing.find._stances import SURE
from tests.golden.coded import split_parsed

MAJORITY, NAIVE = "always the commoner one", "two named in a sentence, the first against the second"
SIGNS = {"NEG": "negative", "POS": "positive"}
ACTORS = ("People", "Organization", "GPE")
_PAIR = ["doc_id", "number", "holder", "target"]
Pair = tuple[str, int, str, str]
Triple = tuple[str, int, str, str, str]


def rate_triples(data: Path, scorer: Any, split: str = "valid") -> list[Row]:
    """Signs of SEESAW's gold pairs, and F1 of (holder, target, sign) a sentence, entities of the article given.

    A gold triple counts where holder and target are both on the article's list of entities; the outlet's own stances,
    which SEESAW gives no entity, do not. For the sign of a gold pair see `Evidence`.
    """
    articles = read_articles(data, split)
    gold = {triple for article in articles for triple in _list_gold(article)}
    stances, naive = find_triples(articles, scorer)
    found = call_triples(stances, articles)
    pairs = sorted({triple[:4] for triple in gold})
    signs = {pair: {triple[4] for triple in gold if triple[:4] == pair} for pair in pairs}
    commoner = max(SIGNS.values(), key=lambda sign: sum(sign in said for said in signs.values()))
    met = set(zip(stances["doc_id"], stances["number"], stances["target"], strict=True))
    lost = [pair for pair in pairs if (pair[0], pair[1], pair[3]) not in met]
    evidence = Evidence(stances, _score_words(articles, lost, scorer))
    judged = [(pair[0], evidence.sign(pair) in signs[pair]) for pair in pairs]
    always = [(pair[0], commoner in signs[pair]) for pair in pairs]
    rows = [
        make_row("SEESAW valid, sign of gold pairs", "accuracy", FINDERS, count_rows(judged)),
        make_row("SEESAW valid, sign of gold pairs", "accuracy", MAJORITY, count_rows(always)),
    ]
    docs = [article["doc_id"] for article in articles]
    for rule, given in ((FINDERS, found), (NAIVE, naive)):
        rows += _rate_sets("SEESAW valid, holder, target and sign", rule, docs, given, gold)
    actors = {(a["doc_id"], e["name"]) for a in articles for e in a["entities"] if e["type"][0] in ACTORS}
    some = [{one for one in triples if (one[0], one[3]) in actors} for triples in (found, gold)]
    rows += _rate_sets("the same, target a person, body or country", FINDERS, docs, some[0], some[1])
    both = ({triple[:4] for triple in found}, {triple[:4] for triple in gold})
    rows += _rate_sets("SEESAW valid, holder and target", FINDERS, docs, *both)[:1]
    right = [one for one, pair in zip(judged, pairs, strict=True) if pair in both[0]]
    rows.append(make_row("SEESAW valid, sign of gold pairs found", "accuracy", FINDERS, count_rows(right)))
    return rows


def read_articles(data: Path, split: str) -> list[dict[str, Any]]:
    """The articles of one split of SEESAW that list any entity."""
    with gzip.open(data / "seesaw" / "articles.jsonl.gz", "rt", encoding="utf-8") as stream:
        return [row for row in map(json.loads, stream) if row["split"] == split and row["entities"]]


def _list_gold(article: dict[str, Any]) -> Iterator[Triple]:
    names = {entity["name"] for entity in article["entities"]}
    for row in article["stances"]:
        if row["subject"] in names and row["object"] in names and row["subject"] != row["object"]:
            yield article["doc_id"], row["sentence"], row["subject"], row["object"], SIGNS[row["stance"]]


def find_triples(articles: Sequence[dict[str, Any]], scorer: Any) -> tuple[pd.DataFrame, set[Triple]]:
    """The stances of all articles, each with the `number` of its sentence, and what the naive rule says."""
    texts = {row["doc_id"]: " ".join(row["sentences"]) for row in articles}
    docs = pd.DataFrame({"doc_id": list(texts), "text": list(texts.values()), "source": "outlet"})
    parsed = fr.parse(fr.Corpus(docs))
    tables: list[pd.DataFrame] = []
    naive: set[Triple] = set()
    for article, one in zip(articles, split_parsed(parsed, [[doc_id] for doc_id in texts]), strict=True):
        begins = np.cumsum([0, *(len(sentence) + 1 for sentence in article["sentences"])])
        mentions = fr.find_mentions(one, list_actors(article))
        stances = fr.find_stances(one, mentions, scorer)
        tables.append(stances.assign(number=np.searchsorted(begins, stances["start"], side="right") - 1))
        places = np.searchsorted(begins, mentions["start"], side="right") - 1
        for number, actors in mentions.sort_values("start")["actor"].groupby(places):
            named = list(dict.fromkeys(actors))
            if len(named) > 1:
                naive.add((article["doc_id"], int(number), named[0], named[1], "negative"))
    return pd.concat(tables, ignore_index=True), naive


def call_triples(stances: pd.DataFrame, articles: Sequence[dict[str, Any]]) -> set[Triple]:
    """(article, sentence, holder, target, sign) by the pair's row furthest from 0, if it is sure, both on the list."""
    known = {(article["doc_id"], entity["name"]) for article in articles for entity in article["entities"]}
    sure = stances[(stances["how"] != "own") & (stances["score"].abs() >= SURE)]
    far = sure.sort_values("score", key=np.abs, ascending=False).drop_duplicates(_PAIR)
    return {
        (row.doc_id, int(row.number), row.holder, row.target, row.stance)
        for row in far.itertuples()
        if (row.doc_id, row.holder) in known
    }


class Evidence:
    """The sign of a pair: what its sentence says, moved by what the whole article says.

    Added up, each a mean score: the pair's rows in the sentence, else the target's there, else the scorer's on words
    of its name there, else half of all in the sentence; half of the pair's elsewhere in the article, a quarter of the
    two exchanged, a fifth of all towards the target. Where nothing is found at all: negative.
    """

    def __init__(self, stances: pd.DataFrame, words: Mapping[tuple[str, int, str], float]) -> None:
        held = stances[stances["how"] != "own"]
        self._pair = _mean(held, "number", "holder", "target")
        self._target = _mean(stances, "number", "target")
        self._sentence = _mean(stances, "number")
        self._relation = held.groupby(["doc_id", "holder", "target"])["score"].agg(["sum", "size"]).to_dict("index")
        self._count = held.groupby(_PAIR)["score"].size().to_dict()
        self._article = _mean(stances, "target")
        self._words = words

    def sign(self, pair: Pair) -> str:
        """*positive* or *negative*."""
        doc_id, number, holder, target = pair
        score = self._pair.get(pair)
        if score is None:
            score = self._target.get((doc_id, number, target), self._words.get((doc_id, number, target)))
        if score is None:
            score = 0.5 * self._sentence.get((doc_id, number), 0.0)
        score += 0.5 * self._elsewhere(doc_id, holder, target, pair)
        score += 0.25 * self._elsewhere(doc_id, target, holder, pair) + 0.2 * self._article.get((doc_id, target), 0.0)
        return "positive" if score > 0 else "negative"

    def _elsewhere(self, doc_id: str, holder: str, target: str, pair: Pair) -> float:
        """The mean score of a holder towards a target in the article, the pair's own rows left out."""
        said = self._relation.get((doc_id, holder, target), {"sum": 0.0, "size": 0})
        own = self._count.get(pair, 0) if (holder, target) == pair[2:] else 0
        rest = int(said["size"]) - own
        return (float(said["sum"]) - own * self._pair.get(pair, 0.0)) / rest if rest else 0.0


def _mean(stances: pd.DataFrame, *columns: str) -> dict[Any, float]:
    means: dict[Any, float] = stances.groupby(["doc_id", *columns])["score"].mean().to_dict()
    return means


def _score_words(
    articles: Sequence[dict[str, Any]], pairs: Sequence[Pair], scorer: Any
) -> dict[tuple[str, int, str], float]:
    """Scores of targets by a word of their name, its end aside, in the sentence."""
    sentences = {article["doc_id"]: article["sentences"] for article in articles}
    asked, places = [], []
    for doc_id, number, _, target in pairs:
        text = sentences[doc_id][number]
        stems = (
            re.escape(word[: max(4, len(word) - 2)]) for word in sorted(re.findall(r"\w{3,}", target), key=len)[::-1]
        )
        found = next(filter(None, (re.search(rf"\b{stem}\w*", text, re.IGNORECASE) for stem in stems)), None)
        if found is not None:
            asked.append({"text": text, "start": found.start(), "end": found.end()})
            places.append((doc_id, number, target))
    if not asked:
        return {}
    said = np.asarray(scorer.transform(pd.DataFrame(asked)))
    return {place: float(row[2] - row[0]) for place, row in zip(places, said, strict=True)}


def _rate_sets(what: str, rule: str, docs: Sequence[str], found: set[Any], gold: set[Any]) -> list[Row]:
    """F1, precision and recall of sets whose members begin with the article."""
    right = found & gold
    counts = pd.DataFrame(
        [[sum(one[0] == doc for one in some) for some in (right, found, right, gold)] for doc in docs],
        columns=["right", "found", "hit", "gold"],
    )
    return [
        make_row(what, "F1", rule, counts, len(gold)),
        make_row(what, "P", rule, counts[["right", "found"]], len(found)),
        make_row(what, "R", rule, counts[["hit", "gold"]], len(gold)),
    ]
