"""Words tied to a mention, and what every tie asks: can it label the actor, how far does it reach, is it denied."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from framing.core.errors import TableError
from framing.core.parsed import Parsed, Tree
from framing.find._phrases import CLOSE, CLOSERS, OPENERS, first_of_phrase, is_negated, noun_phrase, trim_marks
from framing.find._words import DISTANCING, PEOPLE, PERSON

_DENIAL = re.compile(r"\b(?:not|never|no longer|hardly|neither|nor)\s+[“\"‘«']?$", re.IGNORECASE)
_NO = frozenset("no neither nor".split())
_EMPTY = frozenset("thing time way case reason left right center centre".split())
_AMOUNTS = ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY")
_MEMBERS = frozenset("one two three some many most".split())


@dataclass(frozen=True)
class Place:
    """A mention as the relations need it: its span, head token, actor and how it is named."""

    start: int
    end: int
    head: int
    actor: str
    how: str
    name_start: int


@dataclass(frozen=True)
class Tie:
    """Words tied to a mention: their span, their head token and the relation."""

    start: int
    end: int
    head: int
    relation: str
    negated: bool = False


def read_places(tree: Tree, mentions: pd.DataFrame) -> list[Place]:
    """The rows of one article's mentions that hold a token."""
    bare = mentions["name_start"] if "name_start" in mentions else mentions["start"]
    columns = (mentions["start"], mentions["end"], mentions["actor"], mentions["how"], bare)
    places = []
    for start, end, actor, how, name_start in zip(*columns, strict=True):
        tokens = tree.tokens_in(int(start), int(end))
        if len(tokens):
            places.append(Place(int(start), int(end), tree.root_of(tokens), str(actor), str(how), int(name_start)))
    return places


def check_articles(mentions: pd.DataFrame, parsed: Parsed, asked: str) -> None:
    """Refuse mentions of articles that were not parsed.

    Raises
    ------
    TableError
        Names the function, one such article, and what to give.
    """
    strange = sorted({str(doc_id) for doc_id in mentions["doc_id"]} - {tree.doc_id for tree in parsed.trees})
    if strange:
        raise TableError(
            f"{asked} was given mentions of {len(strange)} articles that are not in the parsed corpus, {strange[0]!r} "
            "among them; give the parsed corpus that find_mentions was given"
        )


def can_label(tree: Tree, noun: int, place: Place, at: Mapping[int, Place]) -> bool:
    """Whether the word can categorise the actor: a noun that names nobody else and counts nothing."""
    other = at.get(noun)
    if other is not None and other.actor != place.actor:
        return False
    if other is not None and other.how != "description" and not has_article(tree, noun, "a", "an"):
        return False
    word = tree.words[noun]
    if tree.lemmas[noun] in _EMPTY or not word[0].isalnum() or "/" in word or "@" in word:
        return False
    entity = tree.ents[noun][2:]
    if tree.poses[noun] in ("ADJ", "VERB"):
        return tree.lemmas[tree.heads[noun]] == "as" or has_article(tree, noun, "a", "an", "no")
    if entity == "NORP" and tree.tags[noun] == "NNPS":
        return True
    if tree.poses[noun] == "PROPN":
        known = tree.lemmas[noun].lower() in PERSON | PEOPLE and entity != "PERSON"
        return known or has_article(tree, noun, "a", "an") or word.islower()  # or a headline's capitals
    return tree.poses[noun] == "NOUN" and entity not in _AMOUNTS


def has_article(tree: Tree, noun: int, *articles: str) -> bool:
    """Whether one of the articles stands on the noun."""
    return any(tree.words[child].lower() in articles for child in tree.children(noun, "det"))


def coordinated(tree: Tree, noun: int) -> list[int]:
    """The noun and up to three nouns joined to it by *and*; of *one of the gangs*, the gangs."""
    found = [_member(tree, noun)]
    while len(found) < 4:
        conj = tree.child(noun, "conj")
        if conj is None or tree.poses[conj] != "NOUN":
            break
        found.append(conj)
        noun = conj
    return found


def _member(tree: Tree, noun: int) -> int:
    """*gangs* in *one of the gangs*; else the word itself."""
    of = tree.child(noun, "prep") if tree.words[noun].lower() in _MEMBERS else None
    inner = tree.child(of, "pobj") if of is not None and tree.lemmas[of] == "of" else None
    return noun if inner is None else inner


