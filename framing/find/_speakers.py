"""The speaker of a scope, as fully as the article tells: an actor's id, a full name, or a description."""

from __future__ import annotations

from framing.core.parsed import Tree
from framing.find._anaphora import Resolver
from framing.find._cast import Cast
from framing.find._phrases import noun_phrase, span_text, trim_marks

UNNAMED = "unnamed"


class Speakers:
    """Names the speakers of one article."""

    def __init__(self, tree: Tree, cast: Cast | None = None, actors_at: dict[int, str] | None = None) -> None:
        self.tree = tree
        if cast is None:
            cast = Cast(tree)
            Resolver(cast).run()
        self.cast = cast
        self.actors_at = actors_at or {}

    def name(self, token: int | None) -> str:
        """Who speaks, for the head token of a speaker's noun phrase; empty for none."""
        if token is None:
            return ""
        tree = self.tree
        for candidate in (token, *tree.children(token, "appos")):
            if candidate in self.actors_at:
                return self.actors_at[candidate]
            mention = self.cast.at.get(candidate)
            if mention is not None and (candidate == token or mention.referent.kind == "person"):
                return mention.referent.actor or mention.referent.name
        if token in self.cast.antecedents:
            return self.name(self.cast.antecedents[token])
        if tree.tags[token] in ("WP", "WDT", "EX"):
            return ""
        first, last = noun_phrase(tree, token)
        start, end = trim_marks(tree.text, tree.starts[first], tree.ends[last])
        return " ".join(span_text(tree, first, last).split()) if end - start < 2 else " ".join(tree.text[start:end].split())
