"""How words are tied to a mention: title, modifier, compound, apposition, predicate, naming, description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from framing.core.parsed import Tree
from framing.find._appositions import beside
from framing.find._cast import title_noun
from framing.find._phrases import CLOSE, is_negated, noun_phrase, trim_marks
from framing.find._words import COURTESY, DISTANCING, GENERIC, NAMING, PEOPLE, PERSON

_PLAIN_ADJECTIVES = frozenset(
    "former new current late senior junior first second third then acting incoming outgoing deputy chief vice top national federal other own same "
    "many several few more most last next all both such only old young prime foreign interim".split()
)
OPENERS, CLOSERS = "“\"‘'«", "”\"’'»"
_DENIAL = re.compile(r"\b(?:not|never|no longer|hardly|neither|nor)\s+[“\"‘«']?$", re.IGNORECASE)
_COPULAS = frozenset("be become remain".split())
_NO = frozenset("no neither nor".split())


def _so_called(tree: Tree, token: int) -> bool:
    """Whether the word is *so-called*, *self-styled* or the like, in one token or three."""
    word = tree.words[token].lower()
    if word in DISTANCING:
        return True
    return token >= 2 and tree.words[token - 1] == "-" and f"{tree.words[token - 2].lower()}-{word}" in DISTANCING


@dataclass(frozen=True)
class Tie:
    """Words tied to a mention: their span, their head token and the relation."""

    start: int
    end: int
    head: int
    relation: str
    negated: bool = False


@dataclass(frozen=True)
class Place:
    """A mention as the relations need it: its span, head token, actor and how it is named."""

    start: int
    end: int
    head: int
    actor: str
    how: str
    name_start: int


class Relations:
    """Finds the words tied to each mention of one article."""

    def __init__(self, tree: Tree, places: list[Place]) -> None:
        self.tree = tree
        self.at = {place.head: place for place in places}
        self._beside: dict[int, list[int]] = {}
        for noun in range(len(tree)):
            if tree.tags[noun] in ("NN", "NNS", "NNP") and noun not in self.at and tree.lemmas[noun] in GENERIC:
                named = beside(tree, noun, self.at)
                if named is not None and self._can_label(noun, named):
                    self._beside.setdefault(named.head, []).append(noun)

    def of(self, place: Place) -> Iterator[Tie]:
        """Everything tied to one mention; an adjective in marks of its own is split off the phrase around it."""
        for tie in self._ties(place):
            yield tie
            if tie.relation in ("description", "apposition", "predicate", "naming"):
                yield from self._marked_adjectives(tie)

    def _marked_adjectives(self, tie: Tie) -> Iterator[Tie]:
        tree = self.tree
        for child in tree.children(tie.head, "amod"):
            if 0 < child < len(tree) - 1 and tree.words[child - 1] in OPENERS and tree.words[child + 1] in CLOSERS:
                if tie.start < tree.starts[child - 1] and tree.ends[child + 1] < tie.end:
                    yield Tie(tree.starts[child], tree.ends[child], child, "modifier", tie.negated)

    def _ties(self, place: Place) -> Iterator[Tie]:
        if place.how in ("name", "alias", "acronym"):
            yield from self._name_and_title(place)
        elif place.how == "description":
            yield self._description(place)
        anchors = {place.head}
        title = title_noun(self.tree, place.head)
        if title is not None:
            anchors.add(title)
        for anchor in sorted(anchors):
            yield from self._appositions(place, anchor)
            yield from self._predicates(place, anchor)
            yield from self._namings(place, anchor)

    # --- inside the mention ------------------------------------------------------------------------------------------

    def _name_and_title(self, place: Place) -> Iterator[Tie]:
        tree = self.tree
        yield Tie(place.name_start, place.end, place.head, "name")
        before = list(tree.tokens_in(place.start, place.name_start))
        so_called = [t for t in before if _so_called(tree, t)]
        if so_called:
            yield Tie(place.start, place.end, place.head, "naming")
            return
        while before and (tree.poses[before[-1]] == "PUNCT" or tree.words[before[-1]].lower() in COURTESY):
            before.pop()
        nouns = [t for t in before if tree.poses[t] in ("NOUN", "PROPN") and tree.deps[t] != "poss"]
        if not nouns and not before:
            before = self._shared_title(place)
            nouns = before
        if nouns:
            start, end = trim_marks(tree.text, tree.starts[before[0]], tree.ends[before[-1]])
            end += tree.text[end : end + 1] == "."
            yield Tie(start, end, before[-1], "title")
        else:
            yield from self._modifiers(before)

    def _shared_title(self, place: Place) -> list[int]:
        """*Sens. X and Y*: the plural title before the first of several names."""
        tree, head = self.tree, place.head
        while tree.deps[head] == "conj":
            head = tree.heads[head]
        first = self.at.get(head)
        if first is None or first is place:
            return []
        before = [t for t in tree.tokens_in(first.start, first.name_start) if tree.poses[t] != "PUNCT"]
        plural = bool(before) and tree.words[before[-1]].rstrip(".").endswith("s") and tree.words[before[-1]].lower() not in COURTESY
        return before if plural else []

    def _modifiers(self, tokens: list[int]) -> Iterator[Tie]:
        """Adjectives that describe and do not merely sort: *embattled*, not *former* or *Iranian*."""
        tree = self.tree
        for token in tokens:
            plain = tree.words[token].lower() in _PLAIN_ADJECTIVES or tree.ents[token][2:] in ("NORP", "ORDINAL", "CARDINAL", "GPE")
            if tree.deps[token] == "amod" and tree.poses[token] in ("ADJ", "VERB") and not plain:
                start = min([tree.starts[token], *(tree.starts[t] for t in tree.subtree(token) if t in tokens)])
                yield Tie(start, tree.ends[token], token, "modifier")

    def _description(self, place: Place) -> Tie:
        tree = self.tree
        first, last = noun_phrase(tree, place.head, complements=CLOSE)
        own_name = any(
            tree.deps[child] in ("compound", "nmod", "amod") and (child not in self.at or self.at[child].actor == place.actor)
            and (child in self.at or tree.poses[child] == "PROPN") and child < place.head
            for child in tree.child_lists[place.head]
        )  # fmt: skip
        named = any(t in self.at and self.at[t].actor == place.actor for t in tree.child_lists[place.head] if t < place.head and tree.deps[t] != "poss")
        end = place.end if place.end > tree.ends[place.head] else tree.ends[last]
        for of in tree.children(place.head, "prep"):
            inner = self.at.get(tree.child(of, "pobj") or -1)
            if tree.lemmas[of] == "of" and inner is not None and inner.actor == place.actor:
                end = min(end, inner.end)  # *militants of X and volunteers*: the volunteers are others
        start, end = trim_marks(tree.text, min(place.start, tree.starts[first]), end)
        return Tie(start, end, place.head, "compound" if own_name and named else "description", self._denied(place.head))

    # --- around the mention --------------------------------------------------------------------------------------

    def _appositions(self, place: Place, anchor: int) -> Iterator[Tie]:
        tree = self.tree
        for child in tree.children(anchor, "appos"):
            if tree.words[child - 1] == ":" or any(tree.words[t] == ":" for t in range(anchor, child)):
                continue
            bare = tree.child(child, "det", "poss", "prep") is None
            if bare and tree.child(child, "conj") is not None and tree.deps[anchor] in ("pobj", "dobj", "conj"):
                continue  # the next item of a list
            for noun in self._coordinated(child):
                if self._can_label(noun, place) and not self._in_brackets(noun):
                    yield self._phrase(noun, "apposition")
        for noun in self._beside.get(place.head, ()):
            yield self._phrase(noun, "apposition")
        above = tree.heads[anchor]
        if tree.deps[anchor] == "appos" and title_noun(tree, anchor) is None and self._can_label(above, place):
            if above < anchor and (above not in self.at or self.at[above].how == "description"):
                yield self._phrase(above, "apposition")

    def _in_brackets(self, noun: int) -> bool:
        before = self.tree.words[noun - 1] if noun else ""
        return before == "(" and self.tree.poses[noun] == "PROPN"

    def _predicates(self, place: Place, anchor: int) -> Iterator[Tie]:
        tree = self.tree
        verb = tree.heads[anchor]
        if tree.deps[anchor] == "nsubj" and tree.lemmas[verb] in _COPULAS:
            denied = is_negated(tree, verb)
            for child in tree.children(verb, "attr"):
                for noun in self._coordinated(child):
                    if noun > anchor and self._can_label(noun, place):
                        yield self._phrase(noun, "predicate", denied)
        elif tree.deps[anchor] in ("nsubj", "dobj") and tree.lemmas[verb] == "make":
            for child in tree.children(verb, "oprd", "attr", "ccomp"):
                if child > anchor and self._can_label(child, place):
                    yield self._phrase(child, "predicate")

    def _namings(self, place: Place, anchor: int) -> Iterator[Tie]:
        """*dubbed X a Y*, *X, described as Y*, *X was called Y*, *rebrand X as Y*."""
        tree = self.tree
        verbs: list[int] = []
        above = tree.heads[anchor]
        if tree.deps[anchor] in ("dobj", "nsubjpass", "nsubj", "pobj", "ccomp") and tree.lemmas[above] in NAMING:
            if tree.deps[anchor] != "nsubj" or tree.tags[above] == "VBN" and tree.child(above, "auxpass") is not None:
                verbs.append(above)
        if tree.deps[anchor] == "pobj" and tree.lemmas[above] == "to" and tree.lemmas[tree.heads[above]] == "refer":
            verbs.append(tree.heads[above])
        if tree.deps[anchor] == "nsubj" and tree.deps[above] in ("ccomp", "xcomp") and tree.lemmas[tree.heads[above]] in NAMING:
            if tree.poses[above] in ("NOUN", "PROPN") and above > anchor and self._can_label(above, place):
                yield self._phrase(above, "naming", is_negated(tree, tree.heads[above]))
        verbs += [c for c in tree.children(anchor, "acl", "relcl") if tree.lemmas[c] in NAMING and tree.tags[c] == "VBN"]
        called = self._called(place)
        if called is not None:
            yield self._phrase(called, "naming")
        for verb in verbs:
            denied = is_negated(tree, verb)
            for noun in self._named_as(verb):
                for each in self._coordinated(noun):
                    if each != anchor and self._can_label(each, place):
                        yield self._phrase(each, "naming", denied)

    def _called(self, place: Place) -> int | None:
        """*calls X a Y* where the parser lost the frame: a verb of calling before the mention, an article behind it."""
        tree = self.tree
        tokens = tree.tokens_in(place.start, place.end)
        before, after = tokens[0] - 1, tokens[-1] + 1
        if before < 0 or tree.lemmas[before] not in ("call", "label", "brand", "dub", "term", "deem"):
            return None
        if after >= len(tree) or tree.words[after].lower() not in ("a", "an", "the"):
            return None
        noun = tree.heads[after]
        return noun if noun > after and noun - after < 8 and self._can_label(noun, place) else None

    def _named_as(self, verb: int) -> Iterator[int]:
        tree = self.tree
        for child in tree.child_lists[verb]:
            if child < verb:
                continue
            if tree.deps[child] in ("oprd", "attr") and tree.poses[child] in ("NOUN", "PROPN"):
                yield child
            if tree.deps[child] in ("ccomp", "xcomp", "dobj") and tree.poses[child] == "NOUN" and tree.tags[verb] == "VBN" and tree.child(verb, "auxpass"):
                yield child
            if tree.deps[child] == "prep" and tree.lemmas[child] == "as":
                yield from tree.children(child, "pobj")
                yield from (c for c in tree.children(child, "amod", "pcomp", "acomp") if tree.poses[c] == "ADJ" or tree.tags[c] == "VBN")

    # --- helpers -------------------------------------------------------------------------------------------------

    def _coordinated(self, noun: int) -> list[int]:
        found, todo = [noun], [noun]
        while todo:
            conj = self.tree.child(todo.pop(), "conj")
            if conj is not None and self.tree.poses[conj] == "NOUN" and len(found) < 4:
                found.append(conj)
                todo.append(conj)
        return found

    def _can_label(self, noun: int, place: Place) -> bool:
        tree = self.tree
        if noun in self.at and not (self.at[noun].how == "description" and self.at[noun].actor == place.actor):
            return False
        if tree.lemmas[noun] in ("thing", "time", "way", "case", "reason"):
            return False
        if tree.poses[noun] in ("ADJ", "VERB"):
            return tree.lemmas[tree.heads[noun]] == "as"
        if tree.ents[noun][2:] == "NORP" and tree.tags[noun] == "NNPS":
            return True
        if tree.poses[noun] == "PROPN":
            return tree.lemmas[noun] in PERSON | PEOPLE and tree.ents[noun][2:] != "PERSON"
        return tree.poses[noun] == "NOUN" and tree.ents[noun][2:] not in ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY")

    def _phrase(self, noun: int, relation: str, negated: bool = False) -> Tie:
        tree = self.tree
        first, last = noun_phrase(tree, noun, complements=CLOSE)
        if relation == "naming" and first and tree.words[first - 1] in OPENERS:  # *described as “a gang with a flag”*: all of it
            closes = next((t for t in range(last + 1, min(len(tree), last + 8)) if tree.words[t] in CLOSERS), None)
            last = closes - 1 if closes is not None and tree.sentence_of[closes] == tree.sentence_of[noun] else last
        start, end = trim_marks(tree.text, tree.starts[first], tree.ends[last])
        return Tie(start, end, noun, relation, negated or self._denied(noun))

    def _denied(self, noun: int) -> bool:
        tree = self.tree
        first, _ = noun_phrase(tree, noun, complements=())
        if _DENIAL.search(tree.text[max(0, tree.starts[first] - 14) : tree.starts[first]]):
            return True
        return any(tree.words[child].lower() in _NO for child in tree.child_lists[noun] if child < noun) or is_negated(tree, noun)
