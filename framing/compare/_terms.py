"""Whether sources differ in how often they use loaded terms, and how surely."""

from __future__ import annotations

import pandas as pd

from framing.compare._shares import check_within
from framing.core.corpus import Corpus
from framing.core.provenance import stamp
from framing.stats.contrasts import SETTINGS, Contrast, contrast_pair, judge_rows, pair_groups
from framing.stats.count import count_terms

PER = 1000.0


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
    check_within(within, by)
    cells = count_terms(hits, corpus, by=by, within=within, cluster=cluster)
    pairs = pair_groups(cells.groups, by=by, against=against)
    design = Contrast(per=PER, share=False, matched=within is not None, seed=seed)
    contrasts = judge_rows([row for pair in pairs for row in contrast_pair(cells, pair, design)])
    settings = {
        "by": by,
        "within": within,
        "cluster": cluster,
        "against": against,
        "seed": seed,
        **SETTINGS,
        "family": int(contrasts["p"].notna().sum()),
        "per": PER,
        "corpus": corpus.hash,
        "negated hits counted": int(hits["negated"].astype(bool).sum()) if "negated" in hits else 0,
    }
    return stamp(contrasts, "compare_terms", settings, corpus.docs.attrs, hits.attrs)
