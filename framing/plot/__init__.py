"""One table → one Axes: terms, labels, roles, contrasts, a map, a heatmap, a timeline …; and how they look."""

from framing.plot._contrasts import plot_contrasts
from framing.plot._heatmap import plot_heatmap
from framing.plot._labels import plot_labels
from framing.plot._map import plot_map
from framing.plot._roles import plot_roles
from framing.plot._specifications import plot_specifications
from framing.plot._stances import plot_stances
from framing.plot._style import style
from framing.plot._terms import plot_terms
from framing.plot._timeline import plot_timeline
from framing.plot._voices import plot_voices

__all__ = [
    "plot_contrasts",
    "plot_heatmap",
    "plot_labels",
    "plot_map",
    "plot_roles",
    "plot_specifications",
    "plot_stances",
    "plot_terms",
    "plot_timeline",
    "plot_voices",
    "style",
]
