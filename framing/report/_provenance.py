"""What a page was made from: versions, steps with their settings, row counts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from framing.core.provenance import KEY, versions


@dataclass(frozen=True)
class Provenance:
    """The foot of a page."""

    versions: tuple[tuple[str, str], ...]
    steps: tuple[tuple[str, str, str], ...]
    tables: tuple[tuple[str, int, bool], ...]


def collect_provenance(tables: Sequence[tuple[str, pd.DataFrame | None]]) -> Provenance:
    """Join what the tables of a page know of their making; each step once, in order."""
    found: dict[str, str] = {}
    steps: list[tuple[str, str, str]] = []
    listed = []
    for name, table in tables:
        if table is None:
            continue
        told = table.attrs.get(KEY, {})
        listed.append((name, len(table), bool(told)))
        found.update({str(key): str(value) for key, value in told.get("versions", {}).items()})
        for step in told.get("steps", []):
            line = (str(step.get("step", "")), str(step.get("rows", "")), _say_settings(step))
            if line not in steps:
                steps.append(line)
    return Provenance(tuple(sorted((found or versions()).items())), tuple(steps), tuple(listed))


def _say_settings(step: Mapping[str, Any]) -> str:
    shown = {key: value for key, value in step.items() if key not in ("step", "rows")}
    return "; ".join(f"{key} = {_say(value)}" for key, value in shown.items())


def _say(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
