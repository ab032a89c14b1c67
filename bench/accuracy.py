"""How often the finders are right, beside naive rules: on every corpus coded by hand that is at hand."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import pandas as pd
from rich import box
from rich.console import Console
from rich.table import Table

from bench.agreement import score_agreement
from bench.coded import score_corpus
from bench.errors import classify_errors, count_errors
from bench.newswcl50 import score_mentions
from bench.page import write_pages
from bench.rows import Section
from bench.seesaw import score_stances
from bench.swap import score_swap
from tests.golden.coded import Coded, find_all, read_written, written_corpora
from tests.golden.real_news import read_real

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("FRAMING_DATA", ROOT.parent / "shared" / "data"))


def main() -> None:
    """Print every section; with --write put the figures into the pages, with --errors write what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=Path, help="a folder for CORPUS.csv with every row that is wrong, by kind")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/accuracy.md and README.md")
    options = parser.parse_args()
    console = Console(width=max(120, Console().width))
    sections: list[Section] = []
    errors: dict[str, pd.DataFrame] = {}

    def show(section: Section) -> None:
        console.print(f"\n{section.title}")
        console.print(_table(section))
        sections.append(section)

    corpora = [read_written(name) for name in written_corpora()]
    if DATA.is_dir():
        show(
            Section(
                "NewsWCL50", "NewsWCL50, events 0 to 3, only full names given, pronouns aside", score_mentions(DATA)
            )
        )
        corpora.insert(0, read_real(DATA))
    else:
        console.print(f"No real news in {DATA}; set FRAMING_DATA to its folder. Only written corpora are measured.")
    for coded in corpora:
        found = find_all(coded)
        show(Section(coded.name, _describe(coded), score_corpus(coded, found)))
        if coded.bounds:
            show(Section("twice", "Real news: 23 excerpts coded a second time", score_agreement(coded, found)))
        errors[coded.name] = classify_errors(found, coded.gold)
        if options.errors:
            options.errors.mkdir(parents=True, exist_ok=True)
            errors[coded.name].to_csv(options.errors / f"{coded.name.replace(' ', '_')}.csv", index=False)
    if DATA.is_dir():
        show(
            Section(
                "300 sentences",
                "300 sentences of SEESAW and the coded corpora, two names exchanged",
                score_swap(DATA, corpora),
            )
        )
        show(
            Section(
                "SEESAW, valid",
                "SEESAW, valid split: sign of the article's leaning towards an entity",
                score_stances(DATA),
            )
        )
    if options.write and DATA.is_dir():
        write_pages(ROOT, sections, count_errors(errors))


def _describe(coded: Coded) -> str:
    if coded.bounds:
        return f"Real news: {len(coded.actors)} excerpts, 414 sentences, coded by hand (tests/golden/real)"
    return f"{coded.name}: {len(coded.actors)} written articles, coded by hand (corpus/{coded.name}/gold)"


def _table(section: Section) -> Table:
    table = Table("what", "measure", "rule", "n", "figure", "95 %", "target", box=box.SIMPLE)
    for cells in section.cells():
        table.add_row(*cells)
    return table


if __name__ == "__main__":
    main()
