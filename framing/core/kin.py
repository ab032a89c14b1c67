"""Names that readers know to go with another: of a party and its members, initials, a family name that stands first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.core.actors import Actor, Actors
from framing.core.matching import fold

# The adjective of a party → its other names; those of its members in the plural.
_PARTIES = {
    "democratic": ("Democratic Party", "Democrats", "Dems"),
    "republican": ("Republican Party", "Republicans", "GOP"),
    "conservative": ("Conservative Party", "Conservatives", "Tories"),
    "labour": ("Labour Party", "Labour"),
    "liberal": ("Liberal Party", "Liberals"),
    "socialist": ("Socialist Party", "Socialists"),
    "communist": ("Communist Party", "Communists"),
    "green": ("Green Party", "Greens"),
}
# Family names that stand first in Chinese, Korean and Vietnamese names.
FAMILY_FIRST = frozenset(
    "kim moon park roh choi yoon xi mao hu deng jiang wen zhou chiang wang zhang zhao liu chen huang nguyen".split()
)
_FAMILIES = {fold(name): family for family, names in _PARTIES.items() for name in names}

_ANY = re.compile(r"\b(?:" + "|".join(name for names in _PARTIES.values() for name in names) + r")\b")


def kin_of(actor: Actor, actors: Actors) -> Iterator[str]:
    """Further names of a party, or of the party whose national committee the actor is, that nobody else claims."""
    families = {_family(name) for name in actor.names} - {""}
    if not families:
        return
    rivals = {_family(name) for other in actors if other is not actor for name in other.names}
    known = {fold(name) for name in actor.names}
    for family in sorted(families - rivals):
        yield from (name for name in _PARTIES[family] if fold(name) not in known)


def adjectives_of(actor: Actor) -> set[str]:
    """*republican*, *gop* for a party: the words that make members of the nouns behind them."""
    words = {fold(name)[:-1] for name in actor.names if re.fullmatch(r"[A-Z][a-z]+s", name)}
    for family in {_family(name) for name in actor.names} - {""}:
        words |= {family, *(fold(name).removesuffix("s") for name in _PARTIES[family] if " " not in name)}
    return words


def parties_in(text: str) -> Iterator[tuple[str, str]]:
    """(key of the party, name as it stands) for every name of a party, or of its members, in a text."""
    yield from ((_FAMILIES[fold(match.group())], match.group()) for match in _ANY.finditer(text))


def party_of(name: str) -> str:
    """One key for all names of a party and of its members; empty for what is none of these."""
    return "" if " committee" in fold(name) else _family(name)


def _family(name: str) -> str:
    """The adjective of the party that a name belongs to; empty for none."""
    plain = fold(name).removeprefix("the ").replace(" national committee", " party")
    return _FAMILIES.get(plain, "")


def initials_of(name: str) -> str:
    """The capitals that begin its words: the acronym that they would make."""
    return "".join(word[0] for word in re.findall(r"\b[A-Z][\w’']*", name))
