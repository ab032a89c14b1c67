"""Quotation marks on raw text: which mark opens, which closes, what is lost, what is nested."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass

from framing.core.text import split_paragraphs

_PAIRS = {"“": "”", "«": "»", "„": "“”", "‟": "”", "‹": "›", "``": "''"}
# Each begins with a character, not with what stands before it: so they are searched faster.
_DOUBLE = re.compile(r"“|”|\"|„|‟|«|»|``|''")
_OPEN_SINGLE = re.compile(r"‘(?<![^\s(\[“«\"—–\-‘:/]‘)(?=[^\s’])|'(?<![^\s(\[“«\"—–\-:/]')(?=[^\W_])")
_CLIPPED = re.compile(r"(?:\d0s\b|em\b|til\b|tis\b|twas\b|cause\b|n\b|round\b|bout\b)", re.IGNORECASE)
_MAX_SINGLE = 600
_MAX_OVER_PARAGRAPHS = 2500


@dataclass(frozen=True)
class Marked:
    """A stretch in quotation marks, marks included; `inner` is what stands between them."""

    start: int
    end: int
    inner: tuple[int, int]
    depth: int = 0
    closed: bool = True


def pair_marks(text: str, begin: int = 0, finish: int = sys.maxsize) -> list[Marked]:
    """Every stretch in quotation marks between two places, outer before inner.

    An opening mark without its closing one reaches to the end of its paragraph, or, where the next paragraph (or one
    of the lines right below) closes it before any other opens, to that mark. A straight mark opens or closes by what
    stands on its two sides; where that does not tell, by turns.
    """
    outer: list[Marked] = []
    paragraphs = list(split_paragraphs(text, begin, finish))
    pending: tuple[int, int] | None = None
    reached = begin
    mark = _DOUBLE.search(text, begin)
    for begin, finish in paragraphs:
        if mark is not None and mark.start() < begin:
            mark = _DOUBLE.search(text, begin)
        if mark is not None and mark.start() < finish:
            pending = _pair_paragraph(text, begin, finish, outer, pending)
        elif begin - reached != 1:  # a line without marks right below leaves open what is open
            pending = None
        reached = finish
    spans = sorted(outer, key=lambda span: (span.start, -span.end))
    nested: list[Marked] = []
    for begin, finish in paragraphs if "'" in text or "‘" in text else ():
        nested.extend(_pair_singles(text, begin, finish, spans))
    return _with_depth(sorted([*spans, *nested], key=lambda span: (span.start, -span.end)))


def _pair_paragraph(
    text: str, begin: int, finish: int, found: list[Marked], pending: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Pair the double marks of one paragraph; give back where an unclosed one opened, and its width."""
    stack: list[tuple[int, int, str]] = []
    first = True
    for match in _DOUBLE.finditer(text, begin, finish):
        mark, at, after = match.group(), match.start(), match.end()
        if mark in ('"', "''") and not stack and _is_measure(text, at):
            continue
        opens = _opens(text, mark, at, after, begin, finish, bool(stack))
        if opens and stack and stack[-1][2] == mark and mark in '“"':
            start, width, _ = stack.pop()  # the earlier one was never closed
            found.append(_cut(text, start, width, at))
        if opens:
            stack.append((at, after - at, mark))
        elif stack:
            start, width, _ = stack.pop()
            found.append(Marked(start, after, (start + width, at)))
        elif pending is not None and first and after - pending[0] < _MAX_OVER_PARAGRAPHS:
            start, width = pending
            found[:] = [span for span in found if not (span.start == start and not span.closed)]
            found.append(Marked(start, after, (start + width, at)))
        elif _lost_opening(text, begin, at):
            found.append(Marked(begin, after, (begin, at), closed=False))
        first = False
    if not stack:
        return None
    for start, width, _ in stack:
        found.append(Marked(start, finish, (start + width, finish), closed=False))
    return stack[0][0], stack[0][1]


def _opens(text: str, mark: str, at: int, after: int, begin: int, finish: int, inside: bool) -> bool:
    if mark in _PAIRS and mark != "‟":
        return not (mark == "“" and inside and _hugs_left(text, at, begin) and not _hugs_right(text, after, finish))
    if mark in ("”", "»", "''"):
        return mark == "”" and not inside and _hugs_right(text, after, finish) and not _hugs_left(text, at, begin)
    left, right = _hugs_left(text, at, begin), _hugs_right(text, after, finish)
    if left != right:
        return right
    return not inside


def _hugs_left(text: str, at: int, begin: int) -> bool:
    """Whether a word or its punctuation stands directly before the mark."""
    return at > begin and not text[at - 1].isspace() and text[at - 1] not in "([—–-/“‘"


def _hugs_right(text: str, after: int, finish: int) -> bool:
    """Whether a word stands directly after the mark."""
    return after < finish and (
        text[after].isalnum() or text[after] in "‘'$£€#@[(…“" or text[after : after + 3] == "..."
    )


def _is_measure(text: str, at: int) -> bool:
    """Feet and inches, as in 6'2"."""
    opened = at > 1 and re.search(r"[“\"][^“”\"]*$", text[max(0, at - 200) : at])
    return at > 0 and text[at - 1].isdigit() and not opened


def _lost_opening(text: str, begin: int, at: int) -> bool:
    """A paragraph that closes what it never opened, with a sentence's worth of words before."""
    stretch = text[begin:at]
    return len(stretch) > 15 and stretch[-1:] in ",.?!" and stretch[:1].isupper()


def _cut(text: str, start: int, width: int, before: int) -> Marked:
    end = len(text[start:before].rstrip()) + start
    return Marked(start, end, (start + width, end), closed=False)


def _pair_singles(text: str, begin: int, finish: int, outer: list[Marked]) -> list[Marked]:
    found: list[Marked] = []
    reached = begin
    for match in _OPEN_SINGLE.finditer(text, begin, finish):
        at = match.start()
        if at < reached or _CLIPPED.match(text, at + 1):
            continue
        limit = min([finish, at + _MAX_SINGLE, *(s.inner[1] for s in outer if s.inner[0] <= at < s.inner[1])])
        close = _closing_single(text, at, limit)
        if close is not None:
            found.append(Marked(at, close + 1, (at + 1, close)))
            reached = close + 1
    return found


def _closing_single(text: str, at: int, limit: int) -> int | None:
    """The mark that closes the single one at `at`; an apostrophe inside or at a word's end does not."""
    marks = "’" if text[at] == "‘" else "'"
    possessive = None
    for place in range(at + 2, limit):
        mixed = text[place] == "’" and marks == "'" and "'" not in text[at + 1 : place]
        if not (text[place] == marks or mixed) or text[place - 1].isspace():
            continue
        following = text[place + 1 : place + 2]
        if following.isalnum():
            continue
        if text[place - 1] in "sS" and re.match(r" [a-z]", text[place + 1 : place + 3]):
            possessive = place if possessive is None else possessive
            continue
        if marks == "'" and "‘" in text[at:place]:
            return None
        return place
    return possessive


def _with_depth(spans: list[Marked]) -> list[Marked]:
    out: list[Marked] = []
    stack: list[Marked] = []
    for span in spans:
        while stack and stack[-1].end <= span.start:
            stack.pop()
        if stack and span.end > stack[-1].end:
            continue  # crosses its neighbour: a stray mark
        out.append(Marked(span.start, span.end, span.inner, len(stack), span.closed))
        stack.append(span)
    return out
