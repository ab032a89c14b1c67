"""How sure a label is said to be: possible, alleged, future, conditional or asked; empty where it is stated."""

from __future__ import annotations

import re

from framing.core.parsed import Tree
from framing.find._phrases import is_finite, is_verb
from framing.find._predicates import ACCUSING, HEARSAY
from framing.find._ties import Tie

# Words inside the label, or right before it, and on the verb or noun around it.
_WORDS = {
    "alleged": r"alleged|allegedly|suspected|accused|reputed|reputedly|purported|purportedly|presumed|putative|reported"
    r"|reportedly|supposed|supposedly|rumoured|rumored",
    "possible": r"possible|possibly|potential|potentially|likely|probable|probably|perhaps|maybe|apparent|apparently"
    r"|seemingly|arguably",
    "future": r"would-be|aspiring|prospective|future|soon-to-be|-elect|-designate|incoming",
}
_INSIDE = {kind: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE) for kind, words in _WORDS.items()}
_BEFORE = {kind: re.compile(rf"(?<![\w-])(?:{words})[\s“\"‘«]+$", re.IGNORECASE) for kind, words in _WORDS.items()}
_MODALS = {
    "may": "possible", "might": "possible", "could": "possible", "can": "possible", "will": "future", "'ll": "future",
    "’ll": "future", "shall": "future", "would": "conditional", "'d": "conditional", "’d": "conditional",
}  # fmt: skip
_SEEMING = frozenset("seem appear".split())
_MARKS = {"if": "conditional", "unless": "conditional", "whether": "asked"}
_SAID = ("predicate", "naming")


def read_modality(tree: Tree, tie: Tie) -> str:
    """The first that holds of: words of the label, words before it, and for what is said of an actor, its clause."""
    if tie.relation == "name":
        return ""
    inside, before = tree.text[tie.start : tree.ends[tie.head]], tree.text[max(0, tie.start - 18) : tie.start]
    for kind in _WORDS:
        if _INSIDE[kind].search(inside) or _BEFORE[kind].search(before):
            return kind
    return _of_clause(tree, tie.head) if tie.relation in _SAID else ""


def _of_clause(tree: Tree, noun: int) -> str:
    """Modality of the verb that the noun completes, or of the one that this verb completes."""
    verb = next((above for above in tree.ancestors(noun) if is_verb(tree, above)), None)
    if verb is not None and noun < verb and tree.lemmas[tree.heads[noun]] == "as":
        return ""  # *As a gang, X may …*
    while verb is not None:
        own = _of_verb(tree, verb)
        above = tree.heads[verb]
        joined = tree.deps[verb] == "conj" and not is_finite(tree, verb)  # *may grow and become a gang*
        if own or above == verb or not (joined or tree.deps[verb] in ("xcomp", "pcomp")):
            return own
        if tree.deps[verb] == "pcomp":
            above = tree.heads[above]
        verb = above if is_verb(tree, above) else None
    return ""


def _of_verb(tree: Tree, verb: int) -> str:
    passive = tree.child(verb, "nsubjpass") is not None
    if tree.lemmas[verb] in ACCUSING or (passive and tree.lemmas[verb] in HEARSAY and tree.child(verb, "xcomp")):
        return "alleged"
    if tree.lemmas[verb] in _SEEMING and tree.child(verb, "xcomp") is not None:
        return "possible"
    for child in tree.child_lists[verb]:
        word = tree.words[child].lower()
        if tree.deps[child] == "mark" and word in _MARKS:
            return _MARKS[word]
        if tree.deps[child] == "aux" and word in _MODALS:
            return _MODALS[word]
        if tree.deps[child] == "advmod":
            for kind in _WORDS:
                if _INSIDE[kind].fullmatch(word):
                    return kind
    return "asked" if tree.deps[verb] == "ROOT" and _is_question(tree, verb) else ""


def _is_question(tree: Tree, verb: int) -> bool:
    """A verb before its subject in a sentence that ends with a question mark."""
    begin, finish = tree.sentence_span(verb)
    subject = tree.child(verb, "nsubj", "nsubjpass")
    turned = subject is not None and min([verb, *tree.children(verb, "aux", "auxpass")]) < subject
    return turned and tree.text[begin:finish].rstrip(" ”\"’'").endswith("?")
