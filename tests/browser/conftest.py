"""A real browser and what it looks at; without Chromium the tests are skipped, or fail where they must run."""

import os
import shutil
from pathlib import Path

import pytest

import framing as fr
from framing.core.paths import data_folder

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def need(found, what):
    """Skip where it is not found; fail where FRAMING_REQUIRE_BROWSER is 1."""
    if not found:
        if os.environ.get("FRAMING_REQUIRE_BROWSER") == "1":
            pytest.fail(f"{what} is needed here and is not there")
        pytest.skip(f"{what} is not there; .ci/run installs it")
    return found


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium, driven by Playwright."""
    path = need(shutil.which("chromium"), "Chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        need(None, "playwright")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shots():
    """Where pictures go to be looked at; git ignores it."""
    folder = ROOT / "screenshots"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def count_faults():
    """A page → its serious faults of accessibility, as axe-core finds them."""
    file = ROOT / ".axe" / "node_modules" / "axe-core" / "axe.min.js"
    script = need(file.is_file() and file.read_text(encoding="utf-8"), "axe-core")

    def look(page):
        page.evaluate(script)
        found = page.evaluate("axe.run(document, { resultTypes: ['violations'], preload: false })")
        assert len(found["passes"]) > 10
        grave = [fault for fault in found["violations"] if fault["impact"] in ("serious", "critical")]
        return [(fault["id"], [node["html"][:200] for node in fault["nodes"][:3]]) for fault in grave]

    return look


@pytest.fixture(scope="session")
def study():
    """The whole sample, analyzed."""
    actors = fr.Actors.read(data_folder("corpus") / "tamra" / "actors.toml")
    return fr.analyze(fr.load_sample(), actors, fr.Lexicon.load("conflict"))


@pytest.fixture
def offline(chromium):
    """Opens files from disk in a browser that has no network; a request or an error of the page fails the test."""
    contexts, faults = [], []

    def open_file(path, *, width=1280, scheme="light"):
        context = chromium.new_context(
            offline=True, viewport={"width": width, "height": 900}, color_scheme=scheme, accept_downloads=True
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: None if asked.url.startswith(("file:", "blob:")) else faults.append(asked.url))
        page.goto(Path(path).resolve().as_uri())
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert faults == []
