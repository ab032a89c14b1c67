"""Who is who in one article: every named referent with its names, nouns, gender and the places where it is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from framing.core.actors import Actor, Actors
from framing.core.inflection import singular
from framing.core.matching import PARTICLES, NameMatcher, fold, is_acronym, looks_personal, name_variants, skeleton, surname
from framing.core.parsed import Tree
from framing.core.text import headline_end
from framing.find._phrases import is_finite, is_negated, noun_phrase, trim_marks
from framing.find._renamed import renamed
from framing.find._words import FEMALE, GENERIC, GROUP, HONORIFICS, MALE, PERSON, PLACE

_KINDS = {"PERSON": "person", "ORG": "group", "NORP": "people", "GPE": "place", "LOC": "place", "FAC": "place"}
_BRACKET = re.compile(r"[\s»”\"’,]*\(\s*(?:the\s+|or\s+)?[“\"«]?([A-Z][A-Za-z.&\-]{1,9})[”\"»]?[,)]")
_BODY = re.compile(r"\b(?!The\b|A\b|An\b)[A-Z][\w’'\-]+(?: (?:of |for |and )?[A-Z][\w’'\-]+){0,4} ([A-Z][a-z]+)\b")
_PARTICLE = re.compile(r"(?:\b[Aa]l|\b[Ee]l|\bbin|\bibn|\babu)[ \-]$")
_keys = lru_cache(maxsize=65536)(skeleton)


@dataclass
class Mention:
    """One place where a referent is meant: its span, its head token, and how it is named there."""

    start: int
    end: int
    head: int
    how: str
    referent: Referent
    name_start: int = -1

    def __repr__(self) -> str:
        return f"Mention({self.start}, {self.end}, {self.how}, {self.referent.name!r})"


@dataclass
class Referent:
    """A person, group or place of the article; `actor` is the user's id for it, or empty.

    `nouns` are those that the article uses of it, `described` those that the user's actors file gives; `group` is the body
    that a person leads or speaks for.
    """

    name: str
    actor: str = ""
    kind: str = ""
    gender: str = ""
    words: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    described: set[str] = field(default_factory=set)
    group: Referent | None = None
    mentions: list[Mention] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"Referent({self.name!r}, {self.actor!r}, {self.kind})"


@dataclass
class _Found:
    start: int
    end: int
    referent: Referent
    how: str


class Cast:
    """The referents of one article and their named mentions, in order; `at` maps a head token to its mention.

    `adjectives` maps a name that stands as an adjective (*Republican senators*) to its referent, which is not mentioned there;
    `antecedents` maps a pronoun to the head of the noun phrase it stands for, also where that names nobody.
    """

    def __init__(self, tree: Tree, actors: Actors | None = None, matcher: NameMatcher | None = None) -> None:
        self.tree = tree
        self.referents: list[Referent] = []
        self._found: list[_Found] = []
        self._taken: list[bool] = [False] * (len(tree.text) + 1)
        self.adjectives: dict[int, Referent] = {}
        if actors is not None:
            self._seed(actors, matcher or NameMatcher(actors))
        self._entities()
        self._bodies()
        self._renamings()
        self._acronyms()
        self.mentions: list[Mention] = []
        self.at: dict[int, Mention] = {}
        self.antecedents: dict[int, int] = {}
        for found in sorted(self._found, key=lambda item: (item.start, -item.end)):
            self.add(found.start, found.end, found.how, found.referent)
        for referent in self.referents:
            _learn(tree, referent)
        self._belong(actors)

    def _belong(self, actors: Actors | None) -> None:
        """Whose man a person is: the body in the title or apposition, else the only body of the side that the user gave."""
        for referent in self.referents:
            if referent.kind != "person":
                continue
            for mention in referent.mentions:
                title = title_noun(self.tree, mention.head)
                around = [mention.head, *([title] if title is not None else []), *self.tree.children(mention.head, "appos", "compound")]
                if self.tree.deps[mention.head] == "appos":
                    around.append(self.tree.heads[mention.head])
                for token in around:
                    for below in self.tree.subtree(token):
                        other = self.at.get(below)
                        if other is not None and other.referent.kind == "group" and referent.group is None and below < token + 8:
                            referent.group = other.referent
            if referent.actor and actors is not None and actors[referent.actor].side:
                side = actors[referent.actor].side
                bodies = [r for r in self.referents if r.actor and r.kind == "group" and actors[r.actor].side == side]
                if len(bodies) == 1:
                    referent.group = bodies[0]

    def add(self, start: int, end: int, how: str, referent: Referent, *, widen: bool = True) -> Mention | None:
        """Note a mention; its span is widened to determiner and title."""
        tokens = self.tree.tokens_in(start, end)
        if not len(tokens):
            return None
        head = self.tree.root_of(tokens)
        if head in self.at:
            return None
        if len(tokens) == 1 and how != "description" and self.tree.tags[head] in ("JJ", "AFX") and self.tree.deps[head] == "amod":
            self.adjectives[head] = referent
            return None
        bare = self._bare(start, head, referent)
        if widen:
            start, end = self._widen(start, end, head, referent.kind == "person")
        mention = Mention(start, end, head, how, referent, max(start, bare))
        referent.mentions.append(mention)
        self.mentions.append(mention)
        self.at[head] = mention
        title = title_noun(self.tree, head)
        if title is not None and how in ("name", "alias"):
            self.at.setdefault(title, mention)
        return mention

    def _bare(self, start: int, head: int, referent: Referent) -> int:
        """Where the name itself begins: behind a title that the user's name or the parser's model took in."""
        if referent.kind != "person":
            return start
        token = self.tree.token_at(start)
        while token is not None and token < head and (self.tree.deps[token] == "det" or _is_title(self.tree, token)):
            token += 1
        return start if token is None else self.tree.starts[token]

    def _widen(self, start: int, end: int, head: int, person: bool) -> tuple[int, int]:
        """To the left over the determiner and, before a person's name, the title."""
        tree = self.tree
        title = title_noun(tree, head)
        if tree.deps[head] in ("compound", "nmod", "npadvmod", "amod") and title is None:
            return start, end
        first, _ = noun_phrase(tree, head if title is None else title, complements=())
        begin, titled = start, False
        for token in range(tree.tokens_in(0, start)[-1] if len(tree.tokens_in(0, start)) else -1, first - 1, -1):
            if tree.words[token] in _STOPS or (tree.poses[token] in ("VERB", "AUX") and tree.tags[token] not in ("VBN", "VBG")):
                break
            if _is_title(tree, token) and person:
                titled = True
            elif tree.poses[token] == "PROPN" and not titled and not self._taken[tree.starts[token]]:
                break
            begin = tree.starts[token]
        return trim_marks(tree.text, begin, end)

    def is_name(self, offset: int) -> bool:
        """Whether the character belongs to a name."""
        return self._taken[offset]

    # --- the user's actors -------------------------------------------------------------------------------------

    def _seed(self, actors: Actors, matcher: NameMatcher) -> None:
        by_id: dict[str, Referent] = {}
        for actor in actors:
            kind = actor.kind or ("person" if looks_personal(actor) else "")
            referent = Referent(actor.name, actor.id, kind)
            for name in actor.names:
                referent.words.update(_words(name))
            referent.described = {singular(text.lower().split()[-1]) for text in (*actor.descriptions, *actor.titles) if text.strip()}
            referent.nouns |= referent.described
            referent.gender = _gender(_words(actor.name)[:1] + [title.lower() for title in actor.titles])
            by_id[actor.id] = referent
            self.referents.append(referent)
        partisans = {fold(name)[:-1]: actor.id for actor in actors for name in actor.names if re.fullmatch(r"[A-Z][a-z]+s", name)}
        for token, word in enumerate(self.tree.words):
            if fold(word) in partisans and self.tree.deps[token] == "amod":
                self.adjectives[token] = by_id[partisans[fold(word)]]
        for start, end, actor_id, name in matcher.find(self.tree.text):
            actor = actors[actor_id]
            self._take(start, end, by_id[actor_id], _how(actor, name))
        for actor in actors:
            self._spellings(actor, by_id[actor.id])
        for actor in actors:
            if by_id[actor.id].kind == "group":
                self._short_names(actor, by_id[actor.id])
        claims: dict[str, list[Actor]] = {}
        for actor in actors:
            if surname(actor):
                claims.setdefault(self._last_name(actor).lower(), []).append(actor)
        for claimants in claims.values():
            named = [a for a in claimants if any(f.referent is by_id[a.id] for f in self._found)] or claimants
            if len(named) == 1:
                self._surnames(named[0], by_id[named[0].id])

    def _take(self, start: int, end: int, referent: Referent, how: str) -> None:
        if any(self._taken[start:end]):
            return
        self._taken[start:end] = [True] * (end - start)
        self._found.append(_Found(start, end, referent, how))

    def _short_names(self, actor: Actor, referent: Referent) -> None:
        """Part of a body's name that ends as the name does: *the Shura Council*, *National Army*."""
        if not any(found.referent is referent for found in self._found):
            return
        for name in actor.names:
            words = name.split(" of ")[0].split()
            for first in range(1, len(words) - 1):
                short = " ".join(words[first:])
                if words[-1].lower() not in GROUP:
                    continue
                for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?!\w)", self.tree.text):
                    before = self.tree.text[: match.start()].rstrip("‘“«'\" ").rsplit(None, 1)[-1:]
                    if not (before and before[0][:1].isupper() and before[0].lower() not in ("the", "a", "former", "forms")):
                        self._take(match.start(), match.end(), referent, "name" if name == actor.name else "alias")

    def _spellings(self, actor: Actor, referent: Referent) -> None:
        """Other spellings of the whole name: every word has the same skeleton and nearly the same letters."""
        tree = self.tree
        for name in actor.names:
            wanted = [word for word in re.split(r"[\s\-]+", name_variants(name)[0]) if len(word) > 1]
            if len(wanted) < 2 or is_acronym(name):
                continue
            keys = [_keys(word) for word in wanted]
            plain = [t for t in range(len(tree)) if tree.words[t][0].isalnum()]
            for place in range(len(plain) - len(keys) + 1):
                run = plain[place : place + len(keys)]
                if _keys(tree.words[run[0]]) != keys[0] or not tree.words[run[0]][0].isupper():
                    continue
                pairs = [(tree.words[token], word) for token, word in zip(run, wanted, strict=True)]
                if all(_keys(got) == _keys(want) and _alike(got, want) >= 0.55 for got, want in pairs):
                    self._take(tree.starts[run[0]], tree.ends[run[-1]], referent, _how(actor, name))

    def _last_name(self, actor: Actor) -> str:
        """The part of a person's name that stands alone: as a rule the last, the first where the article uses that (*Mr. Kim*)."""
        words = [word for word in re.split(r"[\s\-]+", actor.name) if word]
        last = surname(actor)
        if len(words) < 2 or actor.kind == "group":
            return last
        alone = {word: 0 for word in (words[0], last)}
        for token, word in enumerate(self.tree.words):
            if word in alone and word[:1].isupper() and not self._taken[self.tree.starts[token]]:
                alone[word] += 3 if token and self.tree.words[token - 1].lower() in HONORIFICS else 1
        return words[0] if alone[words[0]] > 2 * alone[last] + 1 else last

    def _surnames(self, actor: Actor, referent: Referent) -> None:
        """The last name alone, also in another spelling; not where another given name stands before it."""
        tree, last = self.tree, self._last_name(actor)
        own = {fold(word) for name in actor.names for word in name.split()}
        spellings = {last.lower()} | {tree.words[tree.tokens_in(f.start, f.end)[-1]].lower() for f in self._found
                                      if f.referent is referent and len(tree.tokens_in(f.start, f.end)) > 1
                                      and _keys(tree.words[tree.tokens_in(f.start, f.end)[-1]]) == _keys(last)}  # fmt: skip
        for token, word in enumerate(tree.words):
            if not word[0].isupper() or self._taken[tree.starts[token]]:
                continue
            exact = word.lower() in spellings
            before = tree.words[token - 1] if token else ""
            particle = bool(_PARTICLE.search(tree.text[max(0, tree.starts[token] - 5) : tree.starts[token]]))
            near = len(word) > 4 and _keys(word) == _keys(last) and _alike(word, last) >= 0.75
            if not exact and not (near and (particle or _is_particled(actor.name))):
                continue
            start = tree.starts[token]
            if particle:
                start = tree.starts[token - (2 if before == "-" else 1)]
                before = tree.words[token - 3] if before == "-" and token > 2 else (tree.words[token - 2] if token > 1 else "")
            given = before[:1].isupper() and before.lower().rstrip(".") not in HONORIFICS and _is_given(before)
            if given and fold(before) in own | {fold(w)[:1] for w in own}:
                start, given = tree.text.rfind(before, 0, start), False
            first = actor.name.split()[0]
            if given and _keys(before) != _keys(first) and not (near and _alike(before, first) >= 0.7):
                continue
            if given:
                start = tree.text.rfind(before, 0, start)
            after = tree.words[token + 1] if token + 1 < len(tree) else ""
            if after[:1].isupper() and tree.heads[token] == token + 1 and tree.poses[token + 1] == "PROPN" and tree.tags[token + 1] != "POS":
                continue
            self._take(start, tree.ends[token], referent, "name" if exact else "alias")
        self._given_names(actor, referent)

    def _given_names(self, actor: Actor, referent: Referent) -> None:
        """The given name alone, where nobody else in the article bears it."""
        tree, given = self.tree, actor.name.split()[0]
        if given == self._last_name(actor):
            return
        if len(given) < 4 or not given.isalpha() or not any(f.referent is referent for f in self._found):
            return
        for token, word in enumerate(tree.words):
            after = tree.words[token + 1] if token + 1 < len(tree) else ""
            before = tree.words[token - 1] if token else ""
            alone = not after[:1].isupper() and not (before[:1].isupper() and tree.deps[token - 1] == "compound")
            if word == given and alone and not self._taken[tree.starts[token]] and tree.ents[token][2:] == "PERSON":
                self._take(tree.starts[token], tree.ends[token], referent, "name")

    # --- everyone else -----------------------------------------------------------------------------------------

    def _entities(self) -> None:
        headline = headline_end(self.tree.text)
        for first, last, label in _entity_runs(self.tree):
            start, end = trim_marks(self.tree.text, self.tree.starts[first], self.tree.ends[last])
            text = re.sub(r"^(?:[Tt]he|[Aa]n?)\s+|[’']s?$", "", self.tree.text[start:end])
            start = self.tree.text.find(text, start)
            if text.lower() in GENERIC or singular(text.lower()) in GENERIC:
                continue
            if start < headline and self.tree.text.count(text) < 2 and not (
                label == "PERSON" and len(text.split()) == 2 and not any(singular(w.lower()) in GENERIC for w in text.split())
            ):
                continue  # a headline's capitals deceive the model: the body must have the name too
            if not text or any(self._taken[start : start + len(text)]) or (label == "NORP" and not text.endswith("s")):
                continue
            referent = self._known(text, _KINDS[label])
            how = "acronym" if is_acronym(text) else "name"
            self._take(start, start + len(text), referent, how)

    def _bodies(self) -> None:
        """Capitalised names of bodies that the parser's model missed, and every further place of a name once seen."""
        for match in _BODY.finditer(self.tree.text, headline_end(self.tree.text)):
            if match.group(1).lower() in GROUP and not any(self._taken[match.start() : match.end()]):
                self._take(match.start(), match.end(), self._known(match.group(), "group"), "name")
        for referent in self.referents:
            if not referent.actor and len(_words(referent.name)) > 1:
                for match in re.finditer(rf"(?<!\w){re.escape(referent.name)}(?!\w)", self.tree.text):
                    self._take(match.start(), match.end(), referent, "name")

    def _known(self, text: str, kind: str) -> Referent:
        words = _words(text)
        for referent in self.referents:
            theirs = _words(referent.name)
            if words == theirs:
                return referent
            personal = kind == "person" and referent.kind in ("person", "")
            if personal and words and theirs and words[-1] == theirs[-1] and _compatible(words, theirs):
                if len(words) > len(theirs) and not referent.actor:
                    referent.name = text
                referent.words.update(words)
                return referent
            if kind == "group" and len(words) >= 2 and len(theirs) > len(words) and theirs[-len(words) :] == words:
                return referent
        referent = Referent(text, "", kind, _gender(words[:1]), set(words))
        self.referents.append(referent)
        return referent

    def _renamings(self) -> None:
        """A new name that the article gives a referent: *dissolved X and formed Y*, *X, now known as Y*, *Y, formerly X*."""
        for old, new in renamed(self.tree.text, [(f.start, f.end) for f in self._found]):
            first = next(f for f in self._found if (f.start, f.end) == old)
            second = next(f for f in self._found if (f.start, f.end) == new)
            keep, drop = (first, second) if first.referent.actor or not second.referent.actor else (second, first)
            gone = drop.referent
            if gone is keep.referent or gone.actor or gone.kind == "person" or keep.referent.kind == "person":
                continue
            for found in self._found:
                if found.referent is gone:
                    found.referent, found.how = keep.referent, "alias"
            keep.referent.words |= gone.words
            self.referents.remove(gone)

    def _acronyms(self) -> None:
        """Acronyms introduced in brackets, or made of a name's initials, wherever they stand."""
        text = self.tree.text
        known: dict[str, Referent] = {}
        for found in list(self._found):
            match = _BRACKET.match(text, found.end)
            if match and found.referent.kind != "person" and _abbreviates(match.group(1), text[found.start : found.end]):
                known.setdefault(match.group(1), found.referent)
            initials = "".join(word[0] for word in re.findall(r"\b[A-Z][\w’']*", text[found.start : found.end]))
            if len(initials) >= 3 and not is_acronym(text[found.start : found.end]):
                known.setdefault(initials, found.referent)
        strays = {id(f): f for f in self._found if text[f.start : f.end] in known and not f.referent.actor}
        for stray in strays.values():
            stray.referent, stray.how = known[text[stray.start : stray.end]], "acronym"
        for acronym, referent in known.items():
            for match in re.finditer(rf"(?<![\w]){re.escape(acronym)}(?![\w])", text):
                self._take(match.start(), match.end(), referent, "acronym")


