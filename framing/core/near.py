"""Which texts can name an actor: many texts looked through at once, as blocks of bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from string import ascii_uppercase

from framing.core.actors import Actors
from framing.core.blocks import make_blocks
from framing.core.kin import FAMILY_FIRST, adjectives_of, initials_of, kin_of
from framing.core.lands import is_land, land_of, names_of, words_for
from framing.core.matching import NameMatcher, PhraseMatcher, case_fits, fold, looks_personal, skeleton, surname


class TextMatcher(NameMatcher):
    """Finds the texts in which a name stands: of the actors file, a known other one, a spelling of a last name."""

    def __init__(self, actors: Actors) -> None:
        super().__init__(actors)
        self._others = PhraseMatcher(sorted({fold(name) for name in _list_others(actors)}))

    def find_texts(self, texts: Sequence[str]) -> list[int]:
        """Numbers of the texts, in order."""
        named: set[int] = set()
        for block in make_blocks(texts):
            for number, text, start, end in self._matcher.find_in(block).tolist():
                if block.first + text not in named and self._fits(number, block.texts[text][start:end]):
                    named.add(block.first + text)
            for _, text, start, _ in self._others.find_in(block).tolist():
                if block.texts[text][start].isupper():
                    named.add(block.first + text)
        return [place for place, text in enumerate(texts) if place in named or self._is_spelled(text)]

    def _fits(self, number: int, found: str) -> bool:
        """Whether the capitals may be a name's: those of the file, or, as *Unesco* for *UNESCO*, the first letter's."""
        return found[:1].isupper() or any(
            case_fits(name, found) for _, name in self._forms[self._matcher.phrases[number]]
        )

    def _is_spelled(self, text: str) -> bool:
        """Whether a capitalised word sounds like a person's last name; only words that may begin like it are tried."""
        if self._sounding is None:
            return False
        return any(skeleton(word) in self._surnames for word in set(self._sounding.findall(text)))

    @cached_property
    def _sounding(self) -> re.Pattern[str] | None:
        """Words of four letters and more with a capital that can begin a spelling of a last name; None without any."""
        wanted = {key[:1] for key in self._surnames}
        first = "".join(
            letter
            for letter in ascii_uppercase
            if any(skeleton(letter + more)[:1] in wanted for more in ("", "h", "j"))  # *Kh*, *Ph*, *Dj* sound otherwise
        )
        return re.compile(rf"\b[{first}][^\W\d_]{{3,}}\b") if first else None


def _list_others(actors: Actors) -> Iterator[str]:
    """Names by which `find_mentions` knows the actors beyond the file: each has a capital where it stands."""
    for actor in actors:
        yield from kin_of(actor, actors)
        yield from adjectives_of(actor)
        if looks_personal(actor):
            yield surname(actor)
            yield from (word for word in actor.name.split()[:1] if word.lower() in FAMILY_FIRST)
            continue
        initials = initials_of(actor.name)
        if len(initials) >= 3 and actor.kind != "place":
            yield from (initials, ".".join(initials) + ".")
        for land in {land_of(name) for name in actor.names} if any(map(is_land, actor.names)) else ():
            yield from (*names_of(land), *words_for(land)) if land else ()
