"""Tables and values → one JSON document on standard output."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    import pandas as pd


def write_json(document: Any) -> None:
    """Print one JSON document, in ASCII, so that every terminal and pipe can carry it."""
    typer.echo(json.dumps(document, indent=1, allow_nan=False))


def make_records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as plain values: days as ISO texts, missing values as None."""
    records = json.loads(table.reset_index(drop=True).to_json(orient="records", date_format="iso", double_precision=12))
    return [
        {key: _shorten(value) if str(table[key].dtype).startswith("datetime") else value for key, value in row.items()}
        for row in records
    ]


def _shorten(moment: Any) -> Any:
    """A day without its midnight."""
    return moment.partition("T")[0] if isinstance(moment, str) and "T00:00:00" in moment else moment
