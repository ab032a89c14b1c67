"""Does an article's own wording towards a person or body tell which way readers say it leans? SEESAW, valid split."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

import framing as fr
from bench.rows import FINDERS, SEED, Row
from framing.core.parsed import Parsed
from framing.stats.intervals import expand_tail
from framing.stats.resample import draw_weights
from tests.golden.coded import split_parsed

EVIDENCE = "number of such words"
NAIVE, LABELS = "words that judge where its name stands", "words that judge inside its labels"
_LEANING = {
    "Very Negative": -2.0, "Negative": -1.0, "Slightly Negative": -0.5, "Neutral": 0.0, "Slightly Positive": 0.5,
    "Positive": 1.0, "Very Positive": 2.0,
}  # fmt: skip
_SIGN = {"delegitimise": -1, "doubt": -1, "legitimise": 1}
_OTHER = {"agent": "patient", "patient": "agent"}  # *he praised her* speaks for her and not for him
_NO_LEXICON = fr.Lexicon.from_terms({"terrorist": "any"})
_TYPES = {"People": "", "Organization": "group", "GPE": "place"}


def score_stances(data: Path, split: str = "valid") -> list[Row]:
    """AUC of three scores against the sign of the readers' judgement; neutral judgements are left aside."""
    judged = list(_score_articles(data, split))
    table = pd.DataFrame(judged)
    rows = []
    for rule in (FINDERS, LABELS, NAIVE):
        rows.append(_auc("leaning towards persons and bodies", rule, table, rule))
    covered = table[table[EVIDENCE] > 0]
    rows.append(_auc("the same, of whom any such word was found", FINDERS, covered, FINDERS))
    return rows


def _score_articles(data: Path, split: str) -> Iterator[dict[str, Any]]:
    """One row a judged entity: its story, whether it is judged well, and each rule's score."""
    with gzip.open(data / "seesaw" / "articles.jsonl.gz", "rt", encoding="utf-8") as stream:
        articles = [row for row in map(json.loads, stream) if row["split"] == split]
    texts = {row["doc_id"]: f"{row['title']}\n\n{' '.join(row['sentences'])}" for row in articles}
    docs = pd.DataFrame({"doc_id": list(texts), "text": list(texts.values()), "source": "outlet"})
    parsed = fr.parse(fr.Corpus(docs))
    lexicon = _join_lexicons()
    hits = dict(tuple(fr.find_terms(parsed, lexicon).groupby("doc_id")))
    referents = {term.term: term.referent for term in lexicon}
    for row, one in zip(articles, split_parsed(parsed, [[doc_id] for doc_id in texts]), strict=True):
        judged = _judgements(row)
        if judged:
            given = fr.Actors(tuple(fr.Actor(name, name, (), kind) for name, (kind, _) in judged.items()))
            scores = _score_actors(one, given, hits.get(row["doc_id"]), referents)
            for name, (_, leaning) in judged.items():
                if leaning:
                    yield {"story": row["story"], "good": leaning > 0, **scores[name]}


def _judgements(article: dict[str, Any]) -> dict[str, tuple[str, float]]:
    """Persons, bodies and countries with a name → kind and the mean judgement of the article's readers."""
    types = {entity["name"]: entity["type"][0] for entity in article["entities"]}
    judged = {}
    for name, given in article["entity_sentiments"].items():
        values = [_LEANING[label] for label, _ in given if label in _LEANING]
        if values and name[:1].isupper() and types.get(name) in _TYPES:
            judged[name] = (_TYPES[types[name]], float(np.mean(values)))
    return judged


def _join_lexicons() -> fr.Lexicon:
    """Loaded words of conflict and words that judge; a term of both as the second has it."""
    judging = fr.Lexicon.load("evaluative")
    known = {form for term in judging for form in term.all_forms}
    return fr.Lexicon("both", (*judging.terms, *(t for t in fr.Lexicon.load("conflict") if t.term not in known)))


def _score_actors(
    parsed: Parsed, actors: fr.Actors, hits: pd.DataFrame | None, referents: dict[str, str]
) -> dict[str, dict[str, float]]:
    """Actor → each rule's score: good words minus bad ones."""
    mentions = fr.find_mentions(parsed, actors)
    labels = fr.find_labels(parsed, mentions, _NO_LEXICON)
    part = {(row.start, row.actor): row.role for row in fr.find_roles(parsed, mentions).itertuples()}
    scores = {actor.id: {FINDERS: 0.0, LABELS: 0.0, NAIVE: 0.0, EVIDENCE: 0.0} for actor in actors}
    for row in [] if hits is None else hits[hits["stance"].isin(list(_SIGN))].itertuples():
        sign = -_SIGN[row.stance] if row.negated else _SIGN[row.stance]
        own = row.voice == "own"
        near = mentions[(mentions["sentence_start"] <= row.start) & (row.end <= _ends(mentions))]
        for actor, names in near.groupby("actor"):
            scores[actor][NAIVE] += sign * names["how"].eq("name").any()
            if own and part.get((row.start, actor)) != _OTHER.get(referents[row.term], ""):
                scores[actor][FINDERS] += sign
                scores[actor][EVIDENCE] += 1
        for actor in labels["actor"][own & (labels["start"] <= row.start) & (row.end <= labels["end"])].unique():
            scores[actor][LABELS] += sign
    return scores


def _ends(mentions: pd.DataFrame) -> pd.Series:
    return mentions["sentence_start"] + mentions["sentence"].str.len()


def _auc(what: str, rule: str, table: pd.DataFrame, column: str) -> Row:
    """Share of pairs, one judged well and one badly, that the score puts in order; a tie is half. By story."""
    good = table["good"].to_numpy()
    score = table[column].to_numpy()
    order = np.sign(score[good][:, None] - score[~good][None, :]) / 2 + 0.5
    names, story = np.unique(table["story"], return_inverse=True)
    drawn = []
    for weights in draw_weights(len(names), SEED):
        w = weights[:, story]
        above, below = w[:, good], w[:, ~good]
        drawn.append(((above @ order) * below).sum(1) / (above.sum(1) * below.sum(1)))
    tail = expand_tail(len(names))
    low, high = np.nanquantile(np.concatenate(drawn), [tail, 1 - tail])
    return Row(what, "AUC", rule, len(table), float(order.mean()), float(low), float(high))
