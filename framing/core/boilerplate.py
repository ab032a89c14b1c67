"""Where the words stand that a source prints again and again: sign-up lines, credits, captions, biographies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.core.repeats import Codes, code_occasions, count_groups, count_repeats
from framing.core.shingles import Hashes, cover_words, hash_runs, hash_words, list_stretches
from framing.core.text import split_paragraphs

RUN = 5  # words in a row
OPENING = 2  # words that open an article
TIMES = 20  # a run is a source's own where its rate is that many times the rate of the others
_LONGEST = 300  # characters of a line that is compared as a whole
_EDGE = 3  # lines at the beginning and the end of an article in which names are alike
_SENTENCE = 5  # words that a line with a full stop must have: "He is right." is no boilerplate
_PLAIN = 3  # small words that must be left of a line when its names are alike

_DIGIT = re.compile(r"\d+")
_NAME = re.compile(r"(?:[^\W\d_]\.|[A-Z0-9@][\w.'’@/-]*)(?:[\s,/&|-]+[A-Z0-9@][\w.'’@/-]*)*")
_SMALL = re.compile(r"\b[a-z]+")


class Stretch(NamedTuple):
    """Words inside one line of an article (row number, characters), and the occasions on which they are printed."""

    article: int
    start: int
    end: int
    n_occasions: int


def match_boilerplate(docs: pd.DataFrame, least: int) -> list[Stretch]:
    """Stretches that a source prints on `least` occasions or more: stories, else days, else articles.

    Whole lines count, whatever others print; digits are alike, and in the first and last three lines of an article
    names are. Inside a line a run of 5 words counts, and the 2 words that open an article, where the source's rate,
    per occasion, is 20 times that of the others or more, as if one more of their occasions had it: what everybody
    writes is language.
    """
    source, occasion = code_occasions(docs)
    texts = docs["text"].tolist()
    lines = _repeated_lines(texts, source, occasion, least)
    words = [hash_words(text, digits=False).hashes for text in texts]
    times = _count_own([hash_runs(hashes, RUN) for hashes in words], source, occasion, least)
    openings = _count_own([hash_runs(hashes[:OPENING], OPENING) for hashes in words], source, occasion, least)
    stretches: list[Stretch] = []
    for article, text in enumerate(texts):
        if times[article].any() or openings[article].any() or article in lines:
            stretches.extend(_join(article, text, times[article], openings[article], lines.get(article, {})))
    return stretches


def _count_own(runs: list[Hashes], source: Codes, occasion: Codes, least: int) -> list[Codes]:
    """On how many occasions each run is printed, where it is the source's own; else 0."""
    mine = np.bincount(np.unique(np.column_stack([source, occasion]), axis=0)[:, 0])
    counted = []
    for code, (own, others) in zip(source, count_repeats(runs, source, occasion, least), strict=True):
        more = own * (mine.sum() - mine[code]) >= TIMES * (others + 1) * mine[code]
        counted.append(np.where((own >= least) & more, own, 0).astype(np.int64))
    return counted


def _join(article: int, text: str, times: Codes, opening: Codes, lines: dict[int, int]) -> Iterator[Stretch]:
    """Stretches of one article, each inside one line, from how often its runs, its opening and its lines come back."""
    words = hash_words(text)
    covered = cover_words(times > 0, RUN, len(words.hashes))
    if opening.any() and not covered[0] and not any(start <= words.starts[0] for start in lines):
        last = min(OPENING, len(words.ends)) - 1
        yield Stretch(article, int(words.starts[0]), int(words.ends[last]), int(opening[0]))
    for start, end in split_paragraphs(text):
        if start in lines:
            yield Stretch(article, start, end, lines[start])
            continue
        first, last = np.searchsorted(words.starts, [start, end]).tolist()
        for begin, stop in list_stretches(covered[first:last]):
            if stop - begin >= RUN:
                often = times[max(0, first + begin - RUN + 1) : first + stop].max()
                place = int(words.starts[first + begin]), int(words.ends[first + stop - 1])
                yield Stretch(article, *place, int(often))


def _repeated_lines(texts: list[str], source: Codes, occasion: Codes, least: int) -> dict[int, dict[int, int]]:
    """For each article where the lines begin that its source repeats, and on how many occasions it does."""
    keys, article, begins = [], [], []
    for row, text in enumerate(texts):
        lines = list(split_paragraphs(text))
        for position, (start, end) in enumerate(lines):
            for key in _line_keys(text[start:end], min(position, len(lines) - 1 - position) < _EDGE):
                keys.append(key)
                article.append(row)
                begins.append(start)
    found: dict[int, dict[int, int]] = {}
    if keys:
        rows = np.array(article)
        own, _ = count_groups(pd.factorize(np.array(keys, dtype=object))[0], source[rows], occasion[rows])
        for place in np.flatnonzero(own >= least):
            lines_of = found.setdefault(article[place], {})
            lines_of[begins[place]] = max(int(own[place]), lines_of.get(begins[place], 0))
    return found


def _line_keys(line: str, edge: bool) -> Iterator[str]:
    """What a line is compared by: itself with all digits alike and, at an edge, with all names alike."""
    if len(line) > _LONGEST or (len(line.split()) < _SENTENCE and line.rstrip().endswith((".", "?", "!"))):
        return
    yield " ".join(_DIGIT.sub("0", line.casefold()).split())
    if edge:
        masked = _NAME.sub("*", line)
        if "*" in masked and len(_SMALL.findall(masked)) >= _PLAIN:
            yield " ".join(masked.split())
