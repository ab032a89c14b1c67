"""Articles → quotes: what stands in marks, what is reported without them, and who says it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.core.actors import Actors
from framing.core.corpus import Corpus
from framing.core.parsed import Parsed, Tree
from framing.core.provenance import stamp
from framing.core.tables import QUOTE_KINDS, attach_articles, make_table
from framing.find._anaphora import read_casts
from framing.find._scopes import read_scopes
from framing.find._speakers import Speakers
from framing.parse import parse


def find_quotes(corpus: Corpus | Parsed, actors: Actors | None = None) -> pd.DataFrame:
    """Find quotations, with their kind and their speaker.

    Parameters
    ----------
    corpus : Corpus or Parsed
        The articles. A corpus is parsed first.
    actors : Actors, optional
        Where a speaker is one of them, `speaker` is the actor's id; else it is the fullest name, or the description,
        that the article gives.

    Returns
    -------
    DataFrame
        A quotes table. `kind` is *direct* (marked words that stand alone as an utterance), *partial* (other marked
        words given to a speaker), *scare* (marked, nobody's), *title* (a work's or a body's name in marks) or
        *reported* (the clause under a verb of saying or *according to*, without marks). Marked spans include their
        marks; a quotation whose closing mark is lost ends with its paragraph.

    Raises
    ------
    ModelError
        A corpus was given and no parser's model is installed.
    """
    parsed = corpus if isinstance(corpus, Parsed) else parse(corpus)
    rows: list[dict[str, Any]] = []
    for tree, cast in read_casts(parsed, actors):
        rows.extend(_rows(tree, Speakers(tree, cast)))
    table = attach_articles(make_table("quotes", rows), parsed.corpus.docs)
    return stamp(table, "find_quotes", {"actors": actors.hash if actors else None}, parsed.attrs)


def _rows(tree: Tree, speakers: Speakers) -> list[dict[str, Any]]:
    """Rows of one article's quotes."""
    return [
        {
            "doc_id": tree.doc_id, "source": tree.source, "start": scope.start, "end": scope.end,
            "text": tree.text[scope.start : scope.end], "kind": scope.kind, "cue": scope.cue,
            "speaker": "" if scope.kind in ("scare", "title") else speakers.name(scope.speaker),
        }
        for scope in read_scopes(tree)
        if scope.kind in QUOTE_KINDS
    ]  # fmt: skip
