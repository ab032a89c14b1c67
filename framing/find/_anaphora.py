"""Later words for those named before: pronouns and descriptions, each given to one referent or to none."""

from __future__ import annotations

from framing.core.actors import Actors
from framing.core.matching import NameMatcher
from framing.core.parsed import Tree
from framing.find._attribution import Attribution, read_attributions
from framing.find._cast import Cast
from framing.find._descriptions import Descriptions
from framing.find._nearness import Nearness
from framing.find._phrases import first_of_phrase
from framing.find._pronouns import Pronouns
from framing.find._referents import Referent
from framing.find._shade import read_shade
from framing.find._words import FIGHTERS

_FIRST = frozenset("i me my mine myself".split())


def read_cast(tree: Tree, actors: Actors | None = None, matcher: NameMatcher | None = None) -> Cast:
    """Who is who in one article, with every pronoun and description that means somebody named."""
    return tree.once(("cast", actors and actors.hash), lambda: _resolve(Cast(tree, actors, matcher)))


def _resolve(cast: Cast) -> Cast:
    _Resolver(cast).run()
    return cast


class _Resolver:
    """Walks one article from left to right and adds pronouns and descriptions to its cast."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.tree = cast, cast.tree
        self.shade = read_shade(self.tree)
        marked = read_attributions(self.tree)
        self.quoted = [a for a in marked if a.kind in ("direct", "partial")]
        self.titles = {token for a in marked if a.kind == "title" for token in self.tree.tokens_in(*a.inner)}
        self.near = Nearness(cast, self.shade)
        self.pronouns = Pronouns(cast, self.near, self.quoted)
        self.descriptions = Descriptions(cast, self.near)

    def run(self) -> None:
        """Resolve every pronoun and description: first what the outlet says itself, then what stands in marks."""
        inside = [self.shade.inside(start) for start in self.tree.starts]
        for token in sorted(range(len(self.tree)), key=inside.__getitem__):
            if token not in self.cast.at and token not in self.cast.adjectives:
                self._resolve(token)
        for token in range(len(self.tree)):  # *units of the army*: the army is known only now
            member = self.tree.lemmas[token] in FIGHTERS and self.tree.poses[token] == "NOUN"
            if member and token not in self.cast.at and not self.cast.is_name(token):
                self._note_description(token, self.descriptions.member_behind(token))
        for quotation in self.quoted:
            self._first_persons(quotation)

    def _resolve(self, token: int) -> None:
        if self.tree.poses[token] == "PRON" or self.tree.tags[token] in ("PRP", "PRP$"):
            self._note_pronoun(token, self.pronouns.resolve(token))
        elif self.descriptions.is_noun(token) and token not in self.titles and not self.cast.is_name(token):
            self._note_description(token, self.descriptions.resolve(token))

    def _first_persons(self, quotation: Attribution) -> None:
        """*I* and *my* in a quotation mean its speaker; *we are …* means the body that the speaker is or leads."""
        if quotation.speaker is None:
            return
        speaker = self.cast.antecedents.get(quotation.speaker, quotation.speaker)
        mention = self.cast.at.get(speaker)
        referent = None if mention is None else mention.referent
        person = referent if referent is not None and referent.kind == "person" else None
        for token in self.tree.tokens_in(*quotation.inner):
            word = self.tree.words[token].lower()
            if word == "we" and self._is_described(token):
                self._note_pronoun(token, referent if person is None else person.group)
            if word in _FIRST and self.tree.tags[token].startswith("PRP") and token not in self.cast.at:
                self.cast.antecedents[token] = speaker
                self._note_pronoun(token, person)

    def _is_described(self, token: int) -> bool:
        """*We are not terrorists*: who *we* are is said of the body that speaks."""
        tree, verb = self.tree, self.tree.heads[token]
        return tree.deps[token] == "nsubj" and tree.lemmas[verb] == "be" and tree.child(verb, "attr") is not None

    def _note_pronoun(self, token: int, referent: Referent | None) -> None:
        if referent is not None:
            self._note(token, token, "pronoun", referent)

    def _note_description(self, head: int, referent: Referent | None) -> None:
        if referent is not None:
            self._note(first_of_phrase(self.tree, head), head, "description", referent)

    def _note(self, first: int, last: int, how: str, referent: Referent) -> None:
        mention = self.cast.add(self.tree.starts[first], self.tree.ends[last], how, referent)
        if mention is not None:
            self.near.note(mention)
