"""Reported speech without marks: the clause under a verb of saying or thinking, *according to*, *as X wrote*, *so-called*."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.core.parsed import Tree
from framing.find._marks import Marked
from framing.find._phrases import is_finite, is_negated, noun_phrase, span_text, subject_of
from framing.find._words import ARMED, CONTENT, DISTANCING, GROUP, LABELLING, NAMING, PEOPLE, PERSON, TELLING, THINKING, reporting_verbs

_SPEECH_NOUNS = frozenset(
    "claim allegation accusation statement assertion warning promise vow pledge announcement report complaint charge argument suggestion "
    "insistence denial admission confession prediction assurance declaration contention demand threat rumour rumor testimony".split()
)
# Findings show and suggest; only people, bodies and their papers say.
_SHOWING = frozenset("show suggest reveal indicate demonstrate imply mean prove signal".split())


@dataclass(frozen=True)
class Report:
    """A stretch worded by somebody else, outside marks or over them; `hole` is a frame set into it (*, residents say,*)."""

    start: int
    end: int
    kind: str
    cue: str
    speaker: int | None
    verb: int
    hole: tuple[int, int] = (0, 0)


def find_reports(tree: Tree, marks: Sequence[Marked]) -> list[Report]:
    """Clauses of saying (kind reported) and of thinking (kind thought)."""
    shade = Shade(marks)
    found: list[Report] = []
    for verb in range(len(tree)):
        if tree.lemmas[verb] == "accord" and tree.words[verb].lower() == "according":
            found.extend(_according(tree, verb))
        elif tree.poses[verb] in ("VERB", "AUX") and not shade.inside(tree.starts[verb]):
            found.extend(_of_verb(tree, verb, shade))
        elif tree.poses[verb] == "NOUN" and tree.lemmas[verb] in _SPEECH_NOUNS and not shade.inside(tree.starts[verb]):
            found.extend(_of_noun(tree, verb))
    kept: dict[tuple[int, int], Report] = {}
    for report in found:
        if not shade.is_marked(tree, report.start, report.end):
            kept.setdefault((report.start, report.end), report)
    return list(kept.values())


class Shade:
    """Which characters stand in outer quotation marks."""

    def __init__(self, marks: Sequence[Marked]) -> None:
        self.outer = sorted((mark for mark in marks if mark.depth == 0), key=lambda mark: mark.start)
        self._starts = [mark.start for mark in self.outer]

    def mark_at(self, offset: int) -> Marked | None:
        """The outer marked stretch that holds the character."""
        place = bisect_right(self._starts, offset) - 1
        if place >= 0 and offset < self.outer[place].end:
            return self.outer[place]
        return None

    def inside(self, offset: int) -> bool:
        """Whether the character stands in marks."""
        return self.mark_at(offset) is not None

    def is_marked(self, tree: Tree, start: int, end: int) -> bool:
        """Whether all words of the stretch, but for a bare subject, stand in marks."""
        for mark in self.outer:
            if mark.start >= end or mark.end <= start:
                continue
            bare = [*tree.tokens_in(start, mark.start), *tree.tokens_in(mark.end, end)]
            if not any(tree.poses[token] in ("VERB", "AUX") and is_finite(tree, token) or tree.tags[token] == "MD" for token in bare):
                tail = [token for token in bare if tree.starts[token] >= mark.end and tree.poses[token] != "PUNCT"]
                return len(tail) <= 1 and len(bare) <= 9
        return False


def is_cue(tree: Tree, verb: int) -> bool:
    """Whether the verb is one of saying."""
    single, phrasal = reporting_verbs()
    lemma = tree.lemmas[verb]
    if lemma not in THINKING and (lemma in single or tree.words[verb].lower() in single):
        return True
    if lemma == "make" and any(tree.lemmas[c] in ("clear", "plain") for c in tree.child_lists[verb]):
        return True
    return any((lemma, tree.lemmas[child]) in phrasal for child in tree.children(verb, "prt", "advmod", "prep"))


def _of_verb(tree: Tree, verb: int, shade: Shade) -> Iterator[Report]:
    lemma = tree.lemmas[verb]
    thinking = lemma in THINKING
    if not (thinking or is_cue(tree, verb)) or is_negated(tree, verb):
        return
    speaker = subject_of(tree, verb)
    if speaker is not None and _is_nobody(tree, speaker):
        return
    if lemma in _SHOWING and not _can_speak(tree, speaker):
        return
    kind = "thought" if thinking else "reported"
    if thinking and speaker is None:
        return
    for child in sorted(tree.child_lists[verb], key=lambda c: (c < verb, c)):
        if not _is_complement(tree, verb, child, lemma):
            continue
        span = _clause_span(tree, child, verb)
        if span is not None:
            yield Report(*span, kind, tree.words[verb], speaker, verb, _hole(tree, verb, child, span))
            return
    frame = _inserted(tree, verb)
    if frame is not None and speaker is not None:
        yield Report(*frame, kind, tree.words[verb], speaker, verb, _hole(tree, verb, None, frame))


def _hole(tree: Tree, verb: int, clause: int | None, span: tuple[int, int]) -> tuple[int, int]:
    """The frame's own words where they stand inside the stretch."""
    own = tree.subtree(verb, without=[clause] if clause is not None else [])
    own = [t for t in own if span[0] <= tree.starts[t] and tree.ends[t] <= span[1] and abs(t - verb) < 8]
    if clause is not None and tree.heads[clause] == verb and not own:
        return (0, 0)
    return (tree.starts[own[0]], tree.ends[own[-1]]) if own else (0, 0)


