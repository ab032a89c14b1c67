"""Where a word of the category and a neutral one were both at hand: how often it chose the category's, by source."""

from __future__ import annotations

import pandas as pd

from framing.core.provenance import stamp
from framing.measure._shares import tabulate_shares
from framing.stats.occasions import count_choices, list_voices
from framing.stats.resample import N_RESAMPLES


def measure_choices(labels: pd.DataFrame, *, by: str = "source", names: bool = False, seed: int = 0) -> pd.DataFrame:
    r"""Choice rate: of the occasions on which a source named an actor loaded or neutral, the share of the loaded ones.

    Parameters
    ----------
    labels : DataFrame
        A labels table, as a rule of the source's own voice: ``labels[labels.voice == "own"]``. Other voices are
        counted if they are in it, and the stamp in `attrs` names them.
    by : str
        What a group is, as in `measure_labels`.
    names : bool
        Whether a plain name without any label counts as a neutral choice too.
    seed : int
        Seed of the bootstrap.

    Returns
    -------
    DataFrame
        A rates table: one row a group, actor and category that anybody uses of the actor. `base` is the group's naming
        occasions with a word of the category ("the terrorists") or with one of the neutral alternatives that the
        lexicon lists for the category's terms ("the gunmen"; `neutral_for` of the labels table), `count` those with a
        word of the category. An occasion with both is loaded. Labels of neither kind, and negated ones, are left out.
        A group without such an occasion has no row. `low` and `high` are as in `measure_labels`.

    Raises
    ------
    TableError
        No such column, or rows without a value in it.

    Examples
    --------
    >>> import pandas as pd
    >>> labels = pd.DataFrame({
    ...     "doc_id": "1", "source": "A", "actor": "dscm", "mention": [0, 60, 90, 120], "negated": False,
    ...     "relation": ["description", "description", "title", "name"], "category": ["terrorism label", "", "", ""],
    ...     "neutral_for": ["", "extremism; terrorism label", "", ""]})
    >>> measure_choices(labels)[["group", "actor", "category", "count", "base", "estimate"]]
      group actor         category  count  base  estimate
    0     A  dscm  terrorism label      1     2       0.5
    """
    rates = tabulate_shares(count_choices(labels, by=by, names=names), seed=seed)
    settings = {
        "by": by,
        "names": names,
        "seed": seed,
        "resamples": N_RESAMPLES,
        "voices": list_voices(labels),
        "negated labels excluded": int(labels["negated"].astype(bool).sum()),
    }
    return stamp(rates, "measure_choices", settings, labels.attrs)
