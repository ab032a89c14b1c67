"""A marked target without its name, so that nobody's name moves a score."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

MASK = "[MASK]"
_MASKS = ("<mask>", MASK)
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w.'’&-]*"
_NAME = re.compile(rf"{_CAPITAL}(?:\s+(?:(?:of|for|the|de|da|la|van|von|bin|ibn|al|el|and|&)\s+){{0,2}}{_CAPITAL})*")
_NO_NAME = re.compile(
    r"(?:The|A|An|This|That|These|Those|His|Her|Its|Their|Our|My|Your|Some|Many|Most|All|Both|Two|Three|Other|"
    r"He|She|It|They|We|I|You|Him|Them|Us|Who)(?:\s+|$)"
)


def hide_names(text: str, start: int, end: int, mask: str = MASK) -> tuple[str, int, int]:
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
    hidden = lead + _NAME.sub(mask, target[len(lead) :])
    return text[:start] + hidden + text[end:], start, start + len(hidden)


def cut_targets(
    tokenizer: Any, texts: Sequence[str], spans: Iterable[tuple[int, int]], longest: int
) -> list[tuple[list[int], list[int]]]:
    """Word pieces of every text with the names of its target hidden, in one window around the target.

    Parameters
    ----------
    tokenizer : tokenizers.Tokenizer
        What cuts; it decides how the mask is written.
    texts : sequence of str, shape (n_targets,)
        A text a target.
    spans : iterable of (int, int)
        Characters at which each target stands, the end not included.
    longest : int
        Most pieces of a window, the special ones included.

    Returns
    -------
    list of (list of int, list of int)
        For each target the ids with the special ones at both ends, and 1 for each piece of the target, else 0.
    """
    mask = next((mask for mask in _MASKS if tokenizer.token_to_id(mask) is not None), MASK)
    hidden = [hide_names(text, start, end, mask) for text, (start, end) in zip(texts, spans, strict=True)]
    windows = []
    for read, (_, low, high) in zip(tokenizer.encode_batch([text for text, _, _ in hidden]), hidden, strict=True):
        marked = [int(a < high and low < b) for a, b in read.offsets]
        cut = slice(1, len(read.ids) - 1)
        if len(read.ids) > longest:
            middle = marked.index(1) if 1 in marked else 1
            first = min(max(1, middle - longest // 2), len(read.ids) - longest + 1)
            cut = slice(first, first + longest - 2)
        windows.append(([read.ids[0], *read.ids[cut], read.ids[-1]], [0, *marked[cut], 0]))
    return windows
