"""Rows of a saved study for the terminal: labels counted or in their sentences, quotations, contrasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from framing._terminal import bare_label

if TYPE_CHECKING:
    import pandas as pd


def count_labels(labels: pd.DataFrame) -> pd.DataFrame:
    """The words for each actor by source, commonest first: on how many occasions of naming, in how many articles."""
    said = labels.assign(
        words=labels["text"].map(bare_label), occasion=labels["doc_id"].str.cat(labels["mention"].astype(str), "\0")
    )
    grouped = said.groupby(["actor", "source", "words", "category"], sort=True)
    rows = grouped.agg(occasions=("occasion", "nunique"), articles=("doc_id", "nunique")).reset_index()
    return rows.sort_values("occasions", ascending=False, kind="stable")


def show_rows(rows: pd.DataFrame, *, top: int) -> None:
    """The first rows of a table, numbers to the right."""
    console = Console()
    if not len(rows):
        return
    table = Table(box=box.SIMPLE, pad_edge=False)
    for column in rows.columns:
        numeric = rows[column].dtype.kind in "iuf"
        table.add_column(column, justify="right" if numeric else "left", overflow="fold")
    for row in rows.head(top).itertuples(index=False):
        table.add_row(*(Text(" ".join(str(value).split())) for value in row))
    console.print(table)
    _say_more(console, len(rows), top)


def show_labels_in_place(labels: pd.DataFrame, *, top: int) -> None:
    """Each label marked in its sentence, under its outlet and day."""
    console = Console()
    for row in labels.head(top).to_dict("records"):
        day = row.get("date")
        parts = (row["source"], str(day)[:10] if day == day and day is not None else "", row["doc_id"], row["voice"])
        console.print(Text(" · ".join(filter(None, parts)), style="dim"))
        sentence = Text(row["sentence"])
        start = row["start"] - row["sentence_start"]
        sentence.stylize("bold underline", start, start + len(row["text"]))
        console.print(sentence, "")
    _say_more(console, len(labels), top)


def order_gaps(gaps: pd.DataFrame) -> pd.DataFrame:
    """Contrasts with the smallest adjusted p first; those that too few data hold at the end."""
    sized = gaps.assign(_size=-gaps["estimate"].abs())
    order = sized.sort_values(["q", "_size", "actor", "category", "a", "b"], na_position="last", kind="stable")
    return order.drop(columns="_size")


def show_gaps(gaps: pd.DataFrame, *, top: int) -> None:
    """Each contrast in words, with its interval, its adjusted p and what it rests on."""
    if gaps.empty:
        return
    table = Table("what", "interval", "q", "articles", "stories", box=box.SIMPLE, pad_edge=False)
    for column in table.columns[1:]:
        column.justify, column.no_wrap = "right", True
    for row in gaps.head(top).to_dict("records"):
        about = ": ".join(filter(None, (row["actor"], row["category"])))
        scale = 100 if str(row["unit"]).startswith("share") else 1
        told = row["low"] == row["low"]
        ends = f"{scale * row['low']:+.1f} to {scale * row['high']:+.1f}" if told else "–"
        q = f"{row['q']:.3f}" if row["q"] == row["q"] else "–"
        what = f"{about}: {row['a']} – {row['b']}: {row['verdict']}"
        table.add_row(Text(what), ends, q, str(row["n_articles"]), str(row["n_stories"]))
    console = Console()
    console.print(table)
    _say_more(console, len(gaps), top)


def _say_more(console: Console, n: int, top: int) -> None:
    if n > top:
        console.print(Text(f"{n - top} more; --top {n} shows all"))
