"""What the shell proposes at a press of the tab key; nothing heavy is loaded for it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

import typer

from framing.core.columns import TABLES
from framing.core.paths import data_folder

GAPS = {"choices": "choice_gaps", "labels": "gaps", "terms": "term_gaps", "roles": "role_gaps"}
KINDS = {
    "docs": "docs", "quotes": "quotes", "hits": "hits", "mentions": "mentions", "labels": "labels", "roles": "roles",
    "renamings": "renamings", "choices": "rates", "choice_gaps": "contrasts", "rates": "rates", "shares": "rates",
    "voices": "rates", "role_shares": "rates", "gaps": "contrasts", "term_gaps": "contrasts", "role_gaps": "contrasts",
}  # fmt: skip
_HOUSE = ("doc_id", "source", "title", "date", "story", "url", "lang")
_ENOUGH = 65_536


def _begin(known: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in known if name.startswith(incomplete)]


def complete_lexicon(incomplete: str) -> list[str]:
    """Names of lexicons on the shelf, and CSV files."""
    shelf = sorted(file.stem for file in data_folder("lexicons").glob("*.csv") if file.stem != "guides")
    folder = Path(incomplete).parent
    files = sorted(str(file) for file in folder.glob("*.csv")) if folder.is_dir() else []
    return _begin([*shelf, *files], incomplete)


def complete_model(incomplete: str) -> list[str]:
    """Names of models that score."""
    return _begin(sorted(card.parent.name for card in data_folder("models").glob("*/README.md")), incomplete)


def complete_text(ctx: typer.Context, incomplete: str) -> list[str]:
    """Columns of the file that was named."""
    return _begin(_read_header(ctx), incomplete)


def complete_pair(ctx: typer.Context, incomplete: str) -> list[str]:
    """NAME=YOURS: first the house's names, then the columns of the file that was named."""
    house, equals, yours = incomplete.partition("=")
    if not equals:
        return _begin([f"{name}=" for name in _HOUSE], incomplete)
    return [f"{house}={name}" for name in _begin(_read_header(ctx), yours)]


def complete_actor(ctx: typer.Context, incomplete: str) -> list[str]:
    """Ids of the study's actors."""
    try:
        known = tomllib.loads((Path(_find(ctx, "study")) / "actors.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return _begin(known, incomplete)


def complete_table(incomplete: str) -> list[str]:
    """Names of a study's tables."""
    return _begin(KINDS, incomplete)


def complete_column(ctx: typer.Context, incomplete: str) -> list[str]:
    """Columns of the table that was named; behind a comma, one more of them."""
    front, comma, last = incomplete.rpartition(",")
    known = TABLES.get(KINDS.get(_find(ctx, "name", place=1), ""), {})
    taken = front.split(",")
    return [f"{front}{comma}{name}" for name in _begin(known, last) if name not in taken]


def complete_gap(incomplete: str) -> list[str]:
    """What can be compared."""
    return _begin(GAPS, incomplete)


def complete_voice(incomplete: str) -> list[str]:
    """The voices, and all of them."""
    return _begin(("own", "quoted", "reported", "distanced", "all"), incomplete)


def _find(ctx: typer.Context, name: str, *, place: int = 0) -> str:
    """An argument of the line so far; while an option waits for its value, arguments are not yet told apart."""
    known = ctx.params.get(name)
    return str(known) if known else (ctx.args[place] if len(ctx.args) > place else "")


def _read_header(ctx: typer.Context) -> list[str]:
    """The columns in the first line of a CSV file or of JSON lines; none of anything else."""
    import csv
    import json

    path = Path(_find(ctx, "path"))
    try:
        with path.open(encoding="utf-8-sig") as file:
            line = file.readline(_ENOUGH).strip()
        if path.suffix.lower() in (".jsonl", ".ndjson"):
            return list(json.loads(line))
        separator = max((",", ";", "\t"), key=line.count)
        return next(csv.reader([line], delimiter=separator)) if path.suffix.lower() in (".csv", ".tsv") else []
    except (OSError, ValueError, StopIteration):
        return []
