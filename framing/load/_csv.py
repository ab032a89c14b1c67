"""A CSV file → Corpus."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from framing.core.corpus import Corpus
from framing.core.errors import InputError
from framing.load._build import build_corpus
from framing.load._files import check_file, open_text

_SEPARATORS = (",", ";", "\t")


def load_csv(
    path: str | Path,
    *,
    text: str = "text",
    columns: Mapping[str, str] | None = None,
    headline: bool = False,
    encoding: str = "utf-8",
) -> Corpus:
    """Read articles from a CSV file with a header line.

    The separator (comma, semicolon or tab) is the one that stands most often in the header. Every column is read as
    text, so that ``007`` stays ``007`` and an outlet named *NA* keeps its name; to have numbers, read the file with
    pandas and use `load_frame`.

    Parameters
    ----------
    path : str or Path
        The file.
    text, columns, headline
        As in `load_frame`.
    encoding : str
        What the file is written in.

    Returns
    -------
    Corpus
        One row an article.

    Raises
    ------
    InputError
        No such file, an empty one, bytes in another encoding, lines that do not fit the header, or whatever
        `load_frame` refuses.
    """
    file = check_file(path, "CSV")
    with open_text(file, encoding) as handle:
        header = handle.readline()
    separator = _sniff(header)
    try:
        with open_text(file, encoding) as handle:
            frame = pd.read_csv(handle, sep=separator, dtype=str, keep_default_na=False)
    except pd.errors.EmptyDataError as error:
        raise InputError(f"a CSV file with articles was asked for and {str(file)!r} holds blank lines only") from error
    except pd.errors.ParserError as error:
        raise _misfit(file, separator, str(error).split("C error: ")[-1].strip()) from error
    if not isinstance(frame.index, pd.RangeIndex):
        raise _misfit(file, separator, "its lines have more fields than its header")
    return build_corpus(
        frame,
        "load_csv",
        text=text,
        columns=columns,
        headline=headline,
        file=file.name,
        notes={"separator": separator, "encoding": encoding},
    )


def _sniff(header: str) -> str:
    """The separator that stands most often in the header, outside quotation marks; a comma where none stands."""
    bare = "".join(header.split('"')[::2])
    return max(_SEPARATORS, key=bare.count)


def _misfit(file: Path, separator: str, why: str) -> InputError:
    return InputError(
        f"{str(file)!r} was read as a CSV separated by {separator!r} and does not fit: {why}; "
        "put quotation marks around texts that hold the separator or a line break"
    )
