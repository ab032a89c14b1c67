"""Counts by label and source, every count tied to the sentences it counts."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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
        Hits or labels with their sentences, and with three further columns: `_number`, `_block` and `_line`.
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
    ordered = rows.assign(_away=(rows["voice"] != "own").astype("int64"))
    ordered = ordered.sort_values(["_away", "doc_id", "start", "end", "_number"], kind="stable")
    tree: dict[str, dict[str, dict[str, list[dict[Hashable, Any]]]]] = {}
    for row in ordered.to_dict("records"):
        lines = tree.setdefault(str(row["_block"]), {}).setdefault(str(row["_line"]), {})
        lines.setdefault(str(row["source"]), []).append(row)
    anchor = anchors.new("m")
    blocks = []
    for name in sorted(
        tree, key=lambda name: (list(last).index(name) + 1 if name in last else 0, -_size(*tree[name].values()), name)
    ):
        block_anchor = anchors.new("b")
        shown = []
        for label in sorted(tree[name], key=lambda label: (-_size(tree[name][label]), label)):
            by_source = tree[name][label]
            line_anchor = anchors.new("r")
            cells = tuple(_make_cell(source, by_source.get(source, []), anchors) for source in sources)
            shown.append(Line(line_anchor, label, (notes or {}).get(label, ""), _size(by_source), cells))
        blocks.append(Block(block_anchor, name, _size(*tree[name].values()), tuple(shown)))
    heads = tuple(Column(say_source(source), columns[source]) for source in sources)
    return Matrix(anchor, heads, tuple(blocks), len(rows))


def _size(*lines: Mapping[str, Sequence[object]]) -> int:
    return sum(len(rows) for line in lines for rows in line.values())


def _make_cell(source: str, rows: Sequence[Mapping[Hashable, Any]], anchors: Anchors) -> Cell | None:
    if not rows:
        return None
    anchor = anchors.new("c")
    items = tuple(make_item(row, anchors.new("e")) for row in rows)
    own = sum(row["_away"] == 0 for row in rows)
    return Cell(say_source(source), own, len(items) - own, anchor, items)
