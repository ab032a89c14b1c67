"""Articles → boilerplate: the lines and phrases that a source prints again and again, where they stand."""

from __future__ import annotations

import pandas as pd

from framing.core.boilerplate import RUN, TIMES, match_boilerplate
from framing.core.corpus import Corpus
from framing.core.errors import InputError
from framing.core.provenance import stamp
from framing.core.tables import attach_articles, make_table


def find_boilerplate(corpus: Corpus, *, occasions: int = 5) -> pd.DataFrame:
    r"""Find what a source repeats across its articles: sign-up lines, credits, captions, biographies, house formulas.

    Parameters
    ----------
    corpus : Corpus
        The articles; nothing is parsed.
    occasions : int
        On how many occasions a source must print the words, 2 or more. An occasion is a story where it is known, else
        a day, else an article: versions of one article are one occasion.

    Returns
    -------
    DataFrame
        A boilerplate table, one row a stretch inside one line.

    Raises
    ------
    InputError
        `occasions` is below 2.

    Notes
    -----
    A whole line counts if the source repeats it, with digits alike and, among the first and last three lines of an
    article, names alike, so that "Ann Bell contributed to this report." and "Bo Lund contributed to this report." are
    one line. Inside a line a run of 5 words or more counts, and the 2 words that open an article, if the source prints
    them 20 times as often as all others, as if they had printed them once more: without other sources to compare with,
    only whole lines are found.

    **Reads wrong when**

    * a source has fewer than `occasions` articles: nothing of it is found;
    * the corpus is about one event: a phrase that all its articles need may look like one source's habit;
    * it is read as an error of the source: apposition formulas ("minority leader, California Democrat") are style.

    Examples
    --------
    >>> import pandas as pd
    >>> texts = [f"{town} was calm.\nSign up for our letter" for town in ("Alder", "Birk", "Cole", "Dunn", "Elm")]
    >>> found = find_boilerplate(Corpus(pd.DataFrame({"text": texts, "source": "Post"})))
    >>> found[["source", "text", "n_occasions"]].drop_duplicates()
      source                    text  n_occasions
    0   Post  Sign up for our letter            5
    """
    if occasions < 2:
        raise InputError(f"occasions= is on how many occasions words come back, 2 or more; this is {occasions}")
    docs = corpus.docs
    ids, sources, texts = (docs[column].tolist() for column in ("doc_id", "source", "text"))
    rows = [
        {
            "doc_id": ids[found.article], "source": sources[found.article], "start": found.start, "end": found.end,
            "text": texts[found.article][found.start : found.end], "n_occasions": found.n_occasions,
        }
        for found in match_boilerplate(docs, occasions)
    ]  # fmt: skip
    table = attach_articles(make_table("boilerplate", rows), docs)
    settings = {"occasions": occasions, "words in a run": RUN, "times the others": TIMES, "corpus": corpus.hash}
    return stamp(table, "find_boilerplate", settings, docs.attrs)
