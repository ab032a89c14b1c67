"""Parsed articles + actors → mentions: every place where an actor is meant."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.core.actors import Actors
from framing.core.matching import NameMatcher
from framing.core.parsed import Parsed, Tree
from framing.core.provenance import stamp
from framing.core.tables import attach_articles, make_table
from framing.find._anaphora import read_cast
from framing.find._referents import Mention


def find_mentions(parsed: Parsed, actors: Actors) -> pd.DataFrame:
    """Find where each actor is meant: names, aliases, acronyms, descriptions and pronouns.

    Parameters
    ----------
    parsed : Parsed
        The articles.
    actors : Actors
        Whom to find. Their names and aliases always win. Found beyond them: last names, other spellings of
        transliterated names, acronyms introduced in brackets, names after a change of name, later descriptions
        (*the terrorist group*) and pronouns. A description that could mean two referents is left out.

    Returns
    -------
    DataFrame
        A mentions table; the span runs from determiner or title to the head.
    """
    matcher = NameMatcher(actors)
    rows: list[dict[str, Any]] = []
    for tree in parsed.trees:
        cast = read_cast(tree, actors, matcher)
        meant = [mention for mention in cast.mentions if mention.referent.actor]
        rows.extend(_row(tree, mention) for mention in sorted(meant, key=lambda m: (m.start, m.end)))
    table = attach_articles(make_table("mentions", rows), parsed.corpus.docs)
    return stamp(table, "find_mentions", {"actors": actors.hash}, parsed.attrs)


def _row(tree: Tree, mention: Mention) -> dict[str, Any]:
    start, end = tree.sentence_span(mention.head)
    return {
        "doc_id": tree.doc_id, "source": tree.source, "start": mention.start, "end": mention.end,
        "text": tree.text[mention.start : mention.end], "actor": mention.referent.actor, "how": mention.how,
        "name_start": mention.name_start, "sentence": tree.text[start:end], "sentence_start": start,
    }  # fmt: skip
