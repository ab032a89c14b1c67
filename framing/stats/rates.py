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
    groups, group = np.unique(cells.keys["group"].to_numpy(dtype=object), return_inverse=True)
    _, cluster = np.unique(cells.keys["cluster"].to_numpy(dtype=object), return_inverse=True)
    pairs, pair = np.unique(np.column_stack([group, cluster]), axis=0, return_inverse=True)
    counts, bases = cells.gather(pair.ravel(), len(pairs))
    edges = np.searchsorted(pairs[:, 0], np.arange(len(groups) + 1))
    n_articles, n_stories = _count_pairs(cells, group, "doc"), _count_pairs(cells, group, "story")
    for g, name in enumerate(groups):
        rows = slice(edges[g], edges[g + 1])
        filled = bases[rows] > 0
        x, m = counts[rows].toarray()[filled], bases[rows][filled]
        low, high = resample_ratio(x, m, share=share, seed=derive_seed(seed, "rate", actor, name))
        count, base = x.sum(0), float(m.sum())
        for i, category in enumerate(cells.categories):
            yield {
                "group": name,
                "actor": actor,
                "category": category,
                "count": int(count[i]),
                "base": int(base),
                "estimate": per * count[i] / base if base else np.nan,
                "low": per * low[i],
                "high": per * high[i],
                "n_articles": int(n_articles[g]),
                "n_stories": int(n_stories[g]),
            }


def _count_pairs(cells: Cells, group: Any, column: str) -> Any:
    """How many different values each group has in the column; blanks do not count."""
    names, codes = np.unique(cells.keys[column].to_numpy(dtype=object), return_inverse=True)
    seen = np.unique(np.column_stack([group, codes]), axis=0)
    told = seen[names[seen[:, 1]] != "", 0]
    return np.bincount(told, minlength=int(group.max(initial=-1)) + 1)
