"""Corpora coded by hand, written ones and real news alike: their parse, their actors, their gold, and what is found."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

import framing as fr
from framing.core.parsed import Parsed
from framing.core.paths import data_folder
from tests.golden.score import read_gold

TASKS = ("quotes", "mentions", "labels", "roles")


@dataclass(frozen=True)
class Coded:
    """One corpus coded by hand.

    `actors` has those that are given for each article (None: there are none), `gold` a table for each task that is
    coded, `bounds` the stretch of each article that was coded; no bounds: the whole article. Speakers and holders who
    are actors stand under their names.
    """

    name: str
    parsed: Parsed
    actors: dict[str, fr.Actors | None]
    gold: dict[str, pd.DataFrame]
    bounds: dict[str, tuple[int, int]]

    def groups(self) -> Iterator[tuple[fr.Actors | None, Parsed]]:
        """Articles for which the same actors are given, together."""
        ids: dict[fr.Actors | None, list[str]] = {}
        for doc_id, actors in self.actors.items():
            ids.setdefault(actors, []).append(doc_id)
        yield from zip(ids, split_parsed(self.parsed, list(ids.values())), strict=True)

    def inside(self, table: pd.DataFrame) -> pd.DataFrame:
        """The rows that stand in the stretches that were coded."""
        limits = [self.bounds.get(doc_id, (0, 10**9)) for doc_id in table["doc_id"]]
        kept = [
            start >= low - 3 and end <= high + 3
            for start, end, (low, high) in zip(table["start"], table["end"], limits, strict=True)
        ]
        return table[kept].reset_index(drop=True)


def written_corpora() -> list[str]:
    """The names of the folders of corpus/ that have gold."""
    return sorted(gold.parent.name for gold in data_folder("corpus").glob("*/gold"))


def read_written(name: str) -> Coded:
    """A corpus that was written for the project, parsed; the articles that are coded."""
    folder = data_folder("corpus") / name
    gold = {task: read_gold(folder / "gold", task) for task in TASKS if (folder / "gold" / f"{task}.csv").is_file()}
    coded = sorted(set().union(*(table["doc_id"] for table in gold.values())))
    actors = fr.Actors.read(folder / "actors.toml")
    parsed = fr.parse(fr.load_sample(name).select(coded))
    gold = {task: spell_out(table, actors) for task, table in gold.items()}
    return Coded(name, parsed, dict.fromkeys(coded, actors), gold, {})


def find_all(coded: Coded) -> dict[str, pd.DataFrame]:
    """What the finders say where gold is; plain names are no labels."""
    found: dict[str, list[pd.DataFrame]] = {name: [] for name in TASKS}
    lexicon = fr.Lexicon.load("conflict")
    for actors, parsed in coded.groups():
        found["quotes"].append(spell_out(fr.find_quotes(parsed, actors), actors))
        if actors is not None:
            mentions = fr.find_mentions(parsed, actors)
            labels = fr.find_labels(parsed, mentions, lexicon)
            found["mentions"].append(mentions)
            found["roles"].append(fr.find_roles(parsed, mentions))
            found["labels"].append(spell_out(labels[labels["relation"] != "name"], actors))
    return {name: coded.inside(pd.concat(tables)) for name, tables in found.items()}


def spell_out(table: pd.DataFrame, actors: fr.Actors | None) -> pd.DataFrame:
    """Actors who speak or answer under their names, not their ids."""
    names = {actor.id: actor.name for actor in actors or ()}
    columns = [column for column in ("speaker", "holder") if column in table]
    return table.assign(**{column: [names.get(value, value) for value in table[column]] for column in columns})


def split_parsed(parsed: Parsed, parts: list[list[str]]) -> Iterator[Parsed]:
    """The parse of each of these groups of articles by itself."""
    tables = [dict(tuple(table.groupby("doc_id"))) for table in (parsed.tokens, parsed.sentences)]
    for ids in parts:
        tokens, sentences = (pd.concat([table[doc_id] for doc_id in ids]) for table in tables)
        yield Parsed(parsed.corpus.select(ids), tokens, sentences, parsed.model)
