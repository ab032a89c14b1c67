"""What an article tells of a referent: the nouns it calls it by, its gender, its kind, and whose man a person is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from framing.core.actors import Actors
from framing.core.lands import land_of
from framing.core.matching import is_acronym
from framing.core.parsed import Tree
from framing.find._lands import land_at, lands_beside
from framing.find._phrases import is_finite, is_negated
from framing.find._referents import ENTITY_KINDS, Mention, Referent, gender_of
from framing.find._titles import title_noun
from framing.find._words import ARMED, GENERIC, GROUP, PEOPLE, PERSON, PLACE


def learn(tree: Tree, referent: Referent) -> None:
    """Learn what the article calls the referent, in titles, appositions, compounds and predicates; then its kind."""
    if referent.kind != "person":
        referent.lands |= {land_of(name) for name in [referent.name]} - {""}
    for mention in referent.mentions:
        _learn_inside(tree, mention)
        _learn_around(tree, mention)
    if not referent.kind or (referent.actor and referent.kind == "people"):
        referent.kind = _kind_of(tree, referent)
    if referent.kind == "group":
        referent.nouns.update(word for word in referent.words if word in GROUP)


_MODIFIERS = ("amod", "compound", "nmod")


def _learn_inside(tree: Tree, mention: Mention) -> None:
    """The words of the mention itself, its title among them."""
    referent = mention.referent
    nouns = PERSON if referent.kind == "person" else GROUP | PLACE
    for token in tree.tokens_in(mention.start, mention.end):
        word = tree.words[token].lower()
        capital = tree.words[token][:1].isupper() and tree.poses[token] in ("ADJ", "PROPN")
        if capital and mention.how in ("name", "alias"):
            referent.words.add(word)
        if word in nouns:
            prime = word == "minister" and token and tree.words[token - 1].lower() == "prime"
            referent.nouns.add("premier" if prime else tree.lemmas[token])
            referent.nouns.add(tree.lemmas[token])
        if referent.kind == "person" and tree.starts[token] < mention.name_start:
            referent.lands |= {land_at(tree, token)} - {""}
        referent.gender = referent.gender or gender_of([word])


def _learn_around(tree: Tree, mention: Mention) -> None:
    """Nouns beside the mention that are said of the referent."""
    referent, dep = mention.referent, tree.deps[mention.head]
    above = tree.lemmas[tree.heads[mention.head]]
    owns = referent.kind == "person" and dep in ("compound", "nmod", "poss")
    if owns and above in ("administration", "presidency"):
        referent.nouns.add("president")
    referent.lands |= lands_beside(tree, mention.head) if referent.kind == "person" else set()
    for noun in _nouns_beside(tree, mention.head):
        lemma = tree.lemmas[noun]
        if tree.poses[noun] == "NOUN" and lemma in GENERIC and _may_be_called(referent, lemma, dep):
            referent.nouns |= {lemma, *_members(tree, noun)}
            referent.gender = referent.gender or gender_of([lemma])
            referent.modifiers |= {tree.words[child].lower() for child in tree.children(noun, *_MODIFIERS)}
            referent.lands |= lands_beside(tree, noun) if referent.kind == "person" else set()


def _members(tree: Tree, noun: int) -> Iterator[str]:
    """*a group of asylum seekers*: its members stand for it."""
    of = tree.child(noun, "prep") if tree.lemmas[noun] in GROUP else None
    for member in tree.children(of, "pobj") if of is not None and tree.lemmas[of] == "of" else ():
        if tree.tags[member] == "NNS" and tree.lemmas[member] in PEOPLE | ARMED:
            yield tree.lemmas[member]


def _nouns_beside(tree: Tree, head: int) -> Iterator[int]:
    above = tree.heads[head]
    yield from tree.children(head, "appos")
    if tree.deps[head] in ("appos", "compound", "nmod") and tree.poses[above] == "NOUN":
        yield above
    predicate = tree.deps[head] == "nsubj" and tree.lemmas[above] == "be"
    if predicate and is_finite(tree, above) and not is_negated(tree, above):
        yield from tree.children(above, "attr")


def _may_be_called(referent: Referent, lemma: str, dep: str) -> bool:
    """A leader is not the group that stands before the word: *DSCM leader*."""
    if referent.kind == "person":
        return dep not in ("compound", "nmod") and lemma not in GROUP | PLACE
    if referent.kind == "place":
        return lemma in PLACE or lemma == "government"
    return not (dep in ("compound", "nmod") and lemma in PERSON)


def _kind_of(tree: Tree, referent: Referent) -> str:
    """Group, where a word of its name or an acronym says so; else what the parser's model calls it most often."""
    if referent.words & GROUP or any(is_acronym(tree.words[mention.head]) for mention in referent.mentions):
        return "group"
    votes: dict[str, int] = {}
    for mention in referent.mentions:
        label = tree.ents[mention.head][2:]
        if label in ENTITY_KINDS:
            kind = "group" if label == "NORP" else ENTITY_KINDS[label]
            votes[kind] = votes.get(kind, 0) + 1
    return max(sorted(votes), key=lambda kind: votes[kind], default="group")


def learn_sides(tree: Tree, referents: Sequence[Referent], at: Mapping[int, Mention], actors: Actors | None) -> None:
    """Learn whose man each person is: the only body of the user's side for it, else the body in title or apposition."""
    described: dict[str, list[Referent]] = {}
    for referent in referents:
        for noun in referent.described if referent.kind == "group" and referent.mentions else ():
            described.setdefault(noun, []).append(referent)
    for referent in referents:
        if referent.kind != "person":
            continue
        for mention in referent.mentions:
            for body in _bodies_beside(tree, mention.head, at, described):
                referent.group = referent.group or body
        side = actors[referent.actor].side if referent.actor and actors is not None else ""
        if side and actors is not None:
            bodies = [r for r in referents if r.actor and r.kind == "group" and actors[r.actor].side == side]
            if len(bodies) == 1:
                referent.group = bodies[0]


def _bodies_beside(
    tree: Tree, head: int, at: Mapping[int, Mention], described: Mapping[str, list[Referent]]
) -> Iterator[Referent]:
    """Groups named, or described by the user's nouns, in the person's title or apposition."""
    title = title_noun(tree, head)
    around = [head, *([] if title is None else [title]), *tree.children(head, "appos", "compound")]
    if tree.deps[head] == "appos":
        around.append(tree.heads[head])
    for token in around:
        for below in tree.subtree(token):
            if below in at and at[below].referent.kind == "group" and below < token + 8:
                yield at[below].referent
            elif below not in at and len(described.get(tree.lemmas[below], ())) == 1 and below < token + 8:
                yield described[tree.lemmas[below]][0]
