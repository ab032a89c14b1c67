"""Reported speech without marks: the clause under a word of saying or thinking, *according to*, *as X wrote*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from framing.core.parsed import Tree
from framing.find._clauses import clause_span, clauses_behind, inserted, pieces_around, span_between
from framing.find._cues import source_of_according, words_clause
from framing.find._phrases import is_verb
from framing.find._reporters import is_withheld, may_say, noun_beside, speaker_of
from framing.find._set_off import read_set_off
from framing.find._shade import Shade, read_shade
from framing.find._words import NAMING, TELLING, THINKING

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
# *voiced concern that …*: with these verbs any noun will do.
_VOICING = frozenset("express voice raise issue sound".split())
# What these offer or promise is the verb right behind them; with an object between, *to* tells a purpose.
_COMMITTING = frozenset("offer propose promise pledge threaten vow swear claim".split())

# *denied what the mayor had said*: that clause is a thing, no wording.
_HOLDING = frozenset("confirm deny repeat reject contradict condemn dispute".split())


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
    """Clauses of saying (kind reported; bare where only a subject of theirs is unmarked) and of thinking (thought)."""
    return tree.once("reports", lambda: _read(tree, read_shade(tree)))


def _read(tree: Tree, shade: Shade) -> list[Report]:
    kept: dict[tuple[int, int], Report] = {}
    for token in range(len(tree)):
        for report in _reports_at(tree, token, shade):
            _keep(tree, shade, kept, report)
    verbs = {report.verb for report in kept.values()}
    for verb in range(len(tree)):
        silent = not is_verb(tree, verb) or verb in verbs or shade.inside(tree.starts[verb])
        if not silent and not is_withheld(tree, verb):
            for span, speaker in read_set_off(tree, verb):
                _keep(tree, shade, kept, Report(*span, "reported", tree.words[verb], speaker, verb))
    return list(kept.values())


def _keep(tree: Tree, shade: Shade, kept: dict[tuple[int, int], Report], report: Report) -> None:
    """Note a report, drawn to the marks that it would cross: bare where the marks hold all but a subject of it."""
    start, end = shade.snap(report.start, report.end)
    mark = shade.mark_at(start)
    if mark is None or end > mark.end:
        kind = "bare" if shade.fills(tree, start, end, report.hole) else report.kind
        kept.setdefault((start, end), replace(report, start=start, end=end, kind=kind))


def _reports_at(tree: Tree, token: int, shade: Shade) -> Iterator[Report]:
    if tree.lemmas[token] == "accord" and tree.words[token].lower() == "according":
        yield from _according(tree, token)
    elif shade.inside(tree.starts[token]):
        return
    elif is_verb(tree, token):
        yield from _of_verb(tree, token)
    elif tree.poses[token] == "NOUN":
        yield from _of_noun(tree, token)


# --- under a verb ----------------------------------------------------------------------------------------------


def _of_verb(tree: Tree, verb: int) -> Iterator[Report]:
    thinking = tree.lemmas[verb] in THINKING
    if not (thinking or words_clause(tree, verb)) or is_withheld(tree, verb):
        return
    speaker = speaker_of(tree, verb)
    if not may_say(tree, verb, speaker):
        return
    kind = "thought" if thinking else "reported"
    clear = [below for child in tree.children(verb, "acomp", "oprd") for below in tree.children(child, "ccomp")]
    for child in sorted([*tree.child_lists[verb], *clear], key=lambda c: (c < verb, c)):
        span = clause_span(tree, child, verb) if child in clear or _is_complement(tree, verb, child) else None
        if span is not None:
            if speaker is None and child < verb:
                speaker = noun_beside(tree, verb)
            yield Report(*span, kind, tree.words[verb], speaker, verb, _hole(tree, verb, child, span))
            for more in clauses_behind(tree, child, verb):
                yield Report(*more, kind, tree.words[verb], speaker, verb)
            return
    for clause in _in_a_statement(tree, verb):
        span = clause_span(tree, clause, verb)
        if span is not None:
            yield Report(*span, kind, tree.words[verb], speaker, verb)
            return
    frame = inserted(tree, verb)
    if frame is not None and speaker is not None:
        hole = _hole(tree, verb, None, frame)
        for piece in pieces_around(tree, tree.heads[verb], frame, hole):
            yield Report(*piece, kind, tree.words[verb], speaker, verb, hole if piece == frame else (0, 0))


def _in_a_statement(tree: Tree, verb: int) -> Iterator[int]:
    """*said in a statement that …*: the clause that the parser hangs on the statement."""
    nouns = [noun for prep in tree.children(verb, "prep") for noun in tree.children(prep, "pobj")]
    for noun in nouns:
        for clause in tree.children(noun, "acl", "ccomp", "relcl") if tree.lemmas[noun] in _STATEMENTS else ():
            if any(tree.lemmas[c] == "that" and tree.deps[c] in ("mark", "nsubj") for c in tree.child_lists[clause]):
                yield clause


def _is_complement(tree: Tree, verb: int, child: int) -> bool:
    """A clause that words what is said; an infinitive only under verbs of telling."""
    dep, lemma = tree.deps[child], tree.lemmas[verb]
    if dep == "ccomp":
        if lemma in NAMING and not _has_that(tree, child):
            return False
        if lemma in ("declare", "proclaim", "pronounce") and not is_verb(tree, child):
            return False  # *declared himself king*
        if lemma in _HOLDING and tree.words[tree.subtree(child)[0]].lower() == "what":
            return False
        inverted = child > verb and not _has_that(tree, child) and _is_behind(tree, verb)
        gerund = inverted or (tree.tags[child] == "VBG" and tree.child(child, "aux", "nsubj") is None)
        return not gerund and not (tree.lemmas[child] == lemma and child < verb)
    if dep in ("xcomp", "advcl") and any(tree.tags[aux] == "TO" for aux in tree.children(child, "aux")):
        near = dep == "xcomp" or child - verb < 12
        past = lemma == "claim" and tree.tags[child] == "VBN" and tree.child(verb, "nsubjpass") is None
        aimed = lemma in _COMMITTING and any(verb < c < child for c in tree.children(verb, "dobj"))
        return lemma in TELLING and child > verb and near and not aimed and (past or tree.tags[child] == "VB")
    return False


def _has_that(tree: Tree, clause: int) -> bool:
    return any(tree.lemmas[mark] == "that" for mark in tree.children(clause, "mark"))


def _is_behind(tree: Tree, verb: int) -> bool:
    """*…, said X who …*: the verb stands right behind the comma or the marks, and has no subject before it."""
    finite = tree.tags[verb] in ("VBD", "VBZ", "VBP") and tree.deps[verb] not in (
        "conj",
        "relcl",
        "acl",
        "advcl",
        "amod",
    )
    before = tree.words[verb - 1] if verb else ""
    owned = any(c < verb for c in tree.children(verb, "nsubj", "nsubjpass"))
    return finite and before in (",", "”", '"', "’", "»") and not owned


def _hole(tree: Tree, verb: int, clause: int | None, span: tuple[int, int]) -> tuple[int, int]:
    """The frame's own words where they stand inside the stretch."""
    frame = tree.subtree(verb, without=[] if clause is None else [clause])
    inside = [t for t in frame if span[0] <= tree.starts[t] and tree.ends[t] <= span[1] and abs(t - verb) < 8]
    return (tree.starts[inside[0]], tree.ends[inside[-1]]) if inside else (0, 0)


