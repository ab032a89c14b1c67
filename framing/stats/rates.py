"""From counts to rates: each group's ratio with its interval, as rows of a rates table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from framing.stats.count import Cells
from framing.stats.resample import resample_ratio
from framing.stats.seeds import derive_seed


def rate_groups(cells: Cells, *, per: float, share: bool, seed: int, actor: str = "") -> Iterator[dict[str, Any]]:
    r"""Rows of a rates table, one a group and category.

    Parameters
    ----------
    cells : Cells
        The counts.
    per : float
        Unit of the estimate: :math:`per \cdot \sum x / \sum m`.
    share : bool
        Whether the ratio is a share.
    seed : int
        Seed of the bootstrap. A row depends on it, on the group's name and on the group's own counts, on nothing else.
    actor : str
        Whom the counts concern; empty for terms.

    Yields
    ------
    dict
        The columns of a rates table. The estimate of a group without base is NaN.
    """
    for group, part in cells.split():
        filled = part.select(part.base > 0)
        _, codes = np.unique(filled.keys["cluster"].to_numpy(dtype=object), return_inverse=True)
        x, m = filled.sum_by(codes, int(codes.max(initial=-1)) + 1)
        low, high = resample_ratio(x, m, share=share, seed=derive_seed(seed, "rate", actor, group))
        count, base = x.sum(0), float(m.sum())
        shared = {"group": group, "actor": actor, "base": int(base)}
        rests_on = {"n_articles": part.n_articles, "n_stories": part.n_stories}
        for i, category in enumerate(cells.categories):
            yield {
                **shared,
                "category": category,
                "count": int(count[i]),
                "estimate": per * count[i] / base if base else np.nan,
                "low": per * low[i],
                "high": per * high[i],
                **rests_on,
            }
