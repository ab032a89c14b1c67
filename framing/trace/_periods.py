"""The day, week, month, quarter or year of each article."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.core.errors import TableError

PERIODS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}


def date_articles(rows: pd.DataFrame, every: str, call: str, table: str) -> pd.Series[Any]:
    """First day of each article's period, by doc_id.

    Raises
    ------
    TableError
        An unknown period, no column `date`, or articles without a day in it.
    """
    if every not in PERIODS:
        raise TableError(f"every= is one of {', '.join(PERIODS)}; got {every!r}; give one such as every='month'")
    if "date" not in rows.columns:
        raise TableError(
            f"{call} needs the date of every article and this {table} has no column 'date'; there are "
            f"[{', '.join(str(column) for column in rows.columns if column != 'text')}]; load the articles with dates"
        )
    articles = rows.drop_duplicates("doc_id")
    days = pd.to_datetime(articles["date"], errors="coerce", format="mixed", utc=True).dt.tz_localize(None)
    if days.isna().any():
        raise TableError(
            f"{call} needs the date of every article; {int(days.isna().sum())} of {len(articles)} articles of this "
            f"{table} have none, e.g. {articles.loc[days.isna(), 'doc_id'].iloc[0]!r}; fill in the column 'date' or "
            "leave those articles out"
        )
    starts = days.dt.to_period(PERIODS[every]).dt.start_time
    return pd.Series(starts.to_numpy(), index=pd.Index(articles["doc_id"].astype("str")))


def name_period(start: pd.Timestamp, every: str) -> str:
    """``2024-03``, ``2024 Q1``, ``2024``; a day and a week by their first day."""
    if every == "month":
        return f"{start:%Y-%m}"
    if every == "quarter":
        return f"{start:%Y} Q{start.quarter}"
    return f"{start:%Y}" if every == "year" else f"{start:%Y-%m-%d}"
