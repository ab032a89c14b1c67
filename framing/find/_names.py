"""The names that stand in one article: where each stands, whom it means, which characters are taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from framing.core.matching import PARTICLES
from framing.core.parsed import Tree
from framing.find._referents import Referent


@dataclass
class Name:
    """One place of a name, with its referent and how it names it (name, alias, acronym, description)."""

    start: int
    end: int
    referent: Referent
    how: str
    confidence: float = 1.0


# What a name is given to: *Haddad Square*.
_NAMESAKES = frozenset(
    "square street avenue road boulevard lane drive plaza park bridge airport station stadium arena tower towers hotel "
    "university college high elementary school academy hospital clinic library museum memorial monument foundation "
    "institute center centre hall building prize award medal act law".split()
)
_JUNIOR = re.compile(r",? (?:Jr|Sr)\b")
_JOINED = re.compile(r"\b([^\W\d_]+)-$")
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

    def take(self, start: int, end: int, referent: Referent, how: str, confidence: float = 1.0) -> None:
        """Note a name, unless one that was found before stands there."""
        person = referent.kind == "person"
        if self.covers(start, end) or _is_hyphened(self.tree.text, start, end, person=person):
            return
        self._taken[start:end] = [True] * (end - start)
        if not person or not self._is_longer(start, end):
            self.found.append(Name(start, end, referent, how, confidence))

    def take_all(self, text: str, referent: Referent, how: str, confidence: float = 1.0) -> None:
        """Note every place where these words stand as words of their own."""
        for start, end in _find_whole(text, self.tree.text):
            self.take(start, end, referent, how, confidence)

    def covers(self, start: int, end: int | None = None) -> bool:
        """Whether a character, or any of a span, belongs to a name."""
        return self._taken[start] if end is None else any(self._taken[start:end])

    def has(self, referent: Referent) -> bool:
        """Whether a name of the referent has been found."""
        return any(name.referent is referent for name in self.found)

    def _is_longer(self, start: int, end: int) -> bool:
        """*Haddad Square*, *Karim Haddad Jr.* beside *Karim Haddad*: the name of a place, of a thing, of the son."""
        tree, text = self.tree, self.tree.text
        after = tree.tokens_in(end, end + 20)
        word = tree.words[after[0]] if len(after) and tree.starts[after[0]] <= end + 1 else ""
        if word[:1].isupper() and word.lower() in _NAMESAKES:
            return True
        if _JUNIOR.match(text, end) is None:
            return False
        return any(_JUNIOR.match(text, behind) is None for _, behind in _find_whole(text[start:end], text))


def _find_whole(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the words wherever they stand in a text and no letter, digit or underscore touches them."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        whole = not (_is_letter(text[start - 1 : start]) or _is_letter(text[end : end + 1]))
        if whole:
            yield start, end
        start = text.find(words, end if whole else start + 1)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


@lru_cache(maxsize=65536)
def is_junior(name: str) -> bool:
    """Whether a name ends in *Jr.* or *Sr.*"""
    return _JUNIOR.search(name) is not None


def _is_hyphened(text: str, start: int, end: int, *, person: bool) -> bool:
    """*Iran-backed*, *anti-Iran*, *Iran-Iraq*: an adjective made of the name; two persons' names stay names."""
    if re.match(r"-[a-z]", text[end : end + 2]) or _PREFIX.search(text[max(0, start - 8) : start]):
        return True
    joined = _JOINED.search(text[max(0, start - 20) : start])
    before = joined is not None and joined.group(1).lower() not in PARTICLES
    return not person and (before or bool(re.match(r"-[A-Z]", text[end : end + 2])))


def likeness(a: str, b: str) -> float:
    """How alike two words are letter by letter, 0 to 1."""
    return SequenceMatcher(None, a.lower(), b.lower()).ratio()
