"""Phrases in a block of bytes: looked up by the number of their first two words, then by the number of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from framing.core.block_words import CODE, BlockWords, CodeClasses, Codes, Column, code_spans
from framing.core.blocks import Block, keep_words, letters

_ALONE, _FIRST, _SECOND, _PAIR = 1, 2, 4, 8  # what a word may be to a phrase: all of it, first, second; and both


class BlockPhrases:
    """Finds folded phrases wherever they stand in a block between two word boundaries, overlapping ones too.

    Parameters
    ----------
    coded : sequence of bytes
        The phrases, a byte a character, each with a letter or digit.
    """

    def __init__(self, coded: Sequence[bytes]) -> None:
        lengths = np.array([len(phrase) for phrase in coded], dtype=np.int64)
        line = b"\n".join(coded)
        starts = np.cumsum(lengths + 1) - lengths - 1
        whole = code_spans(line, starts, lengths)
        self._order = np.argsort(whole, kind="stable")
        self._whole = whole[self._order]
        words = BlockWords.of_bytes(keep_words(line))
        first = np.searchsorted(words.starts, starts)
        paired = np.diff(np.append(first, len(words.starts))) > 1
        keys = words.codes[first]
        keys[paired] = words.code_pairs(first[paired])
        known = {_FIRST: words.codes[first[paired]], _SECOND: words.codes[first[paired] + 1]}
        self._kinds = CodeClasses({_ALONE: keys[~paired], **known})
        self._pairs = CodeClasses({_PAIR: keys[paired]})
        leads = words.starts[first] - starts
        shapes = np.unique(np.stack([keys, leads.astype(np.uint64), lengths.astype(np.uint64)], axis=1), axis=0)
        self._keys, self._counts = np.unique(shapes[:, 0], return_counts=True)
        self._leads, self._lengths = shapes[:, 1].astype(np.int64), shapes[:, 2].astype(np.int64)
        self._until = np.cumsum(self._counts)

    @classmethod
    def make(cls, phrases: Sequence[str]) -> BlockPhrases | None:
        """None where there is no phrase, or one has a character for which there is no byte, or no letter."""
        try:
            coded = [phrase.encode(CODE) for phrase in phrases]
        except UnicodeEncodeError:
            return None
        return cls(coded) if coded and all(keep_words(phrase).strip() for phrase in coded) else None

    def find(self, block: Block, folded: bytes) -> tuple[Column, Column, Column]:
        """Number of the phrase, start and end in the block of each, by start, the longest first.

        A character for which there is no byte counts as no letter.
        """
        start, length = self._candidates(block.tokens)
        fits = (start >= 0) & (start + length < len(folded))
        start, length = start[fits], length[fits]
        codes = code_spans(folded, start, length)
        place = np.minimum(np.searchsorted(self._whole, codes), len(self._whole) - 1)
        found = np.flatnonzero(self._whole[place] == codes)
        number, start, end = self._order[place[found]], start[found], (start + length)[found]
        found = np.flatnonzero(_whole(block.array, start, end))
        found = found[np.lexsort((-end[found], start[found]))]
        return number[found], start[found], end[found]

    def _candidates(self, words: BlockWords) -> tuple[Column, Column]:
        """Start and length of all that a phrase with the same first words might fill."""
        kinds = self._kinds.read(words.codes)
        alone = np.flatnonzero(kinds & _ALONE != 0)
        paired = np.flatnonzero((kinds[:-1] & _FIRST != 0) & (kinds[1:] & _SECOND != 0))
        pairs = words.code_pairs(paired)
        known = self._pairs.read(pairs) != 0
        paired = paired[known]
        keys: Codes = np.concatenate([words.codes[alone], pairs[known]])
        group = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        same = self._keys[group] == keys
        starts, group = words.starts[np.concatenate([alone, paired])][same], group[same]
        counts = self._counts[group]
        total = np.cumsum(counts)
        shape = np.arange(total[-1] if len(total) else 0) + np.repeat(self._until[group] - total, counts)
        return np.repeat(starts, counts) - self._leads[shape], self._lengths[shape]


def _whole(array: Any, start: Column, end: Column) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Whether no letter stands right before, and none behind a letter at the end."""
    before = letters()[array[np.maximum(start - 1, 0)]] & (start > 0)
    behind = letters()[array[end]] & letters()[array[end - 1]]
    found: np.ndarray[Any, np.dtype[np.bool_]] = ~(before | behind)
    return found
