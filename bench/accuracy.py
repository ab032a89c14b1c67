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
from tests.golden.score import KEYS, list_errors, pair_rows, read_gold, share_right

TASKS = {"quotes": ("kind", "speaker"), "mentions": ("how",), "labels": ("voice", "holder", "negated")}


def find_all(corpus: fr.Corpus, actors: fr.Actors) -> dict[str, pd.DataFrame]:
    """What the finders say of the corpus; plain names are no labels."""
    parsed = fr.parse(corpus, near=actors)
    mentions = fr.find_mentions(parsed, actors)
    labels = fr.find_labels(parsed, mentions)
    return {
        "quotes": fr.find_quotes(parsed, actors),
        "mentions": mentions,
        "labels": labels[labels["relation"] != "name"].reset_index(drop=True),
    }


def main() -> None:
    """Print one row a task; with --errors write what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=data_folder("corpus") / "tamra")
    parser.add_argument("--errors", type=Path, help="a folder for NAME.csv with every row that is wrong")
    options = parser.parse_args()
    gold = {name: read_gold(options.corpus / "gold", name) for name in TASKS}
    coded = sorted(set(pd.concat([table["doc_id"] for table in gold.values()])))
    actors = fr.Actors.read(options.corpus / "actors.toml")
    found = find_all(fr.load_folder(options.corpus).select(coded), actors)
    table = Table("task", "gold", "found", "precision", "recall", "F1", "right when paired", box=box.SIMPLE)
    for name, rows in gold.items():
        score = pair_rows(found[name], rows, KEYS[name])
        right = ", ".join(f"{column} {share_right(found[name], rows, score, column):.3f}" for column in TASKS[name])
        figures = (f"{value:.3f}" for value in (score.precision, score.recall, score.f1))
        table.add_row(name, str(score.gold), str(score.found), *figures, right)
        if options.errors:
            options.errors.mkdir(parents=True, exist_ok=True)
            list_errors(found[name], rows, score, TASKS[name]).to_csv(options.errors / f"{name}.csv", index=False)
    console = Console()
    console.print(f"{len(coded)} articles of {options.corpus.name} coded by hand")
    console.print(table)


if __name__ == "__main__":
    main()
