"""Ties inside a mention: the name, its title, adjectives that describe, and a description's own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from framing.core.parsed import Tree
from framing.find._phrases import CLOSE, CLOSERS, OPENERS, noun_phrase, trim_marks
from framing.find._ties import Place, Tie, is_denied
from framing.find._words import COURTESY, DISTANCING

_PLAIN_ADJECTIVES = frozenset(
    "former new current late senior junior first second third then acting incoming outgoing deputy chief vice top "
    "national federal other own same many several few more most last next all both such only old young prime foreign "
    "interim".split()
)


class InnerTies:
    """Finds the words inside each mention of one article."""

    def __init__(self, tree: Tree, at: Mapping[int, Place]) -> None:
        self.tree, self.at = tree, at

    def name_and_title(self, place: Place) -> Iterator[Tie]:
        """The bare name and what stands before it: *so-called*, a title, or adjectives."""
        tree = self.tree
        yield Tie(place.name_start, place.end, place.head, "name")
        before = list(tree.tokens_in(place.start, place.name_start))
        if any(_is_so_called(tree, token) for token in before):
            yield Tie(place.start, place.end, place.head, "naming")
            return
        while before and (tree.poses[before[-1]] == "PUNCT" or tree.words[before[-1]].lower() in COURTESY):
            before.pop()
        nouns = any(tree.poses[token] in ("NOUN", "PROPN") and tree.deps[token] != "poss" for token in before)
        if before and not nouns:
            yield from self._modifiers(before)
            return
        title = before or self._shared_title(place)
        if title:
            start, end = trim_marks(tree.text, tree.starts[title[0]], tree.ends[title[-1]])
            end += tree.text[end : end + 1] == "."
            yield Tie(start, end, title[-1], "title")

    def _shared_title(self, place: Place) -> list[int]:
        """*Sens. X and Y*: the plural title before the first of several names."""
        tree, head = self.tree, place.head
        while tree.deps[head] == "conj":
            head = tree.heads[head]
        first = self.at.get(head)
        if first is None or first is place:
            return []
        before = [t for t in tree.tokens_in(first.start, first.name_start) if tree.poses[t] != "PUNCT"]
        last = tree.words[before[-1]] if before else ""
        return before if last.rstrip(".").endswith("s") and last.lower() not in COURTESY else []

    def _modifiers(self, tokens: list[int]) -> Iterator[Tie]:
        """Adjectives that describe and do not merely sort: *embattled*, not *former* or *Iranian*."""
        tree = self.tree
        for token in tokens:
            sorts = tree.ents[token][2:] in ("NORP", "ORDINAL", "CARDINAL", "GPE")
            plain = sorts or tree.words[token].lower() in _PLAIN_ADJECTIVES
            if tree.deps[token] == "amod" and tree.poses[token] in ("ADJ", "VERB") and not plain:
                start = min([tree.starts[token], *(tree.starts[t] for t in tree.subtree(token) if t in tokens)])
                yield Tie(start, tree.ends[token], token, "modifier")

    def description(self, place: Place) -> Tie:
        """The noun phrase of a description: a compound where the actor's own name stands in it."""
        tree = self.tree
        first, last = noun_phrase(tree, place.head, complements=CLOSE)
        end = place.end if place.end > tree.ends[place.head] else tree.ends[last]
        for of in tree.children(place.head, "prep"):
            inner = self.at.get(tree.child(of, "pobj") or -1)
            if tree.lemmas[of] == "of" and inner is not None and inner.actor == place.actor:
                end = min(end, inner.end)  # *militants of X and volunteers*: the volunteers are others
        start, end = trim_marks(tree.text, min(place.start, tree.starts[first]), end)
        relation = "compound" if self._holds_own_name(place) else "description"
        return Tie(start, end, place.head, relation, is_denied(tree, place.head))

    def _holds_own_name(self, place: Place) -> bool:
        """*ISIS terrorists*, *the Hizb militant group*."""
        tree = self.tree
        before = [child for child in tree.child_lists[place.head] if child < place.head]
        own = {child for child in before if child in self.at and self.at[child].actor == place.actor}
        names = own | {child for child in before if child not in self.at and tree.poses[child] == "PROPN"}
        sorted_by_name = any(tree.deps[child] in ("compound", "nmod", "amod") for child in names)
        return sorted_by_name and any(tree.deps[child] != "poss" for child in own)

    def marked_adjectives(self, tie: Tie) -> Iterator[Tie]:
        """An adjective in marks of its own is split off the phrase around it: *a “loyal” friend*."""
        tree = self.tree
        for child in tree.children(tie.head, "amod"):
            marked = 0 < child < len(tree) - 1 and tree.words[child - 1] in OPENERS and tree.words[child + 1] in CLOSERS
            if marked and tie.start < tree.starts[child - 1] and tree.ends[child + 1] < tie.end:
                yield Tie(tree.starts[child], tree.ends[child], child, "modifier", tie.negated)


def _is_so_called(tree: Tree, token: int) -> bool:
    """Whether the word is *so-called*, *self-styled* or the like, in one token or three."""
    word = tree.words[token].lower()
    if word in DISTANCING:
        return True
    return token >= 2 and tree.words[token - 1] == "-" and f"{tree.words[token - 2].lower()}-{word}" in DISTANCING
