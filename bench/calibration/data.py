"""Counts that the calibration draws from: loaded terms, frequent words and stances in real articles."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import framing as fr
from framing.stats.count import count_terms
from framing.stats.draws import Floats

LEXICONS = ("conflict", "epistemic")
N_WORDS = 40
N_SUBJECTS = 20
LEAST_PART = 0.05
N_ALLSIDES = 1_500


@dataclass(frozen=True, eq=False)
class Articles:
    """Counts of real articles.

    Parameters
    ----------
    name : str
        Of the data set.
    corpus : Corpus
        The articles, with their stories.
    hits : DataFrame
        Loaded terms found in them.
    base : ndarray, shape (n_articles,)
        Words, or stances.
    counts : ndarray, shape (n_articles, n_columns)
        How often each category or word occurs.
    families : dict of str to list of int
        The columns that are tested together.
    share : bool
        Whether the counts are parts of the base.
    """

    name: str
    corpus: fr.Corpus
    hits: pd.DataFrame
    base: Floats
    counts: Floats
    families: dict[str, list[int]]
    share: bool

    @property
    def stories(self) -> NDArray[np.intp]:
        """Number of each article's story."""
        return np.unique(self.corpus.docs["story"].to_numpy(dtype=object), return_inverse=True)[1]

    @property
    def leaning(self) -> NDArray[np.int_]:
        """-1, 0 or 1: whether its outlet leans left or right."""
        return self.corpus.docs["leaning"].to_numpy(dtype=np.int_)


def read_seesaw(folder: Path) -> tuple[Articles, Articles]:
    """SEESAW's 162 stories of three articles each: words, and who holds the stances coded in them."""
    rows = pd.read_json(folder / "seesaw" / "articles.jsonl.gz", lines=True)
    rows["text"] = rows["sentences"].map("\n".join)
    rows["leaning"] = np.sign(rows["leaning"] - 2)
    corpus = fr.Corpus(rows[["doc_id", "source", "story", "leaning", "text"]])
    stances = [[each["subject"] for each in article] for article in rows["stances"]]
    subjects = [name for name, _ in Counter(name for article in stances for name in article).most_common(N_SUBJECTS)]
    counts = [[article.count(one) for one in subjects] for article in stances]
    base = np.array([len(article) for article in stances], dtype=np.float64)
    families = {"holders": list(range(N_SUBJECTS))}
    shares = Articles("SEESAW", corpus, pd.DataFrame(), base, np.array(counts, dtype=np.float64), families, True)
    return _count(corpus, "SEESAW"), shares


def read_allsides(folder: Path) -> Articles:
    """1,500 articles of `allsides`; those on one topic on one day are taken for a story."""
    rows = pd.read_parquet(folder / "allsides" / "articles.parquet")
    rows = rows[rows["date"].astype(str).str.len() > 0]
    rows["story"] = rows["topic"] + " " + rows["date"].astype(str)
    rows = rows[rows.groupby("story")["doc_id"].transform("size") > 1]
    stories = np.random.default_rng(0).permutation(np.sort(rows["story"].unique()))
    chosen = rows.set_index("story").loc[stories].reset_index().head(N_ALLSIDES)
    chosen["leaning"] = chosen["leaning"].map({"left": -1, "center": 0, "right": 1})
    return _count(fr.Corpus(chosen[["doc_id", "source", "story", "leaning", "text"]]), "allsides")


def _count(corpus: fr.Corpus, name: str) -> Articles:
    """Loaded terms by category, and words from frequent to rare."""
    hits = pd.concat([fr.find_terms(corpus, fr.Lexicon.load(lexicon)) for lexicon in LEXICONS], ignore_index=True)
    cells = count_terms(hits, corpus, by="leaning")
    order = pd.Index(cells.keys["doc"]).get_indexer(corpus.docs["doc_id"])
    words = [Counter(re.findall(r"[a-z]+(?:['’][a-z]+)?", text.lower())) for text in corpus.docs["text"]]
    held = Counter(word for article in words for word in article)
    frequent = sorted((word for word, n in held.items() if n >= LEAST_PART * len(words)), key=lambda w: (-held[w], w))
    picked = [frequent[place] for place in np.linspace(0, len(frequent) - 1, N_WORDS).astype(int)]
    of_words = np.array([[article[word] for word in picked] for article in words], dtype=np.float64)
    counts = np.hstack([cells.counts.toarray()[order], of_words])
    k = len(cells.categories)
    families = {"categories": list(range(k)), "words": list(range(k, k + N_WORDS))}
    return Articles(name, corpus, hits, cells.base[order], counts, families, False)
