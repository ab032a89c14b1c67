"""Parsing with the names of persons out of sight: the words stay, the reading no longer hangs on who is named."""

import pandas as pd

import framing as fr

TEXT = (
    "{a}, the minister, blamed {b} for the fire. “{last} is a liar,” {b} told reporters.\n\n"
    "AIDES OF {upper} WEPT. The colonel al-{last} was not {a}."
)


def read(a: str, b: str) -> tuple[fr.Parsed, fr.Actors]:
    text = TEXT.format(a=a, b=b, last=a.split()[-1], upper=b.upper())
    actors = fr.Actors((fr.Actor("a", a, kind="person"), fr.Actor("b", b, kind="person"), fr.Actor("c", "Fire Party")))
    corpus = fr.Corpus(pd.DataFrame({"doc_id": ["1"], "source": ["x"], "text": [text]}))
    return fr.parse(corpus, blind=actors), actors


def test_offsets_and_words_are_those_of_the_text():
    parsed, _ = read("Khadija Oyelaran", "Bo Xu")
    text = dict(parsed.corpus)["1"]
    words = [text[a:b] for a, b in zip(parsed.tokens["start"], parsed.tokens["end"], strict=True)]
    assert "".join("".join(words).split()) == "".join(text.split())
    assert "Smith" not in words
    assert "oyelaran" in set(parsed.tokens["lemma"])
    assert set(parsed.sentences["end"]) <= set(parsed.tokens["end"])


def test_the_reading_does_not_hang_on_the_names():
    grammar = ["tag", "dep", "head", "ent"]
    one, other = (read(*pair)[0].tokens for pair in [("Khadija Oyelaran", "Bo Xu"), ("Will Banks", "Hope May")])
    pd.testing.assert_frame_equal(one[grammar], other[grammar])


def test_mentions_are_found_all_the_same():
    parsed, actors = read("Khadija Oyelaran", "Bo Xu")
    mentions = fr.find_mentions(parsed, actors)
    assert {"Khadija Oyelaran", "Bo Xu"} <= set(mentions.loc[mentions["how"] == "name", "text"])
