"""Changes of name that an article tells: which two of its names are one body's old name and new one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.core.text import split_sentences

Span = tuple[int, int]

# Words that lead from the old name to the new one. What they rename may stand before them or right behind.
_TO = re.compile(
    r"\b(?:re-?(?:brand|christen|launch)(?:ed|e?s|ing)?|re-?(?:nam|styl|constitut)(?:e[ds]?|ing)|reborn|to be known"
    r"|(?:is |are |was |were )?now (?:known|called|named|operating|fighting|going)|goes by|go by"
    r"|(?:will|would|shall) (?:now|henceforth) be (?:known|called|named)"
    r"|chang(?:ed?|es|ing) (?:its|their|his|her|the) (?:\w+ )?names?"
    r"|(?:took|taken|takes|adopt(?:ed|s|ing)?) the (?:new )?name"
    r"|(?:operat|trad|fight|work|act|march)(?:e[ds]?|s|ed|ing)? (?:\w+ )?under (?:a|the|its|their) (?:new )?name"
    r"|formation of [^.,;]{2,40} under the name|bec[ao]me known|new names? (?:is|was|will be)"
    r"|merg(?:ed?|es|ing)(?= into)|(?:later|then|and) became)\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:(?:formerly|previously)(?: (?:known|called|named|operating|trading))?"
    r"|(?:once|originally|earlier|until \w+(?: \w+)?) (?:known|called|named)"
    r"|(?:was|were|had been) (?:\w+ )?(?:known|called|named)(?= as [^.,;]{2,60} until\b)"
    r"|until \w+(?: \w+)? (?:called|named|styled) (?:itself|themselves)|(?:the )?new names? (?:of|for))\b",
    re.IGNORECASE,
)
_DISSOLVED = re.compile(r"\b(?:dissol(?:ution|v(?:e[ds]?|ing))|disband(?:ed|ing|ment|s)?|wound up)\b", re.IGNORECASE)
_FORMED = re.compile(
    r"\b(?:form(?:ation|ed|ing|s)?|creat(?:ion|e[ds]?|ing)|establish(?:ment|ed|ing)?|launch(?:ed|ing)?|bec[ao]m\w+"
    r"|birth|successor|replac(?:e[ds]?|ing)|in its place|as|into|called|named)\b",
    re.IGNORECASE,
)
_BODY = r"(?:(?:new |armed |\w+ )?(?:group|party|force|body|company|movement|organisation|organization) )?"
_GLUE = re.compile(
    r"[\s,]*(?:itself |themselves |himself |herself )?(?:(?:as|to|into|by|under|the|a new|name|of|called|named)\s+)*"
    rf"{_BODY}(?:of |called |named |the )*[“\"«‘'(]*",
    re.IGNORECASE,
)
_AS = re.compile(r"[”\"»’']*\s+(?:(?:as|to|into|the|a new)\s+)*[“\"«‘']*", re.IGNORECASE)
_BACK = re.compile(r"[\s,]*(?:as |the |by |under the name (?:of )?)*[“\"«‘'(]*", re.IGNORECASE)
_BESIDE = re.compile(
    r"[\s,()“”\"«»’'—–-]*(?:(?:as )?(?:the|an?|its|their) [^.;,()]{0,50})?(?:(?:which|who|that) )?"
    r"(?:(?:is|was|were|had been) )?"
)
# Verbs that rename somebody else unless one of these stands by: *rebrand the party*, *rebranded itself the party*.
_ITSELF = re.compile(r"\b(?:itself|themselves|himself|herself|as|to|into|by|name|of)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"(?:\b(?:be|been|being|is|are|was|were|got|also|and)\s+(?:\w+ly\s+)?|[,(—–]\s?)$", re.IGNORECASE)
_ACTIVE = re.compile(r"re-?(?:brand|nam|christen|styl|constitut|launch)", re.IGNORECASE)
_SUBJECT = re.compile(
    r"[”\"»’']*(?:\s?\([^()]{1,40}\))?(?:, (?:which|who|led|backed|based) [^,;.]*,|, once [^,;.]*,)?[\s,(“\"«—–-]*"
    r"(?:(?:the|an?) [\w-]+ )?(?:(?:which|who|that) )?"
    r"(?:(?:has|have|had|been|be|is|are|was|were|will|would|could|may|should|also|later|recently|then|since|now|itself|and"
    r"|to|agreed|decided|promptly|[’']s|announced|forced|\w+ly|the|its|their|a)\s*)*",
)
_ENDS = re.compile(
    r"[”\"»’']*(?:[.,;:)—–](?!\w)|\s*$|\s+(?:and|or|who|which|that|is|was|were|has|had|have|in|on|until|before|after|for"
    r"|from|to|at|by|as|with|last|this|next|when|while|because|but|yesterday|today|earlier|[—–(“\"-]))"
)
_ASIDE = re.compile(r"[”\"»’']*,\s+(?:the\s+)?[“\"«‘']*")
_GAP = 80


@dataclass(frozen=True)
class Change:
    """A change of name: where the old name, the new name and the words that tell of the change stand."""

    old: Span
    new: Span
    cue: Span


def may_rename(text: str) -> bool:
    """Whether any words stand in the text that can tell of a change of name."""
    return any(cue.search(text) is not None for cue in (_TO, _FROM, _DISSOLVED))


def renamed(text: str, names: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Pairs (span of the old name, span of the new one) that one sentence joins by a change of name.

    Parameters
    ----------
    text : str
        The article.
    names : sequence of (start, end)
        Where names stand in it.
    """
    return [(change.old, change.new) for change in read_changes(text, names)]


