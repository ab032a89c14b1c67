"""In whose voice words stand, and whether they are denied: read off the parse where there is one, else off the text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from framing.core.parsed import Tree
from framing.find._phrases import is_negated
from framing.find._raw_voice import RawVoice
from framing.find._scopes import Voices, read_scopes
from framing.find._speakers import Speakers

_UNDER_DENIAL = ("attr", "dobj", "amod", "compound", "acomp", "oprd")


class ParsedVoice:
    """Voice, holder and denial at a place of a parsed article; what `RawVoice` is to one that is not."""

    def __init__(self, tree: Tree, actors_at: Mapping[int, str]) -> None:
        self.tree = tree
        self.voices = Voices(read_scopes(tree))
        self.speakers = Speakers(tree, actors_at=dict(actors_at))

    def at(self, start: int, end: int) -> tuple[str, str]:
        """Voice and holder of a span."""
        voice, scope = self.voices.at(start, end)
        return voice, self.speakers.holder(voice, scope)

    def negated(self, start: int) -> bool:
        """Whether the word that begins there is denied."""
        token = self.tree.token_at(start)
        if token is None:
            return False
        above = list(self.tree.ancestors(token))[:2] if self.tree.deps[token] in _UNDER_DENIAL else []
        return any(is_negated(self.tree, near) for near in (token, *above) if abs(near - token) < 6)


class Wording:
    """Voice, holder and denial at the places of one article."""

    def __init__(self, tree: Tree | None, text: str, source: str, actors_at: Mapping[int, str]) -> None:
        self.reader = RawVoice(text, source) if tree is None else ParsedVoice(tree, actors_at)

    def at(self, start: int, end: int) -> dict[str, Any]:
        """The columns `voice`, `holder` and `negated` of a span."""
        voice, holder = self.reader.at(start, end)
        return {"voice": voice, "holder": holder, "negated": self.reader.negated(start)}
