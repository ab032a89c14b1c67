"""How often each group uses loaded words of each category, per 1,000 words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from framing.core.errors import TableError
from framing.core.tables import check_table
from framing.plot._dots import choose_categories, draw_dots
from framing.plot._shared import (
    check_once,
    check_rows,
    check_top,
    clean_axes,
    fit_figure,
    grouping,
    open_axes,
    write_texts,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_terms(rates: pd.DataFrame, *, ax: Axes | None = None, top: int = 12) -> Axes:
    """Plot the rate of loaded words by category and group, as dots with 95 % intervals.

    Parameters
    ----------
    rates : DataFrame
        A rates table of terms, as `measure_terms` returns it: `estimate`, `low`, `high` are per 1,000 words (or per
        whatever its provenance says).
    ax : Axes, optional
        Where to draw; a new figure by default.
    top : int
        How many categories to draw, commonest over all groups first; *all* leads and does not count. What is left
        out is said under the axis.

    Returns
    -------
    Axes
        One marker a row of the table. Hollow markers have no interval: too few stories or articles.

    Raises
    ------
    TableError
        A column is missing, the table is empty, counts labels of actors, or has two rows for one group and category.

    Examples
    --------
    >>> import pandas as pd
    >>> row = {"group": "Post", "actor": "", "category": "euphemism", "count": 3, "base": 1500,
    ...        "estimate": 2.0, "low": 0.5, "high": 4.0, "n_articles": 4, "n_stories": 4}
    >>> ax = plot_terms(pd.DataFrame([row]))
    >>> ax.get_xlabel()
    'loaded words per 1,000 words'
    """
    check_table(rates, "rates")
    check_top(top)
    check_rows(rates, "plot_terms", "measure_terms(hits, corpus)")
    if (rates["actor"] != "").any():
        raise TableError(
            "plot_terms draws rates per 1,000 words; this table holds shares of naming occasions of actors; "
            "use plot_labels(rates, actor=…), or filter with rates[rates.actor == '']"
        )
    check_once(rates, ("group", "category"), "plot_terms")
    categories, notes = choose_categories(rates, top, first="all")
    ax, look, fresh = open_axes(ax)
    interval = draw_dots(ax, look, rates, categories, unit="", base="word")
    clean_axes(ax, look)
    ax.set_xlim(left=min(0.0, ax.get_xlim()[0]))
    write_texts(
        ax,
        look,
        title=f"Loaded words by category and {grouping(rates)}",
        xlabel=f"loaded words per {_per(rates):,.10g} words",
        notes=[interval, *notes],
    )
    if fresh:
        fit_figure(ax, look)
    return ax


def _per(rates: pd.DataFrame) -> float:
    """How many words the rates are given for, read off the table itself: estimate = per · count / base."""
    used = rates[(rates["count"] > 0) & (rates["base"] > 0)]
    return round(float((used["estimate"] * used["base"] / used["count"]).median()), 6) if len(used) else 1000.0
