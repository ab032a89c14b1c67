"""What all comparisons do alike: the options checked, the counts contrasted pair by pair, one family, one stamp."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from itertools import product
from typing import Any

import pandas as pd

from framing.core.errors import TableError
from framing.core.progress import track
from framing.core.provenance import stamp
from framing.stats.contrasts import SETTINGS, Contrast, Quantity, contrast_pair, judge_rows, pair_groups
from framing.stats.count import Cells


@dataclass(frozen=True)
class Design:
    """The options that `compare_labels` explains.

    Raises
    ------
    TableError
        `within` is what `by` compares.
    """

    by: str
    within: str | None
    cluster: str | None
    against: str | None
    seed: int

    def __post_init__(self) -> None:
        check_within(self.within, self.by)

    @property
    def columns(self) -> dict[str, Any]:
        """The options that name columns."""
        return {"by": self.by, "within": self.within, "cluster": self.cluster}

    def contrast(
        self, counted: Iterable[tuple[str, Cells]], quantity: Quantity, *, leave: tuple[str, ...] = ()
    ) -> pd.DataFrame:
        """One row an actor, pair and category, but for the categories to leave out; all of them are one family."""
        listed = list(counted)
        pairs = pair_groups((name for _, cells in listed for name in cells.groups), by=self.by, against=self.against)
        contrast = Contrast(quantity, matched=self.within is not None, seed=self.seed)
        rows = [
            row
            for (actor, cells), pair in track(list(product(listed, pairs)), "Comparing", "pair")
            for row in contrast_pair(cells, pair, contrast, actor=actor)
            if row["category"] not in leave
        ]
        return judge_rows(rows, more="higher" if quantity.kind == "mean" else "more often")

    def stamp(
        self, contrasts: pd.DataFrame, step: str, more: Mapping[str, Any], *earlier: Mapping[Any, Any]
    ) -> pd.DataFrame:
        """Write the options, the settings of the test and the size of the family into the table's `attrs`."""
        family = int(contrasts["q"].notna().sum())
        rare = int(contrasts["p"].notna().sum()) - family
        settings = {**asdict(self), **SETTINGS, "family": family, "too rare for it": rare, **more}
        return stamp(contrasts, step, settings, *earlier)


def check_within(within: str | None, by: str) -> None:
    """Refuse to match on what is compared."""
    if within is not None and within == by:
        raise TableError(f"within={within!r} is what by= compares; match on something else, such as within='story'")
