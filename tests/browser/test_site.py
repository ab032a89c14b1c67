"""The site builds strictly without a network; links have goals, search works from disk, no page asks another host."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

import framing as fr

ROOT = Path(__file__).resolve().parents[2]
ASSETS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "link": "href"}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder of the built site; a warning of the builder fails it."""
    folder = tmp_path_factory.mktemp("site")
    surroundings = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    return folder


def test_links_have_goals_names_have_places_and_nothing_comes_from_another_host(site):
    pages = {file: BeautifulSoup(file.read_bytes(), "html.parser") for file in sorted(site.rglob("*.html"))}
    anchors = {
        file: {tag.get("id") or tag.get("name") for tag in page.find_all(id=True)} for file, page in pages.items()
    }
    faults = []
    for file, page in pages.items():
        asked = [tag[key] for name, key in ASSETS.items() for tag in page.find_all(name) if tag.get(key)]
        faults += [(file.name, url) for url in asked if url.startswith(("http:", "https:", "//"))]
        links = [tag["href"] for tag in page.find_all("a", href=True)]
        for url in asked + [link for link in links if ":" not in link.split("/")[0]]:
            path, _, anchor = unquote(url).partition("#")
            goal = (file.parent / path).resolve() if path else file
            if not url.startswith(("http:", "https:", "//", "data:")) and file.name != "404.html":
                known = goal.is_file() and (not anchor or goal not in anchors or anchor in anchors[goal])
                faults += [] if known else [(file.name, url)]
    assert faults == []
    styles = [file for file in site.rglob("*.css") if "url(http" in file.read_text(encoding="utf-8")]
    assert styles == []
    interface = set().union(*(ids for file, ids in anchors.items() if file.parent.name == "api"))
    assert {f"framing.{name}" for name in fr.__all__ if not name.startswith("__")} <= interface


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_search_finds_and_the_sample_opens_from_disk(site, offline, shots, count_faults, scheme):
    for width in (1280, 800):
        for name in ("index", "tutorial", "api/compare", "calibration"):
            page = offline(site / f"{name}.html", width=width, scheme=scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            page.screenshot(path=shots / f"site-{name.replace('/', '-')}-{width}-{scheme}.png")
        assert count_faults(page) == []
    page = offline(site / "index.html", scheme=scheme)
    page.locator("input.md-search__input").click()
    page.keyboard.type("declare_families")
    found = page.locator(".md-search-result__item a").first
    found.wait_for()
    assert "api/compare.html" in found.get_attribute("href")
    page.screenshot(path=shots / f"site-search-{scheme}.png")
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="the explorer").click()
    page.locator("table button").first.wait_for()
