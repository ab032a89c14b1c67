"""Short texts parsed together, and rows picked out of a table by the text they come from."""

from collections.abc import Callable, Sequence

import pandas as pd
import pytest

import framing as fr


def make_corpus(texts: Sequence[str]) -> fr.Corpus:
    ids = [f"{number:03}" for number in range(len(texts))]
    return fr.Corpus(pd.DataFrame({"doc_id": ids, "source": "Herald", "text": list(texts)}))


@pytest.fixture(scope="session")
def corpus_of() -> Callable[[Sequence[str]], fr.Corpus]:
    """Texts → a corpus of the outlet *Herald*; the n-th text has the id ``f"{n:03}"``."""
    return make_corpus


@pytest.fixture(scope="session")
def parsed_of() -> Callable[[Sequence[str]], fr.Parsed]:
    """The same, parsed."""
    return lambda texts: fr.parse(make_corpus(texts))


@pytest.fixture(scope="session")
def plain() -> Callable[[str], str]:
    """A speaker or holder without a leading article, in lower case."""

    def strip(value: str) -> str:
        low = value.casefold()
        return next((low[len(article) :] for article in ("the ", "a ", "an ") if low.startswith(article)), low)

    return strip
