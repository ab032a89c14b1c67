"""What is read quickly in a block of texts is what the matcher and `RawVoice` find in one text, place by place."""

import random

import pytest

import framing as fr
from framing.core.blocks import make_blocks
from framing.core.matching import TermMatcher
from framing.find._block_voice import read_voices
from framing.find._raw_voice import RawVoice

ODD = [
    *"\n\r “”\"\"''‘’«»„`-‐‑\u00a0\u2009ʼKİčЯßŒ😀é1,.;:?!…()—–",
    "\n\n",
    ". ",
    "” ",
    " “",
    " '",
    "Mr. ",
    "''",
    "6'2\"",
]


def break_texts(texts, share, seed):
    """The texts with odd characters and marks put in the place of some of their characters."""
    draw = random.Random(seed)
    return ["".join(draw.choice(ODD) if draw.random() < share else letter for letter in text) for text in texts]


@pytest.mark.parametrize("share", [0, 0.005, 0.03])
def test_blocks_give_what_single_texts_give(share):
    texts = [text for name in ("tamra", "skelmouth") for text in fr.load_sample(name).docs["text"]]
    texts = ["", *break_texts(texts, share, 7), "\n", "terrorist"]
    lexicon = fr.Lexicon.load("conflict")
    matcher = TermMatcher(lexicon)
    places, read = [], []
    for block in make_blocks(texts, 20_000):
        found = matcher.find_in(block)
        places += [(block.first + text, entry, start, end) for entry, text, start, end in found.tolist()]
        read += zip(*read_voices(block, found[:, 1:], ["Herald"] * len(block.texts)), strict=True)
    assert places == [(number, *hit) for number, text in enumerate(texts) for hit in matcher.find(text)]
    voices = {number: RawVoice(texts[number], "Herald") for number, *_ in places}
    alone = [(*voices[number].at(start, end), voices[number].negated(start)) for number, _, start, end in places]
    assert read == alone
    assert len(read) > 100
    assert len({voice for voice, _, _ in read}) == 4


def test_a_phrase_without_a_byte_for_each_letter_is_found_as_well():
    matcher = TermMatcher(fr.Lexicon.from_terms({"četnik": "naming", "bandit": "crime"}))
    texts = ["A Četnik and a bandit.", "Bandits; četnici, četnik."]
    (block,) = make_blocks(texts)
    assert [row[1:] for row in matcher.find_in(block).tolist()] == [
        [number, *hit[1:]] for number, text in enumerate(texts) for hit in matcher.find(text)
    ]
