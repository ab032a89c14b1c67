"""Several meant at once: *both men*, *the two sides*, *they* for *X and Y*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.find._cast import Cast
from framing.find._fits import fit_person
from framing.find._nearness import Nearness
from framing.find._phrases import is_plural
from framing.find._referents import SEVERAL, Referent, gender_of

_COUNTS = {"both": 2, "two": 2, "neither": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4}
_PAIRS = {"pair": 2, "couple": 2, "duo": 2, "trio": 3}
_DEFINITE = frozenset("the these those their".split())
_PERSONS = frozenset("man woman people person rival foe politician opponent friend colleague counterpart".split())
_RULERS = frozenset("leader president premier chancellor dictator king ruler".split())
_SIDES = frozenset("side party rival enemy foe adversary neighbour neighbor ally".split())
_LANDS = frozenset("country nation state government capital power".split())
_BODIES = frozenset("group organization organisation company firm agency team faction".split())
SPLIT = _PERSONS | _RULERS | _SIDES | _LANDS | _BODIES | frozenset(_PAIRS)
_REACH = 3


class Splits:
    """Finds who several are, in one article."""

    def __init__(self, cast: Cast, near: Nearness) -> None:
        self.cast, self.tree, self.near = cast, cast.tree, near
        self._known: dict[frozenset[int], Referent] = {}

    def described(self, head: int) -> Referent | None:
        """Whom *the two leaders* means: the last so many whom the noun fits; None where they are not clear."""
        tree, lemma = self.tree, self.tree.lemmas[head]
        number = self._number(head, lemma)
        if not number or tree.child(head, "relcl", "acl", "appos", "prep") is not None:
            return None
        acting = [mate.referent for mate in self.near.beside(head) if self.near.coargument(head, mate.head)]
        fitting: list[Referent] = []
        reached = -1
        for mention in self.near.before(head, reach=_REACH):
            away = self.near.sentences_between(head, mention.head)
            if away != reached and len(fitting) >= number:
                break
            reached = away
            if mention.referent not in (*acting, *fitting) and self._fits(mention.referent, lemma):
                fitting.append(mention.referent)
        return self._together(fitting) if len(fitting) == number else None

    def joined(self, head: int) -> Referent | None:
        """Who *X, Y and Z* are, or *three men, X, Y and Z*; None where one of them is not named."""
        tree = self.tree
        first = head
        if head not in self.cast.at and is_plural(tree, head):
            first = next((noun for noun in tree.children(head, "appos") if noun in self.cast.at), head)
        heads = list(self._conjuncts(first))
        if len(heads) < 2 or any(each not in self.cast.at for each in heads):
            return None
        return self._together([self.cast.at[each].referent for each in heads])

    def _conjuncts(self, head: int) -> Iterator[int]:
        yield head
        for below in self.tree.children(head, "conj"):
            yield from self._conjuncts(below)

    def _number(self, head: int, lemma: str) -> int:
        """How many are meant; 0 where the words do not point back to several."""
        tree = self.tree
        before = tree.children(head, "det", "nummod", "predet", "poss", "preconj")
        left = [tree.words[child].lower() for child in before]
        counted = next((_COUNTS[word] for word in left if word in _COUNTS), 0)
        if not counted and tree.child(head, "nummod") is not None:
            return 0
        pointing = bool(_DEFINITE & set(left)) or bool({"both", "neither", "all"} & set(left))
        if lemma in _PAIRS and "the" in left:
            return _PAIRS[lemma]
        if not pointing or not (is_plural(tree, head) or "neither" in left):
            return 0
        return counted or (2 if lemma in _RULERS | {"side", "man", "woman"} and "all" not in left else 0)

    def _fits(self, referent: Referent, lemma: str) -> bool:
        if referent.kind == "person":
            if lemma in _RULERS:
                return bool((referent.nouns | referent.told) & _RULERS)
            called = lemma in referent.nouns | referent.told or fit_person(referent, lemma) > 0
            return referent.may_be(gender_of([lemma])) and (called or lemma in _PERSONS or lemma in _PAIRS)
        if referent.kind == "place":
            return lemma in _LANDS | _SIDES and (bool(referent.lands) or bool(referent.actor))
        return referent.kind == "group" and lemma in _SIDES | _BODIES

    def _together(self, referents: Sequence[Referent]) -> Referent | None:
        """One referent that stands for all of them."""
        parts = [part for referent in referents for part in (referent.parts or [referent])]
        key = frozenset(map(id, parts))
        if len(key) < 2:
            return None
        if key not in self._known:
            name = ", ".join(part.name for part in parts[:-1]) + " and " + parts[-1].name
            self._known[key] = Referent(name, "", SEVERAL, parts=parts)
        return self._known[key]
