"""The speaker of a scope, as fully as the article tells: an actor's id, a full name, or a description."""

from __future__ import annotations

from framing.core.parsed import Tree
from framing.find._anaphora import read_cast
from framing.find._appositions import beside
from framing.find._cast import Cast
from framing.find._phrases import noun_phrase, trim_marks
from framing.find._referents import NAMED, Mention
from framing.find._scopes import Scope
from framing.find._words import OUTLET, UNNAMED


class Speakers:
    """Names the speakers of one article."""

    def __init__(self, tree: Tree, cast: Cast | None = None, actors_at: dict[int, str] | None = None) -> None:
        self.tree = tree
        self.cast = read_cast(tree) if cast is None else cast
        self.actors_at = actors_at or {}

    def holder(self, voice: str, scope: Scope | None) -> str:
        """Who answers for a wording: the outlet, the speaker, or *unnamed*."""
        if voice == "own" or scope is None:
            return self.tree.source or OUTLET
        return self.name(scope.speaker) or UNNAMED

    def name(self, token: int | None) -> str:
        """Who speaks, for the head token of a speaker's noun phrase; empty for none."""
        if token is None:
            return ""
        tree = self.tree
        for candidate in (token, *tree.children(token, "appos"), *self._called(token)):
            if candidate in self.actors_at:
                return self.actors_at[candidate]
            mention = self.cast.at.get(candidate)
            if mention is not None and (candidate == token or mention.referent.kind == "person"):
                return mention.referent.actor or mention.referent.name
        around = self._around(token)
        if around is not None:
            return self.actors_at.get(around.head) or around.referent.actor or around.referent.name
        antecedent = self.cast.antecedents.get(token, token)
        if antecedent != token:
            return self.name(antecedent)
        return "" if tree.tags[token] in ("WP", "WDT", "EX") else self._phrase(token)

    def _phrase(self, token: int) -> str:
        """The noun phrase itself, in one line."""
        tree = self.tree
        first, last = noun_phrase(tree, token)
        start, end = trim_marks(tree.text, tree.starts[first], tree.ends[last])
        if end - start < 2:
            start, end = tree.starts[first], tree.ends[last]
        return " ".join(tree.text[start:end].split())

    def _called(self, token: int) -> list[int]:
        """*a student called Farid*: the name behind the noun."""
        tree = self.tree
        verbs = [child for child in tree.children(token, "acl") if tree.lemmas[child] in ("call", "name")]
        return [name for verb in verbs for name in tree.children(verb, "oprd", "attr", "dobj", "ccomp")]

    def _around(self, token: int) -> Mention | None:
        """The name that the token is part of, or that stands beside it: *its relief office, ANCRO, wrote*."""
        tree = self.tree
        for mention in self.cast.mentions:
            if mention.name_start <= tree.starts[token] < mention.end and mention.how in NAMED:
                return mention
        if tree.poses[token] in ("NOUN", "PROPN"):
            return beside(tree, token, self.cast.at)
        return None
