"""BERT's forward pass on a processor without padding: the pieces of all texts are rows of one matrix."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from framing.core.errors import ModelError
from framing.score._weights import need

_JOINED = {
    "qkv": ("attention.self.query", "attention.self.key", "attention.self.value"),
    "out": ("attention.output.dense",),
    "up": ("intermediate.dense",),
    "down": ("output.dense",),
    "mid": ("attention.output.LayerNorm",),
    "end": ("output.LayerNorm",),
}
_PRODUCTS = ("qkv", "out", "up", "down")
_ROWS = 2048  # about as many as a batch has; only the packing is tuned to it
_IGNORED = ("embeddings.position_ids", "embeddings.token_type_ids", "pooler.dense.weight", "pooler.dense.bias")


class Lean:
    """The layers of transformers' `BertModel`, which says the same up to rounding.

    No text is padded: each product takes the pieces of all texts of a batch as rows of one matrix, query, key and
    value in one go, and attention takes the texts of one length together, so that it needs no mask.

    Parameters
    ----------
    config : dict
        The encoder's part of a model's config.json.
    tensors : dict
        Its weights, by `BertModel`'s names.
    precision : str
        ``"fp32"`` or ``"bf16"``.

    Raises
    ------
    ModelError
        The weights are not those of such an encoder.
    """

    def __init__(self, config: dict[str, Any], tensors: dict[str, Any], precision: str) -> None:
        (self.torch,) = need("torch")
        self.kind = self.torch.bfloat16 if precision == "bf16" else self.torch.float32
        self.heads, self.epsilon = int(config["num_attention_heads"]), float(config.get("layer_norm_eps", 1e-12))
        left = {key: value for key, value in tensors.items() if key not in _IGNORED}
        places = ("word_embeddings", "position_embeddings", "token_type_embeddings")
        self.words, self.positions, self.types = (self._take(left, f"embeddings.{name}.weight") for name in places)
        self.norm = self._join(left, ["embeddings.LayerNorm"])
        self.layers = [
            {part: self._join(left, [f"encoder.layer.{number}.{module}" for module in modules])
             for part, modules in _JOINED.items()}
            for number in range(int(config["num_hidden_layers"]))
        ]  # fmt: skip
        self.packs = precision == "bf16" and _can_pack(self.torch)
        if self.packs:
            for layer in self.layers:
                for part in _PRODUCTS:
                    weight, bias = layer[part]
                    layer[part] = (self.torch.ops.mkldnn._reorder_linear_weight(weight, _ROWS), bias)
        if left:
            raise _misfit(next(iter(left)))

    def _take(self, left: dict[str, Any], name: str) -> Any:
        if name not in left:
            raise _misfit(name)
        return left.pop(name).to(self.kind)

    def _join(self, left: dict[str, Any], modules: Sequence[str]) -> tuple[Any, Any]:
        """Weight and bias of modules that are applied to the same input, one above the other."""
        weight, bias = ([self._take(left, f"{module}.{key}") for module in modules] for key in ("weight", "bias"))
        return self.torch.cat(weight), self.torch.cat(bias)

    def __call__(self, ids: Any, attention: Any, types: Any) -> Any:
        """Hidden states of the last layer, shape (n_texts, n_pieces, n_hidden); 0 where a text has no piece.

        Parameters
        ----------
        ids, attention, types : Tensor of int, shape (n_texts, n_pieces)
            Numbers of the pieces, 1 where there is one, and its type; each text begins at the first column.
        """
        torch = self.torch
        inside = attention.bool()
        lengths = inside.sum(1).tolist()
        places = torch.arange(ids.shape[1]).expand_as(ids)[inside]
        rows = self._settle(self.words[ids[inside]] + self.types[types[inside]] + self.positions[places], self.norm)
        for layer in self.layers:
            mixed = self._attend(self._multiply(rows, layer["qkv"]), lengths)
            rows = self._settle(self._multiply(mixed, layer["out"]) + rows, layer["mid"])
            wide = self._multiply(rows, layer["up"], "gelu")
            rows = self._settle(self._multiply(wide, layer["down"]) + rows, layer["end"])
        hidden = rows.new_zeros((*ids.shape, rows.shape[-1]))
        hidden[inside] = rows
        return SimpleNamespace(last_hidden_state=hidden)

    def _multiply(self, rows: Any, pair: tuple[Any, Any], after: str = "none") -> Any:
        """Rows times weights plus bias, and the activation with it."""
        if self.packs:
            return self.torch.ops.mkldnn._linear_pointwise(rows, *pair, after, [], "none" if after == "gelu" else "")
        said = self.torch.nn.functional.linear(rows, *pair)
        return self.torch.nn.functional.gelu(said) if after == "gelu" else said

    def _settle(self, rows: Any, norm: tuple[Any, Any]) -> Any:
        return self.torch.nn.functional.layer_norm(rows, rows.shape[-1:], *norm, self.epsilon)

    def _attend(self, joined: Any, lengths: Sequence[int]) -> Any:
        """Each text's own attention; texts of one length that follow each other are taken together."""
        found, start = [], 0
        for length, group in groupby(lengths):
            end = start + length * len(list(group))
            part = joined[start:end].view(-1, length, 3, self.heads, joined.shape[-1] // 3 // self.heads)
            mixed = self.torch.nn.functional.scaled_dot_product_attention(*part.permute(2, 0, 3, 1, 4))
            found.append(mixed.transpose(1, 2).reshape(end - start, -1))
            start = end
        return self.torch.cat(found)


def can_read(config: dict[str, Any]) -> bool:
    """Whether these are layers that `Lean` computes: BERT's, with its own activation and counted positions."""
    wanted = {"model_type": "bert", "hidden_act": "gelu", "position_embedding_type": "absolute"}
    return all(config.get(key, value) == value for key, value in wanted.items())


def _can_pack(torch: Any) -> bool:
    """Whether this build of torch and this processor multiply bf16 by weights that were packed beforehand."""
    names = ("_is_mkldnn_bf16_supported", "_reorder_linear_weight", "_linear_pointwise")
    if not torch.backends.mkldnn.is_available() or not all(hasattr(torch.ops.mkldnn, name) for name in names):
        return False
    return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())


def _misfit(name: str) -> ModelError:
    return ModelError(f"the weights do not fit the encoder of their config.json, e.g. {name!r}; install them again")
