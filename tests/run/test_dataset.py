"""A dataset gives what a corpus gives; a run that is killed goes on, and loses, doubles or halves nothing."""

import os
import signal
import subprocess
import sys
import time

import pandas as pd
import pytest

import framing as fr
from framing.core.errors import FramingError, InputError
from framing.core.paths import data_folder

RUN = "import sys, framing as fr; fr.analyze_dataset(sys.argv[1], sys.argv[2], rows=20)"


@pytest.fixture(scope="module")
def corpus():
    docs = fr.load_sample().docs
    first = docs["story"].drop_duplicates().head(6)
    return fr.Corpus(docs[docs["story"].isin(first)])


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """2,400 articles in two files, in row groups of 350."""
    folder = tmp_path_factory.mktemp("many")
    docs = fr.load_sample().docs
    copies = pd.concat([docs.assign(doc_id=docs["doc_id"] + f"-{copy}") for copy in range(2400 // len(docs) + 1)])
    copies[:1200].to_parquet(folder / "a.parquet", row_group_size=350)
    copies[1200:2400].to_parquet(folder / "b.parquet", row_group_size=350)
    return folder


def read_all(archive):
    return {name: archive.read_table(name) for name in ("docs", "hits")}


@pytest.fixture(scope="module")
def undisturbed(many, tmp_path_factory):
    return read_all(fr.analyze_dataset(many, tmp_path_factory.mktemp("out"), rows=20))


def count_done(out):
    return sum(not path.name.startswith(".") for path in (out / "parts").glob("*")) if (out / "parts").exists() else 0


def test_counted_part_by_part_it_is_what_is_counted_at_once(corpus, tmp_path):
    corpus.docs.to_parquet(tmp_path / "news.parquet")
    actors = fr.Actors.read(data_folder("corpus") / "tamra" / "actors.toml")
    archive = fr.analyze_dataset(tmp_path / "news.parquet", tmp_path / "out", actors, rows=7)
    assert archive.n_parts > 3
    study = fr.analyze(corpus, actors)
    labels = study.labels[study.labels["voice"] == "own"]
    for name in ("quotes", "hits", "mentions", "labels", "roles"):
        pd.testing.assert_frame_equal(archive.read_table(name), getattr(study, name), check_dtype=False)
    same = pd.testing.assert_frame_equal
    same(archive.measure_terms(), study.rates)
    same(archive.measure_labels(), study.shares)
    same(archive.measure_labels(by="holder", voice=None), study.voices)
    own_roles = study.roles[study.roles["voice"] == "own"]
    same(archive.measure_roles(), study.role_shares)
    same(archive.compare_roles(within="story"), fr.compare_roles(own_roles, within="story"))
    same(archive.measure_choices(), study.choices)
    same(archive.compare_choices(within="story"), fr.compare_choices(labels, within="story"))
    with_names = {"names": True, "by": "holder"}
    same(archive.measure_choices(voice=None, **with_names), fr.measure_choices(study.labels, **with_names))
    assert len(study.choices) > 3
    assert len(study.role_shares) > 3
    same(archive.compare_labels(within="story"), fr.compare_labels(labels, within="story"))
    same(archive.compare_terms(within="story"), fr.compare_terms(study.hits, corpus, within="story"))
    quoted = study.hits[study.hits["voice"] == "quoted"]
    same(archive.compare_terms(voice="quoted"), fr.compare_terms(quoted, corpus))


def test_json_lines_give_what_parquet_gives(corpus, tmp_path):
    docs = corpus.docs.drop(columns=["doc_id"]).rename(columns={"text": "body"}).assign(date="2031-05-04")
    docs.to_parquet(tmp_path / "a.parquet")
    docs.to_json(tmp_path / "b.jsonl.gz", orient="records", lines=True, force_ascii=False)
    found = [
        fr.analyze_dataset(tmp_path / name, tmp_path / f"out-{name}", rows=9, columns={"text": "body"})
        for name in ("a.parquet", "b.jsonl.gz")
    ]
    for name in ("docs", "hits"):
        pd.testing.assert_frame_equal(*(archive.read_table(name) for archive in found), check_dtype=False)


@pytest.mark.slow
def test_killed_again_and_again_it_ends_as_if_undisturbed(many, undisturbed, tmp_path):
    out, kills = tmp_path / "out", 0
    for more in (1, 9, 20, 40):
        begun = count_done(out)
        run = subprocess.Popen([sys.executable, "-c", RUN, str(many), str(out)], stderr=subprocess.DEVNULL)
        while run.poll() is None and count_done(out) < begun + more:
            time.sleep(0.0003 * more)
        kills += run.poll() is None
        run.kill()
        run.wait()
    assert kills > 2
    assert 10 < count_done(out) < 124
    with pytest.raises(InputError, match="parts are done"):
        fr.Study.open(out)
    archive = fr.analyze_dataset(many, out, rows=20)
    for name, table in read_all(archive).items():
        pd.testing.assert_frame_equal(table, undisturbed[name])
    assert len(list((out / "parts").iterdir())) == archive.n_parts


def test_other_settings_or_files_are_refused(corpus, tmp_path):
    file, out = tmp_path / "news.parquet", tmp_path / "out"
    corpus.docs.to_parquet(file)
    fr.analyze_dataset(file, out)
    with pytest.raises(InputError, match=r"\[lexicon\] differ"):
        fr.analyze_dataset(file, out, lexicon=fr.Lexicon.load("evaluative"))
    with pytest.raises(InputError, match=r"\[actors, rows\] differ"):
        fr.analyze_dataset(file, out, fr.Actors.from_names({"tsc": "Tamra"}), rows=10)
    corpus.docs.iloc[1:].to_parquet(file)
    with pytest.raises(InputError, match=r"\[files\] differ"):
        fr.analyze_dataset(file, out)


def test_what_cannot_be_read_is_named(tmp_path):
    with pytest.raises(InputError, match="not there"):
        fr.analyze_dataset(tmp_path / "none.parquet", tmp_path / "out")
    (tmp_path / "bad.jsonl").write_text('{"text": "The gang left."}\nno\n')
    with pytest.raises(InputError, match="one JSON object"):
        fr.analyze_dataset(tmp_path / "bad.jsonl", tmp_path / "out")
    with pytest.raises(InputError, match="holds none"):
        fr.Study.open(tmp_path)
    docs = pd.DataFrame({"doc_id": ["1", "1"], "source": "Post", "text": "The gang left."})
    docs.to_parquet(tmp_path / "twice.parquet")
    archive = fr.analyze_dataset(tmp_path / "twice.parquet", tmp_path / "twice", rows=1)
    with pytest.raises(FramingError, match="doc_id of its own"):
        archive.measure_terms()


@pytest.mark.slow
def test_a_worker_that_is_killed_costs_a_retry_and_nothing_else(many, undisturbed, tmp_path):
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        victim = next(iter(client.run(os.getpid).values()))
        client.run(import_framing)
        killer = subprocess.Popen([sys.executable, "-c", KILL, str(tmp_path / "out" / "parts"), str(victim)])
        archive = fr.analyze_dataset(many, tmp_path / "out", rows=20, client=client)
        assert killer.wait() == 0
        assert victim not in client.run(os.getpid).values()
    for name, table in read_all(archive).items():
        pd.testing.assert_frame_equal(table, undisturbed[name])


def import_framing():
    import framing

    return framing.Lexicon.load("conflict").name


KILL = f"""
import os, pathlib, sys, time
while len(list(pathlib.Path(sys.argv[1]).glob("0*"))) < 10:
    time.sleep(0.001)
os.kill(int(sys.argv[2]), {int(signal.SIGKILL)})
"""
