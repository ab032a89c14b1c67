"""What every plot shares: a fresh Axes, a clean Axes, titles, legends, the size of a figure, counting words, checks."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.core.errors import ActorsError, FramingError, TableError
from framing.core.provenance import KEY
from framing.core.tables import ROLE_SHARES, is_about_roles
from framing.plot._look import WIDTH, Look, escape_math, read_look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LAST = ("uncategorised", "name only")


def open_axes(ax: Axes | None) -> tuple[Axes, Look, bool]:
    """The Axes to draw on, how the plot looks there, and whether the Axes was made here."""
    if ax is not None:
        return ax, read_look(ax), False
    import matplotlib.pyplot as plt

    fresh = plt.subplots(layout="constrained")[1]
    return fresh, read_look(fresh), True


def clean_axes(ax: Axes, look: Look, *, grid: str = "x") -> None:
    """Leave only what carries data: no frame, thin guides across one axis, no tick marks on the y axis."""
    for side in ("top", "right", "left"):
        ax.spines[side].set_visible(False)
    ax.spines["bottom"].set_color(look.muted)
    ax.tick_params(axis="y", length=0, labelcolor=look.ink, labelsize=9 * look.scale)
    ax.tick_params(axis="x", color=look.muted, labelcolor=look.ink, labelsize=9 * look.scale)
    if grid:
        ax.grid(axis="y" if grid == "y" else "x", color=look.rule, linewidth=0.6)
        ax.set_axisbelow(True)


def write_texts(ax: Axes, look: Look, *, title: str, xlabel: str, notes: Iterable[str] = ()) -> None:
    """Title on the left, the quantity under the axis, and smaller remarks under that."""
    lines = textwrap.wrap(escape_math(title), look.count_characters(70))
    ax.set_title("\n".join(lines), loc="left", color=look.ink, fontsize=11 * look.scale, pad=10 * look.scale)
    label = ax.set_xlabel(xlabel, color=look.ink, fontsize=9 * look.scale)
    said = [escape_math(note) for note in notes if note]
    if said:
        ax.annotate(
            "\n".join(line for note in said for line in textwrap.wrap(note, look.count_characters(96))),
            xy=(0.5, 0.0),
            xycoords=label,
            xytext=(0, -5 * look.scale),
            textcoords="offset points",
            ha="center",
            va="top",
            color=look.muted,
            fontsize=7.5 * look.scale,
        )


def write_sides(look: Look, unit: str, low: str, high: str) -> str:
    """The label of an axis of differences: its unit, and which way is whose, on one line where there is room."""
    low, high = f"← {escape_math(low)}", f"{escape_math(high)} →"
    room = look.count_characters(76)
    if len(low) + len(high) + 2 <= room:
        return f"{unit}\n{low}\u2003\u2003{high}"
    return "\n".join([unit, *textwrap.wrap(low, room), *textwrap.wrap(high, room)])


def add_legend(
    ax: Axes, look: Look, title: str = "", *, entries: tuple[Sequence[Any], Sequence[str]] = ((), ())
) -> None:
    """The legend to the right of the plot: all that carries a label, or the handles and names given."""
    handles, names = entries if entries[0] else ax.get_legend_handles_labels()
    legend = ax.legend(
        handles,
        names,
        title=escape_math(title) or None,
        loc="upper left",
        bbox_to_anchor=(1.01, 1.0),
        frameon=False,
        fontsize=8.5 * look.scale,
        labelcolor=look.ink,
        alignment="left",
        labelspacing=0.8,
        borderaxespad=0.0,
    )
    legend.get_title().set_color(look.muted)
    legend.get_title().set_fontsize(8.5 * look.scale)


def size_figure(ax: Axes, look: Look, height: float, *, wide: float = WIDTH) -> None:
    """Give a figure of its own its size in inches, and in a narrow one put the legend under the plot.

    `height` and `wide` are what suits a figure of usual width with type of 10 points.
    """
    figure, legend = figure_of(ax), ax.get_legend()
    height *= look.scale
    if legend is not None and look.narrow:
        names = [text.get_text() for text in legend.get_texts()]
        title, handles = (
            legend.get_title().get_text(),
            [handle for handle in legend.legend_handles if handle is not None],
        )
        legend.remove()
        columns = 1 if max(map(len, names)) > 40 else 2
        below = figure.legend(
            handles, names, title=title, loc="outside lower left", frameon=False, ncols=columns,
            fontsize=8.5 * look.scale, labelcolor=look.ink, alignment="left", labelspacing=0.8,
        )  # fmt: skip
        below.get_title().set(color=look.muted, fontsize=8.5 * look.scale)
        height += 0.16 * look.scale * sum(name.count("\n") + 1.8 for name in names) / columns
    figure.set_size_inches(wide if look.width == WIDTH else look.width, height)


def fit_figure(ax: Axes, look: Look) -> None:
    """Give the figure of a dot plot the size that its rows, series and labels need."""
    labels = [label.get_text() for label in ax.get_yticklabels()]
    legend = ax.get_legend()
    entries = [text.get_text() for text in legend.get_texts()] if legend and not look.narrow else []
    low, high = ax.get_ylim()
    lines = max((label.count("\n") + 1 for label in labels), default=1)
    row = max(0.17 * lines + 0.07, 0.15 * count_series(ax) + 0.08, 0.28)
    rows = max(abs(high - low) * row, 0.2 * sum(entry.count("\n") + 1 for entry in entries))
    size_figure(ax, look, rows + max(1.5, 0.63 + 0.17 * count_lines(ax)))


def count_lines(ax: Axes) -> int:
    """Lines of text above and below a plot: of its title, its longest tick label, its axis label and its notes."""
    notes = [text.get_text() for text in ax.texts[-1:]]
    ticks = max((text.get_text() for text in ax.get_xticklabels()), key=lambda text: text.count("\n"), default="")
    return sum(text.count("\n") + 1 for text in (ax.get_title(loc="left"), ticks, ax.get_xlabel(), *notes))


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