_STOPS = frozenset("“ ” \" « » ( ) , ; : — – |".split())


def _is_title(tree: Tree, token: int) -> bool:
    word = tree.words[token].lower()
    return word in HONORIFICS or tree.lemmas[token] in PERSON | GROUP | PLACE or word.rstrip(".") in RANKS


RANKS = frozenset(
    "rep reps sen sens gov govs gen gens lt col maj sgt capt cmdr adm prof rev hon st prime vice deputy first chief house senate former acting foreign defense "
    "defence interior finance justice attorney field grand supreme national white press majority minority us u.s".split()
)


def title_noun(tree: Tree, head: int) -> int | None:
    """The noun of a title that the parser took for the head: *its chief executive Mike Manley*."""
    above = tree.heads[head]
    if tree.deps[head] != "appos" or above >= head or tree.poses[above] not in ("NOUN", "PROPN"):
        return None
    first = min([head, *(t for t in tree.child_lists[head] if tree.deps[t] in ("compound", "nmod"))])
    return above if above == first - 1 else None


def _entity_runs(tree: Tree) -> Iterator[tuple[int, int, str]]:
    """First token, last token and label of every entity that names a person, group or place."""
    token = 0
    while token < len(tree):
        tag = tree.ents[token]
        if not tag.startswith("B-"):
            token += 1
            continue
        last, label = token, tag[2:]
        while last + 1 < len(tree) and tree.ents[last + 1] == f"I-{label}":
            last += 1
        if label in _KINDS and tree.words[token][0].isalnum():
            yield token, last, label
        token = last + 1


