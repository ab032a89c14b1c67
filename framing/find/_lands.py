"""The countries to which the words of a parsed sentence point: *the Japanese premier*, *leader of Japan*."""

from __future__ import annotations

from collections.abc import Iterable

from framing.core.lands import land_of
from framing.core.parsed import Tree


def land_at(tree: Tree, token: int) -> str:
    """The country that the token, with the name it is part of, points to: *North Korean*, *Japan*."""
    if not tree.words[token][:1].isupper():
        return ""
    first, last = token, token
    while tree.ents[first].startswith("I-"):
        first -= 1
    while tree.ents[token] and last + 1 < len(tree) and tree.ents[last + 1].startswith("I-"):
        last += 1
    return land_of(tree.text[tree.starts[first] : tree.ends[last]]) or land_of(tree.words[token])


def lands_beside(tree: Tree, noun: int) -> set[str]:
    """The countries that a noun phrase names: *the Japanese premier*, *Japan's leader*, *leader of Japan*."""
    beside = tree.children(noun, "amod", "compound", "nmod", "poss")
    for prep in tree.children(noun, "prep"):
        if tree.lemmas[prep] in ("of", "from"):
            beside = beside + tree.children(prep, "pobj")
    return _lands(tree, beside)


def _lands(tree: Tree, tokens: Iterable[int]) -> set[str]:
    return {land for land in (land_at(tree, token) for token in tokens) if land}
