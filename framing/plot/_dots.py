"""Dots with intervals: categories down the side, one series a group, side by side within a category."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.plot._look import Look
from framing.plot._shared import (
    LAST,
    add_legend,
    grouping,
    say_count,
    say_range,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def choose_categories(rates: pd.DataFrame, top: int, *, first: str = "") -> tuple[list[str], list[str]]:
    """The categories to draw, commonest first, and a remark on each kind that is left out.

    `first` leads whatever its count; *uncategorised* and *name only* close the list; none of the three uses up `top`.
    """
    totals = rates.groupby("category", sort=True)["count"].sum()
    ranked = totals.drop([name for name in (first, *LAST) if name in totals.index])
    ranked = ranked.sort_values(ascending=False, kind="stable")
    used = ranked[ranked > 0]
    shown = used if len(used) else ranked
    names = [str(name) for name in shown.index[:top]]
    notes = []
    if len(shown) > top:
        cut = shown.iloc[top:]
        counts = say_count(int(cut.sum()), "count")
        notes.append(f"Not drawn (top={top}): {say_count(len(cut), 'rarer category')} with {counts}.")
    if len(used) and len(ranked) > len(used):
        notes.append(f"Not drawn: {say_count(len(ranked) - len(used), 'category')} without a single count.")
    head = [first] if first and first in totals.index else []
    return [*head, *names, *(name for name in LAST if name in totals.index)], notes


def draw_dots(ax: Axes, look: Look, rates: pd.DataFrame, categories: list[str], *, unit: str, base: str) -> str:
    """Draw the rates; return the remark on hollow dots, empty where there are none.

    Row `i` of `categories` lies around y = i. A series keeps its order, colour and marker from the sorted groups.
    """
    groups = sorted(str(group) for group in rates["group"].unique())
    step = 0.72 / max(len(groups), 3)
    place = {category: row for row, category in enumerate(categories)}
    hollow_total = 0
    for position, group in enumerate(groups):
        colour, marker = look.choose(position)
        rows = rates[(rates["group"] == group) & rates["category"].isin(categories)]
        y = rows["category"].map(place).to_numpy(dtype=float) + (position - (len(groups) - 1) / 2) * step
        x, low, high = (rows[column].to_numpy(dtype=float) for column in ("estimate", "low", "high"))
        known = np.isfinite(low) & np.isfinite(high)
        ax.hlines(y[known], low[known], high[known], colors=colour, linewidth=1.6, zorder=2)
        dot: dict[str, Any] = {"linestyle": "none", "marker": marker, "markersize": 5.5, "color": colour, "zorder": 3}
        whole = rates[rates["group"] == group]
        counted = f"{say_range(whole['base'], base)}, {say_range(whole['n_articles'], 'article')}"
        ax.plot(x[known], y[known], label=f"{look.wrap_entry(group or f'(no {grouping(rates)})')}\n{counted}", **dot)
        if not known.all():
            dot |= {"markerfacecolor": look.paper, "markeredgewidth": 1.2}
            ax.plot(x[~known], y[~known], label="_hollow", **dot)
            hollow_total += int((~known).sum())
    _name_rows(ax, look, rates, categories, unit)
    handles, names = ax.get_legend_handles_labels()
    if hollow_total:
        dot = {"linestyle": "none", "marker": "o", "markersize": 5.5, "markerfacecolor": look.paper}
        (empty,) = ax.plot([], [], color=look.muted, **dot)
        handles, names = [*handles, empty], [*names, "hollow: insufficient data\nfor an interval"]
    add_legend(ax, look, grouping(rates), entries=(handles, names))
    return "Lines are 95 % intervals." if hollow_total < len(rates) else ""


def _name_rows(ax: Axes, look: Look, rates: pd.DataFrame, categories: list[str], unit: str) -> None:
    counts = rates.groupby("category")["count"].sum()
    bases = rates.groupby("category")["base"].sum()
    labels = []
    for category in categories:
        said = f"n = {int(counts[category]):,}"
        said += f" of {int(bases[category]):,} {unit}" if unit else ""
        labels.append(f"{look.wrap(category)}\n{said}")
    ax.set_yticks(np.arange(len(categories)), labels)
    ax.set_ylim(len(categories) - 0.45, -0.55)
    for row in range(1, len(categories)):
        edge = categories[row] in LAST and categories[row - 1] not in LAST
        ax.axhline(row - 0.5, color=look.muted if edge else look.rule, linewidth=0.8 if edge else 0.5, zorder=1)
