"""A folder of texts → Corpus."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from framing.core.corpus import Corpus
from framing.core.errors import InputError
from framing.load._build import build_corpus
from framing.load._csv import load_csv
from framing.load._files import open_text
from framing.load._jsonl import load_jsonl
from framing.load._parquet import load_parquet

_log = logging.getLogger(__name__)
_ARTICLES = ("articles.jsonl", "articles.jsonl.gz", "articles.csv", "articles.parquet")


def load_folder(
    path: str | Path,
    *,
    text: str = "text",
    columns: Mapping[str, str] | None = None,
    headline: bool = False,
    encoding: str = "utf-8",
) -> Corpus:
    """Read articles from a folder.

    If the folder holds ``articles.jsonl``, ``articles.jsonl.gz``, ``articles.csv`` or ``articles.parquet``, the
    articles are in that file. Otherwise each ``.txt`` file, here or in a sub-folder, is an article: its path below
    the folder is the doc_id, its first line with words the title (and part of the text, which stays untouched), the
    first sub-folder on its path the source. Files of other kinds are left out; the log and
    ``corpus.docs.attrs`` say how many.

    Parameters
    ----------
    path : str or Path
        The folder.
    text, columns, headline
        As in `load_frame`; for a folder that holds an articles file.
    encoding : str
        What the files are written in.

    Returns
    -------
    Corpus
        One row an article, sorted by path.

    Raises
    ------
    InputError
        No such folder, no article in it, several articles files, or whatever the reader of the file refuses.
    """
    folder = Path(path)
    if not folder.is_dir():
        raise InputError(f"a folder of articles was asked for and {str(folder)!r} is not a folder; check the path")
    found = [folder / name for name in _ARTICLES if (folder / name).is_file()]
    if len(found) > 1:
        names = ", ".join(file.name for file in found)
        raise InputError(f"a folder holds one articles file; {str(folder)!r} has [{names}]; name the one you mean")
    if found:
        file = found[0]
        if file.suffix == ".parquet":
            return load_parquet(file, text=text, columns=columns, headline=headline)
        read = load_csv if file.suffix == ".csv" else load_jsonl
        return read(file, text=text, columns=columns, headline=headline, encoding=encoding)
    files = sorted(_visible_files(folder), key=lambda file: file.relative_to(folder).as_posix())
    texts = [file for file in files if file.suffix.lower() == ".txt"]
    if not texts:
        raise InputError(
            f"articles were asked for and {str(folder)!r} has no .txt file and none of [{', '.join(_ARTICLES)}]; "
            "check the path"
        )
    left_out = len(files) - len(texts)
    if left_out:
        _log.warning("%d of %d files in %s are not .txt and were left out", left_out, len(files), folder)
    return read_texts(texts, folder, "load_folder", encoding=encoding, left_out=left_out)


def read_texts(files: Sequence[Path], folder: Path, step: str, *, encoding: str, left_out: int = 0) -> Corpus:
    """Make a corpus of text files, each an article."""
    rows = []
    for file in files:
        with open_text(file, encoding) as handle:
            words = handle.read()
        inside = file.relative_to(folder)
        lines = (line.strip() for line in words.splitlines())
        rows.append(
            {
                "doc_id": inside.as_posix(),
                "source": inside.parts[0] if len(inside.parts) > 1 else "",
                "title": next((line for line in lines if line), ""),
                "text": words,
            }
        )
    name = files[0].name if len(files) == 1 else folder.resolve().name
    frame = pd.DataFrame(rows, columns=["doc_id", "source", "title", "text"])
    return build_corpus(frame, step, file=name, notes={"encoding": encoding, "left_out": left_out})


def _visible_files(folder: Path) -> list[Path]:
    return [
        file
        for file in folder.rglob("*")
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    ]
