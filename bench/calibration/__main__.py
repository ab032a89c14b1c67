"""Whether the tests keep their word on real news: null, coverage, power, a known asymmetry; docs/calibration.md."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console

from bench.calibration.casualties import measure_casualties
from bench.calibration.data import read_allsides, read_seesaw
from bench.calibration.draws import list_nulls
from bench.calibration.known import list_populations, measure_coverage, measure_power, measure_screen
from bench.calibration.naming import list_naming, read_naming
from bench.calibration.null import measure_null
from bench.calibration.page import draw_figure, store, write_page

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = Path(os.environ.get("FRAMING_DATA", ROOT.parent / "shared" / "data"))


def measure_all(sets: int, peers: str | None) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Each experiment's name and rows."""
    yield "casualties", measure_casualties(DATA, sets // 2)
    read = (*read_seesaw(DATA), read_allsides(DATA))
    for design in list_nulls(*read):
        yield f"null: {design.name}", measure_null(design, sets, peers=peers)
    labels, choices = read_naming(DATA)
    for parts in (labels, choices):
        for design in list_naming(parts[0]):
            yield f"null: {design.name}", measure_null(design, sets, peers=None, parts=parts)
    for design in list_populations(*read):
        yield f"coverage: {design.name}", measure_coverage(design, sets // 2)
    for design in list_nulls(*read):
        yield f"power: {design.name}", measure_power(design, sets // 4)
    for design in list_nulls(*read):
        yield f"screen: {design.name}", measure_screen(design, sets // 4)


def main() -> None:
    """Measure, store the figures, and write page and figure anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=int, default=400, help="null data sets a design")
    parser.add_argument("--peers", help="a Python that has scattertext and pycorpdiff")
    options = parser.parse_args()
    console = Console()
    if not DATA.is_dir():
        raise SystemExit(f"real news is not in {DATA}; set FRAMING_DATA to its folder")
    if not options.peers:
        console.print("No --peers: the stored figures of scattertext and pycorpdiff stay as they are.")
    rows = []
    for name, found in measure_all(options.sets, options.peers):
        rows += found
        console.print(f"{time.process_time():6.0f} CPU s  {name}")
    figures = store(rows, peers=bool(options.peers))
    write_page(figures)
    draw_figure(figures)


if __name__ == "__main__":
    main()
