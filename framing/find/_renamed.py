"""Changes of name that an article tells: which two of its names are one body's old name and new one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.core.text import split_sentences

Span = tuple[int, int]

# What may stand between the old name and the new one, or between the new one and the old.
_OLD_TO_NEW = re.compile(
    r"\b(?:re-?brand(?:ed|s|ing)?|re-?nam(?:e[ds]?|ing)|renames|now (?:known|called|named|operating|fighting)"
    r"|chang(?:ed|es|ing) (?:its|their|the) names?|would (?:now |henceforth )?be (?:known|called)|to be known"
    r"|(?:re)?constituted|reborn|relaunch(?:ed|es)?|under (?:a|the|its) new name|new name)\b",
    re.IGNORECASE,
)
_DISSOLVED = re.compile(
    r"\b(?:dissol(?:ution|v(?:e[ds]?|ing))|disband(?:ed|ing|ment|s)?|wound up|end of)\b", re.IGNORECASE
)
_FORMED = re.compile(
    r"\b(?:form(?:ation|ed|ing|s)?|creat(?:ion|e[ds]?|ing)|establish(?:ment|ed|ing)?|launch(?:ed|ing)?|birth"
    r"|successor|replac(?:e[ds]?|ing)|in its place|as|into|called|named)\b",
    re.IGNORECASE,
)
_LEADS_TO = re.compile(r"\b(?:as|to|into|known|called|named|itself|themselves|name)\W*(?:the|a)?\W*$", re.IGNORECASE)
_NEW_TO_OLD = re.compile(
    r"^[\s,(“”\"«»’']*(?:(?:which|who) (?:was|were|had been) )?"
    r"(?:formerly|previously|once|until (?:recently|then|last \w+|\w+))\b[^.;]{0,40}$"
    r"|^[^.;]{0,40}\b(?:formerly|previously|new name (?:of|for)|successor (?:to|of))\b[^.;]{0,40}$",
    re.IGNORECASE,
)


def renamed(text: str, names: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Pairs (span of the old name, span of the new one) that one sentence joins by a change of name.

    Parameters
    ----------
    text : str
        The article.
    names : sequence of (start, end)
        Where names stand in it.
    """
    ordered = sorted(names)
    pairs: list[tuple[Span, Span]] = []
    for begin, finish in split_sentences(text):
        inside = [span for span in ordered if begin <= span[0] and span[1] <= finish]
        for place, first in enumerate(inside):
            for second in inside[place + 1 : place + 3]:
                between = text[first[1] : second[0]]
                if len(between) > 160 or text[first[0] : first[1]] == text[second[0] : second[1]]:
                    continue
                before = text[max(begin, first[0] - 40) : first[0]]
                if _NEW_TO_OLD.match(between) and len(between) < 60:
                    pairs.append((second, first))
                elif _leads_to(between, before):
                    pairs.append((first, second))
                    break
    return pairs


def _leads_to(between: str, before: str) -> bool:
    """*X … renamed … Y*, or *the dissolution of X and the formation of Y*."""
    if re.search(r"[.;]\s", between):
        return False
    if _OLD_TO_NEW.search(between):
        return _LEADS_TO.search(between) is not None
    dissolved = _DISSOLVED.search(before) or _DISSOLVED.search(between)
    return dissolved is not None and _FORMED.search(between) is not None
