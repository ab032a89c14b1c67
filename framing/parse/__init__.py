"""Corpus → Parsed: sentences, tokens, dependencies. spaCy lives in this folder only."""

from framing.parse._model import find_models
from framing.parse._parse import parse

__all__ = ["find_models", "parse"]
