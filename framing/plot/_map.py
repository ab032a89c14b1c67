"""A map of sources by the words they choose for an actor, each with the ellipse in which its place may lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.core.errors import TableError
from framing.plot._look import Look
from framing.plot._shared import (
    add_legend,
    check_rows,
    choose_actor,
    open_axes,
    say_count,
    size_figure,
    write_texts,
)
from framing.stats.draws import ALPHA
from framing.stats.occasions import count_labels
from framing.stats.profiles import LEAST_COUNT, Places, Profile, gather_profile, judge_profile, place_profile
from framing.stats.seeds import derive_seed

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_CIRCLE = np.stack([np.cos(np.linspace(0, 2 * np.pi, 91)), np.sin(np.linspace(0, 2 * np.pi, 91))])

_DASHES: tuple[Any, ...] = ("-", (0, (5, 2)), (0, (1, 1.2)), (0, (6, 2, 1, 2)))  # told apart without colour
_SPOTS: tuple[dict[str, Any], ...] = (  # beside a cross; the next one where another cross is near
    {"xytext": (4, 3), "ha": "left", "va": "bottom"},
    {"xytext": (4, -3), "ha": "left", "va": "top"},
    {"xytext": (-4, 3), "ha": "right", "va": "bottom"},
    {"xytext": (-4, -3), "ha": "right", "va": "top"},
)


def plot_map(
    labels: pd.DataFrame,
    *,
    actor: str,
    by: str = "source",
    within: str | None = None,
    seed: int = 0,
    ax: Axes | None = None,
) -> Axes:
    """Plot what all sources call an actor as a map: sources that choose the same words lie close.

    Parameters
    ----------
    labels : DataFrame
        A labels table, filtered as for `compare_profiles`.
    actor : str
        Id of the actor.
    by, within, seed
        As in `compare_profiles`; the same options give the same p.
    ax : Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    Axes
        The first two axes of a correspondence analysis: a marker a source with its 95 % ellipse (a bootstrap over
        stories), a cross a category. Markers of sources with fewer than six stories are hollow and have no ellipse.
        Categories with fewer than five labels are left out. Where the sources lie no further apart than chance puts
        them, the map says in its middle that it must not be read.

    Raises
    ------
    TableError
        A column is missing, the table is empty, or fewer than three sources or categories are left: three points make
        the smallest map.
    ActorsError
        No row is about that actor.

    Notes
    -----
    A source lies towards the categories that it uses more than the others do. How far a source lies from a category
    means nothing, and neither do the directions of the axes.

    References
    ----------
    Greenacre (2017), Correspondence Analysis in Practice, chapters 8 and 29.
    """
    check_rows(labels, "plot_map", "find_labels(parsed, mentions)")
    counted = count_labels(labels, by=by, within=within)
    choose_actor(labels, actor)
    profile = gather_profile(counted[actor], matched=within is not None)
    common = int((profile.counts.sum(0) >= LEAST_COUNT).sum())
    if min(len(profile.groups), common) < 3:
        raise TableError(
            f"a map needs three groups with labels and three categories with {LEAST_COUNT} labels; {actor!r} has "
            f"{len(profile.groups)} and {common}; plot_contrasts(compare_labels(labels)) shows pairs"
        )
    places = place_profile(profile, seed=derive_seed(seed, "places", actor))
    ax, look, fresh = open_axes(ax)
    _draw(ax, look, profile, places, by)
    notes = [_judge(ax, look, profile, derive_seed(seed, "profile", actor))]
    notes.append("Ellipses are 95 %, by a bootstrap over stories." if np.isfinite(places.radius).any() else "")
    rare = len(profile.categories) - len(places.categories)
    left = "category" if rare == 1 else "categories"
    notes.append(f"Not on the map: {rare} {left} with fewer than {LEAST_COUNT} labels." if rare else "")
    part = places.chart.inertia[:2] / places.chart.inertia.sum()
    write_texts(
        ax,
        look,
        title=f"Map of {by}s by the words they choose for {actor}",
        xlabel=f"first axis, {100 * part[0]:.0f} % of what sets them apart",
        notes=notes,
    )
    ax.set_ylabel(f"second axis, {100 * part[1]:.0f} %", color=look.ink, fontsize=9 * look.scale)
    if fresh:
        size_figure(ax, look, 6.4, wide=8.6)
    return ax


def _draw(ax: Axes, look: Look, profile: Profile, places: Places, by: str) -> None:
    from matplotlib.patheffects import withStroke

    for line in (ax.axhline, ax.axvline):
        line(0.0, color=look.rule, linewidth=0.8, zorder=1)
    for number, group in enumerate(profile.groups):
        colour, marker = look.choose(number)
        x, y = places.chart.rows[number, :2]
        dot: dict[str, Any] = {"marker": marker, "color": colour, "markersize": 8, "zorder": 4, "linestyle": "none"}
        if np.isfinite(places.radius[number]):
            ellipse = _trace(places, number)
            ax.fill(*ellipse, color=colour, alpha=0.12, linewidth=0, zorder=2)
            ax.plot(*ellipse, color=colour, linewidth=1.2, linestyle=_DASHES[number % len(_DASHES)], zorder=3)
        else:
            dot |= {"markerfacecolor": look.paper, "markeredgewidth": 1.4}
        mine = profile.group == number
        counted = f"{say_count(int(profile.counts[mine].sum()), 'label')}, {int(mine.sum())} stories or articles"
        ax.plot([x], [y], label=f"{look.wrap_entry(group)}\n{counted}", **dot)
    columns = places.chart.columns[:, :2]
    ax.plot(columns[:, 0], columns[:, 1], linestyle="none", marker="+", color=look.muted, markersize=6, zorder=3)
    reach = np.ptp(np.vstack([columns, places.chart.rows[:, :2]]), axis=0).max()
    for number, name in enumerate(places.categories):
        apart = np.abs(columns[:number] - columns[number]) / reach
        spot = _SPOTS[int(((apart[:, 0] < 0.25) & (apart[:, 1] < 0.06)).sum()) % len(_SPOTS)]
        ax.annotate(
            look.wrap(str(name), 18),
            columns[number],
            textcoords="offset points",
            color=look.ink,
            fontsize=8 * look.scale,
            zorder=5,
            path_effects=[withStroke(linewidth=2.5, foreground=look.paper)],
            **spot,
        )
    ax.set_aspect("equal", adjustable="datalim")
    ax.margins(0.12)
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        ax.spines[side].set_color(look.muted)
    ax.tick_params(color=look.muted, labelcolor=look.ink, labelsize=9 * look.scale)
    add_legend(ax, look, by)


def _trace(places: Places, number: int) -> tuple[Any, Any]:
    """The ellipse of one source as a closed line."""
    values, vectors = np.linalg.eigh(places.covariance[number, :2, :2])
    sides = vectors * np.sqrt(np.maximum(values, 0.0))
    x, y = places.chart.rows[number, :2, None] + places.radius[number] * (sides @ _CIRCLE)
    return x, y


def _judge(ax: Axes, look: Look, profile: Profile, seed: list[int]) -> str:
    """Say how far apart the sources are; where that is no further than by chance, say so across the map."""
    if not profile.suffices:
        said, warning = "Too few stories to tell whether the distances are more than chance.", "insufficient data"
    else:
        found, v = judge_profile(profile, seed=seed)
        p = "< .001" if found.p < 0.001 else f"= {found.p:.3f}"
        said = f"Divergence {found.estimate:.3f} bits, {found.null_mean:.3f} by chance (p {p}); Cramér's V {v:.2f}."
        warning = "" if found.p < ALPHA else "no further apart than by chance"
    if warning:
        ax.text(
            0.5,
            0.5,
            f"{warning}:\ndo not read the distances",
            transform=ax.transAxes,
            ha="center",
            va="center",
            fontsize=15 * look.scale,
            color=look.muted,
            zorder=6,
            bbox={"facecolor": look.paper, "edgecolor": look.muted, "alpha": 0.85, "boxstyle": "round,pad=0.5"},
        )
    return said
