"""The whole staircase in one call, and the study that comes of it."""

import pandas as pd
import pytest

import framing as fr
from framing.core.paths import data_folder
from framing.core.tables import TABLES
from framing.run._study import TABLES as STUDY_TABLES

KIND = {name: "rates" for name in ("choices", "shares", "voices", "role_shares")}
KIND |= {name: "contrasts" for name in ("choice_gaps", "gaps", "term_gaps", "role_gaps")}
LOADED = fr.Lexicon("test", (fr.Term("terrorist", "terrorism", "noun"), fr.Term("gang", "crime", "noun")))
FRONT = fr.Actors.from_names({"front": ["Haven Liberation Front", "HLF"]})
TEXT = "The HLF left the port. The terrorist group slept. HLF fighters woke."


def corpus_of(**columns):
    n = max(len(values) for values in columns.values())
    texts = [f"{TEXT} It was day {number}." for number in range(n)]
    return fr.Corpus(pd.DataFrame({"doc_id": [f"{number:03}" for number in range(n)], "text": texts, **columns}))


@pytest.fixture(scope="module")
def study():
    corpus = fr.load_sample()
    first = corpus.docs["story"].drop_duplicates().head(2)
    docs = corpus.docs[corpus.docs["story"].isin(first)].assign(desk="foreign")
    return fr.analyze(fr.Corpus(docs), fr.Actors.read(data_folder("corpus") / "tamra" / "actors.toml"))


def test_every_table_is_whole(study):
    for name in STUDY_TABLES:
        table = getattr(study, name)
        declared = list(TABLES[KIND.get(name, name)])
        assert list(table.columns)[: len(declared)] == declared, name
        assert bool(len(table)) == (name != "renamings"), name  # nobody changes his name in these stories


def test_the_user_s_columns_reach_what_is_found(study):
    for name in ("quotes", "hits", "mentions", "labels", "roles"):
        assert set(getattr(study, name)["desk"]) == {"foreign"}


def test_it_is_what_the_steps_give(study):
    parsed = fr.parse(study.corpus, near=study.actors)
    mentions = fr.find_mentions(parsed, study.actors)
    labels = fr.find_labels(parsed, mentions)
    pd.testing.assert_frame_equal(study.labels, labels)
    own = labels[labels["voice"] == "own"]
    pd.testing.assert_frame_equal(study.shares, fr.measure_labels(own, by="source"))
    pd.testing.assert_frame_equal(study.choices, fr.measure_choices(own, by="source"))
    pd.testing.assert_frame_equal(study.choice_gaps, fr.compare_choices(own, by="source", within="story"))
    pd.testing.assert_frame_equal(study.gaps, fr.compare_labels(own, by="source", within="story"))
    roles = fr.find_roles(parsed, mentions)
    pd.testing.assert_frame_equal(study.roles, roles)
    pd.testing.assert_frame_equal(study.role_shares, fr.measure_roles(roles[roles["voice"] == "own"]))


def test_saved_and_read_again(study, tmp_path):
    again = fr.Study.read(study.save(tmp_path / "new" / "study"))
    for name in STUDY_TABLES:
        pd.testing.assert_frame_equal(getattr(again, name), getattr(study, name))
        assert getattr(again, name).attrs == getattr(study, name).attrs, name
    pd.testing.assert_frame_equal(again.corpus.docs, study.corpus.docs)
    assert again.actors == study.actors
    assert again.notes == study.notes
    pages = [
        fr.report_corpus(one.corpus, hits=one.hits, labels=one.labels, contrasts=one.gaps, rates=one.rates).html
        for one in (study, again)
    ]
    assert pages[0] == pages[1]


def test_half_a_study_is_refused(study, tmp_path):
    study.save(tmp_path)
    (tmp_path / "gaps.parquet").unlink()
    with pytest.raises(fr.errors.InputError, match=r"gaps\.parquet"):
        fr.Study.read(tmp_path)


def test_the_summary_escapes_what_it_shows():
    actors = fr.Actors.from_names({"<b>": ["Haven <i>Front</i>", "HLF"]})
    shown = fr.analyze(corpus_of(source=["<script>"]), actors, LOADED)._repr_html_()
    assert "<script>" not in shown
    assert "<i>" not in shown
    assert "&lt;i&gt;" in shown


