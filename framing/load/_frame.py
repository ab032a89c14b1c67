"""A table in memory → Corpus: pandas, or anything that speaks Arrow's stream protocol."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pyarrow as pa

from framing.core.corpus import Corpus
from framing.core.errors import InputError
from framing.load._build import build_corpus


def load_frame(
    frame: Any, *, text: str = "text", columns: Mapping[str, str] | None = None, headline: bool = False
) -> Corpus:
    """Make a corpus from a table in memory.

    Parameters
    ----------
    frame : DataFrame or table, shape (n_articles, ≥ 1)
        A pandas DataFrame, or an object with ``__arrow_c_stream__``: polars, pyarrow, DuckDB and others.
    text : str
        The column that holds the articles.
    columns : mapping of str to str, optional
        Where else to find what: ``{"source": "outlet", "date": "published"}`` reads the source from *outlet*. The
        keys are doc_id, source, title, date, story, url, lang. A column that bore such a name before is kept as
        ``source_given``. All further columns are kept as they are.
    headline : bool
        Put the title as first line before each text that does not already begin with it. Offsets then count in the
        joined text, which is what ``corpus.docs.text`` holds.

    Returns
    -------
    Corpus
        One row an article; ``corpus.docs.attrs`` says how it was made.

    Raises
    ------
    InputError
        Not a table, no rows, a missing column, or texts that are no texts.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"outlet": ["Herald"], "body": ["Talks began."]})
    >>> load_frame(table, text="body", columns={"source": "outlet"}).docs.source.tolist()
    ['Herald']
    """
    return build_corpus(_to_pandas(frame), "load_frame", text=text, columns=columns, headline=headline)


def _to_pandas(frame: Any) -> pd.DataFrame:
    if isinstance(frame, pd.DataFrame):
        return frame
    if not hasattr(frame, "__arrow_c_stream__"):
        raise InputError(
            "a table was asked for: a pandas DataFrame or anything with Arrow's stream protocol (polars, pyarrow, "
            f"DuckDB); this is a {type(frame).__name__}; make a DataFrame of it first"
        )
    try:
        table = pa.RecordBatchReader.from_stream(frame).read_all()
    except (pa.ArrowException, TypeError) as error:
        raise InputError(
            f"a table with named columns was asked for; this {type(frame).__name__} streams something else; "
            "give a DataFrame with a column 'text'"
        ) from error
    converted: pd.DataFrame = table.to_pandas()
    return converted
