"""Articles → proposed actors: whom they speak of most, under which names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from framing.core.actors import Actor, Actors
from framing.core.corpus import Corpus
from framing.core.errors import ActorsError
from framing.core.matching import fold, is_acronym
from framing.core.parsed import Parsed, Tree
from framing.find._anaphora import read_cast
from framing.find._referents import NAMED
from framing.parse import parse

_SAMPLE = 200
_CLEARLY = 3
_SMALL = frozenset("the of mr mrs ms".split())


@dataclass
class _Group:
    """One referent over all articles: its names with how often, its kinds, its articles."""

    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)

    @property
    def kind(self) -> str:
        return self.kinds.most_common(1)[0][0]

    @property
    def full_name(self) -> str:
        """Of a person the commonest name of two words or more; of others the longest that is not rare."""
        whole = [(count, name) for name, count in self.names.items() if len(name.split()) > 1]
        if self.kind == "person" and whole:
            return max(whole)[1]
        most = max(self.names.values())
        common = [name for name, count in self.names.items() if 10 * count >= most and not is_acronym(name)]
        return max(common or self.names, key=lambda name: (len(name.split()), len(name), name))

    def take(self, other: _Group) -> None:
        self.names += other.names
        self.kinds += other.kinds
        self.articles |= other.articles


def suggest_actors(corpus: Corpus | Parsed, *, top: int = 12) -> Actors:
    """Propose the actors that the articles speak of most, to start from and correct.

    Parameters
    ----------
    corpus : Corpus or Parsed
        The articles; of more than 200, every n-th is read.
    top : int
        At most so many.

    Returns
    -------
    Actors
        Persons, groups and places, first those that most articles name. A last name alone goes to the person who bears
        it, an acronym to the body whose initials it has, if only one does. Write them with ``Actors.write``, correct
        the file, and read it back.

    Raises
    ------
    ActorsError
        No name stands in the articles.
    """
    if isinstance(corpus, Corpus):
        step = -(-len(corpus) // _SAMPLE)
        corpus = parse(corpus if step == 1 else Corpus(corpus.docs.iloc[::step]))
    trees = corpus.trees[:: max(1, -(-len(corpus.trees) // _SAMPLE))]
    groups: dict[str, _Group] = {}
    for tree in trees:
        for key, name, kind in _named(tree):
            group = groups.setdefault(key, _Group())
            group.names[name] += 1
            group.kinds[kind] += 1
            group.articles.add(tree.doc_id)
    _merge_short(groups)
    needed = 2 if len(trees) > _CLEARLY else 1
    ranked = sorted(groups.items(), key=lambda item: (-len(item[1].articles), -item[1].names.total(), item[0]))
    chosen = [(key, group) for key, group in ranked if len(group.articles) >= needed][:top]
    if not chosen:
        raise ActorsError(
            "actors were to be proposed and no person or body is named in the articles; name them yourself, "
            "e.g. Actors.from_names({'un': ['United Nations', 'UN']})"
        )
    return Actors(tuple(_disjoint(chosen)))


def _named(tree: Tree) -> Iterator[tuple[str, str, str]]:
    """Key, name as written and kind of every named mention."""
    for referent in read_cast(tree).referents:
        if referent.kind not in ("person", "group", "place"):
            continue
        for mention in referent.mentions:
            if mention.how in NAMED:
                name = _tidy(tree.text[mention.name_start : mention.end])
                if name:
                    yield _key(referent.name), name, referent.kind


def _tidy(name: str) -> str:
    """A name without article, possessive and the capitals of a dateline; empty for what is no name."""
    plain = re.sub(r"^(?:[Tt]he|[Aa]n?)\s+|[’']s?$", "", " ".join(name.split()))
    if plain.isupper() and len(plain) > 5 and plain.isalpha():
        plain = plain.capitalize()
    return plain if len(plain) > 1 and plain[0].isupper() else ""


def _key(name: str) -> str:
    words = [word for word in fold(_tidy(name)).replace(".", "").split() if word not in _SMALL]
    return " ".join(words) or fold(name)


def _merge_short(groups: dict[str, _Group]) -> None:
    """Give a last name alone to its bearer, initials between names to the shorter name, an acronym to its body."""
    for short in sorted(groups):
        words = short.split()
        person = groups[short].kind == "person"
        bearers = [
            key
            for key in groups
            if key != short and (_bears(key.split(), words, person) or _abbreviates(short, groups[key].full_name))
        ]
        bearers.sort(key=lambda key: (-len(groups[key].articles), key))
        clear = len(bearers) == 1 or (
            len(bearers) > 1 and len(groups[bearers[0]].articles) >= _CLEARLY * len(groups[bearers[1]].articles)
        )
        if clear:
            groups[bearers[0]].take(groups.pop(short))


def _bears(full: list[str], short: list[str], person: bool) -> bool:
    """Whether the full name is the short one with a given name, or with a middle name or initial less."""
    if len(short) == 1:
        return person and len(full) > 1 and short[0] in (full[-1], full[0])
    return person and len(full) == 2 and len(short) > 2 and (full[0], full[-1]) == (short[0], short[-1])


def _abbreviates(short: str, name: str) -> bool:
    initials = "".join(word[0] for word in re.findall(r"\b[A-Z][\w’']*", name)).lower()
    return len(short) >= 2 and " " not in short and short == initials and not is_acronym(name)


def _disjoint(chosen: list[tuple[str, _Group]]) -> list[Actor]:
    """Actors whose ids and names differ: a name goes to whom most articles name."""
    taken: set[str] = set()
    ids: set[str] = set()
    actors = []
    for _, group in chosen:
        full = group.full_name
        names = [full, *(name for name, count in group.names.most_common() if name != full)]
        names = [name for name in names if name not in taken]
        if not names:
            continue
        taken.update(names)
        stem = re.sub(r"[^a-z0-9]+", "_", fold(names[0]).replace(".", "")).strip("_") or "actor"
        made, number = stem, 2
        while made in ids:
            made, number = f"{stem}_{number}", number + 1
        ids.add(made)
        actors.append(Actor(made, names[0], tuple(names[1:6]), group.kind))
    return actors
