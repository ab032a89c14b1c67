"""Names of the user's actors: as the file gives them, in other spellings, shortened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from framing.core.actors import Actor, Actors
from framing.core.inflection import singular
from framing.core.kin import adjectives_of, kin_of
from framing.core.lands import is_land, land_of, names_of, seat_of
from framing.core.matching import (
    PARTICLES,
    NameMatcher,
    fold,
    is_acronym,
    looks_personal,
    name_variants,
    skeleton,
    surname,
)
from framing.core.parsed import Tree
from framing.find._evidence import FORM, KIN, METONYM
from framing.find._last_names import find_last_names, last_name
from framing.find._names import Names, likeness
from framing.find._referents import Referent, gender_of, words_of
from framing.find._words import GROUP, PERSON


def find_actor_names(names: Names, actors: Actors, matcher: NameMatcher) -> None:
    """Note every name of the actors; what the file gives comes before what is found beyond it."""
    referents = {actor.id: _referent(actor) for actor in actors}
    names.referents.extend(referents.values())
    _partisans(names, actors, referents)
    for start, end, actor_id, name in matcher.find(names.tree.text):
        names.take(start, end, referents[actor_id], _how(actors[actor_id], name))
    runs = _Runs(names.tree)
    for actor in actors:
        for name in kin_of(actor, actors):
            names.take_all(name, referents[actor.id], "alias", KIN)
        _other_spellings(names, actor, referents[actor.id], runs)
    for actor in actors:
        if referents[actor.id].kind == "group":
            _short_names(names, actor, referents[actor.id])
    _countries(names, actors, referents)
    for actor in list(_last_name_bearers(names, actors, referents)):
        find_last_names(names, actor, referents[actor.id])


def _referent(actor: Actor) -> Referent:
    referent = Referent(actor.name, actor.id, actor.kind or ("person" if looks_personal(actor) else ""))
    for name in actor.names:
        referent.words.update(words_of(name))
    given = [text for text in (*actor.descriptions, *actor.titles) if text.strip()]
    # *migrant caravan*: a name of common nouns is itself a description
    given += [name for name in actor.names if name.islower() and " " in name and referent.kind != "person"]
    referent.described = {singular(text.lower().split()[-1]) for text in given}
    referent.offices = {tuple(text.lower().split()) for text in given if " " in text.strip()}
    referent.nouns |= referent.described | {word for name in actor.names if name.islower() for word in words_of(name)}
    referent.gender = gender_of([*words_of(actor.name)[:1], *(title.lower() for title in actor.titles)])
    return referent


def _how(actor: Actor, name: str) -> str:
    """How one of an actor's names names it; a small-letter alias or an office is a description."""
    if is_acronym(name):
        return "acronym"
    plain = name.removeprefix("the ").removeprefix("The ")
    if plain == plain.lower() or plain.lower() in PERSON:
        return "description"
    if name == actor.name or (looks_personal(actor) and words_of(name)[-1:] == words_of(actor.name)[-1:]):
        return "name"
    return "alias"


def _partisans(names: Names, actors: Actors, referents: Mapping[str, Referent]) -> None:
    """*Republican senators*: the word for a party's members, as an adjective."""
    tree = names.tree
    words = {word: actor.id for actor in actors for word in adjectives_of(actor)}
    for token, word in enumerate(tree.words if words else []):
        if not word[0].isupper() or tree.deps[token] not in ("amod", "compound", "nmod"):
            continue
        if tree.words[tree.heads[token]].islower() and fold(word) in words:
            names.adjectives[token] = referents[words[fold(word)]]


def _other_spellings(names: Names, actor: Actor, referent: Referent, runs: _Runs) -> None:
    """Other spellings of the whole name: every word has the same skeleton and nearly the same letters."""
    tree = names.tree
    for name in actor.names:
        wanted = [word for word in re.split(r"[\s\-]+", name_variants(name)[0]) if len(word) > 1]
        if len(wanted) < 2 or is_acronym(name):
            continue
        if referent.kind == "person":
            _split_last_name(names, wanted, referent, runs)
        for run in runs.of(skeleton(wanted[0]), len(wanted)):
            pairs = zip((tree.words[token] for token in run), wanted, strict=True)
            if all(skeleton(got) == skeleton(want) and likeness(got, want) >= 0.55 for got, want in pairs):
                names.take(tree.starts[run[0]], tree.ends[run[-1]], referent, _how(actor, name), FORM)


