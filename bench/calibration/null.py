"""How often each test calls a difference where there is none."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from bench.calibration.data import Articles
from bench.calibration.draws import Design, Sample, infer_sample
from bench.calibration.rivals import find_all_p
from framing.stats import adjust_family
from framing.stats.draws import ALPHA, Floats

OURS = "framing"
N_PERMUTED = 40


def measure_null(
    design: Design, n_sets: int, *, peers: str | None, parts: Sequence[Articles] = ()
) -> list[dict[str, Any]]:
    """Draw `n_sets` data sets without a difference: one row a family and test.

    With `parts`, each of them is split as the design splits its own articles, and together they are one family.
    """
    parts = parts or [design.articles]
    found: dict[str, list[Floats]] = {}
    able, samples = [], []
    for i in range(n_sets):
        drawn = [design.draw(part, np.random.default_rng([1, i])) for part in parts]
        ours = [infer_sample(one, replace(design, articles=part), i) for one, part in zip(drawn, parts, strict=True)]
        rivals = [find_all_p(one, matched=design.matched) for one in drawn]
        for test in dict.fromkeys(name for each in rivals for name in each):
            p = [each.get(test, np.full(one.counts.shape[1], np.nan)) for each, one in zip(rivals, drawn, strict=True)]
            found.setdefault(test, []).append(np.concatenate(p))
        found.setdefault(OURS, []).append(np.concatenate([each[0] for each in ours]))
        able.append(np.concatenate([each[3] for each in ours]) < ALPHA)
        samples.append(drawn[0])
    tables = {test: np.array(p) for test, p in found.items()} | (_ask_peers(peers, samples) if peers else {})
    return [
        {"part": "size", "design": design.name, "family": family, "test": test}
        | _judge(p[:, columns], np.array(able)[: len(p), columns], screened=test == OURS)
        for family, columns in _join_families(parts).items()
        for test, p in tables.items()
    ]


def _join_families(parts: Sequence[Articles]) -> dict[str, list[int]]:
    families: dict[str, list[int]] = {}
    first = 0
    for part in parts:
        for family, columns in part.families.items():
            families.setdefault(family, []).extend(first + column for column in columns)
        first += part.counts.shape[1]
    return families


def _judge(p: Floats, able: np.ndarray, *, screened: bool) -> dict[str, Any]:
    """Share of p below .05, of all and of those that could be; share of data sets with any q below .05."""
    made = ~np.isnan(p)
    judged = {
        "sets": len(p),
        "tests": int(made.sum()),
        "share": (p[made] < ALPHA).mean(),
        "able": able[made].mean(),
        "share_able": (p[made & able] < ALPHA).mean(),
        "any_q": np.mean([(adjust_family(row) < ALPHA).any() for row in p]),
    }
    if screened:
        judged["any_q_whole"] = judged["any_q"]
        judged["any_q"] = np.mean([(adjust_family(row) < ALPHA).any() for row in np.where(able, p, np.nan)])
    return judged


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
