"""How fast loaded terms are found, beside other tools over the same articles, and how time and memory grow."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from rich import box
from rich.console import Console
from rich.table import Table

import framing as fr
from bench.tools import TOOLS

OURS = ("find_terms", "regex + Counter")
SLOW = {  # MB that are enough to time them
    "VADER": 0.2, "Empath": 0.5, "spaCy, parsed": 0.2, "spaCy, words only": 3,
    "convokit FightingWords": 3, "scattertext": 3,
}  # fmt: skip
DATA = Path(os.environ.get("FRAMING_DATA", "../shared/data")) / "allsides" / "articles.parquet"
GROW = """
import json, sys, time
import framing as fr
from bench.tools import read_peak
begun = time.perf_counter()
archive = fr.analyze_dataset(sys.argv[1], sys.argv[2])
took = time.perf_counter() - begun
hits = sum(piece.num_rows for piece in archive.open_table("hits").get_fragments() for piece in [piece.metadata])
print(json.dumps({"seconds": took, "peak": read_peak(), "hits": hits}))
"""


def load_articles() -> pd.DataFrame:
    """Real news where there is some, else the sample corpus."""
    if DATA.is_file():
        return pd.read_parquet(DATA)[["doc_id", "source", "text"]]
    docs = fr.load_sample().docs[["doc_id", "source", "text"]]
    return pd.concat([docs.assign(doc_id=docs["doc_id"] + f"-{copy}") for copy in range(20)])


def write_articles(articles: pd.DataFrame, megabytes: float, file: Path) -> float:
    """Write so much text, the articles over and over under new ids; how much it was, in MB."""
    held, copy = 0, 0
    lengths = articles["text"].str.len().to_numpy()
    writer: pq.ParquetWriter | None = None
    while held < megabytes * 1e6:
        chosen = articles[held + lengths.cumsum() - lengths < megabytes * 1e6]
        table = pa.Table.from_pandas(
            chosen.assign(doc_id=chosen["doc_id"] + f"-{copy}"), preserve_index=False
        ).replace_schema_metadata()
        writer = writer or pq.ParquetWriter(file, table.schema)
        writer.write_table(table, row_group_size=5000)
        held, copy = held + int(chosen["text"].str.len().sum()), copy + 1
    if writer is not None:
        writer.close()
    return held / 1e6


def ask(python: str, *arguments: str) -> dict[str, Any]:
    """What another process prints; its last line of complaint where it fails."""
    done = subprocess.run(
        [python, *arguments], capture_output=True, text=True, check=False, env=os.environ | {"OMP_NUM_THREADS": "1"}
    )
    if done.returncode:
        return {"failed": (done.stderr.strip().splitlines() or ["no word why"])[-1]}
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def compare_tools(file: Path, peers: str | None, megabytes: float, times: int) -> list[dict[str, Any]]:
    """A row a tool: its seconds, and those of the bare pass by turns with it in the same process."""
    rows = []
    for name in TOOLS:
        ours = name in OURS or name.startswith("spaCy")
        if not ours and peers is None:
            continue
        some = min(megabytes, SLOW.get(name, megabytes))
        told = ask(sys.executable if ours else str(peers), "-m", "bench.tools", name, str(file), str(some), str(times))
        rows.append({"tool": name, **told})
    return rows


def grow(articles: pd.DataFrame, sizes: list[float], folder: Path) -> list[dict[str, Any]]:
    """A row a size: `analyze_dataset` without actors, reading and writing included."""
    rows = []
    for size in sizes:
        file = folder / f"{size}.parquet"
        megabytes = write_articles(articles, size, file)
        told = ask(sys.executable, "-c", GROW, str(file), str(folder / f"out-{size}"))
        rows.append({"megabytes": megabytes, **told})
        file.unlink()
    return rows


def main() -> None:
    """Print the two tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", help="a Python that has the other tools")
    parser.add_argument("--megabytes", type=float, default=20, help="text for the comparison")
    parser.add_argument("--times", type=int, default=3, help="runs, of which the best counts")
    parser.add_argument("--grow", type=float, nargs="*", default=[10, 30, 100, 300], help="sizes in MB")
    options = parser.parse_args()
    console, articles = Console(), load_articles()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        write_articles(articles, options.megabytes, folder / "news.parquet")
        rows = compare_tools(folder / "news.parquet", options.peers, options.megabytes, options.times)
        console.print(_show_tools(rows))
        if options.peers is None:
            console.print("No --peers: other tools were left out.")
        console.print(_show_growth(grow(articles, options.grow, folder)))


def _show_tools(rows: list[dict[str, Any]]) -> Table:
    table = Table("tool", "MB", "MB a second", "times the bare pass", "peak MB", box=box.SIMPLE)
    for row in rows:
        if "failed" in row:
            table.add_row(row["tool"], row["failed"][:60], "", "", "")
            continue
        best = min(row["seconds"])
        speed, ratio = row["megabytes"] / best, min(row["bare"]) / best
        table.add_row(row["tool"], f"{row['megabytes']:.1f}", f"{speed:.3g}", f"{ratio:.3g}", f"{row['peak']:,.0f}")
    return table


def _show_growth(rows: list[dict[str, Any]]) -> Table:
    table = Table("MB", "seconds", "seconds a MB", "peak MB", "hits", box=box.SIMPLE)
    for row in rows:
        if "failed" in row:
            table.add_row(f"{row['megabytes']:.0f}", row["failed"][:60], "", "", "")
            continue
        each = row["seconds"] / row["megabytes"]
        table.add_row(
            f"{row['megabytes']:.0f}", f"{row['seconds']:.1f}", f"{each:.3f}", f"{row['peak']:,.0f}", f"{row['hits']:,}"
        )
    return table


if __name__ == "__main__":
    main()
