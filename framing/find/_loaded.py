"""Articles + a scorer of loaded language → hits: the words that it marks, in whose voice, denied or not."""

from __future__ import annotations

from typing import Any, Protocol

import pandas as pd

from framing.core.corpus import Corpus
from framing.core.errors import ModelError
from framing.core.parsed import Parsed
from framing.core.provenance import stamp
from framing.core.tables import attach_articles, make_table
from framing.find._ties import read_places
from framing.find._wording import Wording

CATEGORY = "model: loaded language"


class SpanScorer(Protocol):
    """What `find_loaded` needs of a scorer: `LoadedLanguageScorer` has it, and so may one of your own."""

    def spans(self, X: Any) -> pd.DataFrame:
        """One row a span: row (number of the text), start, end, text, probability."""


def find_loaded(corpus: Corpus | Parsed, scorer: SpanScorer, mentions: pd.DataFrame | None = None) -> pd.DataFrame:
    """Find the words that a model takes for loaded, with voice and holder.

    Parameters
    ----------
    corpus : Corpus or Parsed
        The articles; voice is read off the parse where there is one, else off marks and reporting verbs.
    scorer : LoadedLanguageScorer
        What marks the words, or anything else with its method `spans`.
    mentions : DataFrame, optional
        A mentions table: with `Parsed`, a holder who is one of the actors is given by id.

    Returns
    -------
    DataFrame
        A hits table with one row a loaded word or run of them, and the further column `probability`. `category` is
        ``"model: loaded language"`` and `term` the words in small letters, so that ``pd.concat([hits, loaded])`` stands
        beside the lexicon's rows. `severity` is 1; there are no alternatives and no guides.

    Raises
    ------
    ModelError
        The scorer marks no words, or its model is missing.

    Notes
    -----
    **Reads wrong when** its rows are added to the lexicon's and counted together: a word that both find counts twice.
    """
    if not hasattr(scorer, "spans"):
        raise ModelError(
            f"find_loaded needs a scorer that marks words, such as LoadedLanguageScorer(); {type(scorer).__name__} has "
            "no method spans"
        )
    articles = corpus.corpus if isinstance(corpus, Parsed) else corpus
    trees = {tree.doc_id: tree for tree in corpus.trees} if isinstance(corpus, Parsed) else {}
    by_article = {} if mentions is None else {str(key): part for key, part in mentions.groupby("doc_id", sort=False)}
    docs = articles.docs
    rows: list[dict[str, Any]] = []
    chances: list[float] = []
    spans = _list_spans(scorer, docs["text"])
    for number, (doc_id, source, text) in enumerate(zip(docs["doc_id"], docs["source"], docs["text"], strict=True)):
        if number not in spans:
            continue
        tree = trees.get(doc_id)
        known = tree is not None and doc_id in by_article
        places = read_places(tree, by_article[doc_id]) if tree is not None and known else []
        wording = Wording(tree, text, source, {place.head: place.actor for place in places})
        for start, end, chance in spans[number]:
            words = text[start:end]
            rows.append({
                "doc_id": doc_id, "source": source, "start": start, "end": end, "text": words,
                "term": " ".join(words.lower().split()), "category": CATEGORY, "stance": "", "severity": 1,
                "alternatives": "", "guides": "", **wording.at(start, end),
            })  # fmt: skip
            chances.append(chance)
    table = make_table("hits", rows).assign(probability=chances)
    settings = {
        "scorer": getattr(scorer, "name", type(scorer).__name__),
        "corpus": articles.hash,
        "parsed": bool(trees),
    }
    earlier = (docs.attrs, corpus.attrs if isinstance(corpus, Parsed) else {})
    return stamp(attach_articles(table, docs), "find_loaded", settings, *earlier)


def _list_spans(scorer: SpanScorer, texts: pd.Series[str]) -> dict[int, list[tuple[int, int, float]]]:
    """Number of the text → start, end and probability of its spans, in order."""
    found = scorer.spans(texts)
    spans: dict[int, list[tuple[int, int, float]]] = {}
    columns = (found[name].tolist() for name in ("row", "start", "end", "probability"))
    for row, *span in sorted(zip(*columns, strict=True)):
        spans.setdefault(int(row), []).append((int(span[0]), int(span[1]), float(span[2])))
    return spans
