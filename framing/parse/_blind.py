"""Names out of the parser's sight: each person is read as John Smith, so that no name sways how a sentence is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from framing.core.actors import Actors
from framing.core.matching import NameMatcher

_FIRST, _MIDDLE, _LAST = "John", "Paul", "Smith"


class Blinder:
    """Puts stand-ins for the words of persons' names into a tokenised text; the tokens stay as many as they were."""

    def __init__(self, actors: Actors) -> None:
        persons = tuple(actor for actor in actors if actor.kind == "person")
        self._matcher = NameMatcher(Actors(persons)) if persons else None
        self._last = {actor.name.split()[-1] for actor in persons if " " in actor.name}

    def blind(self, doc: Any) -> Any:
        """A document whose words are the stand-ins; `doc` itself where it names none of the persons."""
        from spacy.tokens import Doc

        words = [token.text for token in doc]
        for first, last in self._names(doc):
            capitals = [place for place in range(first, last) if words[place][:1].isupper()]
            for place in capitals:
                stand_in = _LAST if place == capitals[-1] else _FIRST if place == capitals[0] else _MIDDLE
                loud = len(words[place]) > 1 and words[place].isupper()
                words[place] = stand_in.upper() if loud else stand_in
        if all(word == token.text for word, token in zip(words, doc, strict=True)):
            return doc
        return Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])

    def _names(self, doc: Any) -> Iterator[tuple[int, int]]:
        """First token and one past the last of every name: whole names, then last names alone."""
        covered: set[int] = set()
        for start, end, _, _ in self._matcher.find(doc.text) if self._matcher else ():
            span = doc.char_span(start, end, alignment_mode="expand")
            covered.update(range(span.start, span.end))
            yield span.start, span.end
        yield from ((t.i, t.i + 1) for t in doc if t.text in self._last and t.i not in covered)
