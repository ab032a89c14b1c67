"""Small facts about raw text: words, paragraphs, the sentence around a span."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_LINE = re.compile(r"[^\n\r]+")
_STOP = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])|[\n\r]+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Cmdr|Adm|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|vs|No|Inc|Co|Corp|Ltd|"
    r"Jan|Feb|Aug|Sept|Oct|Nov|Dec|Fla|Calif|Ariz|Tex|Va|Pa|Mass|Conn|Ky|Ga|Ala|Tenn|Wis|Minn|Mich|Ill|Ind|Ore|Wash)|"
    r"\b[A-Z](?:\.[A-Z])*)\.$"
)


def count_words(text: str) -> int:
    """Number of words: runs of letters or digits, with inner apostrophes and hyphens."""
    return sum(1 for _ in _WORD.finditer(text))


def split_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line that holds more than white space."""
    for match in _LINE.finditer(text):
        if not match.group().isspace():
            yield match.start(), match.end()


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of every sentence, by punctuation alone; a line break always ends one."""
    spans: list[tuple[int, int]] = []
    begin = 0
    for match in _STOP.finditer(text):
        head = text[begin : match.start()]
        if not match.group().strip("\"'”’»)] \t").startswith(("\n", "\r")) and _ABBREVIATION.search(head):
            continue
        end = match.start() + len(match.group().rstrip()) if match.group().strip() else match.start()
        if text[begin:end].strip():
            spans.append((begin, end))
        begin = match.end()
    if text[begin:].strip():
        spans.append((begin, len(text.rstrip())))
    return spans
