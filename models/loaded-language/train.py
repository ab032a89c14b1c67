"""Train the loaded-language model: one encoder, a head for the sentence and one for each word, learned together.

Every sentence is read with the label that came with it (head *judged*) and, where coded, its loaded words (head
*token*). What a sentence's probability means is set by the coded development sentences: that a reader marks a word.

    python models/loaded-language/train.py            # small; about 45 minutes on two busy cores
    python models/loaded-language/train.py --seed 1 --out out/loaded-language-1
    python models/loaded-language/train.py --size large --rows 14000 --epochs 2
    python models/loaded-language/train.py --weights out/loaded-language-1   # calibrate anew and write, nothing else

The data folder is FRAMING_DATA, else ../shared/data. Sentences and their labels are Anno-lexical's (MIT); which words
are loaded was coded for this project (CODING.md, codes.csv). A run that was stopped goes on from its checkpoint.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import torch
from safetensors.torch import load_file
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import matthews_corrcoef
from tokenizers import Tokenizer
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

from models.adapter import AdaptedReader
from models.bases import BASES, base_folder, read_base
from models.codes import WORD, read_marks
from models.training import Inputs, Plan, Reader, learn, make_batches, pool, save_weights

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DATA = Path(os.environ.get("FRAMING_DATA", ROOT.parent / "shared" / "data"))
RATES = {"small": 8e-5, "large": 3e-4}
LONGEST = 96  # word pieces in training; longer sentences are cut there
SMOOTHING = 0.05  # readers and language models disagree
WORDS_WEIGHT = 4.0


def read_sentences(split: str) -> pd.DataFrame:
    """One split of Anno-lexical with the marks coded for it: None where not coded, else the first reading's spans."""
    rows = pd.read_parquet(DATA / "anno_lexical" / f"{split}.parquet").drop_duplicates("text")
    codes = (
        pd.read_csv(HERE / "codes.csv", keep_default_na=False).query("reading == 1").set_index("sentence_id")["marks"]
    )
    marks = [read_marks(codes[key]) if key in codes.index else None for key in rows["sentence_id"]]
    return rows.assign(marks=marks).reset_index(drop=True)


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


def read_split(tokenizer: Tokenizer, split: str, most: int | None = None) -> Sentences:
    """A split of Anno-lexical, or so many of its rows, the coded ones first."""
    rows = read_sentences(split)
    if most:
        order = rows.sample(frac=1, random_state=0).sort_values("marks", key=lambda m: m.isna(), kind="stable").index
        rows = rows.loc[sorted(order[:most])].reset_index(drop=True)
    return Sentences(rows, *encode(tokenizer, list(rows["text"])))


def make_loss(reader: Reader, train: Sentences, shown: np.ndarray) -> Callable[[list[int]], torch.Tensor]:
    """What a batch of the shown rows misses: their labels, and the words coded in them."""
    label = torch.tensor(train.rows["label"].to_numpy(), dtype=torch.float32)
    pieces = {row: mark_pieces(train.places[row], train.rows["marks"][row]) for row in train.coded}

    def loss(batch: list[int]) -> torch.Tensor:
        numbers = shown[batch]
        hidden, attention, _ = reader.read_rows(train.inputs, numbers)
        wanted = label[numbers] * (1 - SMOOTHING) + SMOOTHING / 2
        value = cross_entropy(reader.heads["judged"](pool(hidden, attention))[:, 0].float(), wanted)
        marks = torch.full(attention.shape, -1.0)
        for place, row in enumerate(numbers):
            if row in pieces:
                marks[place, : len(pieces[row])] = torch.tensor(pieces[row])
        counted = marks >= 0
        if counted.any():
            each = reader.heads["token"](hidden)[..., 0].float()
            value = value + WORDS_WEIGHT * cross_entropy(each[counted], marks[counted])
        return value

    return loss