def _is_nobody(tree: Tree, subject: int) -> bool:
    """*No group has said*, *nobody claimed*."""
    if tree.words[subject].lower() in ("nobody", "none", "neither"):
        return True
    return any(tree.words[c].lower() in ("no", "neither") for c in tree.child_lists[subject])


def _can_speak(tree: Tree, subject: int | None) -> bool:
    if subject is None:
        return False
    return (
        tree.poses[subject] in ("PROPN", "PRON") and tree.words[subject].lower() not in ("it", "this", "that", "which", "they")
        or tree.lemmas[subject] in PERSON | GROUP | PEOPLE | ARMED
    )


def _is_complement(tree: Tree, verb: int, child: int, lemma: str) -> bool:
    dep = tree.deps[child]
    if dep == "ccomp":
        gerund = tree.tags[child] == "VBG" and tree.child(child, "aux", "nsubj") is None
        return not gerund and not (tree.lemmas[child] == lemma and child < verb)
    if dep in ("xcomp", "advcl") and any(tree.tags[c] == "TO" for c in tree.children(child, "aux")):
        return lemma in TELLING and child > verb and (dep == "xcomp" or child - verb < 12) and _is_infinitive(tree, child)
    return False


def _is_infinitive(tree: Tree, child: int) -> bool:
    return tree.tags[child] == "VB" and tree.child(child, "nsubj") is None or tree.tags[child] == "VB"


def _clause_span(tree: Tree, clause: int, verb: int) -> tuple[int, int] | None:
    """The clause without *that*, without the frame, without a final stop."""
    tokens = tree.subtree(clause, without=[verb])
    if clause > verb:
        tokens = [t for t in tokens if t > verb]
    elif any(tree.words[t] in ":;" for t in range(clause, verb)):
        return None
    frame = {verb, *tree.subtree(verb, without=[clause])} if clause > verb else set()
    if clause < verb:
        tokens = [t for t in tokens if t < verb]
    own = tree.child(clause, "nsubj")
    to = next((c for c in tree.children(clause, "aux") if tree.tags[c] == "TO"), None)
    if own is not None and to is not None and own < to:  # *urged the army to …*: whom one tells is not what one tells
        tokens = [t for t in tokens if t >= to]
    tokens = _run_around(tree, [t for t in tokens if t not in frame], clause)
    while tokens and (tree.lemmas[tokens[0]] in ("that",) and tree.deps[tokens[0]] == "mark" or _is_edge(tree, tokens[0])):
        tokens = tokens[1:]
    while tokens and _is_edge(tree, tokens[-1]):
        tokens = tokens[:-1]
    if len(tokens) < 2:
        return None
    return tree.starts[tokens[0]], tree.ends[tokens[-1]]


def _is_edge(tree: Tree, token: int) -> bool:
    return tree.words[token] in ".,;:—–-" or tree.deps[token] == "punct" and tree.words[token] not in "\"“”’‘'»«)%$"


