"""Loaded terms per 1,000 words, by source."""

from __future__ import annotations

import pandas as pd

from framing.core.corpus import Corpus
from framing.core.errors import TableError
from framing.core.provenance import stamp
from framing.core.tables import make_table
from framing.stats.count import count_terms
from framing.stats.rates import rate_groups
from framing.stats.resample import N_RESAMPLES


def measure_terms(
    hits: pd.DataFrame, corpus: Corpus, *, by: str = "source", per: float = 1000, seed: int = 0
) -> pd.DataFrame:
    r"""How often each source uses terms of each category: per 1,000 words, with a 95 % interval.

    Parameters
    ----------
    hits : DataFrame
        A hits table; filter it first to count less, e.g. ``hits[hits.voice == "own"]``.
    corpus : Corpus
        The articles that were searched. Those without a hit count with their words.
    by : str
        What a group is: a column of the articles (`source`, or one of your own), or one of the hits (`holder`,
        `voice`). A holder has no words of its own that could be counted, so its base is all words of the articles in
        which it has a hit; such rates compare holders with one another and with nothing else.
    per : float
        Words that the rate is given for.
    seed : int
        Seed of the bootstrap.

    Returns
    -------
    DataFrame
        A rates table: one row a group and category, zeros included, and the category ``"all"`` for their sum.
        `estimate` is :math:`per \cdot \sum x / \sum N` over the group's articles, x hits in N words; `low` and
        `high` come from a bootstrap over stories (over the article where it has no story), NaN below two of them. A
        group without a hit in a category gets the exact Poisson limit as its upper end. Denied words ("no massacre")
        are counted as used; the stamp in `attrs` says how many there are.

    Raises
    ------
    TableError
        No such column, an article without a value in it, or hits of articles that are not in the corpus.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.core.corpus import Corpus
    >>> corpus = Corpus(pd.DataFrame({"doc_id": ["1", "2"], "source": ["A", "B"], "text": ["Thugs ran.", "Men ran."]}))
    >>> hits = pd.DataFrame({"doc_id": ["1"], "category": ["insult"]})
    >>> measure_terms(hits, corpus)[["group", "category", "count", "base", "estimate"]]
      group category  count  base  estimate
    0     A      all      1     2     500.0
    1     A   insult      1     2     500.0
    2     B      all      0     2       0.0
    3     B   insult      0     2       0.0
    """
    if not per > 0:
        raise TableError(f"per= is a number of words above 0; got {per!r}; give one such as per=1000")
    cells = count_terms(hits, corpus, by=by)
    rates = make_table("rates", list(rate_groups(cells, per=per, share=False, seed=seed)))
    settings = {
        "by": by,
        "per": per,
        "seed": seed,
        "resamples": N_RESAMPLES,
        "corpus": corpus.hash,
        "negated hits counted": int(hits["negated"].astype(bool).sum()) if "negated" in hits else 0,
        "articles without words": int((corpus.n_words == 0).sum()),
    }
    return stamp(rates, "measure_terms", settings, corpus.docs.attrs, hits.attrs)