def read_changes(text: str, names: Sequence[Span], others: Sequence[Span] = ()) -> list[Change]:
    """The changes of name in an article; `others` are words that stand for a body without naming it (*the group*)."""
    found: dict[tuple[Span, Span], Change] = {}
    named, further = sorted(names), sorted(others)
    for begin, finish in split_sentences(text):
        inside = _within(named, begin, finish)
        if not inside:
            continue
        reader = _Sentence(text, begin, finish, inside, _within(further, begin, finish))
        for change in reader.changes():
            if text[change.old[0] : change.old[1]] != text[change.new[0] : change.new[1]]:
                found.setdefault((change.old, change.new), change)
    return sorted(found.values(), key=lambda change: change.cue)


def _within(spans: list[Span], begin: int, finish: int) -> list[Span]:
    """Those of the sorted spans that lie in the sentence."""
    first, last = bisect_left(spans, (begin, begin)), bisect_left(spans, (finish, finish))
    return [span for span in spans[first:last] if span[1] <= finish]


class _Sentence:
    """One sentence with the names in it, and the other words that stand for somebody."""

    def __init__(self, text: str, begin: int, finish: int, names: list[Span], others: list[Span]) -> None:
        self.text, self.begin, self.finish = text, begin, finish
        self.names, self.bodies = names, sorted([*names, *others])

    def changes(self) -> Iterator[Change]:
        for match in _TO.finditer(self.text, self.begin, self.finish):
            change = self._to(match.start(), match.end())
            if change is not None:
                yield change
        for match in _FROM.finditer(self.text, self.begin, self.finish):
            change = self._from(match.start(), match.end())
            if change is not None:
                yield change
        for match in _DISSOLVED.finditer(self.text, self.begin, self.finish):
            yield from self._dissolved(match.start(), match.end())

    def _to(self, start: int, end: int) -> Change | None:
        """*X renamed itself Y*, *renamed X (as) Y*, *X changed its name from Z to Y*."""
        moved = re.compile(r"\s+from\s+(?:the\s+)?[“\"«‘']*").match(self.text, end)
        object_ = self._at(self._after(_GLUE, end) if moved is None else moved.end(), self.bodies)
        if object_ is None:
            return None
        new = self._at(self._after(_AS, object_[1]), self.names)
        if new is not None:
            return Change(object_, new, (start, end))
        old = [span for span in self._before(start, 2 * _GAP) if _SUBJECT.fullmatch(self.text[span[1] : start])]
        old = old or (self._behind(object_) if start == self.begin else [])
        if moved is not None or object_ not in self.names or not old or not self._is_whole(object_):
            return None
        itself = _ITSELF.search(self.text[end : object_[0]]) or _PASSIVE.search(self.text[self.begin : start])
        return Change(old[-1], object_, (start, end)) if itself or not _ACTIVE.match(self.text, start) else None

    def _from(self, start: int, end: int) -> Change | None:
        """*Y, formerly X*; *Formerly known as X, Y …*."""
        old = self._at(self._after(_BACK, end), self.names)
        if old is None or not self._is_whole(old):
            return None
        if start == self.begin:
            following = self._behind(old)
            return Change(old, following[0], (start, end)) if following else None
        before = [span for span in self.bodies if span[1] <= start]
        for span in reversed(before[-3:]):
            if _BESIDE.fullmatch(self.text[span[1] : start]):
                return Change(old, self._before_bracket(span), (start, end))
        return None

    def _behind(self, span: Span) -> list[Span]:
        """*Y* in *Now known as X, Y …*."""
        aside = _ASIDE.match(self.text, span[1])
        name = self._at(aside.end(), self.names) if aside is not None else None
        return [] if name is None else [name]

    def _before_bracket(self, span: Span) -> Span:
        """*Haven Guard* for the acronym in *Haven Guard (HG)*."""
        long = [name for name in self.names if self.text[name[1] : span[0]] == " ("]
        return long[-1] if long else span

    def _dissolved(self, start: int, end: int) -> Iterator[Change]:
        """*the dissolution of X and the formation of Y*, *X dissolved itself and became Y*."""
        behind = self._at(self._after(_GLUE, end), self.names)
        before = self._before(start, 2 * _GAP)
        if before and before[-1] not in self.names:
            before = before[-1:]  # *X, led by Z, said that the group was dissolved*: the group
        for old in before[-2:] if behind is None else [behind]:
            later = [span for span in self.names if span[0] > max(end, old[1])]
            if not later or later[0][0] - end > 2 * _GAP:
                continue
            between = self.text[max(end, old[1]) : later[0][0]]
            if _FORMED.search(between) and not re.search(r"[.;]\s", between):
                yield Change(old, later[0], (start, end))

    def _after(self, glue: re.Pattern[str], at: int) -> int:
        match = glue.match(self.text, at, self.finish)
        return at if match is None else match.end()

    def _at(self, place: int, spans: list[Span]) -> Span | None:
        """The span that begins there, the longest if there are several."""
        return max((span for span in spans if span[0] == place), key=lambda span: span[1], default=None)

    def _before(self, start: int, gap: int) -> list[Span]:
        """Who is meant before the cue, and not too far from it."""
        near = [span for span in self.bodies if span[1] <= start and start - span[1] <= gap]
        return [span for span in near if not re.search(r"[.;]\s", self.text[span[1] : start])]

    def _is_whole(self, span: Span) -> bool:
        """Whether the name ends there, and is not the first part of a longer one, an owner or a modifier."""
        return _ENDS.match(self.text[span[1] : self.finish]) is not None
