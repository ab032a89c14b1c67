"""Each notebook runs from top to bottom, asks one question, is short, ends with exercises, and carries no outputs."""

import re
import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
FILES = sorted(FOLDER.glob("*.ipynb"))
LONGEST = 240  # seconds for one cell on a busy machine; a whole notebook takes less than a minute on a free one

each = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def headings(notebook):
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    return [line for text in texts for line in text.splitlines() if line.startswith("#")]


def test_the_four_first_notebooks_are_there():
    names = [file.stem for file in FILES]
    assert {
        "00_start_here",
        "01_bring_your_own_corpus",
        "02_loaded_terms",
        "03_what_is_this_actor_called",
    } <= set(names)


@each
def test_a_notebook_asks_one_question_and_ends_with_exercises(file):
    notebook = nbformat.read(file, as_version=4)
    nbformat.validate(notebook)
    assert 5 <= len(notebook.cells) <= 20
    first, last = notebook.cells[0], notebook.cells[-1]
    titles = [line for line in headings(notebook) if line.startswith("# ")]
    assert len(titles) == 1
    assert first.cell_type == "markdown"
    assert first.source.startswith(titles[0])
    assert titles[0].endswith("?")
    assert titles[0].count("?") == 1
    assert last.cell_type == "markdown"
    assert last.source.startswith("## Try this\n")
    assert 2 <= len(re.findall(r"^\d\. ", last.source, re.MULTILINE)) <= 3


@each
def test_a_notebook_is_committed_without_traces_of_a_run(file):
    notebook = nbformat.read(file, as_version=4)
    assert set(notebook.metadata) <= {"kernelspec", "language_info"}
    assert notebook.metadata.kernelspec.name == "python3"
    assert set(notebook.metadata.language_info) == {"name"}
    for cell in notebook.cells:
        assert not cell.metadata
        if cell.cell_type == "code":
            assert not cell.outputs
            assert cell.execution_count is None


@pytest.mark.slow
@each
def test_a_notebook_runs_from_top_to_bottom(file, tmp_path, monkeypatch):
    """In a folder of its own, so that it leans on nothing beside it; with this interpreter, drawing as Jupyter does."""
    monkeypatch.delenv("MPLBACKEND", raising=False)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    copy = Path(shutil.copy(file, tmp_path))
    notebook = nbformat.read(copy, as_version=4)
    client = NotebookClient(
        notebook, timeout=LONGEST, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    )
    client.execute()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    outputs = [output for cell in code for output in cell.outputs]
    assert not [output for output in outputs if output.output_type == "error"]
    warned = [output.text for output in outputs if output.output_type == "stream" and output.name == "stderr"]
    assert not warned
    drawn = sum("plot_" in cell.source for cell in code)
    assert sum("image/png" in output.get("data", {}) for output in outputs) == drawn
