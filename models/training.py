"""What the training scripts share: inputs, batches, an encoder with heads, the loop that resumes, weights on disk."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file
from torch import nn

CLIP = 1.0
WARM_UP = 0.06
CHECKPOINT_EVERY = 250  # steps


@dataclass(frozen=True)
class Inputs:
    """Word pieces of each row with its special tokens; `types` marks the pieces of a target."""

    ids: Sequence[Sequence[int]]
    types: Sequence[Sequence[int]] | None = None

    @property
    def lengths(self) -> np.ndarray:
        """How many pieces each row has."""
        return np.array([len(row) for row in self.ids])

    def collate(self, rows: Sequence[int]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Ids, attention and types of these rows, padded."""
        width = max(len(self.ids[row]) for row in rows)
        ids, attention, types = (torch.zeros((len(rows), width), dtype=torch.int64) for _ in range(3))
        for place, row in enumerate(rows):
            length = len(self.ids[row])
            ids[place, :length] = torch.tensor(self.ids[row])
            attention[place, :length] = 1
            if self.types is not None:
                types[place, :length] = torch.tensor(self.types[row])
        return ids, attention, types


def make_batches(lengths: np.ndarray, budget: int, seed: int | None = None) -> list[list[int]]:
    """Rows of like length together, at most `budget` pieces a batch, padding included; in random order with a seed."""
    rng = None if seed is None else np.random.default_rng(seed)
    order = np.argsort(lengths if rng is None else lengths + 3 * rng.random(len(lengths)), kind="stable")
    batches: list[list[int]] = [[]]
    width = 0
    for row in order:
        width = max(width, int(lengths[row]))
        if batches[-1] and width * (len(batches[-1]) + 1) > budget:
            batches.append([])
            width = int(lengths[row])
        batches[-1].append(int(row))
    if rng is not None:
        rng.shuffle(batches)
    return batches


class Reader(nn.Module):
    """An encoder and its heads; a head is linear, on pooled vectors of a text or on each piece."""

    def __init__(self, encoder: nn.Module, heads: dict[str, tuple[int, int]]) -> None:
        super().__init__()
        self.encoder = encoder
        self.heads = nn.ModuleDict({name: nn.Linear(*shape) for name, shape in heads.items()})
        for head in self.heads.values():
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def read_rows(self, inputs: Inputs, rows: Sequence[int]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Hidden states, shape (rows, pieces, width), with attention and types, shape (rows, pieces)."""
        ids, attention, types = inputs.collate(rows)
        hidden = self.encoder(input_ids=ids, attention_mask=attention, token_type_ids=types).last_hidden_state
        return hidden, attention, types

    def weights(self) -> dict[str, torch.Tensor]:
        """What is written: `encoder.NAME`, and the heads under their names."""
        heads = {
            f"{name}.{key}": value for name, head in self.heads.items() for key, value in head.state_dict().items()
        }
        return {f"encoder.{name}": value for name, value in self.encoder.state_dict().items()} | heads

    def take(self, weights: dict[str, torch.Tensor]) -> None:
        """Start from weights that `weights` gave; heads that are not among them stay as they are."""
        named = {k if k.startswith("encoder.") else f"heads.{k}": value.float() for k, value in weights.items()}
        _, unknown = self.load_state_dict(named, strict=False)
        if unknown:
            raise SystemExit(f"these weights are of another model; it has no {unknown[0]}")


def pool(hidden: torch.Tensor, attention: torch.Tensor) -> torch.Tensor:
    """First piece and mean of the pieces between the special ones, side by side: shape (rows, 2 * width)."""
    inner = attention.clone().to(hidden.dtype)
    inner[:, 0] = 0
    inner[torch.arange(len(inner)), attention.sum(1) - 1] = 0
    mean = (hidden * inner[..., None]).sum(1) / inner.sum(1, keepdim=True).clamp(min=1)
    return torch.cat([hidden[:, 0], mean], dim=-1)


@dataclass(frozen=True)
class Plan:
    """How long and how fast to learn; `budget` in word pieces a batch."""

    epochs: int
    rate: float
    budget: int = 1024
    head_rate: float = 4e-4
    decay: float = 0.01
    seed: int = 0


def learn(
    reader: Reader,
    lengths: np.ndarray,
    loss: Callable[[list[int]], torch.Tensor],
    plan: Plan,
    checkpoint: Path,
    after_epoch: Callable[[int], None] = lambda epoch: None,
) -> None:
    """AdamW with warm-up and linear decay, in bfloat16 where autocast allows; goes on from a checkpoint.

    Gradient norms must be finite: a head that is initialised far off makes them infinite, and clipping then freezes the
    encoder without a word.
    """
    body = [weight for weight in reader.encoder.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": plan.rate}, {"params": reader.heads.parameters(), "lr": plan.head_rate}],
        weight_decay=plan.decay,
    )
    batches = [make_batches(lengths, plan.budget, seed=plan.seed * 1000 + epoch) for epoch in range(plan.epochs)]
    total = sum(map(len, batches))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (WARM_UP * total)) * max(0.0, (total - step) / total)
    )
    torch.manual_seed(plan.seed)
    done = 0
    parts = {"optimizer": optimizer, "schedule": schedule}
    if checkpoint.is_file():
        state = torch.load(checkpoint, weights_only=False)
        reader.load_state_dict(state["reader"])
        for name, part in parts.items():
            part.load_state_dict(state[name])
        torch.set_rng_state(state["random"])
        done = state["done"]
        print(f"going on after step {done} of {total}", flush=True)
    reader.train()
    began, step, value = time.monotonic(), 0, 0.0
    for epoch, rows in _flatten(batches):
        step += 1
        if step <= done:
            continue
        with torch.autocast("cpu", torch.bfloat16):
            missed = loss(rows)
        optimizer.zero_grad()
        missed.backward()
        norm = nn.utils.clip_grad_norm_(reader.parameters(), CLIP)
        if not torch.isfinite(norm):
            raise FloatingPointError(f"the gradient is not finite at step {step}")
        optimizer.step()
        schedule.step()
        value += (float(missed.detach()) - value) / min(step - done, 100)
        if step % CHECKPOINT_EVERY == 0:
            print(f"step {step} of {total}: loss {value:.3f}, {time.monotonic() - began:.0f} s", flush=True)
            state = {"reader": reader.state_dict(), "random": torch.get_rng_state(), "done": step}
            checkpoint.parent.mkdir(parents=True, exist_ok=True)
            torch.save(state | {name: part.state_dict() for name, part in parts.items()}, checkpoint)
        if rows is batches[epoch][-1]:
            reader.eval()
            after_epoch(epoch)
            reader.train()
    reader.eval()


def _flatten(batches: list[list[list[int]]]) -> Iterator[tuple[int, list[int]]]:
    for epoch, rows in enumerate(batches):
        for batch in rows:
            yield epoch, batch


def save_weights(
    folder: Path, weights: dict[str, torch.Tensor], files: dict[str, Path], config: dict[str, Any]
) -> None:
    """Write half-precision weights, the files that go with them, and config.json with the SHA-256 of each."""
    folder.mkdir(parents=True, exist_ok=True)
    half = {name: weight.detach().to(torch.float16).contiguous() for name, weight in weights.items()}
    save_file(half, folder / "model.safetensors")
    for name, source in files.items():
        (folder / name).write_bytes(source.read_bytes())
    sums = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("model.safetensors", *sorted(files))
    }
    text = json.dumps(config | {"sha256": sums}, indent=1, ensure_ascii=False)
    (folder / "config.json").write_text(text + "\n", encoding="utf-8")
