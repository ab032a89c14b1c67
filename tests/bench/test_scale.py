"""What the bench feeds to the tools is as much as it says, under ids that stand once; who fails is said so."""

import sys

import pandas as pd

from bench.scale import ask, write_articles
from bench.tools import TOOLS


def test_articles_are_written_over_and_over_under_new_ids(tmp_path):
    articles = pd.DataFrame({"doc_id": ["a", "b"], "source": ["Post", "Herald"], "text": ["x" * 30_000, "y" * 10_000]})
    held = write_articles(articles, 0.11, tmp_path / "news.parquet")
    written = pd.read_parquet(tmp_path / "news.parquet")
    assert written["doc_id"].is_unique
    assert written["text"].str.len().sum() / 1e6 == held
    assert 0.11 <= held < 0.15


def test_a_tool_that_fails_is_a_row_that_says_why():
    assert "no_such_tool" in ask(sys.executable, "-c", "import no_such_tool")["failed"]
    assert ask(sys.executable, "-c", "print('{\"seconds\": [1]}')") == {"seconds": [1]}


def test_every_tool_of_this_environment_runs():
    texts, sources = ["The gang left the port.", "Two men left it."] * 3, ["Post", "Herald"] * 3
    assert len(TOOLS["find_terms"](["The terrorist left the port.", "Two men left."], ["Post", "Herald"])) == 1
    assert TOOLS["regex + Counter"](texts, sources)["left"] == 6
    assert TOOLS["spaCy, words only"](texts, sources) == [6, 5] * 3
