"""Whose words: stretches of an article that somebody else answers for, with that somebody."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from framing.core.parsed import Tree
from framing.find._attribution import read_attributions
from framing.find._contents import find_contents
from framing.find._reported import read_reports
from framing.find._shade import read_shade

_VOICE = {
    "direct": "quoted",
    "partial": "quoted",
    "reported": "reported",
    "thought": "reported",
    "content": "reported",
    "bare": "reported",
    "scare": "distanced",
    "distanced": "distanced",
}
# Of two scopes as wide as each other the one with the higher number gives the voice.
_RANK = {"content": 0, "bare": 0, "thought": 1, "reported": 1, "direct": 2, "partial": 2, "distanced": 3, "scare": 3}


@dataclass(frozen=True)
class Scope:
    """A stretch and who answers for it.

    `kind` is one of direct, partial, scare, title (in marks), reported (a clause of saying), bare (one of which marks
    hold all but a subject), thought (a clause of thinking), content (what somebody announces, demands or plans),
    distanced (*so-called*). `speaker` is the head token of the speaker's noun phrase, None where none is given.
    """

    start: int
    end: int
    kind: str
    cue: str = ""
    speaker: int | None = None
    hole: tuple[int, int] = (0, 0)


def read_scopes(tree: Tree) -> list[Scope]:
    """All scopes of one article, by start, the wider before the narrower."""
    return tree.once("scopes", lambda: _read(tree))


def _read(tree: Tree) -> list[Scope]:
    shade, reports = read_shade(tree), read_reports(tree)
    scopes = [Scope(r.start, r.end, r.kind, r.cue, r.speaker, r.hole) for r in reports]
    scopes += [Scope(c.start, c.end, c.kind, c.cue, c.speaker) for c in find_contents(tree, shade)]
    scopes += [Scope(a.start, a.end, a.kind, a.cue, a.speaker) for a in read_attributions(tree)]
    return sorted(scopes, key=lambda s: (s.start, -s.end, s.kind))


class Voices:
    """Looks up the voice of any span of an article."""

    def __init__(self, scopes: list[Scope]) -> None:
        self.scopes = [scope for scope in scopes if scope.kind != "title"]
        self._starts = [scope.start for scope in self.scopes]

    def at(self, start: int, end: int) -> tuple[str, Scope | None]:
        """Voice of the span and the scope that gives it: the innermost that holds it."""
        best: Scope | None = None
        for scope in self.scopes[: bisect_right(self._starts, start)]:
            holds = end <= scope.end and not (scope.hole[0] <= start < scope.hole[1])
            if holds and (best is None or _is_inside(scope, best)):
                best = scope
        return ("own", None) if best is None else (_VOICE[best.kind], best)


def _is_inside(scope: Scope, other: Scope) -> bool:
    """Whether a scope lies deeper than another: it is narrower, or as wide and says more."""
    if other.kind in ("direct", "partial") and scope.kind == "scare":
        return False  # marks inside a quotation are the speaker's
    width, others = scope.end - scope.start, other.end - other.start
    return (width, -_RANK[scope.kind]) < (others, -_RANK[other.kind])