def _abbreviates(acronym: str, name: str) -> bool:
    """Its capitals are letters of the name, in order, and it begins as one of the name's words does."""
    capitals = [letter.lower() for letter in acronym if letter.isupper()]
    if len(capitals) < 2 or capitals[0] not in {word[0] for word in _words(name)}:
        return False
    letters = iter(name.lower())
    return all(any(letter == other for other in letters) for letter in capitals)


def _learn(tree: Tree, referent: Referent) -> None:
    """Nouns by which the article itself calls the referent: titles, appositions, compounds, predicates."""
    for mention in referent.mentions:
        head = mention.head
        for token in tree.tokens_in(mention.start, mention.end):
            word = tree.words[token].lower()
            if tree.words[token][:1].isupper() and tree.poses[token] in ("ADJ", "PROPN") and how_named(mention):
                referent.words.add(word)
            if word in (PERSON if referent.kind == "person" else GROUP | PLACE):
                referent.nouns.add(tree.lemmas[token])
            referent.gender = referent.gender or _gender([word])
        nouns = [*tree.children(head, "appos")]
        if tree.deps[head] in ("appos", "compound", "nmod") and tree.poses[tree.heads[head]] == "NOUN":
            nouns.append(tree.heads[head])
        if referent.kind == "person" and tree.deps[head] in ("compound", "nmod", "poss"):
            if tree.lemmas[tree.heads[head]] in ("administration", "presidency"):
                referent.nouns.add("president")
        if tree.deps[head] == "nsubj" and tree.lemmas[tree.heads[head]] == "be" and is_finite(tree, tree.heads[head]) and not is_negated(tree, tree.heads[head]):
            nouns += tree.children(tree.heads[head], "attr")
        for noun in nouns:
            lemma = tree.lemmas[noun]
            if tree.poses[noun] == "NOUN" and lemma in GENERIC and _may_be_called(referent, lemma, tree.deps[head]):
                referent.nouns.add(lemma)
                referent.gender = referent.gender or _gender([lemma])
    if not referent.kind or (referent.actor and referent.kind == "people"):
        referent.kind = _kind_of(tree, referent)
    if referent.kind == "group":
        referent.nouns.update(word for word in referent.words if word in GROUP)