# --- under a noun, and *according to* ----------------------------------------------------------------------------


def _of_noun(tree: Tree, noun: int) -> Iterator[Report]:
    """*X's claim that …*, *X voiced concern that …*: a noun of saying with its that-clause and a named source."""
    above = tree.heads[noun]
    voiced = tree.deps[noun] == "dobj" and tree.lemmas[above] in _VOICING
    clause = tree.child(noun, "acl", "ccomp") if voiced or tree.lemmas[noun] in _SPEECH_NOUNS else None
    if clause is None or not _has_that(tree, clause):
        return
    owners = [c for c in tree.child_lists[noun] if c < noun and tree.child(c, "case") is not None]
    source = tree.child(noun, "poss") or next(iter(owners), None)
    by = next((prep for prep in tree.children(noun, "prep") if tree.lemmas[prep] in ("by", "from", "of")), None)
    if source is None and by is not None:
        source = tree.child(by, "pobj")
    if source is None and tree.deps[noun] == "dobj":
        source = speaker_of(tree, above)
    span = clause_span(tree, clause, noun)
    if source is not None and span is not None:
        yield Report(*span, "reported", tree.words[noun], source, noun)


def _according(tree: Tree, token: int) -> Iterator[Report]:
    """The sentence's clause around *according to X*."""
    to, source = source_of_according(tree, token)
    if to is None or source is None or tree.lemmas[source] == "plan":
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
