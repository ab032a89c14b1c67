"""Parsing keeps every offset, every line break and every article."""

import pandas as pd
import pytest

import framing as fr
from framing.core.parsed import SENTENCE_COLUMNS, TOKEN_COLUMNS
from framing.parse import _model

TEXTS = {
    "plain": "The mayor left the town. She slept.",
    "lines": "Mayor leaves town\n\nThe mayor left\nand slept.\r\n\r\nNobody came.",
    "marks": "«It is open,» she said. “Is it?” he asked. “Yes.” Nobody moved.",
    "spaces": "  The\u00a0mayor\tleft.   \n \n  She  slept.  ",
    "emoji": "😀 The mayor 👩🏽‍🚒 left. Ça va, naïve İstanbul?",
    "blank": "   ",
}


def corpus_of(texts):
    return fr.Corpus(pd.DataFrame({"doc_id": list(texts), "text": list(texts.values())}))


@pytest.fixture(scope="module")
def parsed():
    return fr.parse(corpus_of(TEXTS))


def words(parsed, doc_id):
    text = dict(parsed.corpus)[doc_id]
    rows = parsed.tokens[parsed.tokens["doc_id"] == doc_id]
    return [text[start:end] for start, end in zip(rows["start"], rows["end"], strict=True)]


def sentences(parsed, doc_id):
    text = dict(parsed.corpus)[doc_id]
    rows = parsed.sentences[parsed.sentences["doc_id"] == doc_id]
    return [text[start:end] for start, end in zip(rows["start"], rows["end"], strict=True)]


def test_the_tables_have_their_columns(parsed):
    assert tuple(parsed.tokens.columns) == TOKEN_COLUMNS
    assert tuple(parsed.sentences.columns) == SENTENCE_COLUMNS


@pytest.mark.parametrize("doc_id", TEXTS)
def test_the_tokens_are_the_text_without_white_space(parsed, doc_id):
    assert "".join(words(parsed, doc_id)) == "".join(TEXTS[doc_id].split())


def test_no_sentence_runs_over_a_line_break(parsed):
    assert sentences(parsed, "lines") == ["Mayor leaves town", "The mayor left", "and slept.", "Nobody came."]


def test_a_closing_mark_belongs_to_the_sentence_that_it_closes(parsed):
    assert sentences(parsed, "marks")[0] == "«It is open,» she said."
    assert all(not sentence.startswith(("”", "»")) for sentence in sentences(parsed, "marks"))


def test_heads_and_sentences_are_numbered_within_the_article(parsed):
    for _, rows in parsed.tokens.groupby("doc_id"):
        assert rows["token"].tolist() == list(range(len(rows)))
        by_token = rows.set_index("token")["sentence"]
        assert (by_token.loc[rows["head"]].to_numpy() == rows["sentence"].to_numpy()).all()
        assert sorted(rows["sentence"].unique()) == list(range(rows["sentence"].nunique()))


def test_it_knows_subject_and_person(parsed):
    rows = parsed.tokens[parsed.tokens["doc_id"] == "plain"].set_index("token")
    assert (rows.at[1, "lemma"], rows.at[1, "dep"], rows.at[rows.at[1, "head"], "lemma"]) == ("mayor", "nsubj", "leave")
    one = fr.parse(corpus_of({"a": "Angela Merkel met nobody in Berlin."}))
    assert one.tokens["ent"].tolist()[:2] == ["B-PERSON", "I-PERSON"]


