"""Counted occasions by actor → rows of a rates table."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from framing.core.tables import make_table
from framing.stats.count import Cells
from framing.stats.rates import rate_groups


def tabulate_shares(counted: Iterable[tuple[str, Cells]], *, seed: int) -> pd.DataFrame:
    """One row a group, actor and category, the groups in order."""
    rows = [row for actor, cells in counted for row in rate_groups(cells, per=1.0, share=True, seed=seed, actor=actor)]
    order = {group: i for i, group in enumerate(sorted({row["group"] for row in rows}))}
    return make_table("rates", sorted(rows, key=lambda row: order[row["group"]]))
