"""Of the deeds in which it shows an actor, how often acting, how often suffering, how often at nobody's hands."""

from __future__ import annotations

import pandas as pd

from framing.core.provenance import stamp
from framing.measure._shares import tabulate_shares
from framing.stats.occasions import count_roles
from framing.stats.resample import N_RESAMPLES


def measure_roles(roles: pd.DataFrame, *, by: str = "source", seed: int = 0) -> pd.DataFrame:
    r"""Of the deeds in which a source gives an actor a part: the share in which it acts, suffers, suffers from nobody.

    Parameters
    ----------
    roles : DataFrame
        A roles table; filter it first to narrow the question, e.g. ``roles[roles.voice == "own"]``, or to some verbs.
    by : str
        What a group is: `source`, `holder`, `voice`, or any other column of the roles table.
    seed : int
        Seed of the bootstrap.

    Returns
    -------
    DataFrame
        A rates table: one row a group, actor and category. `base` is how many deeds the group has of the actor, one
        (doc_id, start) each, and `count` those of the category: ``"agent"``, ``"patient"``, and ``"agentless"``, the
        patients for whose deed nobody is named; what the actor does to itself is both. Denied deeds count as told; the
        stamp in `attrs` says how many there are. `estimate` is :math:`\sum x / \sum m`, x deeds of m; `low` and `high`
        are as in `measure_labels`: a 95 % bootstrap over stories, NaN below two of them, Wilson's interval where every
        resample agrees.

    Raises
    ------
    TableError
        No such column, or rows without a value in it.

    Examples
    --------
    >>> import pandas as pd
    >>> roles = pd.DataFrame({
    ...     "doc_id": "1", "source": "A", "actor": "port", "start": [4, 30, 62, 90], "negated": False,
    ...     "role": ["agent", "patient", "patient", "agent"], "agentless": [False, True, False, False]})
    >>> measure_roles(roles)[["group", "actor", "category", "count", "base", "estimate"]]
      group actor   category  count  base  estimate
    0     A  port      agent      2     4      0.50
    1     A  port    patient      2     4      0.50
    2     A  port  agentless      1     4      0.25
    """
    rates = tabulate_shares(count_roles(roles, by=by).items(), seed=seed)
    settings = {
        "by": by,
        "seed": seed,
        "resamples": N_RESAMPLES,
        "denied deeds counted": int(roles["negated"].astype(bool).sum()) if "negated" in roles else 0,
    }
    return stamp(rates, "measure_roles", settings, roles.attrs)
