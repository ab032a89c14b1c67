"""What a mention is said to be: *X is a gang*, *X, who became a dictator*, *X seems to be …*, *made X president*."""

from __future__ import annotations

from collections.abc import Iterator

from framing.core.parsed import Tree
from framing.find._phrases import is_negated, is_plural
from framing.find._ties import coordinated, is_contrast
from framing.find._words import GENERIC

COPULAS = frozenset("be become remain".split())
# Verbs through which the subject is said to be something: *seems to be a gang*, *is said to be one*.
RAISING = frozenset("seem appear prove turn tend continue cease claim purport pretend".split())
HEARSAY = frozenset("say believe think allege report suspect rumour rumor presume suppose know understand find".split())
ACCUSING = frozenset("accuse suspect convict".split())
_CLEARING = frozenset("acquit clear deny cease".split())
_ROLES = frozenset("serve act work come emerge pose masquerade function".split())
_SUBJECTS = ("nsubj", "nsubjpass")


def find_predicates(tree: Tree, anchor: int) -> Iterator[tuple[int, bool]]:
    """The nouns that are said of the anchor, and whether they are denied."""
    for verb, denied in _copulas(tree, anchor):
        for child in tree.children(verb, "attr"):
            if child > anchor:
                for noun in coordinated(tree, child):
                    yield noun, denied and not is_contrast(tree, noun)
    if tree.deps[anchor] == "conj":
        yield from _shared(tree, anchor)
    above = tree.heads[anchor]
    if tree.deps[anchor] in ("nsubj", "dobj") and tree.lemmas[above] == "make":
        for child in tree.children(above, "oprd", "attr", "ccomp"):
            if child > anchor:
                yield child, False
    if is_small_clause(tree, anchor) and tree.lemmas[tree.heads[above]] == "make":
        yield above, is_negated(tree, tree.heads[above])
    yield from _as_roles(tree, anchor)


def is_small_clause(tree: Tree, anchor: int) -> bool:
    """*considers X a gang*: the parser makes a clause of the two, with X as its subject."""
    above = tree.heads[anchor]
    clause = tree.deps[anchor] == "nsubj" and tree.deps[above] in ("ccomp", "xcomp") and above > anchor
    return clause and tree.poses[above] in ("NOUN", "PROPN")


def made_beside(tree: Tree, first: int, last: int) -> int | None:
    """*making X only the third mayor* where the parser lost the frame: a verb before the mention, a noun behind."""
    after = last + 1
    if not first or tree.lemmas[first - 1] != "make" or after + 1 >= len(tree):
        return None
    after += tree.poses[after] == "ADV"
    noun = tree.heads[after]
    articled = tree.words[after].lower() in ("a", "an", "the")
    return noun if articled and after < noun < after + 8 else None


def _copulas(tree: Tree, anchor: int) -> Iterator[tuple[int, bool]]:
    """Verbs of being whose subject the anchor is, and whether the sentence denies them."""
    verb, dep = tree.heads[anchor], tree.deps[anchor]
    if dep in _SUBJECTS:
        for each in (verb, *_joined(tree, verb)):
            denied = is_negated(tree, each)
            if tree.lemmas[each] in COPULAS:
                yield each, denied
            elif tree.lemmas[each] in (HEARSAY if dep == "nsubjpass" else RAISING):
                for below in tree.children(each, "xcomp", "ccomp"):
                    if tree.lemmas[below] in COPULAS:
                        yield below, denied or is_negated(tree, below) or tree.lemmas[each] in _CLEARING
    if dep in (*_SUBJECTS, "dobj") and tree.lemmas[verb] in ACCUSING | _CLEARING:
        yield from _of_being(tree, verb)
    for clause in tree.children(anchor, "relcl", "acl"):
        subject = tree.child(clause, *_SUBJECTS)
        relative = subject is not None and tree.tags[subject] in ("WP", "WDT")
        if tree.lemmas[clause] in COPULAS and (relative or tree.tags[clause] == "VBG"):
            yield clause, is_negated(tree, clause)


def _joined(tree: Tree, verb: int) -> list[int]:
    """Verbs joined to this one that share its subject: *came home and became mayor*."""
    return [conj for conj in tree.children(verb, "conj") if tree.child(conj, *_SUBJECTS) is None]


def _of_being(tree: Tree, verb: int) -> Iterator[tuple[int, bool]]:
    """*accused of being a gang*, *denies being a gang*."""
    below = [word for of in tree.children(verb, "prep") for word in tree.children(of, "pcomp")]
    for being in (*below, *tree.children(verb, "xcomp")):
        if tree.lemmas[being] in COPULAS and tree.tags[being] == "VBG":
            yield being, tree.lemmas[verb] in _CLEARING or is_negated(tree, verb)


def _shared(tree: Tree, anchor: int) -> Iterator[tuple[int, bool]]:
    """*X and Y are gangs*: what is said of all."""
    first = anchor
    while tree.deps[first] == "conj":
        first = tree.heads[first]
    verb = tree.heads[first]
    if tree.deps[first] == "nsubj" and tree.lemmas[verb] in COPULAS:
        for noun in tree.children(verb, "attr"):
            if noun > anchor and (is_plural(tree, noun) or tree.lemmas[noun] == "people"):
                yield noun, is_negated(tree, verb)


def _as_roles(tree: Tree, anchor: int) -> Iterator[tuple[int, bool]]:
    """*X served as mayor*, *as a gang, X has no seat*."""
    verb = tree.heads[anchor]
    if tree.deps[anchor] not in _SUBJECTS:
        return
    for preposition in tree.children(verb, "prep"):
        if tree.lemmas[preposition] != "as":
            continue
        fronted = preposition < anchor and tree.words[tree.subtree(preposition)[-1] + 1] == ","
        served = preposition > verb and tree.lemmas[verb] in _ROLES
        for noun in tree.children(preposition, "pobj"):
            if served or (fronted and tree.lemmas[noun] in GENERIC):
                yield noun, served and is_negated(tree, verb)
