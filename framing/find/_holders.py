"""Whose stance a mention meets: that of the actor in whose deed it stands, of the speaker, or of the outlet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.core.parsed import Tree
from framing.find._cues import is_cue
from framing.find._deeds import Deed, Deeds
from framing.find._phrases import is_negated
from framing.find._scopes import Voices, read_scopes
from framing.find._speakers import Speakers
from framing.find._ties import Place
from framing.find._words import UNNAMED

HOW = ("acts", "speaks", "own")


@dataclass(frozen=True)
class Tied:
    """A mention and one who may be for or against it.

    `word` is the token of the deed that ties them, None for words alone; `verb` its plain form; `direct` whether the
    deed is done to the mention itself and not to what is its own or concerns it.
    """

    target: Place
    holder: str
    how: str
    voice: str
    word: int | None = None
    verb: str = ""
    direct: bool = False
    negated: bool = False


def find_holders(tree: Tree, places: list[Place]) -> list[Tied]:
    """Every mention with its holder, in order of the text."""
    at = {place.head: place for place in places}
    deeds = Deeds(tree, at)
    parts = {place: list(deeds.of(place)) for place in at.values()}
    agents: dict[int, list[tuple[str, Deed]]] = {}
    for place, own in parts.items():
        for deed in own:
            if deed.role == "agent":
                agents.setdefault(deed.word, []).append((place.actor, deed))
    voices = Voices(read_scopes(tree))
    speakers = Speakers(tree, actors_at={head: place.actor for head, place in at.items()})
    found: list[Tied] = []
    for place in sorted(at.values(), key=lambda place: (place.start, place.end)):
        voice, scope = voices.at(place.start, place.end)
        holder = speakers.holder(voice, scope)
        acts = list(_acts_on(tree, place, parts[place], agents))
        for actor, deed, direct in acts:
            how = "speaks" if not direct and is_cue(tree, deed.word) else "acts"
            where = voice if how == "speaks" else voices.at(tree.starts[deed.word], tree.ends[deed.word])[0]
            found.append(Tied(place, actor, how, where, deed.word, deed.verb, direct, is_negated(tree, deed.word)))
        if not acts and holder != place.actor:
            spoken = voice != "own" and holder != UNNAMED
            found.append(Tied(place, holder, "speaks" if spoken else "own", voice))
    return found


def _acts_on(
    tree: Tree, place: Place, own: list[Deed], agents: dict[int, list[tuple[str, Deed]]]
) -> Iterator[tuple[str, Deed, bool]]:
    """Who acts on the mention: in the deeds it suffers, else in the nearest deed above it."""
    done = {deed.word for deed in own if deed.role == "agent"}
    for deed in own:
        if deed.role == "patient" and deed.word in agents:
            yield from ((actor, act, True) for actor, act in agents[deed.word] if actor != place.actor)
            return
    for above in (place.head, *tree.ancestors(place.head)):
        others = [(actor, act) for actor, act in agents.get(above, []) if actor != place.actor]
        if above not in done and others:
            yield from ((actor, act, False) for actor, act in others)
            return
