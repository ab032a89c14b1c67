"""The scoring of found rows against gold counts as a person would count by hand."""

import pandas as pd
import pytest

from tests.golden.score import list_errors, pair_rows, same_speaker, share_right


def table(*rows):
    frame = pd.DataFrame(rows, columns=["doc_id", "start", "end", "actor", "voice"])
    return frame.assign(text="…")


GOLD = table(("a", 0, 10, "x", "own"), ("a", 20, 30, "x", "own"), ("a", 40, 50, "y", "own"), ("b", 0, 10, "x", "own"))


def test_a_row_pairs_with_one_row_of_its_article_and_actor():
    spans = [("a", 0, 10), ("a", 1, 10), ("a", 40, 50), ("b", 0, 10)]
    found = table(*((*span, "x", "quoted" if span[0] == "b" else "own") for span in spans))
    score = pair_rows(found, GOLD, ["actor"])
    assert score.pairs == ((0, 0), (3, 3))
    assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)
    assert share_right(found, GOLD, score, "voice") == 0.5
    errors = list_errors(found, GOLD, score, ["voice"])
    assert sorted(errors["error"]) == ["extra", "extra", "missed", "missed", "voice: 'quoted', not 'own'"]


@pytest.mark.parametrize(("start", "end", "paired"), [(25, 30, 1), (26, 30, 0), (20, 40, 1), (20, 41, 0), (15, 25, 0)])
def test_half_of_the_union_must_be_shared(start, end, paired):
    assert len(pair_rows(table(("a", start, end, "x", "own")), GOLD, ["actor"]).pairs) == paired


def test_the_closest_pair_is_made_first():
    found = table(("a", 0, 6, "x", "own"), ("a", 0, 10, "x", "own"))
    assert pair_rows(found, GOLD.iloc[[0]], ["actor"]).pairs == ((1, 0),)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Salim Darrabi", "army spokesman Colonel Salim Darrabi", True),
        ("The mayor", "the mayor", True),
        ("a man", "a man who reached the salt works", True),
        ("Critics", "Critics of the marshal", True),
        ("Ain Sorra", "A resident of Ain Sorra", False),
        ("army", "army spokesman Salim Darrabi", False),
        ("marshal", "a marshal's aide", False),
        ("", "the mayor", False),
        ("", "", True),
    ],
)
def test_titles_and_relative_clauses_do_not_make_another_speaker(one, other, same):
    assert same_speaker(one, other) is same
    assert same_speaker(other, one) is same
