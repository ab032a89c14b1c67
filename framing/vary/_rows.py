"""Which rows of a found table count under which choice: voices, headlines, copies."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.core.corpus import Corpus
from framing.core.errors import TableError
from framing.core.tables import VOICES, check_table
from framing.core.text import headline_end
from framing.vary._question import Question


def choose_voice(frame: pd.DataFrame, name: str, voice: str | None) -> pd.DataFrame:
    """The rows in that voice; all of them for None."""
    if voice is None:
        return frame
    if voice not in VOICES:
        raise TableError(f"voice= is one of {', '.join(VOICES)}, or None for all; got {voice!r}")
    check_table(frame, name, need=["voice"])
    return frame[frame["voice"] == voice]


def list_voices(frame: pd.DataFrame, question: Question, voice: str | None) -> dict[str, pd.DataFrame]:
    """The other decision about voices: all of them, or the source's own only."""
    if question.by in ("voice", "holder") or "voice" not in frame.columns or frame["voice"].nunique() < 2:
        return {}
    return {"all voices": frame} if voice is not None else {"own voice only": frame[frame["voice"] == "own"]}


def find_headlines(corpus: Corpus) -> pd.Series[Any]:
    """Where the headline ends in each article's text, by doc_id; 0 where the text has none."""
    return pd.Series([headline_end(text) for _, text in corpus], index=pd.Index(corpus.docs["doc_id"]), dtype="int64")


def read_copies(duplicates: pd.DataFrame | None) -> set[str]:
    """Ids of the articles that repeat another."""
    if duplicates is None:
        return set()
    return set(check_table(duplicates, "duplicates", need=["doc_id"])["doc_id"].astype("str"))
