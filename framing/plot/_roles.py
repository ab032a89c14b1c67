"""What part one actor has: the share of its deeds in which each group lets it act, suffer, or suffer from nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from framing.core.tables import ROLE_SHARES, check_table
from framing.plot._dots import draw_dots
from framing.plot._shared import (
    check_once,
    check_roles,
    check_rows,
    choose_actor,
    clean_axes,
    fit_figure,
    grouping,
    open_axes,
    write_texts,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_roles(rates: pd.DataFrame, *, actor: str, ax: Axes | None = None) -> Axes:
    """Plot in what share of an actor's deeds each group lets it act or suffer, as dots with 95 % intervals.

    Parameters
    ----------
    rates : DataFrame
        A rates table of roles, as `measure_roles` returns it: `estimate`, `low`, `high` are shares from 0 to 1.
    actor : str
        Id of the actor.
    ax : Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    Axes
        One marker a row of the table, from top to bottom *agent*, *patient*, *agentless*. Hollow markers have no
        interval: too few stories or articles.

    Raises
    ------
    TableError
        A column is missing, the table is empty, measures something else, or a group has two rows for one category.
    ActorsError
        No row is about that actor.

    Notes
    -----
    *agentless* is a part of *patient*: deeds that befall the actor and that nobody is said to have done.

    Examples
    --------
    >>> import pandas as pd
    >>> row = {"group": "Post", "actor": "port", "category": "agentless", "count": 3, "base": 12,
    ...        "estimate": 0.25, "low": 0.1, "high": 0.4, "n_articles": 4, "n_stories": 4}
    >>> ax = plot_roles(pd.DataFrame([row]), actor="port")
    >>> ax.get_xlabel()
    'share of deeds'
    """
    check_table(rates, "rates")
    check_rows(rates, "plot_roles", "measure_roles(roles)")
    check_roles(rates, "plot_roles")
    rows = choose_actor(rates, actor)
    check_once(rows, ("group", "category"), "plot_roles")
    ax, look, fresh = open_axes(ax)
    interval = draw_dots(
        ax, look, rows, [c for c in ROLE_SHARES if c in set(rows["category"])], unit="deeds", base="deed"
    )
    clean_axes(ax, look)
    ax.xaxis.set_major_formatter(lambda value, _: f"{100 * value:.3g} %")
    ax.set_xlim(left=min(0.0, ax.get_xlim()[0]))
    note = "agentless: a part of patient; nobody is said to have done it."
    title = f"Deeds in which {actor} has a part, by {grouping(rates)}"
    write_texts(ax, look, title=title, xlabel="share of deeds", notes=[interval, note])
    if fresh:
        fit_figure(ax, look)
    return ax
