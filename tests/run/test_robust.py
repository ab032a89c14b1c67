"""Bad texts go through the whole staircase: nothing breaks, nothing is lost, nothing moves."""

import os
import time

import pandas as pd
import pytest

import framing as fr

FRONT = fr.Actors((fr.Actor("front", "Haven Liberation Front", ("HLF",), "group"), fr.Actor("sabbar", "Lina Sabbar")))
LOADED = fr.Lexicon("test", (fr.Term("terrorist", "terrorism", "noun"), fr.Term("gang", "crime", "noun")))
SAID = "The HLF left. “The terrorist group is a gang,” said Lina Sabbar."
SENTENCE = f"{SAID} She slept in the town of Haven on Monday. "

TEXTS = {
    "empty": "",
    "blank": " \n\t \r\n ",
    "punctuation": "… “” — !? ‘ ’ « » () [] ; : , .",
    "one mark": "“",
    "one letter": "a",
    "headline only": "HLF leaves port",
    "no full stop": "the hlf the HLF and Lina Sabbar and a terrorist",
    "capitals": SAID.upper(),
    "emoji": f"😀👩🏽‍🚒🏴‍☠️ {SAID} 🇺🇳 The HLF 😀 slept. 👨‍👩‍👧‍👦",
    "right to left": f"قالت لينا إن الجبهة غادرت. {SAID} ‏שלום עולם‎ \u202eHLF\u202c",
    "NUL": f"The\x00 HLF\x00 left.\x00 {SAID}\x00",
    "controls": f"\ufeff{SAID}\x07\x1b[31m\x0b\x0c\x85\u2028\u2029The HLF slept.\u200b",
    "combining": "The HLF’s na\u0308ive z\u0351\u0343a\u0310\u0311l\u0315go " + SAID,
    "length-changing letters": f"İİİ ẞß ŉ ﬁ {SAID} İstanbul’da the terrorist ﬁred.",
    "Windows line ends": f"HLF leaves\r\n\r\n{SAID}\r\n\r\nThe HLF\r\nslept.\r\n",
    "old Mac line ends": f"HLF leaves\r\r{SAID}\rThe HLF slept.",
    "unbalanced marks": f"“““ {SAID} «The HLF ‘left “and ”left» \" ' (the [HLF “”” ‘‘",
    "marks only inside words": "The H\"L\"F l“e”ft' 'n' the HLF’s’ ‘’‘’ ''''",
    "nested marks": "“" * 60 + SAID + "”" * 60,
    "brackets": "The Haven Liberation Front ((((HLF)))) (HLF (HLF)) [HLF] {HLF} left.",
    "markup": f"<p>{SAID}</p><script>alert('HLF')</script> &amp; &lt;HLF&gt; {{{{ HLF }}}} {{% HLF %}}",
    "addresses": "See https://hlf.example/HLF?a=terrorist&b=“gang” or @HLF #HLF hlf@hlf.example.",
    "table": "HLF\t12\t\t\n" * 40 + "Lina Sabbar\t|\t—\n" * 40,
    "digits": "1,234.5 " * 200 + "the HLF 6'2\" 7.62mm HLF-1.",
    "one long word": "HLF" + "x" * 30_000 + " HLF",
    "lines of one word": "\n".join(f"{SAID} The HLF left.".split() * 20),
    "many conjuncts": "The HLF, " * 300 + "and Lina Sabbar left.",
    "long sentence": "The HLF left and " * 600 + "Lina Sabbar slept.",
    "repeated": "The HLF. " * 400,
}
FOUND = ("quotes", "hits", "mentions", "labels")


def check(study):
    texts = dict(study.corpus)
    for name in FOUND:
        for row in getattr(study, name).itertuples():
            assert texts[row.doc_id][row.start : row.end] == row.text
            assert row.start < row.end


