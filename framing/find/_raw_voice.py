"""Voice without a parser: who says the words at a place, read off marks, reporting verbs and word order alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, cached_property

from framing.core.inflection import verb_forms
from framing.core.text import find_sentence
from framing.find._cues import reporting_verbs
from framing.find._marks import Marked, pair_marks
from framing.find._raw_subjects import is_joined, subject_before, subject_behind
from framing.find._words import DISTANCING, OUTLET, TELLING, UNNAMED

_WORD = re.compile(r"[^\W_]+(?:[.’'&\-][^\W_]+)*\.?|[,;:()—–]")
_ANAPHORA = frozenset("he she they it who".split())
DENIALS = re.compile(
    r"(?:\b(?:not|never|no|neither|nor|without|hardly)|n[’']t)\b(?:\s+[\w’'\-]+){0,3}\s*[“\"‘«']?\s*$", re.IGNORECASE
)
_ACCORDING = re.compile(r"[Aa](?<=\b[Aa])ccording to ((?:[^\W_][\w’'.&\-]*\s?){1,8})")
_NAME = re.compile(r"[A-Z](?<=\b[A-Z])[\w’'\-]+(?: (?:al[ \-])?[A-Z][\w’'\-]+)+")  # the capital first: read faster
_CONTRAST = re.compile(r";|[,—–]\s(?:but|while|although|though|yet)\s")
_CLOSING = re.compile(r"[”\"»’](?=[\s,])")
_SO_CALLED = re.compile(
    rf"\b(?:{'|'.join(sorted(DISTANCING))}|so called)\s+(?:[\w’'\-]+\s+){{0,2}}[“\"‘«']?$", re.IGNORECASE
)
_WHAT_X_CALLS = re.compile(
    r"\bwhat ((?:[\w’'.\-]+ ){1,5})(?:calls?|called|describes?|described|terms?|termed)\b[^.;]{0,40}$"
)
# What commas set off behind unmarked words, at the sentence's end or inside it; with these words it is no frame.
_SET_OFF = (re.compile(r",\s([^,;“”\"]{3,90}?)[.,]?$"), re.compile(r",\s([^,;“”\"]{3,60}?),"))
SET_OFF_UP_TO = 95  # the comma before it, and what may stand behind it, included
NO_FRAME_WORDS = frozenset("that whether if who which would will is are was were to".split())
_NO_FRAME = re.compile(rf"\b(?:{'|'.join(sorted(NO_FRAME_WORDS))})\b")
_IN_CAPITALS = frozenset("says said say warns claims".split())
ACCUSED = frozenset("accuse accuses accused".split())
_STEMS = frozenset("say claim alleg add not argu warn insist stat declar assert suggest complain".split())
_OPENERS = frozenset("that whether if how why".split())
_ONE_NAME = re.compile(r"(?:M[rs]s?\.? )?[A-Z][\w’'\-]+")
_BEHIND_ENDS, _CLAUSE_BEGINS = re.compile(r"[.;“\"«‘]"), re.compile(r"[”\"»]|[.!?]\s")
_THAT_BEHIND = re.compile(r"(?:[^\w,.]+\w+){0,3} that\b")
_ALONE = 7
NEAR = 200  # marks further back than this hand on no speaker
_PLAIN = frozenset(
    "say claim state announce argue insist warn allege add believe think fear admit acknowledge suggest complain "
    "assert contend maintain note worry concede tell".split()
)


@cache
def _forms() -> frozenset[str]:
    """Finite forms of the verbs of saying, which can stand around a quotation."""
    single, _ = reporting_verbs()
    return frozenset(form for form in single if not form.endswith("ing")) | {"told"}


@cache
def plain_forms() -> frozenset[str]:
    """Finite forms of the verbs under which unmarked words are somebody's: the plainest of saying and thinking."""
    return frozenset(form for verb in _PLAIN for form in (verb, *verb_forms(verb)) if not form.endswith("ing"))


@cache
def telling_forms() -> frozenset[str]:
    """Finite forms of the verbs of telling, whose *to* opens what is told."""
    return frozenset(form for verb in TELLING for form in (verb, *verb_forms(verb)) if not form.endswith("ing"))


@cache
def saying_forms() -> frozenset[str]:
    """Whatever word may be one of saying."""
    return _forms() | plain_forms() | telling_forms() | ACCUSED | {f"{stem}ing" for stem in _STEMS}


