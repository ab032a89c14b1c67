"""From tables of evidence to arrays: how often, out of how many, in each article of each group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from framing.core.corpus import Corpus
from framing.core.errors import TableError
from framing.core.tables import check_table

ALL = "all"

Floats = NDArray[np.float64]
Texts = NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Cells:
    """Counts with one row a cell: what one group does in one article.

    Parameters
    ----------
    keys : DataFrame, shape (n_cells, 5)
        `doc`, `group`, `story` (empty where unknown), `match` (what ``within=`` names; empty where it names nothing)
        and `cluster` (what is resampled as a whole). Sorted, so that the order of the input never matters.
    base : ndarray, shape (n_cells,)
        Words, or naming occasions.
    counts : sparse array, shape (n_cells, n_categories)
        How often each category was chosen.
    categories : tuple of str
        The columns of `counts`.
    """

    keys: pd.DataFrame
    base: Floats
    counts: Any
    categories: tuple[str, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups, sorted."""
        return tuple(sorted(self.keys["group"].unique()))

    def select(self, mask: NDArray[np.bool_]) -> Cells:
        """The chosen cells."""
        return Cells(self.keys[mask], self.base[mask], self.counts[mask], self.categories)

    def gather(self, codes: NDArray[np.intp], n: int) -> tuple[Any, Floats]:
        """Counts, sparse, shape (n, n_categories), and bases, shape (n,), summed over the cells of each code."""
        where = (codes, np.arange(len(codes)))
        sums = sparse.csr_array((np.ones(len(codes)), where), shape=(n, len(codes)))
        return (sums @ self.counts).tocsr(), np.asarray(sums @ self.base, dtype=np.float64)

    def sum_by(self, codes: NDArray[np.intp], n: int) -> tuple[Floats, Floats]:
        """The same with counts as a plain array."""
        counts, base = self.gather(codes, n)
        return counts.toarray(), base

    @property
    def n_articles(self) -> int:
        """Articles among the cells."""
        return int(self.keys["doc"].nunique())

    @property
    def n_stories(self) -> int:
        """Stories among the cells; articles without one are not counted."""
        return int(self.keys.loc[self.keys["story"] != "", "story"].nunique())


def count_terms(
    hits: pd.DataFrame, corpus: Corpus, *, by: str, within: str | None = None, cluster: str | None = None
) -> Cells:
    """Count hits a category, out of words, in each article of each group.

    Parameters
    ----------
    hits : DataFrame
        A hits table.
    corpus : Corpus
        The articles that the hits were found in, those without a hit among them.
    by : str
        A column of the articles; or one of the hits (`holder`, `voice`), and then a group's words are those of all
        articles in which it has a hit.
    within, cluster : str, optional
        Columns of the articles.

    Returns
    -------
    Cells
        Its first category, ``"all"``, is the sum of the others.

    Raises
    ------
    TableError
        A column is missing or has blanks, hits of other articles, or a category that is itself called ``"all"``.
    """
    check_table(hits, "hits", need=["doc_id", "category"])
    docs = corpus.docs
    strangers = hits.loc[~hits["doc_id"].isin(docs["doc_id"]), "doc_id"].nunique()
    if strangers:
        raise TableError(
            f"hits are counted in the corpus they were found in; {strangers} articles of this hits table are not in "
            "this corpus; give the corpus that find_terms was given"
        )
    if (hits["category"] == ALL).any():
        raise TableError(f"{ALL!r} is kept for the sum over categories and this hits table has a category of that name")
    if by in docs.columns:
        group_of = pd.Series(fill_column(docs, by, "by", "corpus").to_numpy(), index=pd.Index(docs["doc_id"]))
        cells = pd.DataFrame({"doc": docs["doc_id"].to_numpy(), "group": group_of.to_numpy()})
        hit_group = hits["doc_id"].map(group_of)
    elif by in hits.columns:
        hit_group = fill_column(hits, by, "by", "hits table")
        cells = pd.DataFrame({"doc": hits["doc_id"].to_numpy(), "group": hit_group.to_numpy()}).drop_duplicates()
    else:
        raise refuse_column("by", by, [*docs.columns, *(c for c in hits.columns if c not in docs.columns)])
    keys = add_clusters(cells, docs, within, cluster, "corpus")
    rows = find_cells(keys, hits["doc_id"], hit_group)
    names = tuple(sorted(hits["category"].unique()))
    columns = 1 + np.asarray(pd.Index(names).get_indexer(hits["category"]), dtype=np.intp)
    ones = np.ones(2 * len(hits))
    where = (np.concatenate([rows, rows]), np.concatenate([np.zeros(len(hits), dtype=np.intp), columns]))
    counts = sparse.coo_array((ones, where), shape=(len(keys), len(names) + 1)).tocsr()
    words = np.asarray(corpus.n_words.loc[keys["doc"]], dtype=np.float64)
    return Cells(keys, words, counts, (ALL, *names))


