"""Who answers for the words: counts by voice and by holder, each opening onto its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from framing.report._matrix import Matrix
from framing.report._wording import VOICE_WORDS


@dataclass(frozen=True)
class Holder:
    """One voice, or one speaker: how many rows of each table, and the anchors of their sentences."""

    name: str
    voice: str
    said: str
    counts: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def total(self) -> int:
        """Rows of all tables."""
        return sum(number for number, _ in self.counts)


def count_voices(tables: Sequence[tuple[pd.DataFrame, Sequence[Matrix]]]) -> tuple[list[Holder], list[Holder]]:
    """Counts by voice, and by holder within every voice but the outlets' own.

    Parameters
    ----------
    tables : sequence of (DataFrame, sequence of Matrix)
        Rows with `_number`, `voice` and `holder`, and the matrices of the page that show them.
    """
    anchors = [{item.number: item.anchor for matrix in matrices for item in matrix.items} for _, matrices in tables]
    voices = list(VOICE_WORDS)
    for rows, _ in tables:
        voices += [voice for voice in sorted(rows["voice"].unique()) if voice not in voices]
    by_voice = [
        Holder(voice, voice, VOICE_WORDS.get(voice, ""), _count(tables, anchors, voice, None)) for voice in voices
    ]
    pairs = {
        (str(voice), str(holder))
        for rows, _ in tables
        for voice, holder in zip(rows["voice"], rows["holder"], strict=True)
        if voice != "own"
    }
    by_holder = [
        Holder(holder or "unnamed", voice, "", _count(tables, anchors, voice, holder)) for voice, holder in pairs
    ]
    return by_voice, sorted(by_holder, key=lambda item: (-item.total, item.name, item.voice))


def _count(
    tables: Sequence[tuple[pd.DataFrame, Sequence[Matrix]]],
    anchors: Sequence[dict[int, str]],
    voice: str,
    holder: str | None,
) -> tuple[tuple[int, tuple[str, ...]], ...]:
    counts = []
    for (rows, _), known in zip(tables, anchors, strict=True):
        chosen = rows[rows["voice"] == voice]
        chosen = chosen if holder is None else chosen[chosen["holder"] == holder]
        counts.append((len(chosen), tuple(known[number] for number in chosen["_number"])))
    return tuple(counts)
