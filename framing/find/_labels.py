"""Parsed articles + mentions → labels: the words chosen to name or describe each actor, in whose voice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from framing.core.lexicon import Lexicon, Term
from framing.core.matching import TermMatcher, match_terms
from framing.core.parsed import Parsed, Tree
from framing.core.progress import track
from framing.core.provenance import stamp
from framing.core.tables import attach_articles, check_table, make_table
from framing.find._alternatives import mark_alternatives
from framing.find._modality import read_modality
from framing.find._referents import NAMED
from framing.find._relations import Relations
from framing.find._scopes import Voices, read_scopes
from framing.find._speakers import Speakers
from framing.find._ties import Place, Tie, check_articles, read_modifiers, read_places


def find_labels(parsed: Parsed, mentions: pd.DataFrame, lexicon: Lexicon | None = None) -> pd.DataFrame:
    """Find the words by which each actor is named or described, and who answers for them.

    Parameters
    ----------
    parsed : Parsed
        The articles that the mentions were found in.
    mentions : DataFrame
        A mentions table.
    lexicon : Lexicon, optional
        Gives each label its category; by default *conflict*. What it does not know keeps an empty category.

    Returns
    -------
    DataFrame
        A labels table. Rows with relation *name* are plain names and acronyms: they are naming occasions, so that a
        share has its base. The words of a description, an apposition, a predicate or a title are one row each; rows of
        one occasion share `mention`. `holder` is the outlet (own), the speaker (an actor's id where it is one), or
        *unnamed*.

    Raises
    ------
    TableError
        The mentions table lacks a column, or names an article that the parsed corpus does not have.
    """
    check_table(mentions, "mentions", ["doc_id", "start", "end", "actor", "how"])
    check_articles(mentions, parsed, "find_labels")
    lexicon = Lexicon.load("conflict") if lexicon is None else lexicon
    matcher = match_terms(lexicon)
    if "split" in mentions:
        mentions = mentions[~mentions["split"]]  # *both men* names neither
    by_article = {str(key): group for key, group in mentions.groupby("doc_id", sort=False)}
    rows: list[dict[str, Any]] = []
    for tree in track(parsed.trees, "Finding labels", "article"):
        if tree.doc_id in by_article:
            rows.extend(_article(tree, by_article[tree.doc_id], lexicon, matcher))
    table = attach_articles(make_table("labels", mark_alternatives(rows, lexicon, matcher)), parsed.corpus.docs)
    return stamp(table, "find_labels", {"lexicon": lexicon.name, "lexicon_hash": lexicon.hash}, mentions.attrs)


def _article(tree: Tree, mentions: pd.DataFrame, lexicon: Lexicon, matcher: TermMatcher) -> list[dict[str, Any]]:
    """Rows of one article's labels, in order of the text."""
    places = read_places(tree, mentions)
    voices = Voices(read_scopes(tree))
    speakers = Speakers(tree, actors_at={place.head: place.actor for place in places})
    terms = [(start, end, lexicon.terms[entry]) for entry, start, end in matcher.find(tree.text)]
    rows = [_row(tree, place, tie, voices, speakers, terms) for place, tie in _ties(tree, places)]
    outer = _occasions(places)
    for row in rows:
        row["mention"] = outer.get((row["mention"], row["actor"]), row["mention"])
    return sorted(rows, key=lambda row: (row["start"], row["end"], row["actor"]))


def _ties(tree: Tree, places: list[Place]) -> Iterable[tuple[Place, Tie]]:
    """Each stretch once for an actor: a pronoun's come last, and any other relation goes before *description*."""
    relations = Relations(tree, places)
    found: dict[tuple[int, int, str], tuple[Place, Tie]] = {}
    for place in sorted(places, key=lambda p: (p.how == "pronoun", p.start)):
        for tie in relations.of(place):
            key = (tie.start, tie.end, place.actor)
            known = found.get(key)
            if known is None or (known[1].relation == "description" and tie.relation != "description"):
                found[key] = (place, tie)
    return found.values()


def _occasions(places: list[Place]) -> dict[tuple[int, str], int]:
    """Where a mention stands inside another of the same actor, they are one occasion: *the HLF militant group*."""
    outer: dict[tuple[int, str], int] = {}
    for place in places:
        for other in places:
            same = other.actor == place.actor and place.how in NAMED and other is not place
            if same and other.start <= place.start < other.end and place.end <= other.end:
                outer[place.start, place.actor] = other.start
    return outer


def _row(
    tree: Tree, place: Place, tie: Tie, voices: Voices, speakers: Speakers, terms: list[tuple[int, int, Term]]
) -> dict[str, Any]:
    voice, scope = voices.at(tree.starts[tie.head], tree.ends[tie.head])
    if voice == "reported" and tie.relation == "apposition" and tie.start > place.start:
        voice, scope = "own", None  # an aside of the outlet's
    if tie.relation == "name" and scope is not None and scope.kind == "scare":
        voice, scope = "own", None  # a name in marks is a name
    begin, finish = tree.sentence_span(tie.head)
    term = None if tie.relation == "name" else _term(terms, tie, tree)
    return {
        "doc_id": tree.doc_id, "source": tree.source, "start": tie.start, "end": tie.end,
        "text": tree.text[tie.start : tie.end], "head": tree.words[tie.head], "modifiers": read_modifiers(tree, tie),
        "actor": place.actor, "relation": tie.relation, "category": term.category if term else "",
        "stance": term.stance if term else "", "voice": voice, "holder": speakers.holder(voice, scope),
        "negated": tie.negated, "modality": read_modality(tree, tie), "mention": place.start,
        "sentence": tree.text[begin:finish], "sentence_start": begin,
    }  # fmt: skip


def _term(terms: list[tuple[int, int, Term]], tie: Tie, tree: Tree) -> Term | None:
    """The loaded term inside the words: the one that holds their head, else the most severe."""
    inside = [(start, end, term) for start, end, term in terms if tie.start <= start and end <= tie.end]
    if not inside:
        return None
    at = tree.starts[tie.head]
    return max(inside, key=lambda item: (item[0] <= at < item[1], item[2].severity, -item[0]))[2]
