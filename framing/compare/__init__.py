"""Tables of evidence → differences between two sources, tested."""

from framing.compare._labels import compare_labels
from framing.compare._roles import compare_roles
from framing.compare._terms import compare_terms
from framing.compare._vocabulary import ASIDE, compare_vocabulary

__all__ = ["ASIDE", "compare_labels", "compare_roles", "compare_terms", "compare_vocabulary"]
