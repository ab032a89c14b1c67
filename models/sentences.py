"""The sentences that the loaded-language model learns from: text, labels and codes of each, in a model's pieces."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from tokenizers import Tokenizer

from framing.core.text import split_sentences
from models.codes import read_marks
from models.training import Inputs

ROOT = Path(__file__).resolve().parent.parent
CODES = ROOT / "models" / "loaded-language"
DATA = Path(os.environ.get("FRAMING_DATA", ROOT.parent / "shared" / "data"))
LONGEST = 96  # word pieces in training; longer sentences are cut there
SMOOTHING = 0.05  # readers and language models disagree


def read_sentences(split: str) -> pd.DataFrame:
    """One split of Anno-lexical: text, label, marks and reading, and what is learned of it.

    `marks` are the spans of its loaded words, None where it was not coded; `reading` is how surely it was read as
    biased, from 0 to 1, the mean of two readings where there are two, NaN where it was not read; `judged` is the
    reading where there is one, else the label.
    """
    rows = pd.read_parquet(DATA / "anno_lexical" / f"{split}.parquet").drop_duplicates("text")
    codes = pd.read_csv(CODES / "codes.csv", keep_default_na=False).query("reading == 1").set_index("sentence_id")
    marks = [read_marks(codes["marks"][key]) if key in codes.index else None for key in rows["sentence_id"]]
    percent = pd.read_csv(CODES / "readings.csv").groupby("sentence_id")["percent"].mean()
    reading = rows["sentence_id"].map(percent) / 100
    judged = reading.fillna(rows["label"] * (1 - SMOOTHING) + SMOOTHING / 2)
    table = {"text": rows["text"], "label": rows["label"], "marks": marks, "reading": reading, "judged": judged}
    return pd.DataFrame(table).reset_index(drop=True)


def find_own(rows: pd.DataFrame) -> np.ndarray:
    """Numbers of the rows that were coded or read for this project."""
    return np.flatnonzero(rows["marks"].notna() | rows["reading"].notna())


def add_unlabelled(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """The rows and so many sentences of `allsides`, three of an article, outlets in turn; nothing is known of them."""
    articles = pd.read_parquet(DATA / "allsides" / "articles.parquet", columns=["source", "text"])
    articles = articles.sample(frac=1, random_state=0)
    turn = articles.groupby("source").cumcount()
    rng, texts = np.random.default_rng(0), []
    for text in articles["text"].to_numpy()[np.argsort(turn, kind="stable")]:
        whole = [text[start:end] for start, end in split_sentences(text)]
        long = [sentence for sentence in whole if 6 <= len(sentence.split()) <= 60]
        texts += [long[place] for place in rng.permutation(len(long))[:3]]
        if len(texts) >= most:
            break
    more = pd.DataFrame({"text": texts[:most], "judged": np.nan, "marks": None, "reading": np.nan})
    return pd.concat([rows, more], ignore_index=True)


def encode(tokenizer: Tokenizer, texts: list[str]) -> tuple[Inputs, list[list[tuple[int, int]]]]:
    """Word pieces, and where each stands in its text; special ones stand nowhere."""
    last = tokenizer.encode("").ids[-1]
    read = tokenizer.encode_batch(texts)
    ids = [row.ids if len(row.ids) <= LONGEST else [*row.ids[: LONGEST - 1], last] for row in read]
    return Inputs(ids), [row.offsets[: len(cut)] for row, cut in zip(read, ids, strict=True)]


def mark_pieces(places: list[tuple[int, int]], marks: list[tuple[int, int]]) -> list[float]:
    """1 for each piece inside a mark, 0 for others, -1 for special pieces."""
    return [
        -1.0 if start == end else float(any(start < high and low < end for low, high in marks)) for start, end in places
    ]


@dataclass(frozen=True)
class Sentences:
    """A split in the model's pieces: its labels, and the marks of the pieces of those that were coded."""

    rows: pd.DataFrame
    inputs: Inputs
    places: list[list[tuple[int, int]]]

    @property
    def coded(self) -> np.ndarray:
        """Numbers of the rows that were coded."""
        return np.flatnonzero([marks is not None for marks in self.rows["marks"]])


def make_sentences(tokenizer: Tokenizer, rows: pd.DataFrame) -> Sentences:
    """These rows in the model's pieces."""
    return Sentences(rows, *encode(tokenizer, list(rows["text"])))


def choose_rows(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """So many of the rows, those coded or read for this project first."""
    own = find_own(rows)
    others = np.random.default_rng(0).permutation(np.setdiff1d(np.arange(len(rows)), own))
    return rows.loc[sorted([*own, *others][:most])].reset_index(drop=True)
