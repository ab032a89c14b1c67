"""Of the places where somebody is meant, how often for and how often against them, by source or holder."""

from __future__ import annotations

import pandas as pd

from framing.core.provenance import stamp
from framing.measure._shares import tabulate_shares
from framing.stats.occasions import count_stances
from framing.stats.resample import N_RESAMPLES


def measure_stances(stances: pd.DataFrame, *, by: str = "source", seed: int = 0) -> pd.DataFrame:
    r"""Of the places where a target is meant: the shares that are negative, neutral and positive.

    Parameters
    ----------
    stances : DataFrame
        A stances table; filter it first to narrow the question, e.g. ``stances[stances.how == "own"]`` for the outlet's
        own words, or ``stances[stances.holder == "mayor"]`` for one holder.
    by : str
        What a group is: `source`, `holder`, `voice`, or any other column of the stances table.
    seed : int
        Seed of the bootstrap.

    Returns
    -------
    DataFrame
        A rates table: one row a group, target (in the column `actor`) and category: ``"negative"``, ``"neutral"``,
        ``"positive"``. `base` is how many places the group has of the target, one (doc_id, start) each. `estimate` is
        :math:`\sum x / \sum m`, x places of m; `low` and `high` are as in `measure_labels`: a 95 % bootstrap over
        stories, NaN below two of them, Wilson's interval where every resample agrees. The scorer's errors are not in
        the interval.

    Raises
    ------
    TableError
        No such column, or rows without a value in it.

    Examples
    --------
    >>> import pandas as pd
    >>> stances = pd.DataFrame({
    ...     "doc_id": "1", "source": "A", "target": "port", "start": [4, 30, 62, 90],
    ...     "stance": ["negative", "positive", "neutral", "negative"]})
    >>> measure_stances(stances)[["group", "actor", "category", "count", "base", "estimate"]]
      group actor  category  count  base  estimate
    0     A  port  negative      2     4      0.50
    1     A  port   neutral      1     4      0.25
    2     A  port  positive      1     4      0.25
    """
    rates = tabulate_shares(count_stances(stances, by=by).items(), seed=seed)
    return stamp(rates, "measure_stances", {"by": by, "seed": seed, "resamples": N_RESAMPLES}, stances.attrs)
