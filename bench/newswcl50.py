"""Mentions on NewsWCL50, events 0 to 3: how often every way of naming an actor is found from its full name alone."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

import framing as fr

# Chain of the gold → the one name that is given; no aliases, no kinds.
SEEDS = {
    "0_USA_Trump_ACTOR": "Donald Trump",
    "0_USA_Mike_Pompeo_ACTOR": "Mike Pompeo",
    "0_PRK_Jong_Un_ACTOR": "Kim Jong Un",
    "0_JPN_Abe_ACTOR": "Shinzo Abe",
    "0_KOR_Moon_Jae_ACTOR": "Moon Jae-in",
    "0_CHN_Jinping_ACTOR": "Xi Jinping",
    "1_USA_Trump_ACTOR": "Donald Trump",
    "1_USA_Comey_ACTOR": "James Comey",
    "1_USA_Flynn_ACTOR": "Michael Flynn",
    "1_RUS_Putin_ACTOR": "Vladimir Putin",
    "2_PRK_Kim_ACTOR": "Kim Jong Un",
    "2_KOR_Moon_ACTOR": "Moon Jae-in",
    "2_USA_Trump_ACTOR": "Donald Trump",
    "2_CHN_Xi_ACTOR": "Xi Jinping",
    "3_USA_Democrats_GROUP": "Democratic National Committee",
    "3_USA_Republicans_Trump_ACTOR": "Donald Trump",
    "3_Wikileaks_GROUP": "WikiLeaks",
    "3_USA_Democrats_Clinton_ACTOR": "Hillary Clinton",
    "3_USA_Republicans_GROUP": "Republican Party",
}
_PRONOUNS = frozenset(
    "he him his himself she her hers herself they them their theirs themselves it its itself i me my mine "
    "we us our ours you your who whom whose that which this".split()
)


def score_mentions(data: Path) -> pd.DataFrame:
    """Precision, recall and F1 by kind of chain, pronouns aside; a mention counts as found where the two overlap.

    Row *without the name* looks only at mentions that carry no word of the given name.
    """
    gold, found = _read_gold(data), pd.concat(_find(data), ignore_index=True)
    gold["found"], found["right"] = _overlap(gold, found), _overlap(found, gold)
    for table in (gold, found):
        table["named"] = [_carries_name(actor, text) for actor, text in zip(table["actor"], table["text"], strict=True)]
    rows = []
    for row in ("ACTOR", "GROUP", "without the name"):
        sides = [
            t[~t["named"]] if row == "without the name" else t[t["actor"].str.endswith(row)] for t in (gold, found)
        ]
        recall, precision = float(sides[0]["found"].mean()), float(sides[1]["right"].mean())
        f1 = 2 * precision * recall / (precision + recall)
        rows.append(
            {"chains": row, "gold": len(sides[0]), "found": len(sides[1]), "P": precision, "R": recall, "F1": f1}
        )
    return pd.DataFrame(rows)


def _read(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def _read_gold(data: Path) -> pd.DataFrame:
    rows = [
        {"doc_id": row["doc_id"], "actor": row["chain"], "start": row["start"], "end": row["end"], "text": row["text"]}
        for row in _read(data / "newswcl50" / "mentions.jsonl.gz")
        if row["chain"] in SEEDS and not set(row["text"].lower().split()) <= _PRONOUNS
    ]
    return pd.DataFrame(rows)


def _find(data: Path) -> Iterator[pd.DataFrame]:
    articles = pd.DataFrame(_read(data / "newswcl50" / "articles.jsonl.gz"))
    for event, rows in articles.groupby(articles["event"].str[0]):
        actors = fr.Actors(tuple(fr.Actor(chain, name) for chain, name in SEEDS.items() if chain[0] == event))
        mentions = fr.find_mentions(fr.parse(fr.Corpus(rows[["doc_id", "source", "text"]])), actors)
        yield mentions[mentions["how"] != "pronoun"]


def _overlap(these: pd.DataFrame, those: pd.DataFrame) -> list[bool]:
    places: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for doc_id, actor, start, end in those[["doc_id", "actor", "start", "end"]].itertuples(index=False):
        places.setdefault((doc_id, actor), []).append((start, end))
    return [
        any(start < last and first < end for first, last in places.get((doc_id, actor), []))
        for doc_id, actor, start, end in these[["doc_id", "actor", "start", "end"]].itertuples(index=False)
    ]


def _carries_name(actor: str, text: str) -> bool:
    return any(word.lower() in text.lower() for word in SEEDS[actor].replace("-", " ").split() if len(word) > 2)
