"""A model of a few thousand random numbers in the files of a real one."""

import hashlib
import json

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import (
    BertConfig,
    BertForSequenceClassification,
    BertModel,
    MPNetConfig,
    MPNetModel,
    PreTrainedTokenizerFast,
)

from framing.score._targets import cut_targets
from models.adapter import AdaptedReader
from models.training import Inputs, pool, save_weights

WORDS = "the a thugs mayor praised vile mob council voted on monday shameless lie plan they said was is and of".split()
ENCODER = {
    "hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 32,
    "max_position_embeddings": 64,
}  # fmt: skip


def write_tokenizer(folder):
    letters = [chr(c) for c in range(33, 127)]
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{c}" for c in letters), *WORDS]
    vocabulary = list(dict.fromkeys(vocabulary))
    ids = {word: number for number, word in enumerate(vocabulary)}
    tokenizer = Tokenizer(models.WordPiece(ids, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.add_special_tokens(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"])
    ends = [(name, tokenizer.token_to_id(name)) for name in ("[CLS]", "[SEP]")]
    tokenizer.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=ends)
    tokenizer.save(str(folder / "tokenizer.json"))
    return len(vocabulary)


def write_model(folder, heads, **config):
    """The folder of a model with random weights; `heads` is name → (outputs, parts it pools)."""
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    encoder = {"vocab_size": write_tokenizer(folder), **ENCODER}
    module = BertModel(BertConfig(**encoder), add_pooling_layer=False)
    tensors = {f"encoder.{key}": (value * 8).half() for key, value in module.state_dict().items()}
    for name, (outputs, parts) in heads.items():
        tensors[f"{name}.weight"] = (torch.randn(outputs, 16 * parts) * 0.2).half()
        tensors[f"{name}.bias"] = torch.zeros(outputs).half()
    save_file({key: value.contiguous() for key, value in tensors.items()}, folder / "model.safetensors")
    files = ("model.safetensors", "tokenizer.json")
    made = {
        "name": folder.name, "version": "0.1", "size": "small", "encoder": encoder, "max_length": 24,
        "sha256": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files},
        **config,
    }  # fmt: skip
    (folder / "config.json").write_text(json.dumps(made), encoding="utf-8")
    return folder


def write_loaded(folder):
    sentence = {"judged": 0.9, "token": 0.3, "shift": 0.1}
    calibration = {"sentence": sentence, "token": {"slope": 0.7, "shift": 0.0}}
    heads = {"judged": (1, 2), "token": (1, 1)}
    return write_model(folder, heads, calibration=calibration, threshold=0.5, token_threshold=0.6, share=0.4)


def write_stance(folder):
    return write_model(folder, {"stance": (3, 3)}, calibration={"t": 1.5}, pooling="first+mean+target")


def write_checkpoint(folder):
    """A sequence-classification checkpoint as transformers writes it."""
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(2)
    config = BertConfig(vocab_size=write_tokenizer(folder), id2label={0: "plain", 1: "loaded"}, **ENCODER)
    model = BertForSequenceClassification(config)
    for value in model.parameters():
        value.data *= 6
    model.save_pretrained(folder)
    PreTrainedTokenizerFast(
        tokenizer_file=str(folder / "tokenizer.json"), cls_token="[CLS]", sep_token="[SEP]", pad_token="[PAD]",
        unk_token="[UNK]", mask_token="[MASK]", model_max_length=64,
    ).save_pretrained(folder)  # fmt: skip
    return folder


def write_large(folder, *, base, cache=None):
    """A stance model on a base of two layers that lies in the cache, with the adapter of `models.adapter`."""
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(3)
    config = MPNetConfig(vocab_size=write_tokenizer(folder), pad_token_id=0, **ENCODER)
    module = MPNetModel(config, add_pooling_layer=False)
    for value in module.parameters():
        value.data *= 8
    digest = ""
    if cache is not None:
        (cache / base).mkdir(parents=True)
        save_file(module.state_dict(), cache / base / "model.safetensors")
        digest = hashlib.sha256((cache / base / "model.safetensors").read_bytes()).hexdigest()
    reader = AdaptedReader(module, {"stance": (48, 3), "sentence": (32, 1)})
    for value in reader.parameters():
        if value.requires_grad:
            value.data = (torch.randn_like(value) * 0.2).half().float()
    save_weights(folder, reader.weights(), {"tokenizer.json": folder / "tokenizer.json"}, {
        "name": folder.name, "version": "0.1", "size": "large", "pooling": "first+mean+target", "max_length": 24,
        "base": {"name": base, "sha256": digest, "get": f"pip install {base}"}, "encoder": config.to_diff_dict(),
        "calibration": {"t": 2.0},
    })  # fmt: skip
    READERS[folder] = reader.eval()
    return folder


READERS = {}


def read_as_trained(folder, text, start, end):
    """What the reader that was written says, by the code of the training."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    ((ids, types),) = cut_targets(tokenizer, [text], [(start, end)], 24)
    reader = READERS[folder]
    with torch.inference_mode():
        hidden, attention, marks = reader.read_rows(Inputs([ids], [types]), [0])
        weights = marks.to(hidden.dtype)[..., None]
        target = (hidden * weights).sum(1) / weights.sum(1)
        logits = reader.heads["stance"](torch.cat([pool(hidden, attention), target], dim=-1))
    return torch.softmax(logits[0] / 2.0, dim=0).numpy()