def how_named(mention: Mention) -> bool:
    """Whether the mention is a name, with a title perhaps."""
    return mention.how in ("name", "alias")


def _may_be_called(referent: Referent, lemma: str, dep: str) -> bool:
    """A leader is not the group that stands before the word: *DSCM leader*."""
    if referent.kind == "person":
        return dep not in ("compound", "nmod") and lemma not in GROUP
    return not (dep in ("compound", "nmod") and lemma in PERSON)


def _kind_of(tree: Tree, referent: Referent) -> str:
    votes: dict[str, int] = {}
    for mention in referent.mentions:
        label = tree.ents[mention.head][2:]
        if label in _KINDS:
            kind = "group" if label == "NORP" else _KINDS[label]
            votes[kind] = votes.get(kind, 0) + 1
    if referent.words & GROUP or any(is_acronym(tree.words[m.head]) for m in referent.mentions):
        return "group"
    return max(sorted(votes), key=lambda kind: votes[kind], default="group")


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s\-]+", fold(name).replace(".", "")) if word and word not in ("the", "jr", "sr")]


def _gender(words: list[str]) -> str:
    for word in words:
        if word in FEMALE:
            return "f"
        if word in MALE:
            return "m"
    return ""


def _compatible(words: list[str], theirs: list[str]) -> bool:
    """Given names agree: equal, one missing, or an initial."""
    words, theirs = [[w for w in some if w not in PARTICLES] for some in (words, theirs)]
    if len(words) <= 1 or len(theirs) <= 1:
        return True
    return words[0] == theirs[0] or (words[0][:1] == theirs[0][:1] and 1 in (len(words[0]), len(theirs[0])))


def _how(actor: Actor, name: str) -> str:
    if is_acronym(name):
        return "acronym"
    plain = name.removeprefix("the ").removeprefix("The ")
    if plain == plain.lower() or plain.lower() in PERSON:
        return "description"
    if name == actor.name or (looks_personal(actor) and _words(name)[-1:] == _words(actor.name)[-1:]):
        return "name"
    return "alias"


def _is_given(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in PERSON and word.lower() not in ("the", "president", "and", "for")


def _is_particled(name: str) -> bool:
    return any(part in PARTICLES for part in fold(name).split())


def _alike(a: str, b: str) -> float:
    return SequenceMatcher(None, a.lower(), b.lower()).ratio()
