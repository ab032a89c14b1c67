"""Articles whose words stand in another article: near-duplicates and wire copy, in time that grows with the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.core.repeats import code_occasions, count_repeats
from framing.core.shingles import Hashes, cover_words, hash_runs, hash_words, list_stretches

RUN = 8  # words in a row that are not the same by chance
OFTEN = 3  # occasions on which a source prints the same words: no longer a copy but boilerplate
_OWN = 0.2  # share of an article that must be free of boilerplate for the rest to be left out of account
_LINKED = 8  # articles at most that one article is compared with in full


class Copy(NamedTuple):
    """An article that repeats a longer one: their row numbers, the share, and the longest passage in characters."""

    article: int
    other: int
    shared: float
    start: int
    end: int


def match_copies(docs: pd.DataFrame, share: float) -> list[Copy]:
    """For each article the longer one that holds most of its words, where that is `share` of them or more.

    Words count that stand in a run of 8 that the other article has too. Runs that a source prints on 3 occasions or
    more (photo galleries, newsletters) do not count, unless the article is made of little else. Of articles of the
    same length the earlier, then the one with the smaller doc_id, passes for the longer.
    """
    texts = docs["text"].tolist()
    runs, length = _read_runs(texts)
    day = docs["date"].astype("str").where(docs["date"].notna(), "~")
    rank = np.lexsort((docs["doc_id"].to_numpy(dtype=object), day.to_numpy(dtype=object), -length))
    runs = [runs[i] for i in rank]
    source, occasion = code_occasions(docs.iloc[rank])
    repeated = [own >= OFTEN for own, _ in count_repeats(runs, source, occasion, OFTEN)]
    counted = [_count_words(flags, length[i]) for flags, i in zip(repeated, rank, strict=True)]
    used = [~flags | words.all() for flags, words in zip(repeated, counted, strict=True)]
    copies = []
    for later, others in _link(runs, used, share):
        matches = [(_cover(runs[later], runs[other], len(counted[later])) & counted[later], other) for other in others]
        covered, other = max(matches, key=lambda match: (match[0].sum(), -match[1]))
        shared = float(covered.sum() / counted[later].sum())
        if shared >= share:
            first, last = max(list_stretches(covered), key=lambda stretch: stretch[1] - stretch[0])
            found = hash_words(texts[rank[later]])
            place = int(found.starts[first]), int(found.ends[last - 1])
            copies.append(Copy(int(rank[later]), int(rank[other]), shared, *place))
    return copies


def _read_runs(texts: Sequence[str]) -> tuple[list[Hashes], NDArray[np.int64]]:
    """The runs of each text, and how many words it has."""
    runs, length = [], []
    for text in texts:
        hashes = hash_words(text).hashes
        runs.append(hash_runs(hashes, RUN))
        length.append(len(hashes))
    return runs, np.array(length)


def _count_words(repeated: NDArray[np.bool_], n_words: int) -> NDArray[np.bool_]:
    own = ~cover_words(repeated, RUN, n_words)
    return own if own.sum() >= _OWN * n_words else np.ones(n_words, dtype=bool)


def _cover(runs: Hashes, other: Hashes, n_words: int) -> NDArray[np.bool_]:
    return cover_words(np.isin(runs, other), RUN, n_words)


def _link(runs: Sequence[Hashes], used: Sequence[NDArray[np.bool_]], least: float) -> Iterator[tuple[int, list[int]]]:
    """For each text those before it in the list that may hold `least` of its used runs or more, most promising first.

    A run links a text with the first that has it and with the one just before, so the work grows with the number of
    words and not with that of pairs.
    """
    sizes = np.array([len(run) for run in runs], dtype=np.int64)
    if not sizes.sum():
        return
    keys = np.concatenate(runs)
    order = np.argsort(keys, kind="stable")
    keys, owner = keys[order], np.repeat(np.arange(len(runs), dtype=np.int32), sizes)[order]
    new = np.concatenate([[True], keys[1:] != keys[:-1]])
    later = np.flatnonzero(~new & np.concatenate(used)[order])
    later = later[owner[later] != owner[later - 1]]
    heads = np.flatnonzero(new)
    first = owner[heads[np.searchsorted(heads, later, side="right") - 1]].astype(np.int64)
    text, before = owner[later].astype(np.int64), owner[later - 1].astype(np.int64)
    far = first != before
    pair = np.concatenate([text * len(runs) + before, text[far] * len(runs) + first[far]])
    pairs, counts = np.unique(pair, return_counts=True)
    text, other = np.divmod(pairs, len(runs))
    likely = counts >= 0.1 * least * np.array([mask.sum() for mask in used])[text]
    text, other, counts = text[likely], other[likely], counts[likely]
    best = np.lexsort((other, -counts, text))
    text, other = text[best], other[best]
    bounds = [*np.flatnonzero(np.diff(text, prepend=-1)).tolist(), len(text)]
    for start, end in pairwise(bounds):
        yield int(text[start]), other[start : min(end, start + _LINKED)].tolist()
