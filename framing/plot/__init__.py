"""One table → one Axes: terms, labels, roles, contrasts, profiles, heatmap, traces, variations, voices."""

from framing.plot._contrasts import plot_contrasts
from framing.plot._heatmap import plot_heatmap
from framing.plot._labels import plot_labels
from framing.plot._profiles import plot_profiles
from framing.plot._roles import plot_roles
from framing.plot._stances import plot_stances
from framing.plot._terms import plot_terms
from framing.plot._traces import plot_traces
from framing.plot._variations import plot_variations
from framing.plot._voices import plot_voices

__all__ = [
    "plot_contrasts",
    "plot_heatmap",
    "plot_labels",
    "plot_profiles",
    "plot_roles",
    "plot_stances",
    "plot_terms",
    "plot_traces",
    "plot_variations",
    "plot_voices",
]
