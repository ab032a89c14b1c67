"""A contrast → the same contrast under the choices that a reviewer would question."""

from framing.vary._choices import vary_choices
from framing.vary._labels import vary_labels
from framing.vary._terms import vary_terms

__all__ = ["vary_choices", "vary_labels", "vary_terms"]
