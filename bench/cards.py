"""Figures onto a model's card: metrics.json, and the table between the two marks of its README.md."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from bench.page import replace_figures
from bench.rows import Row, show_share
from framing._version import __version__


def write_card(folder: Path, rows: list[Row]) -> None:
    """Write what was measured, digest of the weights and version included, for people and for `framing models`."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    figures = [{key: _round(value) for key, value in asdict(row).items()} for row in rows]
    measured = {"framing": __version__, "weights": config["sha256"]["model.safetensors"], "figures": figures}
    text = json.dumps(measured, indent=1, ensure_ascii=False)
    (folder / "metrics.json").write_text(text + "\n", encoding="utf-8")
    card = folder / "README.md"
    card.write_text(replace_figures(card.read_text(encoding="utf-8"), show_rows(rows)), encoding="utf-8")


def show_rows(rows: list[Row]) -> str:
    """A table of every row; what stays the same from one to the next is left empty."""
    lines = ["| what | measure | by | n | figure | 95 % |\n|---|---|---|--:|--:|---|\n"]
    before = ("", "")
    for row in rows:
        what = "" if row.what == before[0] else row.what
        measure = "" if (row.what, row.measure) == before else row.measure
        ends = f"{show_share(row.low)}–{show_share(row.high)}"
        lines.append(f"| {what} | {measure} | {row.rule} | {row.n:,} | {show_share(row.value)} | {ends} |\n")
        before = (row.what, row.measure)
    return "".join(lines)


def _round(value: object) -> object:
    return round(value, 4) if isinstance(value, float) else value
