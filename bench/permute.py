"""Permutation tests at full size: seconds and memory for 20,000 articles, 300 categories, 4,999 permutations."""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from rich import box
from rich.console import Console
from rich.table import Table

from framing.stats import infer_flips, infer_labels
from framing.stats.draws import Floats, Side

# Run by another interpreter, for pycorpdiff and this package want different versions of pandas.
PEER = """
import sys, time
import numpy as np, pandas as pd
from pycorpdiff import Corpus, compare
given = np.load(sys.argv[1])
names = np.array([f"w{i}" for i in range(given["x"].shape[1])])
texts = [" ".join([*np.repeat(names, row), *["filler"] * int(n - row.sum())]) for row, n in zip(given["x"], given["m"])]
docs = pd.DataFrame({"text": texts})
pair = compare(Corpus(docs[given["is_a"]]), Corpus(docs[~given["is_a"]]))
seconds = []
for n in (0, int(sys.argv[2])):
    begun = time.perf_counter()
    pair.keyness(permutation_n=n, permutation_seed=0)
    seconds.append(time.perf_counter() - begun)
print(seconds[1] - seconds[0])
"""


def draw_counts(n_articles: int, n_categories: int) -> tuple[Floats, Floats]:
    """Articles of about 300 words whose loaded words come in bursts, one in ten articles a category."""
    rng = np.random.default_rng(0)
    words = rng.poisson(250, n_articles) + 50.0
    rate = 1 / 3_000 * rng.gamma(0.5, 2, size=(n_articles, n_categories))
    return rng.poisson(rate * words[:, None]).astype(np.float64), words


def split_sides(x: Floats, m: Floats, is_a: np.ndarray) -> tuple[Side, Side]:
    """The same articles as rows of both sides, with base 0 on the other one."""
    return (x * is_a[:, None], m * is_a), (x * ~is_a[:, None], m * ~is_a)


def time_peer(python: str, x: Floats, m: Floats, is_a: np.ndarray, n: int) -> float:
    """Seconds that pycorpdiff's permutations take, without its counting of words."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "counts.npz"
        np.savez(file, x=x.astype(int), m=m, is_a=is_a)
        ran = subprocess.run([python, "-c", PEER, file, str(n)], check=True, capture_output=True, text=True)
    return float(ran.stdout.split()[-1])


def main() -> None:
    """Time the tests and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--categories", type=int, default=300)
    parser.add_argument("--permutations", type=int, default=4_999)
    parser.add_argument(
        "--peer", help="a Python that has pycorpdiff, to run its keyness(permutation_n=) on the same data"
    )
    args = parser.parse_args()
    x, m = draw_counts(args.articles, args.categories)
    is_a = np.random.default_rng(1).random(args.articles) < 0.5
    half = args.articles // 2
    table = Table("test", "seconds", "CPU seconds", "peak MB", "p < .05", box=box.SIMPLE)
    tests = {
        "labels, studentised, with interval and max-T": (infer_labels, split_sides(x, m, is_a)),
        "flips within stories, with interval and max-T": (infer_flips, ((x[:half], m[:half]), (x[half:], m[half:]))),
    }
    for name, (test, sides) in tests.items():
        begun, used = time.perf_counter(), time.process_time()
        found = test(*sides, seed=0, n_permutations=args.permutations)
        took, used = time.perf_counter() - begun, time.process_time() - used
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
        table.add_row(name, f"{took:.1f}", f"{used:.1f}", f"{peak:,.0f}", f"{(found.p < 0.05).mean():.3f}")
    if args.peer:
        took = time_peer(args.peer, x, m, is_a, args.permutations)
        table.add_row("pycorpdiff, keyness(permutation_n=), p only", f"{took:.1f}")
    console = Console()
    size = f"{args.articles:,} articles, {args.categories} categories, {args.permutations:,} permutations"
    console.print(f"{size}; no true difference")
    console.print(table)


if __name__ == "__main__":
    main()
