"""A real JupyterLab runs two notebooks from top to bottom; a click in the explorer shows the sentence there."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
SETTINGS = {  # no news, and all cells drawn whether they are in view or not
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "notebook-extension/tracker": {"windowingMode": "none"},
}
ASK = 'print(len(explorer.selected), "chosen:", sorted(set(explorer.selected.text)))'
LONGEST = 240_000  # milliseconds for a whole notebook on a busy machine


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The address of a JupyterLab of its own: two notebooks, this interpreter, nothing of the user's."""
    folder = tmp_path_factory.mktemp("lab")
    for name in ("00_start_here", "03_what_is_this_actor_called"):
        notebook = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4)
        notebook.cells.append(nbformat.v4.new_code_cell(ASK))
        nbformat.write(notebook, folder / f"{name}.ipynb")
    for key, value in SETTINGS.items():
        file = folder / "settings" / "@jupyterlab" / f"{key}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(value))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {
        **os.environ, "PYTHONPATH": str(ROOT), "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"), "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"), "IPYTHONDIR": str(folder / "ipython"),
    }  # fmt: skip
    env.pop("MPLBACKEND", None)
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}",
        "--ServerApp.port_retries=0", "--IdentityProvider.token=key", f"--ServerApp.root_dir={folder}",
        "--LabApp.extension_manager=readonly", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.news_url=None",
    ]  # fmt: skip
    log = (folder / "log").open("w")
    server = subprocess.Popen(command, cwd=folder, env=env, stdout=log, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(900):
            try:
                urllib.request.urlopen(f"{address}/api?token=key", timeout=5).close()
                break
            except OSError:
                assert server.poll() is None, (folder / "log").read_text()
                time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def wait_for_kernel(page, name):
    """Wait until the notebook has its kernel: JupyterLab calls it idle sooner, and a run then asks which to select."""
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
    page.locator(".jp-KernelName").get_by_text("Python 3 (ipykernel)").wait_for()
    page.wait_for_function(
        """async (path) => {
            const sessions = await (await fetch("/api/sessions?token=key")).json();
            const ready = ({ kernel }) => kernel.execution_state === "idle" && kernel.connections > 0;
            return sessions.some((one) => one.path === path && ready(one));
        }""",
        arg=f"{name}.ipynb",
        polling=500,
    )
    page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for()


def run_all(page, address, name):
    """Open a notebook, run all its cells, wait until the last one has a number; no cell may have failed."""
    page.goto(f"{address}/lab/tree/{name}.ipynb?token=key&reset")
    wait_for_kernel(page, name)
    page.locator(".lm-MenuBar-itemLabel").get_by_text("Run", exact=True).click()
    page.locator(".lm-Menu-itemLabel").get_by_text("Run All Cells", exact=True).click()
    page.locator(".jp-CodeCell .jp-InputPrompt").filter(has_text=re.compile(r"\[(\*|\d+)\]")).first.wait_for()
    assert page.locator(".jp-Dialog").all_inner_texts() == []
    page.wait_for_function(
        """() => {
            const nodes = document.querySelectorAll(".jp-CodeCell .jp-InputPrompt");
            const prompts = [...nodes].map((node) => node.textContent);
            const failed = document.querySelector('[data-mime-type="application/vnd.jupyter.error"]');
            return failed || (prompts.length > 5 && prompts.every((prompt) => /\\[\\d+\\]/.test(prompt)));
        }""",
        timeout=LONGEST,
    )
    assert page.locator('[data-mime-type="application/vnd.jupyter.error"]').all_inner_texts() == []


@pytest.mark.parametrize(
    ("name", "scheme"), [("00_start_here", "light"), ("03_what_is_this_actor_called", "dark")], ids=["00", "03"]
)
def test_a_notebook_runs_and_a_click_in_its_explorer_shows_the_sentences(lab, chromium, shots, name, scheme, study):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(180_000)
    page = context.new_page()
    if scheme == "dark":
        address = f"{lab}/lab/api/settings/@jupyterlab/apputils-extension:themes?token=key"
        raw = json.dumps({"raw": json.dumps({"theme": "JupyterLab Dark"})}).encode()
        urllib.request.urlopen(urllib.request.Request(address, data=raw, method="PUT")).close()
    run_all(page, lab, name)
    explorer = page.locator(".framing-explorer")
    explorer.wait_for()
    explorer.scroll_into_view_if_needed()
    assert explorer.get_attribute("data-theme") == scheme
    explorer.get_by_role("button", name="terrorists").first.click()
    own = study.labels[(study.labels.voice == "own") & (study.labels.source == "Belharian Banner")]
    words = own[(own.actor == "tsc") & own.text.str.lower().isin(["terrorists", "the terrorists"])]
    assert sorted(explorer.locator(".fe-items .fe-sentence").all_inner_texts()) == sorted(words.sentence)
    assert f"explorer.selected holds all {len(words)} rows" in explorer.inner_text()
    page.screenshot(path=shots / f"lab-{name[:2]}-{scheme}.png")
    cell = page.locator(".jp-CodeCell").last
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    said = cell.locator(".jp-OutputArea-output").filter(has_text=f"{len(words)} chosen: {sorted(set(words.text))}")
    said.wait_for()
    context.close()
