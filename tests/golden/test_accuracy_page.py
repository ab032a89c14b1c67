"""The figures in the pages: written between their markers, and the same in the README as on the page about accuracy."""

from pathlib import Path

import pandas as pd
import pytest

from bench.page import BEGIN, END, replace_figures
from bench.rows import count_overlaps, count_pairs, count_rows, make_row
from tests.golden.score import pair_rows

ROOT = Path(__file__).resolve().parent.parent.parent


def figures(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert text.count(BEGIN) == text.count(END) == 1
    lines = text.partition(BEGIN)[2].partition(END)[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]


def test_the_readme_shows_the_figures_of_the_page():
    full = {(row[3], row[4], row[5]) for row in figures("docs/accuracy.md") if len(row) == 7}
    short = figures("README.md")[2:]
    assert len(short) >= 10
    for _, _, n, figure, interval, _ in short:
        assert (n, figure.split()[-1], interval) in full


def test_only_what_stands_between_the_markers_is_replaced():
    page = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    assert replace_figures(page, "new\n") == f"before\n{BEGIN}\nnew\n{END}\nafter\n"
    with pytest.raises(ValueError, match="has the lines"):
        replace_figures("no markers", "new")


def test_a_figure_is_what_one_would_count_and_its_interval_holds_it():
    found = pd.DataFrame({"doc_id": list("aab"), "start": [0, 20, 0], "end": [9, 29, 9]})
    gold = pd.DataFrame({"doc_id": list("abbc"), "start": [0, 0, 40, 0], "end": [9, 9, 49, 9]})
    row = make_row("x", "F1", "rule", count_pairs(found, gold, pair_rows(found, gold)), n=len(gold))
    assert row.value == pytest.approx(2 * 2 / (3 + 4))
    assert row.low < row.value < row.high
    right, hit = pd.Series([True, False, True]), pd.Series([True, True, False, False])
    assert make_row("x", "F1", "rule", count_overlaps(found, gold, right, hit)).value == pytest.approx(row.value)
    share = make_row("x", "share", "rule", count_rows([("a", True), ("a", True), ("b", True)]))
    assert (share.value, share.n) == (1.0, 3)
    assert share.low < 1  # two articles without an error do not show that there is none
