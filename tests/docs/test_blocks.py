"""Every block of code in README.md and docs runs as it stands and gives what its page shows; what cannot says why."""

import os
import re
import shutil

import matplotlib.pyplot as plt
import pytest
from typer.testing import CliRunner

import framing as fr
from framing.cli import app
from tests.docs.blocks import OUTLETS, PAGES, ROOT, furnish, name_page, read_blocks, run_page

WITH_CODE = [page for page in PAGES if read_blocks(page)]
TUTORIAL, TEN_LINES = ROOT / "docs" / "tutorial.md", ROOT / "docs" / "ten_lines.md"
NOT_RUN = {"docs/scale.md": 1}  # page → blocks that say why they are not run


def call(words):
    return CliRunner().invoke(app, words)


@pytest.fixture(scope="module")
def tutorial(tmp_path_factory):
    """The folder in which the tutorial was worked through, and what its blocks left."""
    folder = tmp_path_factory.mktemp("tutorial")
    before = os.getcwd()
    os.chdir(folder)
    try:
        space = run_page(TUTORIAL, call)
    finally:
        os.chdir(before)
        plt.close("all")
    return folder, space


@pytest.fixture
def desk(tutorial, tmp_path, monkeypatch, request):
    """A folder to run a page in, with the study that the tutorial saved."""
    furnish(tmp_path, stories=8 if "ten_lines" in request.node.name else 3)
    shutil.copytree(tutorial[0] / "news", tmp_path / "news")
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    plt.close("all")


def test_the_tutorial_ends_with_a_page_that_names_both_outlets(tutorial):
    folder, space = tutorial
    assert set(space["labels"].source) == set(OUTLETS)
    assert all(outlet in (folder / "news.html").read_text(encoding="utf-8") for outlet in OUTLETS)


@pytest.mark.parametrize("page", [page for page in WITH_CODE if page not in (TUTORIAL, TEN_LINES)], ids=name_page)
def test_the_blocks_of_a_page_run_in_order(page, desk, monkeypatch):
    if page.name == "README.md":  # shows no results: two of the sample's five newsrooms do
        sample = fr.load_sample()
        monkeypatch.setattr(fr, "load_sample", lambda: sample.select(sample.docs.source.isin(OUTLETS)))
    run_page(page, call)


def test_ten_lines_are_ten_and_compare_the_two_outlets_of_a_file(desk):
    mine = {
        block.code
        for page in (ROOT / "README.md", TEN_LINES)
        for block in read_blocks(page)
        if 'corpus = fr.load_csv("news.csv"' in block.code
    }
    assert len(mine) == 1
    assert len([line for line in mine.pop().splitlines() if line.strip()]) == 10
    (desk / "actors.toml").unlink()
    space = run_page(TEN_LINES, call)
    assert set(space["gaps"].a) | set(space["gaps"].b) == set(OUTLETS)
    assert space["gaps"].low.notna().any()
    assert fr.Actors.read("actors.toml") == space["actors"]
    page = (desk / "news.html").read_text(encoding="utf-8")
    assert all(outlet in page for outlet in OUTLETS)


def test_no_block_escapes_and_few_are_not_run():
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        fences = re.findall(r"^ *(?:```|~~~)+ *(\w*)", text, re.MULTILINE)[::2]
        assert set(fences) <= {"python", "sh", "text"}, page
        assert len(read_blocks(page)) == len([kind for kind in fences if kind != "text"]), page
        assert sum(bool(block.shown) for block in read_blocks(page)) == fences.count("text"), page
    left_out = {name_page(page): sum(bool(block.why) for block in read_blocks(page)) for page in WITH_CODE}
    assert {name: count for name, count in left_out.items() if count} == NOT_RUN
