"""How coded spans are written down: ``12-18 30-41``, characters of the text, the end not included."""

from __future__ import annotations

import re

WORD = re.compile(r"\w+(?:[-'’]\w+)*")  # what counts as a word
Spans = list[tuple[int, int]]


def read_marks(text: str) -> Spans:
    """``12-18 30-41`` → the spans."""
    pairs = [span.split("-") for span in text.split()]
    return [(int(start), int(end)) for start, end in pairs]
