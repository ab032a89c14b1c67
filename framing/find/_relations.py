"""How words are tied to a mention: title, modifier, compound, apposition, predicate, naming, description."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.core.parsed import Tree
from framing.find._inner_ties import InnerTies
from framing.find._outer_ties import OuterTies
from framing.find._referents import NAMED
from framing.find._ties import Place, Tie


class Relations:
    """Finds the words tied to each mention of one article."""

    def __init__(self, tree: Tree, places: Sequence[Place]) -> None:
        self.tree = tree
        at = {place.head: place for place in places}
        self._inner, self._outer = InnerTies(tree, at), OuterTies(tree, at)

    def of(self, place: Place) -> Iterator[Tie]:
        """Everything tied to one mention; an adjective in marks of its own is split off the phrase around it."""
        for tie in self._ties(place):
            yield tie
            if tie.relation in ("description", "apposition", "predicate", "naming"):
                yield from self._inner.marked_adjectives(tie)

    def _ties(self, place: Place) -> Iterator[Tie]:
        if place.how in NAMED:
            yield from self._inner.name_and_title(place)
        elif place.how == "description":
            yield self._inner.description(place)
        yield from self._outer.of(place)
