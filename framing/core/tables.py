"""The tables of the house: made with their types, checked, and joined to what else is known of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from framing.core.columns import TABLES as TABLES
from framing.core.errors import TableError

VOICES = ("own", "quoted", "reported", "distanced")
QUOTE_KINDS = ("direct", "partial", "scare", "title", "reported")
MENTION_KINDS = ("name", "alias", "acronym", "description", "pronoun")
SIGNS = ("negative", "neutral", "positive")
ROLES = ("agent", "patient")
ROLE_SHARES = (*ROLES, "agentless")  # what is measured of roles; the last is a part of the second
UNITS = {  # what is compared: its unit, and what the differences are in
    "labels": ("share of naming occasions", "the words chosen to name"),
    "choices": ("share of choices", "the choice between loaded and neutral words for"),
    "roles": ("share of deeds", "the part in deeds given to"),
    "stances": ("share of places", "how often for or against"),
    "model": ("share of naming occasions, adjusted", "the adjusted use of words that name"),
    "terms": ("per 1,000 words", "loaded words"),
    "scores": ("mean score", "mean scores"),
}
MODALITIES = ("", "possible", "alleged", "future", "conditional", "asked")
RELATIONS = ("name", "title", "modifier", "compound", "apposition", "predicate", "naming", "description")

_INTEGERS = set(
    "start end severity mention sentence_start name_start count base base_a base_b n_occasions n_groups n_labels "
    "n_articles n_stories n_sources articles_a articles_b".split()
)
_FLOATS = set(
    "confidence score estimate low high ratio ratio_low ratio_high rate_a rate_b p p_least q detectable top_share "
    "value null_mean null_high adjusted v shared share_a share_b dp level".split()
)
_BOOLEANS = set("negated passive nominal agentless inanimate split change carries".split())
_DAYS = {"date", "period"}


def make_table(name: str, rows: Iterable[Mapping[str, Any]] | pd.DataFrame) -> pd.DataFrame:
    """Rows → the table of that name: every declared column, in order, with its type."""
    frame = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(list(rows), columns=list(TABLES[name]))
    out = frame.reindex(columns=list(TABLES[name]))
    for column in out.columns:
        if column in _INTEGERS:
            out[column] = out[column].astype("int64")
        elif column in _FLOATS:
            out[column] = out[column].astype("float64")
        elif column in _BOOLEANS:
            out[column] = out[column].astype("bool")
        elif column not in _DAYS:
            out[column] = out[column].astype("str")
    return out.reset_index(drop=True)


def check_table(frame: pd.DataFrame, name: str, need: Sequence[str] | None = None) -> pd.DataFrame:
    """Return the frame if it has the columns; else say which are missing.

    Raises
    ------
    TableError
        *a labels table needs […]; this one has […]*
    """
    if not isinstance(frame, pd.DataFrame):
        raise TableError(f"a {name} table is a pandas DataFrame; this is a {type(frame).__name__}")
    wanted = list(TABLES[name]) if need is None else list(need)
    missing = [column for column in wanted if column not in frame.columns]
    if missing:
        raise TableError(
            f"a {name} table needs [{', '.join(missing)}]; this one has [{', '.join(map(str, frame.columns))}]"
        )
    return frame


def is_about_roles(frame: pd.DataFrame) -> bool:
    """Whether a rates or contrasts table is about roles: all its categories are those of `measure_roles`."""
    return bool(len(frame)) and set(frame["category"]) <= set(ROLE_SHARES)


def attach_articles(frame: pd.DataFrame, docs: pd.DataFrame) -> pd.DataFrame:
    """Add what else is known of each row's article (story, date, the user's own columns), by doc_id.

    Columns that the table already has are left alone; the article's text, title, url and language stay in `docs`.
    """
    known = set(frame.columns) | {"text", "title", "url", "lang", "doc_id"}
    extra = [column for column in docs.columns if column not in known]
    if not extra:
        return frame
    return frame.merge(docs[["doc_id", *extra]], on="doc_id", how="left", validate="many_to_one")