class RawVoice:
    """Voice and holder at any place of one raw text."""

    def __init__(self, text: str, source: str) -> None:
        self.text, self.source = text, source
        self._around_last = (0, -1)
        self._whole: dict[str, str] = {}
        self._told: dict[int, tuple[str, str]] = {}

    @cached_property
    def _outer(self) -> list[Marked]:
        return [mark for mark in pair_marks(self.text) if mark.depth == 0]

    @cached_property
    def _outer_starts(self) -> list[int]:
        return [mark.start for mark in self._outer]

    def at(self, start: int, end: int, sentence: tuple[int, int] | None = None) -> tuple[str, str]:
        """(voice, holder) of the span; the holder of a distanced or unattributed wording is *unnamed*."""
        begin, finish = sentence or self.sentence(start)
        before = self.text[begin:start]
        last = before.rsplit(None, 6)  # the words are among the last ones
        near = len(last[0]) if len(last) == 7 else 0
        if _SO_CALLED.search(before, near):
            return "distanced", UNNAMED
        calls = _WHAT_X_CALLS.search(before) if "what " in before else None
        if calls:
            return "distanced", self._name(calls.group(1).strip(), start)
        mark = self._mark(start)
        if mark is not None:
            return self._told.setdefault(mark.start, self._told.get(mark.start) or self._marked(mark))
        speaker = self._framed(begin, finish, start, end)
        return ("own", self.source or OUTLET) if speaker is None else ("reported", speaker)

    def negated(self, start: int) -> bool:
        """Whether a word of denial stands shortly before."""
        begin, _ = self.sentence(start)
        return bool(DENIALS.search(self.text[max(begin, start - 40) : start]))

    def sentence(self, offset: int) -> tuple[int, int]:
        """The sentence around a character."""
        begin, finish = self._around_last
        if not begin <= offset < finish:
            self._around_last = find_sentence(self.text, offset)
        return self._around_last

    def _mark(self, offset: int) -> Marked | None:
        place = bisect_right(self._outer_starts, offset) - 1
        return self._outer[place] if place >= 0 and offset < self._outer[place].end else None

    def _before(self, mark: Marked) -> Marked | None:
        """The stretch in marks before this one."""
        place = bisect_right(self._outer_starts, mark.start) - 1
        return self._outer[place - 1] if place > 0 else None

    def _marked(self, mark: Marked) -> tuple[str, str]:
        """Words in marks: whoever the frame around them names says them, else whoever said the words just before."""
        speaker = self._around(mark)
        if speaker:
            return "quoted", speaker
        if self._is_short(mark):
            return "distanced", UNNAMED
        last, before = mark, self._before(mark)
        while before is not None and last.start - before.end < NEAR:
            speaker = self._around(before)
            if speaker or self._is_short(before):
                break
            last, before = before, self._before(before)
        return "quoted", speaker or UNNAMED

    def _is_short(self, mark: Marked) -> bool:
        return len(self.text[mark.inner[0] : mark.inner[1]].split()) < _ALONE

    def _around(self, mark: Marked) -> str | None:
        """The speaker whom the words behind or before the marks name."""
        text = self.text
        line = text.rfind("\n", 0, mark.start) + 1
        after = text[mark.end : mark.end + 140].partition("\n")[0]
        closed = text[mark.inner[1] - 1 : mark.inner[1]] in ".…" and not after.startswith(",")
        if not closed:
            speaker = self._subject(_BEHIND_ENDS.split(after, 1)[0], mark.end, behind=True)
            if speaker:
                return speaker
        begin = max(line, self.sentence(mark.start)[0])
        clause = _CLAUSE_BEGINS.split(text[begin : mark.start])[-1]
        speaker = self._subject(clause, mark.start, behind=False)
        if speaker is None:
            according = _ACCORDING.search(text[begin : self.sentence(max(mark.start, mark.end - 1))[1]])
            speaker = according.group(1).strip() if according else None
        return speaker

    def _framed(self, begin: int, finish: int, start: int, end: int) -> str | None:
        """The speaker under whose verb the unmarked words stand, or None."""
        whole = self.text[begin:start]
        before = _CONTRAST.split(whole)[-1]
        behind_marks = _CLOSING.split(before)
        if len(behind_marks) > 1 and behind_marks[-2][-1:] in ",?!" and " that " not in behind_marks[-1]:
            return None  # *“…,” the mayor said on Monday*: the rest of the frame
        after = self.text[end:finish]
        if " that" in after and " that " not in before and _THAT_BEHIND.match(after):
            return None  # *said in a statement that*, *the mayor said that*
        speaker = self._subject(before, start, behind=False, plain=True)
        if speaker:
            return speaker
        named = _ACCORDING.search(before) if "ccording to " in before else None
        if named and named.end() >= len(before.rstrip()) and len(before) - named.start() < 80:
            return None  # the source itself
        according = named or (_ACCORDING.search(after) if "ccording to " in after else None)
        if according:
            return self._name(according.group(1).strip(" ,."), start)
        for pattern in _SET_OFF if "," in after else ():
            comma = pattern.search(after)
            if comma is not None and not _NO_FRAME.search(comma.group(1)):
                speaker = self._subject(comma.group(1), end, behind=True, plain=True)
                if speaker:
                    return speaker
        return None

    def _subject(self, clause: str, offset: int, *, behind: bool, plain: bool = False) -> str | None:
        """Whoever says something in the clause: the words before its verb of saying, or, inverted, those behind it."""
        words = _WORD.findall(clause.lstrip(" ,—–-") if behind else clause)
        low = [*map(str.lower, words)]
        saying = saying_forms()
        if saying.isdisjoint(low):
            return None
        verbs = [place for place, word in enumerate(low) if word in saying]
        for place in verbs if behind else reversed(verbs):
            word = low[place]
            edge = plain and behind and len(words) < 10 and place in (0, len(words) - 1) and word in _forms()
            if not (edge or self._is_verb(words[place], low, place, plain)):
                continue
            subject = subject_before(words[:place])
            if subject:
                return self._name(subject, offset)
            if behind and place == 0:
                inverted = subject_behind(words[1:])
                if inverted:
                    return self._name(inverted, offset)
            if plain and not behind and (word.endswith("ing") or is_joined(words[:place])):
                names = _NAME.findall(clause)
                return names[0] if names else UNNAMED
        return None

    def _is_verb(self, printed: str, words: list[str], place: int, clause: bool) -> bool:
        """Whether the word says something here; before a clause, only with what opens one, or as the plainest verbs.

        `printed` is the word as it stands in the text, `words` are in small letters.
        """
        word = words[place]
        if printed != word and place and word not in _IN_CAPITALS:
            return False
        if word != "told" and not word.endswith("ing") and word in plain_forms():
            return True
        near = words[place + 1 : place + 8]
        until = next((here for here, other in enumerate(near) if other in ",;:"), len(near))
        opened = not _OPENERS.isdisjoint(near[:until])
        if word.endswith("ing"):
            return clause and (word == "saying" or (word[:-3] in _STEMS and opened))
        if word == "told" and clause and not opened and len(words) - place < 6:
            return False  # *told reporters*: whom
        if word in plain_forms():
            return True
        told = (word in telling_forms() and "to" in near[:until]) or (word in ACCUSED and "of" in near)
        return word in _forms() and (not clause or opened or told)

    def _name(self, subject: str, offset: int) -> str:
        """A pronoun stands for the last person named before; a last name for the whole one."""
        if subject.lower() in _ANAPHORA:
            return self._last_name(offset) or subject
        if _ONE_NAME.fullmatch(subject):
            last = subject.split()[-1]
            if last not in self._whole:
                self._whole[last] = self._whole_name(last)
            return self._whole[last] or subject
        return subject

    def _last_name(self, offset: int) -> str:
        """The last name of two words or more that stands before the place, and not in marks."""
        finish = offset
        while finish > 0:
            begin = self.text.rfind("\n", 0, finish - 1) + 1
            for match in reversed(list(_NAME.finditer(self.text, begin, finish))):
                if self._mark(match.start()) is None:
                    return match.group()
            finish = begin
        return ""

    def _whole_name(self, last: str) -> str:
        """The first name of two words or more that ends in the last name."""
        place = self.text.find(last)
        while place >= 0:
            end = place + len(last)
            begin = self.text.rfind("\n", 0, place) + 1
            for match in _NAME.finditer(self.text, begin):
                if match.end() >= end:
                    if match.end() == end:
                        return match.group()
                    break
            place = self.text.find(last, place + 1)
        return ""