def _run_around(tree: Tree, tokens: list[int], centre: int) -> list[int]:
    """The stretch of one sentence from the first to the last of the tokens that is joined to the centre."""
    sentence = tree.sentence_of[centre]
    kept = [t for t in tokens if tree.sentence_of[t] == sentence]
    return list(range(kept[0], kept[-1] + 1)) if kept else []


def _inserted(tree: Tree, verb: int) -> tuple[int, int] | None:
    """*The plan, he said, would fail*; *it is over, as X put it*: the sentence around a frame set off by commas."""
    if tree.deps[verb] not in ("parataxis", "advcl", "ccomp") or tree.child(verb, "ccomp", "xcomp", "dobj") is not None:
        return None
    own = tree.subtree(verb)
    host = tree.heads[verb]
    as_frame = any(tree.lemmas[c] == "as" and tree.deps[c] == "mark" for c in tree.child_lists[verb])
    if tree.deps[verb] == "advcl" and not as_frame:
        return None
    if len(own) > 9 and not as_frame:
        return None
    if not as_frame and not _set_off(tree, own):
        return None
    tokens = [t for t in tree.subtree(host) if tree.sentence_of[t] == tree.sentence_of[verb]]
    if own[0] <= tokens[0]:
        tokens = [t for t in tokens if t > own[-1]]
    elif own[-1] >= tokens[-1] - 1:
        tokens = [t for t in tokens if t < own[0]]
    while tokens and _is_edge(tree, tokens[0]):
        tokens = tokens[1:]
    while tokens and _is_edge(tree, tokens[-1]):
        tokens = tokens[:-1]
    if len(tokens) < 3:
        return None
    return tree.starts[tokens[0]], tree.ends[tokens[-1]]


def _set_off(tree: Tree, own: list[int]) -> bool:
    before = tree.words[own[0] - 1] if own[0] else ""
    return tree.words[own[0]] == "," or before in (",", "”", '"', "—", "–")


def _according(tree: Tree, token: int) -> Iterator[Report]:
    """The sentence's clause around *according to X*."""
    to = next((c for c in tree.child_lists[token] if tree.lemmas[c] == "to"), None)
    if to is None and token + 1 < len(tree) and tree.lemmas[token + 1] == "to":
        to = token + 1
    source = tree.child(to, "pobj") if to is not None else None
    if source is None or to is None:
        return
    own = sorted({token, *tree.subtree(to)})
    tokens = list(tree.sentence_tokens(tree.sentence_of[token]))
    left = [t for t in tokens if t < own[0]]
    right = [t for t in tokens if t > own[-1]]
    tokens = left if len(left) > len(right) else right
    if len(left) > 3 and len(right) > 3:
        tokens = tokens if tree.words[own[0] - 1] != "," else [t for t in [*left, *own, *right]]
    while tokens and (_is_edge(tree, tokens[0]) or tree.lemmas[tokens[0]] in ("and", "but")):
        tokens = tokens[1:]
    while tokens and _is_edge(tree, tokens[-1]):
        tokens = tokens[:-1]
    if len(tokens) >= 3:
        yield Report(tree.starts[tokens[0]], tree.ends[tokens[-1]], "reported", "according to", source, token)


def _of_noun(tree: Tree, noun: int) -> Iterator[Report]:
    """*Trump's claim that …*: a noun of saying with its that-clause and a named source."""
    clause = tree.child(noun, "acl", "ccomp")
    if clause is None or not any(tree.lemmas[c] == "that" and tree.deps[c] == "mark" for c in tree.child_lists[clause]):
        return
    source = tree.child(noun, "poss")
    by = next((c for c in tree.children(noun, "prep") if tree.lemmas[c] in ("by", "from", "of")), None)
    if source is None and by is not None:
        source = tree.child(by, "pobj")
    if source is None and tree.deps[noun] == "dobj":
        source = subject_of(tree, tree.heads[noun])
    span = _clause_span(tree, clause, noun)
    if source is not None and span is not None:
        yield Report(*span, "reported", tree.words[noun], source, noun)


