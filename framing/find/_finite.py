"""Which verb carries the clause: finite, no copula, and the verb that *continue to* or *have to* only helps."""

from __future__ import annotations

from framing.core.parsed import Tree
from framing.find._phrases import is_finite, is_verb

# Verbs that tell how another deed runs: that other one is the deed.
_HELPING = frozenset("continue have need go appear seem tend happen keep use get ought dare".split())
_COPULAS = frozenset("be become remain seem appear".split())
# Participles after *be* that tell a state and no deed.
_STATES = frozenset(
    "stuck worried concerned interested involved supposed determined pleased convinced prepared committed dedicated "
    "known opposed used born based located set scheduled poised inclined entitled bored tired".split()
)
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


def main_verbs(tree: Tree, verb: int) -> list[int]:
    """The finite deeds that share the subject of a verb: its own, or that which it helps, and those joined by *and*."""
    found, todo = [], [verb]
    while todo:
        current = todo.pop()
        inner = _helped(tree, current)
        if inner is not None and is_deed(tree, current, copula=True):
            found += [inner, *_joined(tree, inner)]
        elif is_deed(tree, current):
            found.append(current)
        todo += [each for each in _joined(tree, current) if is_deed(tree, each, copula=True)]
    return found


def is_deed(tree: Tree, verb: int, *, copula: bool = False) -> bool:
    """Whether the word is a finite verb, also one that shares its auxiliary with the verb before it."""
    if not is_verb(tree, verb) or tree.deps[verb] in ("aux", "auxpass", "amod", "compound"):
        return False
    if not copula and is_copula(tree, verb):
        return False
    helper = tree.heads[verb]
    if tree.deps[verb] == "xcomp" and _helped(tree, helper) == verb:
        return is_deed(tree, helper, copula=True)
    first = _first_joined(tree, verb)
    return is_finite(tree, verb) or (first != verb and is_deed(tree, first, copula=True))


def is_copula(tree: Tree, verb: int) -> bool:
    """*is*, *'re*, *remains*, *are worried*: it says what somebody is."""
    lemma = tree.lemmas[verb]
    if lemma in _HELPING and any(is_copula(tree, inner) for inner in tree.children(verb, "xcomp")):
        return True  # *are going to be*
    if lemma in _COPULAS or tree.words[verb].lower().strip("'’") in ("m", "re", "s"):
        return True
    return tree.words[verb].lower() in _STATES and tree.child(verb, "auxpass") is not None


def is_passive(tree: Tree, verb: int) -> bool:
    """*was shot*, *were arrested and charged*."""
    if tree.tags[verb] not in ("VBN", "VBD"):
        return False
    with_auxiliary = _first_joined(tree, verb) if tree.tags[verb] == "VBN" else verb
    return any(tree.child(each, "auxpass") is not None for each in (verb, with_auxiliary))


def _helped(tree: Tree, verb: int) -> int | None:
    """The verb that this one only helps: *have to leave*, *went on shelling*, *are going to fight*."""
    if tree.lemmas[verb] not in _HELPING:
        return None
    inner = tree.child(verb, "xcomp")
    if inner is None or inner < verb or tree.child(verb, "dobj") is not None:
        return None
    if tree.lemmas[verb] == "use" and tree.tags[verb] != "VBD":
        return None
    if not is_verb(tree, inner) or is_copula(tree, inner):
        return None
    return inner if tree.child(inner, *_SUBJECTS) is None else None


def _first_joined(tree: Tree, verb: int) -> int:
    """*has rejected and promised*: of joined verbs of one form the first, whose auxiliary they share."""
    while tree.deps[verb] == "conj" and tree.tags[verb] == tree.tags[tree.heads[verb]]:
        if tree.child(verb, "aux", "auxpass") is not None:
            break
        verb = tree.heads[verb]
    return verb


def _joined(tree: Tree, verb: int) -> list[int]:
    """Verbs joined to this one that have no subject of their own."""
    joined = tree.children(verb, "conj")
    return [each for each in joined if is_verb(tree, each) and tree.child(each, *_SUBJECTS) is None]
