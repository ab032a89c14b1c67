"""Which words sources use more than others: a list to explore, with what is nobody's choice of words set aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.compare._house_style import HouseStyle, blank_places
from framing.compare._keyness import MIN_ARTICLES, PRIOR, Ranking, judge_words
from framing.compare._words import WordCounts, count_words
from framing.core.boilerplate import match_boilerplate
from framing.core.copies import match_copies
from framing.core.corpus import Corpus
from framing.core.errors import InputError, TableError
from framing.core.provenance import stamp
from framing.core.tables import check_table, make_table
from framing.core.text import split_sentences
from framing.stats.contrasts import pair_groups
from framing.stats.count import Cells, count_terms
from framing.stats.rarefy import rarefy_counts

ASIDE = ("boilerplate", "copies", "style")
_OCCASIONS = 5
_COPIED = 0.5


def compare_vocabulary(
    corpus: Corpus,
    *,
    by: str = "source",
    within: str | None = None,
    against: str | None = None,
    aside: Sequence[str | pd.DataFrame] = ASIDE,
    permutations: int = 0,
    seed: int = 0,
) -> pd.DataFrame:
    r"""Words that one group of articles has more than another, ranked: exploratory keyness.

    It shows where to look. What it shows is then a term for a lexicon or an actor for a cast, and `compare_terms` and
    `compare_labels` say whether sources differ in it.

    Parameters
    ----------
    corpus : Corpus
        The articles; nothing is parsed.
    by : str
        What is compared: a column of the articles.
    within : str, optional
        A column of the articles, as a rule ``"story"``: only what both sides tell counts.
    against : str, optional
        None for all pairs; ``"rest"`` for each against all others together; else the name of one to compare with.
    aside : sequence of str and DataFrame
        What does not count. ``"boilerplate"``: what a source prints again and again (`find_boilerplate`).
        ``"copies"``: articles half of whose words stand in a longer one (`find_duplicates`). ``"style"``: datelines,
        bylines, headings in capitals, addresses, titles before names, abbreviations of places and parties, names of
        outlets, numbers; and variants of spelling are one word. A table with places, such as `find_quotes` returns,
        adds these places. An empty sequence counts everything.
    permutations : int
        How many permutations of clusters (stories, else articles) test each word; 0 for none. p is never below 2 in
        (permutations + 1): for q < .05 in W words of which k differ it takes about 40 W / k of them.
    seed : int
        Seed of the permutations.

    Returns
    -------
    DataFrame
        A keyness table: for each pair the words whose interval does not hold 0, those first that are farthest from it
        at the nearer end. Words that fewer than 10 articles of either side have are not compared.

    Raises
    ------
    TableError
        No such column, a blank in one, fewer than two groups, an unknown `against`, or a table without places.
    InputError
        An unknown name in `aside`, or negative `permutations`.

    Notes
    -----
    The unit is the article. An article has a word with the chance that a random stretch of it does,

    .. math:: x = 1 - \binom{N - c}{L} / \binom{N}{L},

    c times among N words, L the lower quartile of N over all articles, or N where that is less. So one article counts
    once at most, however often it repeats the word, and long articles do not have more of everything. With a and b the
    sums of x over the articles of either side, `estimate` is Monroe's log-odds ratio with an informative Dirichlet
    prior: as if each side had ten more articles that are like all articles counted. The 95 % interval is :math:`\delta
    \pm 1.96 \sqrt{1 / (a + \alpha) + 1 / (b + \alpha)}`.

    With `permutations`, p is of the difference between the means of x, by `framing.stats.permute`; all words compared
    are the family of q, those without a row among them.

    **Reads wrong when**

    * it is taken for a finding: thousands of words are ranked at once, and the first of a list look like one;
    * sources cover different events and `within` is left out: then the list says what happened, not how it was told;
    * quotations are counted in: give ``aside=(*ASIDE, find_quotes(corpus))``, or a source is charged with the words of
      those it quotes;
    * genres differ: bulletins have *said*, columns have *we*;
    * `dp` is high or `articles_a` low: the row speaks of few articles, often of one author or one story;
    * the corpus is small: boilerplate that was printed fewer than five times is still in it;
    * the interval is read as a test: it takes stories for independent. `q` does not.

    References
    ----------
    Monroe, Colaresi and Quinn (2008), Political Analysis 16(4); Egbert and Biber (2019), Corpora 14(1), for articles as
    the unit; Hurlbert (1971), Ecology 52(4), for x.

    Examples
    --------
    >>> import pandas as pd
    >>> texts = {"A": "Thugs ran off before dawn", "B": "Youths ran off before dawn"}
    >>> rows = [(f"{source} {i}", f"{texts[source]} in district {i}.") for i in range(20) for source in texts]
    >>> corpus = Corpus(pd.DataFrame(rows, columns=["doc_id", "text"]).assign(source=lambda docs: docs.doc_id.str[0]))
    >>> compare_vocabulary(corpus, aside=())[["a", "b", "term", "articles_a", "articles_b", "doc_id"]]
       a  b    term  articles_a  articles_b doc_id
    0  A  B   thugs          20           0    A 0
    1  A  B  youths           0          20    B 0
    """
    if permutations < 0:
        raise InputError(f"permutations= is how many are drawn, 0 for none; this is {permutations}")
    if within is not None and within == by:
        raise TableError(f"within={within!r} is what by= compares; match on something else, such as within='story'")
    names = {name for name in aside if isinstance(name, str)}
    if unknown := sorted(names - set(ASIDE)):
        raise InputError(f"aside= knows {', '.join(ASIDE)} and tables of places; this has {unknown[0]!r}; leave it out")
    copies = match_copies(corpus.docs, _COPIED) if "copies" in names else []
    kept = np.ones(len(corpus), dtype=bool)
    kept[[copy.article for copy in copies]] = False
    docs = corpus.docs[kept].reset_index(drop=True)
    keys = count_terms(_NO_HITS, Corpus(docs), by=by, within=within).keys
    words = _count(corpus.docs, kept, aside).select(pd.Index(docs["doc_id"]).get_indexer(keys["doc"]))
    sizes = np.asarray(words.counts.sum(axis=1)).ravel()
    length = max(1, int(np.quantile(sizes, 0.25)))
    cells = Cells(keys, np.ones(len(keys)), rarefy_counts(words.counts, sizes, length), words.words)
    ranking = Ranking(cells, words, within is not None, permutations, seed)
    pairs = pair_groups(cells.groups, by=by, against=against)
    ranked = [ranking.rank_pair(pair) for pair in pairs]
    table = make_table("keyness", _show(judge_words(ranked), keys["doc"], words, docs))
    settings = {
        "by": by,
        "within": within,
        "against": against,
        "aside": [name if isinstance(name, str) else f"{len(name)} places" for name in aside],
        "permutations": permutations,
        "seed": seed,
        "stretch": length,
        "prior articles": PRIOR,
        "least articles": MIN_ARTICLES,
        "copies": len(copies),
        "words compared": {f"{a} - {b}": len(p) for (a, b), (_, p) in zip(pairs, ranked, strict=True)},
        "corpus": corpus.hash,
    }
    return stamp(table, "compare_vocabulary", settings, corpus.docs.attrs)


def _count(docs: pd.DataFrame, kept: NDArray[np.bool_], aside: Sequence[str | pd.DataFrame]) -> WordCounts:
    """Words of the articles kept, without what is set aside."""
    row = {doc_id: i for i, doc_id in enumerate(docs["doc_id"])}
    places: dict[int, list[tuple[int, int]]] = {}
    names = {name for name in aside if isinstance(name, str)}
    if "boilerplate" in names:
        for found in match_boilerplate(docs, _OCCASIONS):
            places.setdefault(found.article, []).append((found.start, found.end))
    for table in aside:
        if isinstance(table, pd.DataFrame):
            check_table(table, "places", need=["doc_id", "start", "end"])
            for doc_id, start, end in zip(table["doc_id"], table["start"], table["end"], strict=True):
                if doc_id in row:
                    places.setdefault(row[doc_id], []).append((int(start), int(end)))
    texts = docs["text"].tolist()
    style = HouseStyle(docs["source"].unique()) if "style" in names else None
    return count_words([blank_places(texts[i], places.get(i, [])) for i in np.flatnonzero(kept).tolist()], style)


def _show(
    rows: list[dict[str, Any]], doc_ids: pd.Series[str], words: WordCounts, docs: pd.DataFrame
) -> list[dict[str, Any]]:
    """The rows with the place where the example article has the word."""
    texts = docs.set_index("doc_id")["text"]
    shown = []
    for row in rows:
        doc_id = doc_ids.iloc[row["article"]]
        start, end = words.locate(row["article"], row["term"])
        text = texts[doc_id]
        around = next((s, e) for s, e in split_sentences(text) if e >= end)
        place = {"doc_id": doc_id, "start": start, "end": end, "text": text[start:end]}
        shown.append({**row, **place, "sentence": text[slice(*around)]})
    return shown


_NO_HITS = pd.DataFrame({"doc_id": pd.Series(dtype="str"), "category": pd.Series(dtype="str")})