def count_scores(
    scores: pd.DataFrame, *, by: str, within: str | None = None, cluster: str | None = None
) -> list[Cells]:
    """Sum scores, out of how many there are, in each article of each group, by scorer.

    Parameters
    ----------
    scores : DataFrame
        A scores table: one row a text or span and scorer.
    by, within, cluster : str
        Columns of the scores table; the last two, of its articles.

    Returns
    -------
    list of Cells
        One a scorer, with the scorer as its only category.

    Raises
    ------
    TableError
        A column is missing or has blanks, or a value is no finite number.
    """
    check_table(scores, "scores", need=["doc_id", "scorer", "value"])
    if by not in scores.columns:
        raise refuse_column("by", by, list(scores.columns))
    value = pd.to_numeric(scores["value"], errors="coerce").to_numpy(dtype=np.float64)
    if not np.isfinite(value).all():
        n = int((~np.isfinite(value)).sum())
        raise TableError(f"a score is a finite number; {n} of {len(value)} values are none; leave those rows out")
    group = fill_column(scores, by, "by", "scores table")
    cells = pd.DataFrame({"doc": scores["doc_id"].to_numpy(), "group": group.to_numpy()}).drop_duplicates()
    keys = add_clusters(cells, scores, within, cluster, "scores table")
    row = find_cells(keys, scores["doc_id"], group)
    scorer = fill_column(scores, "scorer", "scorer", "scores table").to_numpy()
    counted = []
    for name in np.unique(scorer):
        mine = np.flatnonzero(scorer == name)
        mine = mine[np.lexsort((value[mine], row[mine]))]  # sums that no order of the rows can change
        base = np.bincount(row[mine], minlength=len(keys)).astype(np.float64)
        sums = np.bincount(row[mine], weights=value[mine], minlength=len(keys))
        counted.append(Cells(keys, base, sparse.csr_array(sums[:, None]), (str(name),)).select(base > 0))
    return counted


def add_clusters(
    cells: pd.DataFrame, articles: pd.DataFrame, within: str | None, cluster: str | None, table: str
) -> pd.DataFrame:
    """Add story, match and cluster of each cell's article, and sort."""
    known = articles.drop_duplicates("doc_id").set_index("doc_id")
    keys = cells.astype({"doc": "str", "group": "str"})
    none = pd.Series("", index=known.index)
    story = known["story"].fillna("").astype("str") if "story" in known else none
    match = read_column(articles, within, "within", table) if within is not None else none
    if cluster is not None:
        unit = read_column(articles, cluster, "cluster", table)
    elif within is not None:
        unit = match
    else:
        alone = "article:" + known.index.to_series().astype("str")
        unit = ("story:" + story).where(story.str.strip() != "", alone)
    for name, values in (("story", story), ("match", match), ("cluster", unit)):
        keys[name] = keys["doc"].map(values).to_numpy()
    return keys.sort_values(["cluster", "doc", "group"], kind="stable").reset_index(drop=True)


def read_column(articles: pd.DataFrame, column: str, option: str, table: str) -> pd.Series[Any]:
    """One text an article, by doc_id; `option` and `table` are for the error.

    Raises
    ------
    TableError
        No such column, or an article with a blank or several values in it.
    """
    if column not in articles.columns:
        raise refuse_column(option, column, list(articles.columns))
    known = articles.drop_duplicates("doc_id")
    values = fill_column(known, column, option, table)
    several = int((articles.groupby("doc_id")[column].nunique() > 1).sum())
    if several:
        raise TableError(
            f"{option}={column!r} needs one value an article; {several} of {len(known)} articles have several; "
            "name a column of the articles, such as story"
        )
    return pd.Series(values.to_numpy(), index=pd.Index(known["doc_id"]))


def fill_column(frame: pd.DataFrame, column: str, option: str, table: str) -> pd.Series[Any]:
    """The column as texts; an error where it has blanks."""
    values = frame[column]
    texts = values.astype("str")
    blank = values.isna() | (texts.str.strip() == "")
    if blank.any():
        n, of = frame.loc[blank, "doc_id"].nunique(), frame["doc_id"].nunique()
        raise TableError(
            f"{option}={column!r} needs the {column} of every article; this {table} has no {column} for {n} of {of} "
            f"articles; fill it in, leave those articles out, or name another column"
        )
    return texts


def refuse_column(option: str, column: str, there: list[Any]) -> TableError:
    """The error for an option that names a column which is not there."""
    shown = ", ".join(str(name) for name in there if name != "text")
    return TableError(f"{option}={column!r} names no column here; there are [{shown}]; name one of them")


def find_cells(keys: pd.DataFrame, doc: pd.Series[Any], group: pd.Series[Any]) -> NDArray[np.intp]:
    """The number of each row's cell."""
    index = pd.MultiIndex.from_frame(keys[["doc", "group"]])
    wanted = pd.MultiIndex.from_arrays([doc.astype("str"), group.astype("str")])
    return np.asarray(index.get_indexer(wanted), dtype=np.intp)
