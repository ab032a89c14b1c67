"""Articles + lexicon → hits: every loaded term where it stands, in whose voice, denied or not."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.core.corpus import Corpus
from framing.core.lexicon import Lexicon, Term
from framing.core.matching import TermMatcher
from framing.core.parsed import Parsed, Tree
from framing.core.provenance import stamp
from framing.core.tables import attach_articles, make_table
from framing.find._frames import Frames
from framing.find._labels import holder_of
from framing.find._phrases import is_negated
from framing.find._scopes import Voices, read_scopes
from framing.find._speakers import Speakers

_POSES = {"noun": ("NOUN", "PROPN", "ADJ"), "verb": ("VERB", "AUX", "NOUN"), "adjective": ("ADJ", "VERB", "ADV", "NOUN")}


def find_terms(corpus: Corpus | Parsed, lexicon: Lexicon, mentions: pd.DataFrame | None = None) -> pd.DataFrame:
    """Find the terms of a lexicon, with voice and holder.

    Parameters
    ----------
    corpus : Corpus or Parsed
        The articles. On a `Corpus` nothing is parsed: voice is read off marks, reporting verbs and word order, which is
        fast and right most of the time. On a `Parsed` corpus voice comes from the sentence's structure, where an article was
        parsed, and a term whose sense needs checking must be the part of speech that the lexicon says.
    lexicon : Lexicon
        What to find.
    mentions : DataFrame, optional
        A mentions table: a term inside an actor's own name does not count, and, with `Parsed`, a holder who is one of the
        actors is given by id.

    Returns
    -------
    DataFrame
        A hits table: inflected, hyphenated and apostrophe variants; the longest entry at each place; never inside another word;
        exceptions left out.
    """
    matcher = TermMatcher(lexicon)
    articles = corpus.corpus if isinstance(corpus, Parsed) else corpus
    trees = {tree.doc_id: tree for tree in corpus.trees} if isinstance(corpus, Parsed) else {}
    actors_at = _actor_heads(trees, mentions)
    names = _names(mentions)
    rows: list[dict[str, Any]] = []
    docs = articles.docs
    for doc_id, source, text in zip(docs["doc_id"], docs["source"], docs["text"], strict=True):
        found = list(matcher.find(text))
        if not found:
            continue
        tree = trees.get(doc_id)
        reader = Frames(text, source) if tree is None else _Tree(tree, actors_at.get(doc_id, {}))
        for entry, start, end in found:
            term = lexicon.terms[entry]
            if any(first <= start and end <= last for first, last in names.get(doc_id, ())):
                continue
            if tree is None or _has_sense(tree, term, start, end):
                voice, holder = reader.at(start, end)
                rows.append(_row(doc_id, source, text, start, end, term, voice, holder, reader.negated(start)))
    table = attach_articles(make_table("hits", rows), docs)
    settings = {"lexicon": lexicon.name, "lexicon_hash": lexicon.hash, "corpus": articles.hash, "parsed": bool(trees)}
    return stamp(table, "find_terms", settings, docs.attrs, corpus.attrs if isinstance(corpus, Parsed) else {})


class _Tree:
    """Voice, holder and denial at a place of a parsed article."""

    def __init__(self, tree: Tree, actors_at: dict[int, str]) -> None:
        self.tree = tree
        self.voices = Voices(read_scopes(tree))
        self.speakers = Speakers(tree, actors_at=actors_at)

    def at(self, start: int, end: int) -> tuple[str, str]:
        voice, scope = self.voices.at(start, end)
        return voice, holder_of(self.tree, voice, scope, self.speakers)

    def negated(self, start: int) -> bool:
        token = self.tree.token_at(start)
        if token is None:
            return False
        around = [token, *list(self.tree.ancestors(token))[:2]]
        near = [t for t in around if t == token or self.tree.deps[token] in ("attr", "dobj", "amod", "compound", "acomp", "oprd")]
        return any(is_negated(self.tree, t) for t in near if abs(t - token) < 6)


def _actor_heads(trees: dict[str, Tree], mentions: pd.DataFrame | None) -> dict[str, dict[int, str]]:
    heads: dict[str, dict[int, str]] = {}
    if mentions is None:
        return heads
    for doc_id, start, end, actor in zip(mentions["doc_id"], mentions["start"], mentions["end"], mentions["actor"], strict=True):
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
        named = mentions[mentions["how"].isin(["name", "alias", "acronym"])]
        for doc_id, start, end in zip(named["doc_id"], named["name_start"], named["end"], strict=True):
            found.setdefault(doc_id, []).append((int(start), int(end)))
    return found


def _has_sense(tree: Tree, term: Term, start: int, end: int) -> bool:
    """A term whose sense needs checking must be the part of speech that the lexicon means."""
    if not term.check_sense or term.word_class not in _POSES or " " in term.term:
        return True
    token = tree.token_at(start)
    return token is None or tree.poses[token] in _POSES[term.word_class]


def _row(
    doc_id: str, source: str, text: str, start: int, end: int, term: Term, voice: str, holder: str, negated: bool
) -> dict[str, Any]:
    return {
        "doc_id": doc_id, "source": source, "start": start, "end": end, "text": text[start:end], "term": term.term,
        "category": term.category, "stance": term.stance, "severity": term.severity, "voice": voice, "holder": holder,
        "negated": negated, "alternatives": "; ".join(term.alternatives), "guides": "; ".join(term.guides),
    }  # fmt: skip
