"""A table from anywhere → Corpus: columns renamed, headlines joined, and what was done written down."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

import pandas as pd

from framing.core.corpus import Corpus
from framing.core.errors import InputError
from framing.core.provenance import stamp
from framing.core.tables import TABLES

_HOUSE = tuple(column for column in TABLES["docs"] if column != "text")
_WORDS = ("doc_id", "source", "title", "story", "url", "lang")


def build_corpus(
    frame: pd.DataFrame,
    step: str,
    *,
    text: str = "text",
    columns: Mapping[str, str] | None = None,
    headline: bool = False,
    file: str = "",
    notes: Mapping[str, Any] | None = None,
) -> Corpus:
    """Make the corpus that every ``load_`` function returns.

    `file` is named in error sentences and in the provenance; `notes` are further settings for the provenance.

    Raises
    ------
    InputError
        No rows, a column that is missing or named twice, texts that are numbers, or whatever `Corpus` refuses.
    """
    prefix = f"{file!r}: " if file else ""
    try:
        docs = _rename(frame, text, dict(columns or {}))
        if not len(docs):
            raise InputError("articles were asked for and there is not one row; give at least one article")
        for column in docs.columns.intersection(["text", *_WORDS]):
            docs[column] = _plain(docs[column])
        _refuse_numbers(docs["text"], text)
        if "doc_id" in docs:
            docs = _check_ids(docs)
        if headline:
            docs["text"] = _join_headline(docs)
        corpus = Corpus(docs)
    except InputError as error:
        raise InputError(f"{prefix}{error}") from error
    except UnicodeEncodeError as error:
        raise InputError(
            f"{prefix}a text holds half of a two-part character (position {error.start}); replace it before loading"
        ) from error
    settings: dict[str, Any] = {"file": file, "text": text, "columns": dict(columns or {}), "headline": headline}
    stamp(corpus.docs, step, {**settings, **(notes or {}), "corpus": corpus.hash})
    return corpus


def _rename(frame: pd.DataFrame, text: str, columns: Mapping[str, str]) -> pd.DataFrame:
    docs = frame.copy()
    docs.columns = docs.columns.map(str)
    docs.attrs = {}
    have = ", ".join(docs.columns)
    twice = docs.columns[docs.columns.duplicated()]
    if len(twice):
        raise InputError(f"each column may stand once; {twice[0]!r} stands more than once; rename one of them")
    unknown = [name for name in columns if name not in _HOUSE]
    if unknown:
        raise InputError(
            f"columns= says where [{', '.join(_HOUSE)}] are found, e.g. columns={{'source': 'outlet'}}; "
            f"it was given {unknown[0]!r}"
        )
    wanted = {"text": text, **columns}
    for house, yours in wanted.items():
        if yours not in docs.columns:
            near = next(iter(get_close_matches(yours, list(docs.columns), n=1)), "")
            meant = repr(near) if near else ("'body'" if house == "text" else "…")
            option = f"text={meant}" if house == "text" else f"columns={{{house!r}: {meant}}}"
            raise InputError(
                f"the column {yours!r} was asked for as {house}; the table has [{have}]; "
                f"name the one that holds it, e.g. {option}"
            )
    taken = set(wanted.values())
    if len(taken) < len(wanted):
        raise InputError(f"one column was named for two purposes: {wanted}; name each column once")
    moved = {yours: house for house, yours in wanted.items()}
    kept = {house: f"{house}_given" for house in wanted if house in docs.columns and house not in taken}
    return docs.rename(columns={**kept, **moved})


def _plain(column: pd.Series[Any]) -> pd.Series[Any]:
    """Categories become plain values, and whole numbers that missing cells had made fractions become whole again."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.astype(object)
    if pd.api.types.is_float_dtype(column.dtype) and column.name != "text":
        filled = column.dropna()
        if (filled == filled.round()).all():
            return column.map(lambda value: "" if pd.isna(value) else str(int(value))).astype(object)
    return column


def _refuse_numbers(column: pd.Series[Any], name: str) -> None:
    if pd.api.types.is_numeric_dtype(column.dtype):
        filled = column.dropna()
        numbers = len(filled)
    else:
        filled = column[column.map(lambda value: isinstance(value, str) and value.strip() != "")]
        numbers = int(pd.to_numeric(filled, errors="coerce").notna().sum())
    if len(filled) and numbers == len(filled):
        raise InputError(
            f"the column {name!r} must hold texts; all its {numbers} values are numbers, e.g. {str(filled.iloc[0])!r}; "
            "name the column that holds the articles, e.g. text='body'"
        )


def _check_ids(docs: pd.DataFrame) -> pd.DataFrame:
    blank = docs["doc_id"].isna() | (docs["doc_id"].astype(str).str.strip() == "")
    if blank.all():
        return docs.drop(columns="doc_id")
    if blank.any():
        raise InputError(
            f"doc_id is empty in {int(blank.sum())} of {len(docs)} rows; fill it in, "
            "or drop the column to have ids made from the content"
        )
    return docs


def _join_headline(docs: pd.DataFrame) -> list[Any]:
    if "title" not in docs:
        raise InputError(
            "headline=True puts the title before the text, and there is no column 'title'; "
            "name it with columns={'title': …} or leave headline out"
        )
    joined: list[Any] = []
    for title, text in zip(docs["title"], docs["text"], strict=True):
        line = title.strip() if isinstance(title, str) else ""
        if not line or not isinstance(text, str) or text.lstrip().startswith(line):
            joined.append(text)
        else:
            joined.append(f"{line}\n\n{text}")
    return joined
