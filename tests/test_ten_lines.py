"""The ten lines that lead from a file of one's own to a comparison are ten, and do it."""

import re
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

import framing as fr

ROOT = Path(__file__).resolve().parent.parent
OUTLETS = ("Belharian Banner", "Sarrun Ledger")
PAGES = [ROOT / "docs" / "ten_lines.md", ROOT / "README.md"]
BLOCKS = [
    block
    for page in PAGES
    for block in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    if 'corpus = fr.load_csv("news.csv"' in block
]


@pytest.mark.parametrize("block", dict.fromkeys(BLOCKS), ids=range(len(set(BLOCKS))))
def test_ten_lines_compare_two_outlets_of_a_file(block, tmp_path, monkeypatch):
    docs = fr.load_sample().docs
    docs = docs[docs.source.isin(OUTLETS)].rename(columns={"source": "outlet", "text": "body"})
    docs[["outlet", "body", "title"]].to_csv(tmp_path / "news.csv", index=False)
    monkeypatch.chdir(tmp_path)
    assert len([line for line in block.splitlines() if line.strip()]) == 10
    space = {}
    exec(compile(block, "ten_lines", "exec"), space)
    plt.close("all")
    assert set(space["gaps"].a) | set(space["gaps"].b) == set(OUTLETS)
    assert space["gaps"].low.notna().any()
    assert fr.Actors.read("actors.toml") == space["actors"]
    page = Path("news.html").read_text(encoding="utf-8")
    assert all(outlet in page for outlet in OUTLETS)


def test_the_ten_lines_are_there():
    assert BLOCKS
