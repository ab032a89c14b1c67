"""Many texts as one block of bytes, one byte a character, so that a place in it is a place in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np

from framing.core.block_words import CODE, BlockWords

UNKNOWN = 0x81  # stands for every character that the code lacks; the code itself does not use it
SIZE = 4_000_000
# What the code lacks and matching takes for something that it has.
_KIN = {
    "\u2010": "-", "\u2011": "-", "\u202f": "\u00a0", "\u2009": "\u00a0", "\u02bc": "’", "\u212a": "K", "\u212b": "Å",
    "\u1e9e": "ß", "\u0191": "ƒ", "\u201f": "„",
}  # fmt: skip
_PAIR = re.compile("[\U00010000-\U0010ffff]")
Bytes = np.ndarray[Any, np.dtype[np.uint8]]


def write_table(change: Callable[[str], str]) -> bytes:
    """For `bytes.translate`: what each byte becomes when its character is changed."""
    made = []
    for byte in range(256):
        character = bytes([byte]).decode(CODE, "ignore")
        made.append((change(character) if character else "").encode(CODE, "ignore")[:1] or bytes([byte]))
    return b"".join(made)


@cache
def _bytes() -> Bytes:
    """The byte of every character of the basic plane."""
    table = np.full(0x10000, UNKNOWN, dtype=np.uint8)
    for byte in range(256):
        character = bytes([byte]).decode(CODE, "ignore")
        if character:
            table[ord(character)] = byte
    for lost, kin in _KIN.items():
        table[ord(lost)] = table[ord(kin)]
    return table


@cache
def letters() -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which bytes are letters or digits."""
    return np.array([bytes([byte]).decode(CODE, "ignore").isalnum() for byte in range(256)])


@cache
def _words() -> bytes:
    table = bytearray(write_table(lambda character: character.lower() if character.isalnum() else " "))
    table[UNKNOWN] = ord(" ")
    return bytes(table)


def keep_words(raw: bytes) -> bytes:
    """Small letters, with a space for all that is neither letter nor digit, or has no byte."""
    return raw.translate(_words())


@dataclass(frozen=True, eq=False)
class Block:
    """Texts one after the other, a line break behind each.

    Parameters
    ----------
    texts : sequence of str
        The texts.
    first : int
        Which text of the whole list is the first here.
    raw : bytes
        A byte for every character; the texts' own small and capital letters, marks and line breaks.
    starts : array, shape (n_texts + 1,)
        Where each text begins in `raw`, and where one more would.
    """

    texts: Sequence[str]
    first: int
    raw: bytes
    starts: np.ndarray[Any, np.dtype[np.int64]]

    @cached_property
    def array(self) -> Bytes:
        """The bytes as numbers."""
        return np.frombuffer(self.raw, dtype=np.uint8)

    @cached_property
    def words(self) -> bytes:
        """The block in small letters, with a space for all that is neither letter nor digit, or has no byte."""
        return keep_words(self.raw)

    @cached_property
    def tokens(self) -> BlockWords:
        """Where each of these words stands, and its number."""
        return BlockWords.of_bytes(self.words)

    def is_letter(self, place: int, text: int) -> bool:
        """Whether a letter or digit stands at this place of the block, which lies in the text of that number."""
        byte = self.raw[place]
        if byte == UNKNOWN:
            return self.texts[text][place - int(self.starts[text])].isalnum()
        return bool(letters()[byte])


def make_blocks(texts: Sequence[str], size: int = SIZE) -> Iterator[Block]:
    """Cut a list of texts into blocks of about this many characters, in order; no text is cut."""
    begin, held = 0, 0
    for place, text in enumerate(texts):
        held += len(text)
        if held >= size or place == len(texts) - 1:
            yield _make_block(texts[begin : place + 1], begin)
            begin, held = place + 1, 0


def _make_block(texts: Sequence[str], first: int) -> Block:
    lengths = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
    line = "\n".encode("utf-16-le")
    wide = np.frombuffer(line.join([*map(_encode, texts), b""]), dtype="<u2")
    raw = wide.astype(np.uint8)
    beyond = np.flatnonzero((wide > 0xFF) | ((wide >= 0x80) & (wide < 0xA0)))
    raw[beyond] = _bytes()[wide[beyond]]
    return Block(texts, first, raw.tobytes(), starts)


def _encode(text: str) -> bytes:
    """Two bytes a character, also for those that would take four."""
    coded = text.encode("utf-16-le")
    return coded if len(coded) == 2 * len(text) else _PAIR.sub("\ufffd", text).encode("utf-16-le")