def tie_phrase(tree: Tree, noun: int, relation: str, negated: bool = False) -> Tie:
    """The tie of a whole noun phrase, with its *of* and *for*; of a naming in marks, all that they hold."""
    first, last = phrase_of(tree, noun)
    if relation == "naming" and first and tree.words[first - 1] in OPENERS:  # *described as “a gang with a flag”*
        closing = (t for t in range(last + 1, min(len(tree), last + 8)) if tree.words[t] in CLOSERS)
        closer = next(closing, None)
        if closer is not None and tree.sentence_of[closer] == tree.sentence_of[noun]:
            last = closer - 1 - (tree.words[closer - 1] in ".,")
    start, end = trim_marks(tree.text, tree.starts[first], tree.ends[last])
    return Tie(start, end, noun, relation, negated or is_denied(tree, noun))


def phrase_of(tree: Tree, noun: int) -> tuple[int, int]:
    """First and last token of a label: of *one of the gangs* all, of *once a gang* without the adverb."""
    first, last = noun_phrase(tree, noun, complements=CLOSE)
    above = tree.heads[tree.heads[noun]]
    if tree.deps[noun] == "pobj" and _member(tree, above) == noun != above:
        first = first_of_phrase(tree, above)
    while first < noun and tree.deps[first] == "advmod" and tree.heads[first] == noun:
        first += 1
    while last + 2 < len(tree) and tree.words[last + 1] == "-" and tree.ends[last + 1] == tree.starts[last + 2]:
        last += 2  # *no neo-conservative*
    while first >= 2 and tree.words[first - 1] == "-" and tree.ends[first - 2] == tree.starts[first - 1]:
        first -= 2  # *co-counsel*
    if first >= 2 and tree.words[first - 1] in OPENERS and is_distancing(tree, first - 2):
        first, last = _through_marks(tree, noun, first, last)
    return first, last


def _through_marks(tree: Tree, noun: int, first: int, last: int) -> tuple[int, int]:
    """*the so-called “protectors” of Haven*: the words before the marks and the *of* behind them."""
    mine = set(tree.subtree(noun))
    start = first - 2
    while start > 0 and start - 1 in mine:
        start -= 1
    of = next((c for c in tree.children(noun, "prep") if c == last + 2 and tree.lemmas[c] == "of"), None)
    return start, last if of is None else tree.subtree(of)[-1]


def read_modifiers(tree: Tree, tie: Tie) -> str:
    """The describing or sorting words before the head: *al Qaeda-linked; Islamist* of an Islamist group."""
    if tie.relation == "name":
        return ""
    spans: list[tuple[int, int]] = []
    for child in tree.children(tie.head, "amod", "compound", "nmod", "poss"):
        inside = [t for t in tree.subtree(child) if tie.start <= tree.starts[t] and t < tie.head]
        if not inside or child > tie.head:
            continue
        start, end = tree.starts[inside[0]], tree.ends[inside[-1]]
        if spans and not tree.text[spans[-1][1] : start].strip("-"):
            start = spans.pop()[0]  # *pro-business*
        spans.append((start, end))
    return "; ".join(tree.text[start:end] for start, end in spans)


def is_distancing(tree: Tree, token: int) -> bool:
    """Whether the word is *so-called*, *self-styled* or the like, in one token or three."""
    word = tree.words[token].lower()
    if word in DISTANCING:
        return True
    return token >= 2 and tree.words[token - 1] == "-" and f"{tree.words[token - 2].lower()}-{word}" in DISTANCING


def is_denied(tree: Tree, noun: int) -> bool:
    """*no mere gang*, *not a gang*, *neither a gang nor …*."""
    start = tree.starts[first_of_phrase(tree, noun)]
    if _DENIAL.search(tree.text[max(0, start - 14) : start]):
        return True
    denied = any(tree.words[child].lower() in _NO for child in tree.child_lists[noun] if child < noun)
    return denied or is_negated(tree, noun)


def is_contrast(tree: Tree, noun: int) -> bool:
    """*an army* in *not a gang but an army*."""
    joins = tree.children(tree.heads[noun], "cc") if tree.deps[noun] == "conj" else []
    return any(tree.words[cc].lower() == "but" for cc in joins)
