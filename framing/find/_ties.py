"""Words tied to a mention, and what every tie asks: can it label the actor, how far does it reach, is it denied."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from framing.core.parsed import Tree
from framing.find._phrases import CLOSE, CLOSERS, OPENERS, first_of_phrase, is_negated, noun_phrase, trim_marks
from framing.find._words import PEOPLE, PERSON

_DENIAL = re.compile(r"\b(?:not|never|no longer|hardly|neither|nor)\s+[“\"‘«']?$", re.IGNORECASE)
_NO = frozenset("no neither nor".split())
_EMPTY = ("thing", "time", "way", "case", "reason")
_AMOUNTS = ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY")


@dataclass(frozen=True)
class Place:
    """A mention as the relations need it: its span, head token, actor and how it is named."""

    start: int
    end: int
    head: int
    actor: str
    how: str
    name_start: int


@dataclass(frozen=True)
class Tie:
    """Words tied to a mention: their span, their head token and the relation."""

    start: int
    end: int
    head: int
    relation: str
    negated: bool = False


def read_places(tree: Tree, mentions: pd.DataFrame) -> list[Place]:
    """The rows of one article's mentions that hold a token."""
    bare = mentions["name_start"] if "name_start" in mentions else mentions["start"]
    columns = (mentions["start"], mentions["end"], mentions["actor"], mentions["how"], bare)
    places = []
    for start, end, actor, how, name_start in zip(*columns, strict=True):
        tokens = tree.tokens_in(int(start), int(end))
        if len(tokens):
            places.append(Place(int(start), int(end), tree.root_of(tokens), str(actor), str(how), int(name_start)))
    return places


def can_label(tree: Tree, noun: int, place: Place, at: Mapping[int, Place]) -> bool:
    """Whether the word can categorise the actor: a noun that names nobody else and counts nothing."""
    other = at.get(noun)
    if other is not None and not (other.how == "description" and other.actor == place.actor):
        return False
    if tree.lemmas[noun] in _EMPTY:
        return False
    entity = tree.ents[noun][2:]
    if tree.poses[noun] in ("ADJ", "VERB"):
        return tree.lemmas[tree.heads[noun]] == "as"
    if entity == "NORP" and tree.tags[noun] == "NNPS":
        return True
    if tree.poses[noun] == "PROPN":
        return tree.lemmas[noun] in PERSON | PEOPLE and entity != "PERSON"
    return tree.poses[noun] == "NOUN" and entity not in _AMOUNTS


def coordinated(tree: Tree, noun: int) -> list[int]:
    """The noun and up to three nouns joined to it by *and*."""
    found = [noun]
    while len(found) < 4:
        conj = tree.child(found[-1], "conj")
        if conj is None or tree.poses[conj] != "NOUN":
            break
        found.append(conj)
    return found


def tie_phrase(tree: Tree, noun: int, relation: str, negated: bool = False) -> Tie:
    """The tie of a whole noun phrase, with its *of* and *for*; of a naming in marks, all that they hold."""
    first, last = noun_phrase(tree, noun, complements=CLOSE)
    if relation == "naming" and first and tree.words[first - 1] in OPENERS:  # *described as “a gang with a flag”*
        closing = (t for t in range(last + 1, min(len(tree), last + 8)) if tree.words[t] in CLOSERS)
        closer = next(closing, None)
        if closer is not None and tree.sentence_of[closer] == tree.sentence_of[noun]:
            last = closer - 1
    start, end = trim_marks(tree.text, tree.starts[first], tree.ends[last])
    return Tie(start, end, noun, relation, negated or is_denied(tree, noun))


def is_denied(tree: Tree, noun: int) -> bool:
    """*no mere gang*, *not a gang*, *neither a gang nor …*."""
    start = tree.starts[first_of_phrase(tree, noun)]
    if _DENIAL.search(tree.text[max(0, start - 14) : start]):
        return True
    denied = any(tree.words[child].lower() in _NO for child in tree.child_lists[noun] if child < noun)
    return denied or is_negated(tree, noun)
