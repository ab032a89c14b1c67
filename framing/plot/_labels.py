"""What one actor is called: the share of its naming occasions that each group gives to each category."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from framing.core.tables import check_table
from framing.plot._dots import choose_categories, draw_dots
from framing.plot._shared import (
    check_once,
    check_rows,
    check_top,
    choose_actor,
    clean_axes,
    fit_figure,
    grouping,
    is_of_choices,
    open_axes,
    write_texts,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_labels(rates: pd.DataFrame, *, actor: str, ax: Axes | None = None, top: int = 12) -> Axes:
    """Plot which words each group chose when it had to name an actor, as dots with 95 % intervals.

    Parameters
    ----------
    rates : DataFrame
        A rates table of labels, as `measure_labels` or `measure_choices` returns it: `estimate`, `low`, `high` are
        shares from 0 to 1.
    actor : str
        Id of the actor.
    ax : Axes, optional
        Where to draw; a new figure by default.
    top : int
        How many categories to draw, commonest over all groups first. *Uncategorised* (described in words that no
        lexicon knows) and *name only* are drawn below them. What is left out is said under the axis.

    Returns
    -------
    Axes
        One marker a row of the table. Hollow markers have no interval: too few stories or articles.

    Raises
    ------
    TableError
        A column is missing, the table is empty, or a group has two rows for one category.
    ActorsError
        No row is about that actor.

    Notes
    -----
    One naming occasion can carry words of two categories, so the shares of a group need not add up to 1.

    Examples
    --------
    >>> import pandas as pd
    >>> row = {"group": "Post", "actor": "tsc", "category": "terrorism label", "count": 3, "base": 12,
    ...        "estimate": 0.25, "low": 0.1, "high": 0.4, "n_articles": 4, "n_stories": 4}
    >>> ax = plot_labels(pd.DataFrame([row]), actor="tsc")
    >>> ax.get_xlabel()
    'share of naming occasions'
    """
    check_table(rates, "rates")
    check_top(top)
    check_rows(rates, "plot_labels", "measure_labels(labels)")
    rows = choose_actor(rates, actor)
    check_once(rows, ("group", "category"), "plot_labels")
    categories, notes = choose_categories(rows, top)
    ax, look, fresh = open_axes(ax)
    interval = draw_dots(ax, look, rows, categories, unit="occasions", base="occasion")
    clean_axes(ax, look)
    ax.xaxis.set_major_formatter(lambda value, _: f"{100 * value:.3g} %")
    ax.set_xlim(left=min(0.0, ax.get_xlim()[0]))
    choices = is_of_choices(rates)
    write_texts(
        ax,
        look,
        title=f"{'Loaded or neutral words for' if choices else 'Words chosen to name'} {actor}, by {grouping(rates)}",
        xlabel=f"share of {'occasions with a loaded or a neutral word' if choices else 'naming occasions'}",
        notes=[interval, *notes],
    )
    if fresh:
        fit_figure(ax, look)
    return ax
