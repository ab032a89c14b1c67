"""A Parquet file → Corpus."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from framing.core.corpus import Corpus
from framing.core.errors import InputError
from framing.load._build import build_corpus
from framing.load._files import check_file


def load_parquet(
    path: str | Path, *, text: str = "text", columns: Mapping[str, str] | None = None, headline: bool = False
) -> Corpus:
    """Read articles from a Parquet file.

    Parameters
    ----------
    path : str or Path
        The file.
    text, columns, headline
        As in `load_frame`.

    Returns
    -------
    Corpus
        One row an article.

    Raises
    ------
    InputError
        No such file, an empty one, no Parquet, or whatever `load_frame` refuses.
    """
    file = check_file(path, "Parquet")
    try:
        with file.open("rb") as handle:
            frame = pq.read_table(handle).to_pandas()
    except pa.ArrowException as error:
        raise InputError(
            f"a Parquet file was asked for and {str(file)!r} cannot be read as one ({str(error).splitlines()[0]}); "
            "check that it was written to the end"
        ) from error
    return build_corpus(frame, "load_parquet", text=text, columns=columns, headline=headline, file=file.name)
