"""A big Parquet or JSON-lines dataset as parts of some thousand articles, each of which can be read alone."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from framing.core.errors import InputError

_ENDINGS = (".parquet", ".jsonl", ".jsonl.gz", ".ndjson")
_EDGE = 1 << 20


@dataclass(frozen=True)
class Part:
    """Which rows of which file.

    Parameters
    ----------
    number : int
        Its place in the dataset.
    file : str
        The file.
    group : int
        The row group of a Parquet file; -1 for JSON lines.
    first : int
        The first row within the group; the first byte of unpacked JSON lines.
    rows : int
        How many.
    """

    number: int
    file: str
    group: int
    first: int
    rows: int


def list_files(path: str | Path) -> list[Path]:
    """The files of a dataset: the one that is named, or all below a folder, by name.

    Raises
    ------
    InputError
        Nothing there, or nothing that is Parquet or JSON lines.
    """
    root = Path(path)
    if not root.exists():
        raise InputError(f"a dataset was asked for and {str(root)!r} is not there; check the path")
    files = sorted(file for file in root.rglob("*") if file.is_file()) if root.is_dir() else [root]
    chosen = [file for file in files if file.name.lower().endswith(_ENDINGS)]
    if not chosen:
        raise InputError(
            f"a dataset is a file, or a folder of files, that end in {', '.join(_ENDINGS)}; {str(root)!r} holds none; "
            "convert it, or read it with load_path and analyze"
        )
    return chosen


def hash_files(files: list[Path], root: Path) -> dict[str, str]:
    """What tells whether a file is still the same: its size, and a hash of its first and last mebibyte."""
    found = {}
    for file in files:
        size = file.stat().st_size
        with file.open("rb") as handle:
            edges = hashlib.blake2b(handle.read(_EDGE), digest_size=8)
            handle.seek(max(_EDGE, size - _EDGE))
            edges.update(handle.read())
        name = file.name if file == root else file.relative_to(root).as_posix()
        found[name] = f"{size}-{edges.hexdigest()}"
    return found


def plan_parts(files: list[Path], rows: int) -> list[Part]:
    """Cut files into parts of at most so many rows; no part reaches over a file or a row group.

    Raises
    ------
    InputError
        A file that cannot be read.
    """
    parts: list[Part] = []
    for file in files:
        cuts = _cut_parquet(file, rows) if file.suffix == ".parquet" else _cut_lines(file, rows)
        parts += [Part(len(parts) + place, str(file), *cut) for place, cut in enumerate(cuts)]
    return parts


def _cut_parquet(file: Path, rows: int) -> list[tuple[int, int, int]]:
    try:
        about = pq.read_metadata(file)
    except pa.ArrowException as error:
        raise InputError(
            f"a Parquet file was asked for and {str(file)!r} cannot be read as one ({str(error).splitlines()[0]}); "
            "check that it was written to the end"
        ) from error
    sizes = [about.row_group(group).num_rows for group in range(about.num_row_groups)]
    return [
        (group, first, min(rows, size - first)) for group, size in enumerate(sizes) for first in range(0, size, rows)
    ]


def _cut_lines(file: Path, rows: int) -> list[tuple[int, int, int]]:
    cuts, first, held, place = [], 0, 0, 0
    with _open_bytes(file) as handle:
        try:
            for line in handle:
                place += len(line)
                held += 1
                if held == rows:
                    cuts.append((-1, first, held))
                    first, held = place, 0
        except (EOFError, OSError) as error:
            raise InputError(f"{str(file)!r} is not a whole gzip file ({error}); make it anew") from error
    return [*cuts, (-1, first, held)] if held else cuts


def _open_bytes(file: Path) -> BinaryIO:
    return cast(BinaryIO, gzip.open(file, "rb")) if file.suffix == ".gz" else file.open("rb")


class PartReader:
    """Reads parts; one that follows the part read before goes on where that one ended."""

    def __init__(self) -> None:
        self._at: tuple[str, int, int] | None = None
        self._batches: Iterator[Any] = iter(())
        self._handle: BinaryIO | None = None

    def read(self, part: Part, size: int) -> pd.DataFrame:
        """The rows of a part; `size` is how many rows the parts of this dataset have at most.

        Raises
        ------
        InputError
            A line that is no JSON object.
        """
        going_on = self._at == (part.file, part.group, part.first)
        if part.group >= 0:
            frame = self._read_rows(part, size, going_on)
            self._at = (part.file, part.group, part.first + part.rows)
        else:
            frame, end = self._read_lines(part, going_on)
            self._at = (part.file, -1, end)
        return frame

    def _read_rows(self, part: Part, size: int, going_on: bool) -> pd.DataFrame:
        if not going_on:
            file = pq.ParquetFile(part.file, pre_buffer=False)
            self._batches = file.iter_batches(batch_size=size, row_groups=[part.group])
            for _ in range(part.first // size):
                next(self._batches)
        batch: pd.DataFrame = next(self._batches).to_pandas()
        return batch

    def _read_lines(self, part: Part, going_on: bool) -> tuple[pd.DataFrame, int]:
        if not going_on or self._handle is None:
            if self._handle is not None:
                self._handle.close()
            self._handle = _open_bytes(Path(part.file))
            self._handle.seek(part.first)
        rows = []
        for _ in range(part.rows):
            line = self._handle.readline()
            if line.strip():
                rows.append(_read_object(line, part))
        return pd.DataFrame(rows), self._handle.tell()


def _read_object(line: bytes, part: Part) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(
            f"each line of {part.file!r} should be one JSON object in UTF-8; one of the {part.rows} lines from byte "
            f"{part.first} is not ({error}); write one object a line"
        ) from error
    if not isinstance(row, dict):
        raise InputError(
            f"each line of {part.file!r} should be one JSON object; one of the {part.rows} lines from byte "
            f"{part.first} is a {type(row).__name__}; write one object a line"
        )
    return row
