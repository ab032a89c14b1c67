"""Average two models of one kind: the mean of their weights, written as a third.

    python models/average.py FOLDER OTHER --out out/average

Two models that were fine-tuned from one start often do better together than either (Wortsman et al. 2022, *Model
soups*, ICML). Probabilities have to be set anew: run the kind's train.py with `--epochs 0` on what comes out.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from safetensors.torch import load_file

from models.training import save_weights


def average(one: Path, other: Path, out: Path) -> None:
    """Write the mean of two models of the same shape, with the config of the second and how both were trained."""
    first, second = (load_file(folder / "model.safetensors") for folder in (one, other))
    if first.keys() != second.keys() or any(first[name].shape != second[name].shape for name in first):
        raise SystemExit(f"{one} and {other} hold weights of different shapes; average two models of one kind")
    mean = {name: (first[name].float() + second[name].float()) / 2 for name in first}
    trained = [json.loads((folder / "config.json").read_text(encoding="utf-8")) for folder in (one, other)]
    config = {key: value for key, value in trained[1].items() if key != "sha256"}
    config["training"] = {"mean_of": [config["training"] for config in trained]}
    save_weights(out, mean, {"tokenizer.json": other / "tokenizer.json"}, config)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    average(options.one, options.other, options.out)
