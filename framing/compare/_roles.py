"""Whether sources differ in how often they let an actor act, suffer, or suffer at nobody's hands, and how surely."""

from __future__ import annotations

import pandas as pd

from framing.compare._shares import check_within, contrast_actors
from framing.core.provenance import stamp
from framing.stats.contrasts import SETTINGS, Contrast
from framing.stats.occasions import count_roles


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
    by : str
        What is compared: `source`, `holder`, `voice`, or any other column of the roles table.
    within : str, optional
        A column of the articles, as a rule ``"story"``: only what both sides tell counts, and only with each other.
    cluster : str, optional
        A column of the articles whose values stand or fall together in the permutations. By default what
        `within` names, else the story, else the article.
    against : str, optional
        None for all pairs; ``"rest"`` for each against all others together; else the name of one to compare with.
    seed : int
        Seed of the permutations.

    Returns
    -------
    DataFrame
        A contrasts table: one row a pair, actor and category (``"agent"``, ``"patient"``, ``"agentless"``) that either
        side uses of the actor. `estimate` is :math:`\sum x_a / \sum m_a - \sum x_b / \sum m_b`, x deeds of the category
        of m deeds in which the side gives the actor a part. Everything else is as in `compare_labels`: the floors for
        ``insufficient data``, the permutation p, its q over all rows of the call, the verdict in words.

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
    check_within(within, by)
    counted = count_roles(roles, by=by, within=within, cluster=cluster)
    design = Contrast(per=1.0, share=True, matched=within is not None, seed=seed)
    contrasts = contrast_actors(counted, design, by=by, against=against)
    settings = {
        "by": by,
        "within": within,
        "cluster": cluster,
        "against": against,
        "seed": seed,
        **SETTINGS,
        "family": int(contrasts["p"].notna().sum()),
        "denied deeds counted": int(roles["negated"].astype(bool).sum()) if "negated" in roles else 0,
    }
    return stamp(contrasts, "compare_roles", settings, roles.attrs)
