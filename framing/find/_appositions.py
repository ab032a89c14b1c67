"""Appositions that punctuation shows where the parser does not: *X (TSC), the armed group that …*; *its leader, X*."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol, TypeVar

from framing.core.parsed import Tree
from framing.find._phrases import first_of_phrase, is_finite, is_verb, noun_phrase
from framing.find._referents import NAMED

_AFTER = re.compile(r"[”’\"'»]*\)?(?:[”’\"'»]*\s*\([^)]{1,40}\))?[”’\"'»]*\s*,[”’\"'»]?\s+$")
_BEFORE = re.compile(r"(?: of [^,.;:]{2,60})?(?: [^,.;:]{1,25})?(?:,| [—–-])\s+")
_ENDS = (",", ".", ";", "that", "which", "who", "–", "—", "-", ")", "where", "whose")
_SUBJECTS = ("nsubj", "nsubjpass")
_ARTICLES = frozenset("a an the its his her their one two three four five another".split())
_LISTS = frozenset("and or".split())


class Placed(Protocol):
    """What stands somewhere: a mention."""

    @property
    def end(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def head(self) -> int: ...
    @property
    def how(self) -> str: ...


P = TypeVar("P", bound=Placed)


def beside(tree: Tree, noun: int, named: Mapping[int, P]) -> P | None:
    """The name to which a noun phrase is an apposition by its place; None if it is none."""
    first = first_of_phrase(tree, noun)
    article = tree.words[first].lower() in _ARTICLES or tree.child(noun, "poss") is not None
    if not article or tree.poses[noun] not in ("NOUN", "PROPN"):
        return None
    sentence = tree.sentence_of[noun]
    mates = [(head, p) for head, p in named.items() if tree.sentence_of[head] == sentence and p.how in NAMED]
    before = [place for head, place in mates if head < first]
    if before:
        nearest = max(before, key=lambda place: place.end)
        if _AFTER.fullmatch(tree.text[nearest.end : tree.starts[first]]) and _closes(tree, noun, nearest.head):
            return nearest
    for place in sorted((place for head, place in mates if head > noun), key=lambda place: place.start):
        between = tree.text[tree.ends[noun] : place.start]
        if _BEFORE.fullmatch(between) and not _is_subject_of_list(tree, noun, place.head):
            return place
    return None


def _closes(tree: Tree, noun: int, head: int) -> bool:
    """The phrase ends at a comma, a stop or a relative clause, and is no item of a list or subject of its own."""
    verb = tree.heads[noun]
    subject = tree.deps[noun] in _SUBJECTS and verb > noun and tree.deps[head] not in (*_SUBJECTS, "advmod")
    if subject and tree.deps[verb] != "relcl":
        return False
    if tree.deps[noun] == "conj" or any(tree.words[c].lower() in _LISTS for c in tree.children(noun, "cc")):
        return False
    _, last = noun_phrase(tree, noun)
    after = tree.words[last + 1].lower() if last + 1 < len(tree) else "."
    return after in _ENDS or tree.deps[noun] == "appos"


def _is_subject_of_list(tree: Tree, noun: int, head: int) -> bool:
    """*the mayor, X and Y*, *in the city, X said*: no apposition."""
    if tree.deps[noun] in ("pobj", "dobj") and tree.deps[head] in _SUBJECTS:
        return True
    return tree.deps[head] == "conj" and tree.deps[noun] != "appos"


def breaks_off(tree: Tree, noun: int, apposed: int) -> bool:
    """Whether the two cannot be one: the sentence's own verb or a colon stands between them."""
    if tree.words[apposed - 1] == ":" or ":" in tree.words[noun:apposed]:
        return True
    verb = tree.heads[noun]
    return noun < verb < apposed and is_verb(tree, verb) and is_finite(tree, verb)


def is_list(tree: Tree, noun: int, apposed: list[int]) -> bool:
    """*the army, a gang and the police*: further items, for no comma closes them as it closes an apposition."""
    first, last = apposed[0], apposed[-1]
    bare = tree.child(first, "det", "poss", "prep") is None
    if bare and tree.child(first, "conj") is not None and tree.deps[noun] in ("pobj", "dobj", "conj"):
        return True
    return first != last and tree.child(last, "det") is not None and not _is_closed(tree, last)


def _is_closed(tree: Tree, noun: int) -> bool:
    """Whether a comma, a dash or a clause follows the phrase."""
    _, last = noun_phrase(tree, noun)
    after = tree.words[last + 1].lower() if last + 1 < len(tree) else "."
    return after in _ENDS and after != "."
