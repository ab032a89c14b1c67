"""Whether sources differ in the choice between a loaded and a neutral word for an actor, and how surely."""

from __future__ import annotations

import pandas as pd

from framing.compare._design import Design
from framing.core.tables import UNITS
from framing.stats.contrasts import Quantity
from framing.stats.occasions import count_choices, list_voices

CHOICES = Quantity("share", UNITS["choices"][0])


def compare_choices(
    labels: pd.DataFrame,
    *,
    by: str = "source",
    within: str | None = None,
    cluster: str | None = None,
    against: str | None = None,
    names: bool = False,
    seed: int = 0,
) -> pd.DataFrame:
    r"""Difference between two sources in the choice rate, tested: the headline of a study of naming.

    Of the occasions on which a source, in its own voice, had to name this actor: how often did it choose a word of the
    category rather than one of its neutral alternatives?

    Parameters
    ----------
    labels : DataFrame
        A labels table, as a rule ``labels[labels.voice == "own"]``; all voices in it are compared, and the stamp in
        `attrs` names them.
    names : bool
        Whether a plain name without any label counts as a neutral choice too.
    by, within, cluster, against, seed
        As in `compare_labels`.

    Returns
    -------
    DataFrame
        A contrasts table: one row a pair, actor and category that anybody uses of the actor. `rate_a` and `rate_b` are
        choice rates as in `measure_choices`, `base_a` and `base_b` the occasions with a loaded or a neutral word;
        `estimate` is their difference. Everything else is as in `compare_labels`.

    Raises
    ------
    TableError
        No such column, a blank in one, fewer than two groups, or an unknown `against`.

    Notes
    -----
    `compare_labels` asks how often a category is used of all times that the actor is named; a source that writes plain
    names, or other labels, lowers that. This asks only what was chosen where a loaded and a neutral word were both at
    hand, as the lexicon pairs them, so it depends on those pairs; `names=True` says how much.

    **Reads wrong when**

    * the table holds other voices than the source's own: the choice was then somebody else's;
    * the lexicon lists no alternative, or a word that is not one for this actor (*leader* for *dictator* where the
      actor is no head of state): look at the neutral rows, ``labels[labels.neutral_for != ""]``;
    * the events do not give the same choice (*gunman* needs a gun) and `within` is left out;
    * a source avoids the choice by the plain name: then its base is small, and `names=True` shows another picture;
    * what holds of `compare_labels`: wire copy, one article (`top_share`), 0 of 12, *no difference shown*.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = [{"doc_id": f"{s}{i}", "source": s, "story": str(i), "actor": "dscm", "mention": 0, "negated": False,
    ...          "relation": "description", "category": "terrorism label" if s == "A" else "",
    ...          "neutral_for": "" if s == "A" else "terrorism label"} for s in "AB" for i in range(8)]
    >>> compare_choices(pd.DataFrame(rows), within="story")[["a", "b", "rate_a", "rate_b", "p", "verdict"]]
       a  b  rate_a  rate_b         p              verdict
    0  A  B     1.0     0.0  0.007812  A more often than B
    """
    design = Design(by, within, cluster, against, seed)
    contrasts = design.contrast(count_choices(labels, **design.columns, names=names), CHOICES)
    more = {
        "names": names,
        "voices": list_voices(labels),
        "negated labels excluded": int(labels["negated"].astype(bool).sum()),
    }
    return design.stamp(contrasts, "compare_choices", more, labels.attrs)
