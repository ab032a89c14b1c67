"""Articles → proposed actors: whom they speak of most, under which names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from framing.core.actors import Actor, Actors
from framing.core.corpus import Corpus
from framing.core.errors import ActorsError
from framing.core.matching import fold, is_acronym
from framing.core.parsed import Parsed
from framing.find._anaphora import read_cast
from framing.find._referents import NAMED, Mention, Referent, initials_of
from framing.parse import parse

_SAMPLE = 200


@dataclass
class _Group:
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    nouns: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    mentions: int = 0


def suggest_actors(corpus: Corpus | Parsed, *, top: int = 12) -> Actors:
    """Propose the actors that the articles speak of most, to start from and correct.

    Parameters
    ----------
    corpus : Corpus or Parsed
        The articles; of a corpus with more than 200, every n-th is parsed.
    top : int
        At most so many.

    Returns
    -------
    Actors
        Persons and groups first by the number of articles that name them; write them with ``Actors.write``, correct
        the file, and read it back.

    Raises
    ------
    ActorsError
        No name stands in the articles.
    """
    if isinstance(corpus, Corpus):
        step = -(-len(corpus) // _SAMPLE)
        corpus = parse(corpus if step == 1 else Corpus(corpus.docs.iloc[::step]))
    groups: dict[str, _Group] = {}
    aliases: dict[str, str] = {}
    for tree in corpus.trees[:: -(-len(corpus.trees) // _SAMPLE) or 1]:
        for referent in read_cast(tree).referents:
            if referent.mentions and referent.kind in ("person", "group", "place"):
                _add(groups, aliases, referent, tree.doc_id)
    ranked = sorted(groups.items(), key=lambda item: (-len(item[1].articles), -item[1].mentions, item[0]))
    needed = 2 if len(corpus.trees) > 3 else 1
    chosen = [(key, group) for key, group in ranked if len(group.articles) >= needed and _is_actor(group)][:top]
    if not chosen:
        raise ActorsError(
            "actors were to be proposed and no person or body is named in the articles; name them yourself, "
            "e.g. Actors.from_names({'un': ['United Nations', 'UN']})"
        )
    return Actors(tuple(_disjoint(chosen)))


def _add(groups: dict[str, _Group], aliases: dict[str, str], referent: Referent, doc_id: str) -> None:
    named = [mention for mention in referent.mentions if mention.how in NAMED]
    key = _key(referent)
    key = aliases.get(key, key)
    group = groups.setdefault(key, _Group())
    group.names[referent.name] += len(named)
    group.kinds[referent.kind] += 1
    group.nouns.update(referent.nouns)
    group.articles.add(doc_id)
    group.mentions += len(referent.mentions)
    initials = initials_of(referent.name)
    for mention in named:
        if initials and _is_short(mention, initials):
            group.names[initials] += 1
            aliases.setdefault(fold(initials), key)


def _is_short(mention: Mention, initials: str) -> bool:
    """Whether the mention is an acronym as long as the initials of the referent's name."""
    short = mention.how == "acronym" and not is_acronym(mention.referent.name)
    return short and len(initials) == mention.end - max(mention.start, mention.name_start)


def _key(referent: Referent) -> str:
    words = [word for word in fold(referent.name).replace(".", "").split() if word not in ("the", "of")]
    if referent.kind == "person" and len(words) > 1:
        return f"{words[0][:1]} {words[-1]}"
    return " ".join(words)


def _is_actor(group: _Group) -> bool:
    name = group.names.most_common(1)[0][0]
    return len(name) > 1 and not name.islower() and group.kinds.most_common(1)[0][0] in ("person", "group", "place")


def _disjoint(chosen: list[tuple[str, _Group]]) -> list[Actor]:
    """Actors whose ids and names differ: a name goes to the one named so most."""
    taken: set[str] = set()
    ids: set[str] = set()
    actors = []
    for key, group in chosen:
        names = sorted((name for name in group.names if name not in taken), key=lambda name: (-len(name), name))
        if not names:
            continue
        taken.update(names)
        stem = re.sub(r"[^a-z0-9]+", "_", key).strip("_") or "actor"
        made, number = stem, 2
        while made in ids:
            made, number = f"{stem}_{number}", number + 1
        ids.add(made)
        kind = group.kinds.most_common(1)[0][0]
        actors.append(Actor(made, names[0], tuple(names[1:6]), kind))
    return actors
