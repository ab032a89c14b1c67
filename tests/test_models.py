"""`framing models`: what is installed, and figures only from the evaluation and only for these weights."""

import hashlib
import json

import pytest
from typer.testing import CliRunner

from framing import _models
from framing.cli import app


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """One model with weights and figures, one with a card alone."""
    folder = tmp_path / "verdicts"
    folder.mkdir()
    for name in ("README.md", "tokenizer.json", "model.safetensors"):
        (folder / name).write_text("x", encoding="utf-8")
    digest = hashlib.sha256(b"x").hexdigest()
    config = {"version": "3", "size": "small", "sha256": {"model.safetensors": digest}}
    row = {"what": "gold", "measure": "F1", "rule": "the model", "n": 1234, "value": 0.5, "low": 0.4, "high": 0.6}
    other = row | {"rule": "always the commoner one", "value": 0.3}
    more = row | {"measure": "P", "value": 0.7}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    (folder / "metrics.json").write_text(json.dumps({"weights": digest, "figures": [other, row, more]}), "utf-8")
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "README.md").write_text("x", encoding="utf-8")
    monkeypatch.setattr(_models, "data_folder", lambda name: tmp_path)
    return folder


def run(*words):
    return CliRunner().invoke(app, ["models", *words], env={"COLUMNS": "120"})


def test_models_are_listed_with_their_figures(shelf):
    said = run().output
    assert "verdicts  version 3, small; installed" in said
    assert "bare  weights not installed" in said
    assert "1,234" in said
    assert ".500" in said
    assert ".700" not in said  # the second measure and what guesses are shown with the name only
    assert "always" not in said
    whole = run("verdicts").output
    assert ".700" in whole
    assert "always the commoner one" in whole
    assert "bare" not in whole


def test_figures_of_other_weights_are_called_so(shelf):
    assert "other weights" not in run().output
    file = shelf / "metrics.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"weights": "', '"weights": "0'), encoding="utf-8")
    assert "measured with other weights" in " ".join(run().output.split())


def test_an_unknown_name_is_one_sentence(shelf):
    result = run("oracle")
    assert result.exit_code == 2
    assert "there are [bare, verdicts]" in result.output