def _countries(names: Names, actors: Actors, referents: Mapping[str, Referent]) -> None:
    """Other names of countries; *the Russians*, and a capital that acts, for the country's government."""
    tree = names.tree
    lands = {land_of(name): actor for actor in actors for name in actor.names if actor.kind != "person"}
    lands = {land: actor for land, actor in lands.items() if land and any(is_land(name) for name in actor.names)}
    for land, actor in lands.items():
        for name in names_of(land):
            names.take_all(name, referents[actor.id], "acronym" if is_acronym(name) else "alias", KIN)
    for token, word in enumerate(tree.words if lands else []):
        if not word[0].isupper() or tree.poses[token] not in ("PROPN", "NOUN"):
            continue
        people = tree.tags[token] in ("NNPS", "NNS") and tree.lemmas[tree.child(token, "det") or token] == "the"
        land = land_of(word) if people else seat_of(word) if tree.deps[token] in ("nsubj", "nsubjpass", "poss") else ""
        if land in lands:
            how = "description" if people else "alias"
            names.take(tree.starts[token], tree.ends[token], referents[lands[land].id], how, METONYM)


def _split_last_name(names: Names, wanted: list[str], referent: Referent, runs: _Runs) -> None:
    """*Petra Van de Lune* for Petra Vandelune: the last name in other words of the same letters."""
    tree, last = names.tree, "".join(wanted[1:])
    for length in {2, 3, 4} - {len(wanted)}:
        for run in runs.of(skeleton(wanted[0]), length):
            words = [tree.words[token] for token in run[1:]]
            joined = all(word[0].isupper() or word.lower() in PARTICLES for word in words)
            if joined and "".join(words).lower() == last.lower() and likeness(tree.words[run[0]], wanted[0]) >= 0.55:
                names.take(tree.starts[run[0]], tree.ends[run[-1]], referent, "alias", FORM)


class _Runs:
    """The words of an article, by the skeleton of the capitalised word that begins a run of them."""

    def __init__(self, tree: Tree) -> None:
        self._words = [token for token, word in enumerate(tree.words) if word[0].isalnum()]
        self._places: dict[str, list[int]] = {}
        for place, token in enumerate(self._words):
            if tree.words[token][0].isupper():
                self._places.setdefault(skeleton(tree.words[token]), []).append(place)

    def of(self, key: str, length: int) -> Iterator[list[int]]:
        """Runs of so many tokens that begin with a word of this skeleton."""
        runs = (self._words[place : place + length] for place in self._places.get(key, []))
        return (run for run in runs if len(run) == length)


def _short_names(names: Names, actor: Actor, referent: Referent) -> None:
    """Part of a body's name that ends as the name does: *the Shura Council*, *National Army*."""
    if not names.has(referent):
        return
    for name in actor.names:
        words = name.split(" of ")[0].split()
        if not words or words[-1].lower() not in GROUP:
            continue
        for first in range(1, len(words) - 1):
            short = re.escape(" ".join(words[first:]))
            for match in re.finditer(rf"(?<![\w-]){short}(?!\w)", names.tree.text):
                if not _is_part_of_longer(names.tree.text[: match.start()]):
                    names.take(match.start(), match.end(), referent, "name" if name == actor.name else "alias", FORM)


def _is_part_of_longer(before: str) -> bool:
    """A capitalised word directly before makes it somebody else's name: *Syrian National Army*."""
    word = before.rstrip("‘“«'\" ").rsplit(None, 1)[-1:]
    return bool(word) and word[0][:1].isupper() and word[0].lower() not in ("the", "a", "former")


def _last_name_bearers(names: Names, actors: Actors, referents: Mapping[str, Referent]) -> Iterator[Actor]:
    """The actors to whom each last name belongs: of several those named in full, the one named so most often first."""
    claims: dict[str, list[Actor]] = {}
    for actor in actors:
        if surname(actor):
            claims.setdefault(last_name(names, actor).lower(), []).append(actor)
    for claimants in claims.values():
        if len(claimants) == 1:
            yield claimants[0]
            continue
        counts = Counter(name.referent.actor for name in names.found)
        named = sorted((actor for actor in claimants if counts[actor.id]), key=lambda actor: -counts[actor.id])
        if named and (len(named) == 1 or _tells_apart(named, referents) or counts[named[0].id] > counts[named[1].id]):
            yield from named


def _tells_apart(actors: Sequence[Actor], referents: Mapping[str, Referent]) -> bool:
    return {referents[actor.id].gender for actor in actors} == {"f", "m"}
