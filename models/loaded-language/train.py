"""Train the loaded-language model: one encoder, a head for the sentence and one for each word, learned together.

    python models/loaded-language/train.py            # small; about 40 minutes on two cores
    python models/loaded-language/train.py --seed 1 --out out/loaded-language-1
    python models/loaded-language/train.py --size large --rows 12000 --epochs 2

The data folder is FRAMING_DATA, else ../shared/data. Sentences and their labels are Anno-lexical's (MIT); which words
are loaded was coded for this project (CODING.md, codes.csv). A run that was stopped goes on from its checkpoint.
"""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import matthews_corrcoef
from tokenizers import Tokenizer
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

from models.adapter import AdaptedReader
from models.bases import BASES, base_folder, read_base
from models.training import Inputs, Plan, Reader, learn, make_batches, pool, save_weights

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DATA = Path(os.environ.get("FRAMING_DATA", ROOT.parent / "shared" / "data"))
WORD = re.compile(r"\w+(?:[-'’]\w+)*")
RATES = {"small": 8e-5, "large": 3e-4}
LONGEST = 96  # word pieces in training; longer sentences are cut there
SMOOTHING = 0.05  # labels come from three language models that disagree
WORDS_WEIGHT = 4.0


def read_sentences(split: str) -> pd.DataFrame:
    """One split of Anno-lexical with the marks coded for it: None where not coded, else the first reading's spans."""
    rows = pd.read_parquet(DATA / "anno_lexical" / f"{split}.parquet").drop_duplicates("text")
    codes = (
        pd.read_csv(HERE / "codes.csv", keep_default_na=False).query("reading == 1").set_index("sentence_id")["marks"]
    )
    marks = [read_marks(codes[key]) if key in codes.index else None for key in rows["sentence_id"]]
    return rows.assign(marks=marks).reset_index(drop=True)


def read_marks(text: str) -> list[tuple[int, int]]:
    """``12-18 30-41`` → the spans."""
    pairs = [span.split("-") for span in text.split()]
    return [(int(start), int(end)) for start, end in pairs]


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


def read_texts(reader: Reader, inputs: Inputs) -> tuple[np.ndarray, list[np.ndarray]]:
    """Logit of each text, and of each of its pieces."""
    texts, pieces = np.zeros(len(inputs.ids)), [np.zeros(0)] * len(inputs.ids)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for rows in make_batches(inputs.lengths, 4096):
            hidden, attention, _ = reader.read_rows(inputs, rows)
            texts[rows] = reader.heads["sentence"](pool(hidden, attention))[:, 0].float().numpy()
            each = reader.heads["token"](hidden)[..., 0].float().numpy()
            for place, row in enumerate(rows):
                pieces[row] = each[place, : len(inputs.ids[row])]
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


def straighten(values: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """Platt's slope and intercept: the logits that mean what they say on the development rows."""
    fitted = LogisticRegression(C=1e6).fit(values[:, None], truth)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])


def main() -> None:
    """Train, calibrate on the development split, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float)
    parser.add_argument("--size", choices=["small", "large"], default="small")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rows", type=int, help="train on so many sentences only, to try things out")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    out = options.out or (HERE if options.size == "small" else HERE.with_name("loaded-language-large"))
    encoder, tokenizer, base = read_base(options.size)
    encoder.embeddings.requires_grad_(False)
    width = base["hidden_size"]
    torch.manual_seed(options.seed)
    heads = {"sentence": (2 * width, 1), "token": (width, 1)}
    reader = Reader(encoder, heads) if options.size == "small" else AdaptedReader(encoder, heads)

    rows = read_sentences("train")
    if options.rows:
        rows = rows.sample(options.rows, random_state=options.seed).reset_index(drop=True)
    inputs, places = encode(tokenizer, list(rows["text"]))
    truth = torch.tensor(rows["label"].to_numpy(), dtype=torch.float32)
    coded = {row: mark_pieces(places[row], marks) for row, marks in enumerate(rows["marks"]) if marks is not None}
    shown = np.concatenate([np.arange(len(rows)), np.fromiter(coded, dtype=np.int64)])  # the coded ones twice

    def loss(batch: list[int]) -> torch.Tensor:
        numbers = shown[batch]
        hidden, attention, _ = reader.read_rows(inputs, numbers)
        wanted = truth[numbers] * (1 - SMOOTHING) + SMOOTHING / 2
        value = cross_entropy(reader.heads["sentence"](pool(hidden, attention))[:, 0].float(), wanted)
        marks = torch.full(attention.shape, -1.0)
        for place, row in enumerate(numbers):
            if row in coded:
                marks[place, : len(coded[row])] = torch.tensor(coded[row])
        counted = marks >= 0
        if counted.any():
            each = reader.heads["token"](hidden)[..., 0].float()
            value = value + WORDS_WEIGHT * cross_entropy(each[counted], marks[counted])
        return value

    kept = read_sentences("dev")
    kept_inputs, kept_places = encode(tokenizer, list(kept["text"]))
    of_words = [row for row, marks in enumerate(kept["marks"]) if marks is not None]

    def judge() -> dict[str, float]:
        texts, pieces = read_texts(reader, kept_inputs)
        label = kept["label"].to_numpy() == 1
        words, marked = score_words(
            [kept["text"][row] for row in of_words], [kept["marks"][row] for row in of_words],
            [kept_places[row] for row in of_words], [pieces[row] for row in of_words],
        )  # fmt: skip
        a, b = straighten(texts, label)
        ta, tb = straighten(words, marked)
        at, word_at = best_threshold(texts, label, "mcc"), best_threshold(words, marked, "f1")
        over = words > word_at
        found = {
            "mcc": matthews_corrcoef(label, texts > at),
            "word_f1": 2 * (over & marked).sum() / (over.sum() + marked.sum()),
        }
        print("development: " + ", ".join(f"{name} {value:.3f}" for name, value in found.items()), flush=True)
        sure = 1 / (1 + np.exp(-np.array([a * at + b, ta * word_at + tb])))
        return {"a": a, "b": b, "ta": ta, "tb": tb, "threshold": float(sure[0]), "token_threshold": float(sure[1])}

    plan = Plan(options.epochs, options.rate or RATES[options.size], seed=options.seed)
    checkpoint = ROOT / "out" / "training" / f"loaded-language-{options.size}-{options.seed}.pt"
    if isinstance(reader, AdaptedReader):
        reader.keep_lower(inputs, checkpoint.with_suffix(".lower"))
    judged: list[dict[str, float]] = []
    learn(reader, inputs.lengths[shown], loss, plan, checkpoint, after_epoch=lambda epoch: judged.append(judge()))
    calibration = judged[-1]
    config = {
        "name": "loaded-language", "version": "1", "size": options.size, "base": BASES[options.size], "encoder": base,
        "pooling": "first+mean", "heads": {"sentence": [2 * width, 1], "token": [width, 1]}, "max_length": 128,
        "threshold": calibration.pop("threshold"), "token_threshold": calibration.pop("token_threshold"),
        "calibration": calibration,
        "training": {"sentences": len(rows), "coded": len(coded), "epochs": plan.epochs, "rate": plan.rate,
                     "seed": plan.seed},
    }  # fmt: skip
    save_weights(out, reader.weights(), {"tokenizer.json": base_folder(options.size) / "tokenizer.json"}, config)
    checkpoint.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
