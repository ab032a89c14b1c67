"""Neutral alternatives: inflected as the terms are, at the head of the label, with nothing loaded beside them."""

import pandas as pd
import pytest

from framing.core.lexicon import Lexicon
from framing.core.matching import TermMatcher
from framing.find._alternatives import mark_alternatives

LEXICON = Lexicon.from_frame(
    pd.DataFrame(
        [
            ("terrorist", "terror", "noun", "gunman; the group; bomber"),
            ("terror cell", "terror", "noun", "group by name; cell of the group"),
            ("extremist", "extreme", "noun", "gunman; activist"),
            ("junta", "state", "noun", "government; militia"),
            ("militia", "extreme", "noun", "armed group"),
            ("Daesh", "naming", "name", "IS"),
        ],
        columns=["term", "category", "word_class", "alternatives"],
    )
)


@pytest.mark.parametrize(
    ("text", "head", "category", "expected"),
    [
        ("two masked gunmen", "gunmen", "", "extreme; terror"),
        ("the group", "group", "", "terror"),
        ("the armed group", "group", "", "extreme"),
        ("Groups", "Groups", "", "terror"),
        ("the gunman's lawyer", "lawyer", "", ""),
        ("the extremist gunmen", "gunmen", "extreme", ""),
        ("a militia", "militia", "extreme", "state"),
        ("IS", "IS", "", "naming"),
        ("what is left", "is", "", ""),
        ("the bombers", "bombers", "", "terror"),
    ],
)
def test_label_is_neutral_for_the_categories_whose_terms_list_it(text, head, category, expected):
    row = {"text": text, "head": head, "category": category, "relation": "description"}
    (marked,) = mark_alternatives([row], LEXICON, TermMatcher(LEXICON))
    assert marked["neutral_for"] == expected


def test_a_plain_name_is_no_label():
    row = {"text": "IS", "head": "IS", "category": "", "relation": "name"}
    assert mark_alternatives([row], LEXICON, TermMatcher(LEXICON))[0]["neutral_for"] == ""
