"""Names of everyone else: what the parser's model finds, bodies that it misses, changes of name, acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.core.inflection import singular
from framing.core.kin import initials_of
from framing.core.matching import PARTICLES, is_acronym
from framing.core.parsed import Tree
from framing.core.text import headline_end
from framing.find._evidence import FORM
from framing.find._names import Names, is_junior
from framing.find._phrases import trim_marks
from framing.find._referents import ENTITY_KINDS, Referent, gender_of, words_of
from framing.find._renamed import renamed
from framing.find._words import GENERIC, GROUP

_BRACKET = re.compile(r"[\s»”\"’,]*\(\s*(?:the\s+|or\s+)?[“\"«]?([A-Z][A-Za-z.&\-]{1,9})[”\"»]?[,)]")
_BODY = re.compile(r"\b(?!The\b|A\b|An\b)[A-Z][\w’'\-]+(?: (?:of |for |and )?[A-Z][\w’'\-]+){0,4} ([A-Z][a-z]+)\b")
_ARTICLE_OR_GENITIVE = re.compile(r"^(?:[Tt]he|[Aa]n?)\s+|[’']s?$")


def find_other_names(names: Names) -> None:
    """Note every further name, and give new names and acronyms to the referents that have them."""
    _take_entities(names)
    _take_bodies(names)
    _join_renamed(names)
    _take_acronyms(names)


def _take_entities(names: Names) -> None:
    """What the parser's model calls a person, group or place."""
    text = names.tree.text
    headline = headline_end(text)
    for first, last, label in _entity_runs(names.tree):
        start, end = trim_marks(text, names.tree.starts[first], names.tree.ends[last])
        name = _ARTICLE_OR_GENITIVE.sub("", text[start:end])
        start = text.find(name, start)
        if not name or _is_generic(name) or names.covers(start, start + len(name)):
            continue
        if label == "NORP" and not name.endswith("s"):
            continue
        if start < headline and text.count(name) < 2 and not _is_full_name(name, label):
            continue  # a headline's capitals deceive the model: the body must have the name too
        courtesy = gender_of(word.lower() for word in names.tree.words[max(0, first - 1) : first + 1])
        courtesy = courtesy if label == "PERSON" else ""
        referent = _known(names, name, ENTITY_KINDS[label], courtesy)
        names.take(start, start + len(name), referent, "acronym" if is_acronym(name) else "name", FORM)


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
        if label in ENTITY_KINDS and tree.words[token][0].isalnum():
            yield token, last, label
        token = last + 1


def _is_generic(name: str) -> bool:
    return name.lower() in GENERIC or singular(name.lower()) in GENERIC


def _is_full_name(name: str, label: str) -> bool:
    words = name.split()
    return label == "PERSON" and len(words) == 2 and not any(singular(word.lower()) in GENERIC for word in words)


def _known(names: Names, name: str, kind: str, gender: str = "") -> Referent:
    """The referent that has this name, or a longer or shorter form of it; a new one if there is none."""
    words = words_of(name)
    bearers = [r for r in names.referents if r.actor and r.kind != "group" and words_of(r.name)[-1:] == words]
    ambiguous = kind == "person" and len([r for r in bearers if r.may_be(gender)]) > 1
    for referent in names.referents:
        theirs = words_of(referent.name)
        if is_junior(name) != is_junior(referent.name) or not referent.may_be(gender):
            continue
        if words == theirs:
            return referent
        personal = kind == "person" and referent.kind in ("person", "") and not (ambiguous and referent.actor)
        if personal and words and theirs and words[-1] == theirs[-1] and _given_names_agree(words, theirs):
            if len(words) > len(theirs) and not referent.actor:
                referent.name = name
            referent.words.update(words)
            return referent
        if kind == "group" and len(theirs) > len(words) >= 2 and theirs[-len(words) :] == words:
            return referent
    referent = Referent(name, "", kind, gender or gender_of(words[:1]), set(words))
    names.referents.append(referent)
    return referent


def _given_names_agree(words: list[str], theirs: list[str]) -> bool:
    """Given names agree: equal, one missing, or an initial."""
    words, theirs = [[word for word in some if word not in PARTICLES] for some in (words, theirs)]
    if len(words) <= 1 or len(theirs) <= 1:
        return True
    return words[0] == theirs[0] or (words[0][:1] == theirs[0][:1] and 1 in (len(words[0]), len(theirs[0])))


def _take_bodies(names: Names) -> None:
    """Capitalised names of bodies that the parser's model missed, and every further place of a name once seen."""
    text = names.tree.text
    for match in _BODY.finditer(text, headline_end(text)):
        if match.group(1).lower() in GROUP and not names.covers(match.start(), match.end()):
            names.take(match.start(), match.end(), _known(names, match.group(), "group"), "name")
    for referent in names.referents:
        if not referent.actor and len(words_of(referent.name)) > 1:
            names.take_all(referent.name, referent, "name")


def _join_renamed(names: Names) -> None:
    """A new name for a referent: *dissolved X and formed Y*, *X, now known as Y*, *Y, formerly X*."""
    for old, new in renamed(names.tree.text, [(name.start, name.end) for name in names.found]):
        first = next(name for name in names.found if (name.start, name.end) == old)
        second = next(name for name in names.found if (name.start, name.end) == new)
        keep, drop = (first, second) if first.referent.actor or not second.referent.actor else (second, first)
        kept, gone = keep.referent, drop.referent
        if gone is kept or gone.actor or "person" in (gone.kind, kept.kind):
            continue
        for name in names.found:
            if name.referent is gone:
                name.referent, name.how, name.confidence = kept, "alias", FORM
        kept.words |= gone.words
        names.referents.remove(gone)


def _take_acronyms(names: Names) -> None:
    """Acronyms introduced in brackets, or made of a name's initials, wherever they stand."""
    text = names.tree.text
    known: dict[str, Referent] = {}
    for name in names.found:
        words = text[name.start : name.end]
        match = _BRACKET.match(text, name.end)
        if match and name.referent.kind != "person" and _abbreviates(match.group(1), words):
            known.setdefault(match.group(1), name.referent)
        initials = initials_of(words)
        if len(initials) >= 3 and not is_acronym(words):
            known.setdefault(initials, name.referent)
    for referent in names.referents:  # *the DNC*, where no article but the user gives the whole name
        if referent.actor and referent.kind in ("group", "") and len(initials_of(referent.name)) >= 3:
            known.setdefault(initials_of(referent.name), referent)
    for name in names.found:
        words = text[name.start : name.end].replace(".", "")
        if words in known and not name.referent.actor:
            name.referent, name.how, name.confidence = known[words], "acronym", FORM
    for acronym, referent in known.items():
        names.take_all(acronym, referent, "acronym", FORM)
        names.take_all(".".join(acronym) + ".", referent, "acronym", FORM)


def _abbreviates(acronym: str, name: str) -> bool:
    """Its capitals are letters of the name, in order, and it begins as one of the name's words does."""
    capitals = [letter.lower() for letter in acronym if letter.isupper()]
    if len(capitals) < 2 or capitals[0] not in {word[0] for word in words_of(name)}:
        return False
    letters = iter(name.lower())
    return all(any(letter == other for other in letters) for letter in capitals)
