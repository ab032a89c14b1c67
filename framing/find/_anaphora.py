"""Later words for those named before: pronouns and descriptions, each given to one referent or to none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from framing.core.actors import Actors
from framing.core.matching import NameMatcher
from framing.core.parsed import Parsed, Tree
from framing.core.progress import track
from framing.find._attribution import Attribution, read_attributions
from framing.find._cast import Cast
from framing.find._descriptions import Descriptions
from framing.find._evidence import BODY, PERSON, SEVERAL, SPEAKER, Guess
from framing.find._lore import Lore
from framing.find._nearness import Nearness
from framing.find._phrases import first_of_phrase
from framing.find._pronouns import PERSONAL, Pronouns
from framing.find._referents import Referent
from framing.find._shade import read_shade
from framing.find._splits import Splits
from framing.find._words import FIGHTERS

_FIRST = frozenset("i me my mine myself".split())
_OURS = frozenset("we us our ours ourselves".split())
_SPEAKERS = frozenset("spokesman spokeswoman spokesperson".split())


def read_cast(tree: Tree) -> Cast:
    """Who is who in one article, with every pronoun and description that means somebody named."""
    return tree.once("cast", lambda: _resolve(Cast(tree)))


def read_casts(parsed: Parsed, actors: Actors | None = None) -> Iterator[tuple[Tree, Cast]]:
    """The casts of all articles; what one article of a story tells of an actor serves in the others."""
    if actors is None:
        yield from ((tree, read_cast(tree)) for tree in parsed.trees)
        return
    matcher, key = NameMatcher(actors), ("casts", actors.hash)
    casts: dict[str, Cast] = {}
    for trees in track(list(_stories(parsed)), "Finding mentions", "cluster"):
        casts |= trees[0].once(key, partial(_tell, trees, actors, matcher))
    yield from ((tree, casts[tree.doc_id]) for tree in parsed.trees)


def _tell(trees: list[Tree], actors: Actors, matcher: NameMatcher) -> dict[str, Cast]:
    """The casts of one story, by article."""
    casts = [Cast(tree, actors, matcher) for tree in trees]
    lore = Lore(casts)
    for cast in casts:
        lore.teach(cast)
    return {cast.tree.doc_id: _resolve(cast) for cast in casts}


def _stories(parsed: Parsed) -> Iterable[list[Tree]]:
    """The trees of each story together; an article of none is alone."""
    docs = parsed.corpus.docs
    names = dict(zip(docs["doc_id"], docs["story"], strict=True))
    stories: dict[str, list[Tree]] = {}
    for tree in parsed.trees:
        stories.setdefault(names[tree.doc_id] or f" {tree.doc_id}", []).append(tree)
    return stories.values()


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
        splits = Splits(cast, self.near)
        self.pronouns = Pronouns(cast, self.near, self.quoted, splits)
        self.descriptions = Descriptions(cast, self.near, splits)

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
            person = self.tree.words[token].lower() in PERSONAL
            self._note_pronoun(token, self.pronouns.resolve(token), PERSON if person else BODY)
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
            if word in _OURS and self.tree.tags[token].startswith("PRP") and token not in self.cast.at:
                self._note_pronoun(token, referent if person is None else self._spoken_for(token, person), BODY)
            if word in _FIRST and self.tree.tags[token].startswith("PRP") and token not in self.cast.at:
                self.cast.antecedents[token] = speaker
                self._note_pronoun(token, person, SPEAKER)

    def _spoken_for(self, token: int, person: Referent) -> Referent | None:
        """The body for which a person says *we*."""
        speaks = bool(person.nouns & _SPEAKERS)
        return person.group if speaks or self._is_described(token) else None

    def _is_described(self, token: int) -> bool:
        """*We are not terrorists*: who *we* are is said of the body that speaks."""
        tree, verb = self.tree, self.tree.heads[token]
        return tree.deps[token] == "nsubj" and tree.lemmas[verb] == "be" and tree.child(verb, "attr") is not None

    def _note_pronoun(self, token: int, referent: Referent | None, confidence: float) -> None:
        if referent is not None:
            self._note(token, token, "pronoun", Guess(referent, SEVERAL if referent.parts else confidence))

    def _note_description(self, head: int, guess: Guess | None) -> None:
        if guess is not None:
            self._note(first_of_phrase(self.tree, head), head, "description", guess)

    def _note(self, first: int, last: int, how: str, guess: Guess) -> None:
        mention = self.cast.add(self.tree.starts[first], self.tree.ends[last], how, guess.referent, guess.confidence)
        if mention is not None:
            self.near.note(mention)
