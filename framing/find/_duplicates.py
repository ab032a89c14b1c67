"""Articles → duplicates: near-duplicate articles and wire copy, each with the longer article that has its words."""

from __future__ import annotations

import pandas as pd

from framing.core.copies import OFTEN, RUN, match_copies
from framing.core.corpus import Corpus
from framing.core.errors import InputError
from framing.core.provenance import stamp
from framing.core.tables import attach_articles, make_table


def find_duplicates(corpus: Corpus, *, share: float = 0.5) -> pd.DataFrame:
    """Find articles that repeat another: reprints, wire copy under several names, earlier versions of an article.

    One text printed five times is one choice of words and not five. Counted five times it makes every interval too
    narrow, and a source is charged with the wording of its agency.

    Parameters
    ----------
    corpus : Corpus
        The articles; nothing is parsed.
    share : float
        The least share of an article's words that must stand in the other article, above 0 and up to 1. Lower it to
        see articles that share passages.

    Returns
    -------
    DataFrame
        A duplicates table, one row an article to do without; the longest version of a text has no row. Words count
        that stand in a run of 8 that the other article has too, whatever their case and punctuation. `text` is the
        longest passage that both have.

    Raises
    ------
    InputError
        `share` is not above 0 and up to 1.

    Notes
    -----
    Runs of words are compared as numbers, by sorting: the work grows with the words, not with the pairs of articles.
    What a source prints on three occasions or more (stories, else days, else articles) is left out of account as
    boilerplate, unless an article is made of little else.

    **Reads wrong when**

    * two articles quote the same speech or statute at length: the words are shared, and neither copied the other;
    * a gallery or a fact box was printed twice and is longer than the article around it;
    * a text was rewritten or translated: no run of 8 words stays, and nothing is found;
    * `copy_of` is taken for the original: it is the longest version, and who had it first is not in the text.

    Examples
    --------
    >>> import pandas as pd
    >>> short = "The ferry left at nine with forty people and two goats on board"
    >>> corpus = Corpus(pd.DataFrame({"doc_id": ["a", "b"], "source": ["Post", "Wire"],
    ...                               "text": [short + ".", short + " and came back without the goats."]}))
    >>> copies = find_duplicates(corpus)
    >>> copies[["doc_id", "source", "shared", "copy_of", "copy_source"]]
      doc_id source  shared copy_of copy_source
    0      a   Post     1.0       b        Wire
    >>> once = corpus.select(~corpus.docs.doc_id.isin(copies.doc_id))
    >>> len(once)
    1
    """
    if not 0 < share <= 1:
        raise InputError(f"share= is a share of an article's words, above 0 and up to 1; this is {share}; 0.5 is usual")
    docs = corpus.docs
    ids, sources, texts = (docs[column].tolist() for column in ("doc_id", "source", "text"))
    copies = match_copies(docs, share)
    parent = {copy.article: copy.other for copy in copies}
    rows = []
    for copy in sorted(copies):
        root = copy.other
        while root in parent:
            root = parent[root]
        rows.append(
            {
                "doc_id": ids[copy.article], "source": sources[copy.article], "start": copy.start, "end": copy.end,
                "text": texts[copy.article][copy.start : copy.end], "shared": copy.shared,
                "copy_of": ids[copy.other], "copy_source": sources[copy.other], "group": ids[root],
            }
        )  # fmt: skip
    table = attach_articles(make_table("duplicates", rows), docs)
    settings = {"share": share, "words in a run": RUN, "boilerplate from occasions": OFTEN, "corpus": corpus.hash}
    return stamp(table, "find_duplicates", settings, docs.attrs)
