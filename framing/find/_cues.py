"""Verbs of saying: which words attribute a wording to somebody."""

from __future__ import annotations

from functools import cache

from framing.core.lexicon import Lexicon
from framing.core.parsed import Tree
from framing.find._words import THINKING

_SAYING = frozenset(
    "say tell ask report state admit note rule demand according write add claim warn announce argue insist explain "
    "testify tweet post laugh sigh shrug".split()
)

# They frame a quotation, but a clause under them is not what they say.
_FRAMING_ONLY = frozenset("go debate wonder continue challenge refuse reject dismiss echo interrupt play".split())
# Verbs of *as X puts it*.
AS_SAYING = frozenset(
    "say put note write report claim argue describe call tell explain suggest observe warn state acknowledge admit "
    "concede mention predict allege tweet remark recall term".split()
)


@cache
def reporting_verbs() -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """Single reporting verbs in all their forms, and (verb, particle) pairs, from the lexicon *epistemic*."""
    single, phrasal = set(_SAYING), {("go", "on")}
    for term in Lexicon.load("epistemic"):
        if not term.category.startswith("reporting"):
            continue
        words = term.term.split()
        if len(words) == 1 and term.term not in THINKING:
            single.update(term.all_forms)
        elif len(words) == 2:
            phrasal.add((words[0], words[1]))
    return frozenset(single), frozenset(phrasal)


def is_cue(tree: Tree, verb: int) -> bool:
    """Whether the verb is one of saying."""
    single, phrasal = reporting_verbs()
    lemma = tree.lemmas[verb]
    if lemma not in THINKING and (lemma in single or tree.words[verb].lower() in single):
        return True
    if lemma == "make" and any(tree.lemmas[t] in ("clear", "plain") for t in range(verb + 1, min(len(tree), verb + 4))):
        return True
    return any((lemma, tree.lemmas[child]) in phrasal for child in tree.children(verb, "prt", "advmod", "prep"))


def words_clause(tree: Tree, verb: int) -> bool:
    """Whether the clause under the verb is what it says."""
    return is_cue(tree, verb) and tree.lemmas[verb] not in _FRAMING_ONLY


def source_of_according(tree: Tree, token: int) -> tuple[int | None, int | None]:
    """The *to* of *according to X*, and the head of X."""
    for to in (token + 1, *tree.child_lists[token]):
        if to < len(tree) and tree.lemmas[to] == "to":
            return to, tree.child(to, "pobj")
    return None, None
