"""Several questions asked in one call: each is made a family of its own, and q and verdict are found anew in it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from framing.core.errors import TableError
from framing.core.provenance import stamp
from framing.core.tables import UNITS, check_table
from framing.stats.contrasts import judge_rows

_HIGHER = UNITS["scores"][0]


def declare_families(contrasts: pd.DataFrame, *, by: str | Sequence[str] = "actor") -> pd.DataFrame:
    """Adjust p within each actor, or within whatever else was asked as a question of its own.

    Parameters
    ----------
    contrasts : DataFrame
        What one of the comparisons returned, whole.
    by : str or sequence of str
        Columns of the table; rows that agree in them are one family. ``"actor"``: what each actor is called is a
        question by itself. ``["a", "b"]``: each pair of sources is.

    Returns
    -------
    DataFrame
        The same rows in the same order, with `q` and `verdict` anew; nothing else is changed. The stamp in `attrs`
        says how many families there are.

    Raises
    ------
    TableError
        No such column, or several units.

    Notes
    -----
    Benjamini and Hochberg's q keeps the share of false findings below .05 in each family, on average over the families
    too. Chance that anything at all is false grows with their number: of twenty questions without a true difference
    about one will show something. Say in the text how many were asked.

    **Reads wrong when**

    * families were chosen after looking at q: declare them before;
    * one family is reported and the others are not told of;
    * a family is one row: q is then p.

    References
    ----------
    Efron (2008), Annals of Applied Statistics 2(1): simultaneous inference, when to separate the families.

    Examples
    --------
    >>> from framing.core.tables import make_table
    >>> row = {"a": "Post", "b": "Wire", "category": "insult", "estimate": 0.2, "p_least": 0.001, "n_articles": 24,
    ...        "unit": "share of choices", "base_a": 80, "base_b": 60, "n_stories": 12}
    >>> table = make_table("contrasts", [row | {"actor": "tsc", "p": 0.03}, row | {"actor": "un", "p": 0.9}])
    >>> declare_families(table)[["actor", "q", "verdict"]]
      actor     q              verdict
    0   tsc  0.03  Post more often than Wire
    1    un  0.90   no difference shown
    """
    columns = [by] if isinstance(by, str) else list(by)
    check_table(contrasts, "contrasts", need=["a", "b", "estimate", "p", "p_least", "unit", *columns])
    units = sorted(contrasts["unit"].unique())
    if len(units) > 1:
        raise TableError(f"families are declared in one comparison; this table mixes [{', '.join(units)}]; give one")
    if not columns:
        raise TableError("by= names the columns that make a family; got none; name one, such as 'actor'")
    more = "higher" if units == [_HIGHER] else "more often"
    parts = []
    for _, part in contrasts.groupby(columns, sort=True):
        rows = judge_rows(part.rename(columns=str).to_dict("records"), more=more)  # type: ignore[arg-type]
        parts.append(part.assign(q=rows["q"].to_numpy(), verdict=rows["verdict"].to_numpy()))
    judged = pd.concat(parts).loc[contrasts.index] if parts else contrasts
    n = sum(bool(part["q"].notna().any()) for part in parts)
    return stamp(judged, "declare_families", {"by": columns, "families": n}, contrasts.attrs)
