"""Articles + lexicon → hits: every loaded term where it stands, in whose voice, denied or not."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np
import pandas as pd

from framing.core.blocks import Block, make_blocks
from framing.core.checks import check_corpus, check_lexicon
from framing.core.corpus import Corpus
from framing.core.lexicon import Lexicon, Term
from framing.core.matching import match_terms
from framing.core.parsed import Parsed, Tree
from framing.core.provenance import stamp
from framing.core.tables import attach_articles, make_table
from framing.find._block_voice import read_voices
from framing.find._referents import NAMED
from framing.find._wording import ParsedVoice

_POSES = {
    "noun": ("NOUN", "PROPN", "ADJ"),
    "verb": ("VERB", "AUX", "NOUN"),
    "adjective": ("ADJ", "VERB", "ADV", "NOUN"),
}


def find_terms(corpus: Corpus | Parsed, lexicon: Lexicon, mentions: pd.DataFrame | None = None) -> pd.DataFrame:
    """Find the terms of a lexicon, with voice and holder.

    Parameters
    ----------
    corpus : Corpus or Parsed
        The articles. On a `Corpus` nothing is parsed: voice is read off marks, reporting verbs and word order, which
        is fast and right most of the time. On a `Parsed` corpus voice comes from the sentence's structure, where an
        article was parsed, and a term whose sense needs checking must be the part of speech that the lexicon says.
    lexicon : Lexicon
        What to find.
    mentions : DataFrame, optional
        A mentions table: a term inside an actor's own name does not count, and, with `Parsed`, a holder who is one of
        the actors is given by id.

    Returns
    -------
    DataFrame
        A hits table: inflected, hyphenated and apostrophe variants; the longest entry at each place; never inside
        another word; exceptions left out.

    Raises
    ------
    InputError, LexiconError
        The first is no corpus, the second no lexicon.
    """
    articles = corpus.corpus if isinstance(corpus, Parsed) else corpus
    check_corpus(articles, "find_terms")
    check_lexicon(lexicon, "find_terms")
    trees = {tree.doc_id: tree for tree in corpus.trees} if isinstance(corpus, Parsed) else {}
    docs = articles.docs
    reader = _Reader(lexicon, docs, trees, mentions)
    parts = [part for block in make_blocks(docs["text"].tolist()) for part in [reader.read(block)] if len(part)]
    table = attach_articles(make_table("hits", pd.concat(parts) if parts else []), docs)
    settings = {"lexicon": lexicon.name, "lexicon_hash": lexicon.hash, "corpus": articles.hash, "parsed": bool(trees)}
    return stamp(table, "find_terms", settings, docs.attrs, corpus.attrs if isinstance(corpus, Parsed) else {})


class _Reader:
    """Reads the hits of one block of articles after the other."""

    def __init__(
        self, lexicon: Lexicon, docs: pd.DataFrame, trees: dict[str, Tree], mentions: pd.DataFrame | None
    ) -> None:
        self.terms, self.matcher, self.trees = lexicon.terms, match_terms(lexicon), trees
        self.ids, self.sources = docs["doc_id"].tolist(), docs["source"].tolist()
        self.actors_at, self.names = _actor_heads(trees, mentions), _names(mentions)
        self.said = pd.DataFrame([_entry(term) for term in lexicon.terms]).astype(
            dict.fromkeys(("term", "category", "stance", "alternatives", "guides"), "str")
        )

    def read(self, block: Block) -> pd.DataFrame:
        """The rows of one block, without what other tables know of its articles."""
        found = self.matcher.find_in(block)
        ids, sources = (column[block.first : block.first + len(block.texts)] for column in (self.ids, self.sources))
        if self.names or self.trees:
            kept = [place for place, row in enumerate(found.tolist()) if self._counts(ids[row[1]], row)]
            found = found[kept]
        voices, holders, denied = self._wordings(block, found[:, 1:], ids, sources)
        spans = found[:, 1:].tolist()
        rows = {
            "doc_id": [ids[text] for text, _, _ in spans],
            "source": [sources[text] for text, _, _ in spans],
            "start": found[:, 2],
            "end": found[:, 3],
            "text": [block.texts[text][start:end] for text, start, end in spans],
            "voice": voices,
            "holder": holders,
            "negated": denied,
        }
        said = self.said.take(found[:, 0])
        return pd.concat([pd.DataFrame(rows), said.reset_index(drop=True)], axis=1)

    def _counts(self, doc_id: str, row: list[int]) -> bool:
        """Whether the term stands in no actor's name and, where the article is parsed, in the sense that is meant."""
        entry, _, start, end = row
        named = any(first <= start and end <= last for first, last in self.names.get(doc_id, ()))
        tree = self.trees.get(doc_id)
        return not named and (tree is None or _has_sense(tree, self.terms[entry], start))

    def _wordings(
        self, block: Block, found: np.ndarray[Any, np.dtype[np.int64]], ids: list[str], sources: list[str]
    ) -> tuple[list[str], list[str], list[bool]]:
        """Voice, holder and denial of each, from the tree where there is one."""
        raw = np.array([ids[number] not in self.trees for number in found[:, 0].tolist()], dtype=bool)
        if raw.all():
            return read_voices(block, found, sources)
        # All at once, for what it reads is the block.
        read = zip(*read_voices(block, found[raw], sources), strict=True) if raw.any() else iter(())
        wordings: list[tuple[str, str, bool]] = []
        for number, rows in groupby(found.tolist(), key=itemgetter(0)):
            tree = self.trees.get(ids[number])
            voice = None if tree is None else ParsedVoice(tree, self.actors_at.get(ids[number], {}))
            for _, start, end in rows:
                wordings.append(next(read) if voice is None else (*voice.at(start, end), voice.negated(start)))
        return [v for v, _, _ in wordings], [holder for _, holder, _ in wordings], [d for _, _, d in wordings]


def _entry(term: Term) -> dict[str, Any]:
    """What the lexicon says of a term."""
    return {
        "term": term.term, "category": term.category, "stance": term.stance, "severity": term.severity,
        "alternatives": "; ".join(term.alternatives), "guides": "; ".join(term.guides),
    }  # fmt: skip


def _actor_heads(trees: dict[str, Tree], mentions: pd.DataFrame | None) -> dict[str, dict[int, str]]:
    heads: dict[str, dict[int, str]] = {}
    if mentions is None:
        return heads
    columns = (mentions["doc_id"], mentions["start"], mentions["end"], mentions["actor"])
    for doc_id, start, end, actor in zip(*columns, strict=True):
        tree = trees.get(doc_id)
        if tree is not None:
            tokens = tree.tokens_in(int(start), int(end))
            if len(tokens):
                heads.setdefault(doc_id, {})[tree.root_of(tokens)] = str(actor)
    return heads


def _names(mentions: pd.DataFrame | None) -> dict[str, list[tuple[int, int]]]:
    """Where names of actors stand, by article."""
    found: dict[str, list[tuple[int, int]]] = {}
    if mentions is not None:
        named = mentions[mentions["how"].isin(NAMED)]
        for doc_id, start, end in zip(named["doc_id"], named["name_start"], named["end"], strict=True):
            found.setdefault(doc_id, []).append((int(start), int(end)))
    return found


def _has_sense(tree: Tree, term: Term, start: int) -> bool:
    """A term whose sense needs checking must be the part of speech that the lexicon means."""
    if not term.check_sense or term.word_class not in _POSES or " " in term.term:
        return True
    token = tree.token_at(start)
    return token is None or tree.poses[token] in _POSES[term.word_class]
