"""Data sets drawn from real articles: which of them, on which side, and which stand or fall together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from bench.calibration.data import Articles
from framing.stats import Cells, Contrast, contrast_pair
from framing.stats.contrasts import Quantity
from framing.stats.draws import Floats, Side

Codes = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Sample:
    """One drawn data set.

    Parameters
    ----------
    rows : ndarray of int, shape (n,)
        Which articles it holds.
    base : ndarray, shape (n,)
        Of its articles.
    counts : ndarray, shape (n, n_columns)
        Of its articles.
    is_a : ndarray of bool, shape (n,)
        Whether an article is on side a.
    clusters : ndarray of int, shape (n,)
        The story of each article, or the article itself.
    """

    rows: Codes
    base: Floats
    counts: Floats
    is_a: NDArray[np.bool_]
    clusters: Codes

    def sum_sides(self, *, by_article: bool = False) -> tuple[Side, Side]:
        """Both sides, a row a cluster."""
        codes = np.arange(len(self.base)) if by_article else np.unique(self.clusters, return_inverse=True)[1]
        sides = []
        for chosen in (self.is_a, ~self.is_a):
            x, m = np.zeros((codes.max() + 1, self.counts.shape[1])), np.zeros(codes.max() + 1)
            np.add.at(x, codes[chosen], self.counts[chosen])
            np.add.at(m, codes[chosen], self.base[chosen])
            sides.append((x, m))
        return sides[0], sides[1]


@dataclass(frozen=True, eq=False)
class Design:
    """A way to draw data sets.

    Parameters
    ----------
    name : str
        What is split, in words.
    articles : Articles
        What is drawn from.
    draw : callable
        From articles and a random generator to a `Sample`.
    matched : bool
        Whether both sides tell the same stories and are compared in them.
    """

    name: str
    articles: Articles
    draw: Callable[[Articles, np.random.Generator], Sample]
    matched: bool = False


def infer_sample(sample: Sample, design: Design, seed: int) -> tuple[Floats, Floats, Floats, Floats]:
    """p, low, high and the least p of each column, by the code behind the comparisons; NaN where not tested."""
    n, k = sample.counts.shape
    story = pd.Series(sample.clusters).astype("str")
    keys = pd.DataFrame(
        {
            "doc": np.arange(n).astype(str),
            "group": np.where(sample.is_a, "a", "b"),
            "story": story,
            "match": story if design.matched else "",
            "cluster": story,
        }
    )
    cells = Cells(keys, sample.base, sparse.csr_array(sample.counts), tuple(map(str, range(k))))
    quantity = Quantity("share" if design.articles.share else "rate", "per unit of base")
    rows = contrast_pair(cells, ("a", "b"), Contrast(quantity, design.matched, seed))
    found = np.full((4, k), np.nan)
    for row in rows:
        found[:, int(row["category"])] = row["p"], row["low"], row["high"], row["p_least"]
    return found[0], found[1], found[2], found[3]


def take(articles: Articles, rows: Codes, is_a: NDArray[np.bool_], clusters: Codes) -> Sample:
    """The chosen articles; those without base are left out, as the comparisons do."""
    kept = articles.base[rows] > 0
    rows, is_a, clusters = rows[kept], is_a[kept], clusters[kept]
    return Sample(rows, articles.base[rows], articles.counts[rows], is_a, clusters)


def split_articles(n: int | None = None, *, stories: bool = False) -> Callable[[Articles, np.random.Generator], Sample]:
    """Half of all articles, or of `n` drawn ones, at random; their stories are known or not."""

    def draw(articles: Articles, rng: np.random.Generator) -> Sample:
        rows = rng.permutation(len(articles.base))[:n]
        is_a = np.arange(len(rows)) < len(rows) // 2
        return take(articles, rows, is_a, articles.stories[rows] if stories else rows)

    return draw


def split_stories(n: int | None = None) -> Callable[[Articles, np.random.Generator], Sample]:
    """Half of all stories, or of `n` drawn ones, at random."""

    def draw(articles: Articles, rng: np.random.Generator) -> Sample:
        stories = articles.stories
        chosen = rng.permutation(stories.max() + 1)[:n]
        rows = np.flatnonzero(np.isin(stories, chosen))
        return take(articles, rows, np.isin(stories[rows], chosen[: len(chosen) // 2]), stories[rows])

    return draw


def swap_pairs(n: int | None = None) -> Callable[[Articles, np.random.Generator], Sample]:
    """Two articles of each story, or of `n` drawn ones, one on either side at random."""

    def draw(articles: Articles, rng: np.random.Generator) -> Sample:
        order = rng.permutation(len(articles.base))
        order = order[np.argsort(articles.stories[order], kind="stable")]
        place = pd.Series(articles.stories[order]).groupby(articles.stories[order]).cumcount().to_numpy()
        chosen = np.isin(articles.stories[order], rng.permutation(articles.stories.max() + 1)[:n])
        rows = order[(place < 2) & chosen]
        return take(articles, rows, place[(place < 2) & chosen] == 0, articles.stories[rows])

    return draw


def list_nulls(terms: Articles, stances: Articles, many: Articles) -> list[Design]:
    """The designs without a true difference."""
    return [
        Design("SEESAW, articles", terms, split_articles()),
        Design("SEESAW, articles of known stories", terms, split_articles(stories=True)),
        Design("SEESAW, stories", terms, split_stories()),
        Design("SEESAW, swaps within stories", terms, swap_pairs(), matched=True),
        Design("SEESAW, swaps within 30 stories", terms, swap_pairs(30), matched=True),
        Design("SEESAW stances, stories", stances, split_stories()),
        Design("SEESAW stances, swaps within stories", stances, swap_pairs(), matched=True),
        Design("allsides, 400 articles", many, split_articles(400)),
        Design("allsides, 150 stories", many, split_stories(150)),
    ]
