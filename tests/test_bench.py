"""Accuracy is counted as a person would count it by hand."""

import importlib.util
from pathlib import Path

import pandas as pd
import pytest

FILE = Path(__file__).resolve().parent.parent / "bench" / "accuracy.py"


@pytest.fixture(scope="module")
def accuracy():
    spec = importlib.util.spec_from_file_location("accuracy", FILE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def table(*rows):
    return pd.DataFrame(rows, columns=["doc_id", "start", "end", "actor", "voice"])


GOLD = table(
    ("a", 0, 5, "tsc", "own"), ("a", 10, 20, "tsc", "quoted"), ("b", 0, 5, "un", "own"), ("b", 7, 9, "un", "own")
)
FOUND = table(("a", 0, 5, "tsc", "own"), ("a", 12, 20, "tsc", "own"), ("b", 0, 5, "tsc", "own"))


def test_same_spans(accuracy):
    figures = accuracy.score(FOUND, GOLD, "labels", exact=True)
    assert figures == pytest.approx({"precision": 1 / 3, "recall": 1 / 4, "F1": 2 / 7, "voice": 1.0})


def test_overlapping_spans_pair_once_and_only_within_actor_and_article(accuracy):
    figures = accuracy.score(FOUND, GOLD, "labels", exact=False)
    assert figures == pytest.approx({"precision": 2 / 3, "recall": 2 / 4, "F1": 4 / 7, "voice": 0.5})
    assert accuracy.pair_spans(pd.concat([FOUND, FOUND]), GOLD, ("actor",), exact=True) == [(0, 0)]
