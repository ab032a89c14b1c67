"""The one family of errors: what was asked, what was given, what to do."""

from __future__ import annotations


class FramingError(ValueError):
    """Bad input, said in one clear sentence; the command line prints it and exits with 2."""


class TableError(FramingError):
    """A table lacks columns that the call needs."""


class InputError(FramingError):
    """A file, folder or frame cannot be read as articles."""


class ActorsError(FramingError):
    """An actors file or mapping is malformed."""


class LexiconError(FramingError):
    """A lexicon is malformed or unknown."""


class ModelError(FramingError):
    """A parser or model is missing or not the one it claims to be."""
