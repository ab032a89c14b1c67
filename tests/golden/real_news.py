"""The gold on real news: its excerpts with their articles, and what the finders say of them."""

import gzip
import json
from pathlib import Path

import pandas as pd

import framing as fr
from framing.core.parsed import Parsed
from tests.golden.score import read_gold

FOLDER = Path(__file__).parent / "real"
TASKS = ("quotes", "mentions", "labels", "roles")


def read_articles(data: Path) -> dict[str, str]:
    """Excerpt id → the whole text of its article."""
    allsides = pd.read_parquet(data / "allsides" / "articles.parquet", columns=["doc_id", "text"])
    texts = {("allsides", doc_id): text for doc_id, text in allsides.itertuples(index=False)}
    with gzip.open(data / "seesaw" / "articles.jsonl.gz", "rt", encoding="utf-8") as stream:
        for row in map(json.loads, stream):
            texts["seesaw", row["doc_id"]] = " ".join(row["sentences"])
    headlines = pd.read_parquet(data / "gaza_headlines" / "headlines.parquet", columns=["title"])
    texts |= {("gaza_headlines", f"row-{number}"): title for number, title in headlines["title"].items()}
    excerpts = pd.read_csv(FOLDER / "excerpts.csv")
    return {row.id: texts[row.corpus, row.doc_id] for row in excerpts.itertuples()}


def read_coded(articles: dict[str, str]) -> dict[str, pd.DataFrame]:
    """The gold tables, with `doc_id` the excerpt's id and the words at each place."""
    coded = {}
    for name in TASKS:
        table = read_gold(FOLDER, name).rename(columns={"id": "doc_id"})
        spans = zip(table["doc_id"], table["start"], table["end"], strict=True)
        table["text"] = [articles[doc_id][start:end] for doc_id, start, end in spans]
        coded[name] = table
    return coded


def find_coded(articles: dict[str, str]) -> dict[str, pd.DataFrame]:
    """What the finders say inside the excerpts, with the actors seeded for each; plain names are no labels."""
    excerpts = pd.read_csv(FOLDER / "excerpts.csv").set_index("id")
    seeds = pd.read_csv(FOLDER / "actors.csv", keep_default_na=False)
    corpus = fr.Corpus(pd.DataFrame({"doc_id": list(articles), "text": list(articles.values()), "source": "outlet"}))
    parsed = fr.parse(corpus)
    tokens = dict(tuple(parsed.tokens.groupby("doc_id")))
    sentences = dict(tuple(parsed.sentences.groupby("doc_id")))
    found: dict[str, list[pd.DataFrame]] = {
        "quotes": [fr.find_quotes(parsed)],
        "mentions": [],
        "labels": [],
        "roles": [],
    }
    for doc_id, rows in seeds.groupby("id"):
        actors = fr.Actors(tuple(_seed(row) for row in rows.itertuples()))
        one = Parsed(corpus.select([doc_id]), tokens[doc_id], sentences[doc_id], parsed.model)
        mentions = fr.find_mentions(one, actors)
        labels = fr.find_labels(one, mentions)
        found["mentions"].append(mentions)
        found["roles"].append(fr.find_roles(one, mentions))
        found["labels"].append(_full_holders(labels[labels["relation"] != "name"], actors))
    return {name: _inside(pd.concat(tables), excerpts) for name, tables in found.items()}


def _seed(row: object) -> fr.Actor:
    aliases = tuple(filter(None, (alias.strip() for alias in row.aliases.split(";"))))
    return fr.Actor(row.actor, row.name, aliases, row.kind)


def _full_holders(labels: pd.DataFrame, actors: fr.Actors) -> pd.DataFrame:
    """Ids of actors as names, as the gold has them."""
    names = {actor.id: actor.name for actor in actors}
    return labels.assign(holder=[names.get(holder, holder) for holder in labels["holder"]])


def _inside(table: pd.DataFrame, excerpts: pd.DataFrame) -> pd.DataFrame:
    bounds = excerpts.loc[table["doc_id"]]
    inside = (table["start"].to_numpy() >= bounds["start"].to_numpy() - 3) & (
        table["end"].to_numpy() <= bounds["end"].to_numpy() + 3
    )
    return table[inside].reset_index(drop=True)
