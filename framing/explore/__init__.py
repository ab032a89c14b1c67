"""A study to click through, in a notebook or as one page: who calls whom what, with every sentence."""

from framing.explore._explore import explore
from framing.explore._explorer import Explorer

__all__ = ["Explorer", "explore"]
