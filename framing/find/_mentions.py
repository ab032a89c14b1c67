"""Parsed articles + actors → mentions: every place where an actor is meant."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.core.actors import Actors
from framing.core.parsed import Parsed, Tree
from framing.core.provenance import stamp
from framing.core.tables import attach_articles, make_table
from framing.find._anaphora import read_casts
from framing.find._referents import Mention, Referent


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
        A mentions table; the span runs from determiner or title to the head. Articles of one ``story`` tell each other
        by which nouns an actor is called. `confidence` is 1 for names and aliases of the file; for everything else it
        is the share that was right among mentions of that kind in news coded by hand (about 1,900 mentions): .98 for
        last names and acronyms, .9 and more for nouns that the article uses of the actor and for *he* and *she*,
        .8 for *the group*, *it*, *they* and for nouns that only another article of the story uses. Words that mean
        several at once (*both men*) give a row for each actor among them, with `split` true; they say nothing of how
        one of them is named, so `find_labels` leaves them out.
    """
    rows: list[dict[str, Any]] = []
    for tree, cast in read_casts(parsed, actors):
        for mention in sorted(cast.mentions, key=lambda mention: (mention.start, mention.end)):
            one = mention.referent
            rows.extend(_row(tree, mention, part) for part in one.parts or [one] if part.actor)
    table = attach_articles(make_table("mentions", rows), parsed.corpus.docs)
    return stamp(table, "find_mentions", {"actors": actors.hash}, parsed.attrs)


def _row(tree: Tree, mention: Mention, referent: Referent) -> dict[str, Any]:
    start, end = tree.sentence_span(mention.head)
    return {
        "doc_id": tree.doc_id, "source": tree.source, "start": mention.start, "end": mention.end,
        "text": tree.text[mention.start : mention.end], "actor": referent.actor, "how": mention.how,
        "name_start": mention.name_start, "confidence": mention.confidence,
        "split": referent is not mention.referent, "sentence": tree.text[start:end], "sentence_start": start,
    }  # fmt: skip
