"""What somebody calls a mention: *dubbed X a Y*, *X, known as Y*, *the designation of X as a Y*, *what Z calls X*."""

from __future__ import annotations

from collections.abc import Iterator

from framing.core.parsed import Tree
from framing.find._phrases import OPENERS, is_negated
from framing.find._predicates import is_small_clause
from framing.find._words import CALLING, NAMING

# Verbs that name somebody with *as*, beside those that name somebody anyway.
_AS = NAMING | frozenset(
    "see class blacklist proscribe ban outlaw paint cast hail praise celebrate blast slam dismiss treat identify frame "
    "perceive vilify demonise demonize mock deride tout ridicule remake recast reinvent present rechristen relabel "
    "proclaim declare recognise recognize attack revile remember".split()
)
_BARE = NAMING | frozenset("consider declare proclaim pronounce think find rechristen relabel".split())
_NAMES = frozenset(
    "designation description depiction portrayal characterisation characterization classification image reputation "
    "label labelling labeling branding listing status perception view definition".split()
)
_NAMED = ("dobj", "nsubjpass", "nsubj", "pobj", "ccomp", "dative")
_NOUNS = ("NOUN", "PROPN")


def find_namings(tree: Tree, anchor: int) -> Iterator[tuple[int, bool]]:
    """Heads of the words that the anchor is called by, and whether they are denied."""
    above = tree.heads[anchor]
    if is_small_clause(tree, anchor) and lemma(tree, tree.heads[above]) in _BARE:
        yield above, is_negated(tree, tree.heads[above])
    for verb in _verbs(tree, anchor):
        for noun in _named_as(tree, verb, anchor):
            if noun != anchor:
                yield noun, is_negated(tree, verb)
    for noun in _by_noun(tree, anchor):
        yield noun, False


def called_beside(tree: Tree, first: int, last: int) -> int | None:
    """*calls X a Y*, *naming X as a Y*, *X, branded a Y by Z, left* where the parser lost the frame."""
    verb, after = first - 1, last + 1
    if after + 1 < len(tree) and tree.words[after] == "," and tree.tags[after + 1] in ("VBN", "VBD"):
        verb, after = after + 1, after + 2
    if verb < 0 or after + 1 >= len(tree):
        return None
    by_as = tree.lemmas[after] == "as" and lemma(tree, verb) in _AS
    if not (by_as or lemma(tree, verb) in (CALLING if verb < after - 1 else _BARE)):
        return None
    after += by_as
    noun = tree.heads[after]
    articled = tree.words[after].lower() in ("a", "an", "the")
    active = verb > first and not by_as and tree.tags[verb] == "VBD" and tree.words[noun + 1 : noun + 2] != ["by"]
    return noun if articled and after < noun < after + 8 and not active else None


def is_what_called(tree: Tree, noun: int) -> bool:
    """*gangs* in *what he calls gangs*."""
    verb = tree.heads[noun]
    asked = any(tree.words[child].lower() == "what" for child in tree.child_lists[verb] if child < verb)
    return tree.deps[noun] in ("oprd", "dobj", "attr", "ccomp") and lemma(tree, verb) in NAMING and asked


def lemma(tree: Tree, verb: int) -> str:
    """The verb's plain form, also where the parser's has an *e* too many: *rebrande*."""
    plain = tree.lemmas[verb]
    return plain if plain in _AS | _BARE else plain.removesuffix("e").removesuffix("l")


def _verbs(tree: Tree, anchor: int) -> list[int]:
    """Verbs of naming whose object, passive subject or participle the anchor is."""
    above = tree.heads[anchor]
    verbs: list[int] = []
    named = _is_passive(tree, above) or tree.deps[anchor] != "nsubj"
    if named and tree.deps[anchor] in _NAMED and lemma(tree, above) in _AS | _BARE:
        verbs.append(above)
    if tree.deps[anchor] == "pobj" and (tree.lemmas[above], tree.lemmas[tree.heads[above]]) in (
        ("to", "refer"), ("of", "speak"), ("of", "think"), ("at", "look"), ("upon", "look"), ("on", "look")
    ):  # fmt: skip
        verbs.append(tree.heads[above])
    participles = tree.children(anchor, "acl", "relcl")
    if tree.deps[anchor] in ("nsubj", "nsubjpass"):
        participles += [verb for verb in tree.children(above, "advcl") if verb < anchor]  # *Known as a gang, X left*
    return verbs + [v for v in participles if lemma(tree, v) in _AS | _BARE and _is_participle(tree, v)]


