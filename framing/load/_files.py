"""What every file has in common: it is there, it can be opened, and its bytes are letters."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from framing.core.errors import InputError


def check_file(path: str | Path, kind: str) -> Path:
    """The path, if a file with something in it stands there.

    Raises
    ------
    InputError
        No such file, a folder, or an empty file.
    """
    file = Path(path)
    if file.is_dir():
        raise InputError(f"a {kind} file was asked for and {str(file)!r} is a folder; use load_folder or name a file")
    if not file.is_file():
        raise InputError(f"a {kind} file was asked for and {str(file)!r} is not there; check the path")
    refuse_spreadsheet(file)
    if file.stat().st_size == 0:
        raise InputError(f"a {kind} file with articles was asked for and {str(file)!r} is empty; give one that is not")
    return file


def refuse_spreadsheet(file: Path) -> None:
    """Say how a spreadsheet is read.

    Raises
    ------
    InputError
        The name ends as a spreadsheet's does.
    """
    if file.suffix.lower() in (".xlsx", ".xls", ".ods"):
        raise InputError(
            f"{str(file)!r} is a spreadsheet; save it as CSV, or use load_frame(pd.read_excel({file.name!r}), …)"
        )


@contextmanager
def open_text(file: Path, encoding: str) -> Iterator[TextIO]:
    """Open a text, gzipped or not, with its line ends untouched; a byte order mark is left out.

    Raises
    ------
    InputError
        An unknown encoding, bytes that are not in it, or a broken gzip file.
    """
    codec = _codec(encoding)
    try:
        with _open_bytes(file) as raw, io.TextIOWrapper(raw, encoding=codec, newline="") as text:
            yield text
    except UnicodeDecodeError as error:
        raise _bad_bytes(file, codec, encoding) from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(f"{str(file)!r} ends in .gz and is not a whole gzip file ({error}); make it anew") from error


def _codec(encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
    except LookupError as error:
        raise InputError(f"no encoding is named {encoding!r}; try 'utf-8', 'cp1252' or 'utf-16'") from error
    return "utf-8-sig" if name == "utf-8" else name


def _open_bytes(file: Path) -> io.BufferedReader | gzip.GzipFile:
    return gzip.open(file, "rb") if file.suffix == ".gz" else file.open("rb")


def _bad_bytes(file: Path, codec: str, encoding: str) -> InputError:
    """The sentence for the first byte that is no letter; the file is read once more to find its place."""
    with _open_bytes(file) as raw:
        data = raw.read()
    try:
        data.decode(codec)
    except UnicodeDecodeError as error:
        place, wrong = error.start, data[error.start : error.start + 1].hex()
    else:
        place, wrong = len(data), "end"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        likely = "utf-16"
    elif codec.startswith("utf-8"):
        likely = "cp1252"
    else:
        likely = "utf-8"
    return InputError(
        f"{str(file)!r} was read as {encoding} and byte {place} (0x{wrong}) does not fit; "
        f"say what it is written in, e.g. encoding={likely!r}, or save it as UTF-8"
    )
