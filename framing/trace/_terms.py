"""Loaded terms per 1,000 words over time, and where their level changes."""

from __future__ import annotations

import pandas as pd

from framing.core.corpus import Corpus
from framing.core.errors import TableError
from framing.core.provenance import stamp
from framing.stats.changes import MIN_STRETCH, N_ORDERS
from framing.stats.count import count_terms
from framing.stats.resample import N_RESAMPLES
from framing.trace._periods import date_articles
from framing.trace._series import Course, trace_cells


def trace_terms(
    hits: pd.DataFrame,
    corpus: Corpus,
    *,
    by: str = "source",
    every: str = "month",
    per: float = 1000,
    seed: int = 0,
) -> pd.DataFrame:
    r"""Loaded terms per 1,000 words in every period, and the changes of their level.

    Parameters
    ----------
    hits : DataFrame
        A hits table; filter it first to count less, e.g. ``hits[hits.voice == "own"]``.
    corpus : Corpus
        The articles that were searched, each with its date. Those without a hit count with their words.
    by : str
        What a group is: a column of the articles, or one of the hits (`holder`, `voice`), as in `measure_terms`.
    every : {"month", "day", "week", "quarter", "year"}
        The period. A change is sought at the beginnings of periods.
    per : float
        Words that the rate is given for.
    seed : int
        Seed of bootstrap and permutations.

    Returns
    -------
    DataFrame
        A traces table: one row a group, category and period in which the group has articles, and the category
        ``"all"`` for their sum. `estimate`, `low`, `high` are as in `measure_terms`, within the period; the other
        columns are as in `trace_labels`.

    Raises
    ------
    TableError
        Articles without a date, no such column, a blank in one, an unknown period, or hits of other articles.

    Notes
    -----
    As in `trace_labels`.

    **Reads wrong when**

    * the events change and not the wording: in a month of war there are more words of war. `trace_labels` asks for the
      choice of word, this for the amount of it;
    * quotations are counted in, and other people are quoted than before;
    * articles become shorter or longer, or features give way to bulletins: what the rate is out of changes;
    * a share drifts slowly: it is told as one step or several;
    * stories run over many periods, so that what is permuted as independent is not: the p is then too small;
    * the collection changed: a feed that adds a section changes level too;
    * *no change shown* is read as *no change*.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.core.corpus import Corpus
    >>> docs = pd.DataFrame({"doc_id": [str(i) for i in range(16)], "source": "A", "text": "Men ran off.",
    ...                      "date": pd.date_range("2031-01-01", periods=16, freq="W")})
    >>> hits = pd.DataFrame({"doc_id": [str(i) for i in range(9, 16)], "category": "insult"})
    >>> traces = trace_terms(hits, Corpus(docs))
    >>> traces.loc[traces.category == "insult", ["period", "count", "base", "change", "verdict"]]
          period  count  base  change           verdict
    4 2031-01-01      0    12   False  rises in 2031-03
    5 2031-02-01      0    12   False  rises in 2031-03
    6 2031-03-01      4    15    True  rises in 2031-03
    7 2031-04-01      3     9   False  rises in 2031-03
    """
    if not per > 0:
        raise TableError(f"per= is a number of words above 0; got {per!r}; give one such as per=1000")
    periods = date_articles(corpus.docs, every, "trace_terms", "corpus")
    course = Course(every=every, per=per, share=False, seed=seed)
    traces = trace_cells({"": count_terms(hits, corpus, by=by)}, periods, course)
    settings = {
        "by": by,
        "every": every,
        "per": per,
        "seed": seed,
        "resamples": N_RESAMPLES,
        "permutations": N_ORDERS,
        "least units": MIN_STRETCH,
        "corpus": corpus.hash,
        "negated hits counted": int(hits["negated"].astype(bool).sum()) if "negated" in hits else 0,
    }
    return stamp(traces, "trace_terms", settings, corpus.docs.attrs, hits.attrs)
