"""How often the finders are right: on corpus/tamra and, where they are at hand, real news and NewsWCL50."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from rich import box
from rich.console import Console
from rich.table import Table

import framing as fr
from bench.newswcl50 import score_mentions
from framing.core.paths import data_folder
from tests.golden.real_news import find_coded, read_articles, read_coded
from tests.golden.score import KEYS, list_errors, pair_rows, read_gold, share_right

DATA = Path(os.environ.get("FRAMING_DATA", Path(__file__).resolve().parent.parent.parent / "shared" / "data"))
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
    if DATA.is_dir():
        console.print("113 excerpts of real news coded by hand, 414 sentences (tests/golden/real)")
        console.print(_score_news())
        console.print("NewsWCL50, events 0 to 3, full names as the only seeds, pronouns aside")
        console.print(_score_newswcl50())
    else:
        console.print(f"Real news is not in {DATA}; set FRAMING_DATA to its folder for two more tables.")


def _score_news() -> Table:
    articles = read_articles(DATA)
    found, gold = find_coded(articles), read_coded(articles)
    table = Table("task", "gold", "found", "precision", "recall", "F1", "right when paired", box=box.SIMPLE)
    for name, ours, theirs in _split(found, gold):
        score = pair_rows(ours, theirs, KEYS.get(name, ()))
        columns = [c for c in ("kind", "speaker", "how", "voice", "passive", "agentless") if c in theirs]
        right = ", ".join(f"{column} {share_right(ours, theirs, score, column):.3f}" for column in columns)
        figures = (f"{value:.3f}" for value in (score.precision, score.recall, score.f1))
        table.add_row(name, str(score.gold), str(score.found), *figures, right)
    return table


def _split(
    found: dict[str, pd.DataFrame], gold: dict[str, pd.DataFrame]
) -> Iterator[tuple[str, pd.DataFrame, pd.DataFrame]]:
    """Quotations in marks and reported speech apart, then mentions, labels and roles."""
    for name, reported in (("in marks", False), ("reported", True)):
        sides = [side["quotes"][(side["quotes"]["kind"] == "reported") == reported] for side in (found, gold)]
        yield name, sides[0].reset_index(drop=True), sides[1].reset_index(drop=True)
    for name in ("mentions", "labels", "roles"):
        yield name, found[name], gold[name]


def _score_newswcl50() -> Table:
    table = Table("chains", "gold", "found", "precision", "recall", "F1", box=box.SIMPLE)
    for row in score_mentions(DATA).itertuples(index=False):
        table.add_row(row.chains, str(row.gold), str(row.found), *(f"{value:.3f}" for value in (row.P, row.R, row.F1)))
    return table


if __name__ == "__main__":
    main()
