"""Whom an article speaks of: a referent, one place where it is meant, and small facts about its names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from framing.core.matching import fold
from framing.find._words import FEMALE, MALE

SEVERAL = "several"  # the kind of a referent that stands for two or more
NAMED = ("name", "alias", "acronym")
# The parser's entity labels and the kinds of referents that they give.
ENTITY_KINDS = {
    "PERSON": "person",
    "ORG": "group",
    "NORP": "people",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}


@dataclass
class Mention:
    """One place where a referent is meant: its span, its head token, and how it is named there."""

    start: int
    end: int
    head: int
    how: str
    referent: Referent
    name_start: int = -1
    confidence: float = 1.0

    def __repr__(self) -> str:
        return f"Mention({self.start}, {self.end}, {self.how}, {self.referent.name!r})"


@dataclass
class Referent:
    """A person, group or place of the article; `actor` is the user's id for it, or empty.

    `nouns` are those that the article uses of it, `told` those that other articles of its story use, `described` those
    that the user's actors file gives, `offices` its titles and descriptions of several words; `modifiers` are words
    that stood with such nouns, `lands` countries that it is tied to; `group` is the body that a person leads or speaks
    for.
    """

    name: str
    actor: str = ""
    kind: str = ""
    gender: str = ""
    words: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    described: set[str] = field(default_factory=set)
    offices: set[tuple[str, ...]] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    lands: set[str] = field(default_factory=set)
    group: Referent | None = None
    mentions: list[Mention] = field(default_factory=list)
    parts: list[Referent] = field(default_factory=list)

    @property
    def is_regular(self) -> bool:
        """Whether the article calls it an army."""
        return bool(self.nouns & {"army", "military"})

    def may_be(self, gender: str) -> bool:
        """Whether nothing is known that speaks against the gender; an empty one fits all."""
        return not gender or self.gender in ("", gender)

    def __repr__(self) -> str:
        return f"Referent({self.name!r}, {self.actor!r}, {self.kind})"


def words_of(name: str) -> list[str]:
    """The words of a name in small letters, without *the* and *junior*."""
    return list(_split(name))


@lru_cache(maxsize=65536)
def _split(name: str) -> tuple[str, ...]:
    folded = re.split(r"[\s\-]+", fold(name).replace(".", ""))
    return tuple(word for word in folded if word and word not in ("the", "jr", "sr"))


def gender_of(words: Iterable[str]) -> str:
    """``f`` or ``m`` by the first word that tells; empty where none does."""
    for word in words:
        if word in FEMALE:
            return "f"
        if word in MALE:
            return "m"
    return ""
