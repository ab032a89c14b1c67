"""One row of a contrasts table, with the design that it was made with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from framing.core.errors import TableError
from framing.core.provenance import KEY
from framing.core.tables import check_table


@dataclass(frozen=True)
class Question:
    """What was compared and how.

    Parameters
    ----------
    a, b, actor, category : str
        As in a contrasts table.
    estimate : float
        What the contrast says, in units of `per`.
    by, within, cluster, seed
        As the comparison was given them.
    per : float
        Unit of the estimate.
    share : bool
        Whether the ratio is a share.
    """

    a: str
    b: str
    actor: str
    category: str
    estimate: float
    by: str
    within: str | None
    cluster: str | None
    seed: int
    per: float
    share: bool


def read_question(contrast: pd.DataFrame | pd.Series[Any], what: str, *, per: float, share: bool) -> Question:
    """The contrast to repeat, and from the table's provenance how ``compare_`` `what` made it.

    Raises
    ------
    TableError
        Not one row, a column is missing, or the table was not made so or has lost its provenance.
    """
    call, maker = f"vary_{what}", f"compare_{what}"
    table = contrast.to_frame().T if isinstance(contrast, pd.Series) else contrast
    check_table(table, "contrasts", need=["a", "b", "actor", "category", "estimate"])
    if len(table) != 1:
        raise TableError(f"{call} repeats one contrast and this table has {len(table)}; give one, as contrasts.iloc[0]")
    steps = contrast.attrs.get(KEY, {}).get("steps", [])
    made: list[Mapping[str, Any]] = [step for step in steps if step.get("step") == maker]
    if not made:
        last = f"made by {steps[-1]['step']}" if steps else "without a note in attrs of how it was made"
        raise TableError(f"{call} repeats a contrast of {maker}; this one is {last}; give a row of a table as it came")
    row, how = table.iloc[0], made[-1]
    return Question(
        a=str(row["a"]),
        b=str(row["b"]),
        actor=str(row["actor"]),
        category=str(row["category"]),
        estimate=float(row["estimate"]),
        by=how["by"],
        within=how["within"],
        cluster=how["cluster"],
        seed=how["seed"],
        per=per,
        share=share,
    )
