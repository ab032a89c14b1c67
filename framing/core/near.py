"""Which texts name an actor: many texts looked through at once, as blocks of bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from string import ascii_uppercase

from framing.core.blocks import make_blocks
from framing.core.matching import NameMatcher, case_fits, skeleton


class TextMatcher(NameMatcher):
    """Finds the texts in which a name, or a spelling of a person's last name, stands."""

    def find_texts(self, texts: Sequence[str]) -> list[int]:
        """Numbers of the texts, in order."""
        named: set[int] = set()
        for block in make_blocks(texts):
            for number, text, start, end in self._matcher.find_in(block).tolist():
                place = block.first + text
                if place not in named and self._fits(number, block.texts[text][start:end]):
                    named.add(place)
        return [place for place, text in enumerate(texts) if place in named or self._is_spelled(text)]

    def _fits(self, number: int, found: str) -> bool:
        """Whether the capitals are those of a name that folds to the phrase."""
        return any(case_fits(name, found) for _, name in self._forms[self._matcher.phrases[number]])

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
