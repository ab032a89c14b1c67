"""Titles before a person's name: which words are one, and the title that the parser took for the head."""

from __future__ import annotations

from framing.core.parsed import Tree
from framing.find._words import GROUP, HONORIFICS, PERSON, PLACE

_RANKS = frozenset(
    "rep reps sen sens gov govs gen gens lt col maj sgt capt cmdr adm prof rev hon st prime vice deputy first chief "
    "house senate former acting foreign defense defence interior finance justice attorney field grand supreme "
    "national white press majority minority us u.s".split()
)
_HELD = frozenset("hostage captive prisoner detainee".split())


def is_title(tree: Tree, token: int) -> bool:
    """Whether the word can stand in a title: *Sen.*, *prime*, *minister*, *Ms*, *Hostages*."""
    word = tree.words[token].lower()
    if word.removesuffix("s") in _HELD:
        return True
    return word in HONORIFICS or tree.lemmas[token] in PERSON | GROUP | PLACE or word.rstrip(".") in _RANKS


def title_noun(tree: Tree, head: int) -> int | None:
    """The noun of a title that the parser took for the head: *its chief executive Mike Manley*."""
    above = tree.heads[head]
    first = min([head, *tree.children(head, "compound", "nmod")])
    before = first - 1
    if before < 0 or tree.poses[before] not in ("NOUN", "PROPN"):
        return None
    if tree.deps[head] == "appos":
        return before if above == before else None
    twins = tree.poses[before] == "NOUN" and (tree.heads[before], tree.deps[before]) == (above, tree.deps[head])
    return before if twins and above != head else None  # two subjects of one verb, side by side
