"""What a newcomer gives in the place of a corpus, actors or a lexicon is answered in one sentence."""

import pandas as pd
import pytest

import framing as fr

CORPUS = fr.load_frame(pd.DataFrame({"text": ["<p>The mob left.</p>", "The mob left.", "The mob left.", ""]}))
ACTORS = fr.Actors.from_names({"mob": ["Dock Union"]})


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: fr.analyze("news.csv"), r"this is a str; make one with load_path\(path\)"),
        (lambda: fr.analyze(CORPUS.docs), r"this is a DataFrame; make one with load_frame\(table\)"),
        (lambda: fr.analyze(CORPUS, {"mob": ["Dock Union"]}), r"this is a dict; make some with Actors\.from_names"),
        (lambda: fr.analyze(CORPUS, "actors.toml"), r"this is a str; make some with Actors\.read\(path\)"),
        (lambda: fr.analyze(CORPUS, ACTORS, "conflict"), r"use Lexicon\.load\('conflict'\)"),
        (lambda: fr.find_terms(CORPUS, "conflict"), r"find_terms .* use Lexicon\.load\('conflict'\)"),
        (lambda: fr.parse(CORPUS, near="mob"), r"parse looks for Actors; this is a str"),
        (lambda: fr.load_csv("news.xlsx"), r"news\.xlsx' is not there"),
        (lambda: fr.Study.read("no-such-folder"), "'no-such-folder' is not a folder"),
    ],
)
def test_the_wrong_thing_is_named_with_the_call_that_makes_the_right_one(call, said):
    with pytest.raises(fr.errors.FramingError, match=said) as caught:
        call()
    assert "\n" not in str(caught.value)


def test_a_spreadsheet_and_a_misspelt_column_are_helped(tmp_path):
    (tmp_path / "news.xlsx").write_bytes(b"PK\x03\x04")
    for load in (fr.load_csv, fr.load_path):
        with pytest.raises(fr.errors.InputError, match=r"load_frame\(pd\.read_excel\('news\.xlsx'\), …\)"):
            load(tmp_path / "news.xlsx")
    table = pd.DataFrame({"body": ["One."], "outlet": ["Post"]})
    with pytest.raises(fr.errors.InputError, match=r"columns=\{'source': 'outlet'\}"):
        fr.load_frame(table, text="body", columns={"source": "outlett"})


def test_flaws_of_the_texts_are_told_where_the_corpus_is_shown():
    shown = CORPUS._repr_html_()
    for said in ("1 of 4 articles hold tags", "1 of 4 articles have an empty text", "1 of 4 articles repeat"):
        assert said in shown
    assert "hold tags" not in fr.load_frame(pd.DataFrame({"text": ["a < b and c > d, <sic>"]}))._repr_html_()