def test_without_a_source_nothing_is_compared_and_a_note_says_so():
    study = fr.analyze(corpus_of(source=["", ""]), FRONT, LOADED)
    assert study.rates.empty
    assert study.gaps.empty
    assert len(study.labels)
    assert len(study.voices)
    assert any("2 of 2 articles have no source" in note for note in study.notes)


def test_an_article_without_a_source_is_counted_in_the_note():
    study = fr.analyze(corpus_of(source=["Herald", "", "Post"]), FRONT, LOADED)
    assert any("1 of 3 articles have no source" in note for note in study.notes)


def test_one_source_is_measured_and_not_compared():
    study = fr.analyze(corpus_of(source=["Herald"] * 3), FRONT, LOADED)
    assert set(study.rates["group"]) == {"Herald"}
    assert study.gaps.empty
    assert study.term_gaps.empty
    assert any("one source" in note for note in study.notes)


def test_without_stories_sources_are_compared_over_all_articles():
    study = fr.analyze(corpus_of(source=["Herald", "Post"] * 2), FRONT, LOADED)
    assert {tuple(pair) for pair in study.gaps[["a", "b"]].to_numpy()} == {("Herald", "Post")}
    assert set(study.gaps["verdict"]) == {"insufficient data"}
    assert study.gaps["p"].isna().all()


def test_more_than_six_sources_are_each_compared_with_the_rest():
    study = fr.analyze(corpus_of(source=[f"Outlet {number}" for number in range(7)]), FRONT, LOADED)
    assert any("7 sources" in note for note in study.notes)
    assert study.gaps["b"].nunique() == 1
    assert study.gaps["a"].nunique() == 7


def test_without_actors_some_are_proposed_and_a_note_says_so():
    text = "Angela Merkel met Emmanuel Macron in Berlin. Merkel said that Macron had left."
    corpus = fr.Corpus(pd.DataFrame({"text": [text, f"{text} Merkel slept."], "source": ["Herald", "Post"]}))
    study = fr.analyze(corpus, lexicon=LOADED)
    assert {"Angela Merkel", "Emmanuel Macron"} <= {actor.name for actor in study.actors}
    assert len(study.mentions)
    assert any(f"{len(study.actors)} were proposed" in note for note in study.notes)


def test_where_nobody_is_named_nobody_is_proposed():
    with pytest.raises(fr.errors.ActorsError, match="name them yourself"):
        fr.analyze(fr.Corpus(pd.DataFrame({"text": ["It rained, and then it snowed."]})), lexicon=LOADED)


def test_actors_that_never_occur_give_empty_tables(tmp_path):
    study = fr.analyze(corpus_of(source=["Herald", "Post"]), fr.Actors.from_names({"x": "Nobody Anywhere"}), LOADED)
    assert study.mentions.empty
    assert study.labels.empty
    assert study.gaps.empty
    assert len(study.hits) == 2
    assert any("labels were not compared" in note for note in study.notes)
    again = fr.Study.read(study.save(tmp_path))
    for name in STUDY_TABLES:
        pd.testing.assert_frame_equal(getattr(again, name), getattr(study, name))


def test_a_lexicon_whose_terms_never_occur_gives_no_hits():
    study = fr.analyze(corpus_of(source=["Herald", "Post"]), FRONT, fr.Lexicon.from_terms({"volcano": "nature"}))
    assert study.hits.empty
    assert study.term_gaps.empty
    assert len(study.labels)
    assert set(study.labels["category"]) == {""}


def test_the_seed_moves_the_intervals_and_nothing_else():
    texts = [TEXT + " The terrorist group woke." * (n % 4) + " The HLF ate." * (n * n % 7) for n in range(12)]
    docs = {"text": texts, "source": "Herald", "story": [f"story {number}" for number in range(12)]}
    studies = [fr.analyze(fr.Corpus(pd.DataFrame(docs)), FRONT, LOADED, seed=seed) for seed in (0, 0, 1)]
    first, same, other = (study.shares[study.shares["category"] == "terrorism"] for study in studies)
    pd.testing.assert_frame_equal(first, same)
    assert first["estimate"].tolist() == other["estimate"].tolist()
    assert first[["low", "high"]].to_numpy().tolist() != other[["low", "high"]].to_numpy().tolist()
