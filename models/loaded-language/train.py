"""Train the loaded-language model: one encoder, a head for the sentence and one for each word, learned together.

Every sentence is read with how surely readers call it biased (head *judged*: the reading made for this project where
there is one, else the label that came with it) and, where coded, its loaded words (head *token*). A teacher, the large
model, may add what it says of the same sentences and of sentences that nobody labelled.

    python models/loaded-language/train.py --size large --rows 16000 --epochs 2
    python models/loaded-language/train.py --teacher models/loaded-language-large --unlabelled 16000    # small
    python models/loaded-language/train.py --start FOLDER --only-own --epochs 1 --rate 3e-5    # a last pass
    python models/loaded-language/train.py --start FOLDER --epochs 0    # set probabilities anew and write, nothing else

The data folder is FRAMING_DATA, else ../shared/data. Sentences and their labels are Anno-lexical's (MIT); which words
are loaded and how surely a sentence is called biased was read for this project (CODING.md, codes.csv, readings.csv);
sentences that nobody labelled are of `allsides`. A run that was stopped goes on from its checkpoint.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import matthews_corrcoef
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

from models.adapter import AdaptedReader
from models.bases import BASES, base_folder, read_base
from models.codes import WORD
from models.sentences import (
    Sentences,
    add_unlabelled,
    choose_rows,
    find_own,
    make_sentences,
    mark_pieces,
    read_sentences,
)
from models.training import Inputs, Plan, Reader, learn, make_batches, pool, save_weights

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
RATES = {"small": 8e-5, "large": 3e-4}
WORDS_WEIGHT = 4.0


@dataclass(frozen=True)
class Lesson:
    """What is to be said of each row: how surely biased, and of each piece, whether loaded; -1 where not asked."""

    judged: np.ndarray
    pieces: list[list[float] | None]


def set_lesson(train: Sentences, teacher: Path | None) -> Lesson:
    """What was coded and read for this project; of the other rows half label, half teacher, or all teacher."""
    judged = np.array(train.rows["judged"], dtype=np.float64)
    pieces: list[list[float] | None] = [None] * len(judged)
    for row in train.coded:
        pieces[row] = mark_pieces(train.places[row], train.rows["marks"][row])
    if teacher is None:
        return Lesson(judged, pieces)
    others = np.setdiff1d(np.arange(len(judged)), find_own(train.rows))
    said, of_pieces = ask_teacher(teacher, train, others)
    judged[others] = np.where(np.isnan(judged[others]), said, (judged[others] + said) / 2)
    for row, values in zip(others, of_pieces, strict=True):
        pieces[row] = [
            -1.0 if start == end else float(value)
            for (start, end), value in zip(train.places[row], values, strict=True)
        ]
    return Lesson(judged, pieces)


def ask_teacher(folder: Path, train: Sentences, rows: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
    """What the large model says of these rows: how surely biased, and how surely each piece is loaded."""
    encoder, tokenizer, base = read_base("large")
    width = base["hidden_size"]
    reader = AdaptedReader(encoder, {"judged": (2 * width, 1), "token": (width, 1)})
    reader.take(load_file(folder / "model.safetensors"))
    reader.eval()
    theirs = make_sentences(tokenizer, train.rows)
    if theirs.places != train.places:
        raise SystemExit("the two tokenizers cut these sentences in different ways")
    texts, pieces = read_texts(reader, theirs, rows)
    return expit(texts[:, 0]), [expit(values) for values in pieces]


def make_loss(
    reader: Reader, train: Sentences, lesson: Lesson, shown: np.ndarray
) -> Callable[[list[int]], torch.Tensor]:
    """What a batch of the shown rows misses of the lesson."""
    judged = torch.tensor(lesson.judged, dtype=torch.float32)

    def loss(batch: list[int]) -> torch.Tensor:
        numbers = shown[batch]
        hidden, attention, _ = reader.read_rows(train.inputs, numbers)
        value = cross_entropy(reader.heads["judged"](pool(hidden, attention))[:, 0].float(), judged[numbers])
        marks = torch.full(attention.shape, -1.0)
        for place, row in enumerate(numbers):
            asked = lesson.pieces[row]
            if asked is not None:
                marks[place, : len(asked)] = torch.tensor(asked)
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
    """What turns scores into probabilities, and where to call: by the development sentences that were coded.

    Each was read twice: for its loaded words, and for how surely it is biased. Its probability is the mean of the
    second and of whether the first marked a word.
    """
    rows = kept.coded
    texts, pieces = read_texts(reader, kept, rows)
    marks = [kept.rows["marks"][row] for row in rows]
    wanted = (kept.rows["reading"][rows] + np.array([bool(some) for some in marks])) / 2
    words, loaded = score_words(
        [kept.rows["text"][row] for row in rows], marks, [kept.places[row] for row in rows], pieces
    )
    of_texts = LogisticRegression().fit(
        np.concatenate([texts, texts]), np.repeat([1, 0], len(rows)), sample_weight=np.concatenate([wanted, 1 - wanted])
    )
    of_words = LogisticRegression(C=1e6).fit(words[:, None], loaded)
    sure, sure_words = of_texts.predict_proba(texts)[:, 1], of_words.predict_proba(words[:, None])[:, 1]
    biased = wanted.to_numpy() > 0.5
    at, word_at = best_threshold(sure, biased, "mcc"), best_threshold(sure_words, loaded, "f1")
    over = sure_words > word_at
    word_f1 = 2 * (over & loaded).sum() / (over.sum() + loaded.sum())
    print(f"development: MCC {matthews_corrcoef(biased, sure > at):.3f}, F1 of words {word_f1:.3f}", flush=True)
    judged, token = of_texts.coef_[0].tolist()
    return {
        "threshold": at,
        "token_threshold": word_at,
        "share": float(wanted.mean()),
        "calibration": {
            "sentence": {"judged": judged, "token": token, "shift": float(of_texts.intercept_[0])},
            "token": {"slope": float(of_words.coef_[0, 0]), "shift": float(of_words.intercept_[0])},
        },
    }


def main() -> None:
    """Train, calibrate on the development split, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=3, help="0 sets probabilities anew, no more")
    parser.add_argument("--rate", type=float)
    parser.add_argument("--size", choices=["small", "large"], default="small")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rows", type=int, help="learn from so many sentences only, the coded ones first")
    parser.add_argument(
        "--only-own", action="store_true", help="learn only from what was coded or read for this project"
    )
    parser.add_argument("--unlabelled", type=int, default=0, help="so many sentences of which only the teacher tells")
    parser.add_argument("--teacher", type=Path, help="folder of a large model to learn from as well")
    parser.add_argument("--start", type=Path, help="folder of trained weights to start from")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.unlabelled and not options.teacher:
        parser.error("--unlabelled needs --teacher, since nothing else tells of these sentences")
    out = options.out or (HERE if options.size == "small" else HERE.with_name("loaded-language-large"))
    encoder, tokenizer, base = read_base(options.size)
    encoder.embeddings.requires_grad_(False)
    width = base["hidden_size"]
    torch.manual_seed(options.seed)
    heads = {"judged": (2 * width, 1), "token": (width, 1)}
    reader = Reader(encoder, heads) if options.size == "small" else AdaptedReader(encoder, heads)
    history: list[dict[str, Any]] = []
    if options.start:
        reader.take(load_file(options.start / "model.safetensors"))
        history = json.loads((options.start / "config.json").read_text(encoding="utf-8"))["training"]
    if options.epochs:
        rows = read_sentences("train")
        if options.only_own:
            rows = rows.loc[find_own(rows)].reset_index(drop=True)
        if options.rows:
            rows = choose_rows(rows, options.rows)
        if options.unlabelled:
            rows = add_unlabelled(rows, options.unlabelled)
        train, own = make_sentences(tokenizer, rows), find_own(rows)
        lesson = set_lesson(train, options.teacher)
        shown = own if options.only_own else np.concatenate([np.arange(len(rows)), own])  # own twice
        plan = Plan(options.epochs, options.rate or RATES[options.size], seed=options.seed)
        checkpoint = ROOT / "out" / "training" / f"{out.name}-{options.size}-{options.seed}-{len(history)}.pt"
        if isinstance(reader, AdaptedReader):
            reader.keep_lower(train.inputs, checkpoint.with_suffix(".lower"))
        learn(reader, train.inputs.lengths[shown], make_loss(reader, train, lesson, shown), plan, checkpoint)
        history.append({
            "labelled": len(rows) - options.unlabelled, "coded": len(train.coded),
            "read": int(rows["reading"].notna().sum()), "unlabelled": options.unlabelled,
            "teacher": options.teacher is not None, **asdict(plan),
        })  # fmt: skip
    reader.eval()
    config = {
        "name": "loaded-language", "version": "2", "size": options.size, "base": BASES[options.size], "encoder": base,
        "pooling": "first+mean", "max_length": 128,
        **calibrate(reader, make_sentences(tokenizer, read_sentences("dev"))),
        "training": history,
    }  # fmt: skip
    save_weights(out, reader.weights(), {"tokenizer.json": base_folder(options.size) / "tokenizer.json"}, config)
    if options.epochs:
        checkpoint.unlink(missing_ok=True)
        checkpoint.with_suffix(".lower").unlink(missing_ok=True)


if __name__ == "__main__":
    main()
