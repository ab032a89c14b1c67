"""Who is for or against whom as one source tells it: actors on a circle, an arrow for each holder and target."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.core.errors import TableError
from framing.core.tables import SIGNS, check_table
from framing.plot._look import Look
from framing.plot._shared import (
    check_rows,
    check_top,
    open_axes,
    say_count,
    size_figure,
    write_texts,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_stances(stances: pd.DataFrame, *, source: str | None = None, top: int = 8, ax: Axes | None = None) -> Axes:
    """Plot the network of who is for or against whom, as one source draws it.

    Parameters
    ----------
    stances : DataFrame
        A stances table, as `find_stances` returns it. Neutral rows draw no arrow.
    source : str, optional
        Whose articles; it may be left out where the table holds one source.
    top : int
        How many actors to show at most, those with most stances first.
    ax : Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    Axes
        Actors on a circle, those for each other side by side. An arrow leads from holder to target: solid where
        positive places are more, dashed where negative ones are, dotted where they are as many; the number at its
        middle is positive less negative places of all that are not neutral, and its width grows with their number.

    Raises
    ------
    TableError
        A column is missing, nothing is for or against anybody, or no row is of that source.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"source": "Post", "holder": ["mayor", "mayor", "Post"], "stance": "negative",
    ...                      "target": ["port", "union", "port"]})
    >>> ax = plot_stances(rows)
    >>> sum(text.get_text() == "−1/1" for text in ax.texts)
    3
    """
    check_table(stances, "stances", ["source", "holder", "target", "stance"])
    check_rows(stances, "plot_stances", "find_stances(parsed, mentions, scorer)")
    check_top(top)
    rows, source = _choose_source(stances, source)
    edges, names, left = _count_edges(rows, top)
    places = _place(edges, names)
    ax, look, fresh = open_axes(ax)
    for edge in edges.itertuples(index=False):
        _draw_arrow(ax, look, edge, places, most=int(edges["n"].max()))
    for name in names:
        _draw_name(ax, look, name, places[name], outlet=name == source)
    ax.set(xlim=(-1.75, 1.75), ylim=(-1.3, 1.3), xticks=[], yticks=[])
    ax.set_aspect("equal")
    for spine in ax.spines.values():
        spine.set_visible(False)
    note = (
        "Solid: for. Dashed: against. Dotted: as often for as against. The numbers: for less against / both together."
    )
    more = f"{say_count(left, 'further actor')} left out." if left else ""
    write_texts(ax, look, title=f"Who is for or against whom in {source}", xlabel="", notes=[note, more])
    if fresh:
        size_figure(ax, look, 5.4 if look.narrow else 6.8)
    return ax


def _choose_source(stances: pd.DataFrame, source: str | None) -> tuple[pd.DataFrame, str]:
    known = sorted(stances["source"].astype("str").unique())
    if source is None and len(known) == 1:
        source = known[0]
    if source is None or source not in known:
        raise TableError(f"plot_stances draws one source, source= is one of [{', '.join(known)}]; got {source!r}")
    rows = stances[(stances["source"] == source) & stances["stance"].isin([SIGNS[0], SIGNS[2]])]
    if rows.empty:
        raise TableError(f"nobody is for or against anybody in the {len(stances)} rows of this table of {source!r}")
    return rows, source


def _count_edges(rows: pd.DataFrame, top: int) -> tuple[pd.DataFrame, list[str], int]:
    """One row a holder and target among the `top` names: for less against, and both together."""
    sign = (rows["stance"] == SIGNS[2]).astype(int) - (rows["stance"] == SIGNS[0]).astype(int)
    table = rows.assign(sign=sign).groupby(["holder", "target"])["sign"].agg(["sum", "size"]).reset_index()
    table.columns = pd.Index(["holder", "target", "sum", "n"])
    table = table[table["holder"] != table["target"]]
    weight = pd.concat([table.groupby(end)["n"].sum() for end in ("holder", "target")]).groupby(level=0).sum()
    order = sorted(weight.index, key=lambda name: (-weight[name], name))
    names = [str(name) for name in order[:top]]
    kept = table[table["holder"].isin(names) & table["target"].isin(names)]
    if kept.empty:
        raise TableError(f"none of the {top} names with most stances is for or against another of them; raise top=")
    joined = {*kept["holder"], *kept["target"]}
    return kept, [name for name in names if name in joined], len(order) - len(joined)


def _place(edges: pd.DataFrame, names: list[str]) -> dict[str, NDArray[np.float64]]:
    """Names on a circle in the order of the first eigenvectors of the signed matrix: friends near, foes apart."""
    number = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(names), len(names)))
    ends = [edges[end].map(number).to_numpy() for end in ("holder", "target")]
    np.add.at(matrix, (ends[0], ends[1]), edges["sum"].to_numpy(dtype=float))
    matrix += matrix.T
    _, vectors = np.linalg.eigh(matrix)
    last = vectors[:, -1] * (np.sign(vectors[np.abs(vectors[:, -1]).argmax(), -1]) or 1.0)
    order = sorted(names, key=lambda name: (round(float(last[number[name]]), 9), name))
    turns = np.pi / 2 - 2 * np.pi * np.arange(len(order)) / len(order)
    return {name: np.array([np.cos(turn), np.sin(turn)]) for name, turn in zip(order, turns, strict=True)}


def _draw_arrow(ax: Axes, look: Look, edge: object, places: dict[str, NDArray[np.float64]], *, most: int) -> None:
    holder, target, total, n = (getattr(edge, name) for name in ("holder", "target", "sum", "n"))
    looks = {1: (look.colours[0], "-"), -1: (look.colours[1], (0, (5, 2))), 0: (look.muted, (0, (1, 1.5)))}
    colour, dash = looks[int(np.sign(total))]
    start, end = places[holder], places[target]
    ax.annotate(
        "", xy=(end[0], end[1]), xytext=(start[0], start[1]), annotation_clip=False,
        arrowprops={
            "arrowstyle": "-|>,head_length=0.55,head_width=0.25", "color": colour, "linestyle": dash,
            "linewidth": (0.8 + 2.6 * n / most) * look.scale,
            "shrinkA": 16, "shrinkB": 18, "connectionstyle": "arc3,rad=0.14",
        },
    )  # fmt: skip
    across = np.array([end[1] - start[1], start[0] - end[0]])
    middle = (start + end) / 2 + 0.07 * across + 0.06 * (start - end)
    shown = f"{'+' if total > 0 else '−' if total < 0 else ''}{abs(total)}/{n}"
    box = {"boxstyle": "round,pad=0.1", "facecolor": look.paper, "edgecolor": "none"}
    ax.text(middle[0], middle[1], shown, fontsize=7.5 * look.scale, color=look.ink, ha="center", va="center", bbox=box)


def _draw_name(ax: Axes, look: Look, name: str, place: NDArray[np.float64], *, outlet: bool) -> None:
    ax.plot(
        *place,
        marker="s" if outlet else "o",
        markersize=11,
        color=look.ink,
        markerfacecolor=look.ink if outlet else look.paper,
    )
    side = "left" if place[0] > 0.15 else "right" if place[0] < -0.15 else "center"
    above = "bottom" if place[1] > 0.15 else "top" if place[1] < -0.15 else "center"
    where = place * (1.13 if side == "center" else 1.1)
    weight = "bold" if outlet else "normal"
    ax.text(
        where[0],
        where[1],
        look.wrap(name, 18),
        ha=side,
        va=above,
        fontsize=9.5 * look.scale,
        color=look.ink,
        weight=weight,
    )
