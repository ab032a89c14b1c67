"""In whose voice one actor is described: its labels by source and voice, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.core.tables import VOICES, check_table
from framing.plot._shared import (
    add_legend,
    check_rows,
    choose_actor,
    clean_axes,
    fit_figure,
    open_axes,
    write_texts,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_HATCHES = ("", "///", "...", "xxx")  # told apart without colour


def plot_voices(labels: pd.DataFrame, *, actor: str, ax: Axes | None = None) -> Axes:
    """Plot how many labels of an actor stand in which voice, as one bar a source.

    Parameters
    ----------
    labels : DataFrame
        A labels table, as `find_labels` returns it.
    actor : str
        Id of the actor.
    ax : Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    Axes
        One bar a source, in alphabetical order, with a piece for each voice; its length is the number of labels.

    Raises
    ------
    TableError
        A column is missing, or the table is empty.
    ActorsError
        No row is about that actor.

    Examples
    --------
    >>> import framing as fr
    >>> corpus = fr.load_sample().select(["tamra-1a-wire", "tamra-1a-banner"])
    >>> actors = fr.Actors.from_names({"tsc": ["Tamra Shura Council", "TSC"]})
    >>> parsed = fr.parse(corpus)
    >>> ax = plot_voices(fr.find_labels(parsed, fr.find_mentions(parsed, actors)), actor="tsc")
    >>> ax.get_xlabel()
    'labels'
    """
    check_table(labels, "labels")
    check_rows(labels, "plot_voices", "find_labels(parsed, mentions)")
    rows = choose_actor(labels, actor)
    counts = rows.groupby(["source", "voice"]).size().unstack(fill_value=0).reindex(columns=list(VOICES), fill_value=0)
    ax, look, fresh = open_axes(ax)
    left = np.zeros(len(counts))
    for position, voice in enumerate(VOICES):
        length = counts[voice].to_numpy(dtype=float)
        bars = ax.barh(np.arange(len(counts)), length, left=left, label=voice, color=look.choose(position)[0])
        for bar in bars:
            bar.set(hatch=_HATCHES[position], edgecolor=look.paper)
        left += length
    ticks = [f"{look.wrap(str(source))}\nn = {int(n)}" for source, n in counts.sum(axis=1).items()]
    ax.set_yticks(np.arange(len(counts)), ticks)
    ax.invert_yaxis()
    add_legend(ax, look, "voice")
    clean_axes(ax, look)
    ax.locator_params(axis="x", integer=True)
    write_texts(ax, look, title=f"In whose voice {actor} is named or described, by source", xlabel="labels")
    if fresh:
        fit_figure(ax, look)
    return ax
