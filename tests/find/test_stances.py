"""Who is for or against whom: the holder, the sign, and what is promised of every row."""

import re

import numpy as np
import pandas as pd
import pytest

import framing as fr
from framing.core.errors import ModelError
from framing.core.tables import SIGNS, TABLES, VOICES

ACTORS = fr.Actors((
    fr.Actor("kowalski", "Anna Kowalski", ("Kowalski",), "person"),
    fr.Actor("brenner", "Paul Brenner", ("Brenner",), "person"),
    fr.Actor("council", "Harbour Council", (), "group"),
))  # fmt: skip


class Judge:
    """Negative where the sentence has a bad word, positive where it has a good one."""

    name = "judge 1"

    def transform(self, frame):
        assert [text[s:e] for text, s, e in zip(frame["text"], frame["start"], frame["end"], strict=True)]
        bad, good = (
            np.array([bool(re.search(words, text)) for text in frame["text"]])
            for words in ("shameful|blasted|disgrace", "brave|praised|wonderful")
        )
        return np.stack([bad & ~good, ~(bad ^ good), good & ~bad], axis=1).astype(float)


def find(parsed_of, *texts):
    parsed = parsed_of(texts)
    return fr.find_stances(parsed, fr.find_mentions(parsed, ACTORS), Judge())


def list_rows(table):
    return {tuple(row) for row in table[["holder", "target", "stance", "how"]].to_numpy().tolist()}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Anna Kowalski blasted Paul Brenner on Monday.", ("kowalski", "brenner", "negative", "acts")),
        ("Paul Brenner praised the Harbour Council.", ("brenner", "council", "positive", "acts")),
        ("Paul Brenner was blasted by Anna Kowalski.", ("kowalski", "brenner", "negative", "acts")),
        ("The Harbour Council is a disgrace.", ("Herald", "council", "negative", "own")),
        ("“Paul Brenner is a disgrace,” Anna Kowalski said.", ("kowalski", "brenner", "negative", "speaks")),
        ("Anna Kowalski said that Paul Brenner was brave.", ("kowalski", "brenner", "positive", "speaks")),
        ("The Harbour Council voted on Monday.", ("Herald", "council", "neutral", "own")),
    ],
)  # fmt: skip
def test_who_is_for_or_against_whom(parsed_of, text, row):
    assert row in list_rows(find(parsed_of, text))


@pytest.mark.parametrize(
    ("text", "holder", "stance"),
    [
        ("Anna Kowalski supports the Harbour Council.", "kowalski", "positive"),
        ("Anna Kowalski refused to support the Harbour Council.", "kowalski", "negative"),
        ("Anna Kowalski does not support the Harbour Council.", "kowalski", "negative"),
        ("Anna Kowalski vowed to abolish the Harbour Council.", "kowalski", "negative"),
        ("Anna Kowalski opposed efforts to abolish the Harbour Council.", "kowalski", "positive"),
        ("Anna Kowalski called for the abolition of the Harbour Council.", "kowalski", "negative"),
        ("Anna Kowalski is a critic of the Harbour Council.", "kowalski", "negative"),
        ("Anna Kowalski voted against the Harbour Council.", "kowalski", "negative"),
        ("Anna Kowalski said the Harbour Council should be abolished.", "kowalski", "negative"),
        ("Anna Kowalski said Paul Brenner wants to abolish the Harbour Council.", "brenner", "negative"),
        ("Anna Kowalski said Paul Brenner wants to abolish the Harbour Council.", "kowalski", "neutral"),
        ("A spokesman for the Harbour Council said Paul Brenner was brave.", "council", "positive"),
    ],
)  # fmt: skip
def test_words_between_holder_and_target_take_a_side(parsed_of, text, holder, stance):
    target = "council" if holder != "council" else "brenner"
    assert (holder, target, stance) in {row[:3] for row in list_rows(find(parsed_of, text))}


def test_a_former_spokesman_speaks_for_himself(parsed_of):
    table = find(parsed_of, "A former spokesman for the Harbour Council said Paul Brenner was brave.")
    assert "council" not in set(table.loc[table["target"] == "brenner", "holder"])


def test_nobody_is_charged_with_being_against_himself_or_for_whom_he_attacks(parsed_of):
    table = find(parsed_of, "Anna Kowalski blasted Paul Brenner. “I was brave,” Anna Kowalski said.")
    assert (table["holder"] != table["target"]).all()
    assert ("Herald", "brenner") not in set(zip(table["holder"], table["target"], strict=True))


def test_every_row_keeps_the_promises_of_the_table(parsed_of):
    texts = [
        "Anna Kowalski blasted Paul Brenner. He did not praise the Harbour Council.",
        "“The Harbour Council is a disgrace,” Paul Brenner said. Anna Kowalski and Paul Brenner praised the council.",
    ]
    table = find(parsed_of, *texts)
    assert list(table.columns)[: len(TABLES["stances"])] == list(TABLES["stances"])
    by_id = {f"{number:03}": text for number, text in enumerate(texts)}
    for row in table.itertuples():
        assert by_id[row.doc_id][row.start : row.end] == row.text
        assert by_id[row.doc_id][row.sentence_start :].startswith(row.sentence)
    assert set(table["stance"]) <= set(SIGNS)
    assert set(table["voice"]) <= set(VOICES)
    assert set(table["how"]) <= {"acts", "speaks", "own"}
    assert table["score"].between(-1, 1).all()
    assert not table.duplicated(["doc_id", "start", "holder", "target"]).any()
    pd.testing.assert_frame_equal(table, find(parsed_of, *texts))


def test_a_scorer_of_texts_is_refused(parsed_of):
    class Wrong:
        def transform(self, frame):
            return np.zeros((len(frame), 1))

    parsed = parsed_of(["Anna Kowalski left."])
    with pytest.raises(ModelError, match="gave numbers of shape"):
        fr.find_stances(parsed, fr.find_mentions(parsed, ACTORS), Wrong())
