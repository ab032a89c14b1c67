"""The first noun: articles, one a row, never altered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any

import pandas as pd

from framing.core.errors import InputError
from framing.core.provenance import digest
from framing.core.tables import TABLES
from framing.core.text import count_words

_STANDARD = list(TABLES["docs"])


@dataclass(frozen=True, eq=False)
class Corpus:
    """Articles as one pandas table.

    Parameters
    ----------
    docs : DataFrame, shape (n_articles, ≥ 1)
        One row an article. `text` is required and holds strings. `doc_id` is made from the content where it is
        missing; `source`, `title`, `date`, `story`, `url`, `lang` are left empty where they are missing. Every other
        column is kept and may be named by ``by=``, ``within=`` and ``cluster=``.

    Raises
    ------
    InputError
        No rows, no `text`, a `text` that is not strings, or a `doc_id` that stands twice.

    Examples
    --------
    >>> import pandas as pd
    >>> corpus = Corpus(pd.DataFrame({"text": ["One.", "Two."], "source": ["A", "B"]}))
    >>> len(corpus), corpus.docs.source.tolist()
    (2, ['A', 'B'])
    """

    docs: pd.DataFrame

    def __post_init__(self) -> None:
        object.__setattr__(self, "docs", _normalise(self.docs))

    def __len__(self) -> int:
        return len(self.docs)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(zip(self.docs["doc_id"], self.docs["text"], strict=True))

    @cached_property
    def n_words(self) -> pd.Series[int]:
        """Words in each article, by doc_id."""
        return pd.Series(
            [count_words(text) for text in self.docs["text"]], index=pd.Index(self.docs["doc_id"]), name="n_words"
        )

    @cached_property
    def hash(self) -> str:
        """Twelve hexadecimal digits that stand for every article's id, source and text."""
        return digest(*self.docs["doc_id"], *self.docs["source"], *self.docs["text"])

    def select(self, chosen: Any) -> Corpus:
        """A corpus of the chosen articles: a boolean mask, a list of doc_ids, or one doc_id."""
        if isinstance(chosen, str):
            chosen = [chosen]
        mask = pd.Series(chosen)
        if mask.dtype != bool:
            mask = self.docs["doc_id"].isin(list(chosen))
        return Corpus(self.docs[mask.to_numpy()])

    def __repr__(self) -> str:
        return f"Corpus({_summary(self.docs)})"

    def _repr_html_(self) -> str:
        rows = self.docs.groupby("source", sort=True).agg(articles=("doc_id", "size"), stories=("story", "nunique"))
        body = "".join(
            f"<tr><td>{escape(str(name) or '(no source)')}</td><td>{row.articles}</td><td>{row.stories}</td></tr>"
            for name, row in rows.head(20).iterrows()
        )
        more = f"<p>… and {len(rows) - 20} more sources</p>" if len(rows) > 20 else ""
        return (
            f"<p><b>Corpus</b>: {escape(_summary(self.docs))}</p>"
            f"<table><thead><tr><th>source</th><th>articles</th><th>stories</th></tr></thead><tbody>{body}</tbody>"
            f"</table>{more}"
        )


def _summary(docs: pd.DataFrame) -> str:
    parts = [_count(len(docs), "article")]
    sources = docs.loc[docs["source"] != "", "source"].nunique()
    stories = docs.loc[docs["story"] != "", "story"].nunique()
    parts.append(_count(sources, "source") if sources else "no source given")
    if stories:
        parts.append(_count(stories, "story"))
    dates = docs["date"].dropna()
    if len(dates):
        parts.append(f"{dates.min():%Y-%m-%d} to {dates.max():%Y-%m-%d}")
    return ", ".join(parts)


def _count(number: int, noun: str) -> str:
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def _normalise(given: pd.DataFrame) -> pd.DataFrame:
    if not isinstance(given, pd.DataFrame):
        raise InputError(f"a Corpus is made from a pandas DataFrame; this is a {type(given).__name__}")
    if "text" not in given.columns:
        raise InputError(
            f"articles need a column 'text'; this table has [{', '.join(map(str, given.columns))}]; "
            "name the one that holds the articles, e.g. text='body'"
        )
    if not len(given):
        raise InputError("articles were asked for and the table has no rows; give at least one article")
    docs = given.reset_index(drop=True).copy()
    docs.columns = docs.columns.map(str)
    docs["text"] = _strings(docs["text"], "text")
    if not docs["text"].str.strip().any():
        raise InputError("the column 'text' holds no words in any row; give at least one article with a sentence")
    for column in ("source", "title", "story", "url", "lang"):
        docs[column] = docs[column].fillna("").astype("str") if column in docs else ""
    docs["date"] = _dates(docs["date"]) if "date" in docs else pd.NaT
    if "doc_id" in docs:
        docs["doc_id"] = docs["doc_id"].astype("str")
        twice = docs.loc[docs["doc_id"].duplicated(), "doc_id"]
        if len(twice):
            raise InputError(
                f"doc_id must name one article each; {twice.nunique()} stand more than once, e.g. {twice.iloc[0]!r}; "
                "drop the duplicates or leave the column out to have ids made from the content"
            )
    else:
        docs["doc_id"] = _content_ids(docs)
    rest = [column for column in docs.columns if column not in _STANDARD]
    return docs[[*_STANDARD, *rest]].astype(dict.fromkeys(set(_STANDARD) - {"date"}, "str"))


def _strings(column: pd.Series[Any], name: str) -> pd.Series[str]:
    filled = column.dropna()
    wrong = filled[~filled.map(lambda value: isinstance(value, str))]
    if len(wrong):
        raise InputError(
            f"the column {name!r} must hold texts; it holds {type(wrong.iloc[0]).__name__} in {len(wrong)} of "
            f"{len(column)} rows, e.g. {wrong.iloc[0]!r}; name the column with the articles, e.g. text='body'"
        )
    for place, value in filled.items():
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            raise InputError(
                f"the column {name!r} must hold texts; row {place} has half a character at {error.start}; "
                "read the file anew, or mend it with value.encode('utf-8', 'replace').decode()"
            ) from error
    return column.fillna("").astype("str")


def _dates(column: pd.Series[Any]) -> pd.Series[Any]:
    blank = column.isna() | (column.astype("str").str.strip() == "")
    parsed = pd.to_datetime(column.where(~blank), errors="coerce", utc=True, format="mixed")
    bad = column[parsed.isna() & ~blank]
    if len(bad):
        raise InputError(
            f"the column 'date' must hold days such as 2018-05-08; {len(bad)} of {len(column)} rows do not, "
            f"e.g. {bad.iloc[0]!r}; correct them or drop the column"
        )
    return parsed.dt.tz_localize(None)


def _content_ids(docs: pd.DataFrame) -> list[str]:
    seen: dict[str, int] = {}
    ids = []
    for row in docs[["source", "title", "date", "text"]].itertuples(index=False):
        made = digest(*(str(value) for value in row))
        seen[made] = seen.get(made, 0) + 1
        ids.append(made if seen[made] == 1 else f"{made}-{seen[made]}")
    return ids
