"""The specification curve: one contrast under every choice decided otherwise, and what carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.core.errors import TableError
from framing.core.tables import check_table
from framing.plot._look import Look
from framing.plot._shared import (
    add_legend,
    check_once,
    check_rows,
    check_top,
    clean_axes,
    open_axes,
    say_count,
    size_figure,
    write_sides,
    write_texts,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_WITHOUT = "without "
_GAP = 0.8
_FIRST = "as compared"


def _states(look: Look) -> tuple[tuple[str, dict[str, Any]], ...]:
    """What a row can say, and its marker."""
    return (
        (_FIRST, {"marker": "D", "color": look.ink, "markersize": 6.5}),
        ("same verdict", {"marker": "o", "color": look.colours[0], "markersize": 4.5}),
        ("another verdict: carries the result", {"marker": "X", "color": look.colours[1], "markersize": 8.0}),
        (
            "too few data to test",
            {"marker": "o", "color": look.muted, "markersize": 4.5, "markerfacecolor": look.paper},
        ),
    )


def plot_specifications(variations: pd.DataFrame, *, ax: Axes | None = None, top: int = 10) -> Axes:
    """Plot one contrast under every choice as dots with 95 % intervals, grouped by choice, what carries it named.

    Parameters
    ----------
    variations : DataFrame
        A variations table, as `vary_labels` or `vary_terms` returns it.
    ax : Axes, optional
        Where to draw; a new figure by default.
    top : int
        How many terms, categories, sources, stories and articles of each kind to draw: those that carry the result,
        then those that move the estimate most. How many are left out is said under the axis.

    Returns
    -------
    Axes
        The contrast as compared on top, with a line down from its estimate; then the choices that are made once; then
        each kind that was left out in turn, a curve from the smallest to the largest estimate. Crosses carry the
        result, hollow dots could not be tested.

    Raises
    ------
    TableError
        A column is missing, the table is empty, has no row *as compared*, or holds several contrasts.

    Examples
    --------
    >>> import pandas as pd
    >>> row = {"a": "Post", "b": "Wire", "actor": "tsc", "category": "insult", "choice": "as compared", "left_out": "",
    ...        "estimate": 0.2, "low": 0.05, "high": 0.35, "p": 0.004, "n_articles": 24, "n_stories": 12,
    ...        "verdict": "Post more often than Wire", "carries": False}
    >>> other = row | {"choice": "without term", "left_out": "mob", "carries": True}
    >>> ax = plot_specifications(pd.DataFrame([row, other]))
    >>> [text.get_text() for text in ax.get_yticklabels()]
    ['as compared', 'mob']
    """
    check_table(variations, "variations")
    check_top(top)
    check_rows(variations, "plot_specifications", "vary_labels(labels, contrast)")
    check_once(variations, ("choice", "left_out"), "plot_specifications")
    main = variations[variations["choice"] == _FIRST]
    if len(main) != 1 or len(variations[["a", "b", "actor", "category"]].drop_duplicates()) > 1:
        raise TableError(
            "plot_specifications draws one contrast and needs its row 'as compared'; "
            "give the table as vary_labels made it"
        )
    rows, notes = _choose_rows(variations, top)
    ax, look, fresh = open_axes(ax)
    _draw(ax, look, rows, float(main["estimate"].iloc[0]))
    _name_kinds(ax, look, rows)
    clean_axes(ax, look)
    share = main["actor"].iloc[0] != ""
    if share:
        ax.xaxis.set_major_formatter(lambda value, _: f"{100 * value:+.3g}".replace("-", "−") if value else "0")
    write_texts(ax, look, title=_say_title(main.iloc[0]), xlabel=_say_axis(main.iloc[0], look, share), notes=notes)
    if fresh:
        size_figure(ax, look, 0.19 * float(rows["y"].max()) + 2.0, wide=8.5)
    return ax


def _choose_rows(table: pd.DataFrame, top: int) -> tuple[pd.DataFrame, list[str]]:
    """The rows to draw, in order from the top, with their height `y`; and what is said of the others."""
    main = float(table.loc[table["choice"] == _FIRST, "estimate"].iloc[0])
    kinds = table["choice"].where(table["choice"].str.startswith(_WITHOUT) & (table["left_out"] != ""), "")
    parts, missed = [table[kinds == ""]], []
    for kind in kinds[kinds != ""].unique():
        rows = table[kinds == kind]
        moved = (rows["estimate"] - main).abs().fillna(0.0)
        order = pd.DataFrame({"kept": ~rows["carries"], "moved": -moved, "name": rows["left_out"]})
        chosen = rows.loc[order.sort_values(["kept", "moved", "name"]).index[:top]]
        parts.append(chosen.sort_values(["estimate", "left_out"]))
        if len(rows) > top:
            missed.append(say_count(len(rows) - top, f"further {kind.removeprefix(_WITHOUT)}"))
    drawn = pd.concat(parts)
    drawn["y"] = np.concatenate([np.arange(len(part)) for part in parts])
    drawn["y"] += np.repeat(np.cumsum([0, *(len(part) + _GAP for part in parts[:-1])]), [len(part) for part in parts])
    untested = int(drawn["estimate"].isna().sum())
    notes = ["Lines are 95 % intervals; each row changes one choice and nothing else."]
    notes += [f"Not drawn (top={top}): {', '.join(missed)}, which move the estimate less."] if missed else []
    notes += [f"Without an estimate, as one side is left with nothing: {untested}."] if untested else []
    named = table.loc[table["carries"], ["choice", "left_out"]].to_numpy()
    carrying = [f"{choice} “{name}”" if name else choice for choice, name in named]
    if carrying:
        more = f" and {len(carrying) - 4} more" if len(carrying) > 4 else ""
        notes.insert(0, f"The result stands or falls with: {'; '.join(carrying[:4])}{more}.")
    else:
        notes.insert(0, "No choice that could be tested changes the verdict.")
    return drawn, notes


def _draw(ax: Axes, look: Look, rows: pd.DataFrame, main: float) -> None:
    y = rows["y"].to_numpy(dtype=float)
    x, low, high = (rows[column].to_numpy(dtype=float) for column in ("estimate", "low", "high"))
    tested = rows["p"].notna() | rows["carries"] | (rows["verdict"] == "no difference shown")
    states = np.select([rows["choice"] == _FIRST, rows["carries"], ~tested], [0, 2, 3], default=1)
    ax.axvline(0.0, color=look.ink, linewidth=0.9, zorder=1)
    ax.axvline(main, color=look.muted, linewidth=0.9, linestyle=(0, (3, 2)), zorder=1)
    for number, (name, dot) in enumerate(_states(look)):
        mine = (states == number) & np.isfinite(x)
        if mine.any():
            known = mine & np.isfinite(low) & np.isfinite(high)
            ax.hlines(y[known], low[known], high[known], colors=dot["color"], linewidth=1.2, zorder=2)
            ax.plot(x[mine], y[mine], linestyle="none", markeredgewidth=1.0, zorder=3, label=name, **dot)
    ax.set_yticks(
        y,
        [
            look.wrap(str(left or choice), 70 if look.narrow else 44)
            for choice, left in rows[["choice", "left_out"]].to_numpy()
        ],
    )
    ax.set_ylim(float(y.max()) + 0.7, -0.7)
    add_legend(ax, look)


def _name_kinds(ax: Axes, look: Look, rows: pd.DataFrame) -> None:
    """A rule and a caption above each kind that was left out in turn."""
    named = rows[rows["left_out"] != ""]
    for kind, first in named.groupby("choice", sort=False)["y"].min().items():
        ax.axhline(float(first) - 0.5 - _GAP / 2, color=look.rule, linewidth=0.8, zorder=0)
        at = ax.get_yaxis_transform()
        ax.annotate(
            f"{kind} …", xy=(1.01, float(first)), xycoords=at, va="center", color=look.muted, fontsize=8.5 * look.scale
        )


def _say_title(row: pd.Series[Any]) -> str:
    about = f"“{row['category']}” in naming {row['actor']}" if row["actor"] else f"Loaded words, “{row['category']}”"
    return f"{about}: {row['a']} minus {row['b']} under other choices"


def _say_axis(row: pd.Series[Any], look: Look, share: bool) -> str:
    unit = "difference in percentage points" if share else "difference in loaded words per 1,000 words"
    return write_sides(look, unit, f"{row['b']} more often", f"{row['a']} more often")
