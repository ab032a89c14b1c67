"""How fast each floor is on this machine: words a second over the sample corpus, and the memory it took."""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import pandas as pd
from rich import box
from rich.console import Console
from rich.table import Table

import framing as fr
from framing.core.paths import data_folder


def repeat_corpus(corpus: fr.Corpus, times: int) -> fr.Corpus:
    """The same articles several times over, each with an id of its own."""
    docs = [corpus.docs.assign(doc_id=corpus.docs["doc_id"] + f"-{number}") for number in range(times)]
    return fr.Corpus(pd.concat(docs))


def main() -> None:
    """Time the staircase, step by step, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="how often the sample corpus is repeated")
    times = parser.parse_args().times
    corpus = repeat_corpus(fr.load_sample(), times)
    actors = fr.Actors.read(data_folder("corpus") / "tamra" / "actors.toml")
    loaded = fr.Lexicon.load("conflict")
    words = int(corpus.n_words.sum())
    table = Table("step", "seconds", "words a second", "rows", box=box.SIMPLE)

    def timed(name: str, work: Callable[[], Any]) -> Any:
        begun = time.perf_counter()
        made = work()
        took = time.perf_counter() - begun
        table.add_row(name, f"{took:.2f}", f"{words / took:,.0f}", f"{len(made):,}")
        return made

    hits = timed("find_terms", lambda: fr.find_terms(corpus, loaded))
    timed("parse, model loaded from disk", lambda: fr.parse(corpus, near=actors))
    parsed = timed("parse", lambda: fr.parse(corpus, near=actors))
    timed("find_quotes", lambda: fr.find_quotes(parsed, actors))
    mentions = timed("find_mentions", lambda: fr.find_mentions(parsed, actors))
    labels = timed("find_labels", lambda: fr.find_labels(parsed, mentions))
    own = labels[labels["voice"] == "own"]
    timed("measure_terms", lambda: fr.measure_terms(hits, corpus))
    timed("measure_labels", lambda: fr.measure_labels(own))
    timed("compare_labels, within stories", lambda: fr.compare_labels(own, within="story"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    console = Console()
    console.print(f"{len(corpus):,} articles, {words:,} words; peak memory {peak:,.0f} MB")
    console.print(table)


if __name__ == "__main__":
    main()
