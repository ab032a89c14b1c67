"""Whether a model scores the texts of some sources higher than those of others, and how surely."""

from __future__ import annotations

import pandas as pd

from framing.compare._design import Design
from framing.core.tables import UNITS
from framing.stats.contrasts import Quantity
from framing.stats.count import count_scores

SCORES = Quantity("mean", UNITS["scores"][0])


def compare_scores(
    scores: pd.DataFrame,
    *,
    by: str = "source",
    within: str | None = None,
    cluster: str | None = None,
    against: str | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    r"""Difference between two sources in the mean score of their texts, tested.

    Parameters
    ----------
    scores : DataFrame
        A scores table: one row a text, or a span of one, and scorer.
    by, within, cluster, against, seed
        As in `compare_labels`, with columns of the scores table.

    Returns
    -------
    DataFrame
        A contrasts table: one row a pair and scorer, which stands in `category`. `rate_a` and `rate_b` are means over
        the rows of either side, `base_a` and `base_b` how many there are, `estimate` is their difference in the
        scorer's own unit. `top_share` is the part of the rows that one article has. There is no ratio. Everything else
        is as in `compare_labels`, but p needs no six clusters that hold a category.

    Raises
    ------
    TableError
        No such column, a blank in one, a value that is no number, fewer than two groups, or an unknown `against`.

    Notes
    -----
    **Reads wrong when**

    * the scorer errs more for one source than for the other: its quotations, its dialect, its translators. Code a
      sample of both sides by hand first;
    * the scorer was trained on one of these sources: it may know the outlet and not the wording;
    * quotations are scored with the text: the words of those quoted are charged to the source;
    * sources cover different events and `within` is left out: then it is what happened that differs;
    * rows are sentences: an article with many counts more than one with few;
    * a score is read as an amount: twice the score is not twice as loaded;
    * *no difference shown* is read as *no difference*.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = [{"doc_id": f"{s}{i}", "source": s, "story": str(i), "scorer": "tone", "value": i + 2.0 * (s == "A")}
    ...         for s in "AB" for i in range(8)]
    >>> compare_scores(pd.DataFrame(rows), within="story")[["a", "b", "category", "estimate", "p", "verdict"]]
       a  b category  estimate         p        verdict
    0  A  B     tone       2.0  0.007812  A higher than B
    """
    design = Design(by, within, cluster, against, seed)
    contrasts = design.contrast([("", cells) for cells in count_scores(scores, **design.columns)], SCORES)
    return design.stamp(contrasts, "compare_scores", {}, scores.attrs)
