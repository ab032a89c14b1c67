"""Tables of evidence → each source's rate or share, with its interval."""

from framing.measure._choices import measure_choices
from framing.measure._labels import measure_labels
from framing.measure._roles import measure_roles
from framing.measure._stances import measure_stances
from framing.measure._terms import measure_terms

__all__ = ["measure_choices", "measure_labels", "measure_roles", "measure_stances", "measure_terms"]
