"""Candidates: the words for actors that no lexicon knows, counted, without those that one does."""

import pytest

import framing as fr
from framing.core.tables import make_table

LABEL = {
    "doc_id": "1", "source": "Post", "start": 0, "end": 4, "text": "", "head": "", "modifiers": "", "actor": "a",
    "relation": "description", "category": "", "stance": "", "voice": "own", "holder": "Post", "negated": False,
    "modality": "", "mention": 0, "sentence": "", "sentence_start": 0,
}  # fmt: skip


def labels(*rows):
    return make_table("labels", [LABEL | row for row in rows])


def test_unknown_words_are_counted_and_known_ones_left_out():
    table = labels(
        {"text": "the grim army", "head": "army", "modifiers": "grim"},
        {"text": "Grim armies", "head": "armies", "modifiers": "Grim", "source": "Herald", "doc_id": "2"},
        {"text": "the gang", "head": "gang", "category": "crime"},
        {"text": "the gang", "head": "gang", "category": "crime"},
        {"text": "HLF", "head": "HLF", "relation": "name"},
        {"text": "HLF", "head": "HLF", "relation": "name"},
        {"text": "a guard", "head": "guard"},
    )
    found = fr.suggest_terms(table)
    columns = ["term", "part", "count", "n_sources", "n_articles", "example"]
    assert found[columns].to_numpy().tolist() == [
        ["army", "head", 2, 2, 2, "the grim army"],
        ["grim", "modifier", 2, 2, 2, "the grim army"],
    ]
    assert "guard" in set(fr.suggest_terms(table, at_least=1)["term"])


def test_what_cannot_be_counted_is_refused():
    with pytest.raises(fr.errors.TableError, match="modifiers"):
        fr.suggest_terms(labels({}).drop(columns="modifiers"))
    with pytest.raises(fr.errors.InputError, match="at_least=0"):
        fr.suggest_terms(labels({}), at_least=0)
