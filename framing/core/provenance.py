"""What a result was made from: versions, hashes, settings, row counts; it travels in a table's `attrs`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from typing import Any

import pandas as pd

KEY = "framing"
_PACKAGES = ("framing-toolkit", "numpy", "pandas", "scipy", "spacy")


def digest(*parts: str | bytes) -> str:
    """Twelve hexadecimal digits that stand for the parts."""
    hashing = hashlib.blake2b(digest_size=6)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hashing.update(len(data).to_bytes(8, "little"))
        hashing.update(data)
    return hashing.hexdigest()


def versions() -> dict[str, str]:
    """Installed version of each package that can move a number."""
    return {package: _version(package) for package in _PACKAGES}


@cache
def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"


def stamp(frame: pd.DataFrame, step: str, settings: Mapping[str, Any], *earlier: Mapping[Any, Any]) -> pd.DataFrame:
    """Write into `frame.attrs` which step made it, with which settings, after which earlier steps."""
    steps: list[dict[str, Any]] = []
    for attrs in earlier:
        for entry in attrs.get(KEY, {}).get("steps", []):
            if entry not in steps:
                steps.append(entry)
    steps.append({"step": step, "rows": len(frame), **settings})
    frame.attrs[KEY] = {"versions": versions(), "steps": steps}
    return frame
