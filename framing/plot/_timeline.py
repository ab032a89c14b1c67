"""A rate or share over time: one line a group with its band, and a mark where the level changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.core.errors import TableError
from framing.core.provenance import KEY
from framing.core.tables import check_table
from framing.plot._look import Look
from framing.plot._shared import (
    add_legend,
    check_once,
    check_rows,
    check_top,
    choose_actor,
    clean_axes,
    grouping,
    open_axes,
    say_count,
    say_range,
    size_figure,
    write_texts,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ALL = "all"


def plot_timeline(
    traces: pd.DataFrame,
    *,
    actor: str | None = None,
    category: str | None = None,
    ax: Axes | None = None,
    top: int = 4,
) -> Axes:
    """Plot how a rate or share runs over time, as one line a group with its 95 % band and its changes marked.

    Parameters
    ----------
    traces : DataFrame
        A traces table, as `trace_labels` or `trace_terms` returns it.
    actor : str, optional
        Id of the actor; may be left out where the table has one only, or counts terms.
    category : str, optional
        The category; may be left out where the table has one only. For terms it is ``"all"`` by default.
    ax : Axes, optional
        Where to draw; a new figure by default.
    top : int
        How many groups to draw: those whose level changes before the others, then those with the largest base. What is
        left out is said under the axis.

    Returns
    -------
    Axes
        One line a group in the order of names, with a point at the first day of each period; hollow points have no
        interval. A dashed step shows the levels of a line that changes, a triangle on the step where it rises or falls.

    Raises
    ------
    TableError
        A column is missing, the table is empty, has several categories and none is named, or two rows for one place.
    ActorsError
        No row is about that actor.

    Examples
    --------
    >>> import pandas as pd
    >>> row = {"group": "Post", "actor": "", "category": "all", "count": 3, "base": 1500, "estimate": 2.0, "low": 0.5,
    ...        "high": 4.0, "n_articles": 4, "n_stories": 4, "level": 2.0, "change": False, "p": None, "q": None,
    ...        "verdict": "no change shown"}
    >>> days = pd.to_datetime(["2031-01-01", "2031-02-01"])
    >>> ax = plot_timeline(pd.DataFrame([row | {"period": day} for day in days]))
    >>> ax.get_title(loc="left")
    'Loaded words by month and source: “all”'
    """
    check_table(traces, "traces")
    check_top(top)
    check_rows(traces, "plot_timeline", "trace_labels(labels)")
    rows = _choose_rows(traces, actor, category)
    check_once(rows, ("group", "period"), "plot_timeline")
    groups, notes = _choose_groups(rows, top)
    ax, look, fresh = open_axes(ax)
    hollow = [_draw_line(ax, look, rows[rows["group"] == group], place) for place, group in enumerate(groups)]
    share = bool((rows["actor"] != "").all())
    _dress(ax, look, rows, share)
    notes = ["Bands are 95 % intervals.", "Hollow: too few data for one." if any(hollow) else "", *notes]
    write_texts(ax, look, title=_say_title(rows), xlabel="", notes=[" ".join(filter(None, notes))])
    if fresh:
        size_figure(ax, look, 4.2, wide=9.0)
    return ax


def _choose_rows(traces: pd.DataFrame, actor: str | None, category: str | None) -> pd.DataFrame:
    """The rows of one actor and one category."""
    actors = sorted(traces["actor"].unique())
    if actor is None and len(actors) > 1:
        raise TableError(
            f"plot_timeline draws one actor and this table has [{', '.join(actors)}]; name one with actor="
        )
    rows = traces if actor is None else choose_actor(traces, actor)
    there = sorted(rows["category"].unique())
    if category is None and len(there) > 1 and _ALL not in there:
        raise TableError(f"plot_timeline draws one category; there are [{', '.join(there)}]; name one with category=")
    chosen = category if category is not None else there[0] if len(there) == 1 else _ALL
    if chosen not in there:
        raise TableError(f"category={chosen!r} names none of this table's [{', '.join(there)}]; name one of them")
    return rows[rows["category"] == chosen].sort_values("period")


def _choose_groups(rows: pd.DataFrame, top: int) -> tuple[list[str], list[str]]:
    by_group = rows.groupby("group").agg(base=("base", "sum"), change=("change", "any")).reset_index()
    ranked = by_group.sort_values(["change", "base", "group"], ascending=[False, False, True])
    chosen = sorted(str(group) for group in ranked["group"][:top])
    left = len(ranked) - len(chosen)
    changed = int(ranked["change"][top:].sum())
    said = f"Not drawn (top={top}): {say_count(left, 'group')}, {changed or 'none'} with a change." if left else ""
    return chosen, [said]


def _draw_line(ax: Axes, look: Look, rows: pd.DataFrame, place: int) -> bool:
    """Band, line, points, levels and changes of one group; whether a point is hollow."""
    colour, marker = look.choose(place)
    days, x = rows["period"].to_numpy(), rows["estimate"].to_numpy(dtype=float)
    low, high = rows["low"].to_numpy(dtype=float), rows["high"].to_numpy(dtype=float)
    known = np.isfinite(low) & np.isfinite(high)
    ax.fill_between(days, low, high, where=known.tolist(), color=colour, alpha=0.11, linewidth=0, zorder=1)
    counted = say_range(rows["base"], "occasion" if (rows["actor"] != "").all() else "word")
    every, verdict = _setting(rows, "every", "month"), rows["verdict"].iloc[0]
    name = [look.wrap_entry(str(rows["group"].iloc[0])), f"{counted} a {every}", look.wrap_entry(verdict)]
    fill = np.where(known, colour, look.paper)
    ax.plot(days, x, color=colour, linewidth=1.3, zorder=3, marker=marker, markersize=4.5, label="\n".join(name))
    ax.scatter(days[~known], x[~known], s=22, marker=marker, c=fill[~known], edgecolors=colour, zorder=4)
    change, level = rows["change"].to_numpy(dtype=bool), rows["level"].to_numpy(dtype=float)
    if change.any():
        ax.step(days, level, where="post", color=colour, linewidth=1.2, linestyle=(0, (4, 2)), zorder=2, label="_level")
    for at in np.flatnonzero(change):
        shape = "^" if level[at] > level[at - 1] else "v"
        middle = (level[at] + level[at - 1]) / 2
        ax.plot(days[at], middle, marker=shape, ms=9, color=colour, markeredgecolor=look.ink, zorder=5, label="_change")
    return bool((~known).any())


def _dress(ax: Axes, look: Look, rows: pd.DataFrame, share: bool) -> None:
    """Axes of time and of the rate, the legend, and guides that run along the lines."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    clean_axes(ax, look, grid="y")
    locator = AutoDateLocator(minticks=3, maxticks=9)  # type: ignore[no-untyped-call]
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    ax.set_ylim(bottom=0.0)
    if share:
        ax.yaxis.set_major_formatter(lambda value, _: f"{100 * value:.3g} %")
    unit = "share of naming occasions" if share else f"loaded words per {_setting(rows, 'per', 1000):,.10g} words"
    ax.set_ylabel(unit, color=look.ink, fontsize=9 * look.scale)
    add_legend(ax, look, grouping(rows))


def _say_title(rows: pd.DataFrame) -> str:
    actor = rows["actor"].iloc[0]
    what = f"Words chosen to name {actor}" if actor else "Loaded words"
    return f"{what} by {_setting(rows, 'every', 'month')} and {grouping(rows)}: “{rows['category'].iloc[0]}”"


def _setting(frame: pd.DataFrame, name: str, otherwise: float | str) -> float | str:
    """A setting of the step that made the table, as its provenance tells it."""
    steps = frame.attrs.get(KEY, {}).get("steps", [])
    found = [step[name] for step in steps if str(step.get("step")).startswith("trace_") and name in step]
    return found[-1] if found else otherwise