def find_contents(tree: Tree, marks: Sequence[Marked]) -> list[Report]:
    """What is announced, demanded or planned in a noun phrase, what somebody is accused of, and *so-called* words."""
    shade = Shade(marks)
    found: list[Report] = []
    for token in range(len(tree)):
        if shade.inside(tree.starts[token]):
            continue
        if tree.poses[token] == "VERB" and tree.lemmas[token] in CONTENT | NAMING and not is_negated(tree, token):
            found.extend(_worded_by_subject(tree, token))
        lemma = tree.words[token].lower()
        if lemma in DISTANCING or (lemma == "called" and token > 1 and tree.words[token - 1] == "-"):
            found.extend(_withdrawn(tree, token))
        if tree.words[token].lower() == "self" and token + 2 < len(tree) and tree.words[token + 1] == "-":
            found.extend(_withdrawn(tree, token + 2))
        if tree.words[token].lower() == "what" and tree.poses[tree.heads[token]] in ("VERB", "AUX"):
            found.extend(_what_they_call(tree, token))
    return found


def _worded_by_subject(tree: Tree, verb: int) -> Iterator[Report]:
    speaker = subject_of(tree, verb)
    if speaker is None:
        return
    lemma = tree.lemmas[verb]
    reflexive = any(tree.words[c].lower().endswith(("self", "selves")) for c in tree.children(verb, "dobj", "nsubj", "dative"))
    if lemma in LABELLING or lemma in ("declare", "proclaim", "designate", "classify", "list") or (reflexive and lemma in NAMING):
        branches = [c for c in tree.children(verb, "oprd", "attr", "xcomp", "ccomp") if c > verb and (tree.poses[c] == "NOUN" or tree.deps[c] == "oprd")]
        branches += [c for c in tree.children(verb, "prep") if tree.lemmas[c] in ("as", "for") and c > verb]
    elif lemma == "accuse":
        branches = [c for c in tree.children(verb, "prep") if tree.lemmas[c] == "of"]
        branches += [c for d in tree.children(verb, "dobj") for c in tree.children(d, "prep") if tree.lemmas[c] == "of" and c > d]
    elif lemma in NAMING - CONTENT:
        return
    else:
        told = lemma in ("order", "urge", "ask", "warn", "request", "offer", "promise", "call")
        objects = () if told and tree.child(verb, "xcomp", "ccomp") is not None else ("dobj",)
        branches = [c for c in tree.children(verb, *objects, "xcomp", "advcl", "prep") if c > verb]
        branches = [c for c in branches if tree.deps[c] != "prep" or tree.lemmas[c] in ("for", "on")]
        branches = [c for c in branches if tree.deps[c] != "advcl" or tree.child(c, "aux") is not None and tree.tags[c] == "VB"]
    for branch in branches:
        tokens = [t for t in tree.subtree(branch) if tree.sentence_of[t] == tree.sentence_of[verb] and t > verb]
        if tokens:
            yield Report(tree.starts[tokens[0]], tree.ends[tokens[-1]], "content", tree.words[verb], speaker, verb)


def _withdrawn(tree: Tree, token: int) -> Iterator[Report]:
    """From *so-called* to the end of its noun phrase."""
    head = token
    while tree.deps[head] in ("amod", "compound", "nmod", "advmod", "npadvmod", "punct") and tree.heads[head] != head and tree.heads[head] > token - 3:
        head = tree.heads[head]
    if head <= token or head - token > 8:
        return
    first, last = noun_phrase(tree, head, complements=())
    if first <= token:
        yield Report(tree.starts[first], tree.ends[last], "distanced", span_text(tree, token, token), None, token)


def _what_they_call(tree: Tree, token: int) -> Iterator[Report]:
    """*what the army calls a terrorist nest*."""
    verb = tree.heads[token]
    for naming in (verb, *tree.children(verb, "ccomp", "xcomp", "conj")):
        if tree.lemmas[naming] not in ("call", "describe", "term", "dub", "say", "claim", "consider", "regard", "see"):
            continue
        speaker = subject_of(tree, verb)
        tokens = [t for t in tree.subtree(verb) if t > naming and tree.sentence_of[t] == tree.sentence_of[token]]
        if tree.lemmas[naming] in ("say", "claim"):
            tokens = [t for t in tokens if tree.poses[t] not in ("AUX",)]
        if tokens and tree.words[tokens[0]].lower() == "as":
            tokens = tokens[1:]
        if tokens:
            cue = f"what … {tree.words[naming]}"
            yield Report(tree.starts[tokens[0]], tree.ends[tokens[-1]], "distanced", cue, speaker, naming)
        return
