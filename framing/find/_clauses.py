"""The stretch of a reported clause: without *that*, without the frame, without a final stop."""

from __future__ import annotations

from framing.core.parsed import Tree

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
    tokens = [t for t in tokens if tree.sentence_of[t] == tree.sentence_of[clause]]
    if not tokens:
        return None
    return span_between(tree, list(range(tokens[0], tokens[-1] + 1)), shortest=2, that=True)


def inserted(tree: Tree, verb: int) -> Span | None:
    """*The plan, he said, would fail*; *it is over, as X put it*: the sentence around a frame set off by commas."""
    if tree.deps[verb] not in ("parataxis", "advcl", "ccomp") or tree.child(verb, "ccomp", "xcomp", "dobj") is not None:
        return None
    own = tree.subtree(verb)
    as_frame = any(tree.lemmas[mark] == "as" for mark in tree.children(verb, "mark"))
    short = tree.deps[verb] != "advcl" and len(own) <= 9 and _is_set_off(tree, own)
    if not (as_frame or short):
        return None
    tokens = [t for t in tree.subtree(tree.heads[verb]) if tree.sentence_of[t] == tree.sentence_of[verb]]
    if own[0] <= tokens[0]:
        tokens = [t for t in tokens if t > own[-1]]
    elif own[-1] >= tokens[-1] - 1:
        tokens = [t for t in tokens if t < own[0]]
    return span_between(tree, tokens, shortest=3)


def span_between(
    tree: Tree, tokens: list[int], *, shortest: int, skip: tuple[str, ...] = (), that: bool = False
) -> Span | None:
    """From the first to the last word, without punctuation, and some words before, at the edges."""

    def is_loose(token: int) -> bool:
        opening = that and tree.lemmas[token] == "that" and tree.deps[token] == "mark"
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
