"""Tables of evidence → each source's rate or share over time, and where its level changes."""

from framing.trace._labels import trace_labels
from framing.trace._terms import trace_terms

__all__ = ["trace_labels", "trace_terms"]
