"""The whole staircase: articles in, a study out, saved and read again; the same over datasets larger than memory."""

from framing.run._analyze import analyze
from framing.run._archive import Archive
from framing.run._dataset import analyze_dataset
from framing.run._study import Study

__all__ = ["Archive", "Study", "analyze", "analyze_dataset"]
