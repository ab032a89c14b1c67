"""Which referent a common noun means: who was named before, whom the noun fits, who lies nearest."""

from __future__ import annotations

from dataclasses import dataclass

from framing.find._cast import Cast
from framing.find._evidence import ALIKE, CALLED, KIND, TOLD, Guess
from framing.find._lands import lands_beside
from framing.find._nearness import REACH, Nearness
from framing.find._referents import Referent
from framing.find._words import ARMED, PARTS, PEOPLE, PERSON

_PARTISANS = frozenset(
    "republican republicans democrat democrats democratic gop labour tory tories conservatives liberals party".split()
)
_FIRMS = frozenset("company firm carmaker automaker maker airline retailer bank giant manufacturer startup".split())
_PUBLIC = frozenset(
    "army government ministry senate congress parliament court police "
    "council agency office department commission".split()
)
# Who is meant by these depends on who speaks; only the article itself can tell.
_COMING = frozenset("mercenary invader occupier liberator".split())
_STAYING = frozenset("defender protector resistance gunman".split())
SIDED = _COMING | _STAYING | frozenset("attacker assailant hero".split())
_SORTING = frozenset("islamist jihadist shiite sunni islamic muslim".split())
_CHARACTERS = frozenset(
    "man woman leader strongman veteran politician billionaire mogul warlord dictator candidate nominee".split()
)
_RULERS = "president premier chancellor dictator strongman ruler king monarch emir autocrat leader"
# A noun → nouns for the same persons: whom an article calls one of these may be meant by it.
_COVERS = {
    "leader": _RULERS,
    "ruler": _RULERS,
    "strongman": _RULERS,
    "dictator": _RULERS,
    "autocrat": _RULERS,
    "monarch": "king queen emir",
    "director": "chief boss",
    "chief": "director boss",
    "boss": "director chief",
    "lawmaker": "senator congressman congresswoman representative legislator",
    "legislator": "senator congressman congresswoman representative lawmaker",
    "politician": "senator congressman congresswoman representative legislator lawmaker governor minister",
    "nominee": "candidate contender pick hopeful",
    "candidate": "nominee contender hopeful",
    "contender": "nominee candidate hopeful",
    "lawyer": "attorney",
    "attorney": "lawyer",
    "cleric": "imam sheikh preacher ayatollah",
    "preacher": "imam sheikh cleric",
    "spokesperson": "spokesman spokeswoman",
    "officer": "policeman cop",
    "tycoon": "businessman businesswoman mogul billionaire",
    "mogul": "businessman businesswoman tycoon billionaire",
    "businessman": "tycoon mogul billionaire entrepreneur",
}
_BODIES = frozenset("group organization organisation body movement".split())
_OUTFITS = frozenset("militia faction outfit network gang junta force".split())
_SOLDIERS = ("force", "troop", "soldier")
_CALLED, _TOLD, _ALIKE, _AGED = 2.5, 2.2, 2.0, 1.2
_FAR, _AHEAD = 60, 8  # sentences


@dataclass(frozen=True)
class Noun:
    """A common noun that may mean somebody: plural, pointing, whose (*the council's men*), with an age or not."""

    head: int
    lemma: str
    many: bool
    definite: bool
    owner: Referent | None = None
    aged: bool = False


