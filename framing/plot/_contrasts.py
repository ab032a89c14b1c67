"""Differences between two sources, each with its interval and what the test says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.core.errors import TableError
from framing.core.tables import UNITS, check_table
from framing.plot._look import Look
from framing.plot._shared import (
    add_legend,
    check_once,
    check_rows,
    check_top,
    choose_actor,
    clean_axes,
    fit_figure,
    open_axes,
    say_count,
    write_sides,
    write_texts,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INSUFFICIENT = "insufficient data"
TOO_RARE = "too rare to tell"
_ALPHA = 0.05


def _states(look: Look) -> tuple[tuple[str, dict[str, Any]], ...]:
    """What a row can say, and its marker."""
    return (
        ("difference (q < .05)", {"marker": "o", "color": look.colours[0], "markersize": 6.5}),
        ("no difference shown", {"marker": "s", "color": look.muted, "markersize": 5.5}),
        (TOO_RARE, {"marker": "D", "color": look.muted, "markersize": 5.0, "markerfacecolor": look.paper}),
        (INSUFFICIENT, {"marker": "o", "color": look.muted, "markersize": 6.5, "markerfacecolor": look.paper}),
    )


def plot_contrasts(contrasts: pd.DataFrame, *, actor: str | None = None, ax: Axes | None = None, top: int = 15) -> Axes:
    """Plot differences between two sources as dots with 95 % intervals around a line at no difference.

    Parameters
    ----------
    contrasts : DataFrame
        A contrasts table, as any of the ``compare_`` functions returns it; `estimate` is a minus b.
    actor : str, optional
        Only the contrasts of that actor; by default all rows.
    ax : Axes, optional
        Where to draw; a new figure by default.
    top : int
        How many contrasts to draw: those with enough data before the others, then the larger before the smaller.
        How many are left out is said under the axis.

    Returns
    -------
    Axes
        One marker a contrast, the largest difference in favour of a on top; differences with q < .05 filled circles,
        the others grey squares, rows that are too rare to tell or have insufficient data hollow.

    Raises
    ------
    TableError
        A column is missing, the table is empty, has two rows for one place, or mixes units.
    ActorsError
        No row is about that actor.

    Examples
    --------
    >>> from framing.core.tables import make_table
    >>> row = {"a": "Post", "b": "Wire", "actor": "tsc", "category": "terrorism label", "estimate": 0.2, "low": 0.05,
    ...        "high": 0.35, "unit": "share of naming occasions", "q": 0.02, "base_a": 80, "base_b": 60,
    ...        "n_articles": 24, "n_stories": 12, "verdict": "Post more often than Wire"}
    >>> ax = plot_contrasts(make_table("contrasts", [row]))
    >>> ax.get_title(loc="left")
    'Differences in the words chosen to name tsc: Post minus Wire'
    """
    check_table(contrasts, "contrasts")
    check_top(top)
    check_rows(contrasts, "plot_contrasts", "compare_labels(labels)")
    rows = contrasts if actor is None else choose_actor(contrasts, actor)
    check_once(rows, ("a", "b", "actor", "category"), "plot_contrasts")
    units = sorted(rows["unit"].unique())
    if len(units) > 1:
        raise TableError(
            f"plot_contrasts draws one unit; this table mixes [{', '.join(units)}]; "
            f"filter it, e.g. contrasts[contrasts.unit == {units[0]!r}]"
        )
    drawn = rows[rows["estimate"].notna()]
    if not len(drawn):
        raise TableError(
            f"plot_contrasts draws estimates; none of the {len(rows):,} contrasts has one, since no two sources can be "
            "compared here; look at n_articles and n_stories in the table"
        )
    missing = len(rows) - len(drawn)
    rows, notes = _choose_rows(drawn.reset_index(drop=True), top)
    if missing:
        notes.append(f"Not drawn: {say_count(missing, 'contrast')} without an estimate, as only one side has data.")
    ax, look, fresh = open_axes(ax)
    _draw(ax, look, rows)
    clean_axes(ax, look)
    if units[0].startswith("share"):
        ax.xaxis.set_major_formatter(lambda value, _: _say_points(value))
    write_texts(ax, look, title=_say_title(rows), xlabel=_say_axis(rows, look), notes=notes)
    if fresh:
        fit_figure(ax, look)
    return ax


def _say_points(value: float) -> str:
    return f"{100 * value:+.3g}".replace("-", "−") if abs(value) > 1e-12 else "0"


def _choose_rows(rows: pd.DataFrame, top: int) -> tuple[pd.DataFrame, list[str]]:
    rank = pd.DataFrame(
        {
            "thin": rows["verdict"] == INSUFFICIENT,
            "size": -rows["estimate"].abs(),
            "name": rows["actor"] + "\0" + rows["category"] + "\0" + rows["a"] + "\0" + rows["b"],
        }
    )
    order = rank.sort_values(["thin", "size", "name"]).index
    chosen = rows.loc[order[:top]]
    chosen = chosen.assign(thin=chosen["verdict"] == INSUFFICIENT)
    chosen = chosen.sort_values(["thin", "estimate", "actor", "category"], ascending=[True, False, True, True])
    left = len(rows) - len(chosen)
    notes = ["Lines are 95 % intervals."] if chosen["low"].notna().any() else []
    if left:
        contrasts = say_count(left, "further contrast")
        notes.append(f"Not drawn (top={top}): {contrasts} with smaller differences or too few data.")
    return chosen, notes


def _state(rows: pd.DataFrame) -> np.ndarray[Any, np.dtype[np.int64]]:
    shown = (rows["q"] < _ALPHA).to_numpy(dtype=bool)
    thin, rare = ((rows["verdict"] == name).to_numpy(dtype=bool) for name in (INSUFFICIENT, TOO_RARE))
    return np.where(thin, 3, np.where(rare, 2, np.where(shown, 0, 1)))


def _draw(ax: Axes, look: Look, rows: pd.DataFrame) -> None:
    y = np.arange(len(rows), dtype=float)
    x, low, high = (rows[column].to_numpy(dtype=float) for column in ("estimate", "low", "high"))
    states = _state(rows)
    ax.axvline(0.0, color=look.ink, linewidth=0.9, zorder=1)
    for number, (name, dot) in enumerate(_states(look)):
        mine = states == number
        if not mine.any():
            continue
        known = mine & np.isfinite(low) & np.isfinite(high)
        ax.hlines(y[known], low[known], high[known], colors=dot["color"], linewidth=1.6, zorder=2)
        ax.plot(x[mine], y[mine], linestyle="none", markeredgewidth=1.2, zorder=3, label=name, **dot)
    ax.set_yticks(y, _name_rows(rows, look))
    ax.set_ylim(len(rows) - 0.4, -0.6)
    reach = np.nanmax(np.abs(np.concatenate([x, low, high, [0.0]]))) or 1.0
    ax.set_xlim(-1.12 * reach, 1.12 * reach)
    add_legend(ax, look)


def _name_rows(rows: pd.DataFrame, look: Look) -> list[str]:
    """Category, pair and n of each row; what is the same in all rows stands in the title."""
    one_pair, one_category = _is_one(rows, ["a", "b"]), _is_one(rows, ["category"])
    one_actor = _is_one(rows, ["actor"])
    names = []
    for number in range(len(rows)):
        row = rows.iloc[number]
        parts = [] if one_actor else [f"{row['actor']}:"]
        parts += [] if one_category and not one_pair else [str(row["category"])]
        what = look.wrap(" ".join(parts), 34) if parts else ""
        pair = "" if one_pair else _wrap_pair(str(row["a"]), str(row["b"]), look)
        counted = f"n = {say_count(int(row['n_articles']), 'article')}, {say_count(int(row['n_stories']), 'story')}"
        names.append("\n".join(filter(None, (what, pair, counted))))
    return names


def _wrap_pair(a: str, b: str, look: Look) -> str:
    """Both names on one line, or one on each."""
    line = f"{a} − {b}"
    return look.wrap(line, 34) if len(line) <= 34 else f"{look.wrap(f'{a} −', 34)}\n{look.wrap(b, 34)}"


def _is_one(rows: pd.DataFrame, columns: list[str]) -> bool:
    return len(rows[columns].drop_duplicates()) == 1


def _say_title(rows: pd.DataFrame) -> str:
    actors = sorted(rows["actor"].unique())
    what = f"Differences in {dict(UNITS.values()).get(rows['unit'].iloc[0], 'shares')}"
    if actors != [""]:
        what += f" {actors[0]}" if len(actors) == 1 else f" {len(actors)} actors"
    if _is_one(rows, ["a", "b"]):
        return f"{what}: {rows['a'].iloc[0]} minus {rows['b'].iloc[0]}"
    return f"{what}: “{rows['category'].iloc[0]}”" if _is_one(rows, ["category"]) else what


def _say_axis(rows: pd.DataFrame, look: Look) -> str:
    name = str(rows["unit"].iloc[0])
    more = "higher" if name == UNITS["scores"][0] else "more often"
    unit = f"difference in {name}"
    if name.startswith("share"):
        unit = "difference in percentage points"
    if name == UNITS["terms"][0]:
        unit = f"difference in loaded words {name}"
    pairs = rows[["a", "b"]].drop_duplicates()
    if len(pairs) > 1:
        return write_sides(look, unit, f"the second source {more}", f"the first source {more}")
    a, b = str(pairs["a"].iloc[0]), str(pairs["b"].iloc[0])
    return write_sides(look, unit, f"{b} {more}", f"{a} {more}")
