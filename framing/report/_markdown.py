"""Blocks of a page as Markdown: headings, pipe tables, lists, links that lead to their sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from framing.report._blocks import Block, Cell, Figure, Run, Table, Text

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_LINE_START = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def write_markdown(blocks: Sequence[Block], targets: Set[str], *, folder: str = "") -> str:
    """Write the blocks; ids that are linked to become HTML anchors, as Markdown has none.

    `folder` is where the figures lie, as ``KEY.png``; without it their place is taken by their description.
    """
    parts = [_write(block, targets, folder) for block in blocks]
    lines: list[str] = []
    for block, part in zip(blocks, parts, strict=True):
        both_items = isinstance(block, Text) and block.kind == "item" and lines and lines[-1].startswith("- ")
        lines += [part] if both_items or not lines else ["", part]
    return "\n".join(lines) + "\n"


def escape_markdown(text: str) -> str:
    """Escaped, so that Markdown shows the same characters."""
    return _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;"))


def _write(block: Block, targets: Set[str], folder: str) -> str:
    if isinstance(block, Table):
        return _write_table(block, targets)
    if isinstance(block, Figure):
        shown = (
            f"![{escape_markdown(block.alt)}]({folder}/{block.key}.png)"
            if folder
            else f"*{escape_markdown(block.alt)}*"
        )
        return shown + (f"\n\n{_write_runs(block.caption)}" if block.caption else "")
    anchors, text = _write_anchors(block.anchors, targets), _write_runs(block.runs)
    if block.kind == "heading":
        return f"{'#' * block.level} {anchors}{text.replace(chr(10), ' ')}"
    if block.kind == "item":
        return f"- {anchors}{text.replace(chr(10), ' — ')}"
    return anchors + _LINE_START.sub(r"\1\\\2", text).replace("\n", "  \n")


def _write_anchors(anchors: Sequence[str], targets: Set[str]) -> str:
    return "".join(f'<a id="{anchor}"></a>' for anchor in anchors if anchor in targets)


def _write_runs(runs: Sequence[Run]) -> str:
    return "".join(_write_run(run) for run in runs)


def _write_run(run: Run) -> str:
    core = run.text.strip(" \n")
    if not core:
        return run.text
    before, after = run.text[: run.text.index(core)], run.text[run.text.index(core) + len(core) :]
    text = escape_markdown(core)
    if run.bold or run.voice:
        text = "**" + text.replace("\n", "**\n**") + "**"
    if run.link and not run.link.startswith("javascript:"):
        text = f"[{text}]({run.link.replace('(', '%28').replace(')', '%29').replace(' ', '%20')})"
    return f"{before}{text}{after}"


def _write_table(table: Table, targets: Set[str]) -> str:
    rows = [*table.head, *table.body]
    width = max((sum(cell.span for cell in row) for row in rows), default=0)
    if not width:
        return ""
    head = table.head[0] if table.head else ()
    lines = [_write_row(head, width, targets), _write_rule(head, width)]
    lines += [_write_row(row, width, targets) for row in (*table.head[1:], *table.body)]
    anchors, caption = _write_anchors(table.anchors, targets), _write_runs(table.caption)
    return (f"{anchors}{caption}\n\n" if anchors or caption else "") + "\n".join(lines)


def _write_row(row: Sequence[Cell], width: int, targets: Set[str]) -> str:
    cells = []
    for cell in row:
        text = _write_runs(cell.runs).replace("\n", "<br>")
        cells += [_write_anchors(cell.anchors, targets) + text, *[""] * (cell.span - 1)]
    return "| " + " | ".join([*cells, *[""] * (width - len(cells))]) + " |"


def _write_rule(head: Sequence[Cell], width: int) -> str:
    sides = [cell.right for cell in head for _ in range(cell.span)]
    sides += [False] * (width - len(sides))
    return "|" + "|".join("--:" if right else "---" for right in sides) + "|"
