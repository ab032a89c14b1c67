"""What every scorer promises: scikit-learn manners, the same scores in any order, quiet on no words, nothing cut."""

import pickle
import subprocess
import sys
import warnings

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.pipeline import make_pipeline

import framing as fr
from framing.core.errors import InputError, ModelError
from tests.score import tiny

PLAIN = ["The council voted on Monday.", "The mayor said that the plan was voted on.", "They said a lie."]
LOADED = ["The vile mob praised a shameless lie.", "Thugs!", "A vile plan and vile thugs."]
TEXTS = [*LOADED, *PLAIN, LOADED[0], ""]
FILLERS = ("the council voted on Monday and", "a plan is the plan of", "said they was the mayor")
LONG = [" ".join([words] * 40) for words in FILLERS]
SCORERS = ("lexicon", "classifier", "transformer", "axis", "loaded", "stance")


@pytest.fixture(scope="module")
def make(tmp_path_factory):
    """Name → a scorer ready to score, and a function that turns texts into what it takes."""
    folder = tmp_path_factory.mktemp("models")
    loaded, stance = tiny.write_loaded(folder / "loaded"), tiny.write_stance(folder / "stance")
    checkpoint = tiny.write_checkpoint(folder / "checkpoint")
    scorers = {
        "lexicon": fr.LexiconScorer("evaluative"),
        "classifier": fr.ClassifierScorer().fit(LOADED + PLAIN, [1, 1, 1, 0, 0, 0]),
        "transformer": fr.TransformerScorer(checkpoint, max_length=24, precision="fp32"),
        "axis": fr.AxisScorer({"good": (["praised", "voted"], ["vile", "lie"])}, vectors=VECTORS),
        "loaded": fr.LoadedLanguageScorer(path=loaded, precision="fp32"),
        "stance": fr.StanceScorer(path=stance, precision="fp32"),
    }
    return lambda name: (scorers[name], mark_first if name == "stance" else list)


VECTORS = {
    word: np.random.default_rng(number).normal(size=8)
    for number, word in enumerate("council voted monday mayor plan lie vile mob praised shameless thugs".split())
}


def mark_first(texts):
    """The first word of each text is the target."""
    ends = [len(text.split(" ")[0]) for text in texts]
    return pd.DataFrame({"text": list(texts), "start": 0, "end": ends})


@pytest.mark.parametrize("name", SCORERS)
def test_clone_and_pickle_keep_the_settings_and_the_scores(make, name):
    scorer, given = make(name)
    assert str(clone(scorer).get_params()) == str(scorer.get_params())
    again = pickle.loads(pickle.dumps(scorer))
    np.testing.assert_array_equal(again.transform(given(TEXTS)), scorer.transform(given(TEXTS)))


@pytest.mark.parametrize("name", SCORERS)
def test_columns_are_the_names_and_the_index_is_kept(make, name):
    scorer, given = make(name)
    frame = pd.DataFrame(given(TEXTS)) if name == "stance" else pd.Series(TEXTS)
    frame.index = range(10, 10 + len(TEXTS))
    before = frame.copy()
    table = clone_fitted(scorer).set_output(transform="pandas").transform(frame)
    assert list(table.columns) == list(scorer.get_feature_names_out())
    assert len(set(table.columns)) == table.shape[1]
    assert list(table.index) == list(frame.index)
    assert frame.equals(before)


def clone_fitted(scorer):
    """A copy whose output can be set without touching the one that other tests use."""
    return pickle.loads(pickle.dumps(scorer))


@pytest.mark.parametrize("name", SCORERS)
def test_scores_are_finite_the_same_twice_and_the_same_in_any_order(make, name):
    scorer, given = make(name)
    first = scorer.transform(given(TEXTS))
    assert first.shape == (len(TEXTS), len(scorer.get_feature_names_out()))
    assert np.isfinite(first).all()
    np.testing.assert_array_equal(scorer.transform(given(TEXTS)), first)
    np.testing.assert_allclose(scorer.transform(given(TEXTS[::-1])), first[::-1], atol=1e-6)
    np.testing.assert_allclose(scorer.transform(given(TEXTS[:1])), first[:1], atol=1e-5)
    np.testing.assert_array_equal(first[0], first[TEXTS.index(LOADED[0], 1)])
    assert not np.allclose(first[0], first[3], atol=1e-4)


@pytest.mark.parametrize("name", SCORERS)
def test_a_text_without_words_has_zeros_and_no_warning(make, name):
    scorer, given = make(name)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        scores = scorer.transform(given(["", " … ", PLAIN[0]]))
    assert not scores[:2].any()
    if name != "stance":
        assert not scorer.transform([None]).any()


@pytest.mark.parametrize("name", SCORERS)
def test_the_end_of_a_long_text_counts(make, name):
    scorer, given = make(name)
    moved = []
    for long in LONG:  # the loudest window counts: of one filler it may be the first
        frame = given([long, *(f"{long} {end}" for end in LOADED)])
        if name == "stance":  # read around the target, so let that stand at the end
            frame = frame.assign(start=len(long) - 3, end=len(long))
        scores = scorer.transform(frame)
        moved.append(np.abs(scores[1:] - scores[0]).max())
    assert max(moved) > 1e-6


