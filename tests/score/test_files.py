"""A trained detector comes back from its file, files of others are refused, a missing library is named."""

import pytest

import framing as fr
from framing.core.errors import ModelError
from framing.score import _weights
from tests.score import tiny

TEXTS = ["a vile lie", "a vile plot", "the vote is on Monday", "the hall opens"]


def test_a_classifier_comes_back_from_its_file_and_other_files_are_refused(tmp_path):
    scorer = fr.ClassifierScorer().fit(TEXTS, [1, 1, 0, 0])
    again = fr.ClassifierScorer.read(scorer.save(tmp_path / "own.skops"))
    assert again.transform(TEXTS).tolist() == scorer.transform(TEXTS).tolist()
    (tmp_path / "bad.skops").write_bytes(b"cos\nsystem\n")
    with pytest.raises(ModelError, match="cannot be read"):
        fr.ClassifierScorer.read(tmp_path / "bad.skops")


def test_a_missing_library_is_named_with_the_command_that_installs_it(tmp_path, monkeypatch):
    folder = tiny.write_loaded(tmp_path / "loaded")
    monkeypatch.setattr(_weights.util, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r"torch.*pip install 'framing-toolkit\[models\]'"):
        fr.LoadedLanguageScorer(path=folder).transform(["a text"])
