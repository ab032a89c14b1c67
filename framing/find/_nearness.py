"""Who was meant before a word: how far back, in which role, and in whose marks."""

from __future__ import annotations

from collections.abc import Iterator

from framing.core.parsed import Tree
from framing.find._cast import Cast
from framing.find._cues import is_cue
from framing.find._phrases import clause_of, subject_of
from framing.find._referents import Mention
from framing.find._shade import Shade

REACH = 3  # sentences
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "dative", "pobj")
_WEIGHTS = {"poss": 0.1, "dobj": 0.3, "pobj": 0.0}


class Nearness:
    """The mentions of one article by sentence, and how near each lies to a later word."""

    def __init__(self, cast: Cast, shade: Shade) -> None:
        self.tree: Tree = cast.tree
        self.shade = shade
        self._named: dict[int, list[Mention]] = {}
        for mention in cast.mentions:
            self.note(mention)

    def note(self, mention: Mention) -> None:
        """Take up a further mention."""
        self._named.setdefault(self.tree.sentence_of[mention.head], []).append(mention)

    def beside(self, token: int) -> list[Mention]:
        """The mentions of the token's sentence, in the order in which they were noted."""
        return self._named.get(self.tree.sentence_of[token], [])

    def before(self, token: int, reach: int = REACH) -> Iterator[Mention]:
        """Mentions before the token, its own sentence first, so many sentences back."""
        here = self.tree.sentence_of[token]
        for sentence in range(here, max(-1, here - reach - 1), -1):
            for mention in self._named.get(sentence, []):
                if mention.head < token:
                    yield mention

    def ahead(self, token: int) -> Iterator[Mention]:
        """*During his briefing, the minister said*: the subject behind an opening phrase."""
        tree = self.tree
        for mention in self.beside(token):
            between = tree.words[token : mention.head]
            if mention.head > token and tree.deps[mention.head] == "nsubj" and "," in between and len(between) < 15:
                openings = tree.children(tree.heads[mention.head], "prep", "advcl")
                if any(token in tree.subtree(opening) for opening in openings if opening < mention.head):
                    yield mention

    def sentences_between(self, token: int, head: int) -> int:
        """How many sentences the head lies before the token."""
        return self.tree.sentence_of[token] - self.tree.sentence_of[head]

    def role(self, head: int) -> float:
        """Weight of what the head is in its clause: subjects are taken up more readily than objects and modifiers."""
        dep = self.tree.deps[head]
        if dep == "appos":
            return self.role(self.tree.heads[head])
        if dep in ("nsubj", "nsubjpass"):
            return 1.0 + 0.3 * (self.tree.deps[self.tree.heads[head]] == "ROOT")
        if dep in ("compound", "nmod", "npadvmod"):
            return -0.8
        return _WEIGHTS.get(dep, 0.1)

    def aside(self, token: int, head: int) -> float:
        """A pronoun outside marks seldom means somebody named only inside them, nor the other way round."""
        starts = self.tree.starts
        return 0.0 if self.shade.mark_at(starts[token]) is self.shade.mark_at(starts[head]) else 0.7

    def says(self, token: int) -> bool:
        """Whether the token is the subject of a verb of saying."""
        return self.tree.deps[token] == "nsubj" and is_cue(self.tree, self.tree.heads[token])

    def coargument(self, token: int, other: int) -> bool:
        """Two arguments of one verb are two referents, unless the pronoun is reflexive or possessive."""
        tree = self.tree
        own = tree.tags[token] == "PRP$" or tree.deps[token] == "poss"
        if own or tree.words[token].lower().endswith(("self", "selves")):
            return False
        if tree.sentence_of[token] != tree.sentence_of[other] or tree.deps[other] not in _ARGUMENTS:
            return False
        verb = clause_of(tree, token)
        if verb != clause_of(tree, other):
            return False
        argument = tree.deps[token] in ("dobj", "dative", "nsubj", "nsubjpass")
        return argument or tree.heads[other] == verb or subject_of(tree, verb) == other
