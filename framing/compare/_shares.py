"""Counted occasions by actor → contrasts of their shares."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from framing.core.errors import TableError
from framing.stats.contrasts import Contrast, contrast_pair, judge_rows, pair_groups
from framing.stats.count import Cells


def check_within(within: str | None, by: str) -> None:
    """Refuse to match on what is compared."""
    if within is not None and within == by:
        raise TableError(f"within={within!r} is what by= compares; match on something else, such as within='story'")


def contrast_actors(
    counted: Mapping[str, Cells], design: Contrast, *, by: str, against: str | None, leave: tuple[str, ...] = ()
) -> pd.DataFrame:
    """One row an actor, pair and category, but for the categories to leave out; all of them are one family."""
    pairs = pair_groups((group for cells in counted.values() for group in cells.groups), by=by, against=against)
    rows = [
        row
        for actor, cells in counted.items()
        for pair in pairs
        for row in contrast_pair(cells, pair, design, actor=actor)
        if row["category"] not in leave
    ]
    return judge_rows(rows)
