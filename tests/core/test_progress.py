"""A bar in a terminal, none elsewhere, and the items come through as they were."""

import io

import pytest

from framing.core import progress


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