@pytest.fixture(scope="module")
def study():
    docs = pd.DataFrame({"doc_id": list(TEXTS), "text": list(TEXTS.values())})
    docs["source"] = [("Herald", "Post", "Star")[place % 3] for place in range(len(docs))]
    return fr.analyze(fr.Corpus(docs), FRONT, LOADED)


def test_all_go_through_together_and_no_offset_moves(study):
    check(study)
    assert dict(study.corpus) == TEXTS


@pytest.mark.parametrize("name", [name for name, text in TEXTS.items() if SAID in text and name != "nested marks"])
def test_what_stands_between_the_rubbish_is_found(study, name):
    """The same rows as in a clean text, shifted."""
    at = TEXTS[name].index(SAID)
    clean = {(SAID.index("HLF"), "front"), (SAID.index("Lina"), "sabbar")}
    mentions = study.mentions[study.mentions["doc_id"] == name]
    starts = mentions["name_start"] if "name_start" in mentions else mentions["start"]
    assert {(at + start, actor) for start, actor in clean} <= set(zip(starts, mentions["actor"], strict=True))
    hits = study.hits[study.hits["doc_id"] == name]
    assert {at + SAID.index("terrorist"), at + SAID.index("gang")} <= set(hits["start"])


@pytest.mark.parametrize("name", [name for name, text in TEXTS.items() if text.strip()])
def test_each_goes_through_alone(name):
    """The raw finders, the proposal of actors and the page of one article; parsed articles go through above."""
    corpus = fr.Corpus(pd.DataFrame({"doc_id": [name], "text": [TEXTS[name]]}))
    hits = fr.find_terms(corpus, LOADED)
    for row in hits.itertuples():
        assert TEXTS[name][row.start : row.end] == row.text
    assert "<script>alert" not in fr.report_document(corpus, name, hits=hits).html


def test_it_can_be_saved_read_and_shown(study, tmp_path):
    again = fr.Study.read(study.save(tmp_path))
    assert dict(again.corpus) == TEXTS
    check(again)
    page = fr.report_corpus(again.corpus, hits=again.hits, labels=again.labels).save(tmp_path / "page.html")
    assert "<script>alert" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["", " \n ", "…“”—!?"])
def test_nothing_but_rubbish_says_so_or_finds_nothing(text):
    frame = pd.DataFrame({"text": [text], "source": ["Herald"]})
    if not text.strip():
        with pytest.raises(fr.errors.InputError, match="no words"):
            fr.Corpus(frame)
        return
    study = fr.analyze(fr.Corpus(frame), FRONT, LOADED)
    assert [len(getattr(study, name)) for name in ("hits", "mentions", "labels")] == [0, 0, 0]


def long_line(size):
    return (SENTENCE * (size // len(SENTENCE) + 1))[:size]


def test_one_line_of_a_megabyte_without_the_parser():
    text = long_line(1_000_000)
    begun = time.process_time()
    hits = fr.find_terms(fr.Corpus(pd.DataFrame({"text": [text], "source": ["Herald"]})), LOADED)
    assert time.process_time() - begun < 60
    assert len(hits) == text.count("terrorist") + text.count(" gang")
    assert hits["voice"].tolist() == ["quoted"] * len(hits)
    assert set(hits["holder"]) == {"Lina Sabbar"}


def test_one_long_line():
    """60 kB; with FRAMING_ROBUST set, as for ``make robust``, 5 MB."""
    text = long_line(5_000_000 if os.environ.get("FRAMING_ROBUST") else 60_000)
    study = fr.analyze(fr.Corpus(pd.DataFrame({"text": [text], "source": ["Herald"]})), FRONT, LOADED)
    check(study)
    assert len(study.hits) == text.count("terrorist") + text.count(" gang")
    assert (study.mentions["actor"] == "front").sum() >= text.count("The HLF left.")
    own = study.labels[study.labels["voice"] == "own"]
    assert not set(own["text"]) & {"The terrorist group", "a gang"}
