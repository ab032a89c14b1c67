"""Descriptions: common nouns that mean somebody, as *the terrorist group*, *its fighters*, *regime forces*."""

from __future__ import annotations

from framing.core.text import headline_end
from framing.find._appositions import beside
from framing.find._cast import Cast
from framing.find._evidence import ALIKE, CALLED, KIND, MEMBER, SEVERAL, Guess
from framing.find._fits import SIDED, Fits, Noun
from framing.find._nearness import Nearness
from framing.find._phrases import is_plural
from framing.find._referents import Mention, Referent
from framing.find._splits import SPLIT, Splits
from framing.find._words import ARMED, FIGHTERS, GENERIC, GROUP, PARTS, PERSON

_POINTING = frozenset("the this that these those its his her their such".split())
_SOME = frozenset(["", "some", "several", "many", "most", "a"])
_MEMBERS = frozenset("lawmaker senator congressman congresswoman representative member legislator donor".split())
_MASSES = frozenset("management leadership police opposition".split())
_HEADS = frozenset("leader chief boss head president chairman chairwoman director commander".split())
_OFFICES = frozenset("secretary executive founder chair premier general marshal".split())
_WHOLES = frozenset("group movement organization organisation militia faction network regime".split())
_COLLECTIVE = frozenset("mujahideen taliban police military".split())
_REGIME = frozenset("regime government loyalist state occupation".split())
_DOERS = ("er", "or", "ist", "ian", "man", "woman")
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "dative")
_SORTED_DEPS = ("compound", "nmod", "npadvmod", "attr", "oprd", "appos")


