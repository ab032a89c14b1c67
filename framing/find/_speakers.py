"""The speaker of a scope, as fully as the article tells: an actor's id, a full name, or a description."""

from __future__ import annotations

from functools import cached_property

from framing.core.parsed import Tree
from framing.find._anaphora import read_cast
from framing.find._appositions import beside as named_beside
from framing.find._cast import Cast
from framing.find._phrases import noun_phrase, trim_marks
from framing.find._referents import NAMED, Mention
from framing.find._scopes import Scope
from framing.find._words import OUTLET, UNNAMED


class Speakers:
    """Names the speakers of one article; who is who in it is read when a speaker is asked for."""

    def __init__(self, tree: Tree, cast: Cast | None = None, actors_at: dict[int, str] | None = None) -> None:
        self.tree = tree
        self.actors_at = actors_at or {}
        self._cast = cast

    @cached_property
    def cast(self) -> Cast:
        """The cast that was given, else the article's own."""
        return read_cast(self.tree) if self._cast is None else self._cast

    @cached_property
    def _ids(self) -> set[str]:
        return {*self.actors_at.values(), *(r.actor for r in self.cast.referents if r.actor)}

    def holder(self, voice: str, scope: Scope | None) -> str:
        """Who answers for a wording: the outlet, the speaker, or *unnamed*."""
        if voice == "own" or scope is None:
            return self.tree.source or OUTLET
        return self.name(scope.speaker) or UNNAMED

    def name(self, token: int | None) -> str:
        """Who speaks, for the head token of a speaker's noun phrase: one actor, or all named; empty for none."""
        if token is None:
            return ""
        first, others = self._one(token), self._joined(token)
        if not others or first in self._ids:
            return first
        *middle, last = [self._one(other) for other in others]
        return f"{', '.join([first, *middle])} and {last}"

    def _joined(self, token: int) -> list[int]:
        """*X, Y and Z said*: the others whose saying it is, too."""
        tree, chain = self.tree, [token]
        while tree.child(chain[-1], "conj") is not None:
            chain.extend(tree.children(chain[-1], "conj"))
        joined = any(tree.lemmas[cc] == "and" for link in chain for cc in tree.children(link, "cc"))
        subject = tree.deps[token] == "nsubj" and tree.heads[token] > chain[-1]
        return chain[1:] if joined and subject and all(tree.poses[c] in ("NOUN", "PROPN") for c in chain) else []

    def _one(self, token: int) -> str:
        tree = self.tree
        beside = [tree.heads[token]] if tree.deps[token] == "appos" else []
        if tree.child(token, "cc") is None:  # an apposition taken for a list
            beside += tree.children(token, "conj")
        for candidate in (token, *beside, *tree.children(token, "appos"), *self._called(token)):
            if candidate in self.actors_at:
                return self.actors_at[candidate]
            mention = self.cast.at.get(candidate)
            if (
                mention is not None
                and not self._is_other(mention)
                and (candidate == token or mention.referent.kind == "person")
            ):
                return mention.referent.actor or mention.referent.name
        around = self._around(token)
        if around is not None:
            return self.actors_at.get(around.head) or around.referent.actor or around.referent.name
        antecedent = self.cast.antecedents.get(token, token)
        if antecedent != token:
            return self._one(antecedent)
        return "" if tree.tags[token] in ("WP", "WDT", "EX") else self._phrase(token)

    def _is_other(self, mention: Mention) -> bool:
        """*GOP lawmakers*, *the bank's research team*: a noun that a name sorts is no other word for somebody else."""
        if mention.how != "description" or mention.referent.actor:
            return False
        tree, head = self.tree, mention.head
        names = [child for child in tree.children(head, "compound", "poss") if tree.poses[child] == "PROPN"]
        sorts = [self.cast.at[name].referent for name in names if name in self.cast.at]
        return tree.tags[head] == "NNS" or any(referent is not mention.referent for referent in sorts)

    def _phrase(self, token: int) -> str:
        """The noun phrase itself, in one line."""
        tree = self.tree
        first, last = noun_phrase(tree, token)
        start, end = trim_marks(tree.text, tree.starts[first], tree.ends[last])
        if end - start < 2:
            start, end = tree.starts[first], tree.ends[last]
        return " ".join(tree.text[start:end].rpartition("|")[2].split())

    def _called(self, token: int) -> list[int]:
        """*a student called Farid*, *a student who gave her name as Amina*: the name behind the noun."""
        tree = self.tree
        verbs = [child for child in tree.children(token, "acl") if tree.lemmas[child] in ("call", "name")]
        names = [name for verb in verbs for name in tree.children(verb, "oprd", "attr", "dobj", "ccomp")]
        given = [child for child in tree.children(token, "relcl") if tree.lemmas[child] in ("give", "identify")]
        preps = [prep for verb in given for prep in tree.subtree(verb) if tree.lemmas[prep] == "as"]
        return names + [name for prep in preps for name in tree.children(prep, "pobj")]

    def _around(self, token: int) -> Mention | None:
        """The name that the token is part of, or that stands beside it: *its relief office, ANCRO, wrote*."""
        tree = self.tree
        for mention in self.cast.mentions:
            if mention.name_start <= tree.starts[token] < mention.end and mention.how in NAMED:
                return mention
        if tree.poses[token] in ("NOUN", "PROPN"):
            return named_beside(tree, token, self.cast.at)
        return None
