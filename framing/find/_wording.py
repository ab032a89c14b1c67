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


class Wording:
    """Voice, holder and denial at the places of one article."""

    def __init__(self, tree: Tree | None, text: str, source: str, actors_at: Mapping[int, str]) -> None:
        self.tree = tree
        self.raw = RawVoice(text, source) if tree is None else None
        if tree is not None:
            self.voices = Voices(read_scopes(tree))
            self.speakers = Speakers(tree, actors_at=dict(actors_at))

    def at(self, start: int, end: int) -> dict[str, Any]:
        """The columns `voice`, `holder` and `negated` of a span."""
        if self.raw is not None:
            voice, holder = self.raw.at(start, end)
            return {"voice": voice, "holder": holder, "negated": self.raw.negated(start)}
        voice, scope = self.voices.at(start, end)
        return {"voice": voice, "holder": self.speakers.holder(voice, scope), "negated": self._is_denied(start)}

    def _is_denied(self, start: int) -> bool:
        tree = self.tree
        token = None if tree is None else tree.token_at(start)
        if tree is None or token is None:
            return False
        above = list(tree.ancestors(token))[:2] if tree.deps[token] in _UNDER_DENIAL else []
        return any(is_negated(tree, near) for near in (token, *above) if abs(near - token) < 6)
