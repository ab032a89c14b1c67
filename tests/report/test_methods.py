"""The methods text: its numbers are those of the tables, it survives saving, and nothing in it is markup."""

from dataclasses import replace

import pytest

import framing as fr
from framing.core.errors import FramingError
from framing.core.paths import data_folder
from framing.core.provenance import KEY

EVIL = "<script>alert('x')</script> *Herald* [a](b)"


@pytest.fixture(scope="module")
def study():
    corpus = fr.load_sample()
    corpus = corpus.select(corpus.docs["source"].isin(["Belharian Banner", "Sarrun Ledger"]))
    return fr.analyze(corpus, fr.Actors.read(data_folder("corpus") / "tamra" / "actors.toml"), seed=3)


def test_the_numbers_are_those_of_the_tables(study):
    text = fr.report_methods(study).markdown.replace("\\", "")
    docs, own = study.corpus.docs, study.labels[study.labels.voice == "own"]
    occasions = len(own[["doc_id", "actor", "mention"]].drop_duplicates())
    assert (
        f"{len(docs)} articles from 2 sources (Belharian Banner and Sarrun Ledger) on {docs.story.nunique()} " in text
    )
    assert f"{len(study.labels):,} labels" in text
    assert f"on {occasions:,} occasions" in text
    assert f"corpus hash {study.corpus.hash}" in text
    assert f"conflict (hash {fr.Lexicon.load('conflict').hash})" in text
    for name in ("choice_gaps", "gaps", "term_gaps", "role_gaps"):
        verdicts, called = getattr(study, name).verdict, int(getattr(study, name).q.notna().sum())
        rare, few = int((verdicts == "too rare to tell").sum()), int((verdicts == "insufficient data").sum())
        said = f"of {len(verdicts)} comparisons {called} formed the family, {rare} were too rare to tell and {few} had"
        assert said in text
    assert text.count("seed 3") == 9  # five measures, four comparisons
    for name, version in study.gaps.attrs[KEY]["versions"].items():
        assert f"{name} {version}" in text


def test_settings_are_read_from_the_record_and_not_assumed(study):
    gaps = study.gaps.copy()
    steps = [dict(step) for step in study.gaps.attrs[KEY]["steps"]]
    steps[-1] |= {"permutations": 777, "against": "rest", "within": None, "least matched": 7}
    gaps.attrs = {KEY: {**study.gaps.attrs[KEY], "steps": steps}}
    text = fr.report_methods(replace(study, gaps=gaps)).markdown
    assert "labels by source, each with all others together (compare" in text
    assert "777 drawn at random" in text
    assert "below 7 matched stories" in text


def test_declared_families_are_told(study):
    gaps = fr.declare_families(study.gaps, by="actor")
    families = gaps.attrs[KEY]["steps"][-1]["families"]
    text = fr.report_methods(replace(study, gaps=gaps)).markdown
    assert f"For labels, q was adjusted within each actor (families: {families})" in text


def test_a_saved_study_gives_the_same_text(study, tmp_path):
    read = fr.Study.read(study.save(tmp_path / "study"))
    assert fr.report_methods(read) == fr.report_methods(study)


def test_names_are_escaped_in_both_forms(study):
    docs = study.corpus.docs.assign(source=EVIL)
    page = fr.report_methods(replace(study, corpus=fr.Corpus(docs)), title=EVIL)
    assert "<script>alert" not in page.html
    assert r"\<script\>alert('x')\</script\> \*Herald\* \[a\](b)" in page.markdown
    assert "articles with another hash" in page.markdown


def test_markdown_is_the_text_alone(study, tmp_path):
    page = fr.report_methods(study)
    assert page.save(tmp_path / "methods.md").read_text(encoding="utf-8") == page.markdown
    assert page.save(tmp_path / "methods.html").read_text(encoding="utf-8") == page.html


def test_what_has_no_record_is_refused(study):
    with pytest.raises(FramingError, match="this is a str"):
        fr.report_methods("study")
    names = ("quotes", "hits", "mentions", "labels", "roles", "renamings", "choices", "choice_gaps", "rates", "shares")
    names += ("voices", "role_shares", "gaps", "term_gaps", "role_gaps")
    bare = {name: getattr(study, name).copy() for name in names}
    for table in bare.values():
        table.attrs = {}
    with pytest.raises(FramingError, match="carry no record"):
        fr.report_methods(replace(study, **bare))
