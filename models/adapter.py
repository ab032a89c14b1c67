"""A large encoder with a small adapter: low-rank updates of its upper half, whose input is computed once and kept.

LoRA (Hu et al. 2021): W x + (scale / rank) B A x with W frozen, A normal, B zero at the start.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import torch
from torch import nn

from models.training import Inputs, Reader, make_batches

RANK = 16
SCALE = 32.0


class LowRank(nn.Module):
    """A frozen linear layer and its update."""

    def __init__(self, frozen: nn.Linear) -> None:
        super().__init__()
        self.frozen = frozen.requires_grad_(False)
        self.down = nn.Parameter(torch.randn(RANK, frozen.in_features) / math.sqrt(frozen.in_features))
        self.up = nn.Parameter(torch.zeros(frozen.out_features, RANK))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Frozen output plus update."""
        return self.frozen(x) + (x @ self.down.T) @ self.up.T * (SCALE / RANK)


class AdaptedReader(Reader):
    """A reader of MPNet whose lower layers are frozen; `shift` marks the pieces of a target at the border."""

    def __init__(self, encoder: nn.Module, heads: dict[str, tuple[int, int]]) -> None:
        super().__init__(encoder, heads)
        encoder.requires_grad_(False)
        self.border = len(encoder.encoder.layer) // 2
        for layer in encoder.encoder.layer[self.border :]:
            _adapt(layer)
        self.encoder.shift = nn.Parameter(torch.zeros(encoder.config.hidden_size))
        self.kept: np.memmap | None = None
        self.kept_inputs: Inputs | None = None
        self.begins = np.zeros(0, dtype=np.int64)

    def keep_lower(self, inputs: Inputs, file: Path) -> None:
        """Run the lower half over all rows once and keep what it says, as half-precision numbers in a file."""
        lengths = inputs.lengths
        self.begins = np.concatenate([[0], np.cumsum(lengths)])
        file.parent.mkdir(parents=True, exist_ok=True)
        shape = (int(self.begins[-1]), self.encoder.config.hidden_size)
        kept = np.memmap(file, dtype=np.float16, mode="w+", shape=shape)
        self.eval()
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            for rows in make_batches(lengths, 4096):
                ids, attention, _ = inputs.collate(rows)
                hidden = self._run(self.encoder.embeddings(input_ids=ids), attention, 0, self.border)
                for place, row in enumerate(rows):
                    kept[self.begins[row] : self.begins[row + 1]] = (
                        hidden[place, : lengths[row]].to(torch.float16).numpy()
                    )
        self.kept, self.kept_inputs = kept, inputs

    def read_rows(self, inputs: Inputs, rows: list[int]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Hidden states, attention and types; of the inputs that were kept, from what was kept."""
        ids, attention, types = inputs.collate(rows)
        if self.kept is None or inputs is not self.kept_inputs:
            with torch.no_grad():
                lower = self._run(self.encoder.embeddings(input_ids=ids), attention, 0, self.border)
        else:
            lower = torch.zeros((*ids.shape, self.encoder.config.hidden_size))
            for place, row in enumerate(rows):
                part = self.kept[self.begins[row] : self.begins[row + 1]]
                lower[place, : len(part)] = torch.from_numpy(part.astype(np.float32))
        lower = lower + types[..., None] * self.encoder.shift
        return self._run(lower, attention, self.border, len(self.encoder.encoder.layer)), attention, types

    def take(self, weights: dict[str, torch.Tensor]) -> None:
        """Start from weights that `weights` gave."""
        super().take({name.replace("adapter.", "encoder.", 1): value for name, value in weights.items()})

    def _run(self, hidden: torch.Tensor, attention: torch.Tensor, first: int, last: int) -> torch.Tensor:
        stack = self.encoder.encoder
        bias = stack.compute_position_bias(hidden)
        mask = (1.0 - attention[:, None, None, :].to(torch.float32)) * -1e9
        for layer in stack.layer[first:last]:
            hidden = layer(hidden, mask, bias)[0]
        return hidden

    def weights(self) -> dict[str, torch.Tensor]:
        """What is written: `adapter.MODULE.down` and `.up`, `adapter.shift`, and the heads under their names."""
        kept = (".down", ".up", "encoder.shift")
        learned = {name: value for name, value in super().weights().items() if name.endswith(kept)}
        heads = {name: value for name, value in super().weights().items() if not name.startswith("encoder.")}
        return {name.replace("encoder.", "adapter.", 1): value for name, value in learned.items()} | heads


def _adapt(module: nn.Module) -> None:
    """Put an update beside every linear layer inside."""
    for name, child in module.named_children():
        if isinstance(child, nn.Linear):
            setattr(module, name, LowRank(child))
        else:
            _adapt(child)
