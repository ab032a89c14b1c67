"""Actors down, groups across: the share of naming occasions that used loaded words, written in every cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.core.errors import TableError
from framing.core.tables import check_table
from framing.plot._look import Look, choose_ink, to_grey
from framing.plot._shared import (
    LAST,
    check_once,
    check_rows,
    clean_axes,
    count_lines,
    grouping,
    open_axes,
    size_figure,
    write_texts,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SHADES = ("#f7fbff", "#c6dbef", "#6baed6", "#2171b5", "#08306b")  # one hue, light to dark: grey keeps the order
_MANY = 8  # groups from which the columns are narrower
_ON_DARK = ("#1e2a36", "#22496e", "#2f78b3", "#74b1e2", "#d6ebff")  # on dark paper more is lighter


def plot_heatmap(rates: pd.DataFrame, *, category: str | None = None, ax: Axes | None = None) -> Axes:
    """Plot how often each group used loaded words when it named each actor.

    Parameters
    ----------
    rates : DataFrame
        A rates table of labels, as `measure_labels` returns it.
    category : str, optional
        One category. By default all of them: occasions that are neither *name only* nor *uncategorised*, which the
        table must then hold.
    ax : Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    Axes
        One image of shape (n_actors, n_groups) with values from 0 to 1, NaN where a group never named an actor. The
        share and the number of occasions stand in each cell; actors and groups are in alphabetical order.

    Raises
    ------
    TableError
        A column is missing, the table is empty or counts terms, a cell has two rows, or the category is not there.

    Examples
    --------
    >>> import pandas as pd
    >>> row = {"group": "Post", "actor": "tsc", "category": "terrorism label", "count": 3, "base": 12,
    ...        "estimate": 0.25, "low": 0.1, "high": 0.4, "n_articles": 4, "n_stories": 4}
    >>> float(plot_heatmap(pd.DataFrame([row]), category="terrorism label").images[0].get_array()[0, 0])
    0.25
    """
    check_table(rates, "rates")
    check_rows(rates, "plot_heatmap", "measure_labels(labels)")
    if not (rates["actor"] != "").all():
        raise TableError(
            "plot_heatmap draws actors; this table has rows without an actor, which count terms; "
            "filter with rates[rates.actor != ''] or use plot_terms"
        )
    check_once(rates, ("group", "actor", "category"), "plot_heatmap")
    cells = _join(rates) if category is None else _pick(rates, category)
    shares = cells.pivot(index="actor", columns="group", values="share").sort_index().sort_index(axis=1)
    bases = cells.pivot(index="actor", columns="group", values="base").reindex_like(shares)
    ax, look, fresh = open_axes(ax)
    _draw(ax, look, shares, bases.to_numpy(dtype=float))
    what = "loaded words" if category is None else f"words of “{category}”"
    gaps = "Hatched: never named by this group." if shares.isna().to_numpy().any() else ""
    write_texts(
        ax,
        look,
        title=f"How often {what} were chosen to name each actor, by {grouping(rates)}",
        xlabel="",
        notes=["Share of naming occasions; n is the number of occasions. " + gaps],
    )
    if fresh:
        widest = max(len(str(name)) for name in shares.index)
        width = 1.6 + 0.085 * min(widest, 26) + (1.15 if shares.shape[1] <= _MANY else 0.8) * shares.shape[1]
        size_figure(ax, look, 0.62 * shares.shape[0] + 0.55 + 0.17 * count_lines(ax), wide=max(width, 5.5))
    return ax


def _pick(rates: pd.DataFrame, category: str) -> pd.DataFrame:
    rows = rates[rates["category"] == category]
    if not len(rows):
        known = sorted(name for name in rates["category"].unique() if name not in LAST)
        raise TableError(f"no row of this table has the category {category!r}; there are [{', '.join(known)}]")
    return rows[["group", "actor", "base"]].assign(share=rows["estimate"])


def _join(rates: pd.DataFrame) -> pd.DataFrame:
    missing = [name for name in LAST if not (rates["category"] == name).any()]
    if missing:
        raise TableError(
            f"the share of all loaded categories is what {' and '.join(LAST)} leave over; this table has no row "
            f"'{missing[0]}'; give the whole table of measure_labels, or name a category="
        )
    plain = rates[rates["category"].isin(LAST)].groupby(["group", "actor"], sort=True)
    cells = plain.agg(count=("count", "sum"), base=("base", "max")).reset_index()
    share = 1.0 - cells["count"] / cells["base"].where(cells["base"] > 0)
    return cells[["group", "actor", "base"]].assign(share=share.clip(lower=0.0))


def _draw(ax: Axes, look: Look, shares: pd.DataFrame, bases: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> None:
    from matplotlib.colors import LinearSegmentedColormap, to_hex
    from matplotlib.patches import Rectangle

    values = shares.to_numpy(dtype=float)
    shades = _ON_DARK if look.dark else _SHADES
    ramp = LinearSegmentedColormap.from_list("share", [to_grey(shade) if look.grey else shade for shade in shades])
    ax.imshow(np.ma.masked_invalid(values), cmap=ramp, vmin=0.0, vmax=1.0, aspect="auto")
    for (row, column), value in np.ndenumerate(values):
        if np.isnan(value):
            ax.add_patch(
                Rectangle(
                    (column - 0.5, row - 0.5), 1, 1, facecolor=look.paper, edgecolor=look.rule, hatch="///", linewidth=0
                )
            )
            continue
        ink = choose_ink(to_hex(ramp(value)))
        ax.text(
            column, row - 0.13, f"{100 * value:.0f} %", ha="center", va="center", color=ink, fontsize=9.5 * look.scale
        )
        ax.text(
            column,
            row + 0.22,
            f"n = {bases[row, column]:,.0f}",
            ha="center",
            va="center",
            color=ink,
            fontsize=7.5 * look.scale,
        )
    ax.set_xticks(
        np.arange(shares.shape[1]),
        [look.wrap(str(name), 14 if shares.shape[1] <= _MANY else 10) for name in shares.columns],
    )
    ax.set_yticks(np.arange(shares.shape[0]), [look.wrap(str(name)) for name in shares.index])
    clean_axes(ax, look, grid="")
    ax.spines["bottom"].set_visible(False)
    ax.tick_params(axis="x", length=0)
    ax.set_xticks(np.arange(shares.shape[1] + 1) - 0.5, minor=True)
    ax.set_yticks(np.arange(shares.shape[0] + 1) - 0.5, minor=True)
    ax.grid(which="minor", color=look.paper, linewidth=2)
    ax.tick_params(which="minor", length=0)
