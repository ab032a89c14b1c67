"""Whether all sources at once differ in what they call an actor: one answer an actor, before any pair is looked at."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from framing.compare._design import check_within
from framing.core.provenance import stamp
from framing.core.tables import make_table
from framing.stats.contrasts import INSUFFICIENT, MAX_Q, NO_DIFFERENCE, SETTINGS, pair_groups
from framing.stats.multiplicity import adjust_family
from framing.stats.occasions import count_labels
from framing.stats.profiles import Profile, gather_profile, judge_profile
from framing.stats.seeds import derive_seed

DIFFER = "they differ"


def compare_profiles(
    labels: pd.DataFrame, *, by: str = "source", within: str | None = None, seed: int = 0
) -> pd.DataFrame:
    r"""How far apart all sources lie in the words they choose for an actor, and whether further than chance puts them.

    Parameters
    ----------
    labels : DataFrame
        A labels table; filter it first, e.g. ``labels[labels.voice == "own"]`` for what sources say themselves.
    by : str
        What is compared: `source`, `holder`, `voice`, or any other column of the labels table.
    within : str, optional
        A column of the articles, as a rule ``"story"``: only stories that two sources or more tell count, and sources
        are exchanged only inside a story.
    seed : int
        Seed of the permutations.

    Returns
    -------
    DataFrame
        A profiles table: one row an actor. A source's profile is how its labels of the actor spread over the lexicon's
        categories and ``"uncategorised"``; plain names are no label. `estimate` is the Jensen–Shannon divergence of
        all profiles, each weighing as much as it has labels, 0 to at most :math:`\log_2` of the number of sources, in
        bits. It is never 0 by chance, so read `adjusted`, which is `estimate` less `null_mean`, the mean over
        permutations of which article is whose; `null_high` is their .95 quantile. `v` is Cramér's V with Bergsma's
        correction, 0 to 1. `q` is p after Benjamini and Hochberg over the actors of the call. Below 6 matched stories
        (with `within`) or 10 clusters (without) the verdict is ``insufficient data``.

    Raises
    ------
    TableError
        No such column, a blank in one, or fewer than two groups.

    Notes
    -----
    Clusters are what `within` names, else stories, else articles. Those in which several sources write exchange their
    sources inside; the others exchange among one another (`framing.stats.divergence`).

    **Reads wrong when**

    * `estimate` is cited: with few labels it is large whatever the sources do;
    * it is read as bias: sources that differ may all be plain, and sources that agree may all be loaded;
    * one source sets itself apart and all are said to differ: `compare_labels` with ``against="rest"`` says which;
    * sources cover different events and `within` is left out: then it is what happened that differs;
    * one source uses many words that the lexicon does not know: they are all *uncategorised*;
    * *no difference shown* is read as *no difference*.

    References
    ----------
    Lin (1991), IEEE Transactions on Information Theory 37(1); Bergsma (2013), Journal of the Korean Statistical
    Society 42.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = [{"doc_id": f"{s}{i}", "source": s, "story": str(i), "actor": "dscm", "mention": 0, "negated": False,
    ...          "relation": "title", "category": "terrorism" if s == "A" else "heroism"} for s in "ABC"
    ...         for i in range(8)]
    >>> compare_profiles(pd.DataFrame(rows), within="story")[["actor", "n_groups", "adjusted", "p", "verdict"]].round(3)
      actor  n_groups  adjusted    p      verdict
    0  dscm         3     0.819  0.0  they differ
    """
    check_within(within, by)
    counted = count_labels(labels, by=by, within=within)
    pair_groups((name for cells in counted.values() for name in cells.groups), by=by, against=None)
    matched = within is not None
    rows = [_judge(actor, gather_profile(cells, matched=matched), seed) for actor, cells in counted.items()]
    q = adjust_family([row["p"] for row in rows])
    judged = [row | {"q": q[i], "verdict": _say(float(q[i]))} for i, row in enumerate(rows)]
    profiles = make_table("profiles", judged)
    settings = {
        "by": by,
        "within": within,
        "seed": seed,
        **SETTINGS,
        "family": int(profiles["p"].notna().sum()),
        "negated labels excluded": int(labels["negated"].astype(bool).sum()),
    }
    return stamp(profiles, "compare_profiles", settings, labels.attrs)


def _judge(actor: str, profile: Profile, seed: int) -> dict[str, Any]:
    row = {
        "actor": actor,
        "n_groups": len(profile.groups),
        "n_labels": int(profile.counts.sum()),
        **dict.fromkeys(("estimate", "null_mean", "null_high", "adjusted", "v", "p"), np.nan),
        **profile.rests_on,
    }
    if profile.suffices:
        found, v = judge_profile(profile, seed=derive_seed(seed, "profile", actor))
        row |= found._asdict() | {"v": v}
    return row


def _say(q: float) -> str:
    if np.isnan(q):
        return INSUFFICIENT
    return DIFFER if q < MAX_Q else NO_DIFFERENCE
