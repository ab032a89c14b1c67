"""The sentences behind a number, with the words marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from framing.core.errors import TableError
from framing.core.text import split_sentences
from framing.plot._svg import Figures
from framing.report._wording import say_date, say_source, say_voice

LONGEST = 700
_AROUND = 280


@dataclass(frozen=True)
class Item:
    """One piece of evidence: the number of its row, its sentence in three parts, and where it stands."""

    number: int
    anchor: str
    before: str
    words: str
    after: str
    voice: str
    where: tuple[str, ...]
    said: str
    doc_id: str
    cut: bool


class Anchors:
    """Ids for one page, short, never twice, the same for the same input; and the figures drawn under them."""

    def __init__(self) -> None:
        self._given = 0
        self.figures = Figures()

    def new(self, prefix: str) -> str:
        """The next id."""
        self._given += 1
        return f"{prefix}{self._given}"


def attach_sentences(hits: pd.DataFrame, docs: pd.DataFrame) -> pd.DataFrame:
    """Add `sentence` and `sentence_start` to rows that only know their offsets.

    Raises
    ------
    TableError
        A row speaks of an article that is not there, or of words that do not stand where it says.
    """
    texts = dict(zip(docs["doc_id"], docs["text"], strict=True))
    spans: dict[str, tuple[list[int], list[tuple[int, int]]]] = {}
    sentences, starts = [], []
    for doc_id, start, end, words in zip(hits["doc_id"], hits["start"], hits["end"], hits["text"], strict=True):
        text = texts.get(doc_id)
        check_words(text, str(doc_id), int(start), int(end), str(words))
        assert text is not None
        if doc_id not in spans:
            found = split_sentences(text)
            spans[doc_id] = ([begin for begin, _ in found], found)
        begins, found = spans[doc_id]
        first = max(bisect_right(begins, start) - 1, 0)
        last = max(bisect_right(begins, max(end - 1, start)) - 1, first)
        low, high = (min(found[first][0], start), max(found[last][1], end)) if found else (start, end)
        sentences.append(text[low:high])
        starts.append(low)
    return hits.assign(sentence=sentences, sentence_start=starts)


def check_words(text: str | None, doc_id: str, start: int, end: int, words: str) -> None:
    """Refuse a row whose words do not stand where it says."""
    if text is None:
        raise TableError(
            f"a row speaks of the article {doc_id!r}, which is not in this corpus; give the corpus it was found in"
        )
    if text[start:end] != words:
        raise TableError(
            f"the words {words!r} should stand at {start}–{end} of the article {doc_id!r}; there stands "
            f"{text[start:end]!r}; give the corpus they were found in"
        )


def mark_sentence(sentence: str, start: int, words: str) -> tuple[str, str, str, bool]:
    """Before, the words, after, and whether a very long sentence was cut around them.

    Words that do not stand in the sentence at `start` are shown in front of it.
    """
    end = start + len(words)
    if start < 0 or sentence[start:end] != words:
        shown = sentence if len(sentence) <= LONGEST else sentence[:LONGEST] + " […]"
        return "", words, f" — {shown}", len(sentence) > LONGEST
    before, after = sentence[:start], sentence[end:]
    if len(sentence) <= LONGEST:
        return before, words, after, False
    head = before if len(before) <= _AROUND else "[…] " + before[-_AROUND:]
    tail = after if len(after) <= _AROUND else after[:_AROUND] + " […]"
    return head, words, tail, True


def make_item(row: Mapping[Any, Any], anchor: str) -> Item:
    """One row of hits or labels → its piece of evidence."""
    sentence = str(row["sentence"])
    start = int(row["start"]) - int(row["sentence_start"])
    before, words, after, cut = mark_sentence(sentence, start, str(row["text"]))
    said = [say_voice(str(row["voice"]), str(row["holder"]), str(row["source"]))]
    if row.get("relation"):
        said.append(str(row["relation"]))
    if bool(row["negated"]):
        said.append("denied")
    where = (say_source(row["source"]), say_date(row.get("date")))
    return Item(
        int(row["_number"]),
        anchor,
        before,
        words,
        after,
        str(row["voice"]),
        tuple(filter(None, where)),
        " · ".join(said),
        str(row["doc_id"]),
        cut,
    )
