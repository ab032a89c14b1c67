"""Walking a tree: subjects, noun phrases, negation, finiteness."""

from __future__ import annotations

from collections.abc import Iterable

from framing.core.parsed import Tree

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
OPENERS, CLOSERS = "“\"‘'«", "”\"’'»"
# Prepositions whose phrase belongs to the noun before it: always, and where the phrase directly follows.
CLOSE = ("of", "for")
WIDE = ("of", "for", "from", "at", "with", "in", "on", "to")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_CLAUSES = ("relcl", "acl", "appos", "advcl", "parataxis", "ccomp")
_OUTSIDE = (*_CLAUSES, *_SUBJECTS, "punct", "case", "cc", "conj", "preconj", "dep")
_EDGES = " \t\n\u00a0,;:“”\"«»‘’'–—-"
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_DENIALS = frozenset("not n't never neither nor no hardly".split())
_NOT_ONLY = frozenset("only just merely simply solely".split())


def is_verb(tree: Tree, token: int) -> bool:
    """Whether the word is a verb or an auxiliary."""
    return tree.poses[token] in ("VERB", "AUX")


def is_plural(tree: Tree, token: int) -> bool:
    """Whether the word is a noun or a name in the plural."""
    return tree.tags[token] in ("NNS", "NNPS")


def subject_of(tree: Tree, verb: int) -> int | None:
    """Head of who does it: the verb's subject, else that of the verb it shares one with; passives give the agent."""
    seen = 0
    while True:
        own = tree.child(verb, *_SUBJECTS)
        if own is not None and tree.deps[own] == "nsubjpass":
            return agent_of(tree, verb)
        if own is not None:
            return _antecedent(tree, verb, own)
        if tree.deps[verb] in ("acl", "relcl") and tree.poses[tree.heads[verb]] in NOMINAL:
            return tree.heads[verb] if tree.tags[verb] != "VBN" else agent_of(tree, verb)
        if tree.deps[verb] in ("conj", "xcomp", "advcl", "aux", "pcomp", "dep", "prep") and seen < 4:
            if tree.tags[verb] == "VBN" and agent_of(tree, verb) is not None:
                return agent_of(tree, verb)
            verb, seen = tree.heads[verb], seen + 1
            if tree.poses[verb] in NOMINAL:
                return verb
            continue
        return agent_of(tree, verb)


def agent_of(tree: Tree, verb: int) -> int | None:
    """Head of the *by* phrase of a passive."""
    by = tree.child(verb, "agent")
    return tree.child(by, "pobj") if by is not None else None


def _antecedent(tree: Tree, verb: int, subject: int) -> int | None:
    """*who* in a relative clause stands for the noun before it."""
    if tree.tags[subject] in ("WP", "WDT") and tree.deps[verb] == "relcl":
        return tree.heads[verb]
    return None if tree.deps[subject] == "expl" or tree.tags[subject] in ("WP", "WDT", "EX") else subject


def noun_phrase(tree: Tree, head: int, *, complements: tuple[str, ...] = WIDE) -> tuple[int, int]:
    """First and last token of the noun phrase: from determiner or title to the head, with these complements.

    Relative clauses, appositions and what stands behind a comma are left out; so is a closing 's.
    """
    last = head
    for child in tree.children(head, "prep"):
        if child > last and tree.lemmas[child] in complements:
            block = tree.subtree(child, without=_clauses(tree, child))
            loose = _first_loose(tree, block)
            if block[0] == last + 1 and loose > 1 and (tree.lemmas[child] in CLOSE or last == head):
                last = block[loose - 1]
    return first_of_phrase(tree, head), last


def first_of_phrase(tree: Tree, head: int) -> int:
    """First token of the noun phrase: its determiner, title or first adjective."""
    first = head
    for token in _left_run(tree, head):
        first = token
    return first


def _first_loose(tree: Tree, block: list[int]) -> int:
    """The place in the block of the first mark that breaks off a phrase; its length if there is none."""
    return next((place for place, token in enumerate(block) if tree.words[token] in ',;:()—–“”«»"'), len(block))


def _left_run(tree: Tree, head: int) -> Iterable[int]:
    """The tokens directly left of the head that belong to it, nearest first."""
    mine = set(tree.subtree(head, without=tree.children(head, *_OUTSIDE)))
    token = head - 1
    while token >= 0 and (token in mine or _is_bridge(tree, token, head, mine)):
        if tree.words[token] in "-–—" and tree.text[tree.ends[token] : tree.ends[token] + 1] == " ":
            break
        if tree.words[token] in ",;:()" and not _between_adjectives(tree, token, mine):
            break
        yield token
        token -= 1


def _is_bridge(tree: Tree, token: int, head: int, mine: set[int]) -> bool:
    """A hyphen, or a mark around a single adjective, with words of the phrase before it."""
    return token - 1 in mine and (tree.tags[token] == "HYPH" or _closes_adjective(tree, token, head))


def _closes_adjective(tree: Tree, token: int, head: int) -> bool:
    """The mark behind, or before, a single adjective in marks: *a “loyal” friend*."""
    if tree.words[token] in CLOSERS and token >= 2 and tree.words[token - 2] in OPENERS:
        return True
    return tree.words[token] in OPENERS and token + 1 < head and tree.words[token + 2] in CLOSERS


def _between_adjectives(tree: Tree, token: int, mine: set[int]) -> bool:
    adjectives = tree.poses[token - 1] == "ADJ" and tree.poses[token + 1] == "ADJ"
    return tree.words[token] == "," and token - 1 in mine and adjectives


def _clauses(tree: Tree, token: int) -> list[int]:
    """Clauses and appositions anywhere below the token."""
    return [below for below in tree.subtree(token) if below != token and tree.deps[below] in _CLAUSES]


def is_finite(tree: Tree, verb: int) -> bool:
    """Whether a verb carries tense itself or through an auxiliary."""
    if tree.tags[verb] in ("VBD", "VBZ", "VBP"):
        return True
    return any(tree.tags[child] in _FINITE for child in tree.children(verb, "aux", "auxpass"))


def is_negated(tree: Tree, token: int) -> bool:
    """Whether *not*, *never*, *no*, *neither* stands on the word; *not only* denies nothing."""
    return any(
        tree.deps[child] == "neg"
        or tree.words[child].lower() in _DENIALS
        or (tree.lemmas[child] == "longer" and child > 0 and tree.lemmas[child - 1] == "no")
        for child in tree.children(token)
        if child + 1 == len(tree) or tree.words[child + 1].lower() not in _NOT_ONLY
    )


def clause_of(tree: Tree, token: int) -> int:
    """The verb under which the word stands; the word itself if there is none."""
    return next((above for above in tree.ancestors(token) if is_verb(tree, above)), token)


def trim_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without white space, commas and quotation marks at its ends."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
