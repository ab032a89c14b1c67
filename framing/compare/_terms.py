"""Whether sources differ in how often they use loaded terms, and how surely."""

from __future__ import annotations

import pandas as pd

from framing.compare._design import Design
from framing.core.corpus import Corpus
from framing.core.tables import UNITS
from framing.stats.contrasts import Quantity
from framing.stats.count import count_terms

WORDS = Quantity("rate", UNITS["terms"][0], per=1000.0)


def compare_terms(
    hits: pd.DataFrame,
    corpus: Corpus,
    *,
    by: str = "source",
    within: str | None = None,
    cluster: str | None = None,
    against: str | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    r"""Difference between two sources in loaded terms per 1,000 words, tested.

    Parameters
    ----------
    hits : DataFrame
        A hits table; filter it first to count less, e.g. ``hits[hits.voice == "own"]``.
    corpus : Corpus
        The articles that were searched. Those without a hit count with their words.
    by : str
        What is compared: a column of the articles, or one of the hits (`holder`, `voice`); then a side's words are all
        words of the articles in which it has a hit.
    within, cluster, against, seed
        As in `compare_labels`, with columns of the articles.

    Returns
    -------
    DataFrame
        A contrasts table: one row a pair and category that either side uses, and one for ``"all"``. `estimate` is
        :math:`1000 (\sum x_a / \sum N_a - \sum x_b / \sum N_b)`, x hits in N words. The other columns are as in
        `compare_labels`.

    Raises
    ------
    TableError
        No such column, a blank in one, fewer than two groups, an unknown `against`, or hits of other articles.

    Notes
    -----
    **Reads wrong when**

    * it is taken for a difference in wording: a source that writes more about violence uses more words of violence.
      `compare_labels` asks for the choice of word, this for the amount of it;
    * sources cover different events and `within` is left out: then it is what happened that differs;
    * quotations are counted in: filter by voice, or the words of those quoted are charged to the source;
    * one side writes features and the other bulletins: words per article, and what the rate is out of, differ;
    * `by` is a holder: its words are not known, and those of its articles stand in for them;
    * a word is common in a harmless sense in one source's beat ("strike" on the sports page);
    * `top_share` is high: the row speaks of one article;
    * *no difference shown* is read as *no difference*.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.core.corpus import Corpus
    >>> texts = {"A": "Thugs ran off.", "B": "Men ran off."}
    >>> rows = [(f"{s}{i}", s, str(i), texts[s]) for s in texts for i in range(8)]
    >>> corpus = Corpus(pd.DataFrame(rows, columns=["doc_id", "source", "story", "text"]))
    >>> hits = pd.DataFrame({"doc_id": [f"A{i}" for i in range(8)], "category": "insult"})
    >>> compare_terms(hits, corpus, within="story")[["a", "b", "category", "estimate", "p"]].round(4)
       a  b category  estimate       p
    0  A  B      all  333.3333  0.0078
    1  A  B   insult  333.3333  0.0078
    """
    design = Design(by, within, cluster, against, seed)
    contrasts = design.contrast([("", count_terms(hits, corpus, **design.columns))], WORDS)
    more = {
        "corpus": corpus.hash,
        "negated hits counted": int(hits["negated"].astype(bool).sum()) if "negated" in hits else 0,
    }
    return design.stamp(contrasts, "compare_terms", more, corpus.docs.attrs, hits.attrs)
