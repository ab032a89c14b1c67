"""Articles → proposed actors: whom they speak of most, under which names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from framing.core.actors import Actor, Actors
from framing.core.corpus import Corpus
from framing.core.errors import ActorsError
from framing.core.matching import fold
from framing.core.parsed import Parsed
from framing.find._proposals import Proposal, aliases_of, gather, name_counts
from framing.parse import parse

_SAMPLE = 200
_FEW = 3


def suggest_actors(corpus: Corpus | Parsed, *, top: int = 15) -> Actors:
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
        Persons, groups and places, first those of whom most articles speak most; towns and outlets come late. A last
        name alone goes to the person who is clearly named most of those who bear it, an acronym to the body whose
        initials it has, if only one does, *Republicans* and *GOP* to the party. Write them with ``Actors.write``,
        correct the file, and read it back.

    Raises
    ------
    ActorsError
        No name stands in the articles.
    """
    if isinstance(corpus, Corpus):
        step = -(-len(corpus) // _SAMPLE)
        corpus = parse(corpus if step == 1 else Corpus(corpus.docs.iloc[::step]))
    trees = corpus.trees[:: max(1, -(-len(corpus.trees) // _SAMPLE))]
    found = gather(iter(trees))
    needed = 2 if len(trees) > _FEW else 1
    ranked = sorted(found.items(), key=lambda item: (-item[1].weight, item[0]))
    chosen = [proposal for _, proposal in ranked if len(proposal.articles) >= needed][:top]
    if not chosen:
        raise ActorsError(
            "actors were to be proposed and no person or body is named in the articles; name them yourself, "
            "e.g. Actors.from_names({'un': ['United Nations', 'UN']})"
        )
    return Actors(tuple(_disjoint(chosen, found)))


def _disjoint(chosen: list[Proposal], found: Mapping[str, Proposal]) -> list[Actor]:
    """Actors whose ids and names differ: a name goes to whom the articles speak of most."""
    taken: set[str] = set()
    ids: set[str] = set()
    actors = []
    full_names = name_counts(found)
    for proposal in chosen:
        names = [proposal.full_name, *aliases_of(proposal, full_names)]
        names = [name for name in names if name not in taken]
        if not names:
            continue
        taken.update(names)
        stem = re.sub(r"[^a-z0-9]+", "_", fold(names[0]).replace(".", "")).strip("_") or "actor"
        made, number = stem, 2
        while made in ids:
            made, number = f"{stem}_{number}", number + 1
        ids.add(made)
        actors.append(Actor(made, names[0], tuple(names[1:6]), proposal.kind))
    return actors
