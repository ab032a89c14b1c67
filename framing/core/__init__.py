"""The nouns: tables, corpus, parsed, actors, lexicon, matching, provenance, errors."""

from framing.core import errors

__all__ = ["errors"]
