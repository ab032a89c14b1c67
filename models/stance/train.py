"""Train the stance model: negative, neutral or positive towards one target in its sentence.

    python models/stance/train.py            # small; about 25 minutes on two cores, after models/loaded-language
    python models/stance/train.py --weights out/average --epochs 0    # set the temperature anew and write, nothing else

The data folder is FRAMING_DATA, else ../shared/data. Rows are NewsMTSC's (MIT) and targets coded for this
project in sentences of Anno-lexical (MIT; CODING.md, codes.csv). The small encoder starts from the loaded-language
model's. A run that was stopped goes on from its checkpoint.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from safetensors.torch import load_file
from scipy.optimize import minimize_scalar
from sklearn.metrics import f1_score
from tokenizers import Tokenizer

from framing.score._targets import cut_targets
from models.adapter import AdaptedReader
from models.bases import BASES, base_folder, read_base
from models.training import Inputs, Plan, Reader, learn, make_batches, pool, save_weights

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DATA = Path(os.environ.get("FRAMING_DATA", ROOT.parent / "shared" / "data"))
CLASSES = ("negative", "neutral", "positive")
RATES = {"small": 8e-5, "large": 3e-4}
LONGEST = 128  # word pieces; of longer sentences the part around the target
SMOOTHING = 0.1


def read_rows(name: str) -> pd.DataFrame:
    """One file of NewsMTSC, a row a target: text, start, end, stance as the place in `CLASSES`."""
    with gzip.open(DATA / "newsmtsc" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as stream:
        rows = [
            (row["text"], t["start"], t["end"], t["polarity"])
            for row in map(json.loads, stream)
            for t in row["targets"]
        ]
    frame = pd.DataFrame(rows, columns=["text", "start", "end", "stance"])
    return frame.assign(stance=frame["stance"].map(CLASSES.index))


def read_codes() -> pd.DataFrame:
    """The targets coded for this project, first readings, in sentences of Anno-lexical's training split."""
    texts = pd.read_parquet(DATA / "anno_lexical" / "train.parquet").set_index("sentence_id")["text"]
    codes = pd.read_csv(HERE / "codes.csv").query("reading == 1")
    return codes.assign(text=texts[codes["sentence_id"]].to_numpy(), stance=codes["stance"].map(CLASSES.index))


def encode(tokenizer: Tokenizer, rows: pd.DataFrame) -> Inputs:
    """Word pieces, names in the target hidden, the target's own pieces marked by their type."""
    windows = cut_targets(tokenizer, list(rows["text"]), zip(rows["start"], rows["end"], strict=True), LONGEST)
    return Inputs([ids for ids, _ in windows], [types for _, types in windows])


def pool_target(hidden: torch.Tensor, attention: torch.Tensor, types: torch.Tensor) -> torch.Tensor:
    """`pool`, and the mean of the target's pieces: shape (rows, 3 * width)."""
    weights = types.to(hidden.dtype)
    target = (hidden * weights[..., None]).sum(1) / weights.sum(1, keepdim=True).clamp(min=1)
    return torch.cat([pool(hidden, attention), target], dim=-1)


def read_stances(reader: Reader, inputs: Inputs) -> torch.Tensor:
    """Logits, shape (rows, 3)."""
    found = torch.zeros((len(inputs.ids), len(CLASSES)))
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for rows in make_batches(inputs.lengths, 4096):
            found[rows] = reader.heads["stance"](pool_target(*reader.read_rows(inputs, rows))).float()
    return found


def main() -> None:
    """Train, calibrate on the development rows, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float)
    parser.add_argument("--size", choices=["small", "large"], default="small")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--start", type=Path, default=ROOT / "models" / "loaded-language", help="model whose encoder to start from"
    )
    parser.add_argument(
        "--uncoded", action="store_true", help="NewsMTSC only, without the targets coded for this project"
    )
    parser.add_argument("--weights", type=Path, help="folder of a trained stance model to go on from")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    out = options.out or (HERE if options.size == "small" else HERE.with_name("stance-large"))
    encoder, tokenizer, base = read_base(options.size)
    started = options.size == "small" and (options.start / "model.safetensors").is_file()
    if started:
        given = load_file(options.start / "model.safetensors")
        encoder.load_state_dict(
            {k.removeprefix("encoder."): v.float() for k, v in given.items() if k.startswith("encoder.")}
        )
    encoder.embeddings.word_embeddings.requires_grad_(False)
    width = base["hidden_size"]
    torch.manual_seed(options.seed)
    heads = {"stance": (3 * width, len(CLASSES))}
    reader = Reader(encoder, heads) if options.size == "small" else AdaptedReader(encoder, heads)

    trained: object = None
    if options.weights:
        reader.take(load_file(options.weights / "model.safetensors"))
        trained = json.loads((options.weights / "config.json").read_text(encoding="utf-8"))["training"]

    rows = read_rows("train") if options.uncoded else pd.concat([read_rows("train"), read_codes()], ignore_index=True)
    inputs = encode(tokenizer, rows)
    truth = torch.tensor(rows["stance"].to_numpy())

    def loss(batch: list[int]) -> torch.Tensor:
        logits = reader.heads["stance"](pool_target(*reader.read_rows(inputs, batch))).float()
        return torch.nn.functional.cross_entropy(logits, truth[batch], label_smoothing=SMOOTHING)

    kept = {name: read_rows(name) for name in ("dev_mt", "dev_rw")}
    kept_inputs = {name: encode(tokenizer, frame) for name, frame in kept.items()}

    def judge() -> float:
        """Say how right it is, and give the temperature at which its probabilities fit best."""
        logits = {name: read_stances(reader, one) for name, one in kept_inputs.items()}
        for name, frame in kept.items():
            print(
                f"{name}: macro-F1 {f1_score(frame['stance'], logits[name].argmax(1), average='macro'):.3f}", flush=True
            )
        every = torch.cat(list(logits.values()))
        labels = torch.tensor(np.concatenate([frame["stance"] for frame in kept.values()]))
        fitted = minimize_scalar(
            lambda t: float(torch.nn.functional.cross_entropy(every / t, labels)), bounds=(0.2, 5), method="bounded"
        )
        return float(fitted.x)

    checkpoint = ROOT / "out" / "training" / f"stance-{options.size}-{options.seed}.pt"
    plan = Plan(options.epochs, options.rate or RATES[options.size], seed=options.seed)
    if plan.epochs:
        if isinstance(reader, AdaptedReader):
            reader.keep_lower(inputs, checkpoint.with_suffix(".lower"))
        learn(
            reader,
            inputs.lengths,
            loss,
            plan,
            checkpoint,
            after_epoch=lambda _: print(f"temperature {judge():.2f}", flush=True),
        )
        trained = {
            "targets": len(rows), "epochs": plan.epochs, "rate": plan.rate, "seed": plan.seed,
            "started_from": "loaded-language" if started else BASES[options.size]["name"], "before": trained,
        }  # fmt: skip
    reader.eval()
    config = {
        "name": "stance", "version": "2", "size": options.size, "base": BASES[options.size], "encoder": base,
        "pooling": "first+mean+target", "classes": CLASSES, "heads": {"stance": [3 * width, len(CLASSES)]},
        "max_length": LONGEST, "calibration": {"t": judge()}, "training": trained,
    }  # fmt: skip
    save_weights(out, reader.weights(), {"tokenizer.json": base_folder(options.size) / "tokenizer.json"}, config)
    checkpoint.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
