"""Whether sources differ in what they call an actor, and how surely."""

from __future__ import annotations

import pandas as pd

from framing.compare._design import Design
from framing.core.tables import UNITS
from framing.stats.contrasts import Quantity
from framing.stats.occasions import NAME_ONLY, UNCATEGORISED, count_labels

NAMINGS = Quantity("share", UNITS["labels"][0])


def compare_labels(
    labels: pd.DataFrame,
    *,
    by: str = "source",
    within: str | None = None,
    cluster: str | None = None,
    against: str | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    r"""Difference between two sources in the share of naming occasions with a word of each category, tested.

    Parameters
    ----------
    labels : DataFrame
        A labels table; filter it first, e.g. ``labels[labels.voice == "own"]`` for what sources say themselves.
    by : str
        What is compared: `source`, `holder`, `voice`, or any other column of the labels table.
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
        A contrasts table: one row a pair, actor and category that either side uses of the actor. `estimate` is
        :math:`\sum x_a / \sum m_a - \sum x_b / \sum m_b`, x occasions with the category of m occasions: -1 to 1, times
        100 percentage points. `low` and `high` bound the differences that the test does not reject, `p` is its
        two-sided permutation p. `ratio` is the first share over the second, with its own interval, in which 1 lies if
        and only if p is .05 or more. `detectable` is the smallest true difference that such data would show four times
        in five. `q` is p after Benjamini and Hochberg over the family: all rows of the call that are not too rare to
        tell, counted in `attrs`; to declare a smaller one, filter before the call or use `declare_families`.
        `verdict` names a difference where q < .05. `top_share` is the part of the row's counts that one article gave.

        Below 6 matched stories (with `within`) or 10 clusters (without), or with fewer than two clusters on a side, the
        verdict is ``insufficient data`` and everything inferred is empty. Whom only one side names gets such rows too,
        without an estimate. Where fewer than six clusters hold the category, p cannot fall below .05
        whatever the texts say (`p_least`): ``too rare to tell``, no q, and no place in the family. Plain names and
        labels that no category covers are in every base and have no row of their own.

    Raises
    ------
    TableError
        No such column, a blank in one, fewer than two groups, or an unknown `against`.

    Notes
    -----
    With `within`, each story's contribution to the difference keeps or changes its sign: labels swap inside the
    story. Without, clusters exchange their source labels, those that hold both sides swap within. Interval and test
    come from the same permutations and never disagree. The formulas are in `framing.stats.flips` and
    `framing.stats.relabel`.

    **Reads wrong when**

    * sources cover different events and `within` is left out: then it is what happened that differs;
    * one article is copied by several outlets (wire copy): it counts once for each, and n is too large;
    * labels were found less well in one source than in another: the difference is then in the tool;
    * a source never uses a category and names the actor a few times only: 0 of 12 is not never;
    * *too rare to tell* is read as *no difference*, or is dropped from a table without a word;
    * `top_share` is high: the row speaks of one article;
    * q is .05 or more and the interval lies off 0: the interval is of this row alone, q is of the whole family;
    * the ratio is cited without the shares: three times as often may be 3 of 100 against 1 of 100;
    * *no difference shown* is read as *no difference*: see `detectable` for what would have been seen.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = [{"doc_id": f"{s}{i}", "source": s, "story": str(i), "actor": "dscm", "mention": 0, "negated": False,
    ...          "relation": "title", "category": "terrorism" if s == "A" else ""} for s in "AB" for i in range(8)]
    >>> compare_labels(pd.DataFrame(rows), within="story")[["a", "b", "estimate", "p", "verdict"]]
       a  b  estimate         p              verdict
    0  A  B       1.0  0.007812  A more often than B
    """
    design = Design(by, within, cluster, against, seed)
    counted = count_labels(labels, **design.columns)
    contrasts = design.contrast(counted.items(), NAMINGS, leave=(UNCATEGORISED, NAME_ONLY))
    excluded = int(labels["negated"].astype(bool).sum())
    return design.stamp(contrasts, "compare_labels", {"negated labels excluded": excluded}, labels.attrs)
