"""What `framing models` shows: the models that are installed, the card of each and some of its measured figures."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from framing.core.errors import ModelError
from framing.core.paths import data_folder

_FILES = ("config.json", "tokenizer.json", "model.safetensors")
_SHOWN = 6
_GUESSES = ("tf-idf", "always", "the lexicons", "two named")


@dataclass(frozen=True)
class Card:
    """One model: where it lies, whether its weights are there, and what was measured of it."""

    name: str
    folder: Path
    config: dict[str, Any]
    figures: tuple[dict[str, Any], ...]
    fresh: bool

    @property
    def installed(self) -> bool:
        """Whether every file that scoring needs is there."""
        return all((self.folder / file).is_file() for file in _FILES)

    def as_dict(self) -> dict[str, Any]:
        """What `framing models --json` says of it."""
        about = {"name": self.name, "version": self.config.get("version"), "size": self.config.get("size")}
        card = str(self.folder / "README.md")
        return about | {"installed": self.installed, "card": card, "fresh": self.fresh, "figures": list(self.figures)}


def read_cards(folder: Path | None = None) -> list[Card]:
    """The models of a folder, by name; by default those that come with the package.

    Parameters
    ----------
    folder : Path, optional
        A folder with a folder a model, each with its README.md, config.json and metrics.json.

    Returns
    -------
    list of Card
        `fresh` is False where the figures were measured with other weights than those that lie there.

    Raises
    ------
    ModelError
        A config.json or metrics.json is damaged.
    """
    cards = []
    for card in sorted((folder or data_folder("models")).glob("*/README.md")):
        config, metrics = (_read(card.with_name(name)) for name in ("config.json", "metrics.json"))
        figures = tuple(metrics.get("figures", ()))
        fresh = not figures or metrics.get("weights") == config.get("sha256", {}).get("model.safetensors")
        cards.append(Card(card.parent.name, card.parent, config, figures, fresh))
    return cards


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ModelError(f"{str(path)!r} is not JSON: {error}; install the package again") from error
    return value if isinstance(value, dict) else {}


def choose_cards(name: str | None = None) -> list[Card]:
    """The card of that name, or all.

    Raises
    ------
    ModelError
        No model of that name.
    """
    cards = read_cards()
    known = [card.name for card in cards]
    if name is not None and name not in known:
        raise ModelError(f"the model {name!r} was asked for; there are [{', '.join(known) or 'none'}]")
    return [card for card in cards if name in (None, card.name)]


def show_models(name: str | None = None) -> None:
    """Print every model in a few lines, or the whole of one."""
    console = Console()
    for card in choose_cards(name):
        _show(console, card, whole=name is not None)
    if name is None:
        console.print("framing models NAME shows all figures of one and where its card lies.", style="dim")


def _show(console: Console, card: Card, *, whole: bool) -> None:
    version, size = card.config.get("version", ""), card.config.get("size", "")
    about = ", ".join(part for part in (version and f"version {version}", size) if part)
    weights = card.folder / "model.safetensors"
    there = f"installed, {weights.stat().st_size / 1e6:.0f} MB" if card.installed else "weights not installed"
    console.print(f"\n[bold]{card.name}[/bold]  {about + '; ' if about else ''}{there}", highlight=False)
    console.print(f"card: {card.folder / 'README.md'}", highlight=False, soft_wrap=True)
    if not card.fresh:
        console.print("The figures below were measured with other weights than these.")
    rows = [row for row in card.figures if whole or not str(row["rule"]).startswith(_GUESSES)]
    shown = rows if whole else _choose(rows)
    if not shown:
        console.print("Nothing was measured yet.")
        return
    table = Table("what", "measure", "by", "n", "figure", "95 %", box=box.SIMPLE, pad_edge=False)
    for column in (3, 4):
        table.columns[column].justify = "right"
    for row in shown:
        ends = f"{_share(row['low'])}–{_share(row['high'])}"
        table.add_row(row["what"], row["measure"], row["rule"], f"{row['n']:,}", _share(row["value"]), ends)
    console.print(table)


def _choose(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first figure of each thing that was measured."""
    first: dict[str, dict[str, Any]] = {}
    for row in rows:
        first.setdefault(row["what"], row)
    return list(first.values())[:_SHOWN]


def _share(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")
