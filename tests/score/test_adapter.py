"""What training writes of a large model is what it reads again; of its lower half only given rows are kept."""

import torch
from transformers import MPNetConfig, MPNetModel

from models.adapter import AdaptedReader
from models.training import Inputs
from tests.score.tiny import ENCODER


def make_reader(seed):
    torch.manual_seed(seed)
    module = MPNetModel(MPNetConfig(vocab_size=40, pad_token_id=0, **ENCODER), add_pooling_layer=False)
    return AdaptedReader(module, {"judged": (16, 1)}).eval()


def test_a_reader_takes_what_another_wrote_and_keeps_only_the_rows_it_was_given(tmp_path):
    one, other = make_reader(1), make_reader(2)
    for value in one.parameters():
        if value.requires_grad:
            value.data = torch.randn_like(value) * 0.3
    frozen = {name: value for name, value in one.state_dict().items() if "down" not in name and "up" not in name}
    other.load_state_dict(frozen, strict=False)
    other.take(one.weights())
    rows, strangers = Inputs([[5, 6, 7, 8], [9, 10, 11]]), Inputs([[12, 13], [14, 15, 16]])
    expected = [one.read_rows(inputs, [0, 1])[0] for inputs in (rows, strangers)]
    other.keep_lower(rows, tmp_path / "kept.lower")
    with torch.no_grad():
        kept, strange = (other.read_rows(inputs, [0, 1])[0] for inputs in (rows, strangers))
    torch.testing.assert_close(strange, expected[1])
    for row, length in enumerate(rows.lengths):  # the lower half is kept in half precision, without padding
        torch.testing.assert_close(kept[row, :length], expected[0][row, :length], atol=2e-2, rtol=2e-2)
