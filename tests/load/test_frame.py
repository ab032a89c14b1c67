"""Tables in memory become a corpus, with the user's own column names and nothing lost."""

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import framing as fr

ROWS = {"outlet": ["Herald", "Post"], "body": ["Talks began.", "Talks failed."], "leaning": [1, -1]}


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, pa.table, lambda rows: pa.table(rows).to_reader()])
def test_pandas_and_arrow_streams_give_the_same_corpus(make):
    corpus = fr.load_frame(make(ROWS), text="body", columns={"source": "outlet"})
    assert corpus.docs["text"].tolist() == ROWS["body"]
    assert corpus.docs["source"].tolist() == ROWS["outlet"]
    assert corpus.docs["leaning"].tolist() == ROWS["leaning"]
    assert corpus.hash == fr.load_frame(pd.DataFrame(ROWS), text="body", columns={"source": "outlet"}).hash


def test_the_given_frame_is_not_altered_and_what_was_renamed_away_is_kept():
    frame = pd.DataFrame({"text": ["lead only"], "body": ["The whole."], "source": ["syndicate"], "outlet": ["Post"]})
    before = frame.copy()
    docs = fr.load_frame(frame, text="body", columns={"source": "outlet"}).docs
    pd.testing.assert_frame_equal(frame, before)
    assert docs.loc[0, ["text", "text_given", "source", "source_given"]].tolist() == [
        "The whole.",
        "lead only",
        "Post",
        "syndicate",
    ]


def test_headline_is_joined_once():
    texts = ["Both left.", "Talks fail\n\nBoth.", "x"]
    frame = pd.DataFrame({"title": ["Talks fail", "Talks fail", ""], "text": texts})
    assert fr.load_frame(frame, headline=True).docs["text"].tolist() == [
        "Talks fail\n\nBoth left.",
        "Talks fail\n\nBoth.",
        "x",
    ]


def test_whole_numbers_with_gaps_and_categories_stay_what_they_were():
    frame = pd.DataFrame(
        {"text": pd.Categorical(["One.", "Two."]), "story": [7, None], "source": pd.Categorical(["A", None])}
    )
    docs = fr.load_frame(frame).docs
    assert docs["story"].tolist() == ["7", ""]
    assert docs["source"].tolist() == ["A", ""]


def test_provenance_says_which_columns_were_read():
    corpus = fr.load_frame(pd.DataFrame(ROWS), text="body", columns={"source": "outlet"})
    (step,) = corpus.docs.attrs["framing"]["steps"]
    assert (step["step"], step["rows"], step["text"], step["columns"]) == (
        "load_frame",
        2,
        "body",
        {"source": "outlet"},
    )
    assert step["corpus"] == corpus.hash


@pytest.mark.parametrize(
    ("frame", "options", "words"),
    [
        ([{"text": "a"}], {}, "this is a list"),
        (pd.DataFrame({"body": ["One."]}), {}, r"the table has \[body\]"),
        (pd.DataFrame({"text": ["One."]}), {"columns": {"source": "outlet"}}, "'outlet' was asked for as source"),
        (pd.DataFrame({"text": ["One."]}), {"columns": {"outlet": "text"}}, "it was given 'outlet'"),
        (pd.DataFrame({"text": [3, 4]}), {}, "all its 2 values are numbers, e.g. '3'"),
        (pd.DataFrame({"text": ["One.", 4]}), {}, "int in 1 of 2 rows"),
        (pd.DataFrame({"text": []}), {}, "not one row"),
        (pd.DataFrame({"text": ["One.", "Two."], "doc_id": ["a", None]}), {}, "doc_id is empty in 1 of 2 rows"),
        (pd.DataFrame({"text": ["One.", "Two."], "doc_id": ["a", "a"]}), {}, "'a'"),
        (pd.DataFrame([["One.", "Two."]], columns=["text", "text"]), {}, "stands more than once"),
        (pd.DataFrame({"text": ["One."]}), {"headline": True}, "no column 'title'"),
        (pl.Series([1, 2]), {}, "named columns"),
    ],
)
def test_bad_tables_get_one_sentence(frame, options, words):
    with pytest.raises(fr.errors.InputError, match=words) as caught:
        fr.load_frame(frame, **options)
    assert "\n" not in str(caught.value)
