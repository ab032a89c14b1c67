"""Counts in pieces → the contrast again, for as many selections of the pieces as are asked for."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.stats.contrasts import INSUFFICIENT, MIN_CLUSTERS, MIN_MATCHED, NO_DIFFERENCE, REST
from framing.stats.count import Cells, Floats
from framing.stats.draws import ALPHA, N_PERMUTATIONS
from framing.stats.permute import infer_difference
from framing.stats.seeds import derive_seed
from framing.vary._question import Question

NOTHING_LEFT = "nothing left to compare"
LARGE = 1_000
N_LARGE = 999


def choose_cells(cells: Cells, question: Question) -> Cells:
    """The cells of both sides; with `within`, only where both are."""
    group = cells.keys["group"].to_numpy(dtype=object)
    wanted = ((group == question.a) | (question.b == REST) | (group == question.b)) & (cells.base > 0)
    part = cells.select(wanted)
    if question.within is None:
        return part
    match, is_a = part.keys["match"], (part.keys["group"] == question.a).to_numpy()
    return part.select((match.isin(match[is_a]) & match.isin(match[~is_a])).to_numpy())


def repeat_contrast(cells: Cells, question: Question, keep: Floats) -> list[dict[str, Any]]:
    """Rows of a variations table, one for each column of `keep`, but for choice, left_out and carries.

    Parameters
    ----------
    cells : Cells
        Its counts are pieces of the category: disjoint, and summing to it.
    question : Question
        The contrast.
    keep : ndarray, shape (n_pieces, n_selections)
        1 where the selection has the piece. All selections share the base, and so the draws of the test.
    """
    part = choose_cells(cells, question)
    is_a = (part.keys["group"] == question.a).to_numpy()
    names, codes = np.unique(part.keys["cluster"].to_numpy(dtype=object), return_inverse=True)
    sides = []
    for side in (is_a, ~is_a):
        counts, base = part.select(side).gather(codes[side].astype(np.intp), len(names))
        sides.append((np.asarray(counts @ keep, dtype=np.float64), base))
    (xa, ma), (xb, mb) = sides
    low = high = p = np.full(keep.shape[1], np.nan)
    if _suffices(part.keys, len(names), min((ma > 0).sum(), (mb > 0).sum()), question):
        swap = question.b != REST and question.a > question.b
        pair = (question.b, question.a) if swap else (question.a, question.b)
        seed = derive_seed(question.seed, "contrast", question.actor, *pair)
        n = N_PERMUTATIONS if len(names) <= LARGE else N_LARGE
        found = infer_difference(*(sides[::-1] if swap else sides), share=question.share, seed=seed, n_permutations=n)
        p, (low, high) = found.p, (-found.high, -found.low) if swap else (found.low, found.high)
    with np.errstate(invalid="ignore", divide="ignore"):
        estimate = xa.sum(0) / ma.sum() - xb.sum(0) / mb.sum()
    none = (xa.sum(0) + xb.sum(0) == 0) & (min(ma.sum(), mb.sum()) > 0)
    stories = part.keys["match"] if question.within is not None else part.keys.loc[part.keys["story"] != "", "story"]
    return [
        {
            "a": question.a,
            "b": question.b,
            "actor": question.actor,
            "category": question.category,
            "estimate": question.per * estimate[i],
            "low": np.nan if none[i] else question.per * low[i],
            "high": np.nan if none[i] else question.per * high[i],
            "p": np.nan if none[i] else p[i],
            "n_articles": part.n_articles,
            "n_stories": int(stories.nunique()),
            "verdict": NOTHING_LEFT if none[i] else _say(question, float(estimate[i]), float(p[i])),
        }
        for i in range(keep.shape[1])
    ]


def weigh(cells: Cells, question: Question, codes: NDArray[np.intp]) -> Floats:
    """How far the estimate moves when the cells of each code are left out, by their own counts."""
    is_a = (cells.keys["group"] == question.a).to_numpy()
    n = int(codes.max(initial=-1)) + 1
    moved, whole = np.zeros(n), 0.0
    for sign, side in ((1.0, is_a), (-1.0, ~is_a)):
        counts, base = cells.select(side).gather(codes[side], n)
        x = np.asarray(counts.sum(axis=1)).ravel()
        with np.errstate(invalid="ignore", divide="ignore"):
            moved += sign * (x.sum() - x) / (base.sum() - base)
            whole += sign * x.sum() / base.sum()
    return np.nan_to_num(np.abs(moved - whole), nan=np.inf)


def _suffices(keys: pd.DataFrame, n_clusters: int, n_smaller: int, question: Question) -> bool:
    if n_smaller < 2:
        return False
    if question.within is not None:
        return min(int(keys["match"].nunique()), n_clusters) >= MIN_MATCHED
    return n_clusters >= MIN_CLUSTERS


def _say(question: Question, estimate: float, p: float) -> str:
    if np.isnan(p):
        return INSUFFICIENT
    if p >= ALPHA or estimate == 0:
        return NO_DIFFERENCE
    b = "the rest" if question.b == REST else question.b
    return f"{question.a} more often than {b}" if estimate > 0 else f"{b} more often than {question.a}"
