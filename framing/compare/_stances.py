"""Whether sources, or holders, differ in how often they are for or against somebody, and how surely."""

from __future__ import annotations

import pandas as pd

from framing.compare._design import Design
from framing.core.tables import UNITS
from framing.stats.contrasts import Quantity
from framing.stats.occasions import count_stances

PLACES = Quantity("share", UNITS["stances"][0])


def compare_stances(
    stances: pd.DataFrame,
    *,
    by: str = "source",
    within: str | None = None,
    cluster: str | None = None,
    against: str | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    r"""Difference between two sources in the share of places that are for or against a target, tested.

    Parameters
    ----------
    stances : DataFrame
        A stances table; filter it first, e.g. ``stances[stances.how == "own"]`` for what outlets say themselves.
    by : str
        What is compared: `source`, `holder`, `voice`, or any other column of the stances table.
    within, cluster, against, seed
        As in `compare_labels`, with columns of the stances table.

    Returns
    -------
    DataFrame
        A contrasts table: one row a pair, target (in the column `actor`) and category (``"negative"``, ``"neutral"``,
        ``"positive"``). `estimate` is :math:`\sum x_a / \sum m_a - \sum x_b / \sum m_b`, x places of the category of m
        places where the side means the target. Everything else is as in `compare_labels`.

    Raises
    ------
    TableError
        No such column, a blank in one, fewer than two groups, or an unknown `against`.

    Notes
    -----
    The three shares of a target sum to 1, so their rows are not three findings.

    **Reads wrong when**

    * sources cover different events and `within` is left out: then it is what happened that differs;
    * all holders are compared at once: a source that quotes a target's enemies is not itself against it. Filter to
      ``how == "own"``, or compare ``by="holder"``;
    * the scorer errs more for one source than for the other, in its dialect, its length of sentence, its irony: code
      a sample of both sides by hand first;
    * what befalls a target is bad and is told plainly: bad news is often scored as negative;
    * mentions were found less well in one source than in another: the difference is then in the tool;
    * `top_share` is high: the row speaks of one article;
    * *no difference shown* is read as *no difference*.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = [{"doc_id": f"{s}{i}", "source": s, "story": str(i), "target": "port", "start": 0,
    ...          "stance": "negative" if s == "A" else "neutral"} for s in "AB" for i in range(8)]
    >>> compare_stances(pd.DataFrame(rows), within="story")[["a", "b", "category", "estimate", "p", "verdict"]]
       a  b  category  estimate         p              verdict
    0  A  B  negative       1.0  0.007812  A more often than B
    1  A  B   neutral      -1.0  0.007812  B more often than A
    """
    design = Design(by, within, cluster, against, seed)
    contrasts = design.contrast(count_stances(stances, **design.columns).items(), PLACES)
    return design.stamp(contrasts, "compare_stances", {}, stances.attrs)
