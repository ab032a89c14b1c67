"""Who is who in one article: its referents and the places where they are meant."""

from __future__ import annotations

from collections.abc import Iterator

from framing.core.actors import Actors
from framing.core.matching import NameMatcher
from framing.core.parsed import Tree
from framing.find._actor_names import find_actor_names
from framing.find._learning import learn, learn_sides
from framing.find._names import Names
from framing.find._other_names import find_other_names
from framing.find._phrases import first_of_phrase, is_verb, trim_marks
from framing.find._referents import NAMED, Mention, Referent
from framing.find._titles import is_title, title_noun
from framing.find._words import COURTESY

_STOPS = frozenset('“ ” " « » ( ) , ; : — – |'.split())


class Cast:
    """The referents of one article and their mentions; named ones first, later words are added by the resolver.

    `at` maps a head token to its mention; `adjectives` maps a name that stands as an adjective (*Republican senators*)
    to its referent, which is not mentioned there; `antecedents` maps a pronoun to the head of the noun phrase it stands
    for, also where that names nobody.
    """

    def __init__(self, tree: Tree, actors: Actors | None = None, matcher: NameMatcher | None = None) -> None:
        self.tree = tree
        self._names = Names(tree)
        if actors is not None:
            find_actor_names(self._names, actors, matcher or NameMatcher(actors))
        find_other_names(self._names)
        self.referents = self._names.referents
        self.adjectives = self._names.adjectives
        self.mentions: list[Mention] = []
        self.at: dict[int, Mention] = {}
        self.antecedents: dict[int, int] = {}
        for name in sorted(self._names.found, key=lambda name: (name.start, -name.end)):
            self.add(name.start, name.end, name.how, name.referent, name.confidence, widen=True)
        for referent in self.referents:
            learn(tree, referent)
        learn_sides(tree, self.referents, self.at, actors)

    def is_name(self, token: int) -> bool:
        """Whether the token belongs to a name."""
        return self._names.covers(self.tree.starts[token])

    def add(
        self, start: int, end: int, how: str, referent: Referent, confidence: float = 1.0, *, widen: bool = False
    ) -> Mention | None:
        """Note a mention, unless its head has one; a name's span is widened to determiner and title."""
        tree = self.tree
        tokens = tree.tokens_in(start, end)
        head = tree.root_of(tokens) if len(tokens) else -1
        if head < 0 or head in self.at:
            return None
        if len(tokens) == 1 and how != "description" and tree.tags[head] in ("JJ", "AFX") and tree.deps[head] == "amod":
            self.adjectives[head] = referent
            return None
        bare = self._bare(start, head) if referent.kind == "person" and how in NAMED else start
        if widen:
            start, end = self._widen(start, end, head, referent.kind == "person")
        mention = Mention(start, end, head, how, referent, max(start, bare), confidence)
        referent.mentions.append(mention)
        self.mentions.append(mention)
        self.at[head] = mention
        title = title_noun(tree, head)
        if title is not None and how in ("name", "alias"):
            self.at.setdefault(title, mention)
        return mention

    def _bare(self, start: int, head: int) -> int:
        """Where a person's name itself begins: behind a title that the user's name or the parser's model took in."""
        token = self.tree.token_at(start)
        while token is not None and token < head and (self.tree.deps[token] == "det" or is_title(self.tree, token)):
            token += 1
        return start if token is None else self.tree.starts[token]

    def _widen(self, start: int, end: int, head: int, person: bool) -> tuple[int, int]:
        """To the left over the determiner and, before a person's name, the title."""
        tree = self.tree
        title = title_noun(tree, head)
        courtesy = len(tree.tokens_in(0, start)) - 1
        if person and courtesy >= 0 and tree.words[courtesy].lower() in COURTESY:
            start = tree.starts[courtesy]
        if tree.deps[head] in ("compound", "nmod", "npadvmod", "amod") and title is None:
            return start, end
        heads = [head if title is None else title, *self._twins(start, end, head, person=person)]
        first = min(first_of_phrase(tree, token) for token in heads)
        begin, titled = start, False
        for token in range(len(tree.tokens_in(0, start)) - 1, first - 1, -1):
            finite = is_verb(tree, token) and tree.tags[token] not in ("VBN", "VBG")
            if tree.words[token] in _STOPS or finite or self._is_joined(token):
                break
            if person and is_title(tree, token):
                titled = True
            elif tree.poses[token] == "PROPN" and not titled and not self.is_name(token):
                break
            begin = tree.starts[token]
        return trim_marks(tree.text, begin, end)

    def _twins(self, start: int, end: int, head: int, *, person: bool) -> Iterator[int]:
        """*General al-Haddad*, *Moon Jae-in*: the parser hangs what stands beside a hyphen side by side."""
        tree = self.tree
        place = (tree.heads[head], tree.deps[head])
        inside = tree.tokens_in(start, end)
        yield from (token for token in inside if (tree.heads[token], tree.deps[token]) == place)
        token = inside[0] - 1
        while person and token >= 0 and is_title(tree, token) and (tree.heads[token], tree.deps[token]) == place:
            yield token
            token -= 1

    def _is_joined(self, token: int) -> bool:
        """*X and President Y*: what stands before an *and* that joins no two titles is somebody else's."""
        tree = self.tree
        if tree.poses[token] != "CCONJ" or token == 0:
            return False
        return self.is_name(token - 1) or not is_title(tree, token - 1)