@pytest.mark.parametrize("name", SCORERS)
def test_what_is_no_text_is_refused_in_one_sentence(make, name):
    scorer, _ = make(name)
    for wrong in ("a text", 3, pd.DataFrame({"a": ["x"], "b": ["y"]})):
        with pytest.raises(InputError, match=r"needs a table|scores a list"):
            scorer.transform(wrong)


@pytest.mark.parametrize("name", ["lexicon", "transformer", "axis", "loaded"])
def test_it_stands_in_a_pipeline_without_being_fitted(make, name):
    scorer, given = make(name)
    assert make_pipeline(scorer).transform(given(TEXTS)).shape[0] == len(TEXTS)


def test_nothing_heavy_is_loaded_before_something_is_scored():
    code = (
        "import sys, framing as fr\n"
        "made = [fr.LexiconScorer(), fr.ClassifierScorer(), fr.TransformerScorer('x'), fr.AxisScorer(),"
        " fr.LoadedLanguageScorer(), fr.StanceScorer()]\n"
        "fr.LoadedLanguageScorer().fit(['a text']).get_feature_names_out()\n"
        "print([name for name in ('torch', 'transformers', 'tokenizers', 'spacy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_name_of_the_target_moves_no_stance(make):
    scorer, _ = make("stance")
    text = "The council praised {} and voted."
    names = ["Kowalski", "Anna Kowalski", "Qasbari of the Council", "UNRWA"]
    rows = [{"text": text.format(name), "start": 20, "end": 20 + len(name)} for name in names]
    scores = scorer.transform(pd.DataFrame([*rows, {"text": text.format("Kowalski"), "start": 4, "end": 11}]))
    np.testing.assert_allclose(scores[1:4], scores[[0, 0, 0]], rtol=0, atol=1e-7)  # the rounding of two threads
    assert not np.allclose(scores[0], scores[4], atol=1e-4)  # another target of the same sentence


def test_a_prior_moves_the_log_odds_of_a_sentence_and_keeps_the_order(make):
    scorer, _ = make("loaded")
    split = clone_fitted(scorer).set_params(split=False)
    plain, rare = (split.set_params(prior=prior).transform(TEXTS[:5])[:, 0] for prior in (None, 0.05))
    odds = [np.log(scores / (1 - scores)) for scores in (plain, rare)]
    np.testing.assert_allclose(odds[1] - odds[0], np.log(0.05 / 0.95) - np.log(0.4 / 0.6), atol=1e-6)
    with pytest.raises(ModelError, match="between 0 and 1"):
        split.set_params(prior=1.0).transform(TEXTS)


def test_marked_words_stand_where_the_row_says_and_none_is_below_the_threshold(make):
    scorer, _ = make("loaded")
    texts = [f"{LOADED[0]} {PLAIN[1]}", "", *LONG, "Dr. Smith’s vile-mob plan."]
    every = clone_fitted(scorer).set_params(threshold=1e-9).spans(texts)
    assert [texts[row.row][row.start : row.end] for row in every.itertuples()] == every["text"].tolist()
    assert every.groupby("row")["end"].max()[2] == len(LONG[0])  # the last word of a long text is read
    limit = float(every["probability"].median())
    some = clone_fitted(scorer).set_params(threshold=limit).spans(texts)
    assert 0 < some["text"].str.len().sum() < every["text"].str.len().sum()
    assert (some["probability"] >= limit).all()


def test_changed_weights_are_refused(tmp_path):
    folder = tiny.write_loaded(tmp_path / "loaded")
    with (folder / "model.safetensors").open("ab") as stream:
        stream.write(b"0")
    with pytest.raises(ModelError, match=r"is not the file that its config\.json names"):
        fr.LoadedLanguageScorer(path=folder).transform(TEXTS)


def test_a_large_model_without_its_base_names_the_command(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = tiny.write_large(tmp_path / "loaded-large", base="no-such-encoder")
    with pytest.raises(ModelError, match="run: pip install no-such-encoder"):
        fr.LoadedLanguageScorer(path=folder, size="large").transform(TEXTS)


def test_a_large_model_is_its_base_with_the_adapter_laid_in(tmp_path, monkeypatch):
    """Scores are those of the layers as training runs them: frozen output plus update, shifted at the target."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = tiny.write_large(tmp_path / "stance-large", base="tiny-mpnet", cache=tmp_path / "framing" / "bases")
    scorer = fr.StanceScorer(path=folder, size="large", precision="fp32")
    expected = tiny.read_as_trained(folder, "the mayor praised Anna and the mob", 18, 22)
    row = pd.DataFrame([{"text": "the mayor praised Anna and the mob", "start": 18, "end": 22}])
    np.testing.assert_allclose(scorer.transform(row)[0], expected, atol=1e-4)
