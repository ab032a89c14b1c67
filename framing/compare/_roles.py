"""Whether sources differ in how often they let an actor act, suffer, or suffer at nobody's hands, and how surely."""

from __future__ import annotations

import pandas as pd

from framing.compare._design import Design
from framing.core.tables import UNITS
from framing.stats.contrasts import Quantity
from framing.stats.occasions import count_roles

DEEDS = Quantity("share", UNITS["roles"][0])


def compare_roles(
    roles: pd.DataFrame,
    *,
    by: str = "source",
    within: str | None = None,
    cluster: str | None = None,
    against: str | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    r"""Difference between two sources in the share of an actor's deeds in which it acts or suffers, tested.

    Parameters
    ----------
    roles : DataFrame
        A roles table; filter it first, e.g. ``roles[roles.voice == "own"]`` for what sources say themselves.
    by, within, cluster, against, seed
        As in `compare_labels`, with columns of the roles table.

    Returns
    -------
    DataFrame
        A contrasts table: one row a pair, actor and category (``"agent"``, ``"patient"``, ``"agentless"``) that either
        side uses of the actor. `estimate` is :math:`\sum x_a / \sum m_a - \sum x_b / \sum m_b`, x deeds of the category
        of m deeds in which the side gives the actor a part. Everything else is as in `compare_labels`.

    Raises
    ------
    TableError
        No such column, a blank in one, fewer than two groups, or an unknown `against`.

    Notes
    -----
    Agent and patient shares of an actor nearly mirror each other, so their two rows are one finding and not two.

    **Reads wrong when**

    * sources cover different events and `within` is left out: then it is what happened that differs;
    * one side quotes the actor more: *said* makes it an agent. Leave verbs of saying out on both sides to see deeds;
    * the one who did it is not known to anybody: then *agentless* is accuracy;
    * the doer stands in the sentence before, which grammar does not see;
    * headlines are in one source and not in the other: they leave doers out to save room;
    * mentions were found less well in one source than in another: the difference is then in the tool;
    * `top_share` is high: the row speaks of one article;
    * *no difference shown* is read as *no difference*.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = [{"doc_id": f"{s}{i}", "source": s, "story": str(i), "actor": "port", "start": 0, "negated": False,
    ...          "role": "agent" if s == "A" else "patient", "agentless": False} for s in "AB" for i in range(8)]
    >>> compare_roles(pd.DataFrame(rows), within="story")[["a", "b", "category", "estimate", "p", "verdict"]]
       a  b category  estimate         p              verdict
    0  A  B    agent       1.0  0.007812  A more often than B
    1  A  B  patient      -1.0  0.007812  B more often than A
    """
    design = Design(by, within, cluster, against, seed)
    contrasts = design.contrast(count_roles(roles, **design.columns).items(), DEEDS)
    denied = int(roles["negated"].astype(bool).sum()) if "negated" in roles else 0
    return design.stamp(contrasts, "compare_roles", {"denied deeds counted": denied}, roles.attrs)
