"""Of the times it named an actor, how often with which kind of word, by source."""

from __future__ import annotations

import pandas as pd

from framing.core.provenance import stamp
from framing.measure._shares import tabulate_shares
from framing.stats.occasions import count_labels
from framing.stats.resample import N_RESAMPLES


def measure_labels(labels: pd.DataFrame, *, by: str = "source", seed: int = 0) -> pd.DataFrame:
    r"""Of the occasions on which a source named an actor: the share with a word of each category.

    Parameters
    ----------
    labels : DataFrame
        A labels table; filter it first to narrow the question, e.g. ``labels[labels.voice == "own"]``.
    by : str
        What a group is: `source`, `holder`, `voice`, or any other column of the labels table, the user's own among
        them.
    seed : int
        Seed of the bootstrap.

    Returns
    -------
    DataFrame
        A rates table: one row a group, actor and category. A naming occasion is one (doc_id, mention); `base` is how
        many the group has of the actor, plain names among them, and `count` those with at least one label of the
        category. The last two categories of each actor are ``"uncategorised"``, occasions with labels that no
        lexicon covers, and ``"name only"``, occasions without a label. An occasion can have two categories ("the
        extremist terrorist group"), so shares need not sum to 1: the two last and the share with any category do.
        Categories that only other groups use of the actor stand with 0; a group that never names an actor has no
        row for it. Negated labels ("not a terrorist group") do not count, their occasions do; the stamp in
        `attrs` says how many there are. `low` and `high` are a 95 % bootstrap over stories (over the article where it
        has no story), NaN below two of them; where every resample agrees, as at 0 of n, Wilson's interval on the
        number of stories.

    Raises
    ------
    TableError
        No such column, or rows without a value in it.

    Examples
    --------
    >>> import pandas as pd
    >>> labels = pd.DataFrame({
    ...     "doc_id": ["1", "1", "1"], "source": "A", "actor": "dscm", "mention": [0, 0, 90], "negated": False,
    ...     "relation": ["name", "modifier", "name"], "category": ["", "terrorism", ""]})
    >>> measure_labels(labels)[["group", "actor", "category", "count", "base", "estimate"]]
      group actor       category  count  base  estimate
    0     A  dscm      terrorism      1     2       0.5
    1     A  dscm  uncategorised      0     2       0.0
    2     A  dscm      name only      1     2       0.5
    """
    rates = tabulate_shares(count_labels(labels, by=by).items(), seed=seed)
    settings = {
        "by": by,
        "seed": seed,
        "resamples": N_RESAMPLES,
        "negated labels excluded": int(labels["negated"].astype(bool).sum()),
    }
    return stamp(rates, "measure_labels", settings, labels.attrs)
