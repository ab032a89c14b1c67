"""The *it* that stands for nothing: *it is clear that*, *it seems*."""

from __future__ import annotations

from collections.abc import Iterator

from framing.core.parsed import Tree

_EMPTY_VERBS = ("seem", "appear", "take", "rain", "turn", "matter")
_COMPLEMENTS = ("acomp", "attr", "ccomp", "advcl", "xcomp", "csubj")
_CLAUSES = ("ccomp", "xcomp", "advcl", "csubj", "acl", "relcl")


def is_empty(tree: Tree, token: int) -> bool:
    """Whether the pronoun only holds the place of a subject, or announces a clause."""
    if tree.tags[token] == "PRP$":
        return False
    verb, dep = tree.heads[token], tree.deps[token]
    lemma = tree.lemmas[verb]
    if dep == "expl" or lemma in _EMPTY_VERBS:
        return True
    if dep not in ("nsubj", "nsubjpass") or not (lemma in ("be", "become", "remain") or dep == "nsubjpass"):
        return False
    complete = lemma in ("become", "remain") or tree.child(verb, *_COMPLEMENTS) is not None
    return complete and any(tree.deps[below] in _CLAUSES for below in _below(tree, verb))


def _below(tree: Tree, verb: int) -> Iterator[int]:
    """The verb's dependents, and those of its predicate."""
    for child in tree.child_lists[verb]:
        yield child
        if tree.deps[child] in ("acomp", "attr"):
            yield from tree.child_lists[child]
