"""Noun phrases in somebody else's words: what is announced, demanded or planned; *so-called*; *what X calls*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from framing.core.parsed import Tree
from framing.find._phrases import is_negated, is_verb, noun_phrase, subject_of
from framing.find._reported import Report
from framing.find._reporters import speaker_of
from framing.find._shade import Shade
from framing.find._words import CONTENT, DISTANCING, LABELLING, NAMING

_DECLARING = LABELLING | frozenset("declare proclaim designate classify list".split())
# Their object is whom one tells; what one tells is the clause behind it.
_TOLD = frozenset("order urge ask warn request offer promise call".split())
_CALLS = frozenset("call describe term dub say claim consider regard see".split())
# *is described as X*: somebody's words, though nobody is named.
_WORDED = frozenset("describe brand denounce portray depict hail regard condemn decry".split())
_INNER = ("amod", "compound", "nmod", "advmod", "npadvmod", "punct")


def find_contents(tree: Tree, shade: Shade) -> list[Report]:
    """Stretches of kind content (worded by whoever announces or plans it) and distanced (*so-called* words)."""
    outside = (token for token in range(len(tree)) if not shade.inside(tree.starts[token]))
    return [_with_marks(report, shade) for token in outside for report in _contents_at(tree, token)]


def _with_marks(report: Report, shade: Shade) -> Report:
    """A stretch that ends inside marks goes on to their end, so that the marks lie in it."""
    mark = shade.mark_at(report.end - 1)
    return replace(report, end=max(report.end, mark.end)) if mark is not None and mark.start >= report.start else report


def _contents_at(tree: Tree, token: int) -> Iterator[Report]:
    if tree.poses[token] == "VERB" and tree.lemmas[token] in CONTENT | NAMING and not is_negated(tree, token):
        yield from _worded_by_subject(tree, token)
    word = tree.words[token].lower()
    hyphened = tree.words[token + 1 : token + 2] == ["-"]
    if word in DISTANCING or (word == "called" and token > 1 and tree.words[token - 1] == "-"):
        yield from _withdrawn(tree, token)
    if word == "self" and hyphened and token + 2 < len(tree):
        yield from _withdrawn(tree, token + 2)
    if word == "what" and is_verb(tree, tree.heads[token]):
        yield from _what_they_call(tree, token)


def _worded_by_subject(tree: Tree, verb: int) -> Iterator[Report]:
    speaker = speaker_of(tree, verb)
    passive = tree.lemmas[verb] in _WORDED and tree.child(verb, "nsubjpass") is not None
    if speaker is None and not passive:
        return
    for branch in _branches(tree, verb):
        tokens = [t for t in tree.subtree(branch) if tree.sentence_of[t] == tree.sentence_of[verb] and t > verb]
        if tokens:
            yield Report(tree.starts[tokens[0]], tree.ends[tokens[-1]], "content", tree.words[verb], speaker, verb)


def _branches(tree: Tree, verb: int) -> list[int]:
    """Heads of what the subject words: the label, the accusation, or the plan."""
    lemma = tree.lemmas[verb]
    if lemma in _DECLARING or (lemma in NAMING and _names_itself(tree, verb)):
        labels = [c for c in tree.children(verb, "oprd", "attr", "xcomp", "ccomp") if c > verb]
        named = tree.children(verb, "dative", "dobj")  # *branded the party a gang*
        labels += [c for c in named[1:] if tree.subtree(c)[0] == tree.subtree(named[0])[-1] + 1]
        labels = [c for c in labels if tree.poses[c] == "NOUN" or tree.deps[c] == "oprd"]
        return labels + [c for c in tree.children(verb, "prep") if tree.lemmas[c] in ("as", "for") and c > verb]
    if lemma == "accuse":
        direct = [c for c in tree.children(verb, "prep") if tree.lemmas[c] == "of"]
        below = [(c, thing) for thing in tree.children(verb, "dobj") for c in tree.children(thing, "prep")]
        return direct + [c for c, thing in below if tree.lemmas[c] == "of" and c > thing]
    if lemma in NAMING - CONTENT:
        return []
    told = lemma in _TOLD and tree.child(verb, "xcomp", "ccomp") is not None
    objects = () if told else ("dobj",)
    return [c for c in tree.children(verb, *objects, "xcomp", "advcl", "prep") if c > verb and _is_plan(tree, c)]


def _names_itself(tree: Tree, verb: int) -> bool:
    objects = tree.children(verb, "dobj", "nsubj", "dative")
    return any(tree.words[child].lower().endswith(("self", "selves")) for child in objects)


def _is_plan(tree: Tree, child: int) -> bool:
    """Of prepositions *for* and *on*, of adverbial clauses those with *to*."""
    if tree.deps[child] == "prep":
        return tree.lemmas[child] in ("for", "on")
    return tree.deps[child] != "advcl" or (tree.child(child, "aux") is not None and tree.tags[child] == "VB")


def _withdrawn(tree: Tree, token: int) -> Iterator[Report]:
    """From *so-called* to the end of its noun phrase."""
    head = token
    while tree.deps[head] in _INNER and tree.heads[head] != head and tree.heads[head] > token - 3:
        head = tree.heads[head]
    if head <= token or head - token > 8:
        return
    first, last = noun_phrase(tree, head, complements=())
    if first <= token:
        yield Report(tree.starts[first], tree.ends[last], "distanced", tree.words[token], None, token)


def _what_they_call(tree: Tree, token: int) -> Iterator[Report]:
    """*what the army calls a terrorist nest*."""
    verb = tree.heads[token]
    naming = next((v for v in (verb, *tree.children(verb, "ccomp", "xcomp", "conj")) if tree.lemmas[v] in _CALLS), None)
    if naming is None:
        return
    tokens = [t for t in tree.subtree(verb) if t > naming and tree.sentence_of[t] == tree.sentence_of[token]]
    if tree.lemmas[naming] in ("say", "claim"):
        tokens = [t for t in tokens if tree.poses[t] != "AUX"]
    if tokens and tree.words[tokens[0]].lower() == "as":
        tokens = tokens[1:]
    if tokens:
        cue, speaker = f"what … {tree.words[naming]}", subject_of(tree, verb)
        yield Report(tree.starts[tokens[0]], tree.ends[tokens[-1]], "distanced", cue, speaker, naming)
