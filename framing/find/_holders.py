"""Whose stance a mention meets: that of the actor in whose deed it stands, of the speaker, or of the outlet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.core.parsed import Tree
from framing.find._acts import read_acts
from framing.find._cues import is_cue
from framing.find._deeds import Deed, Deeds
from framing.find._phrases import is_negated, subject_of
from framing.find._scopes import Scope, Voices, read_scopes
from framing.find._sides import Sides, Step
from framing.find._speakers import Speakers
from framing.find._ties import Place
from framing.find._words import UNNAMED

HOW = ("acts", "speaks", "own")
# Whoever is one of these, or what is, speaks for whose he or it is.
_VOICES = frozenset(
    "spokesman spokeswoman spokesperson secretary lawyer attorney aide adviser advisor official campaign camp team "
    "office administration statement memo letter leader leadership representative ad counsel".split()
)
_FORMER = ("former", "ex", "one-time", "onetime", "late", "then")


@dataclass(frozen=True)
class Tied:
    """A mention and one who may be for or against it.

    `word` is the token of the deed that ties them, None for words alone; `verb` its plain form; `direct` whether the
    deed is done to the mention itself and not to what is its own or concerns it; `side` is 1 or -1 where the words
    between the two are for or against it, else 0.
    """

    target: Place
    holder: str
    how: str
    voice: str
    word: int | None = None
    verb: str = ""
    direct: bool = False
    negated: bool = False
    side: int = 0


def find_holders(tree: Tree, places: list[Place]) -> list[Tied]:
    """Every mention with its holders, in order of the text."""
    return list(_Holders(tree, places).find())


class _Holders:
    """Finds the holders of one article."""

    def __init__(self, tree: Tree, places: list[Place]) -> None:
        self.tree = tree
        self.at = {place.head: place for place in places}
        self.heads: dict[str, set[int]] = {}
        for place in self.at.values():
            self.heads.setdefault(place.actor, set()).add(place.head)
        deeds = Deeds(tree, self.at)
        self.parts = {place: list(deeds.of(place)) for place in self.at.values()}
        self.agents: dict[int, list[tuple[str, Deed]]] = {}
        for place, own in self.parts.items():
            for deed in own:
                if deed.role == "agent":
                    self.agents.setdefault(deed.word, []).append((place.actor, deed))
        self.voices = Voices(read_scopes(tree))
        self.speakers = Speakers(tree, actors_at={head: place.actor for head, place in self.at.items()})
        self.sides = Sides(tree, read_acts(tree))

    def find(self) -> Iterator[Tied]:
        """Actors who act on a mention, or who take a side above it; who speaks of it; else the outlet."""
        for place in sorted(self.at.values(), key=lambda place: (place.start, place.end)):
            steps = list(self.sides.above(place.head))
            acts = list(self._acting(place, steps)) or list(self._siding(place, steps))
            yield from acts
            voice, scope = self.voices.at(place.start, place.end)
            holder = self._speaker(voice, scope)
            if holder != place.actor and holder not in {one.holder for one in acts}:
                spoken = voice != "own" and holder != UNNAMED
                if not acts or (spoken and holder in self.heads):
                    yield Tied(place, holder, "speaks" if spoken else "own", voice)

    def _speaker(self, voice: str, scope: Scope | None) -> str:
        """Who answers for the words; for a spokesman who is no actor, the actor for whom he speaks."""
        holder = self.speakers.holder(voice, scope)
        if scope is None or scope.speaker is None or holder in self.heads:
            return holder
        return next(self._spoken_for(scope.speaker), holder)

    def _spoken_for(self, speaker: int) -> Iterator[str]:
        """*a Tamrin spokesman*, *officials of the council*, *Mr. Brenner's campaign*, *X, a lawyer for Brenner*."""
        tree = self.tree
        for noun in (speaker, *tree.children(speaker, "appos", "compound", "nmod")):
            if tree.lemmas[noun].lower() not in _VOICES or self._is_former(noun, speaker):
                continue
            within = tree.children(noun, "compound", "nmod", "poss")
            if noun != speaker and tree.deps[noun] in ("compound", "nmod"):
                within = [*within, *(token for token in tree.children(speaker, "compound", "nmod") if token < noun)]
            for preposition in tree.children(noun, "prep"):
                if tree.lemmas[preposition] in ("of", "for", "to", "from", "by"):
                    within = [*within, *tree.children(preposition, "pobj")]
            yield from (self.at[token].actor for token in within if token in self.at)

    def _is_former(self, *nouns: int) -> bool:
        modifiers = (child for noun in nouns for child in self.tree.children(noun, "amod", "compound", "nmod"))
        return any(self.tree.words[child].lower() in _FORMER for child in modifiers)

    def _acting(self, place: Place, steps: Sequence[Step]) -> Iterator[Tied]:
        """Who acts on the mention: in the deeds it suffers, else in the nearest deed above it."""
        voice, _ = self.voices.at(place.start, place.end)
        for actor, deed, direct in self._deeds_on(place):
            how = "speaks" if not direct and is_cue(self.tree, deed.word) else "acts"
            where = voice if how == "speaks" else self._voice_of(deed.word)
            side = next((step.sign for step in steps if step.word == deed.word and step.fits(self.heads[actor])), 0)
            denied = is_negated(self.tree, deed.word)
            yield Tied(place, actor, how, where, deed.word, deed.verb, direct, denied, side)

    def _deeds_on(self, place: Place) -> Iterator[tuple[str, Deed, bool]]:
        done = {deed.word for deed in self.parts[place] if deed.role == "agent"}
        for deed in self.parts[place]:
            if deed.role == "patient" and deed.word in self.agents:
                yield from ((actor, act, True) for actor, act in self.agents[deed.word] if actor != place.actor)
                return
        for above in (place.head, *self.tree.ancestors(place.head)):
            others = [(actor, act) for actor, act in self.agents.get(above, []) if actor != place.actor]
            if above not in done and others:
                yield from ((actor, act, False) for actor, act in others)
                return

    def _siding(self, place: Place, steps: Sequence[Step]) -> Iterator[Tied]:
        """Who takes a side without a deed: *Kowalski is a critic of Brenner*, *her support for the plan*."""
        tree = self.tree
        for step in reversed(steps):
            for token in (subject_of(tree, step.word), *tree.children(step.word, "poss")):
                other = self.at.get(-1 if token is None else token)
                if other is not None and other.actor != place.actor and step.fits(self.heads[other.actor]):
                    where, verb = self._voice_of(step.word), tree.lemmas[step.word]
                    yield Tied(place, other.actor, "acts", where, step.word, verb, side=step.sign)
                    return

    def _voice_of(self, word: int) -> str:
        return self.voices.at(self.tree.starts[word], self.tree.ends[word])[0]
