"""Ties inside a mention: the name, its title, adjectives that describe, and a description's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from framing.core.parsed import Tree
from framing.find._namings import is_what_called
from framing.find._phrases import CLOSERS, OPENERS, first_of_phrase, trim_marks
from framing.find._ties import Place, Tie, is_distancing, phrase_of
from framing.find._titles import is_title
from framing.find._words import COURTESY, HONORIFICS, PERSON

_PLAIN_ADJECTIVES = frozenset(
    "former new current late senior junior first second third then acting incoming outgoing deputy chief vice top "
    "national federal other own same many several few more most last next all both such only old young prime foreign "
    "interim original entire whole multiple traditional future".split()
)
_AGE = re.compile(r"(?:the )?[\w-]+[- ]years?[- ]old", re.IGNORECASE)


class InnerTies:
    """Finds the words inside each mention of one article."""

    def __init__(self, tree: Tree, at: Mapping[int, Place]) -> None:
        self.tree, self.at = tree, at

    def name_and_title(self, place: Place) -> Iterator[Tie]:
        """The bare name and what stands before it: *so-called*, a title, or adjectives."""
        tree = self.tree
        yield Tie(place.name_start, place.end, place.head, "name")
        before = self._before(place)
        nouns = [t for t in before if tree.poses[t] in ("NOUN", "PROPN") and tree.deps[t] != "poss"]
        if not nouns and any(is_distancing(tree, token) for token in before):
            yield Tie(place.start, place.end, place.head, "naming")
            return
        while before and (tree.poses[before[-1]] == "PUNCT" or tree.words[before[-1]].lower() in COURTESY):
            before.pop()
        if before and tree.tags[before[-1]] == "POS":
            return  # *the Herald’s Lina Sabbar*
        aged = _AGE.fullmatch(tree.text[tree.starts[before[0]] : tree.ends[before[-1]]]) if before else None
        if aged is not None:
            yield Tie(tree.starts[before[0]], tree.ends[before[-1]], before[-1], "modifier")
        elif before and before[-1] in nouns and not self._is_other_name(before[-1]):
            yield from self._titles(before)
        elif before or not (shared := self._shared_title(place)):
            yield from self._modifiers(place)
        else:
            yield self._title(shared)

    def _before(self, place: Place) -> list[int]:
        """The tokens between determiner or title and the name, also of a title that the mention leaves out."""
        tree = self.tree
        tokens = list(tree.tokens_in(place.start, place.name_start))
        first = tokens[0] if tokens else next(iter(tree.tokens_in(place.name_start, place.end)), 0)
        inside_name = tree.ents[first].startswith("I-")  # *White* House
        while first and tree.deps[first - 1] in ("compound", "amod") and not inside_name:
            people = tree.tags[first - 1] == "NNPS" and tree.ents[first - 1] == "B-NORP"
            if not (people or tree.words[first - 1] == "." or is_title(tree, first - 1)):
                break
            first -= 1
            tokens.insert(0, first)
        return tokens if any(tree.words[token] != "." for token in tokens) else []

    def _is_other_name(self, token: int) -> bool:
        """*Trump* in *the Trump White House*, *WASHINGTON* before an agency's name."""
        named = self.tree.poses[token] == "PROPN" and self.tree.ents[token][2:] in ("PERSON", "GPE")
        return named and not is_title(self.tree, token)

    def _titles(self, before: list[int]) -> Iterator[Tie]:
        """The title; a *Dr.* behind another title is one of its own."""
        tree = self.tree
        last = before[-1]
        if tree.words[last].lower() in HONORIFICS and any(tree.lemmas[token] in PERSON for token in before[:-1]):
            yield self._title([last])
            before = before[:-1]
        yield self._title([*self._joined_title(before[0]), *before])

    def _title(self, tokens: list[int]) -> Tie:
        tree = self.tree
        start, end = trim_marks(tree.text, tree.starts[tokens[0]], tree.ends[tokens[-1]])
        end += tree.text[end : end + 1] == "."
        return Tie(start, end, tokens[-1], "title")

    def _joined_title(self, first: int) -> list[int]:
        """What belongs to a title on its left: *lawyer and* activist, *Ferry Point, Ohio,* police officer."""
        tree = self.tree
        office = tree.heads[first - 1] if first and tree.poses[first - 1] == "ADP" else first
        if office < first and tree.lemmas[office].lower() in PERSON:  # *ambassador to* the Union
            return list(range(first_of_phrase(tree, office), first))
        bare = first >= 2 and tree.tags[first] in ("NN", "NNP", "JJ")
        if bare and tree.words[first - 1].lower() == "and" and tree.lemmas[first - 2].lower() in PERSON:
            start = first_of_phrase(tree, first - 2)
            return list(range(start, first)) if tree.tags[first - 2] in ("NN", "NNP") else []
        token, seen = first - 1, 0
        while bare and token >= 0 and (tree.words[token] == "," or tree.ents[token][2:] == "GPE"):
            seen += tree.words[token] == ","
            token -= 1
        return list(range(token + 1, first)) if seen == 2 and tree.words[first - 1] == "," else []

    def _shared_title(self, place: Place) -> list[int]:
        """*Sens. X and Y*: the plural title before the first of several names."""
        tree, head = self.tree, place.head
        while tree.deps[head] in ("conj", "appos"):
            head = tree.heads[head]
        first = self.at.get(head)
        if first is None or first is place:
            return []
        before = [t for t in self._before(first) if tree.poses[t] != "PUNCT"]
        last = tree.words[before[-1]] if before else ""
        return before if last.rstrip(".").endswith("s") and last.lower() not in COURTESY else []

    def _modifiers(self, place: Place) -> Iterator[Tie]:
        """Adjectives that describe and do not merely sort: *embattled*, not *former* or *Iranian*."""
        tree = self.tree
        name = next(iter(tree.tokens_in(place.name_start, place.end)), place.head)
        for token in tree.children(place.head, "amod"):
            if not name - 8 < token < name:
                continue
            sorts = tree.ents[token][2:] in ("NORP", "ORDINAL", "CARDINAL", "GPE")
            plain = sorts or tree.words[token].lower() in _PLAIN_ADJECTIVES or is_distancing(tree, token)
            if tree.poses[token] in ("ADJ", "VERB") and tree.tags[token] != "VBG" and not plain:
                start = tree.starts[tree.subtree(token)[0]]
                clause = any(tree.poses[t] == "PROPN" and tree.words[t + 1] != "-" for t in tree.subtree(token))
                if not clause:  # *why Haddad renewed* the pact
                    yield Tie(start, tree.ends[token], token, "modifier")

    def description(self, place: Place) -> Tie:
        """The noun phrase of a description: a compound where the actor's own name stands in it.

        It is a naming where the text says that others call it so. It refers and cannot be denied: *neither gang left*.
        """
        tree = self.tree
        first, last = phrase_of(tree, place.head)
        end = place.end if place.end > tree.ends[place.head] else tree.ends[last]
        for of in tree.children(place.head, "prep"):
            inner = self.at.get(tree.child(of, "pobj") or -1)
            if tree.lemmas[of] == "of" and inner is not None and inner.actor == place.actor:
                end = min(end, inner.end)  # *militants of X and volunteers*: the volunteers are others
        start, end = trim_marks(tree.text, min(place.start, tree.starts[first]), end)
        relation = "compound" if self._holds_own_name(place) else "description"
        called = any(is_distancing(tree, t) for t in range(first, place.head)) or is_what_called(tree, place.head)
        return Tie(start, end, place.head, "naming" if called else relation)

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
