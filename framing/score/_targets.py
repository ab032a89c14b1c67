"""A marked target without its name, so that nobody's name moves a score."""

from __future__ import annotations

import re

MASK = "[MASK]"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w.'’&-]*"
_NAME = re.compile(rf"{_CAPITAL}(?:\s+(?:(?:of|for|the|de|da|la|van|von|bin|ibn|al|el|and|&)\s+){{0,2}}{_CAPITAL})*")
_NO_NAME = re.compile(
    r"(?:The|A|An|This|That|These|Those|His|Her|Its|Their|Our|My|Your|Some|Many|Most|All|Both|Two|Three|Other|"
    r"He|She|It|They|We|I|You|Him|Them|Us|Who)(?:\s+|$)"
)


def hide_names(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Replace each run of capitalised words in ``text[start:end]`` by the mask; words in small letters stay.

    Returns
    -------
    text : str
        The new text.
    start, end : int
        Where the target stands in it.

    Examples
    --------
    >>> hide_names("Marshal Qasbari blamed TSC fighters.", 23, 35)
    ('Marshal Qasbari blamed [MASK] fighters.', 23, 38)
    >>> hide_names("The militants fled.", 0, 13)
    ('The militants fled.', 0, 13)
    """
    target = text[start:end]
    skip = _NO_NAME.match(target)
    lead = target[: skip.end()] if skip else ""
    hidden = lead + _NAME.sub(MASK, target[len(lead) :])
    return text[:start] + hidden + text[end:], start, start + len(hidden)
