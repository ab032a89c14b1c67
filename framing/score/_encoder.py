"""An encoder with heads, read from a model's folder: pieces in, numbers a text and numbers a piece out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.core.errors import ModelError
from framing.score._large import read_large
from framing.score._lean import Lean, can_read
from framing.score._runtime import choose_precision, convert, plan_batches
from framing.score._targets import cut_targets
from framing.score._weights import Weights, check_digests, need

Floats = NDArray[np.float64]
_PARTS = {"judged": "first+mean", "stance": "first+mean+target", "token": "piece"}


@dataclass(frozen=True)
class Pieces:
    """One window of a text in the encoder's pieces.

    `offsets` are characters of the text that was cut up; `inner` marks the pieces that are words; `target` has 1 for
    those that stand for a target.
    """

    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]
    inner: tuple[bool, ...]
    target: tuple[int, ...] = ()


class Encoder:
    """One model, loaded: its tokenizer, its encoder and its heads."""

    def __init__(self, weights: Weights, precision: str) -> None:
        tokenizers, files = need("tokenizers", "safetensors.torch")
        check_digests(weights)
        self.weights = weights
        self.device, self.precision = choose_precision(precision, int8=bool(weights.config.get("int8", False)))
        tensors = files.load_file(weights.folder / "model.safetensors")
        inside = {key.removeprefix("encoder."): value for key, value in tensors.items() if key.startswith("encoder.")}
        if weights.config.get("size") == "large":
            self.module: Any = read_large(weights, tensors, self.device, self.precision)
        elif self.device == "cpu" and self.precision != "int8" and can_read(weights.config["encoder"]):
            self.module = Lean(weights.config["encoder"], inside, self.precision)
        else:
            self.module = self._build(inside)
        learned = {key: value for key, value in tensors.items() if not key.startswith(("encoder.", "adapter."))}
        self.heads = {key: value.float() for key, value in learned.items()}
        self.hidden = int(weights.config["encoder"]["hidden_size"])
        self.tokenizer = tokenizers.Tokenizer.from_file(str(weights.folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.first, self.last = self.tokenizer.encode("").ids

    def _build(self, tensors: dict[str, Any]) -> Any:
        """The module as transformers has it; what is no weight (positions) is counted anew."""
        torch, transformers = need("torch", "transformers")
        with torch.device("meta"):
            config = transformers.BertConfig(**self.weights.config["encoder"])
            module = transformers.BertModel(config, add_pooling_layer=False)
        module = module.to_empty(device="cpu").float()
        for name, buffer in module.named_buffers():
            if name.endswith("position_ids"):
                buffer.copy_(torch.arange(buffer.shape[-1]).expand(buffer.shape))
            elif name.endswith("token_type_ids"):
                buffer.zero_()
        found = module.load_state_dict({key: value.float() for key, value in tensors.items()}, strict=False)
        buffers = {name for name, _ in module.named_buffers()}
        missing = [key for key in found.missing_keys if key not in buffers]
        if missing or found.unexpected_keys:
            key = (missing or found.unexpected_keys)[0]
            raise ModelError(
                f"the weights do not fit the encoder of their config.json, e.g. {key!r}; install them again"
            )
        return convert(module, self.device, self.precision)

    def cut(self, texts: Sequence[str], *, overlap: int = 16) -> list[list[Pieces]]:
        """Each text in windows of at most `max_length` pieces that overlap; a short text is one window."""
        room = self.weights.max_length - 2
        windows = []
        for encoding in self.tokenizer.encode_batch(list(texts), add_special_tokens=False):
            ids, offsets = encoding.ids, encoding.offsets
            found = []
            for start in range(0, max(1, len(ids) - overlap), max(1, room - overlap)):
                part, places = ids[start : start + room], offsets[start : start + room]
                inner = (False, *([True] * len(part)), False)
                found.append(Pieces((self.first, *part, self.last), ((0, 0), *places, (0, 0)), inner))
            windows.append(found)
        return windows

    def cut_around(self, texts: Sequence[str], spans: Sequence[tuple[int, int]]) -> list[Pieces]:
        """Each text in one window around its span, whose names are hidden and whose pieces are marked."""
        found = []
        for ids, marks in cut_targets(self.tokenizer, texts, spans, self.weights.max_length):
            found.append(Pieces(tuple(ids), (), (False, *([True] * (len(ids) - 2)), False), tuple(marks)))
        return found

    def embed(self, texts: Sequence[str]) -> Floats:
        """The mean of each text's pieces, first window only: shape (n_texts, n_hidden)."""
        (torch,) = need("torch")
        pieces = [windows[0] for windows in self.cut(texts)]
        out = np.zeros((len(pieces), self.hidden))
        with torch.inference_mode():
            for batch in plan_batches([len(window.ids) for window in pieces], self.device):
                hidden, inner, _ = self._encode(torch, [pieces[number] for number in batch])
                out[batch] = _mean(hidden, inner).double().numpy()
        return out

    def read(self, pieces: Sequence[Pieces], heads: Sequence[str]) -> list[list[Floats]]:
        """For each window, what every head says: shape (n_out,), or (n_pieces, n_out) of a head a piece."""
        (torch,) = need("torch")
        for head in heads:
            if f"{head}.weight" not in self.heads:
                known = sorted({key.rpartition(".")[0] for key in self.heads})
                raise ModelError(f"the model {self.weights.name!r} has the heads [{', '.join(known)}] and no {head!r}")
        out: list[list[Floats]] = [[] for _ in pieces]
        with torch.inference_mode():
            for batch in plan_batches([len(window.ids) for window in pieces], self.device):
                chosen = [pieces[number] for number in batch]
                hidden, inner, targets = self._encode(torch, chosen)
                for head in heads:
                    said = self._say(torch, head, hidden, inner, targets).double().numpy()
                    for number, window, row in zip(batch, chosen, said, strict=True):
                        out[number].append(row[: len(window.ids)] if row.ndim == 2 else row)
        return out

    def _encode(self, torch: Any, chosen: Sequence[Pieces]) -> tuple[Any, Any, Any]:
        longest = max(len(window.ids) for window in chosen)
        filled = np.zeros((4, len(chosen), longest), dtype=np.int64)
        for row, window in enumerate(chosen):
            n = len(window.ids)
            filled[:2, row, :n] = window.ids, window.inner
            filled[2, row, :n] = 1
            if window.target:
                filled[3, row, :n] = window.target
        ids, inner, attention, types = torch.from_numpy(filled)
        given = (tensor.to(self.device) for tensor in (ids, attention, types))
        hidden = self.module(*given).last_hidden_state.float().cpu()
        return hidden, inner, types

    def _say(self, torch: Any, head: str, hidden: Any, inner: Any, targets: Any) -> Any:
        """The head on what it pools: of the window, or of every piece."""
        weight, bias = self.heads[f"{head}.weight"], self.heads.get(f"{head}.bias", 0.0)
        parts = self._parts(head)
        if parts == ("piece",):
            return hidden @ weight.T + bias
        pooled = {"first": hidden[:, 0], "mean": _mean(hidden, inner), "target": _mean(hidden, targets)}
        return torch.cat([pooled[part] for part in parts], dim=1) @ weight.T + bias

    def _parts(self, head: str) -> tuple[str, ...]:
        """What the head reads: as the config's `pooling` says, else by the head's name."""
        given = self.weights.config.get("pooling", {})
        width = int(self.heads[f"{head}.weight"].shape[1])
        said = given.get(head, "") if isinstance(given, dict) else given if width > self.hidden else ""
        parts = tuple((said or _PARTS.get(head, "")).split("+"))
        if set(parts) - {"first", "mean", "target", "piece"} or width != self.hidden * len(parts):
            raise ModelError(
                f"the head {head!r} of {self.weights.name!r} reads {width} numbers and not {'+'.join(parts)!r} of "
                f"{self.hidden} each; this model needs a newer version of framing"
            )
        return parts


def _mean(hidden: Any, inner: Any) -> Any:
    """Mean of the pieces marked with 1, a row a window."""
    inside = inner.unsqueeze(-1).float()
    return (hidden * inside).sum(1) / inside.sum(1).clamp(min=1)


@lru_cache(maxsize=4)
def _load(folder: str, stamp: int, precision: str) -> Encoder:
    from framing.score._weights import find_weights

    return Encoder(find_weights(folder), precision)


def load_encoder(weights: Weights, precision: str) -> Encoder:
    """The loaded model; the last four are kept, so that scorers of one model share it."""
    return _load(str(weights.folder), (weights.folder / "model.safetensors").stat().st_mtime_ns, precision)


def squash(scores: Floats, slope: float, shift: float) -> Floats:
    """Probabilities from scores: the logistic function of slope times score plus shift."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(slope * scores + shift, -40.0, 40.0))))
