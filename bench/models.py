"""How fast the loaded-language model scores beside `transformers.pipeline`, one text by one, with the same weights."""

from __future__ import annotations

import argparse
import gzip
import json
import os
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from rich import box
from rich.console import Console
from rich.table import Table
from sklearn.metrics import f1_score

import framing as fr
from bench.loaded import _count, _match, _read_babe
from framing.core.paths import data_folder
from framing.score._runtime import choose_precision
from framing.score._weights import find_weights

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("FRAMING_DATA", ROOT.parent / "shared" / "data"))
Floats = NDArray[np.float64]
HEADS = ("judged", "token")
PRECISIONS = ("fp32", "bf16", "int8")


def read_sentences(data: Path, n: int) -> pd.DataFrame:
    """Sentences of BABE with their labels, n of them spread over the file."""
    with gzip.open(data / "babe" / "sentences.jsonl.gz", "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    frame = pd.DataFrame([(row["text"], row["label"] == "Biased") for row in rows], columns=["text", "label"])
    frame = frame.drop_duplicates("text")
    return frame.iloc[:: max(1, len(frame) // n)].head(n).reset_index(drop=True)


def make_pipeline(folder: Path) -> Callable[[list[str]], Floats]:
    """The same encoder and head as a feature-extraction pipeline of transformers, called text by text.

    The heads stand on the first piece and the mean of the inner ones, and on each piece, so what is timed beside the
    encoder is a few products of small matrices.
    """
    import torch
    from safetensors.torch import load_file
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast, pipeline

    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    tensors = load_file(folder / "model.safetensors")
    module = BertModel(BertConfig(**config["encoder"]), add_pooling_layer=False)
    inside = {key.removeprefix("encoder."): value.float() for key, value in tensors.items()}
    module.load_state_dict({key: value for key, value in inside.items() if key in module.state_dict()})
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_file=str(folder / "tokenizer.json"), cls_token="[CLS]", sep_token="[SEP]", pad_token="[PAD]",
        unk_token="[UNK]", mask_token="[MASK]", model_max_length=config["max_length"],
    )  # fmt: skip
    heads = {head: [tensors[f"{head}.{key}"].float().numpy() for key in ("weight", "bias")] for head in HEADS}
    factors = config["calibration"]["sentence"]
    pipe = pipeline("feature-extraction", model=module.eval(), tokenizer=tokenizer, device=-1)
    options = {"truncation": True}

    def score(texts: list[str]) -> Floats:
        scores = []
        with torch.inference_mode():
            for text in texts:
                hidden = np.asarray(pipe(text, tokenize_kwargs=options)[0])
                pooled = np.concatenate([hidden[0], hidden[1:-1].mean(axis=0)])
                read = {"judged": pooled, "token": hidden[1:-1].T}
                said = {head: (weight @ read[head]).max() + bias[0] for head, (weight, bias) in heads.items()}
                scores.append(factors["shift"] + sum(factors[head] * value for head, value in said.items()))
        return 1.0 / (1.0 + np.exp(-np.array(scores)))

    return score


def time_in_turn(works: Sequence[Callable[[list[str]], Floats]], texts: list[str], times: int) -> tuple[Floats, Floats]:
    """Seconds of each run, shape (n_rounds, n_works), taken in turn after one on a few texts; and each one's scores."""
    taken = np.zeros((times, len(works)))
    scores = [work(texts[:8]) for work in works]
    for turn in range(times):
        for number, work in enumerate(works):
            begun = time.perf_counter()
            scores[number] = work(texts)
            taken[turn, number] = time.perf_counter() - begun
    return taken, np.array(scores)


def compare_figures(folder: Path) -> Table:
    """F1 of sentences and of words on all of BABE in each kind of numbers."""
    babe = _read_babe(DATA)
    limit = float(find_weights(folder).config["threshold"])
    some = babe[babe["words"].map(bool)]
    gold = [_match(text, words) for text, words in zip(some["text"], some["words"], strict=True)]
    table = Table("kind", f"F1, {len(babe):,} sentences", f"F1, words of {len(some):,} sentences", box=box.SIMPLE)
    for precision in PRECISIONS:
        scorer = fr.LoadedLanguageScorer(path=folder, split=False, precision=precision)
        called = scorer.transform(list(babe["text"]))[:, 0] >= limit
        marked = scorer.spans(list(some["text"]))
        places = {row: list(zip(rows["start"], rows["end"], strict=True)) for row, rows in marked.groupby("row")}
        rows = enumerate(zip(some["text"], gold, strict=True))
        right, found, _, true = np.sum([_count(text, places.get(n, []), spans) for n, (text, spans) in rows], axis=0)
        table.add_row(precision, f"{f1_score(babe['label'] == 1, called):.4f}", f"{2 * right / (found + true):.4f}")
    return table


def main() -> None:
    """Time every kind of numbers on the same sentences, and print the ratio and F1 of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--path", type=Path, help="folder of another model than the one that comes with us")
    parser.add_argument("--sentences", type=int, default=600, help="how many are timed")
    parser.add_argument("--times", type=int, default=3, help="rounds in which all take their turn")
    parser.add_argument("--whole", action="store_true", help="F1 of each kind on all of BABE as well")
    options = parser.parse_args()
    weights = find_weights(options.path or data_folder("models") / "loaded-language")
    frame = read_sentences(DATA, options.sentences)
    texts, truth = list(frame["text"]), frame["label"].to_numpy()
    limit = float(weights.config["threshold"])
    kinds = {
        f"LoadedLanguageScorer, {precision}": fr.LoadedLanguageScorer(
            path=weights.folder, split=False, precision=precision
        )
        for precision in PRECISIONS
    }
    works = [lambda some, by=scorer: by.transform(some)[:, 0] for scorer in kinds.values()]
    table = Table("what", "sentences a second", "times as fast", "F1", "furthest score", box=box.SIMPLE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        taken, scores = time_in_turn([make_pipeline(weights.folder), *works], texts, options.times)
    for number, what in enumerate(["transformers.pipeline, one by one, fp32", *kinds]):
        ratio = np.median(taken[:, 0] / taken[:, number])
        score = f1_score(truth, scores[number] >= limit)
        figures = (len(texts) / taken[:, number].min(), ratio, score, np.abs(scores[number] - scores[0]).max())
        shown = (f"{figure:{form}}" for figure, form in zip(figures, (",.0f", ".1f", ".3f", ".4f"), strict=True))
        table.add_row(what, *shown)
    console = Console(width=max(110, Console().width))
    chosen = choose_precision("auto", int8=bool(weights.config.get("int8", False)))
    console.print(f"{len(texts)} sentences of BABE, {weights.name}; this machine takes {chosen[1]} of itself")
    console.print(f"Times as fast: the median of {options.times} rounds, in each of which all took their turn.")
    console.print(table)
    if options.whole:
        console.print(compare_figures(weights.folder))


if __name__ == "__main__":
    main()
