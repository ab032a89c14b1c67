"""What every plot shares: colours, marker shapes, wrapping, counting words, a fresh Axes, a clean Axes."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.core.errors import ActorsError, FramingError, TableError
from framing.core.provenance import KEY
from framing.core.tables import ROLE_SHARES, is_about_roles

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK = "#1a1a1a"
MUTED = "#666666"
RULE = "#d4d4d4"
PAPER = "#ffffff"
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")  # Okabe and Ito, less yellow
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "<", ">")
LAST = ("uncategorised", "name only")


def choose_look(position: int) -> tuple[str, str]:
    """Colour and marker of the series at that position; the first 63 pairs differ."""
    return COLOURS[position % len(COLOURS)], MARKERS[position % len(MARKERS)]


def open_axes(ax: Axes | None) -> tuple[Axes, bool]:
    """The Axes to draw on, and whether it was made here."""
    if ax is not None:
        return ax, False
    import matplotlib.pyplot as plt

    return plt.subplots(layout="constrained")[1], True


def clean_axes(ax: Axes, *, grid: bool = True) -> None:
    """Leave only what carries data: no frame, thin vertical guides, no tick marks on the y axis."""
    for side in ("top", "right", "left"):
        ax.spines[side].set_visible(False)
    ax.spines["bottom"].set_color(MUTED)
    ax.tick_params(axis="y", length=0, labelcolor=INK, labelsize=9)
    ax.tick_params(axis="x", color=MUTED, labelcolor=INK, labelsize=9)
    if grid:
        ax.grid(axis="x", color=RULE, linewidth=0.6)
        ax.set_axisbelow(True)


def write_texts(ax: Axes, *, title: str, xlabel: str, notes: Iterable[str] = ()) -> None:
    """Title on the left, the quantity under the axis, and smaller remarks under that."""
    ax.set_title("\n".join(textwrap.wrap(escape_math(title), 70)), loc="left", color=INK, fontsize=11, pad=10)
    label = ax.set_xlabel(xlabel, color=INK, fontsize=9)
    said = [escape_math(note) for note in notes if note]
    if said:
        ax.annotate(
            "\n".join(line for note in said for line in textwrap.wrap(note, 96)),
            xy=(0.5, 0.0),
            xycoords=label,
            xytext=(0, -5),
            textcoords="offset points",
            ha="center",
            va="top",
            color=MUTED,
            fontsize=7.5,
        )


def fit_figure(ax: Axes) -> None:
    """Give the figure of a dot plot the size that its rows, series and labels need."""
    labels = [label.get_text() for label in ax.get_yticklabels()]
    legend = ax.get_legend()
    entries = [text.get_text() for text in legend.get_texts()] if legend else []
    low, high = ax.get_ylim()
    lines = max((label.count("\n") + 1 for label in labels), default=1)
    row = max(0.17 * lines + 0.07, 0.15 * count_series(ax) + 0.08, 0.28)
    rows = max(abs(high - low) * row, 0.2 * sum(entry.count("\n") + 1 for entry in entries))
    figure_of(ax).set_size_inches(8.0, rows + 1.5)


def count_series(ax: Axes) -> int:
    """Series that share a row of a dot plot."""
    offsets = {round(float(y) % 1.0, 6) for line in ax.lines for y in np.asarray(line.get_ydata(), dtype=float)}
    return max(len(offsets), 1)


def figure_of(ax: Axes) -> Figure:
    """The whole figure that an Axes stands in, also inside a subfigure."""
    figure = ax.get_figure(root=True)
    if figure is None:
        raise FramingError("this Axes belongs to no figure; give one made by plt.subplots()")
    return figure


def escape_math(text: str) -> str:
    """The text with dollar signs that stay dollar signs."""
    return text.replace("$", r"\$")


def wrap(text: str, width: int = 26) -> str:
    """The text in lines of at most `width` characters, dollar signs kept; an empty text is named."""
    return "\n".join(textwrap.wrap(escape_math(text), width)) or "(empty)"


def say_count(number: int, noun: str) -> str:
    """``1 story``, ``2 stories``, ``1,200 words``."""
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def say_range(values: pd.Series[int], noun: str) -> str:
    """One count, or the range of counts where they differ."""
    low, high = int(values.min()), int(values.max())
    return say_count(high, noun) if low == high else f"{low:,} to {say_count(high, noun)}"


def grouping(frame: pd.DataFrame) -> str:
    """The column that was compared, as the table's provenance tells it; else ``source``."""
    for step in reversed(frame.attrs.get(KEY, {}).get("steps", [])):
        if isinstance(step, dict) and step.get("by"):
            return str(step["by"])
    return "source"


def is_of_choices(frame: pd.DataFrame) -> bool:
    """Whether the table's provenance says that it counts choices between loaded and neutral words."""
    return any(step.get("step") == "measure_choices" for step in frame.attrs.get(KEY, {}).get("steps", []))


def check_rows(frame: pd.DataFrame, call: str, maker: str) -> None:
    """Refuse an empty table."""
    if not len(frame):
        raise TableError(f"{call} needs a table with rows; this one is empty; make one with {maker}")


def check_top(top: int) -> None:
    """Refuse a `top` that would show nothing."""
    if isinstance(top, bool) or not isinstance(top, int | np.integer) or top < 1:
        raise FramingError(f"top= is how many rows to show, at least 1; got {top!r}")


def check_roles(frame: pd.DataFrame, call: str) -> None:
    """Refuse a table that is not about roles."""
    if not is_about_roles(frame):
        strange = sorted(set(frame["category"]) - set(ROLE_SHARES))
        raise TableError(
            f"{call} draws the shares of {', '.join(ROLE_SHARES)}; this table has the category {strange[0]!r}; "
            "make one with measure_roles(roles)"
        )


def choose_actor(frame: pd.DataFrame, actor: str) -> pd.DataFrame:
    """The rows of that actor.

    Raises
    ------
    ActorsError
        The table has no such actor.
    """
    rows = frame[frame["actor"] == actor]
    if not len(rows):
        known = sorted(value for value in frame["actor"].unique() if value)
        listed = f"there are [{', '.join(known)}]" if known else "it has no actors at all, so it counts terms"
        raise ActorsError(f"no row of this table is about the actor {actor!r}; {listed}")
    return rows


def check_once(frame: pd.DataFrame, keys: Sequence[str], call: str) -> None:
    """Refuse a table in which one place of the plot has two rows."""
    twice = frame[frame.duplicated(list(keys))]
    if len(twice):
        shown = ", ".join(f"{key} {twice[key].iloc[0]!r}" for key in keys)
        raise TableError(
            f"{call} draws one row for each {' and '.join(keys)}; {len(twice)} stand again, e.g. {shown}; "
            "filter the table to one measurement"
        )
