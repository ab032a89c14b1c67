"""The article the project started from: five voices, one group, and who words what."""

import pandas as pd
import pytest

import framing as fr

ACTORS = fr.Actors(
    (
        fr.Actor("dscm", "Derna shoura council of mujahideen", ("DSCM", "Derna Shoura Council"), "group"),
        fr.Actor("lna", "Libyan National Army", ("LNA",), "group"),
        fr.Actor("haftar", "Khalifa Haftar", (), "person", titles=("Marshal",)),
        fr.Actor("residents", "residents of Derna", ("families", "locals"), "group"),
        fr.Actor("ocha", "UN Office for the Coordination of Humanitarian Affairs", ("OCHA",), "group"),
    )
)
LOADED = fr.Lexicon(
    "test",
    (
        fr.Term("terrorist group", "terrorism", "noun"),
        fr.Term("terrorist", "terrorism", "noun"),
        fr.Term("militant", "armed", "noun"),
        fr.Term("islamist", "religion", "noun"),
        fr.Term("armed group", "armed", "noun"),
        fr.Term("human shield", "tactics", "noun"),
        fr.Term("protector", "virtue", "noun"),
    ),
)


@pytest.fixture(scope="module")
def article(data):
    text = (data / "derna" / "article.txt").read_text(encoding="utf-8")
    corpus = fr.Corpus(pd.DataFrame({"doc_id": ["derna"], "source": "Outlet", "text": [text]}))
    parsed = fr.parse(corpus)
    mentions = fr.find_mentions(parsed, ACTORS)
    labels = fr.find_labels(parsed, mentions, LOADED)
    roles = fr.find_roles(parsed, mentions)
    return {"text": text, "parsed": parsed, "mentions": mentions, "labels": labels, "roles": roles}


def bare(text):
    low = text.lower()
    return low.removeprefix("the ").removeprefix("a ")


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("Derna shoura council of mujahideen", "name"),
        ("DSCM", "acronym"),
        ("Derna Protection Force", "alias"),
        ("DPF", "acronym"),
        ("terrorist group", "description"),
        ("his group", "description"),
    ],
)
def test_the_group_is_found_under(article, name, how):
    mentions = article["mentions"]
    found = mentions[(mentions["actor"] == "dscm") & (mentions["text"].map(bare) == name.lower())]
    assert len(found)
    assert set(found["how"]) == {how}


@pytest.mark.parametrize(
    ("words", "voice", "holder"),
    [
        ("al Qaeda-linked islamist group", "own", "Outlet"),
        ("terrorist group", "reported", "haftar"),
        ("militants", "own", "Outlet"),
        ("protectors", "distanced", "unnamed"),
        ("armed groups", "quoted", "ocha"),
    ],
)
def test_the_group_is_called(article, words, voice, holder):
    labels = article["labels"]
    found = labels[(labels["actor"] == "dscm") & (labels["text"].map(bare) == words.lower())]
    assert (voice, holder) in set(zip(found["voice"], found["holder"], strict=True))


def test_the_headline_s_word_is_the_outlet_s_and_the_text_withdraws_it(article):
    labels, text = article["labels"], article["text"]
    found = labels[
        (labels["actor"] == "dscm") & labels["head"].str.lower().eq("mujahideen") & (labels["relation"] != "name")
    ]
    headline = found["start"] < text.index("\n")
    assert found.loc[headline, "voice"].tolist() == ["own"]
    assert found.loc[~headline, "voice"].tolist() == ["distanced"]


def test_the_human_shield_is_the_locals_word(article):
    hits = fr.find_terms(article["parsed"], LOADED)
    (hit,) = hits[hits["term"] == "human shield"].itertuples()
    assert hit.voice in ("quoted", "reported")
    assert hit.holder == "Locals"


def test_the_change_of_name_is_the_leaders_announcement(article):
    renamings = fr.find_renamings(article["parsed"], article["mentions"])
    (row,) = renamings.itertuples()
    assert (bare(row.old), bare(row.new)) == ("derna shoura council", "derna protection force")
    assert (row.actor, row.cue, row.voice) == ("dscm", "dissolution", "reported")
    assert "Shaari" in row.holder


def test_loaded_words_of_the_outlet_are_not_charged_to_others(article):
    hits = fr.find_terms(article["parsed"], LOADED, article["mentions"])
    voices = {(hit.text, hit.voice, hit.holder) for hit in hits.itertuples()}
    assert ("terrorist group", "reported", "haftar") in voices
    assert ("armed groups", "quoted", "ocha") in voices
    assert ("militants", "own", "Outlet") in voices


def test_families_are_displaced_and_nobody_displaces_them(article):
    roles = article["roles"]
    (row,) = roles[roles["verb"] == "displace"].itertuples()
    assert (row.actor, row.role, row.passive, row.agentless, row.agent) == ("residents", "patient", True, True, "")


def test_the_army_acts_and_the_families_suffer(article):
    shares = fr.measure_roles(article["roles"]).set_index(["actor", "category"])["estimate"]
    assert shares["haftar", "agent"] > shares["haftar", "patient"]
    assert shares["residents", "agentless"] > 0
