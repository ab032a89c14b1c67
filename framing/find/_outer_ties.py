"""Ties around a mention: appositions, predicates, and what somebody calls the actor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from framing.core.parsed import Tree
from framing.find._appositions import beside, breaks_off, is_list
from framing.find._namings import called_beside, find_namings, is_nickname
from framing.find._phrases import OPENERS, is_plural
from framing.find._predicates import find_predicates, made_beside
from framing.find._ties import Place, Tie, can_label, coordinated, phrase_of, tie_phrase
from framing.find._titles import is_title, title_noun
from framing.find._words import GENERIC, NAMING, PLACE

_AND_OTHER = re.compile(r",? (?:and|or) other\b")
_COMMA = re.compile(r",(?: and)? ")
_POINTING = frozenset("this that these those".split())


class OuterTies:
    """Finds the words around each mention of one article; an anchor is the mention's head or its title's noun."""

    def __init__(self, tree: Tree, at: Mapping[int, Place]) -> None:
        self.tree, self.at = tree, at
        self._starts = {place.start: place for place in at.values()}
        self._beside: dict[int, list[int]] = {}
        for noun in range(len(tree)):
            if tree.tags[noun] in ("NN", "NNS", "NNP") and noun not in at and tree.lemmas[noun] in GENERIC:
                named = beside(tree, noun, at)
                if named is not None and can_label(tree, noun, named, at):
                    self._beside.setdefault(named.head, []).append(noun)

    def of(self, place: Place) -> Iterator[Tie]:
        """All ties around one mention."""
        tree, head = self.tree, place.head
        title = title_noun(tree, head)
        for anchor in sorted({head, head if title is None else title}):
            for noun in self._labels(self._appositions(place, anchor), place):
                tie = tie_phrase(tree, noun, "naming" if self._is_called(anchor, noun) else "apposition")
                adjoins = tie.end < place.start and not tree.text[tie.end : place.start].strip('“"«‘ ')
                yield replace(tie, relation="title") if adjoins else tie
            yield from self._said_of(place, anchor)
        if tree.deps[head] == "appos":  # *Their leader, X, is a lawyer*
            yield from self._said_of(place, tree.heads[head])

    def _said_of(self, place: Place, anchor: int) -> Iterator[Tie]:
        """Predicates and namings of an anchor."""
        tree = self.tree
        first, last = self._ends(place)
        made, called = made_beside(tree, first, last), called_beside(tree, first, last)
        for noun, denied in (*find_predicates(tree, anchor), *([] if made is None else [(made, False)])):
            if self._labels([noun], place):
                yield tie_phrase(tree, noun, "predicate", denied)
        person = tree.ents[place.head].endswith("PERSON")
        for named, denied in (*find_namings(tree, anchor), *([] if called is None else [(called, False)])):
            for noun in coordinated(tree, named):
                if self._labels([noun], place) or (noun not in self.at and is_nickname(tree, noun, person=person)):
                    yield tie_phrase(tree, noun, "naming", denied)

    def _ends(self, place: Place) -> tuple[int, int]:
        """First and last token of the mention, with a title that it leaves out."""
        tokens = self.tree.tokens_in(place.start, place.end)
        first = tokens[0]
        while first and is_title(self.tree, first - 1) and self.tree.deps[first - 1] == "compound":
            first -= 1
        return first, tokens[-1]

    def _labels(self, nouns: list[int], place: Place) -> list[int]:
        return [noun for noun in nouns if can_label(self.tree, noun, place, self.at)]

    def _appositions(self, place: Place, anchor: int) -> list[int]:
        """*X, the armed group*, *the armed group, X*, by the parser's structure or by punctuation."""
        tree = self.tree
        found: list[int] = []
        for child in tree.children(anchor, "appos"):
            nouns = coordinated(tree, child)
            if child != place.head and not breaks_off(tree, anchor, child) and not is_list(tree, anchor, nouns):
                found += [noun for noun in nouns if not self._in_brackets(noun)]
                found += tree.children(child, "appos") if tree.tags[child] == "PRP" else []  # *himself a general*
        found += self._beside.get(place.head, [])
        return found + self._above(place, anchor) + self._and_others(place)

    def _above(self, place: Place, anchor: int) -> list[int]:
        """The noun to which the anchor is the apposition: *the mayor, X*; *two lawyers, X and Y*."""
        tree, first = self.tree, anchor
        while tree.deps[first] == "conj" and tree.heads[first] in self.at:
            first = tree.heads[first]
        above = tree.heads[first]
        joined = tree.deps[first] == "conj" and tree.child(above, "cc") is None  # taken for a list of two
        if not (joined or tree.deps[first] == "appos") or above >= first or title_noun(tree, first) is not None:
            return []
        if (first != anchor and not is_plural(tree, above)) or breaks_off(tree, above, first):
            return []
        if any(tree.words[child].lower() in _POINTING for child in tree.children(above, "det")):
            return []
        if self._is_taken(above) or not re.search(r"[,—–:(-]|^[\s“\"«‘]*$", self._between(above, place)):
            return []
        between = any(p.actor == place.actor for head, p in self.at.items() if above < head < first)
        mine = above not in self.at or self.at[above].how == "description"
        return [above] if mine and not between else []

    def _between(self, noun: int, place: Place) -> str:
        return self.tree.text[self.tree.ends[phrase_of(self.tree, noun)[1]] : place.start]

    def _is_taken(self, noun: int) -> bool:
        """Whether the noun, no person or body, is the apposition of a name before it: *in Haven, the site of …, X*."""
        tree = self.tree
        first, _ = phrase_of(tree, noun)
        named = first >= 2 and tree.words[first - 1] == "," and tree.ents[first - 2][2:] not in ("", "DATE", "TIME")
        return named and (tree.lemmas[noun] not in GENERIC or tree.lemmas[noun] in PLACE)

    def _and_others(self, place: Place) -> list[int]:
        """*X, Y and other gangs*."""
        tree, end = self.tree, place.end
        while comma := _COMMA.match(tree.text, end):
            following = self._starts.get(comma.end())
            if following is None:
                break
            end = following.end
        other = _AND_OTHER.match(tree.text, end)
        token = tree.token_at(other.end() - 1) if other is not None else None
        if token is None or not is_plural(tree, tree.heads[token]):
            return []
        return [tree.heads[token]]

    def _is_called(self, anchor: int, noun: int) -> bool:
        """*called the council “a gang”*, which the parser takes for an apposition."""
        tree = self.tree
        first = min([noun, *tree.children(noun, "det", "amod", "compound")])
        marked = anchor < noun and tree.words[first - 1] in OPENERS and "," not in tree.words[anchor:first]
        return marked and tree.lemmas[tree.heads[anchor]] in NAMING

    def _in_brackets(self, noun: int) -> bool:
        before = self.tree.words[noun - 1] if noun else ""
        return before == "(" and self.tree.poses[noun] == "PROPN"
