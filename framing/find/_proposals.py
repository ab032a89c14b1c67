"""Names in articles → groups of names that mean one actor: last names to their bearers, acronyms to their bodies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import sqrt

from framing.core.actors import Actor
from framing.core.kin import FAMILY_FIRST, initials_of, parties_in, party_of
from framing.core.lands import land_of
from framing.core.matching import fold, is_acronym, looks_personal
from framing.core.parsed import Tree
from framing.find._anaphora import read_cast
from framing.find._names import is_junior
from framing.find._referents import NAMED, Mention
from framing.find._words import FEMALE, MALE

_CLEARLY = 2  # a last name goes to who is named in full so many times as often as the next
_SMALL = frozenset("the of mr mrs ms".split())
_TURNED = frozenset("department ministry office university".split())
_OUTLETS = frozenset(
    "news post times press journal tribune herald reuters cnn nbc abc cbs bbc npr msnbc bloomberg politico".split()
)
# Places crowd articles as datelines; countries act, towns seldom do.
_WEIGHTS = {"land": 0.6, "place": 0.25, "outlet": 0.5}


@dataclass
class Proposal:
    """One actor over all articles: its names with how often, its kinds, how often each article names it."""

    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    articles: Counter[str] = field(default_factory=Counter)

    @property
    def kind(self) -> str:
        """What it is most often taken for; a given name makes it a person."""
        first = next((fold(name).split()[0] for name, _ in self.names.most_common() if len(name.split()) in (2, 3)), "")
        if first in MALE | FEMALE and first not in _SMALL and self.kinds["person"] + self.kinds["group"]:
            return "person"
        kinds = {kind: count for kind, count in self.kinds.items() if kind != "people"} or {"group": 1}
        return max(sorted(kinds), key=lambda kind: kinds[kind])

    @property
    def full_name(self) -> str:
        """Of a person the commonest name of two words or more; of others the longest that is not rare."""
        whole = [(count, name) for name, count in self.names.items() if len(name.split()) > 1]
        if self.kind == "person" and whole:
            return max(whole)[1]
        most = max(self.names.values())
        common = [name for name, count in self.names.items() if 10 * count >= most and not is_acronym(name)]
        return max(common or self.names, key=lambda name: (len(name.split()), len(name), name))

    @property
    def weight(self) -> float:
        """How much the articles speak of it: the fourth mention in an article counts less than the first."""
        words = set(fold(self.full_name).split())
        kind = "land" if land_of(self.full_name) else "outlet" if words & _OUTLETS else self.kind
        return _WEIGHTS.get(kind, 1.0) * sum(sqrt(count) for count in self.articles.values())

    def take(self, other: Proposal) -> None:
        """Add what is known of another that turned out to be the same."""
        self.names += other.names
        self.kinds += other.kinds
        self.articles += other.articles


def gather(trees: Iterator[Tree]) -> dict[str, Proposal]:
    """Every name in the articles, in groups that mean the same, by key."""
    found: dict[str, Proposal] = {}
    for tree in trees:
        for key, name, kind in _named(tree):
            proposal = found.setdefault(key, Proposal())
            proposal.names[name] += 1
            proposal.kinds[kind] += 1
            proposal.articles[tree.doc_id] += 1
    _merge_acronyms(found)
    _merge_middle_names(found)
    _merge_last_names(found)
    return found


def _named(tree: Tree) -> Iterator[tuple[str, str, str]]:
    """Key, name as written and kind of every named mention."""
    for referent in read_cast(tree).referents:
        for mention in referent.mentions:
            name = _tidy(_words(tree, mention)) if mention.how in NAMED else ""
            if not name or party_of(name) or referent.kind not in ("person", "group", "place"):
                continue
            other = referent.kind == "group" and mention.how != "name"  # renamed, or an acronym
            yield land_of(name) or _key(_tidy(referent.name) if other else name) or _key(name), name, referent.kind
    yield from ((key, name, "group") for key, name in parties_in(tree.text))


def _words(tree: Tree, mention: Mention) -> str:
    """The bare name, without a verb that the capitals of a headline made part of it."""
    tokens = [*tree.tokens_in(mention.name_start, mention.end)]
    while len(tokens) > 2 and tree.poses[tokens[0]] in ("VERB", "AUX", "ADV", "INTJ", "DET"):
        tokens.pop(0)
    return tree.text[tree.starts[tokens[0]] : mention.end] if tokens else ""


def _tidy(name: str) -> str:
    """A name without article, possessive and the capitals of a dateline; empty for what is no name."""
    plain = re.sub(r"^(?:[Tt]he|[Aa]n?)\s+|[’']s?$", "", " ".join(name.split()))
    if plain.isupper() and len(plain) > 5 and plain.isalpha():
        plain = plain.capitalize()
    if re.search(r"[,/\d]", plain) or is_junior(plain) or len(plain) < 2:
        return ""
    return plain if plain[0].isupper() else ""


def _key(name: str) -> str:
    words = [word for word in fold(name).replace(".", "").split() if word not in _SMALL]
    if set(words) & _TURNED:  # *Department of Justice*, *Justice Department*
        words.sort()
    return " ".join(words) or fold(name)


def _merge_acronyms(found: dict[str, Proposal]) -> None:
    """*TSC* to the body whose initials it has."""
    bodies: dict[str, list[str]] = {}
    for key, proposal in found.items():
        if not is_acronym(proposal.full_name):
            bodies.setdefault(initials_of(proposal.full_name).lower(), []).append(key)
    for short in sorted(bodies):
        if len(bodies[short]) == 1 and short in found and any(is_acronym(name) for name in found[short].names):
            found[bodies[short][0]].take(found.pop(short))


def _merge_middle_names(found: dict[str, Proposal]) -> None:
    """*Donald J. Trump* to *Donald Trump*."""
    for long in sorted(key for key in found if len(key.split()) > 2 and found[key].kind == "person"):
        words = long.split()
        short = f"{words[0]} {words[-1]}"
        if short in found and short != long:
            found[short].take(found.pop(long))


def _merge_last_names(found: dict[str, Proposal]) -> None:
    """*Trump* to the person of that name who is named clearly most often; to nobody where that is open."""
    bearers: dict[str, list[str]] = {}
    for key, proposal in found.items():
        words = key.split()
        last = words[0] if words[0] in FAMILY_FIRST else words[-1]
        person = proposal.kind == "person" or (len(words) == 2 and last in found)
        person = person and looks_personal(Actor(key, proposal.full_name))
        if len(words) > 1 and person and proposal.kind != "place":
            bearers.setdefault(last, []).append(key)
    for last, keys in sorted(bearers.items()):
        if last not in found or land_of(last):
            continue
        keys.sort(key=lambda key: (-len(found[key].articles), -found[key].names.total(), key))
        counts = [found[key].names.total() for key in keys]
        alone = found.pop(last)
        if len(keys) == 1 or counts[0] >= _CLEARLY * counts[1]:
            alone.kinds = Counter({"person": alone.kinds.total() + found[keys[0]].kinds.total()})
            found[keys[0]].take(alone)
    given = {key.split()[0] for key, proposal in found.items() if " " in key and proposal.kind == "person"}
    for key in [key for key in found if key in given and found[key].kind == "person"]:
        del found[key]  # *Donald* alone tells nobody apart


def aliases_of(proposal: Proposal, full_names: Counter[str]) -> list[str]:
    """Its further names, the commonest first: no full name, or last word of one, of somebody else, no given name."""
    full = proposal.full_name
    words = fold(full).split()
    mine = {fold(full), words[-1]}
    own = {words[0] if words[0] in FAMILY_FIRST else words[-1]}
    names = []
    for name, _ in proposal.names.most_common():
        key = fold(name)
        person = proposal.kind == "person" and " " not in key
        if name != full and (key in own if person else full_names[key] <= (key in mine)):
            names.append(name)
    return names


def name_counts(found: Mapping[str, Proposal]) -> Counter[str]:
    """How many proposals have each full name, or a full name that ends in the word."""
    counts: Counter[str] = Counter()
    for proposal in found.values():
        full = fold(proposal.full_name)
        counts.update({full, full.split()[-1]})
    return counts
