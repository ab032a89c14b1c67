"""How often the finders are right, against the articles of corpus/tamra that were coded by hand."""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd
from rich import box
from rich.console import Console
from rich.table import Table

import framing as fr
from framing.core.paths import data_folder

TASKS = {"quotes": ("speaker", "kind"), "mentions": ("how",), "labels": ("voice", "holder", "relation", "negated")}
KEYS = {"quotes": (), "mentions": ("actor",), "labels": ("actor",)}


def read_gold(folder: Path, name: str) -> pd.DataFrame:
    """The gold table of that name: ``gold/NAME.jsonl`` or ``gold/NAME.csv``, with the columns of docs/tables.md."""
    for file in (folder / f"{name}.jsonl", folder / f"{name}.csv"):
        if file.is_file():
            return pd.read_json(file, lines=True, dtype=False) if file.suffix == ".jsonl" else pd.read_csv(file)
    raise fr.errors.InputError(f"gold {name} were asked for and {str(folder)!r} has no {name}.jsonl or {name}.csv")


def pair_spans(found: pd.DataFrame, gold: pd.DataFrame, keys: tuple[str, ...], *, exact: bool) -> list[tuple[int, int]]:
    """Positions of found and gold rows that belong together, each used once, the largest overlap first.

    Rows belong together if they agree on doc_id and `keys` and have the same span; or, if not `exact`, overlap.
    """
    groups: dict[tuple[object, ...], list[tuple[int, int, int]]] = {}
    by = ["doc_id", *keys]
    for place, (*key, start, end) in enumerate(gold[[*by, "start", "end"]].itertuples(index=False)):
        groups.setdefault(tuple(key), []).append((place, start, end))
    candidates = []
    for here, (*key, start, end) in enumerate(found[[*by, "start", "end"]].itertuples(index=False)):
        for place, first, last in groups.get(tuple(key), []):
            shared = min(end, last) - max(start, first)
            same = (start, end) == (first, last)
            if same or (shared > 0 and not exact):
                candidates.append((-shared / (max(end, last) - min(start, first)), here, place))
    pairs, used_found, used_gold = [], set(), set()
    for _, here, place in sorted(candidates):
        if here not in used_found and place not in used_gold:
            pairs.append((here, place))
            used_found.add(here)
            used_gold.add(place)
    return pairs


def score(found: pd.DataFrame, gold: pd.DataFrame, name: str, *, exact: bool) -> dict[str, float]:
    """Precision, recall, F1, and of the paired rows the share with the right value in each further column."""
    pairs = pair_spans(found, gold, KEYS[name], exact=exact)
    precision, recall = len(pairs) / max(len(found), 1), len(pairs) / max(len(gold), 1)
    figures = {"precision": precision, "recall": recall, "F1": 2 * len(pairs) / max(len(found) + len(gold), 1)}
    for column in TASKS[name]:
        if column in gold and pairs:
            ours = found[column].iloc[[here for here, _ in pairs]].astype(str).str.casefold().to_numpy()
            theirs = gold[column].iloc[[place for _, place in pairs]].fillna("").astype(str).str.casefold().to_numpy()
            figures[column] = float((ours == theirs).mean())
    return figures


def find_all(corpus: fr.Corpus, actors: fr.Actors) -> dict[str, pd.DataFrame]:
    """What the finders say of the corpus; plain names are no labels."""
    parsed = fr.parse(corpus, near=actors)
    mentions = fr.find_mentions(parsed, actors)
    labels = fr.find_labels(parsed, mentions)
    return {
        "quotes": fr.find_quotes(corpus),
        "mentions": mentions,
        "labels": labels[labels["relation"] != "name"].reset_index(drop=True),
    }


def main() -> None:
    """Print a table, one row a task and a way of matching spans."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=data_folder("corpus") / "tamra")
    folder = parser.parse_args().corpus
    console = Console()
    try:
        gold = {name: read_gold(folder / "gold", name) for name in TASKS}
    except fr.errors.InputError as error:
        raise SystemExit(str(error)) from error
    coded = sorted(set(pd.concat([table["doc_id"] for table in gold.values()])))
    corpus = fr.load_folder(folder).select(coded)
    found = find_all(corpus, fr.Actors.read(folder / "actors.toml"))
    table = Table("task", "spans", "gold", "found", "precision", "recall", "F1", "right when paired", box=box.SIMPLE)
    for name, rows in gold.items():
        for exact in (True, False):
            figures = score(found[name], rows, name, exact=exact)
            core = [f"{figures.pop(key):.3f}" for key in ("precision", "recall", "F1")]
            rest = ", ".join(f"{key} {value:.3f}" for key, value in figures.items())
            table.add_row(name, "same" if exact else "overlap", str(len(rows)), str(len(found[name])), *core, rest)
    console.print(f"{len(corpus)} articles coded by hand in {folder.name}")
    console.print(table)


if __name__ == "__main__":
    main()
