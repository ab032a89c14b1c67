"""What every page promises: it needs nothing else, its links lead somewhere, hostile text stays text, bytes repeat."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from bs4 import BeautifulSoup

from framing.core.corpus import Corpus
from framing.core.errors import FramingError
from framing.report import Page, report_corpus


def read(page: Page) -> BeautifulSoup:
    return BeautifulSoup(page.html, "html.parser")


def test_every_link_leads_to_one_place_on_the_page(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        html = read(page)
        ids = Counter(node["id"] for node in html.find_all(id=True))
        assert [key for key, count in ids.items() if count > 1] == [], name
        links = [node["href"] for node in html.find_all(href=True)]
        assert len(links) > 3
        assert [link for link in links if link[1:] not in ids] == [], name


def test_nothing_is_loaded_and_nothing_runs(pages: dict[str, Page]) -> None:
    for page in pages.values():
        html = read(page)
        assert all(not script.attrs for script in html.find_all("script"))
        assert not html.find_all(["link", "iframe", "img", "object", "embed", "base"])
        assert not html.find_all(src=True)
        style = html.find("style").get_text()
        assert "url(" not in style
        assert "@import" not in style
        handlers = [key for node in html.find_all(True) for key in node.attrs if key.startswith("on")]
        assert handlers == []
        assert "javascript:" not in page.html


def test_hostile_text_is_shown_and_not_obeyed(pages: dict[str, Page]) -> None:
    shown = "<script>alert('x')</script> & \"Sons\""
    for name in ("actor", "corpus", "evil"):
        html = read(pages[name])
        assert shown in html.get_text(), name
        assert html.find("b") is None


def test_a_reader_finds_the_way(pages: dict[str, Page]) -> None:
    for page in pages.values():
        html = read(page)
        assert html.html["lang"] == "en"
        assert len(html.find_all("h1")) == 1
        assert html.find("a")["href"] == "#main"
        assert html.title.get_text() == page.title
        assert all(table.find("caption") is not None for table in html.find_all("table"))
        levels = [int(node.name[1]) for node in html.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])]
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False)), levels
        style = html.find("style").get_text()
        assert "prefers-color-scheme: dark" in style
        assert "@media print" in style


def test_the_foot_tells_how_the_page_was_made(pages: dict[str, Page]) -> None:
    foot = read(pages["corpus"]).find("footer").get_text(" ")
    for said in ("lexicon_hash = abc123", "find_labels", "compare_labels", "seed = 0", "pandas", "numpy"):
        assert said in foot
    rows = {
        row.th.get_text(): row.td.get_text()
        for row in read(pages["corpus"]).select("footer table")[0].select("tbody tr")
    }
    assert rows == {"articles": "3", "hits": "7", "labels": "10", "choices": "1", "contrasts": "3"}


def test_same_input_same_bytes_whatever_the_hash_seed(
    pages: dict[str, Page], labels: pd.DataFrame, contrasts: pd.DataFrame, tmp_path: Path
) -> None:
    labels.to_pickle(tmp_path / "labels")
    contrasts.to_pickle(tmp_path / "contrasts")
    code = (
        "import sys, pandas as pd; from framing.report import report_actor\n"
        "labels, contrasts = pd.read_pickle('labels'), pd.read_pickle('contrasts')\n"
        "report_actor(labels, contrasts, actor='tsc', name=sys.argv[1]).save('page.html')"
    )
    root = str(Path(__file__).resolve().parents[2])
    env = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": root}
    name = str(pages["actor"].title).removeprefix("What ").removesuffix(" is called")
    subprocess.run([sys.executable, "-c", code, name], env=env, check=True, cwd=tmp_path)
    assert (tmp_path / "page.html").read_bytes() == pages["actor"].html.encode()


def test_no_figure_is_left_open(pages: dict[str, Page]) -> None:
    assert pages
    assert plt.get_fignums() == []


def test_save_writes_one_file_and_returns_its_path(tmp_path: Path) -> None:
    page = Page("Über uns", "<!DOCTYPE html><p>Über \ud800 uns</p>")
    path = page.save(tmp_path / "new" / "page.html")
    assert path == tmp_path / "new" / "page.html"
    assert path.read_text(encoding="utf-8") == "<!DOCTYPE html><p>Über &#55296; uns</p>"
    with pytest.raises(FramingError, match="is a folder"):
        page.save(tmp_path)


def test_a_notebook_shows_the_page_in_a_frame(pages: dict[str, Page]) -> None:
    page = pages["evil"]
    (frame,) = BeautifulSoup(page._repr_html_(), "html.parser").find_all(True)
    assert frame.name == "iframe"
    assert frame["srcdoc"].replace('<base href="about:srcdoc">', "") == page.html
    assert "kB" in str(page)
    assert len(str(page)) < 200


def test_a_corpus_without_anything_found_is_still_a_page(corpus: Corpus, hits: pd.DataFrame) -> None:
    text = read(report_corpus(corpus)).get_text(" ")
    assert "3 articles" in text
    assert "No loaded term was found" in read(report_corpus(corpus, hits=hits.head(0))).get_text(" ")
