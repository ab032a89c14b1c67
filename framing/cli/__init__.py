"""The command line: glue between a path and the floors below."""

from framing.cli import _articles, _saved, _shelf  # noqa: F401 - each adds its commands to the app
from framing.cli._root import app, main

__all__ = ["app", "main"]
