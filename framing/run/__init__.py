"""The whole staircase: articles in, a study out, saved and read again."""

from framing.run._analyze import analyze
from framing.run._study import Study

__all__ = ["Study", "analyze"]
