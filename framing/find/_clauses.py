"""The stretch of a reported clause: without *that*, without the frame, without a final stop."""

from __future__ import annotations

from framing.core.parsed import Tree
from framing.find._cues import AS_SAYING, is_cue
from framing.find._phrases import is_finite, is_verb
from framing.find._reporters import goes_on

Span = tuple[int, int]


def clause_span(tree: Tree, clause: int, verb: int) -> Span | None:
    """The clause under a verb, or noun, of saying; None where too little of it is left."""
    tokens = tree.subtree(clause, without=[verb])
    if clause > verb:
        frame = {verb, *tree.subtree(verb, without=[clause])}
        tokens = [t for t in tokens if t > verb and t not in frame]
    elif any(tree.words[t] in ":;" for t in range(clause, verb)):
        return None
    else:
        tokens = [t for t in tokens if t < verb]
    own = tree.child(clause, "nsubj")
    to = next((aux for aux in tree.children(clause, "aux") if tree.tags[aux] == "TO"), None)
    if own is not None and to is not None and own < to:  # *urged the army to …*: whom one tells is not what one tells
        tokens = [t for t in tokens if t >= to]
    if to is not None:  # *told them to wait as she counted*: when it was said
        asides = [tree.subtree(c)[0] for c in tree.children(clause, "advcl") if _opens_with(tree, c, "as", "while")]
        tokens = [t for t in tokens if t < min(asides, default=t + 1)]
    tokens = [t for t in tokens if tree.sentence_of[t] == tree.sentence_of[clause]]
    end = _own_end(tree, clause, tokens)
    tokens = [t for t in tokens if t < end]
    if not tokens:
        return None
    skip = ("clear", "plain") if tree.lemmas[verb] == "make" else ()
    return span_between(tree, list(range(tokens[0], tokens[-1] + 1)), shortest=2, skip=skip, that=True)


def _own_end(tree: Tree, clause: int, tokens: list[int]) -> int:
    """Where the clause ends: before a verb that goes on from the frame, before *; X said* and what it said."""
    for token in tokens:
        joined = tree.deps[token] == "conj" and tree.heads[token] == clause and goes_on(tree, token, clause)
        if joined and token > clause:
            return next((c for c in tree.children(clause, "cc") if c < token), token)
        behind = (t for t in tokens if t > token)
        if tree.words[token] == ";" and any(
            is_verb(tree, t) and is_cue(tree, t) and is_finite(tree, t) for t in behind
        ):
            return token
    return len(tree)


def clauses_behind(tree: Tree, clause: int, verb: int) -> list[Span]:
    """*The road is open, the mayor said, and the port is safe*: what goes on behind the frame."""
    if clause > verb:
        return []
    joined = [c for c in tree.children(clause, "conj") if c > verb]
    joined += [c for c in tree.children(verb, "conj") if tree.child(c, "nsubj", "nsubjpass") and not is_cue(tree, c)]
    spans = (
        span_between(tree, [t for t in tree.subtree(c) if t > verb], shortest=3) for c in joined if is_verb(tree, c)
    )
    return [span for span in spans if span is not None]


def pieces_around(tree: Tree, clause: int, span: Span, hole: Span) -> list[Span]:
    """The stretch, or its two clauses where *and* or *but* follows the frame between them."""
    behind = tree.tokens_in(hole[1], span[1])
    words = [t for t in behind if not is_edge(tree, t)]
    if not words or hole == (0, 0) or tree.starts[clause] > hole[0] or tree.poses[words[0]] != "CCONJ":
        return [span]
    before = span_between(tree, list(tree.tokens_in(span[0], hole[0])), shortest=3)
    after = span_between(tree, list(behind), shortest=3, skip=("and",))
    return [piece for piece in (before, after) if piece is not None] or [span]


def inserted(tree: Tree, verb: int) -> Span | None:
    """*The plan, he said, would fail*; *it is over, as X put it*: the sentence around a frame set off by commas."""
    if tree.deps[verb] not in ("parataxis", "advcl", "ccomp") or tree.child(verb, "ccomp", "xcomp", "dobj") is not None:
        return None
    own = tree.subtree(verb)
    as_frame = _opens_with(tree, verb, "as") and tree.lemmas[verb] in AS_SAYING
    short = tree.deps[verb] != "advcl" and len(own) <= 9 and _is_set_off(tree, own)
    if not (as_frame or short):
        return None
    tokens = [t for t in tree.subtree(tree.heads[verb]) if tree.sentence_of[t] == tree.sentence_of[verb]]
    if own[0] <= tokens[0]:
        tokens = [t for t in tokens if t > own[-1]]
    elif own[-1] >= tokens[-1] - 1:
        tokens = [t for t in tokens if t < own[0]]
    return span_between(tree, tokens, shortest=3, that=True)


def _opens_with(tree: Tree, clause: int, *words: str) -> bool:
    return any(tree.lemmas[mark] in words for mark in tree.children(clause, "mark", "advmod"))


def span_between(
    tree: Tree, tokens: list[int], *, shortest: int, skip: tuple[str, ...] = (), that: bool = False
) -> Span | None:
    """From the first to the last word, without punctuation, and some words before, at the edges."""

    def is_loose(token: int) -> bool:
        opening = that and tree.lemmas[token] == "that" and tree.deps[token] in ("mark", "advmod")
        return opening or tree.lemmas[token] in skip or is_edge(tree, token)

    while tokens and is_loose(tokens[0]):
        tokens = tokens[1:]
    while tokens and is_edge(tree, tokens[-1]):
        tokens = tokens[:-1]
    return (tree.starts[tokens[0]], tree.ends[tokens[-1]]) if len(tokens) >= shortest else None


def is_edge(tree: Tree, token: int) -> bool:
    """Punctuation that belongs to no clause; quotation marks, brackets and signs do."""
    word = tree.words[token]
    return word in ".,;:—–-" or (tree.deps[token] == "punct" and word not in "\"“”’‘'»«)%$")


def _is_set_off(tree: Tree, own: list[int]) -> bool:
    before = tree.words[own[0] - 1] if own[0] else ""
    return tree.words[own[0]] == "," or before in (",", "”", '"', "—", "–")
