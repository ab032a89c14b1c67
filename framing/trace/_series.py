"""Counts and dates → rows of a traces table: each period's rate, the level it belongs to, and where levels change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from framing.core.tables import make_table
from framing.stats.changes import find_change
from framing.stats.count import Cells, Floats
from framing.stats.draws import Codes
from framing.stats.multiplicity import adjust_family
from framing.stats.rates import rate_groups
from framing.stats.seeds import derive_seed
from framing.trace._periods import name_period

MAX_Q = 0.05
_GLUE = "\x1f"


@dataclass(frozen=True)
class Course:
    """How a course in time is told.

    Parameters
    ----------
    every : str
        The period.
    per : float
        Unit of the estimate.
    share : bool
        Whether the ratio is a share.
    seed : int
        Seed of bootstrap and permutations.
    leave : tuple of str
        Categories that get no rows.
    """

    every: str
    per: float
    share: bool
    seed: int
    leave: tuple[str, ...] = ()


@dataclass
class _Stretch:
    """Units of one group between two periods, in which one level is looked for: `x` has a column a category."""

    name: tuple[str, str]  # group, actor
    categories: tuple[str, ...]
    x: Any
    m: Floats
    place: Codes
    first: int = 0


@dataclass
class _Line:
    """What is known of one group's course in one category."""

    starts: list[int] = field(default_factory=lambda: [0])  # places at which a level begins
    tested: dict[int, tuple[float, float]] = field(default_factory=dict)  # place → p, q


def trace_cells(counted: Mapping[str, Cells], periods: pd.Series[Any], course: Course) -> pd.DataFrame:
    """Actor → counts, and each article's period → a traces table."""
    rows, stretches = [], []
    for actor, cells in counted.items():
        starts = periods.loc[cells.keys["doc"]].dt.strftime("%Y-%m-%d").to_numpy(dtype=object)
        keys = cells.keys.assign(group=cells.keys["group"].astype(object) + _GLUE + starts)
        dated = Cells(keys, cells.base, cells.counts, cells.categories)
        rates = rate_groups(dated, per=course.per, share=course.share, seed=course.seed, actor=actor)
        rows += [row for row in rates if row["category"] not in course.leave and row["base"]]
        stretches += [_collect(cells, starts, group, actor) for group in cells.groups]
    table = pd.DataFrame(rows, columns=["group", "actor", "category", "count", "base", "estimate", "low", "high",
                                        "n_articles", "n_stories"])  # fmt: skip
    table[["group", "period"]] = table["group"].str.rsplit(_GLUE, n=1, expand=True).to_numpy().reshape(-1, 2)
    table["period"] = pd.to_datetime(table["period"])
    lines = _seek([part for part in stretches if len(part.m)], course)
    parts = [
        _tell(part.sort_values("period"), lines[(str(group), str(actor), str(category))], course)
        for (actor, group, category), part in table.groupby(["actor", "group", "category"], sort=False)
    ]
    order = ["group", "actor", "category", "period"]
    if not parts:
        return make_table("traces", [])
    told = pd.concat(parts)
    rank = {name: i for i, name in enumerate(dict.fromkeys(told["category"]))}
    return make_table("traces", told.sort_values(order, key=lambda c: c.map(rank) if c.name == "category" else c))


def _collect(cells: Cells, starts: Any, group: str, actor: str) -> _Stretch:
    """One unit a story (or article) and period, in the order of time."""
    mine = (cells.keys["group"] == group).to_numpy() & (cells.base > 0)
    part = cells.select(mine)
    _, place = np.unique(starts[mine], return_inverse=True)
    _, cluster = np.unique(part.keys["cluster"].to_numpy(dtype=object), return_inverse=True)
    pairs, unit = np.unique(np.column_stack([place, cluster]), axis=0, return_inverse=True)
    x, m = part.gather(unit.ravel().astype(np.intp), len(pairs))
    return _Stretch((group, actor), cells.categories, x, m, pairs[:, 0].astype(np.intp))


def _seek(stretches: list[_Stretch], course: Course) -> dict[tuple[str, str, str], _Line]:
    """Binary segmentation of all lines, round by round; the tests of one round are one family."""
    lines = {(*part.name, category): _Line() for part in stretches for category in part.categories}
    part_of = [_choose_used(part, course) for part in stretches]
    while part_of:
        found = []
        for part in part_of:
            seed = derive_seed(course.seed, "trace", *part.name, str(part.first), str(len(part.m)))
            change = find_change(part.x, part.m, part.place - part.first, seed=seed)
            found += [(part, i, int(at) + part.first, float(p)) for i, (at, p) in enumerate(zip(*change, strict=True))]
        q = adjust_family([p for *_, p in found])
        part_of = []
        for (part, i, at, p), adjusted in zip(found, q, strict=True):
            if np.isnan(p):
                continue
            line = lines[(*part.name, part.categories[i])]
            line.tested[at] = p, float(adjusted)
            if adjusted < MAX_Q:
                line.starts.append(at)
                part_of += [_cut(part, i, part.place < at), _cut(part, i, part.place >= at)]
    return lines


def _choose_used(part: _Stretch, course: Course) -> _Stretch:
    """The stretch with the categories that are told of and that the group uses at all."""
    used = np.asarray(part.x.sum(axis=0)).ravel() > 0
    kept = [i for i, name in enumerate(part.categories) if used[i] and name not in course.leave]
    return _Stretch(part.name, tuple(part.categories[i] for i in kept), part.x[:, kept], part.m, part.place)


def _cut(part: _Stretch, i: int, mask: Any) -> _Stretch:
    place = part.place[mask]
    return _Stretch(part.name, (part.categories[i],), part.x[mask][:, [i]], part.m[mask], place, int(place.min()))


def _tell(rows: pd.DataFrame, line: _Line, course: Course) -> pd.DataFrame:
    """Level, change, p, q and verdict of one line, its rows in the order of time."""
    starts = sorted(line.starts)
    place = np.arange(len(rows))
    stretch = np.searchsorted(starts, place, side="right") - 1
    count, base = (np.bincount(stretch, weights=rows[column]) for column in ("count", "base"))
    level = course.per * count / base
    p, q = np.array([line.tested.get(i, (np.nan, np.nan)) for i in range(len(rows))]).T
    change = np.isin(place, starts[1:])
    said = [
        f"{'rises' if level[i] > level[i - 1] else 'falls'} in {name_period(rows['period'].iloc[at], course.every)}"
        for i, at in enumerate(starts)
        if i
    ]
    unchanged = "no change shown" if line.tested else "insufficient data"
    verdict = ", ".join(said) or (unchanged if count.sum() else "never used")
    return rows.assign(level=level[stretch], change=change, p=p, q=q, verdict=verdict)
