"""Parts of a person's name that stand alone: the last name, also in another spelling, and the given name."""

from __future__ import annotations

import re

from framing.core.actors import Actor
from framing.core.kin import FAMILY_FIRST
from framing.core.matching import PARTICLES, fold, skeleton, surname
from framing.core.parsed import Tree
from framing.find._evidence import FORM
from framing.find._given_names import is_same_given
from framing.find._names import Names, likeness
from framing.find._referents import Referent, gender_of
from framing.find._titles import is_title
from framing.find._words import HONORIFICS

_INITIAL = re.compile(r"[A-Z]\.?")
_PARTICLE = re.compile(r"(?:\b[Aa]l|\b[Ee]l|\bbin|\bibn|\babu)[ \-]$")


def last_name(names: Names, actor: Actor) -> str:
    """The part of a person's name that stands alone: the last, or the first where the article uses that (*Mr. Kim*)."""
    tree = names.tree
    words = [word for word in re.split(r"[\s\-]+", actor.name) if word]
    last = surname(actor)
    if len(words) < 2 or actor.kind == "group" or last == words[0]:
        return last
    alone = {word: 0 for word in (words[0], last)}
    for token, word in enumerate(tree.words):
        if word in alone and tree.poses[token] == "PROPN" and not names.covers(tree.starts[token]):
            alone[word] += 3 if token and tree.words[token - 1].lower() in HONORIFICS else 1
    first = words[0].lower() in FAMILY_FIRST and not alone[last]
    return words[0] if first or alone[words[0]] > 2 * alone[last] + 1 else last


def find_last_names(names: Names, actor: Actor, referent: Referent) -> None:
    """Note the last name alone, where no other given name stands before it; then the given name alone."""
    tree, last = names.tree, last_name(names, actor)
    particled = any(part in PARTICLES for part in fold(actor.name).split())
    spellings = {last.lower(), *_spellings_in(names, referent, last)}
    for token, word in enumerate(tree.words):
        start = tree.starts[token]
        if not word[0].isupper() or names.covers(start):
            continue
        exact = word.lower() in spellings
        near = len(word) > 4 and skeleton(word) == skeleton(last) and likeness(word, last) >= 0.75
        particle = _PARTICLE.search(tree.text[max(0, start - 5) : start]) is not None
        if not exact and not (near and (particle or particled)):
            continue
        if not referent.may_be(gender_of([tree.words[token - 1].lower()] if token else [])):
            continue  # *Mrs. Haddad* is not Karim Haddad
        begin = _begin(tree, token, particle, actor, near)
        if begin is not None and not _is_first_part(tree, token):
            names.take(begin, tree.ends[token], referent, "name" if exact else "alias", FORM)
    _find_given_name(names, actor, referent)


def _spellings_in(names: Names, referent: Referent, last: str) -> set[str]:
    """How the article spells the last name where it gives the whole name."""
    tree = names.tree
    runs = [tree.tokens_in(name.start, name.end) for name in names.found if name.referent is referent]
    ends = [tree.words[run[-1]] for run in runs if len(run) > 1]
    return {word.lower() for word in ends if skeleton(word) == skeleton(last)}


def _begin(tree: Tree, token: int, particle: bool, actor: Actor, near: bool) -> int | None:
    """Where the name begins, with its particle and its own given name or initial; None behind somebody else's."""
    start = tree.starts[token]
    if particle:
        token -= 2 if tree.words[token - 1] == "-" else 1
        start = tree.starts[token]
    if not token or not _is_given(tree, token - 1):
        return start
    before = tree.words[token - 1]
    if _INITIAL.fullmatch(before) and token > 1 and is_same_given(tree.words[token - 2], actor.name.split()[0]):
        return tree.starts[token - 2]  # *Robert J. Haddad* for Bob Haddad
    own = {fold(word) for name in actor.names for word in name.split()}
    first = actor.name.split()[0]
    theirs = (
        fold(before) in own | {word[:1] for word in own}
        or skeleton(before) == skeleton(first)
        or is_same_given(before, first)
        or (near and likeness(before, first) >= 0.7)
    )
    return tree.text.rfind(before, 0, start) if theirs else None


def _is_given(tree: Tree, token: int) -> bool:
    """Whether the word before a last name is a given name: a name by its capital, no courtesy, no office."""
    word = tree.words[token]
    if is_title(tree, token) or tree.poses[token] not in ("PROPN", "NOUN", "X"):
        return False
    return word[:1].isupper()


def _is_first_part(tree: Tree, token: int) -> bool:
    """Another name begins with it: *Haftar Stadium*."""
    after = token + 1
    if after >= len(tree) or not tree.words[after][:1].isupper() or tree.heads[token] != after:
        return False
    return tree.poses[after] == "PROPN" and tree.tags[after] != "POS"


def _find_given_name(names: Names, actor: Actor, referent: Referent) -> None:
    """The given name alone, where nobody else in the article bears it."""
    tree, given = names.tree, actor.name.split()[0]
    if given == last_name(names, actor):
        return
    if len(given) < 4 or not given.isalpha() or not names.has(referent):
        return
    for token, word in enumerate(tree.words):
        if word != given or names.covers(tree.starts[token]) or tree.ents[token][2:] != "PERSON":
            continue
        after = tree.words[token + 1] if token + 1 < len(tree) else ""
        compound = token > 0 and tree.words[token - 1][:1].isupper() and tree.deps[token - 1] == "compound"
        if not after[:1].isupper() and not compound:
            names.take(tree.starts[token], tree.ends[token], referent, "name", FORM)
