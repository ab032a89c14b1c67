"""Any sequence-classification checkpoint as a scorer: a folder or a name on the hub."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from framing.core.errors import ModelError
from framing.score._runtime import choose_precision, convert, plan_batches
from framing.score._scorer import Floats, TextScorer
from framing.score._weights import need


class TransformerScorer(TextScorer):
    """Score texts with a sequence-classification checkpoint: a column a class.

    Only weights in safetensors are read, and no code of the checkpoint is run.

    Parameters
    ----------
    checkpoint : str or Path
        A folder, or a name on the hub, which transformers then takes from its cache or downloads.
    max_length : int
        Pieces read at once. A longer text is read in windows that overlap, and its scores are the mean over them.
    precision : str
        ``"auto"``, ``"bf16"``, ``"int8"`` or ``"fp32"``. Of itself, int8 is not chosen here, since nothing tells
        whether the checkpoint bears it.

    Notes
    -----
    Scores are probabilities over the classes, or, of a model trained for several labels at once, a probability a label,
    or, of a regression, its number.

    **Reads wrong when** the checkpoint's card is not read: what it was trained on and for whom it is right is its own.

    Examples
    --------
    >>> from framing.score import TransformerScorer
    >>> TransformerScorer("folder/of/a/checkpoint").get_params()["max_length"]
    256
    """

    def __init__(self, checkpoint: str | Path, *, max_length: int = 256, precision: str = "auto") -> None:
        self.checkpoint = checkpoint
        self.max_length = max_length
        self.precision = precision

    @property
    def columns(self) -> Sequence[str]:
        """One column a class, by the checkpoint's own names."""
        return tuple(f"{Path(str(self.checkpoint)).name}_{label}" for label in _labels(str(self.checkpoint)))

    def _score_texts(self, texts: list[str]) -> Floats:
        (torch,) = need("torch")
        tokenizer, model, device = _load(str(self.checkpoint), self.precision)
        room = min(self.max_length, tokenizer.model_max_length)
        cut = tokenizer(
            texts, truncation=True, max_length=room, stride=min(32, room // 4), return_overflowing_tokens=True
        )
        owner = cut.pop("overflow_to_sample_mapping")
        sums, counts = np.zeros((len(texts), len(self.columns))), np.zeros((len(texts), 1))
        with torch.inference_mode():
            for batch in plan_batches([len(ids) for ids in cut["input_ids"]], device):
                chosen = {key: [values[number] for number in batch] for key, values in cut.items()}
                given = tokenizer.pad(chosen, return_tensors="pt").to(device)
                values = _link(torch, model, model(**given).logits.float()).cpu().double().numpy()
                rows = [owner[number] for number in batch]
                np.add.at(sums, rows, values)
                np.add.at(counts, rows, 1.0)
        return np.asarray(sums / counts)


def _link(torch: Any, model: Any, logits: Any) -> Any:
    kind = model.config.problem_type
    if kind == "multi_label_classification" or (kind is None and logits.shape[1] == 1):
        return torch.sigmoid(logits)
    return logits if kind == "regression" else torch.softmax(logits, dim=1)


def _labels(checkpoint: str) -> list[str]:
    """Names of the classes, from the config alone."""
    file = Path(checkpoint) / "config.json"
    if file.is_file():
        config = json.loads(file.read_text(encoding="utf-8"))
        named = config.get("id2label") or {str(number): f"LABEL_{number}" for number in range(2)}
        return [str(named[key]) for key in sorted(named, key=int)]
    (transformers,) = need("transformers")
    config = _ask(checkpoint, transformers.AutoConfig.from_pretrained, trust_remote_code=False)
    return [str(config.id2label[key]) for key in sorted(config.id2label, key=int)]


@lru_cache(maxsize=2)
def _load(checkpoint: str, precision: str) -> tuple[Any, Any, str]:
    transformers, _ = need("transformers", "torch")
    device, kind = choose_precision(precision)
    tokenizer = _ask(checkpoint, transformers.AutoTokenizer.from_pretrained, trust_remote_code=False)
    model = _ask(
        checkpoint, transformers.AutoModelForSequenceClassification.from_pretrained,
        trust_remote_code=False, use_safetensors=True,
    )  # fmt: skip
    return tokenizer, convert(model, device, kind), device


def _ask(checkpoint: str, reader: Any, **options: Any) -> Any:
    """What transformers reads of the checkpoint, or one sentence about why it does not."""
    try:
        return reader(checkpoint, **options)
    except Exception as error:
        raise ModelError(
            f"the checkpoint {checkpoint!r} cannot be read: {' '.join(str(error).split())[:200]}; give a folder with "
            "config.json, tokenizer files and model.safetensors, or download it once while there is a network"
        ) from error
