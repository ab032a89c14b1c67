"""Whether the tests keep their word on real news: null, coverage, power, a known asymmetry; docs/calibration.md."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator
from functools import partial
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


Measured = tuple[str, Callable[[], list[dict[str, Any]]]]


def list_experiments(sets: int, peers: str | None) -> Iterator[Measured]:
    """Each experiment's name, and what measures it."""
    yield "casualties", partial(measure_casualties, DATA, sets // 2)
    read = (*read_seesaw(DATA), read_allsides(DATA))
    for design in list_nulls(*read):
        yield f"null: {design.name}", partial(measure_null, design, sets, peers=peers)
    for parts in read_naming(DATA):
        for design in list_naming(parts[0]):
            what = next(iter(parts[0].families))
            yield f"naming: {what}, {design.name}", partial(measure_null, design, sets, peers=None, parts=parts)
    for design in list_populations(*read):
        yield f"coverage: {design.name}", partial(measure_coverage, design, sets // 2)
    for design in list_nulls(*read):
        yield f"power: {design.name}", partial(measure_power, design, sets // 4)
    for design in list_nulls(*read):
        yield f"screen: {design.name}", partial(measure_screen, design, sets // 4)


def main() -> None:
    """Measure; after each experiment store its figures, and write page and figure anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=int, default=400, help="null data sets a design")
    parser.add_argument("--peers", help="a Python that has scattertext and pycorpdiff")
    parser.add_argument("--only", default="", help="the experiments whose names begin so, such as coverage")
    options = parser.parse_args()
    console = Console()
    if not DATA.is_dir():
        raise SystemExit(f"real news is not in {DATA}; set FRAMING_DATA to its folder")
    if not options.peers:
        console.print("No --peers: the stored figures of scattertext and pycorpdiff stay as they are.")
    for name, measure in list_experiments(options.sets, options.peers):
        if name.startswith(options.only):
            figures = store(measure(), peers=bool(options.peers))
            write_page(figures)
            draw_figure(figures)
            console.print(f"{time.process_time():6.0f} CPU s  {name}")


if __name__ == "__main__":
    main()
