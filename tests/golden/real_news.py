"""The gold on real news: its excerpts, their articles where these are at hand, and the actors given for each."""

import gzip
import json
from pathlib import Path

import pandas as pd

import framing as fr
from tests.golden.coded import TASKS, Coded
from tests.golden.score import read_gold

FOLDER = Path(__file__).parent / "real"


def read_texts(data: Path) -> dict[tuple[str, str], str]:
    """Collection and id → text, of the three collections from which real news was coded."""
    allsides = pd.read_parquet(data / "allsides" / "articles.parquet", columns=["doc_id", "text"])
    texts = {("allsides", doc_id): text for doc_id, text in allsides.itertuples(index=False)}
    with gzip.open(data / "seesaw" / "articles.jsonl.gz", "rt", encoding="utf-8") as stream:
        for row in map(json.loads, stream):
            texts["seesaw", row["doc_id"]] = " ".join(row["sentences"])
    headlines = pd.read_parquet(data / "gaza_headlines" / "headlines.parquet", columns=["title"])
    texts |= {("gaza_headlines", f"row-{number}"): title for number, title in headlines["title"].items()}
    return texts


def read_articles(data: Path) -> dict[str, str]:
    """Excerpt id → the whole text of its article."""
    texts = read_texts(data)
    excerpts = pd.read_csv(FOLDER / "excerpts.csv")
    return {row.id: texts[row.corpus, row.doc_id] for row in excerpts.itertuples()}


def read_real(data: Path) -> Coded:
    """The excerpts with their gold, the whole articles parsed; an excerpt's id is its article's here."""
    articles = read_articles(data)
    docs = pd.DataFrame({"doc_id": list(articles), "text": list(articles.values()), "source": "outlet"})
    excerpts = pd.read_csv(FOLDER / "excerpts.csv")
    bounds = {row.id: (row.start, row.end) for row in excerpts.itertuples()}
    return Coded("real news", fr.parse(fr.Corpus(docs)), read_actors(FOLDER), read_places(FOLDER, articles), bounds)


def read_actors(folder: Path) -> dict[str, fr.Actors | None]:
    """Excerpt id → the actors given for it: names and aliases as the coder noted them; None where nobody is named."""
    seeds = pd.read_csv(folder / "actors.csv", keep_default_na=False)
    given = {doc_id: fr.Actors(tuple(map(_actor, rows.itertuples()))) for doc_id, rows in seeds.groupby("id")}
    return {doc_id: given.get(doc_id) for doc_id in pd.read_csv(folder / "excerpts.csv")["id"]}


def read_places(folder: Path, articles: dict[str, str]) -> dict[str, pd.DataFrame]:
    """The gold tables, with `doc_id` the excerpt's id and the words at each place."""
    places = {}
    for name in TASKS:
        table = read_gold(folder, name).rename(columns={"id": "doc_id"})
        spans = zip(table["doc_id"], table["start"], table["end"], strict=True)
        places[name] = table.assign(text=[articles[doc_id][start:end] for doc_id, start, end in spans])
    return places


def _actor(row: object) -> fr.Actor:
    aliases = tuple(filter(None, (alias.strip() for alias in row.aliases.split(";"))))
    return fr.Actor(row.actor, row.name, aliases, row.kind)
