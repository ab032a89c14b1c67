"""Parsed articles + mentions → roles: what each actor does, what befalls it, and who is said to have done it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from framing.core.parsed import Parsed, Tree
from framing.core.progress import track
from framing.core.provenance import stamp
from framing.core.tables import attach_articles, check_table, make_table
from framing.find._deeds import Deed, Deeds
from framing.find._doers import is_thing, words_of_doer
from framing.find._phrases import is_negated
from framing.find._scopes import Voices, read_scopes
from framing.find._speakers import Speakers
from framing.find._ties import Place, read_places


def find_roles(parsed: Parsed, mentions: pd.DataFrame) -> pd.DataFrame:
    """Find the deeds in which each actor has a part: as the one who acts, or as the one it befalls.

    Parameters
    ----------
    parsed : Parsed
        The articles that the mentions were found in.
    mentions : DataFrame
        A mentions table.

    Returns
    -------
    DataFrame
        A roles table, one row a deed, actor and role. Deeds are finite verbs (*shelled*, *had to withdraw*; not
        infinitives, gerunds and copulas) and nouns of action with the actor beside them (*the army's raid*, *the
        killing of*, *their displacement*). `agent` is the subject of an active verb, the *by* phrase of a passive
        one, the possessor of a noun of doing; `patient` is the object, the subject of a passive, the object of a
        preposition that the verb demands (*rely on*). Relative pronouns, lists, appositions and *dozens of* lead to
        the actor that they stand for. For a patient the columns `agent` and `inanimate` tell who is said to have done
        it; `agentless` marks deeds that just happen to it (*the families were driven out*). Voice and holder are
        those of the verb.

    Raises
    ------
    TableError
        The mentions table lacks a column.

    Notes
    -----
    **Reads wrong when** the parser misreads a clause, when mentions are missed, and when grammar and deed part ways:
    who *received a blow* is its agent here, and *clashes broke out* has no part for anybody. A denied deed (*did not
    fire*) is a row, with `negated`.
    """
    check_table(mentions, "mentions", ["doc_id", "start", "end", "actor", "how"])
    by_article = {str(key): group for key, group in mentions.groupby("doc_id", sort=False)}
    rows: list[dict[str, Any]] = []
    for tree in track(parsed.trees, "Finding roles", "article"):
        if tree.doc_id in by_article:
            rows.extend(_article(tree, by_article[tree.doc_id]))
    table = attach_articles(make_table("roles", rows), parsed.corpus.docs)
    return stamp(table, "find_roles", {}, mentions.attrs)


def _article(tree: Tree, mentions: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of one article's roles, in order of the text; a pronoun's come last, so that a name keeps its mention."""
    places = read_places(tree, mentions)
    at = {place.head: place for place in places}
    deeds = Deeds(tree, at)
    voices = Voices(read_scopes(tree))
    speakers = Speakers(tree, actors_at={head: place.actor for head, place in at.items()})
    found: dict[tuple[int, str, str], tuple[Place, Deed]] = {}
    for place in sorted(places, key=lambda p: (p.how == "pronoun", p.start)):
        for deed in deeds.of(place):
            found.setdefault((deed.word, place.actor, deed.role), (place, deed))
    rows = [_row(tree, place, deed, at, voices, speakers) for place, deed in found.values()]
    return sorted(rows, key=lambda row: (row["start"], row["actor"], row["role"]))


def _row(
    tree: Tree, place: Place, deed: Deed, places: Mapping[int, Place], voices: Voices, speakers: Speakers
) -> dict[str, Any]:
    start, end = tree.starts[deed.word], tree.ends[deed.word]
    voice, scope = voices.at(start, end)
    begin, finish = tree.sentence_span(deed.word)
    doer = deed.doer if deed.role == "patient" else None
    return {
        "doc_id": tree.doc_id, "source": tree.source, "start": start, "end": end, "text": tree.text[start:end],
        "verb": deed.verb, "actor": place.actor, "role": deed.role, "passive": deed.passive, "nominal": deed.nominal,
        "agentless": deed.agentless, "agent": words_of_doer(tree, doer),
        "inanimate": doer not in places and is_thing(tree, doer), "negated": is_negated(tree, deed.word),
        "voice": voice, "holder": speakers.holder(voice, scope), "mention": place.start,
        "sentence": tree.text[begin:finish], "sentence_start": begin,
    }  # fmt: skip
