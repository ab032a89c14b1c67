"""Reported speech without marks: the clause under a word of saying or thinking, *according to*, *as X wrote*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.core.parsed import Tree
from framing.find._clauses import clause_span, inserted, span_between
from framing.find._cues import is_cue, source_of_according
from framing.find._phrases import is_negated, is_verb, subject_of
from framing.find._shade import Shade, read_shade
from framing.find._words import ARMED, GROUP, PEOPLE, PERSON, TELLING, THINKING

_SPEECH_NOUNS = frozenset(
    "claim allegation accusation statement assertion warning promise vow pledge announcement report complaint charge "
    "argument suggestion insistence denial admission confession prediction assurance declaration contention demand "
    "threat rumour rumor testimony".split()
)
# What a clause of saying may hang on.
_STATEMENTS = frozenset(
    "statement interview speech letter tweet post email report message memo release testimony sermon video broadcast "
    "affidavit filing conference briefing address".split()
)
# Findings show and suggest; only people, bodies and their papers say.
_SHOWING = frozenset("show suggest reveal indicate demonstrate imply mean prove signal".split())


@dataclass(frozen=True)
class Report:
    """A stretch worded by somebody else, in marks or not; `hole` is a frame set into it (*, residents say,*)."""

    start: int
    end: int
    kind: str
    cue: str
    speaker: int | None
    verb: int
    hole: tuple[int, int] = (0, 0)


def read_reports(tree: Tree) -> list[Report]:
    """Clauses of saying (kind reported) and of thinking (kind thought), each stretch once."""
    return tree.once("reports", lambda: _read(tree, read_shade(tree)))


def _read(tree: Tree, shade: Shade) -> list[Report]:
    kept: dict[tuple[int, int], Report] = {}
    for token in range(len(tree)):
        for report in _reports_at(tree, token, shade):
            if not shade.fills(tree, report.start, report.end):
                kept.setdefault((report.start, report.end), report)
    return list(kept.values())


def _reports_at(tree: Tree, token: int, shade: Shade) -> Iterator[Report]:
    if tree.lemmas[token] == "accord" and tree.words[token].lower() == "according":
        yield from _according(tree, token)
    elif shade.inside(tree.starts[token]):
        return
    elif is_verb(tree, token):
        yield from _of_verb(tree, token)
    elif tree.poses[token] == "NOUN" and tree.lemmas[token] in _SPEECH_NOUNS:
        yield from _of_noun(tree, token)


# --- under a verb ----------------------------------------------------------------------------------------------


def _of_verb(tree: Tree, verb: int) -> Iterator[Report]:
    thinking = tree.lemmas[verb] in THINKING
    if not (thinking or is_cue(tree, verb)) or is_negated(tree, verb):
        return
    speaker = subject_of(tree, verb)
    if not _may_say(tree, verb, speaker):
        return
    kind = "thought" if thinking else "reported"
    for child in sorted(tree.child_lists[verb], key=lambda c: (c < verb, c)):
        span = clause_span(tree, child, verb) if _is_complement(tree, verb, child) else None
        if span is not None:
            yield Report(*span, kind, tree.words[verb], speaker, verb, _hole(tree, verb, child, span))
            return
    for clause in _in_a_statement(tree, verb):
        span = clause_span(tree, clause, verb)
        if span is not None:
            yield Report(*span, kind, tree.words[verb], speaker, verb)
            return
    frame = inserted(tree, verb)
    if frame is not None and speaker is not None:
        yield Report(*frame, kind, tree.words[verb], speaker, verb, _hole(tree, verb, None, frame))


def _in_a_statement(tree: Tree, verb: int) -> Iterator[int]:
    """*said in a statement that …*: the clause that the parser hangs on the statement."""
    nouns = [noun for prep in tree.children(verb, "prep") for noun in tree.children(prep, "pobj")]
    for noun in nouns:
        for clause in tree.children(noun, "acl", "ccomp", "relcl") if tree.lemmas[noun] in _STATEMENTS else ():
            if any(tree.lemmas[c] == "that" and tree.deps[c] in ("mark", "nsubj") for c in tree.child_lists[clause]):
                yield clause


def _may_say(tree: Tree, verb: int, speaker: int | None) -> bool:
    """Somebody thinks it; whoever says it is not nobody; and what merely shows it, is no finding."""
    if speaker is None:
        return tree.lemmas[verb] not in THINKING | _SHOWING
    return not _is_nobody(tree, speaker) and (tree.lemmas[verb] not in _SHOWING or _can_speak(tree, speaker))


def _is_nobody(tree: Tree, subject: int) -> bool:
    """*No group has said*, *nobody claimed*."""
    if tree.words[subject].lower() in ("nobody", "none", "neither"):
        return True
    return any(tree.words[child].lower() in ("no", "neither") for child in tree.child_lists[subject])


def _can_speak(tree: Tree, subject: int) -> bool:
    if tree.lemmas[subject] in PERSON | GROUP | PEOPLE | ARMED:
        return True
    vague = tree.words[subject].lower() in ("it", "this", "that", "which", "they")
    return tree.poses[subject] in ("PROPN", "PRON") and not vague


def _is_complement(tree: Tree, verb: int, child: int) -> bool:
    """A clause that words what is said; an infinitive only under verbs of telling."""
    dep, lemma = tree.deps[child], tree.lemmas[verb]
    if dep == "ccomp":
        gerund = tree.tags[child] == "VBG" and tree.child(child, "aux", "nsubj") is None
        return not gerund and not (tree.lemmas[child] == lemma and child < verb)
    if dep in ("xcomp", "advcl") and any(tree.tags[aux] == "TO" for aux in tree.children(child, "aux")):
        near = dep == "xcomp" or child - verb < 12
        return lemma in TELLING and child > verb and near and tree.tags[child] == "VB"
    return False


def _hole(tree: Tree, verb: int, clause: int | None, span: tuple[int, int]) -> tuple[int, int]:
    """The frame's own words where they stand inside the stretch."""
    frame = tree.subtree(verb, without=[] if clause is None else [clause])
    inside = [t for t in frame if span[0] <= tree.starts[t] and tree.ends[t] <= span[1] and abs(t - verb) < 8]
    return (tree.starts[inside[0]], tree.ends[inside[-1]]) if inside else (0, 0)


