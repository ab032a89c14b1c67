"""What a source prints again and again: runs of words and whole lines that come back on many occasions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.core.shingles import Hashes

Codes = NDArray[np.int64]


def code_occasions(docs: pd.DataFrame) -> tuple[Codes, Codes]:
    """For each article the number of its source and of its occasion: its story, else its day, else itself."""
    day = docs["date"].astype("str").where(docs["date"].notna(), "")
    occasion = ("story:" + docs["story"]).where(docs["story"] != "", "day:" + day)
    occasion = occasion.where(occasion != "day:", "article:" + docs["doc_id"])
    return pd.factorize(docs["source"])[0].astype(np.int64), pd.factorize(occasion)[0].astype(np.int64)


def count_repeats(runs: Sequence[Hashes], source: Codes, occasion: Codes, least: int) -> list[NDArray[np.int32]]:
    """For each text, shape (2, n_runs): on how many occasions its source prints the run, and on how many the others do.

    Runs that fewer than `least` texts hold are left at 0.
    """
    sizes = np.array([len(run) for run in runs], dtype=np.int64)
    ends = np.cumsum(sizes)
    found = np.zeros((2, int(sizes.sum())), dtype=np.int32)
    if sizes.sum():
        flat = np.concatenate(runs)
        order = np.argsort(flat, kind="stable")
        keys = flat[order]
        bounds = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1], [True]]))
        del keys, flat
        length = np.diff(bounds)
        often = np.flatnonzero(length >= least)
        taken = np.repeat(bounds[often], length[often])
        steps = np.arange(len(taken)) - np.repeat(np.cumsum(length[often]) - length[often], length[often])
        places = order[taken + steps]
        del order
        group = np.repeat(np.arange(len(often)), length[often])
        owner = np.searchsorted(ends, places, side="right")
        own, others = count_groups(group, source[owner], occasion[owner])
        found[0, places] = own
        found[1, places] = others
    return np.split(found, ends[:-1], axis=1)


def count_groups(group: Codes, source: Codes, occasion: Codes) -> tuple[Codes, Codes]:
    """For each row, on how many occasions its source has the group, and on how many all others together."""
    n_sources, n_occasions = int(source.max(initial=0)) + 1, int(occasion.max(initial=0)) + 1
    cell, back = np.unique(group * n_sources + source, return_inverse=True)
    seen = np.unique(back * n_occasions + occasion)
    own = np.bincount(seen // n_occasions, minlength=len(cell))
    total = np.bincount(cell // n_sources, weights=own, minlength=int(group.max(initial=0)) + 1).astype(np.int64)
    return own[back], total[group] - own[back]
