"""From counts to differences: pairs of groups with interval, p, q and a verdict, as rows of a contrasts table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

import numpy as np
import pandas as pd

from framing.core.errors import TableError
from framing.core.tables import make_table
from framing.stats.count import Cells
from framing.stats.draws import ALPHA, N_PERMUTATIONS, Floats, Side
from framing.stats.multiplicity import adjust_family
from framing.stats.permute import infer_difference, infer_means
from framing.stats.power import detect_difference
from framing.stats.ratios import bound_ratio
from framing.stats.seeds import derive_seed

REST = "rest"
MIN_MATCHED = 6
MIN_CLUSTERS = 10
MAX_Q = 0.05
INSUFFICIENT = "insufficient data"
TOO_RARE = "too rare to tell"
NO_DIFFERENCE = "no difference shown"
INFERRED = ("low", "high", "ratio_low", "ratio_high", "p", "p_least", "detectable")
SETTINGS: Mapping[str, Any] = {
    "permutations": N_PERMUTATIONS,
    "least matched": MIN_MATCHED,
    "least clusters": MIN_CLUSTERS,
}


@dataclass(frozen=True)
class Quantity:
    """What is compared.

    Parameters
    ----------
    kind : {"share", "rate", "mean"}
        Of counts of which no more than the base can be there, of counts without such a limit, or of scores.
    unit : str
        In words.
    per : float
        The estimate is given for so much of the base.
    """

    kind: Literal["share", "rate", "mean"]
    unit: str
    per: float = 1.0


@dataclass(frozen=True)
class Contrast:
    """How groups are compared.

    Parameters
    ----------
    quantity : Quantity
        What is compared.
    matched : bool
        Whether only what both sides of a pair share (`match`) counts.
    seed : int
        Seed of the permutations. A row depends on it, on the pair's names and on the pair's own counts.
    """

    quantity: Quantity
    matched: bool
    seed: int


def pair_groups(groups: Iterable[str], *, by: str, against: str | None) -> list[tuple[str, str]]:
    """Which groups are compared: all pairs, each with the rest, or each with a named one.

    Raises
    ------
    TableError
        Fewer than two groups, one that is itself called ``"rest"``, or a named one that does not exist.

    Examples
    --------
    >>> pair_groups(["B", "A", "C"], by="source", against="C")
    [('A', 'C'), ('B', 'C')]
    """
    names = sorted(set(groups))
    if len(names) < 2:
        there = f"one, {names[0]!r}" if names else "none"
        raise TableError(
            f"by={by!r} compares two groups or more and this table has {there}; name a column with several values"
        )
    if REST in names:
        raise TableError(
            f"{REST!r} is kept for all other groups together and by={by!r} has a group so called; rename it"
        )
    if against is None:
        return list(combinations(names, 2))
    if against == REST:
        return [(name, REST) for name in names]
    if against not in names:
        raise TableError(f"against={against!r} names no {by}; there are [{', '.join(names)}]; or give against='rest'")
    return [(name, against) for name in names if name != against]


def contrast_pair(cells: Cells, pair: tuple[str, str], design: Contrast, *, actor: str = "") -> list[dict[str, Any]]:
    """Rows of a contrasts table for one pair, one a category that either side uses; q and verdict are still missing.

    Parameters
    ----------
    cells : Cells
        The counts of all groups.
    pair : tuple of str
        a and b; b may be ``"rest"``, all groups but a.
    design : Contrast
        How to compare.
    actor : str
        Whom the counts concern; empty for terms.

    Returns
    -------
    list of dict
        Empty where neither side has base. What is inferred is NaN below `MIN_MATCHED` matched stories (clusters of
        them) or `MIN_CLUSTERS` clusters, and where a side has fewer than two.
    """
    a, b = pair
    group = cells.keys["group"].to_numpy(dtype=object)
    wanted = ((group == a) | (b == REST) | (group == b)) & (cells.base > 0)
    used = (cells.counts[wanted].sum(axis=0) > 0) | (design.quantity.kind == "mean")
    part = Cells(
        cells.keys[wanted],
        cells.base[wanted],
        cells.counts[wanted][:, used],
        tuple(name for name, kept in zip(cells.categories, used, strict=True) if kept),
    )
    if design.matched:
        match, is_a = part.keys["match"], (part.keys["group"] == a).to_numpy()
        part = part.select((match.isin(match[is_a]) & match.isin(match[~is_a])).to_numpy())
        _check_nested(part.keys)
    is_a = (part.keys["group"] == a).to_numpy()
    names, codes = np.unique(part.keys["cluster"].to_numpy(dtype=object), return_inverse=True)
    side_a = part.select(is_a).sum_by(codes[is_a], len(names))
    side_b = part.select(~is_a).sum_by(codes[~is_a], len(names))
    enough = _suffices(part, len(names), (side_a[1] > 0).sum(), (side_b[1] > 0).sum(), design)
    found = _infer(side_a, side_b, pair, design, actor) if enough else {}
    size_a, size_b = side_a[1].sum(), side_b[1].sum()
    with np.errstate(invalid="ignore", divide="ignore"):
        rate_a, rate_b = side_a[0].sum(0) / size_a, side_b[0].sum(0) / size_b
        ratio = rate_a / rate_b if design.quantity.kind != "mean" else np.full_like(rate_a, np.nan)
    top, per = _find_top(part, design), design.quantity.per
    return [
        {
            "a": a,
            "b": b,
            "actor": actor,
            "category": category,
            "unit": design.quantity.unit,
            "rate_a": per * rate_a[i],
            "rate_b": per * rate_b[i],
            "base_a": int(size_a),
            "base_b": int(size_b),
            "estimate": per * (rate_a[i] - rate_b[i]),
            "ratio": ratio[i],
            **{name: found[name][i] if found else np.nan for name in INFERRED},
            "n_articles": part.n_articles,
            "n_stories": int(part.keys["match"].nunique()) if design.matched else part.n_stories,
            "top_share": top[i],
        }
        for i, category in enumerate(part.categories)
    ]


def judge_rows(rows: list[dict[str, Any]], *, more: str = "more often") -> pd.DataFrame:
    """Rows → contrasts table: q over all rows that could be called, and the verdict in words."""
    q = adjust_family([row["p"] if row["p_least"] < ALPHA else np.nan for row in rows])
    judged = [{**row, "q": q[i], "verdict": _say(row, float(q[i]), more)} for i, row in enumerate(rows)]
    return make_table("contrasts", judged)


def _say(row: Mapping[str, Any], q: float, more: str) -> str:
    if np.isnan(q):
        return INSUFFICIENT if np.isnan(row["p"]) else TOO_RARE
    if q >= MAX_Q or row["estimate"] == 0:
        return NO_DIFFERENCE
    a, b = row["a"], "the rest" if row["b"] == REST else row["b"]
    return f"{a} {more} than {b}" if row["estimate"] > 0 else f"{b} {more} than {a}"


def _infer(a: Side, b: Side, pair: tuple[str, str], design: Contrast, actor: str) -> dict[str, Floats]:
    """The columns `INFERRED`; computed in the order of the names, so that to swap a and b flips signs only."""
    swap = pair[1] != REST and pair[0] > pair[1]
    first, second = (b, a) if swap else (a, b)
    seed = derive_seed(design.seed, "contrast", actor, *(sorted(pair) if swap else pair))
    kind, per = design.quantity.kind, design.quantity.per
    if kind == "mean":
        p, _, low, high, p_least = infer_means(first, second, seed=seed)
        least = detect_difference(first, second, counted=False)
        low_ratio = high_ratio = np.full_like(p, np.nan)
    else:
        p, _, low, high, p_least = infer_difference(first, second, share=kind == "share", seed=seed)
        least, (low_ratio, high_ratio) = detect_difference(first, second), bound_ratio(first, second, p)
    if swap:
        low, high, low_ratio, high_ratio = -high, -low, 1 / high_ratio, 1 / low_ratio
    columns = (per * low, per * high, low_ratio, high_ratio, p, p_least, per * least)
    unseen = (a[0].sum(0) + b[0].sum(0) == 0) & (kind != "mean")
    return {name: np.where(unseen, np.nan, values) for name, values in zip(INFERRED, columns, strict=True)}


def _find_top(part: Cells, design: Contrast) -> Floats:
    """The share of all counts that one article has, of scores the share of all texts; NaN where there are none."""
    _, docs = np.unique(part.keys["doc"].to_numpy(dtype=object), return_inverse=True)
    counts, base = part.sum_by(docs, int(docs.max(initial=-1)) + 1)
    held = counts if design.quantity.kind != "mean" else np.repeat(base[:, None], counts.shape[1], axis=1)
    with np.errstate(invalid="ignore"):
        return np.asarray(held.max(axis=0, initial=0.0) / held.sum(0))


def _suffices(part: Cells, n_clusters: int, n_a: int, n_b: int, design: Contrast) -> bool:
    if min(n_a, n_b) < 2:
        return False
    if design.matched:
        return min(int(part.keys["match"].nunique()), n_clusters) >= MIN_MATCHED
    return n_clusters >= MIN_CLUSTERS


def _check_nested(keys: pd.DataFrame) -> None:
    """What is matched must lie inside one cluster, else its two sides could be torn apart."""
    clusters = keys.groupby("match")["cluster"].nunique()
    torn = clusters[clusters > 1]
    if len(torn):
        raise TableError(
            f"cluster= must be the same for all that within= matches; {len(torn)} of {len(clusters)} lie in several "
            f"clusters, e.g. {torn.index[0]!r}; name a coarser column or leave cluster= out"
        )
