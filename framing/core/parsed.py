"""The fourth noun: sentences and tokens of a corpus, as plain tables, and one article's tree to walk on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from framing.core.corpus import Corpus
from framing.core.display import write_card, write_remarks, write_table
from framing.core.errors import InputError
from framing.core.provenance import KEY

T = TypeVar("T")

TOKEN_COLUMNS = ("doc_id", "sentence", "token", "start", "end", "lemma", "pos", "tag", "dep", "head", "ent")
SENTENCE_COLUMNS = ("doc_id", "sentence", "start", "end")


@dataclass(frozen=True, eq=False)
class Parsed:
    """A corpus with its sentences and tokens.

    Parameters
    ----------
    corpus : Corpus
        The articles; also those in which nothing was parsed.
    tokens : DataFrame
        One row a token: doc_id, sentence and token (numbers within the article), start, end (offsets in the text),
        lemma, pos, tag, dep, head (the token it depends on), ent (``B-PERSON``, ``I-PERSON`` … or empty).
    sentences : DataFrame
        One row a sentence: doc_id, sentence, start, end.
    model : str
        Name and version of the parser's model.
    """

    corpus: Corpus
    tokens: pd.DataFrame
    sentences: pd.DataFrame
    model: str

    def __len__(self) -> int:
        return len(self.sentences)

    @cached_property
    def trees(self) -> tuple[Tree, ...]:
        """One tree for every article in which something was parsed, in the order of the corpus."""
        return tuple(_grow(self))

    def save(self, folder: str | Path) -> Path:
        """Write docs.parquet, tokens.parquet and sentences.parquet into the folder."""
        out = Path(folder)
        out.mkdir(parents=True, exist_ok=True)
        self.corpus.docs.to_parquet(out / "docs.parquet", index=False)
        self.tokens.to_parquet(out / "tokens.parquet", index=False)
        sentences = self.sentences.copy()
        sentences.attrs = {**sentences.attrs, "model": self.model}
        sentences.to_parquet(out / "sentences.parquet", index=False)
        return out

    @classmethod
    def read(cls, folder: str | Path) -> Parsed:
        """Read what `save` wrote.

        Raises
        ------
        InputError
            The folder lacks one of the three files.
        """
        source = Path(folder)
        missing = [n for n in ("docs", "tokens", "sentences") if not (source / f"{n}.parquet").is_file()]
        if missing:
            raise InputError(
                f"a parsed corpus was asked for and {str(source)!r} lacks [{', '.join(missing)}].parquet; "
                "give the folder that Parsed.save wrote"
            )
        sentences = pd.read_parquet(source / "sentences.parquet")
        tokens = pd.read_parquet(source / "tokens.parquet")
        corpus = Corpus(pd.read_parquet(source / "docs.parquet"))
        return cls(corpus, tokens, sentences, str(sentences.attrs.get("model", "")))

    def __repr__(self) -> str:
        articles = self.sentences["doc_id"].nunique()
        return (
            f"Parsed({articles:,} of {len(self.corpus):,} articles, {len(self.sentences):,} sentences, "
            f"{len(self.tokens):,} tokens, {self.model})"
        )

    def _repr_html_(self) -> str:
        sources = self.corpus.docs.set_index("doc_id")["source"]
        read = self.sentences["doc_id"].drop_duplicates().map(sources).value_counts()
        sentences = self.sentences["doc_id"].map(sources).value_counts()
        rows = [
            (str(source) or "(no source)", int(count), int(read.get(source, 0)), int(sentences.get(source, 0)))
            for source, count in sources.value_counts().sort_index().items()
        ]
        heads = ("source", "articles", "parsed", "sentences")
        shown = write_table("What was parsed of each source", heads, rows, numbers=(1, 2, 3), more="sources")
        left = len(sources) - int(read.sum())
        steps = self.sentences.attrs.get(KEY, {}).get("steps", [{}])
        why = ": none of the actors is named there" if steps[-1].get("near") else ""
        said = [f"Of {left:,} articles nothing was parsed{why}."] if left else []
        return write_card("Parsed", repr(self)[7:-1], shown, write_remarks(said))

    @property
    def attrs(self) -> dict[str, object]:
        """Provenance of the parse."""
        return {KEY: self.sentences.attrs.get(KEY, {})}


class Tree:
    """One article's tokens with their dependencies; token numbers index every list."""

    __slots__ = (
        "_known", "child_lists", "deps", "doc_id", "ends", "ents", "heads", "lemmas", "poses", "sentence_of",
        "sentences", "source", "starts", "tags", "text", "words",
    )  # fmt: skip

    def __init__(
        self, doc_id: str, source: str, text: str, frame: Mapping[str, Sequence[Any]], sentences: list[tuple[int, int]]
    ) -> None:
        self.doc_id, self.source, self.text = doc_id, source, text
        self.starts: list[int] = list(frame["start"])
        self.ends: list[int] = list(frame["end"])
        self.lemmas: list[str] = list(frame["lemma"])
        self.poses: list[str] = list(frame["pos"])
        self.tags: list[str] = list(frame["tag"])
        self.deps: list[str] = list(frame["dep"])
        self.heads: list[int] = list(frame["head"])
        self.ents: list[str] = list(frame["ent"])
        self.sentence_of: list[int] = list(frame["sentence"])
        self.words = [text[a:b] for a, b in zip(self.starts, self.ends, strict=True)]
        self.sentences = sentences
        self._known: dict[Hashable, Any] = {}
        self.child_lists: list[list[int]] = [[] for _ in self.heads]
        for index, head in enumerate(self.heads):
            if head != index:
                self.child_lists[head].append(index)

    def __len__(self) -> int:
        return len(self.starts)

    def once(self, what: Hashable, read: Callable[[], T]) -> T:
        """What was read off this article under that key; read now if it was not before."""
        if what not in self._known:
            self._known[what] = read()
        found: T = self._known[what]
        return found

    def children(self, token: int, *deps: str) -> list[int]:
        """Dependents of a token, in order; only those of the given relations if any are given."""
        if not deps:
            return self.child_lists[token]
        return [child for child in self.child_lists[token] if self.deps[child] in deps]

    def child(self, token: int, *deps: str) -> int | None:
        """First dependent of one of these relations."""
        for child in self.child_lists[token]:
            if self.deps[child] in deps:
                return child
        return None

    def subtree(self, token: int, *, without: Sequence[int] = ()) -> list[int]:
        """The token and all below it, in order, leaving out the given branches."""
        found, todo, barred = [], [token], set(without)
        while todo:
            current = todo.pop()
            if current in barred:
                continue
            found.append(current)
            todo.extend(self.child_lists[current])
        return sorted(found)

    def ancestors(self, token: int) -> Iterator[int]:
        """Heads from the token's own up to the root."""
        while self.heads[token] != token:
            token = self.heads[token]
            yield token

    def tokens_in(self, start: int, end: int) -> range:
        """Numbers of the tokens that lie inside the characters start to end."""
        return range(bisect_left(self.starts, start), bisect_right(self.ends, end))

    def token_at(self, offset: int) -> int | None:
        """Number of the token that covers the character."""
        index = bisect_right(self.starts, offset) - 1
        return index if 0 <= index and offset < self.ends[index] else None

    def root_of(self, tokens: Sequence[int]) -> int:
        """The token of the stretch whose head lies outside it; the last such one if there are several."""
        inside = set(tokens)
        roots = [token for token in tokens if self.heads[token] not in inside or self.heads[token] == token]
        nouns = [token for token in roots if self.poses[token] in ("NOUN", "PROPN", "PRON", "NUM")]
        return (nouns or roots)[-1]

    def sentence_span(self, token: int) -> tuple[int, int]:
        """Offsets of the sentence that holds the token."""
        return self.sentences[self.sentence_of[token]]

    def sentence_tokens(self, sentence: int) -> range:
        """Numbers of the tokens of a sentence."""
        return range(bisect_left(self.sentence_of, sentence), bisect_right(self.sentence_of, sentence))


def _grow(parsed: Parsed) -> Iterator[Tree]:
    docs = parsed.corpus.docs.set_index("doc_id")
    tokens = parsed.tokens
    if tokens.empty:
        return
    columns = {name: tokens[name].tolist() for name in TOKEN_COLUMNS if name not in ("doc_id", "token")}
    ids = tokens["doc_id"].to_numpy()
    edges = [0, *(np.flatnonzero(ids[1:] != ids[:-1]) + 1).tolist(), len(ids)]
    spans: dict[str, list[tuple[int, int]]] = {}
    for doc_id, start, end in zip(
        parsed.sentences["doc_id"], parsed.sentences["start"], parsed.sentences["end"], strict=True
    ):
        spans.setdefault(str(doc_id), []).append((int(start), int(end)))
    for low, high in zip(edges[:-1], edges[1:], strict=True):
        doc_id = str(ids[low])
        frame = {name: values[low:high] for name, values in columns.items()}
        yield Tree(doc_id, str(docs.at[doc_id, "source"]), str(docs.at[doc_id, "text"]), frame, spans[doc_id])
