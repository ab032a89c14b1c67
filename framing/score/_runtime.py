"""How a model runs on this machine: on which device, in which numbers, in batches of like length."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from typing import Any

from framing.core.errors import ModelError
from framing.core.progress import open_bar
from framing.score._weights import need

PRECISIONS = ("auto", "bf16", "int8", "fp32")
BUDGET = 2048  # pieces a batch on a CPU: what is in flight then fits its caches
_BUDGET_GPU = 65536


def choose_precision(asked: str, *, int8: bool = False) -> tuple[str, str]:
    """Device and kind of numbers: what was asked for, else the fastest that keeps the model's figures.

    Parameters
    ----------
    asked : str
        ``"auto"``, ``"bf16"``, ``"int8"`` or ``"fp32"``.
    int8 : bool
        Whether the model is known to keep its figures in int8.

    Returns
    -------
    (str, str)
        ``"cuda"`` or ``"cpu"``, and the kind. Of itself: bf16 on a graphics card and on a processor that computes in
        it, else int8 where the model keeps its figures, else fp32.

    Raises
    ------
    ModelError
        No such kind, or int8 on a graphics card.
    """
    if asked not in PRECISIONS:
        raise ModelError(f"precision= is one of [{', '.join(PRECISIONS)}]; got {asked!r}")
    (torch,) = need("torch")
    device = "cuda" if torch.cuda.is_available() else "cpu"
    if asked == "int8" and device == "cuda":
        device = "cpu"
    if asked != "auto":
        return device, asked
    if device == "cuda":
        return device, "bf16" if torch.cuda.is_bf16_supported() else "fp32"
    if _has_bf16(torch):
        return device, "bf16"
    return device, "int8" if int8 and hasattr(torch.ao.quantization, "quantize_dynamic") else "fp32"


def _has_bf16(torch: Any) -> bool:
    """Whether the processor multiplies bf16 itself; without that it is slower than fp32."""
    checks = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    return any(bool(getattr(torch.cpu, check, bool)()) for check in checks)


def convert(module: Any, device: str, precision: str) -> Any:
    """The module on its device in its kind of numbers, ready to score."""
    (torch,) = need("torch")
    module = module.eval()
    if precision == "int8":
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch announces that this will move to a package of its own
            return torch.ao.quantization.quantize_dynamic(module.float(), {torch.nn.Linear}, dtype=torch.qint8)
    return module.to(device=device, dtype=torch.bfloat16 if precision == "bf16" else torch.float32)


def plan_batches(lengths: Sequence[int], device: str = "cpu") -> Iterator[list[int]]:
    """Hand out the batches of `_plan` one by one, with a bar on how many texts are done."""
    with open_bar("Scoring", "text", total=len(lengths)) as bar:
        for batch in _plan(lengths, device):
            yield batch
            bar.update(len(batch))


def _plan(lengths: Sequence[int], device: str) -> Iterator[list[int]]:
    """Numbers of the texts of each batch: of like length, the longest first, padded to at most a budget of pieces."""
    budget = _BUDGET_GPU if device == "cuda" else BUDGET
    order = sorted(range(len(lengths)), key=lambda number: (-lengths[number], number))
    batch: list[int] = []
    for number in order:
        longest = lengths[batch[0]] if batch else lengths[number]
        if batch and longest * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch
