"""Counts by label and source, every count tied to the sentences it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from framing.report._evidence import Anchors, Item, make_item
from framing.report._wording import say_source


@dataclass(frozen=True)
class Column:
    """One source with what its counts are out of."""

    name: str
    n: str


@dataclass(frozen=True)
class Cell:
    """The rows of one label in one source: how many in the outlet's own voice, how many in others', and where."""

    source: str
    own: int
    other: int
    anchor: str
    items: tuple[Item, ...]

    @property
    def other_anchor(self) -> str:
        """Where the first row in another voice stands."""
        return self.items[self.own].anchor if self.other else self.anchor


@dataclass(frozen=True)
class Line:
    """One label or term."""

    anchor: str
    label: str
    note: str
    total: int
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Block:
    """The labels of one category, or of one holder."""

    anchor: str
    name: str
    total: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Matrix:
    """Blocks of labels down, sources across."""

    anchor: str
    columns: tuple[Column, ...]
    blocks: tuple[Block, ...]
    total: int

    @property
    def items(self) -> list[Item]:
        """All evidence, in the order of the page."""
        cells = [cell for block in self.blocks for line in block.lines for cell in line.cells if cell]
        return [item for cell in cells for item in cell.items]

    @property
    def n_cut(self) -> int:
        """How many sentences are shown in part."""
        return sum(item.cut for item in self.items)


def build_matrix(
    rows: pd.DataFrame,
    anchors: Anchors,
    *,
    columns: Mapping[str, str],
    last: Sequence[str] = (),
    notes: Mapping[str, str] | None = None,
) -> Matrix:
    """Count rows by `block`, `line` and `source`.

    Parameters
    ----------
    rows : DataFrame
        Hits or labels with their sentences, and with three further columns: `number`, `block` and `line`.
    anchors : Anchors
        The page's ids.
    columns : mapping
        Source → what its counts are out of; a source that no row has keeps its column.
    last : sequence of str
        Blocks that close the table whatever they count.
    notes : mapping, optional
        Line → a remark beside it.
    """
    sources = sorted(columns)
    ordered = rows.assign(away=(rows["voice"] != "own").astype("int64"))
    ordered = ordered.sort_values(["away", "doc_id", "start", "end"], kind="stable")
    totals = ordered.groupby("block", sort=True).size().sort_values(ascending=False, kind="stable")
    names = [name for name in totals.index if name not in last] + [name for name in last if name in totals.index]
    anchor = anchors.new("m")
    blocks = []
    for name in names:
        block = ordered[ordered["block"] == name]
        block_anchor = anchors.new("b")
        sizes = block.groupby("line", sort=True).size().sort_values(ascending=False, kind="stable")
        parts = dict(iter(block.groupby("line", sort=False)))
        lines = []
        for label, size in sizes.items():
            line_anchor = anchors.new("r")
            cells = _cells(parts[label], sources, anchors)
            note = (notes or {}).get(str(label), "")
            lines.append(Line(line_anchor, str(label), note, int(size), cells))
        blocks.append(Block(block_anchor, str(name), len(block), tuple(lines)))
    shown = tuple(Column(say_source(source), columns[source]) for source in sources)
    return Matrix(anchor, shown, tuple(blocks), len(rows))


def _cells(part: pd.DataFrame, sources: Sequence[str], anchors: Anchors) -> tuple[Cell | None, ...]:
    by_source = dict(iter(part.groupby("source", sort=False)))
    cells: list[Cell | None] = []
    for source in sources:
        rows = by_source.get(source)
        if rows is None:
            cells.append(None)
            continue
        anchor = anchors.new("c")
        items = tuple(make_item(row, anchors.new("e")) for row in rows.to_dict("records"))
        own = int((rows["away"] == 0).sum())
        cells.append(Cell(say_source(source), own, len(items) - own, anchor, items))
    return tuple(cells)
