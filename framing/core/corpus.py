"""The first noun: articles, one a row, never altered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from framing.core.dates import read_dates
from framing.core.display import write_card, write_remarks, write_table
from framing.core.errors import InputError
from framing.core.provenance import digest
from framing.core.tables import TABLES
from framing.core.text import count_words

_STANDARD = list(TABLES["docs"])
_TAG = re.compile(r"</?(?:p|br|div|span|a|b|i|em|strong|h[1-6]|ul|ol|li|img|script|table|tr)\b[^<>]*>", re.IGNORECASE)


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
        docs = self.docs.assign(n_words=self.n_words.to_numpy())
        rows = []
        for source, part in docs.groupby("source", sort=True):
            stories = part.loc[part["story"] != "", "story"].nunique()
            rows.append(
                (
                    str(source) or "(no source)",
                    len(part),
                    stories,
                    int(part["n_words"].sum()),
                    _span(part["date"]) or "–",
                )
            )
        heads = ("source", "articles", "stories", "words", "dates")
        shown = write_table("What each source brings", heads, rows, numbers=(1, 2, 3), more="sources")
        return write_card("Corpus", _summary(self.docs), shown, write_remarks(_remarks(self.docs)))


def _summary(docs: pd.DataFrame) -> str:
    parts = [_count(len(docs), "article")]
    sources = docs.loc[docs["source"] != "", "source"].nunique()
    stories = docs.loc[docs["story"] != "", "story"].nunique()
    parts.append(_count(sources, "source") if sources else "no source given")
    if stories:
        parts.append(_count(stories, "story"))
    span = _span(docs["date"])
    if span:
        parts.append(span)
    return ", ".join(parts)


def _span(dates: pd.Series[Any]) -> str:
    known = dates.dropna()
    return f"{known.min():%Y-%m-%d} to {known.max():%Y-%m-%d}" if len(known) else ""


def _remarks(docs: pd.DataFrame) -> list[str]:
    """What is missing, and what cannot be asked without it; then the columns of the user's own."""
    said = list_flaws(docs)
    without = {
        "source": "sources cannot be compared",
        "story": "sources cannot be compared on the same events",
        "date": "nothing can be followed in time",
    }
    for column, what in without.items():
        missing = int(docs["date"].isna().sum() if column == "date" else (docs[column] == "").sum())
        if missing:
            who = "No article has" if missing == len(docs) else f"{missing:,} of {len(docs):,} articles have no"
            said.append(f"{who} {'a ' if missing == len(docs) else ''}{column}; without it {what}.")
    own = [column for column in docs.columns if column not in _STANDARD]
    if own:
        said.append(f"Columns of your own, for by= and within=: {', '.join(own)}.")
    return said


def list_flaws(docs: pd.DataFrame) -> list[str]:
    """What in the texts themselves will be read wrongly: tags of web pages, nothing at all, the same text twice."""
    flaws = {
        "hold tags of web pages, which are read as words; strip them before you load": docs["text"].str.contains(_TAG),
        "have an empty text": docs["text"].str.strip() == "",
        "repeat another's text word for word; find_duplicates finds copies": docs["text"].duplicated(),
    }
    return [f"{int(rows.sum()):,} of {len(docs):,} articles {what}." for what, rows in flaws.items() if rows.any()]


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
    docs["date"] = read_dates(docs["date"]) if "date" in docs else pd.NaT
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


def _content_ids(docs: pd.DataFrame) -> list[str]:
    seen: dict[str, int] = {}
    ids = []
    for row in docs[["source", "title", "date", "text"]].itertuples(index=False):
        made = digest(*(str(value) for value in row))
        seen[made] = seen.get(made, 0) + 1
        ids.append(made if seen[made] == 1 else f"{made}-{seen[made]}")
    return ids