def _is_participle(tree: Tree, verb: int) -> bool:
    """*called*, *which is called*; not *which has called*, *whose men are called*."""
    if any(tree.tags[child] in ("WP", "WDT") for child in tree.children(verb, "dobj")):
        return True  # *whom his critics dub*
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if tree.tags[verb] != "VBN" or (subject is not None and tree.tags[subject] not in ("WP", "WDT")):
        return False
    return subject is None or _is_passive(tree, verb)


def _is_passive(tree: Tree, verb: int) -> bool:
    return tree.tags[verb] == "VBN" and tree.child(verb, "auxpass") is not None


def _named_as(tree: Tree, verb: int, anchor: int) -> Iterator[int]:
    """Heads of the words that a verb of naming gives."""
    passive = tree.tags[verb] == "VBN" and (tree.heads[anchor] != verb or _is_passive(tree, verb))
    given = passive or tree.deps[anchor] == "dative"
    for child in tree.child_lists[verb]:
        dep, pos = tree.deps[child], tree.poses[child]
        if child < verb:
            continue
        if lemma(tree, verb) in _BARE:
            if dep in ("oprd", "attr") and pos in _NOUNS:
                yield child
            if dep in ("ccomp", "xcomp", "dobj") and pos in _NOUNS and given:
                yield child
        if dep == "prep":
            yield from _as_what(tree, child)


def _as_what(tree: Tree, preposition: int) -> Iterator[int]:
    """The words behind *as*, and behind a second *as* joined to it."""
    if tree.lemmas[preposition] == "as":
        yield from tree.children(preposition, "pobj")
        for word in tree.children(preposition, "amod", "pcomp", "acomp"):
            if tree.poses[word] == "ADJ" or tree.tags[word] == "VBN":
                yield word
            elif tree.lemmas[word] == "be":  # *as being a gang*
                yield from tree.children(word, "attr")
    for joined in tree.children(preposition, "conj"):
        yield from _as_what(tree, joined)


def _by_noun(tree: Tree, anchor: int) -> Iterator[int]:
    """*the designation of X as a gang*, *X has an image as a gang*."""
    above = tree.heads[anchor]
    of = any(tree.lemmas[child] == "of" for child in tree.children(above, "prep"))
    nouns = [above] if tree.deps[anchor] == "poss" and not of else []
    if tree.deps[anchor] == "pobj" and tree.lemmas[above] == "of":
        nouns.append(tree.heads[above])
    if tree.deps[anchor] == "nsubj" and tree.lemmas[above] in ("have", "gain", "earn", "win"):
        nouns += tree.children(above, "dobj")
    for noun in nouns:
        if tree.lemmas[noun] in _NAMES:
            around = (*tree.children(noun, "prep"), *tree.children(tree.heads[noun], "prep"))
            for preposition in around:
                if noun < preposition:
                    yield from _as_what(tree, preposition)


def is_nickname(tree: Tree, noun: int, *, person: bool) -> bool:
    """*the Butcher*, *“Rock”*: capitals that are no plain name; of a group only in marks, else it is a name of its."""
    first = min([noun, *tree.children(noun, "det", "compound", "amod")])
    marked = first > 0 and tree.words[first - 1] in OPENERS
    article = any(tree.words[child].lower() in ("the", "a", "an") for child in tree.children(noun, "det"))
    shaped = marked or (person and article)
    return tree.poses[noun] == "PROPN" and shaped and tree.ents[noun][2:] not in ("GPE", "DATE")
