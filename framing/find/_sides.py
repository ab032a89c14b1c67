"""Which side the words above a target take: *vowed to repeal the law* is against it, *opposed its repeal* for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from framing.core.parsed import Tree
from framing.find._acts import Acts
from framing.find._phrases import is_negated, is_verb
from framing.find._side_words import AGAINST, DEMANDS, FOR, OWNED, PARTICLES, PHRASES, TURN, URGES

_LINKS = frozenset("of on to for with toward towards about at over upon".split())
_OURS = ("i", "we")
_OBJECTS = ("dobj", "nsubjpass", "dative", "iobj")


@dataclass(frozen=True)
class Step:
    """A word above a target and the side that it takes with all below it: 1 for, -1 against.

    `subject` is who acts on the target inside a clause that the word governs, None where that is open.
    """

    word: int
    sign: int
    subject: int | None = None

    def fits(self, holder: Collection[int]) -> bool:
        """Whether the side may be that of a holder with mentions at these tokens."""
        return self.subject is None or self.subject in holder


class Sides:
    """Reads in one article which side of a target the words above it take."""

    def __init__(self, tree: Tree, acts: Acts) -> None:
        self.tree, self._acts = tree, acts

    def above(self, target: int) -> Iterator[Step]:
        """Every word on the way up from a target that takes a side, nearest first, with the sign of all so far.

        Notes
        -----
        The signs of the words are multiplied: to oppose a repeal is to be for what stays, to refuse to sign to be
        against. The way ends where the target, or what holds it, acts itself, and where a clause has somebody else
        for its subject, unless that is what the word above demands.
        """
        tree, sign, told, token = self.tree, 1, False, target
        for _ in range(30):
            above, dep = tree.heads[token], tree.deps[token]
            if above == token:
                return
            if dep == "ccomp" and is_verb(tree, token):
                subject = self._other_subject(token, above)
                if told:
                    yield Step(above, sign, subject)
                return
            if dep == "pobj" or dep == "pcomp":
                step, above = self._through(token, above), tree.heads[above]
            else:
                step = self._over(token, above, dep, first=token == target)
            if step is None:
                return
            told = told or step[1]
            sign *= step[0]
            token = above
            if told:
                yield Step(token, sign)

    # --- one step: (1 or -1, whether the word takes a side); None where the way ends --------------------------------

    def _over(self, token: int, above: int, dep: str, *, first: bool) -> tuple[int, bool] | None:
        tree = self.tree
        turned = -1 if is_negated(tree, above) else 1
        if dep in _OBJECTS:
            side = self._side(above)
            return (side or 1) * turned, bool(side)
        if dep in ("compound", "nmod", "amod") or (dep == "poss" and tree.lemmas[above] in OWNED):
            side = self._side(above) if tree.poses[above] == "NOUN" else 0
            if side < 0 and first and tree.ents[token][2:] == "PERSON":
                return None  # *the Tamrin attack*: by him or on him
            return side or 1, bool(side)
        if dep in ("poss", "appos"):
            return 1, False
        if dep == "conj":
            alike = is_verb(tree, token) == is_verb(tree, above)
            own = is_verb(tree, token) and tree.child(token, "nsubj", "nsubjpass") is not None
            return (1, False) if alike and not own else None
        if dep in ("attr", "acomp", "oprd"):
            return turned, False
        if dep == "xcomp":
            return (-turned if tree.lemmas[above] in TURN else turned), False
        if dep in ("acl", "advcl") and tree.child(token, "nsubj", "nsubjpass") is None:
            if dep == "advcl" or tree.tags[token] == "VBN":
                return (1, False) if dep == "advcl" else None
            return self._clause_side(above)
        if dep == "relcl":
            subject = tree.child(token, "nsubj")
            return (1, False) if subject is not None and tree.tags[subject] in ("WP", "WDT") else None
        return None

    def _clause_side(self, noun: int) -> tuple[int, bool]:
        """*a refusal to sign*, *an effort to repeal*."""
        return (-1 if self.tree.lemmas[noun] in TURN else 1), False

    def _through(self, token: int, preposition: int) -> tuple[int, bool] | None:
        tree, above = self.tree, self.tree.heads[preposition]
        word, link = tree.lemmas[above].lower(), tree.lemmas[preposition].lower()
        turned = -1 if is_negated(tree, above) else 1
        side = PHRASES.get((word, link))
        if side is None and link == "against":
            side = -1
        if side is not None:
            return side * turned, True
        if link not in _LINKS:
            return None
        side = self._side(above)
        if side and is_verb(tree, above) and tree.child(above, "dobj") is None and link not in ("for", "over", "about"):
            side = 0
        return (side or 1) * turned, bool(side)

    def _side(self, word: int) -> int:
        tree, lemma = self.tree, self.tree.lemmas[word].lower()
        for child in tree.children(word, "prt", "advmod"):
            if (lemma, tree.words[child].lower()) in PARTICLES:
                return PARTICLES[lemma, tree.words[child].lower()]
        if lemma in FOR:
            return 1
        return -1 if lemma in AGAINST else self._acts.sign(word, lemma)

    def _other_subject(self, verb: int, above: int) -> int | None:
        """The subject of a clause of saying where only he, and not who says it, may take that side."""
        tree = self.tree
        subject = tree.child(verb, "nsubj")
        wished = tree.lemmas[above] in URGES or any(
            tree.lemmas[child] in DEMANDS for child in tree.children(verb, "aux")
        )
        return None if wished or subject is None or tree.words[subject].lower() in _OURS else subject