# --- under a noun, and *according to* ----------------------------------------------------------------------------


def _of_noun(tree: Tree, noun: int) -> Iterator[Report]:
    """*Trump's claim that …*: a noun of saying with its that-clause and a named source."""
    clause = tree.child(noun, "acl", "ccomp")
    if clause is None or not any(tree.lemmas[mark] == "that" for mark in tree.children(clause, "mark")):
        return
    source = tree.child(noun, "poss")
    by = next((prep for prep in tree.children(noun, "prep") if tree.lemmas[prep] in ("by", "from", "of")), None)
    if source is None and by is not None:
        source = tree.child(by, "pobj")
    if source is None and tree.deps[noun] == "dobj":
        source = subject_of(tree, tree.heads[noun])
    span = clause_span(tree, clause, noun)
    if source is not None and span is not None:
        yield Report(*span, "reported", tree.words[noun], source, noun)


def _according(tree: Tree, token: int) -> Iterator[Report]:
    """The sentence's clause around *according to X*."""
    to, source = source_of_according(tree, token)
    if to is None or source is None:
        return
    frame = sorted({token, *tree.subtree(to)})
    sentence = tree.sentence_tokens(tree.sentence_of[token])
    left = [t for t in sentence if t < frame[0]]
    right = [t for t in sentence if t > frame[-1]]
    tokens = left if len(left) > len(right) else right
    if len(left) > 3 and len(right) > 3 and tree.words[frame[0] - 1] == ",":
        tokens = [*left, *frame, *right]
    span = span_between(tree, tokens, shortest=3, skip=("and", "but"))
    if span is not None:
        yield Report(*span, "reported", "according to", source, token)
