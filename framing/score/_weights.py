"""A model's folder: its card, its figures, and weights that are checked against their digests before they are used."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module, util
from pathlib import Path
from typing import Any

from framing.core.errors import ModelError
from framing.core.paths import data_folder

FILES = ("config.json", "tokenizer.json", "model.safetensors")
SIZES = ("small", "large")
_MEND = "pip install 'framing-toolkit[models]'"


@dataclass(frozen=True)
class Weights:
    """Where a model lies, and what its config says."""

    folder: Path
    config: dict[str, Any]

    @property
    def name(self) -> str:
        """The model's name and version."""
        return f"{self.config.get('name', self.folder.name)} {self.config.get('version', '')}".strip()

    @property
    def max_length(self) -> int:
        """Pieces that the encoder reads at once, the special ones among them."""
        return int(self.config["max_length"])

    def calibrate(self, key: str, default: float) -> float:
        """A number of the calibration; the default where the model has none."""
        return float(self.config.get("calibration", {}).get(key, default))


def find_weights(name: str | Path, *, size: str = "small") -> Weights:
    """Read the config of a model that comes with us, or of a folder of one's own.

    Parameters
    ----------
    name : str or Path
        Name of a model, such as ``"stance"``, or the path of a folder with the same files.
    size : str
        ``"small"`` or ``"large"``; the large one lies in the folder NAME-large.

    Returns
    -------
    Weights
        The folder and its config. The weights themselves are not read.

    Raises
    ------
    ModelError
        There is no such folder, a file is missing, or the config is not one of ours.
    """
    if size not in SIZES:
        raise ModelError(f"size= is one of [{', '.join(SIZES)}]; got {size!r}")
    folder = Path(name)
    if not (folder / "config.json").is_file():
        folder = data_folder("models") / (str(name) if size == "small" else f"{name}-large")
    missing = [file for file in FILES if not (folder / file).is_file()]
    if missing:
        other = "size='small', " if size == "large" else ""
        raise ModelError(
            f"the {size} model {str(name)!r} was asked for and {str(folder)!r} has no {', '.join(missing)}; "
            f"installed are [{', '.join(list_models())}]; take {other}one of these, or the path of a model's folder"
        )
    config = read_json(folder / "config.json")
    lacking = [key for key in ("encoder", "max_length", "sha256") if key not in config]
    if lacking:
        raise ModelError(
            f"{str(folder / 'config.json')!r} lacks [{', '.join(lacking)}]; it is no model of this project"
        )
    return Weights(folder, config)


def check_digests(weights: Weights) -> None:
    """Compare the files with the SHA-256 digests of the config.

    Raises
    ------
    ModelError
        A file has another digest, or none is given for it.
    """
    for name in FILES[1:]:
        found = hashlib.sha256((weights.folder / name).read_bytes()).hexdigest()
        if weights.config["sha256"].get(name) != found:
            raise ModelError(
                f"{str(weights.folder / name)!r} is not the file that its config.json names: its SHA-256 begins with "
                f"{found[:12]}; it is damaged or was changed; install the package again"
            )


def list_models() -> list[str]:
    """Names of the models whose weights are installed."""
    folder = data_folder("models")
    found = (path.parent for path in folder.glob("*/config.json"))
    return sorted(path.name for path in found if all((path / file).is_file() for file in FILES))


def read_json(path: Path) -> dict[str, Any]:
    """The object in a JSON file.

    Raises
    ------
    ModelError
        The file is missing or is no JSON object.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"a JSON file was asked for and {str(path)!r} cannot be read: {error}") from error
    if not isinstance(value, dict):
        raise ModelError(f"{str(path)!r} must hold a JSON object; it holds a {type(value).__name__}")
    return value


def need(*modules: str) -> Iterator[Any]:
    """Import what only the models need.

    Raises
    ------
    ModelError
        Names the library that is missing and the command that installs it.
    """
    missing = [module for module in modules if util.find_spec(module.partition(".")[0]) is None]
    if missing:
        raise ModelError(f"a model was asked for and [{', '.join(missing)}] is not installed; run: {_MEND}")
    return (import_module(module) for module in modules)
