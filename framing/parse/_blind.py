"""Names out of the parser's sight: each person is read as John Smith, each country as France, whoever is named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from framing.core.actors import Actors
from framing.core.matching import NameMatcher, is_acronym

_FIRST, _MIDDLE, _LAST = "John", "Paul", "Smith"
_PLACE, _ACRONYM, _BODY = "France", "NATO", "Microsoft"


class Blinder:
    """Puts stand-ins for the words of names into a tokenised text; the tokens stay as many as they were.

    Persons, and places and bodies whose name is one word; a name of several words keeps what they say.
    """

    def __init__(self, actors: Actors) -> None:
        self._matcher = NameMatcher(actors)
        self._kinds = {actor.id: actor.kind for actor in actors}
        self._last = {a.name.split()[-1] for a in actors if a.kind == "person" and " " in a.name}

    def blind(self, doc: Any) -> Any:
        """A document whose words are the stand-ins; `doc` itself where it names nobody."""
        from spacy.tokens import Doc

        words = [token.text for token in doc]
        for first, last, kind in self._names(doc):
            words[first:last] = _stand_ins(words[first:last], kind)
        if all(word == token.text for word, token in zip(words, doc, strict=True)):
            return doc
        return Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])

    def _names(self, doc: Any) -> Iterator[tuple[int, int, str]]:
        """First token, one past the last, and kind of every name: whole names, then last names alone."""
        covered: set[int] = set()
        for start, end, actor, _ in self._matcher.find(doc.text):
            span = doc.char_span(start, end, alignment_mode="expand")
            covered.update(range(span.start, span.end))
            yield span.start, span.end, self._kinds[actor]
        yield from ((t.i, t.i + 1, "person") for t in doc if t.text in self._last and t.i not in covered)


def _stand_ins(words: list[str], kind: str) -> list[str]:
    capitals = [place for place, word in enumerate(words) if word[:1].isupper()]
    if kind == "person":
        names = {place: _MIDDLE for place in capitals} | {place: _FIRST for place in capitals[:1]}
        names |= {place: _LAST for place in capitals[-1:]}
        return [_as_loud(names[place], word) if place in names else word for place, word in enumerate(words)]
    if len(words) > 1 or not capitals:
        return words
    if kind == "place":
        return [_as_loud(_PLACE, words[0])]
    if kind != "group" or words[0].endswith("s"):  # *Republicans*: a plural
        return words
    return [_ACRONYM if is_acronym(words[0]) else _BODY]


def _as_loud(stand_in: str, word: str) -> str:
    """In capitals where the name is."""
    return stand_in.upper() if len(word) > 1 and word.isupper() else stand_in
