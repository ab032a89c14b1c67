"""Small facts about raw text: words, paragraphs, the sentence around a span."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_LINE = re.compile(r"[^\n\r]+")
_STOP = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])|[\n\r]+")
_STOPS = re.compile(r"[.!?…\n\r]")
_BEHIND_STOP = re.compile(r"[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Cmdr|Adm|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|vs|No|Inc|Co|Corp|Ltd|"
    r"Jan|Feb|Aug|Sept|Oct|Nov|Dec|Fla|Calif|Ariz|Tex|Va|Pa|Mass|Conn|Ky|Ga|Ala|Tenn|Wis|Minn|Mich|Ill|Ind|Ore|Wash)|"
    r"\b[A-Z](?:\.[A-Z])*)\.$"
)


def count_words(text: str) -> int:
    """Number of words: runs of letters or digits, with inner apostrophes and hyphens."""
    return sum(1 for _ in _WORD.finditer(text))


def split_paragraphs(text: str, begin: int = 0, finish: int = sys.maxsize) -> Iterator[tuple[int, int]]:
    """Start and end of every line that holds more than white space, between two places."""
    for match in _LINE.finditer(text, begin, finish):
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


def find_sentence(text: str, offset: int) -> tuple[int, int]:
    """The sentence of `split_sentences` around a character, without white space before; only its line is read."""
    begin = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    stop = finish = offset
    while True:  # back to the last stop that ends a sentence
        end, stop = stop, text.rfind(".", begin, stop)
        for mark in "!?…":
            other = text.rfind(mark, stop + 1 if stop >= 0 else begin, end)
            stop = other if other >= 0 else stop
        if stop < 0:
            break
        _, behind = end_behind(text, stop + 1)
        if behind > offset:
            finish = stop
        elif behind:
            begin = behind
            break
    while begin < offset and text[begin].isspace():
        begin += 1
    for match in _STOPS.finditer(text, finish):
        if match.group() in "\n\r":
            return begin, match.start()
        end, following = end_behind(text, match.end())
        if following:
            return begin, end
    return begin, len(text.rstrip())


def end_behind(text: str, stop: int) -> tuple[int, int]:
    """Where the sentence ends that a mark right before `stop` closes, and where the next one begins; 0, 0 if none."""
    match = _BEHIND_STOP.match(text, stop)
    if match is None:
        return 0, 0
    broken = match.group().strip("\"'”’»)] \t").startswith(("\n", "\r"))
    if text[stop - 1] == "." and not broken and _ABBREVIATION.search(text[max(0, stop - 8) : stop]):
        return 0, 0
    return stop + len(match.group().rstrip()), match.end()


def headline_end(text: str) -> int:
    """Where the headline ends, if the first line is one: short, and without a full stop."""
    line = text[:251].partition("\n")[0]
    short = len(line) < len(text) and len(line) <= 200
    return len(line) if short and not line.rstrip().endswith((".", "”", '"')) else 0


def lower_headline(text: str) -> str:
    """The text with a headline in capitals written as a sentence: words that the body has in small letters only.

    As long as the text itself, so that offsets stay.
    """
    end = headline_end(text)
    words = re.findall(r"[^\W\d_]+", text[:end])
    if not end or sum(word[0].isupper() for word in words) < 0.6 * len(words):
        return text
    body = text[end:]
    small = set(re.findall(r"\b[a-z][^\W\d_]*", body))
    capital = set(re.findall(r"(?<=[a-z,;] )[A-Z][^\W\d_]*", body))

    def written(match: re.Match[str]) -> str:
        word = match.group()
        plain = word.lower()
        common = plain in small and word not in capital and not word[1:2].isupper()
        return plain if common and len(plain) == len(word) else word

    return re.sub(r"[^\W\d_]+", written, text[:end]) + body
