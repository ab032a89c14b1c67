"""Counts of several parts of a corpus as one: what is counted part by part adds up to what is counted at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy import sparse

from framing.core.errors import TableError
from framing.stats.count import ALL, Cells
from framing.stats.occasions import NAME_ONLY, UNCATEGORISED

_FIRST, _LAST = (ALL,), (UNCATEGORISED, NAME_ONLY)


def join_cells(parts: Sequence[Cells]) -> Cells:
    """Put the cells of parts that share no article under one another.

    Parameters
    ----------
    parts : sequence of Cells
        One a part, at least one of them.

    Returns
    -------
    Cells
        Sorted as `count_terms` and `count_labels` sort them, with every category that a part has; ``"all"`` stays the
        first, ``"uncategorised"`` and ``"name only"`` the last. Categories that are the same in every part keep their
        order.

    Raises
    ------
    TableError
        Two parts hold the same article.
    """
    names = _join_names([part.categories for part in parts])
    keys = pd.concat([part.keys for part in parts], ignore_index=True)
    twice = keys.loc[keys.duplicated(["doc", "group"]), "doc"]
    if len(twice):
        raise TableError(
            f"parts are joined that share no article; {twice.nunique()} stand in several, e.g. {twice.iloc[0]!r}; "
            "give each article a doc_id of its own"
        )
    counts = sparse.vstack([_spread(part, names) for part in parts], format="csr")
    order = keys.assign(place=np.arange(len(keys))).sort_values(["cluster", "doc", "group"], kind="stable")
    place = order.pop("place").to_numpy()
    base = np.concatenate([part.base for part in parts])
    return Cells(order.reset_index(drop=True), base[place], counts[place], tuple(names))


def _join_names(parts: Sequence[tuple[str, ...]]) -> list[str]:
    """The categories of all parts."""
    if len(set(parts)) == 1:
        return list(parts[0])
    known = {name for names in parts for name in names}
    between = sorted(known - {*_FIRST, *_LAST})
    return [*(name for name in _FIRST if name in known), *between, *(name for name in _LAST if name in known)]


def _spread(part: Cells, names: list[str]) -> sparse.csr_array:
    """A part's counts in the columns of all."""
    where = (np.arange(len(part.categories)), np.array([names.index(name) for name in part.categories], dtype=np.intp))
    turn = sparse.csr_array((np.ones(len(part.categories)), where), shape=(len(part.categories), len(names)))
    return sparse.csr_array(part.counts @ turn)
