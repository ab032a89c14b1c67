"""A model of a few thousand random numbers in the files of a real one."""

import hashlib
import json

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers
from transformers import BertConfig, BertForSequenceClassification, BertModel, PreTrainedTokenizerFast

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
    calibration = {"a": 0.8, "b": 0.1, "ta": 0.7, "tb": 0.0}
    heads = {"sentence": (1, 2), "token": (1, 1)}
    return write_model(folder, heads, calibration=calibration, threshold=0.5, token_threshold=0.6)


def write_stance(folder):
    return write_model(folder, {"stance": (3, 3)}, calibration={"t": 1.5})


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
