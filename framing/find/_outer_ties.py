"""Ties around a mention: appositions, predicates, and what somebody calls the actor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from framing.core.parsed import Tree
from framing.find._appositions import beside
from framing.find._phrases import is_negated
from framing.find._ties import Place, Tie, can_label, coordinated, tie_phrase
from framing.find._titles import title_noun
from framing.find._words import CALLING, GENERIC, NAMING

_COPULAS = frozenset("be become remain".split())
_NAMED_DEPS = ("dobj", "nsubjpass", "nsubj", "pobj", "ccomp")


class OuterTies:
    """Finds the words around each mention of one article; an anchor is the mention's head or its title's noun."""

    def __init__(self, tree: Tree, at: Mapping[int, Place]) -> None:
        self.tree, self.at = tree, at
        self._beside: dict[int, list[int]] = {}
        for noun in range(len(tree)):
            if tree.tags[noun] in ("NN", "NNS", "NNP") and noun not in at and tree.lemmas[noun] in GENERIC:
                named = beside(tree, noun, at)
                if named is not None and can_label(tree, noun, named, at):
                    self._beside.setdefault(named.head, []).append(noun)

    def _labels(self, nouns: list[int], place: Place) -> list[int]:
        return [noun for noun in nouns if can_label(self.tree, noun, place, self.at)]

    # --- appositions -----------------------------------------------------------------------------------------------

    def appositions(self, place: Place, anchor: int) -> Iterator[Tie]:
        """*X, the armed group*, *the armed group, X*, by the parser's structure or by punctuation."""
        tree = self.tree
        for child in tree.children(anchor, "appos"):
            if not self._is_list_item(child, anchor):
                for noun in self._labels(coordinated(tree, child), place):
                    if not self._in_brackets(noun):
                        yield tie_phrase(tree, noun, "apposition")
        for noun in self._beside.get(place.head, ()):
            yield tie_phrase(tree, noun, "apposition")
        above = tree.heads[anchor]
        if tree.deps[anchor] != "appos" or above >= anchor or title_noun(tree, anchor) is not None:
            return
        if (above not in self.at or self.at[above].how == "description") and self._labels([above], place):
            yield tie_phrase(tree, above, "apposition")

    def _is_list_item(self, child: int, anchor: int) -> bool:
        """What a colon announces, or the next item of a list."""
        tree = self.tree
        if tree.words[child - 1] == ":" or ":" in tree.words[anchor:child]:
            return True
        bare = tree.child(child, "det", "poss", "prep") is None
        return bare and tree.child(child, "conj") is not None and tree.deps[anchor] in ("pobj", "dobj", "conj")

    def _in_brackets(self, noun: int) -> bool:
        before = self.tree.words[noun - 1] if noun else ""
        return before == "(" and self.tree.poses[noun] == "PROPN"

    # --- predicates ------------------------------------------------------------------------------------------------

    def predicates(self, place: Place, anchor: int) -> Iterator[Tie]:
        """*X is a gang*, *the vote made X president*."""
        tree, verb = self.tree, self.tree.heads[anchor]
        if tree.deps[anchor] == "nsubj" and tree.lemmas[verb] in _COPULAS:
            denied = is_negated(tree, verb)
            for child in tree.children(verb, "attr"):
                for noun in self._labels(coordinated(tree, child), place):
                    if noun > anchor:
                        yield tie_phrase(tree, noun, "predicate", denied)
        elif tree.deps[anchor] in ("nsubj", "dobj") and tree.lemmas[verb] == "make":
            for noun in self._labels(tree.children(verb, "oprd", "attr", "ccomp"), place):
                if noun > anchor:
                    yield tie_phrase(tree, noun, "predicate")

    # --- namings ---------------------------------------------------------------------------------------------------

    def namings(self, place: Place, anchor: int) -> Iterator[Tie]:
        """*dubbed X a Y*, *X, described as Y*, *X was called Y*, *rebrand X as Y*."""
        tree, above = self.tree, self.tree.heads[anchor]
        if self._is_named_clause(anchor) and self._labels([above], place):
            yield tie_phrase(tree, above, "naming", is_negated(tree, tree.heads[above]))
        called = self._called(place)
        if called is not None:
            yield tie_phrase(tree, called, "naming")
        for verb in self._naming_verbs(anchor):
            denied = is_negated(tree, verb)
            for noun in self._named_as(verb):
                for each in self._labels(coordinated(tree, noun), place):
                    if each != anchor:
                        yield tie_phrase(tree, each, "naming", denied)

    def _is_named_clause(self, anchor: int) -> bool:
        """*considers X a gang*: the parser makes a clause of the two, with X as its subject."""
        tree, above = self.tree, self.tree.heads[anchor]
        clause = tree.deps[anchor] == "nsubj" and tree.deps[above] in ("ccomp", "xcomp") and above > anchor
        return clause and tree.lemmas[tree.heads[above]] in NAMING and tree.poses[above] in ("NOUN", "PROPN")

    def _naming_verbs(self, anchor: int) -> list[int]:
        """Verbs of naming whose object, passive subject or participle the anchor is."""
        tree, above = self.tree, self.tree.heads[anchor]
        verbs: list[int] = []
        if tree.deps[anchor] in _NAMED_DEPS and tree.lemmas[above] in NAMING:
            passive = tree.tags[above] == "VBN" and tree.child(above, "auxpass") is not None
            if passive or tree.deps[anchor] != "nsubj":
                verbs.append(above)
        if tree.deps[anchor] == "pobj" and tree.lemmas[above] == "to" and tree.lemmas[tree.heads[above]] == "refer":
            verbs.append(tree.heads[above])
        participles = tree.children(anchor, "acl", "relcl")
        return verbs + [verb for verb in participles if tree.lemmas[verb] in NAMING and tree.tags[verb] == "VBN"]

    def _called(self, place: Place) -> int | None:
        """*calls X a Y* where the parser lost the frame: a verb of calling before the mention, an article behind it."""
        tree = self.tree
        tokens = tree.tokens_in(place.start, place.end)
        before, after = tokens[0] - 1, tokens[-1] + 1
        if before < 0 or tree.lemmas[before] not in CALLING:
            return None
        if after >= len(tree) or tree.words[after].lower() not in ("a", "an", "the"):
            return None
        noun = tree.heads[after]
        return noun if after < noun < after + 8 and self._labels([noun], place) else None

    def _named_as(self, verb: int) -> Iterator[int]:
        """Heads of the words that a verb of naming gives."""
        tree = self.tree
        passive = tree.tags[verb] == "VBN" and tree.child(verb, "auxpass") is not None
        for child in tree.child_lists[verb]:
            dep, pos = tree.deps[child], tree.poses[child]
            if child < verb:
                continue
            if dep in ("oprd", "attr") and pos in ("NOUN", "PROPN"):
                yield child
            if dep in ("ccomp", "xcomp", "dobj") and pos == "NOUN" and passive:
                yield child
            if dep == "prep" and tree.lemmas[child] == "as":
                yield from tree.children(child, "pobj")
                words = tree.children(child, "amod", "pcomp", "acomp")
                yield from (word for word in words if tree.poses[word] == "ADJ" or tree.tags[word] == "VBN")
