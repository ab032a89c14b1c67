"""What sources call an actor over time: shares by period, and where their level changes."""

from __future__ import annotations

import pandas as pd

from framing.core.provenance import stamp
from framing.core.tables import check_table
from framing.stats.changes import MIN_STRETCH, N_ORDERS
from framing.stats.occasions import NAME_ONLY, UNCATEGORISED, count_labels
from framing.stats.resample import N_RESAMPLES
from framing.trace._periods import date_articles
from framing.trace._series import Course, trace_cells


def trace_labels(labels: pd.DataFrame, *, by: str = "source", every: str = "month", seed: int = 0) -> pd.DataFrame:
    r"""Share of naming occasions with a word of each category in every period, and the changes of its level.

    Parameters
    ----------
    labels : DataFrame
        A labels table with the articles' `date`; filter it first, e.g. ``labels[labels.voice == "own"]``.
    by : str
        What a group is: `source`, `holder`, `voice`, or any other column of the labels table.
    every : {"month", "day", "week", "quarter", "year"}
        The period. A change is sought at the beginnings of periods, so a shorter one places it more finely, and a
        longer one rests each point on more articles.
    seed : int
        Seed of bootstrap and permutations.

    Returns
    -------
    DataFrame
        A traces table: one row a group, actor, category and period in which the group names the actor. `estimate`,
        `low` and `high` are as in `measure_labels`, within the period. `level` is the share over the whole stretch
        between two changes, `change` says that a new level begins with the period. `p` and `q` stand in the period
        where the likeliest change of a stretch was tested, whether one was shown or not. `verdict` tells the whole
        course: *rises in 2024-03, falls in 2025-01*; *no change shown*; ``insufficient data`` where no change would
        leave six units on either side; *never used*. Plain names and labels that no category covers are in every base
        and have no rows.

    Raises
    ------
    TableError
        Articles without a date, no such column, a blank in one, or an unknown period.

    Notes
    -----
    Binary segmentation. The unit is what one story (one article, where it has no story) gives to a period. The
    statistic is the largest standardised cumulative sum of :math:`x_u - r m_u` over the boundaries between periods;
    p comes from permuting the units over the periods, up to 9,999 times and until 50 permutations have reached the
    statistic (`framing.stats.changes.find_change`). Where q < .05 the line is cut there and either part tested anew.
    q is Benjamini and Hochberg's over the round: first all lines of the call, then all parts of lines that were cut
    once, and so on.

    **Reads wrong when**

    * the events change and not the wording: a new story brings new words. Trace one actor, in own voice, and read the
      sentences on both sides of the change;
    * the actor did something else, or became something else: a group that seizes power is *government* by right;
    * a share drifts slowly: it is told as one step or several;
    * stories run over many periods, so that what is permuted as independent is not: the p is then too small;
    * the collection changed: a feed that adds a section, or loses its quotation marks, changes level too;
    * two groups change in different months and that is taken for a difference between them: it has not been tested;
    * *no change shown* is read as *no change*.

    Examples
    --------
    >>> import pandas as pd
    >>> days = pd.date_range("2031-01-03", periods=24, freq="W")
    >>> rows = [{"doc_id": str(i), "source": "A", "date": day, "actor": "dscm", "mention": 0, "negated": False,
    ...          "relation": "title", "category": "terrorism" if i > 11 else ""} for i, day in enumerate(days)]
    >>> traces = trace_labels(pd.DataFrame(rows))
    >>> traces[["period", "count", "base", "level", "change"]].round({"level": 2})
          period  count  base  level  change
    0 2031-01-01      0     4   0.08   False
    1 2031-02-01      0     4   0.08   False
    2 2031-03-01      1     5   0.08   False
    3 2031-04-01      4     4   1.00    True
    4 2031-05-01      4     4   1.00   False
    5 2031-06-01      3     3   1.00   False
    >>> traces.verdict[0]
    'rises in 2031-04'
    """
    check_table(labels, "labels", need=["doc_id"])
    periods = date_articles(labels, every, "trace_labels", "labels table")
    course = Course(every=every, per=1.0, share=True, seed=seed, leave=(UNCATEGORISED, NAME_ONLY))
    traces = trace_cells(count_labels(labels, by=by), periods, course)
    settings = {
        "by": by,
        "every": every,
        "seed": seed,
        "resamples": N_RESAMPLES,
        "permutations": N_ORDERS,
        "least units": MIN_STRETCH,
        "negated labels excluded": int(labels["negated"].astype(bool).sum()),
    }
    return stamp(traces, "trace_labels", settings, labels.attrs)
