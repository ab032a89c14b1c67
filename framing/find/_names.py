"""The names that stand in one article: where each stands, whom it means, which characters are taken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from framing.core.parsed import Tree
from framing.find._referents import Referent


@dataclass
class Name:
    """One place of a name, with its referent and how it names it (name, alias, acronym, description)."""

    start: int
    end: int
    referent: Referent
    how: str


_PREFIX = re.compile(r"\b(?:anti|pro|non|ex|post|pre)-$", re.IGNORECASE)


class Names:
    """The names of one article and their referents, as they are found; a character belongs to one name at most.

    `adjectives` maps the token of a name that stands as an adjective (*Republican senators*) to its referent.
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.referents: list[Referent] = []
        self.found: list[Name] = []
        self.adjectives: dict[int, Referent] = {}
        self._taken = [False] * (len(tree.text) + 1)

    def take(self, start: int, end: int, referent: Referent, how: str) -> None:
        """Note a name, unless one that was found before stands there."""
        if not self.covers(start, end) and not _is_hyphened(self.tree.text, start, end):
            self._taken[start:end] = [True] * (end - start)
            self.found.append(Name(start, end, referent, how))

    def take_all(self, text: str, referent: Referent, how: str) -> None:
        """Note every place where these words stand as words of their own."""
        for match in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", self.tree.text):
            self.take(match.start(), match.end(), referent, how)

    def covers(self, start: int, end: int | None = None) -> bool:
        """Whether a character, or any of a span, belongs to a name."""
        return self._taken[start] if end is None else any(self._taken[start:end])

    def has(self, referent: Referent) -> bool:
        """Whether a name of the referent has been found."""
        return any(name.referent is referent for name in self.found)


def _is_hyphened(text: str, start: int, end: int) -> bool:
    """*Iran-backed*, *anti-Iran*: an adjective made of the name, which means somebody else."""
    return bool(re.match(r"-[a-z]", text[end : end + 2]) or _PREFIX.search(text[max(0, start - 8) : start]))


def likeness(a: str, b: str) -> float:
    """How alike two words are letter by letter, 0 to 1."""
    return SequenceMatcher(None, a.lower(), b.lower()).ratio()
