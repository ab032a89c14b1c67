"""A path of any known kind → Corpus, by its ending."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from framing.core.corpus import Corpus
from framing.core.errors import InputError
from framing.load._csv import load_csv
from framing.load._files import check_file, refuse_spreadsheet
from framing.load._folder import load_folder, read_texts
from framing.load._jsonl import load_jsonl
from framing.load._parquet import load_parquet

_KINDS = ".csv, .tsv, .jsonl, .jsonl.gz, .parquet, .txt or a folder"


def load_path(
    path: str | Path,
    *,
    text: str = "text",
    columns: Mapping[str, str] | None = None,
    headline: bool = False,
    encoding: str = "utf-8",
) -> Corpus:
    """Read articles from a file or folder, choosing the reader by the path's ending.

    ``.csv`` and ``.tsv`` go to `load_csv`, ``.jsonl`` and ``.jsonl.gz`` to `load_jsonl`, ``.parquet`` to
    `load_parquet`, a folder to `load_folder`; a ``.txt`` file is one article whose first line is the title.

    Parameters
    ----------
    path : str or Path
        The file or folder.
    text, columns, headline
        As in `load_frame`.
    encoding : str
        What text files are written in; Parquet needs none.

    Returns
    -------
    Corpus
        One row an article.

    Raises
    ------
    InputError
        Nothing there, an ending of another kind, or whatever the reader refuses.
    """
    file = Path(path)
    name = file.name.lower()
    if file.is_dir():
        return load_folder(file, text=text, columns=columns, headline=headline, encoding=encoding)
    if not file.exists():
        raise InputError(f"articles were asked for and {str(file)!r} is not there; check the path")
    if name.endswith((".csv", ".tsv")):
        return load_csv(file, text=text, columns=columns, headline=headline, encoding=encoding)
    if name.endswith((".jsonl", ".jsonl.gz", ".ndjson")):
        return load_jsonl(file, text=text, columns=columns, headline=headline, encoding=encoding)
    if name.endswith(".parquet"):
        return load_parquet(file, text=text, columns=columns, headline=headline)
    if name.endswith(".txt"):
        return read_texts([check_file(file, "text")], file.parent, "load_path", encoding=encoding)
    refuse_spreadsheet(file)
    raise InputError(f"articles come as {_KINDS}; {str(file)!r} is none of these; convert it, or use load_frame")
