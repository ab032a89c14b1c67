"""How much faster two Dask workers do a dataset than one: turn by turn on this machine, in pairs."""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path
from typing import Any

import distributed
from rich import box
from rich.console import Console
from rich.table import Table

import framing as fr
from bench.scale import load_articles, write_articles

ROWS = 200


def time_workers(file: Path, out: Path, workers: int) -> float:
    """Seconds that so many workers take for `analyze_dataset` without actors; start and imports are not counted."""
    with (
        distributed.LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        client.run(_warm)
        begun = time.perf_counter()
        fr.analyze_dataset(file, out, rows=ROWS, client=client)
        return time.perf_counter() - begun


def _warm() -> None:
    """Load in a worker what its first part would load."""
    import framing  # here, since a function of a script travels to the worker without the modules around it

    framing.find_terms(framing.load_sample(), framing.Lexicon.load("conflict"))


def compare_workers(megabytes: float, pairs: int) -> list[dict[str, Any]]:
    """A row a pair: seconds of one worker, and of two right behind it."""
    rows = []
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        write_articles(load_articles(), megabytes, folder / "news.parquet")
        for pair in range(pairs):
            took = [time_workers(folder / "news.parquet", folder / f"{pair}-{n}", n) for n in (1, 2)]
            rows.append({"one": took[0], "two": took[1], "load": os.getloadavg()[0]})
    return rows


def main() -> None:
    """Print the pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=30, help="text to read")
    parser.add_argument("--pairs", type=int, default=3, help="how often one and two take turns")
    options = parser.parse_args()
    table = Table("one worker, s", "two workers, s", "times as fast", "load of the machine", box=box.SIMPLE)
    for row in compare_workers(options.megabytes, options.pairs):
        ratio = row["one"] / row["two"]
        table.add_row(f"{row['one']:.1f}", f"{row['two']:.1f}", f"{ratio:.2f}", f"{row['load']:.1f}")
    Console().print(f"{options.megabytes:.0f} MB, {os.cpu_count()} cores")
    Console().print(table)


if __name__ == "__main__":
    main()
