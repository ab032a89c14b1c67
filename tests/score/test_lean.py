"""The forward pass without padding says what transformers' own module says, and refuses weights that do not fit."""

import pytest
import torch
from transformers import BertConfig, BertModel

from framing.core.errors import ModelError
from framing.score._lean import Lean, can_read
from tests.score import tiny

LENGTHS = (7, 7, 3, 12, 7, 1)


@pytest.fixture(scope="module")
def bert():
    torch.manual_seed(0)
    module = BertModel(BertConfig(vocab_size=50, **tiny.ENCODER), add_pooling_layer=False).eval()
    for value in module.parameters():
        value.data += torch.randn_like(value) * 0.3
    return module


def fill():
    """Ids, attention and types of texts of these lengths, in an order that no batch has."""
    torch.manual_seed(1)
    attention = (torch.arange(max(LENGTHS)) < torch.tensor(LENGTHS)[:, None]).long()
    ids, types = (torch.randint(0, top, attention.shape) * attention for top in (50, 2))
    return ids, attention, types


@pytest.mark.parametrize(("precision", "most"), [("fp32", 1e-4), ("bf16", 0.15)])
@torch.inference_mode()
def test_it_says_what_the_module_says(bert, precision, most):
    given = fill()
    inside = given[1].bool()
    expected = bert(*given).last_hidden_state
    lean = Lean(bert.config.to_dict(), bert.state_dict(), precision)
    said = lean(*given).last_hidden_state.float()
    assert (said - expected)[inside].abs().max() < most < expected[inside].abs().max()
    assert not said[~inside].any()
    alone = lean(*(tensor[2:3, : LENGTHS[2]] for tensor in given)).last_hidden_state.float()
    assert (alone[0] - said[2, : LENGTHS[2]]).abs().max() < most


def test_weights_that_do_not_fit_are_named(bert):
    tensors, config = bert.state_dict(), bert.config.to_dict()
    lost = "encoder.layer.1.attention.self.key.weight"
    with pytest.raises(ModelError, match=r"layer\.1\.attention\.self\.key\.weight"):
        Lean(config, {key: value for key, value in tensors.items() if key != lost}, "fp32")
    with pytest.raises(ModelError, match="stray"):
        Lean(config, {**tensors, "stray": tensors[lost]}, "fp32")


def test_other_layers_are_left_to_transformers(bert):
    assert can_read(bert.config.to_dict())
    for other in ({"hidden_act": "relu"}, {"position_embedding_type": "relative_key"}, {"model_type": "mpnet"}):
        assert not can_read({**bert.config.to_dict(), **other})
