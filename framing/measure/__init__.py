"""Tables of evidence → each source's rate or share, with its interval."""

from framing.measure._labels import measure_labels
from framing.measure._roles import measure_roles
from framing.measure._terms import measure_terms

__all__ = ["measure_labels", "measure_roles", "measure_terms"]