class Fits:
    """Finds the referents of one article that a common noun can mean."""

    def __init__(self, cast: Cast, near: Nearness) -> None:
        self.cast, self.tree, self.near = cast, cast.tree, near

    def best(self, noun: Noun) -> Guess | None:
        """The referent that fits best; None where none does, or two do alike."""
        tree = self.tree
        modifiers = {tree.words[child].lower() for child in tree.children(noun.head, "amod", "compound", "nmod")}
        foreign = self._names_beside(noun.head)
        lands = lands_beside(tree, noun.head)
        fits: dict[int, tuple[float, Guess]] = {}
        for referent, distance, role in self._candidates(noun):
            fit = self._fit(referent, noun, noun.owner is not None)
            known = referent.words | referent.modifiers
            others = foreign and not foreign & known and not foreign & _SORTING and not lands & referent.lands
            others = others or (referent.kind == "person" and bool(lands) and not lands & referent.lands)
            if not fit or others or referent is noun.owner or (fit < 2 and distance > REACH):
                continue
            score = fit - 0.35 * min(distance, 4) + 0.5 * len(modifiers & known) + 0.2 * role
            score += min(0.5, 0.05 * len(referent.mentions))
            if id(referent) not in fits or score > fits[id(referent)][0]:
                fits[id(referent)] = (score, Guess(referent, _confidence(fit)))
        ranked = sorted(fits.values(), key=lambda item: -item[0])
        if not ranked and noun.lemma == "president" and noun.definite and not noun.many and not foreign:
            person = self._without_office()
            return None if person is None else Guess(person, KIND)
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 0.15):
            return None
        return ranked[0][1]

    def _names_beside(self, head: int) -> set[str]:
        """Capitalised names before the noun: *the Russian army* is no other one."""
        tree = self.tree
        return {
            tree.words[child].lower()
            for child in tree.children(head, "amod", "compound", "nmod", "poss")
            if tree.ents[child][2:] in ("NORP", "GPE", "ORG", "PERSON")
            and tree.poses[child] != "PRON"
            and tree.words[child][:1].isupper()
        }

    def _candidates(self, noun: Noun) -> list[tuple[Referent, int, float]]:
        """(referent, sentences back, weight of its role): named before, or else soon behind, or described so."""
        head, tree = noun.head, self.tree
        found = [
            (mention.referent, self.near.sentences_between(head, mention.head), self.near.role(mention.head))
            for mention in self.near.before(head, reach=_FAR)
            if not self.near.coargument(head, mention.head)
        ]
        if not any(self._fit(referent, noun, False) for referent, _, _ in found):
            last = tree.sentence_of[head] + _AHEAD
            ahead = [m for m in self.cast.mentions if m.head > head and tree.sentence_of[m.head] <= last]
            found += [(mention.referent, 4, 0.0) for mention in ahead]
        return found + [(referent, 4, 0.0) for referent in self.cast.referents if noun.lemma in referent.described]

    def _without_office(self) -> Referent | None:
        """*the president*, where nobody is called one: the only person named so often without any office."""
        referents = self.cast.referents
        persons = [r for r in referents if r.kind == "person" and not r.nouns & PERSON and len(r.mentions) > 1]
        persons.sort(key=lambda referent: -len(referent.mentions))
        if not persons or (len(persons) > 1 and len(persons[0].mentions) < 2 * len(persons[1].mentions)):
            return None
        return persons[0]

    def _fit(self, referent: Referent, noun: Noun, owned: bool) -> float:
        """2 and more: the article, or the user, calls this referent so; 1: a word for its kind; 0: no."""
        lemma, single = noun.lemma, noun.definite and not noun.many
        if noun.owner is not None and referent.kind == "place" and not noun.owner.lands & referent.lands:
            return 0.0  # *his country* is not any country
        if referent.parts or (referent.kind == "person" and noun.many):
            return 0.0
        if lemma == "force" and noun.many and not referent.nouns & {"army", "military", "troop"}:
            return 0.0
        if lemma in referent.described:
            return 3.0
        if lemma in referent.nouns:
            return _CALLED if noun.definite or lemma in ARMED else 0.0
        if lemma in referent.told and (single or (noun.definite and lemma in PEOPLE)):
            return _TOLD
        if referent.kind == "person":
            aged = _AGED if noun.aged else 0.0  # *the 58-year-old former mayor*
            return max(aged, fit_person(referent, lemma)) if single else 0.0
        if referent.kind == "place":
            return 1.0 if single and lemma in ("city", "country", "town", "state") else 0.0
        armed = self._fit_armed(referent, noun, owned)
        if armed is None:
            return _fit_body(referent, lemma) if single else 0.0
        return armed

    def _fit_armed(self, referent: Referent, noun: Noun, owned: bool) -> float | None:
        """How well a word for fighters fits a group; None where the word is none."""
        lemma = noun.lemma
        if lemma in SIDED:
            sided = noun.definite and lemma in (_COMING if referent.is_regular else _STAYING)
            return 2.0 if sided and self._is_only_armed(referent, regular=referent.is_regular) else 0.0
        if lemma in ARMED:
            alone = noun.many and _is_armed(referent)
            return 2.0 if alone and self._is_only_armed(referent, regular=lemma in ("soldier", "troop")) else 0.0
        if lemma in PARTS and lemma not in _SOLDIERS:
            return 1.6 if noun.definite and owned and _is_armed(referent) else 0.0
        if lemma in _SOLDIERS and noun.many and referent.nouns & {"army", "military", "force"}:
            return 1.6 if noun.definite else 0.0
        return 0.0 if lemma in PEOPLE else None

    def _is_only_armed(self, referent: Referent, *, regular: bool) -> bool:
        """Of regular, or of irregular, fighters no other group of the article could be meant by the bare word."""
        rivals = (
            other.kind == "group" and other.nouns & (ARMED | {"militia"}) and other.is_regular == regular
            for other in self.cast.referents
            if other is not referent and other.mentions
        )
        return referent.is_regular == regular and not any(rivals)


def _confidence(fit: float) -> float:
    return CALLED if fit >= _CALLED else TOLD if fit == _TOLD else ALIKE if fit >= _ALIKE else KIND


def fit_person(referent: Referent, lemma: str) -> float:
    """How well *the leader*, *the billionaire* fits a person."""
    nouns = referent.nouns | referent.told
    if nouns & set(_COVERS.get(lemma, "").split()):
        return _ALIKE
    return 1.0 if lemma in _CHARACTERS else 0.0


def _fit_body(referent: Referent, lemma: str) -> float:
    """How well *the group*, *the party*, *the company* fits a group."""
    if lemma in _BODIES:
        return 1.6
    if lemma == "party" and referent.words & _PARTISANS:
        return 2.0
    if lemma in _FIRMS and not _is_armed(referent) and not referent.nouns & _PUBLIC:
        return 1.3
    return 1.3 if lemma in _OUTFITS and _is_armed(referent) else 0.0


def _is_armed(referent: Referent) -> bool:
    return bool(referent.nouns & (ARMED | {"militia", "army", "force", "brigade"}))