def test_near_parses_only_articles_that_can_concern_an_actor():
    texts = {
        "named": "The HLF left.",
        "spelled": "Then Qadafi left.",
        "neither": "The town waited.",
        "lower": "the hlf left.",
        "inside": "The HLFX left.",
    }
    actors = fr.Actors(
        (fr.Actor("front", "Haven Front", ("HLF",), "group"), fr.Actor("q", "Muammar Gaddafi", kind="person"))
    )
    near = fr.parse(corpus_of(texts), near=actors)
    assert near.tokens["doc_id"].unique().tolist() == ["named", "spelled"]
    assert len(near.corpus) == len(texts)
    everything = fr.parse(corpus_of(texts))
    kept = everything.tokens[everything.tokens["doc_id"].isin(["named", "spelled"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(near.tokens, kept)


def test_near_parses_every_article_in_which_an_actor_is_found():
    texts = {
        "kin": "Republican senators met. The GOP won the vote.",
        "land": "The Kremlin denied it. The Russians left.",
        "people": "The soldiers fought the Germans for the port.",
        "initials": "The HLB said it was open.",
        "first": "Mr. Xi smiled.",
        "capital": "Unrwa said the road was open.",
        "nobody": "The council met on the green. The us left.",
    }
    actors = fr.Actors((
        fr.Actor("gop", "Republican Party"), fr.Actor("ru", "Russia"), fr.Actor("de", "Germany", kind="place"),
        fr.Actor("hlb", "Haven Lifeboat Brigade", kind="group"), fr.Actor("xi", "Xi Jinping", kind="person"),
        fr.Actor("un", "UNRWA", kind="group"),
    ))  # fmt: skip
    everything, near = fr.parse(corpus_of(texts)), fr.parse(corpus_of(texts), near=actors)
    mentions = fr.find_mentions(everything, actors)
    assert set(mentions["actor"]) == {"gop", "ru", "de", "hlb", "xi", "un"}
    assert set(near.tokens["doc_id"]) == set(texts) - {"nobody"}
    pd.testing.assert_frame_equal(fr.find_mentions(near, actors), mentions)


def test_the_company_an_article_keeps_does_not_change_its_parse(parsed):
    alone = fr.parse(corpus_of({"marks": TEXTS["marks"]}))
    together = parsed.tokens[parsed.tokens["doc_id"] == "marks"].reset_index(drop=True)
    pd.testing.assert_frame_equal(alone.tokens, together)


@pytest.mark.parametrize("unit", ["The mayor left the town and slept. ", "word ", "x"])
def test_a_paragraph_too_long_for_the_model_is_cut_and_nothing_is_lost(unit):
    text = unit * (24_000 // len(unit))
    parsed = fr.parse(corpus_of({"long": text}))
    assert "".join(words(parsed, "long")) == "".join(text.split())


def test_saved_and_read_again(parsed, tmp_path):
    again = fr.Parsed.read(parsed.save(tmp_path / "parsed"))
    pd.testing.assert_frame_equal(again.tokens, parsed.tokens)
    pd.testing.assert_frame_equal(again.sentences, parsed.sentences)
    assert (again.model, again.corpus.hash) == (parsed.model, parsed.corpus.hash)
    actors = fr.Actors.from_names({"mayor": "Angela Merkel"})
    pd.testing.assert_frame_equal(fr.find_mentions(again, actors), fr.find_mentions(parsed, actors))


def test_half_a_folder_is_refused(parsed, tmp_path):
    parsed.save(tmp_path)
    (tmp_path / "tokens.parquet").unlink()
    with pytest.raises(fr.errors.InputError, match="tokens"):
        fr.Parsed.read(tmp_path)


def test_a_model_that_is_not_installed_is_named():
    with pytest.raises(fr.errors.ModelError, match="en_core_web_nowhere"):
        fr.parse(corpus_of({"a": "One."}), model="en_core_web_nowhere")


def test_a_bundled_model_whose_files_differ_is_refused(monkeypatch):
    monkeypatch.setattr(_model, "_SHA256", "0" * 64)
    with pytest.raises(fr.errors.ModelError, match="tampered"):
        fr.parse(corpus_of({"a": "One."}), model=_model.BUNDLED)


def test_the_digest_of_a_model_sees_every_byte_and_name(tmp_path):
    (tmp_path / "meta.json").write_bytes(b"{}")
    (tmp_path / "weights").write_bytes(b"0123")
    seen = [_model.digest_model(tmp_path)]
    (tmp_path / "weights").write_bytes(b"0124")
    seen.append(_model.digest_model(tmp_path))
    (tmp_path / "weights").rename(tmp_path / "heights")
    seen.append(_model.digest_model(tmp_path))
    assert len(set(seen)) == 3
