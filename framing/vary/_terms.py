"""Whether a difference in loaded terms survives the choices that it rests on."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from framing.core.corpus import Corpus
from framing.core.provenance import stamp
from framing.core.tables import check_table
from framing.core.text import count_words
from framing.stats.count import ALL, Cells, count_terms
from framing.stats.draws import N_PERMUTATIONS
from framing.vary._curve import Evidence, draw_curve
from framing.vary._question import Question, read_question
from framing.vary._repeat import N_LARGE
from framing.vary._rows import choose_voice, find_headlines, list_voices, read_copies

PER = 1000.0
_GLUE = "\x1f"


def vary_terms(
    hits: pd.DataFrame,
    corpus: Corpus,
    contrast: pd.DataFrame | pd.Series[Any],
    *,
    voice: str | None = "own",
    duplicates: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Repeat one contrast of loaded terms with each choice that a reviewer would question decided otherwise.

    Parameters
    ----------
    hits : DataFrame
        The hits table that was compared, all voices.
    corpus : Corpus
        The articles that were searched.
    contrast : Series or DataFrame
        One row of what `compare_terms` returned, e.g. ``gaps.iloc[0]``. How it was made is read from its `attrs`.
    voice : str or None
        The voice that was compared: the hits were filtered to it. None if they were not filtered.
    duplicates : DataFrame, optional
        A table of articles that repeat others, with their `doc_id`.

    Returns
    -------
    DataFrame
        A variations table, as of `vary_labels`. The choices are *all voices* (or *own voice only*), *without
        headlines* (neither their hits nor their words), *without copies*, articles of at least 100 and 250 words, and
        *without* each term, category (of the sum ``"all"``), source (where sources are not themselves what is
        compared), story and article in turn.

    Raises
    ------
    TableError
        Not one contrast, or not of `compare_terms`; or hits and articles that do not give its estimate.

    Notes
    -----
    As in `vary_labels`.

    **Reads wrong when**

    * p lies near .05: then any article tips it, and the verdicts of many rows differ by chance. Look at the estimates;
    * nothing carries the result and that is taken for proof: all rows share the articles, the finders and the lexicon;
    * two stories, or two words for one thing, carry it together: each is left out alone;
    * the category is one word: leaving it out leaves nothing, which says what the category is and no more;
    * *all voices* differs: that is a finding about whom the source quotes, and not an error of the first row;
    * the contrast was one of many and its q is .05 or more: the first row speaks by its p alone;
    * the row that suits best is cited: the first row is what was asked.

    Examples
    --------
    >>> from framing.compare import compare_terms
    >>> texts = {"A": "Thugs ran off.", "B": "Men ran off."}
    >>> rows = [(f"{s}{i}", s, str(i), texts[s]) for s in texts for i in range(8)]
    >>> corpus = Corpus(pd.DataFrame(rows, columns=["doc_id", "source", "story", "text"]))
    >>> hits = pd.DataFrame({"doc_id": [f"A{i}" for i in range(8)], "category": "insult", "term": "thug",
    ...                      "start": 0, "voice": "own"})
    >>> variations = vary_terms(hits, corpus, compare_terms(hits, corpus, within="story").iloc[1])
    >>> variations.loc[[0, 3, 4], ["choice", "left_out", "estimate", "p", "carries"]].round(3)
              choice left_out  estimate      p  carries
    0    as compared            333.333  0.008    False
    3   without term     thug     0.000    NaN     True
    4  without story        0   333.333  0.016    False
    """
    question = read_question(contrast, "terms", per=PER, share=False)
    check_table(hits, "hits", need=["doc_id", "start", "term", "category"])
    mine = hits if question.category == ALL else hits[hits["category"] == question.category]
    chosen = choose_voice(mine, "hits", voice)
    cells = _count(chosen, corpus, question)
    others = {name: _count(rows, corpus, question) for name, rows in list_voices(mine, question, voice).items()}
    missed = [] if others else ["voices"]
    ends = find_headlines(corpus)
    if ends.any():
        others["without headlines"] = _drop_headlines(chosen, corpus, ends, question)
    else:
        missed.append("headlines: the texts have none")
    copies = read_copies(duplicates)
    if duplicates is not None:
        others["without copies"] = cells.select(~cells.keys["doc"].isin(copies).to_numpy())
    else:
        missed.append("copies: no duplicates= given")
    names = [name.split(_GLUE) for name in cells.categories]
    pieces = {"term": tuple(term for _, term in names)}
    if question.category == ALL:
        pieces["category"] = tuple(category for category, _ in names)
    least = {f"at least {n} words an article": float(n) for n in (100, 250)}
    sources = corpus.docs.set_index("doc_id")["source"]
    variations, counted = draw_curve(Evidence(cells, pieces, others, least, sources), question, "vary_terms")
    settings: dict[str, Any] = {"voice": voice, "permutations": N_PERMUTATIONS, "of many clusters": N_LARGE}
    settings |= {"left out in turn": counted, "not varied": missed, "corpus": corpus.hash}
    return stamp(variations, "vary_terms", settings, corpus.docs.attrs, hits.attrs, contrast.attrs)


def _count(hits: pd.DataFrame, corpus: Corpus, question: Question) -> Cells:
    """Hits in pieces, one a category and term."""
    pieces = hits.assign(category=hits["category"].astype("str") + _GLUE + hits["term"].astype("str"))
    cells = count_terms(pieces, corpus, by=question.by, within=question.within, cluster=question.cluster)
    return Cells(cells.keys, cells.base, cells.counts[:, 1:], cells.categories[1:])


def _drop_headlines(hits: pd.DataFrame, corpus: Corpus, ends: pd.Series[Any], question: Question) -> Cells:
    """The counts without the headlines' hits and words."""
    cells = _count(hits[~(hits["start"] < hits["doc_id"].map(ends))], corpus, question)
    words = pd.Series([count_words(text[: ends[doc_id]]) for doc_id, text in corpus], index=ends.index)
    base = np.maximum(cells.base - words[cells.keys["doc"]].to_numpy(), 0.0)
    return Cells(cells.keys, base, cells.counts, cells.categories)
