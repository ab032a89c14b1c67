"""Who says what stands in marks: each marked stretch with its kind, its cue and its speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from framing.core.parsed import Tree
from framing.find._line_frames import Frame
from framing.find._marks import Marked
from framing.find._phrases import is_verb, subject_of
from framing.find._quotation_frames import find_frame
from framing.find._quotation_kinds import kind_of
from framing.find._reported import read_reports
from framing.find._shade import read_shade
from framing.find._words import FIRM, GROUP, PEOPLE, PERSON

_TOO_LONG_FOR_SCARE = 6
# Who and what words things: people, bodies and their papers.
_WORDING = PERSON | PEOPLE | GROUP | FIRM | frozenset("law bill rule letter order report memo text article act".split())


@dataclass(frozen=True)
class Attribution:
    """A marked stretch with its kind, its cue and the head token of its speaker's noun phrase."""

    start: int
    end: int
    inner: tuple[int, int]
    kind: str
    cue: str
    speaker: int | None
    depth: int = 0


def read_attributions(tree: Tree) -> list[Attribution]:
    """Kind and speaker of every marked stretch, in order of the text."""
    return tree.once("attributions", lambda: _read(tree))


def _read(tree: Tree) -> list[Attribution]:
    shade, reports = read_shade(tree), read_reports(tree)
    found: list[Attribution] = []
    for mark in shade.marks:
        tokens = tree.tokens_in(*mark.inner)
        if len(tokens):
            found.append(_attribute_one(tree, mark, tokens, find_frame(tree, mark, tokens, shade, reports)))
    return _hand_on(tree, found)


def _attribute_one(tree: Tree, mark: Marked, tokens: range, frame: Frame | None) -> Attribution:
    kind = kind_of(tree, mark, tokens, frame)
    if kind == "scare" and not mark.depth and len(tokens) >= _TOO_LONG_FOR_SCARE:
        frame, kind = Frame(_main_subject(tree, tokens), "", True), "partial"
    if mark.depth and kind in ("direct", "partial") and frame is not None and frame.speaker is None:
        kind = "scare"
    cue, speaker = (frame.cue, frame.speaker) if frame is not None else ("", None)
    return Attribution(mark.start, mark.end, mark.inner, kind, cue, speaker, mark.depth)


def _main_subject(tree: Tree, tokens: range) -> int | None:
    """Whom the sentence is about, where a longer marked stretch has no frame of its own."""
    for above in tree.ancestors(tree.root_of(tokens)):
        if is_verb(tree, above) and above not in tokens:
            subject = subject_of(tree, above)
            named = subject is not None and (
                tree.poses[subject] in ("PROPN", "PRON") or tree.lemmas[subject] in _WORDING
            )
            if subject is not None and subject not in tokens and named:
                return subject
    return None


# --- what follows ------------------------------------------------------------------------------------------------


def _hand_on(tree: Tree, found: list[Attribution]) -> list[Attribution]:
    """Hand the speaker on: to the pieces of a split quotation, the next sentences, the next paragraph in marks."""
    out: list[Attribution] = []
    for place, item in enumerate(found):
        if item.speaker is not None or item.kind == "title" or item.depth or item.cue.startswith("was "):
            out.append(item)
        elif item.kind == "scare":
            half = bool(out) and _is_second_half(tree, out[-1], item)
            out.append(replace(item, kind=out[-1].kind, speaker=out[-1].speaker) if half else item)
        else:
            out.append(_with_neighbour(tree, item, out, found[place + 1 :]))
    return out


def _with_neighbour(
    tree: Tree, item: Attribution, earlier: Sequence[Attribution], later: Sequence[Attribution]
) -> Attribution:
    """The stretch with the speaker of the one before or behind it, else with whom the sentence before is about."""
    spoken = (a for a in reversed(earlier) if a.kind in ("direct", "partial") and a.speaker is not None and not a.depth)
    previous = next(spoken, None)
    if previous is not None and _follows(tree, previous, item):
        return replace(item, speaker=previous.speaker, cue="")
    following = next((a for a in later if a.speaker is not None and not a.depth), None)
    if following is not None and following.start - item.end < 40 and "\n" not in tree.text[item.end : following.start]:
        return replace(item, speaker=following.speaker, cue="")
    return replace(item, speaker=_last_subject(tree, item))


def _is_second_half(tree: Tree, earlier: Attribution, item: Attribution) -> bool:
    between = tree.text[earlier.end : item.start]
    return earlier.kind == "direct" and len(between) < 90 and between.rstrip().endswith(",") and "." not in between[:-3]


def _follows(tree: Tree, earlier: Attribution, item: Attribution) -> bool:
    """Only the frame of the earlier one, or nothing but the break of a paragraph, stands between."""
    between = tree.text[earlier.end : item.start]
    if "\n" in between.strip(" "):
        tail = between[: between.index("\n")]
        head = between[between.rindex("\n") + 1 :]
        return not head.strip(" \t-–—•*·") and re.search(r"[.!?]\s+[A-Z]", tail) is None and len(tail) < 160
    return re.search(r"[.!?]\s+[A-Z]", between.rstrip() + " ") is None and len(between) < 200


def _last_subject(tree: Tree, item: Attribution) -> int | None:
    """The person or body that one of the two sentences before is about."""
    lead = tree.text[: item.start].rstrip(" \n\t-–—•*·").rstrip("0123456789.)")
    if lead.endswith(":") and "\n" in tree.text[len(lead) : item.start]:  # *The mayor made two demands:*
        opening = tree.sentence_tokens(tree.sentence_of[tree.tokens_in(0, len(lead))[-1]])
        subjects = [t for t in opening if tree.deps[t] == "nsubj" and tree.poses[t] in ("NOUN", "PROPN", "PRON")]
        if subjects:
            return subjects[0]
    first = tree.token_at(item.inner[0])
    here = tree.sentence_of[tree.tokens_in(*item.inner)[0] if first is None else first]
    for sentence in (here - 1, here - 2):
        for other in tree.sentence_tokens(sentence) if sentence >= 0 else ():
            personal = tree.poses[other] == "PROPN" or tree.words[other].lower() in ("he", "she")
            if tree.deps[other] == "nsubj" and personal:
                return other
    return None