class Descriptions:
    """Resolves the descriptions of one article."""

    def __init__(self, cast: Cast, near: Nearness, splits: Splits) -> None:
        self.cast, self.tree, self.near = cast, cast.tree, near
        self._fits, self._splits = Fits(cast, near), splits
        self._headline = headline_end(cast.tree.text)
        self._described = {noun for referent in cast.referents for noun in referent.described}
        self._nouns = GENERIC | PARTS | SIDED | SPLIT | _MEMBERS | self._described
        self._own_words = {word for referent in cast.referents if referent.actor for word in referent.words}

    def is_noun(self, token: int) -> bool:
        """Whether the word is a noun that can stand for somebody."""
        named = self.tree.tags[token] in ("NN", "NNS", "NNP", "NNPS") and self.tree.lemmas[token] in self._nouns
        return named or self._is_aged(token)

    def _is_aged(self, token: int) -> bool:
        """*the 58-year-old*, *the 58-year-old supervisor*."""
        tree = self.tree
        if tree.child(token, "det") is None:
            return False
        if tree.words[token] == "old":
            return tree.deps[token] in _ARGUMENTS and tree.child(token, "npadvmod") is not None
        person = tree.lemmas[token] in PERSON or (tree.tags[token] == "NN" and tree.lemmas[token].endswith(_DOERS))
        ages = (child for child in tree.children(token, "amod") if tree.words[child] == "old")
        return person and any(tree.child(age, "npadvmod") is not None for age in ages)

    def resolve(self, head: int) -> Guess | None:
        """Whom the noun phrase with this head means; None for nobody named, or where two are as likely."""
        if self._is_no_mention(head):
            return None
        lemma = self.tree.lemmas[head]
        several = self._splits.described(head)
        if several is not None:
            return Guess(several, SEVERAL)
        office = self._office(head)
        if office is not None:
            return Guess(office, CALLED)
        many = is_plural(self.tree, head) or lemma in _COLLECTIVE
        if self._is_regular(head, lemma, many):
            return _sure(self._only_army(), CALLED)
        part = self._described_before(head) if many and lemma in FIGHTERS else None
        if part is not None:
            return Guess(part, MEMBER)
        inner = self._named_inside(head)
        if inner is not None and inner.head > head and inner.referent.kind == "place" and not inner.referent.actor:
            inner = None  # *the mayor of a town*
        owner = None if inner is None else inner.referent
        leader = self._leader(owner) if lemma in _HEADS and not many and owner is not None else None
        if leader is not None:
            return Guess(leader, ALIKE)
        if inner is not None and not (self.tree.deps[inner.head] == "poss" and self._owns_apart(inner.referent)):
            if many or lemma not in PERSON or inner.referent.kind == "person":
                return _sure(self._member(head, lemma, inner), MEMBER)
            owner = None  # *the FBI director*
        led = lemma in FIGHTERS | _WHOLES | SIDED | {"army", "member"}
        if owner is not None and owner.kind == "person" and owner.group is not None and led:
            return Guess(owner.group, MEMBER)
        return _sure(self._echoed(head, lemma), KIND) or self._fitting(head, lemma, many, owner)

    def member_behind(self, head: int) -> Guess | None:
        """*units of the army*: the group named behind the noun, whose members stand for it."""
        inner = self._named_inside(head)
        if inner is None or inner.head < head:
            return None
        return _sure(self._member(head, self.tree.lemmas[head], inner), MEMBER)

    # --- what is no mention of its own ---------------------------------------------------------------------------

    def _is_no_mention(self, head: int) -> bool:
        """Words about somebody named beside them, parts of names, modifiers."""
        tree, above = self.tree, self.tree.heads[head]
        cleft = tree.deps[head] == "attr" and tree.lemmas[tree.child(above, "nsubj") or head] == "it"
        cleft = cleft and tree.child(head, "relcl") is not None
        titled = tree.starts[head] < self._headline and tree.lemmas[head] in self._described
        loose = tree.tags[head] == "NNS" and above > head + 1 and tree.lemmas[head] in FIGHTERS  # a verb read as a noun
        if tree.deps[head] in _SORTED_DEPS and not (cleft or titled or loose):
            return True
        if tree.deps[head] == "pobj" and tree.lemmas[above] == "as":  # *described as a group*, *known as militants*
            return True
        named = (self.cast.at[noun] for noun in tree.children(head, "appos") if noun in self.cast.at)
        if any(mention.how == "name" for mention in named):  # *the leader, X*: an apposition of X's
            return True
        return beside(tree, head, self.cast.at) is not None or self._ends_name(head)

    def _ends_name(self, head: int) -> bool:
        """*Shura Council of mujahideen*: bare words behind a name's *of*."""
        tree = self.tree
        of = tree.heads[head]
        if tree.deps[head] != "pobj" or tree.lemmas[of] != "of" or tree.child(head, "det", "poss", "amod") is not None:
            return False
        mention = self.cast.at.get(tree.heads[of])
        return mention is not None and mention.how in ("name", "alias")

    def _office(self, head: int) -> Referent | None:
        """*the port authority chief*: all words of a title or description that the user gives one actor alone."""
        words = self.tree.words
        holders = [
            referent
            for referent in self.cast.referents
            if any(_words_are(words[max(0, head + 1 - len(office)) : head + 1], office) for office in referent.offices)
        ]
        return holders[0] if len(holders) == 1 else None

    def _leader(self, body: Referent) -> Referent | None:
        """*the QWU chief*, *its boss*: the only person of the body who is called the head of something."""
        heads = [
            referent
            for referent in self.cast.referents
            if referent.group is body and referent.mentions and referent.nouns & (_HEADS | _OFFICES)
        ]
        return heads[0] if len(heads) == 1 else None

    # --- members and parts ---------------------------------------------------------------------------------------

    def _is_regular(self, head: int, lemma: str, many: bool) -> bool:
        """*regime forces*, *government troops*, *our pilots*."""
        tree = self.tree
        if not many or lemma not in ("force", "troop", "soldier", "pilot"):
            return False
        sides = {tree.words[child].lower() for child in tree.children(head, "compound", "amod", "nmod", "poss")}
        return bool(sides & {"our", "my"}) or (lemma != "pilot" and bool(sides & _REGIME))

    def _only_army(self) -> Referent | None:
        """The army, where the article knows one."""
        armies = [r for r in self.cast.referents if r.kind == "group" and r.is_regular and r.mentions]
        return armies[0] if len(armies) == 1 else None

    def _described_before(self, head: int) -> Referent | None:
        """*army units*: a part of what the user describes by that noun."""
        nouns = {self.tree.lemmas[child] for child in self.tree.children(head, "compound")}
        found = [referent for referent in self.cast.referents if referent.described & nouns]
        return found[0] if len(found) == 1 else None

    def _named_inside(self, head: int) -> Mention | None:
        """The name that stands before the noun or behind its *of*: *DSCM militants*, *militants of DSCM*."""
        tree = self.tree
        for child in tree.child_lists[head]:
            if tree.deps[child] in ("compound", "nmod", "amod", "poss") and child < head and child in self.cast.at:
                return self.cast.at[child]
            if child in self.cast.adjectives:
                return Mention(tree.starts[child], tree.ends[child], child, "name", self.cast.adjectives[child])
        for prep in tree.children(head, "prep"):
            if tree.lemmas[prep] in ("of", "from"):
                inner = tree.child(prep, "pobj")
                if inner is not None and inner in self.cast.at:
                    return self.cast.at[inner]
        return None

    def _owns_apart(self, owner: Referent) -> bool:
        """Whoever owns the men need not be meant by them: a person, or somebody who is no actor of the user's."""
        return not owner.actor or owner.kind == "person"

    def _member(self, head: int, lemma: str, inner: Mention) -> Referent | None:
        """Members stand for the group: *DSCM militants*, *the council's fighters*, *troops of the army*."""
        if inner.referent.kind == "person":
            return None
        forces = lemma in PARTS and inner.referent.kind == "group" and is_plural(self.tree, head)
        sided = lemma in SIDED and is_plural(self.tree, head)
        if not (forces or sided or lemma in ARMED | _MEMBERS | _WHOLES | inner.referent.described):
            return None
        owned = self.tree.deps[inner.head] == "poss" and lemma in _WHOLES | GROUP
        return None if owned else inner.referent

    # --- the rest ------------------------------------------------------------------------------------------------

    def _echoed(self, head: int, lemma: str) -> Referent | None:
        """*a new image of “protectors”*: a word in marks means the only group that its sentence names."""
        mark = self.near.shade.mark_at(self.tree.starts[head]) if lemma in SIDED else None
        if mark is None or len(self.tree.tokens_in(*mark.inner)) > 3:
            return None
        groups = {id(m.referent): m.referent for m in self.near.beside(head) if m.referent.kind == "group"}
        return next(iter(groups.values())) if len(groups) == 1 else None

    def _fitting(self, head: int, lemma: str, many: bool, owner: Referent | None) -> Guess | None:
        """The referent that fits best, where determiner or number let the noun mean somebody known."""
        tree = self.tree
        pointers = (tree.words[child].lower() for child in tree.children(head, "det", "poss"))
        pointer = next(pointers, "")
        owned = owner is not None or any(tree.poses[child] == "NOUN" for child in tree.children(head, "poss"))
        definite = owned or pointer in _POINTING or pointer in self._own_words
        if not definite and not (pointer in _SOME and self._may_be_bare(head, lemma, many)):
            return None
        if lemma in GROUP and self._is_sorted(head):
            return None
        return self._fits.best(Noun(head, lemma, many, definite, owner, self._is_aged(head)))

    def _may_be_bare(self, head: int, lemma: str, many: bool) -> bool:
        """*militants*, *some fighters*; of the user's descriptions also *management*, in a headline *army*."""
        described = lemma in self._described
        if described and (self.tree.starts[head] < self._headline or lemma in _MASSES):
            return True
        return many and (lemma in ARMED or (described and lemma not in GROUP))

    def _is_sorted(self, head: int) -> bool:
        """*aid groups*, *the air force*: another noun says which, so it is none of those named."""
        tree = self.tree
        sorts = tree.children(head, "compound", "nmod")
        return any(tree.poses[child] == "NOUN" and tree.lemmas[child] not in GENERIC for child in sorts)


def _sure(referent: Referent | None, confidence: float) -> Guess | None:
    return None if referent is None else Guess(referent, confidence)


def _words_are(words: list[str], office: tuple[str, ...]) -> bool:
    """Whether these are the words of the office, in small letters or not."""
    return tuple(word.lower() for word in words) == office
