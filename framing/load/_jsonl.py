"""A file with one JSON object a line, gzipped or not → Corpus."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from framing.core.corpus import Corpus
from framing.core.errors import InputError
from framing.load._build import build_corpus
from framing.load._files import check_file, open_text


def load_jsonl(
    path: str | Path,
    *,
    text: str = "text",
    columns: Mapping[str, str] | None = None,
    headline: bool = False,
    encoding: str = "utf-8",
) -> Corpus:
    """Read articles from a ``.jsonl`` or ``.jsonl.gz`` file: one JSON object a line, blank lines aside.

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
        No such file, an empty one, bytes in another encoding, a line that is no JSON object, or whatever
        `load_frame` refuses.
    """
    file = check_file(path, "JSON lines")
    rows: list[dict[str, Any]] = []
    with open_text(file, encoding) as handle:
        for number, line in enumerate(handle, start=1):
            if line.strip():
                rows.append(_read_line(line, number, file))
    frame = pd.DataFrame(rows, dtype=object)
    words = [column for column in frame.columns if column in ("doc_id", "source", "title", "story", "url", "lang")]
    inferred = frame.drop(columns=words).infer_objects()
    frame = pd.concat([frame[words], inferred], axis=1)[list(frame.columns)]
    return build_corpus(
        frame,
        "load_jsonl",
        text=text,
        columns=columns,
        headline=headline,
        file=file.name,
        notes={"encoding": encoding},
    )


def _read_line(line: str, number: int, file: Path) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(
            f"each line of {str(file)!r} should be one JSON object; line {number} is not JSON ({error}); "
            "write one object a line"
        ) from error
    if not isinstance(row, dict):
        raise InputError(
            f"each line of {str(file)!r} should be one JSON object; line {number} is a {type(row).__name__}; "
            "write one object a line"
        )
    if "\\ud" in line.lower():
        _refuse_halves(row, number, file)
    return row


def _refuse_halves(row: dict[str, Any], number: int, file: Path) -> None:
    """JSON can spell half of a two-part character, which no text may hold."""
    try:
        json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"line {number} of {str(file)!r} holds half of a two-part character; replace it before loading"
        ) from error
