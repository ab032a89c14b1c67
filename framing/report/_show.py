"""One article with its evidence marked, for reading: what is known of a word shows when one points at it."""

from __future__ import annotations

import pandas as pd

from framing.core.corpus import Corpus
from framing.report._document import mark_article
from framing.report._page import Page, render_page


def show(
    corpus: Corpus,
    doc_id: str,
    *,
    hits: pd.DataFrame | None = None,
    labels: pd.DataFrame | None = None,
    quotes: pd.DataFrame | None = None,
) -> Page:
    """Show an article with what was found in it.

    Terms and labels are underlined by voice, quotations shaded. Pointing at a word, or reaching it with the Tab key,
    shows its category, who answers for it, what style guides say of it and which plainer words could stand instead.
    `report_document` writes the same marks as a page with a list, for the record.

    Parameters
    ----------
    corpus : Corpus
        Where the article stands.
    doc_id : str
        Its id.
    hits, labels, quotes : DataFrame, optional
        What was found in it; rows of other articles are left out.

    Returns
    -------
    Page
        The text as it stands, character for character; a notebook shows it in a frame.

    Raises
    ------
    FramingError
        This is not a corpus.
    InputError
        No article has that id.
    TableError
        A column is missing, or a row's words do not stand in the article where it says.

    Examples
    --------
    >>> import framing as fr
    >>> corpus = fr.load_sample()
    >>> fr.show(corpus, "tamra-1a-banner", hits=fr.find_terms(corpus, fr.Lexicon.load("conflict")))
    Page('Heroic Army Sets Out to Liberate Tamra', ... kB)
    """
    article = mark_article(corpus, doc_id, {"hits": hits, "labels": labels, "quotes": quotes}, "show")
    return render_page("show.html", article.title, doc_id=doc_id, article=article)
