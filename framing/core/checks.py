"""Whether a call was given the nouns that it needs: a corpus, actors, a lexicon."""

from __future__ import annotations

from typing import Any

from framing.core.actors import Actors
from framing.core.corpus import Corpus
from framing.core.errors import ActorsError, InputError, LexiconError
from framing.core.lexicon import Lexicon


def check_corpus(given: Any, call: str) -> None:
    """Refuse what is no corpus.

    Raises
    ------
    InputError
        With the call that makes one.
    """
    if not isinstance(given, Corpus):
        how = "load_path(path)" if isinstance(given, str) else "load_frame(table)"
        raise InputError(f"{call} reads a Corpus; this is a {type(given).__name__}; make one with {how}")


def check_actors(given: Any, call: str) -> None:
    """Refuse what is no actors.

    Raises
    ------
    ActorsError
        With the call that makes some.
    """
    if not isinstance(given, Actors):
        how = "Actors.read(path)" if isinstance(given, str) else 'Actors.from_names({"un": ["United Nations", "UN"]})'
        raise ActorsError(f"{call} looks for Actors; this is a {type(given).__name__}; make some with {how}")


def check_lexicon(given: Any, call: str) -> None:
    """Refuse what is no lexicon.

    Raises
    ------
    LexiconError
        With the call that makes one.
    """
    if not isinstance(given, Lexicon):
        how = f"Lexicon.load({given!r})" if isinstance(given, str) else "Lexicon.load(name) or Lexicon.from_terms(…)"
        raise LexiconError(f"{call} looks for the words of a Lexicon; this is a {type(given).__name__}; use {how}")
