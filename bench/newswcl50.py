"""Mentions on NewsWCL50, events 0 to 3: how often every way of naming an actor is found from its full name alone."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pandas as pd

import framing as fr
from bench import naive
from bench.rows import FINDERS, Row, count_overlaps, count_rows, make_row
from framing.core.parsed import Parsed

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


RULES = (FINDERS, naive.NAME_PARTS, naive.FULL_NAME, naive.SAME_HEAD)
CHAINS = {"persons and groups": ("ACTOR", "GROUP"), "persons": ("ACTOR",), "groups": ("GROUP",)}


def score_mentions(data: Path) -> list[Row]:
    """F1 by kind of chain, pronouns aside, and P and R of the mentions that carry no word of the given name.

    A mention counts where it overlaps one of the other side's that means the same actor.
    """
    gold, parsed = _mark_named(_read_gold(data)), _parse(data)
    rows = []
    for rule in RULES:
        found = _mark_named(pd.concat([_find(one, given, rule) for one, given in parsed], ignore_index=True))
        right, hit = _overlap(found, gold), _overlap(gold, found)
        for what, kinds in CHAINS.items():
            ours, theirs = (t["actor"].str.endswith(kinds) for t in (found, gold))
            counts = count_overlaps(found[ours], gold[theirs], right[ours], hit[theirs])
            rows.append(make_row(f"mentions of {what}", "F1", rule, counts, n=int(theirs.sum())))
        if rule == FINDERS:  # the other rules find names only
            for measure, table, good in (("P", found, right), ("R", gold, hit)):
                named = table["named"]
                counts = count_rows(zip(table["doc_id"][~named], good[~named], strict=True))
                rows.append(make_row("mentions without the name", measure, rule, counts))
    return sorted(rows, key=lambda row: (row.what, row.measure))


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


def _parse(data: Path) -> list[tuple[Parsed, fr.Actors]]:
    """Each event's articles with its actors."""
    articles = pd.DataFrame(_read(data / "newswcl50" / "articles.jsonl.gz"))
    parsed = []
    for event, docs in articles.groupby(articles["event"].str[0]):
        given = fr.Actors(tuple(fr.Actor(chain, name) for chain, name in SEEDS.items() if chain[0] == event))
        parsed.append((fr.parse(fr.Corpus(docs[["doc_id", "source", "text"]])), given))
    return parsed


def _find(parsed: Parsed, actors: fr.Actors, rule: str) -> pd.DataFrame:
    if rule != FINDERS:
        return naive.find_mentions(parsed.trees, actors, rule)
    mentions = fr.find_mentions(parsed, actors)
    return mentions[mentions["how"] != "pronoun"]


def _overlap(these: pd.DataFrame, those: pd.DataFrame) -> pd.Series:
    places: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for doc_id, actor, start, end in those[["doc_id", "actor", "start", "end"]].itertuples(index=False):
        places.setdefault((doc_id, actor), []).append((start, end))
    return pd.Series(
        [
            any(start < last and first < end for first, last in places.get((doc_id, actor), []))
            for doc_id, actor, start, end in these[["doc_id", "actor", "start", "end"]].itertuples(index=False)
        ]
    )


def _mark_named(mentions: pd.DataFrame) -> pd.DataFrame:
    pairs = zip(mentions["actor"], mentions["text"], strict=True)
    return mentions.assign(named=[_carries_name(actor, text) for actor, text in pairs])


def _carries_name(actor: str, text: str) -> bool:
    return any(word.lower() in text.lower() for word in SEEDS[actor].replace("-", " ").split() if len(word) > 2)
