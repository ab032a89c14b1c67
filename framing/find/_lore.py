"""What the articles of one story tell of an actor: each may use a word for it that another explains."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from framing.find._cast import Cast
from framing.find._referents import words_of


@dataclass
class Told:
    """What is told of one actor: nouns that it is called by, words that stand with them, countries, its gender."""

    nouns: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    lands: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)


class Lore:
    """What the articles of a story tell of the actors, by actor."""

    def __init__(self, casts: Iterable[Cast]) -> None:
        self.told: dict[str, Told] = {}
        for cast in casts:
            for referent in cast.referents:
                if referent.actor and referent.mentions:
                    told = self.told.setdefault(referent.actor, Told())
                    told.nouns |= referent.nouns - referent.described
                    told.modifiers |= (referent.modifiers | referent.words) - set(words_of(referent.name))
                    told.lands |= referent.lands
                    told.genders |= {referent.gender} - {""}

    def teach(self, cast: Cast) -> None:
        """Tell one article what the others say."""
        for referent in cast.referents:
            told = self.told.get(referent.actor)
            if told is None:
                continue
            referent.told |= told.nouns - referent.nouns
            referent.modifiers |= told.modifiers
            referent.lands |= told.lands
            if not referent.gender and len(told.genders) == 1:
                referent.gender = next(iter(told.genders))
