"""How often each test calls a difference where there is none."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from bench.calibration.draws import Design, Sample, infer_sample
from bench.calibration.rivals import find_all_p
from framing.stats import adjust_family, bound_p
from framing.stats.draws import ALPHA, Floats

OURS = "framing"
N_PERMUTED = 40


def measure_null(design: Design, n_sets: int, *, peers: str | None) -> list[dict[str, Any]]:
    """Draw `n_sets` data sets without a difference: one row a family and test."""
    found: dict[str, list[Floats]] = {}
    able, samples = [], []
    for i in range(n_sets):
        sample = design.draw(design.articles, np.random.default_rng([1, i]))
        for test, p in {OURS: infer_sample(sample, design, i)[0], **find_all_p(sample, matched=design.matched)}.items():
            found.setdefault(test, []).append(p)
        able.append(bound_p(*sample.sum_sides()) < ALPHA)
        samples.append(sample)
    tables = {test: np.array(p) for test, p in found.items()} | (_ask_peers(peers, samples) if peers else {})
    return [
        {"part": "size", "design": design.name, "family": family, "test": test}
        | _judge(p[:, columns], np.array(able)[: len(p), columns])
        for family, columns in design.articles.families.items()
        for test, p in tables.items()
    ]


def _judge(p: Floats, able: np.ndarray) -> dict[str, Any]:
    """Share of p below .05, of all and of those that could be; share of data sets with any q below .05."""
    made = ~np.isnan(p)
    return {
        "sets": len(p),
        "tests": int(made.sum()),
        "share": (p[made] < ALPHA).mean(),
        "able": able[made].mean(),
        "share_able": (p[made & able] < ALPHA).mean(),
        "any_q": np.mean([(adjust_family(row) < ALPHA).any() for row in p]),
    }


def _ask_peers(python: str, samples: list[Sample]) -> dict[str, Floats]:
    """What other packages' own code gives as p on the same data sets."""
    longest = max(len(sample.base) for sample in samples)
    rows, is_a = np.full((len(samples), longest), -1), np.zeros((len(samples), longest), dtype=bool)
    base = np.concatenate([sample.base for sample in samples])
    counts = np.concatenate([sample.counts for sample in samples])
    first = 0
    for i, sample in enumerate(samples):
        n = len(sample.base)
        rows[i, :n], is_a[i, :n] = np.arange(first, first + n), sample.is_a
        first += n
    with tempfile.TemporaryDirectory() as folder:
        given, taken = Path(folder) / "given.npz", Path(folder) / "taken.npz"
        np.savez(given, base=base, counts=counts, rows=rows, is_a=is_a)
        command = [python, str(Path(__file__).with_name("peers.py")), str(given), str(taken), str(N_PERMUTED)]
        subprocess.run(command, check=True, capture_output=True, text=True)
        with np.load(taken) as p:
            return {"Fightin' Words": p["fightin"], "pycorpdiff": p["permuted"]}