def read_texts(reader: Reader, sentences: Sentences, rows: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
    """Of these rows: logits *judged* and of the highest piece, shape (rows, 2); and the logit of each piece."""
    inputs = Inputs([sentences.inputs.ids[row] for row in rows])
    texts, pieces = np.zeros((len(rows), 2)), [np.zeros(0)] * len(rows)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for batch in make_batches(inputs.lengths, 4096):
            hidden, attention, _ = reader.read_rows(inputs, batch)
            texts[batch, 0] = reader.heads["judged"](pool(hidden, attention))[:, 0].float().numpy()
            each = reader.heads["token"](hidden)[..., 0].float().numpy()
            for place, number in enumerate(batch):
                pieces[number] = each[place, : len(inputs.ids[number])]
    texts[:, 1] = [values[1:-1].max(initial=-20.0) for values in pieces]
    return texts, pieces


def score_words(
    texts: list[str], marks: list[list[tuple[int, int]]], places: list[list[tuple[int, int]]], pieces: list[np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    """Logit of each word (the highest of its pieces), and whether it is marked."""
    scores, marked = [], []
    for text, spans, offsets, values in zip(texts, marks, places, pieces, strict=True):
        for word in WORD.finditer(text):
            inside = [v for (s, e), v in zip(offsets, values, strict=True) if s < word.end() and word.start() < e]
            scores.append(max(inside, default=-20.0))
            marked.append(any(word.start() < high and low < word.end() for low, high in spans))
    return np.array(scores), np.array(marked)


def best_threshold(values: np.ndarray, truth: np.ndarray, measure: str) -> float:
    """The value above which MCC or F1 is highest."""
    tried = np.quantile(values, np.linspace(0.02, 0.998, 400))
    if measure == "mcc":
        return float(max(tried, key=lambda at: matthews_corrcoef(truth, values > at)))
    return float(
        max(tried, key=lambda at: 2 * (truth & (values > at)).sum() / max(1, truth.sum() + (values > at).sum()))
    )


def calibrate(reader: Reader, kept: Sentences) -> dict[str, Any]:
    """What turns scores into probabilities, and where to call: by the coded sentences of the development split."""
    rows = kept.coded
    texts, pieces = read_texts(reader, kept, rows)
    marked = np.array([bool(kept.rows["marks"][row]) for row in rows])
    words, loaded = score_words(
        [kept.rows["text"][row] for row in rows], [kept.rows["marks"][row] for row in rows],
        [kept.places[row] for row in rows], pieces,
    )  # fmt: skip
    of_texts = LogisticRegression().fit(texts, marked)
    of_words = LogisticRegression(C=1e6).fit(words[:, None], loaded)
    sure, sure_words = of_texts.predict_proba(texts)[:, 1], of_words.predict_proba(words[:, None])[:, 1]
    at, word_at = best_threshold(sure, marked, "mcc"), best_threshold(sure_words, loaded, "f1")
    over = sure_words > word_at
    word_f1 = 2 * (over & loaded).sum() / (over.sum() + loaded.sum())
    print(f"development: MCC {matthews_corrcoef(marked, sure > at):.3f}, F1 of words {word_f1:.3f}", flush=True)
    judged, token = of_texts.coef_[0].tolist()
    return {
        "threshold": at,
        "token_threshold": word_at,
        "share": float(marked.mean()),
        "calibration": {
            "sentence": {"judged": judged, "token": token, "shift": float(of_texts.intercept_[0])},
            "token": {"slope": float(of_words.coef_[0, 0]), "shift": float(of_words.intercept_[0])},
        },
    }


def main() -> None:
    """Train, calibrate on the development split, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float)
    parser.add_argument("--size", choices=["small", "large"], default="small")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rows", type=int, help="learn from so many sentences only, the coded ones first")
    parser.add_argument("--weights", type=Path, help="folder of trained weights, to calibrate and write them only")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    out = options.out or (HERE if options.size == "small" else HERE.with_name("loaded-language-large"))
    encoder, tokenizer, base = read_base(options.size)
    encoder.embeddings.requires_grad_(False)
    width = base["hidden_size"]
    torch.manual_seed(options.seed)
    heads = {"judged": (2 * width, 1), "token": (width, 1)}
    reader = Reader(encoder, heads) if options.size == "small" else AdaptedReader(encoder, heads)
    train, kept = read_split(tokenizer, "train", options.rows), read_split(tokenizer, "dev")
    every = np.concatenate([np.arange(len(train.rows)), train.coded])  # the coded ones twice
    plan = Plan(options.epochs, options.rate or RATES[options.size], seed=options.seed)
    checkpoint = ROOT / "out" / "training" / f"loaded-language-{options.size}-{options.seed}.pt"
    training = {"sentences": len(train.rows), "coded": len(train.coded), **asdict(plan)}
    if options.weights:
        reader.take(load_file(options.weights / "model.safetensors"))
        training = json.loads((options.weights / "config.json").read_text(encoding="utf-8"))["training"]
    else:
        if isinstance(reader, AdaptedReader):
            reader.keep_lower(train.inputs, checkpoint.with_suffix(".lower"))
        learn(reader, train.inputs.lengths[every], make_loss(reader, train, every), plan, checkpoint)
    reader.eval()
    config = {
        "name": "loaded-language", "version": "1", "size": options.size, "base": BASES[options.size], "encoder": base,
        "pooling": "first+mean", "max_length": 128, **calibrate(reader, kept),
        "training": training,
    }  # fmt: skip
    save_weights(out, reader.weights(), {"tokenizer.json": base_folder(options.size) / "tokenizer.json"}, config)
    checkpoint.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
