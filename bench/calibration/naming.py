"""What real articles call the people and bodies in them, by the finders themselves: labels and choices to draw from."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

import framing as fr
from bench.calibration.data import Articles
from bench.calibration.draws import Design, split_stories, swap_pairs
from framing.core.provenance import digest
from framing.stats.count import Cells
from framing.stats.occasions import NAME_ONLY, UNCATEGORISED, count_choices, count_labels
from tests.golden.coded import split_parsed

CACHE = Path(__file__).resolve().parent.parent.parent / "out" / "calibration"
KINDS = {"People": "person", "Organization": "group"}
LEAST_ARTICLES = 40
N_HEADS = 20
LEAST_HELD = 6


def read_naming(folder: Path) -> tuple[list[Articles], list[Articles]]:
    """SEESAW's labels in the outlets' own voice, and its choices: one `Articles` an actor (of choices, and category).

    Actors are the persons and bodies that SEESAW's coders list for an article and that 40 articles name, and all
    persons and all bodies taken together. With the lexicons alone hardly any category is in six stories, so the 20
    commonest heads (president, leader, senator) are taken for categories too: choosing one of them rather than another
    is a choice of label like any other.
    """
    with gzip.open(folder / "seesaw" / "articles.jsonl.gz", "rt", encoding="utf-8") as stream:
        articles = [json.loads(line) for line in stream]
    docs = pd.DataFrame(articles)[["doc_id", "source", "story", "leaning"]]
    docs["leaning"] = np.sign(docs["leaning"] - 2)
    docs["text"] = [f"{row['title']}\n\n{' '.join(row['sentences'])}" for row in articles]
    corpus = fr.Corpus(docs)
    kinds = [{e["name"]: KINDS.get(e["type"][0], "") for e in row["entities"]} for row in articles]
    labels = _find_all(corpus, [{name: kind for name, kind in named.items() if kind} for named in kinds])
    own = _sort_words(labels[labels["voice"] == "own"].rename(columns={"actor": "name"}))
    known = own.groupby("name")["doc_id"].nunique()
    single = own[own["name"].map(known) >= LEAST_ARTICLES].assign(actor=lambda rows: rows["name"])
    pooled = pd.concat([single, own.assign(actor="all of kind " + own["kind"])], ignore_index=True)
    of_labels = [
        _lay_out(corpus, cells, "labels", leave=(UNCATEGORISED, NAME_ONLY))
        for cells in count_labels(pooled, by="source").values()
    ]
    of_choices = [_lay_out(corpus, cells, "choices") for _, cells in count_choices(pooled, by="source")]
    return [part for part in of_labels if part.counts.shape[1]], _join_bases(of_choices)


def list_naming(parts: Articles) -> list[Design]:
    """The designs without a true difference that the finders' own rows go through."""
    return [
        Design("SEESAW namings, stories", parts, split_stories()),
        Design("SEESAW namings, swaps within stories", parts, swap_pairs(), matched=True),
    ]


def _join_bases(parts: list[Articles]) -> list[Articles]:
    """Those with the same base as one, so that one set of permutations serves them; rare ones are left out."""
    joined: dict[bytes, Articles] = {}
    for part in parts:
        if ((part.counts > 0).sum(0) < LEAST_HELD).any() or (part.base > 0).sum() < LEAST_ARTICLES:
            continue
        key = part.base.tobytes()
        counts = np.hstack([joined[key].counts, part.counts]) if key in joined else part.counts
        joined[key] = replace(part, counts=counts, families={"choices": list(range(counts.shape[1]))})
    return list(joined.values())


def _sort_words(labels: pd.DataFrame) -> pd.DataFrame:
    """Each of the commonest heads a category, with the others as alternatives; of other labels, the lexicon's."""
    head = labels["head"].str.casefold().where(labels["relation"] != "name", "")
    common = sorted(head[head != ""].value_counts().head(N_HEADS).index)
    other = {one: "; ".join(name for name in common if name != one) for one in common}
    return labels.assign(
        category=labels["category"].where(~head.isin(common), head), neutral_for=head.map(other).fillna("")
    )


def _lay_out(corpus: fr.Corpus, cells: Cells, family: str, leave: tuple[str, ...] = ()) -> Articles:
    """Counts with one row an article of the corpus, base 0 where it does not name the actor."""
    rows = pd.Index(corpus.docs["doc_id"]).get_indexer(cells.keys["doc"])
    kept = [i for i, category in enumerate(cells.categories) if category not in leave]
    base, counts = np.zeros(len(corpus)), np.zeros((len(corpus), len(kept)))
    base[rows], counts[rows] = cells.base, cells.counts.toarray()[:, kept]
    return Articles("SEESAW", corpus, pd.DataFrame(), base, counts, {family: list(range(len(kept)))}, True)


def _find_all(corpus: fr.Corpus, named: list[dict[str, str]]) -> pd.DataFrame:
    """The labels of each article's own actors; kept under out/, because parsing takes minutes."""
    judging = fr.Lexicon.load("evaluative")
    known = {form for term in judging for form in term.all_forms}
    more = (term for term in fr.Lexicon.load("conflict") if not known & set(term.all_forms))
    lexicon = fr.Lexicon("all", (*judging.terms, *more))
    file = CACHE / f"naming-{digest(corpus.hash, lexicon.hash, fr.__version__)}.parquet"
    if not file.exists():
        texts = [[doc_id] for doc_id in corpus.docs["doc_id"]]
        found = []
        for one, kinds in zip(split_parsed(fr.parse(corpus), texts), named, strict=True):
            if kinds:
                actors = fr.Actors(tuple(fr.Actor(name, name, (), kind) for name, kind in kinds.items()))
                labels = fr.find_labels(one, fr.find_mentions(one, actors), lexicon)
                found.append(labels.assign(kind=labels["actor"].map(kinds)))
        file.parent.mkdir(parents=True, exist_ok=True)
        pd.concat(found, ignore_index=True).to_parquet(file)
    return pd.read_parquet(file)
