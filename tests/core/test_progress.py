"""A bar in a terminal, none elsewhere, and the items come through as they were."""

import io
import os
import subprocess
import sys

import pytest

import framing as fr
from framing.core import progress
from framing.score._runtime import plan_batches


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("stream", "told"), [(Terminal(), True), (io.StringIO(), False)], ids=["terminal", "file"])
def test_a_bar_shows_in_a_terminal_only(monkeypatch, stream, told):
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setattr("sys.stderr", stream)
    assert list(progress.track([3, 1, 2], "Parsing", "article")) == [3, 1, 2]
    assert ("Parsing" in stream.getvalue()) == told


def test_short_work_shows_none(monkeypatch):
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    assert list(progress.track(range(5), "Parsing", "article")) == [0, 1, 2, 3, 4]
    assert "Parsing" not in stream.getvalue()


def test_a_bar_is_wiped_when_the_work_is_done_and_also_when_it_breaks(monkeypatch):
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    for stop in (2, None):
        stream = Terminal()
        monkeypatch.setattr("sys.stderr", stream)
        for item in progress.track(iter(range(4)), "Comparing", "pair", total=4):
            if item == stop:
                break
        assert "0/4" in stream.getvalue()
        assert not stream.getvalue().rsplit("\r", 1)[-1].strip()


def test_the_environment_turns_bars_off(monkeypatch):
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    code = "import sys; from framing.core import progress; progress._PATIENCE = 0.0; sys.stderr.isatty = lambda: True\n"
    code += "assert list(progress.track('abc', 'Parsing', 'article')) == list('abc')"
    for value, told in (("1", False), ("", True)):
        run = subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"TQDM_DISABLE": value}, capture_output=True
        )
        assert run.returncode == 0
        assert (b"Parsing" in run.stderr) == told


def test_every_long_step_shows_its_bar(monkeypatch):
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    corpus = fr.load_sample().select([f"tamra-{story}-{name}" for story in ("1a", "1b") for name in ("wire", "banner")])
    fr.analyze(corpus, fr.Actors.from_names({"tsc": ["Tamra Shura Council", "TSC"]}))
    list(plan_batches([3, 5, 4]))
    for what in ("Parsing", "Finding mentions", "Finding labels", "Finding roles", "Comparing", "Scoring"):
        assert what in stream.getvalue(), what
