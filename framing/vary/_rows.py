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


def name_terms(labels: pd.DataFrame, hits: pd.DataFrame | None) -> pd.Series[str]:
    """The term of each label: the lexicon's entry that was hit inside it, else the word that carries it."""
    heads = labels["head"].astype("str").str.casefold()
    if hits is None:
        return heads
    check_table(hits, "hits", need=["doc_id", "start", "end", "term", "category"])
    places = labels[["doc_id", "category", "start", "end"]].assign(row=range(len(labels)))
    pairs = places.merge(hits[["doc_id", "category", "start", "end", "term"]], on=["doc_id", "category"])
    inside = (pairs["start_y"] >= pairs["start_x"]) & (pairs["end_y"] <= pairs["end_x"])
    found = pairs[inside].sort_values(["row", "start_y"]).drop_duplicates("row")
    terms = heads.to_numpy(dtype=object, copy=True)
    terms[found["row"].to_numpy()] = found["term"].to_numpy(dtype=object)
    return pd.Series(terms, index=labels.index).astype("str")
