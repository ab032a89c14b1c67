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
from framing.find._phrases import is_negated
from framing.find._raw_voice import RawVoice
from framing.find._referents import NAMED
from framing.find._scopes import Voices, read_scopes
from framing.find._speakers import Speakers

_POSES = {
    "noun": ("NOUN", "PROPN", "ADJ"),
    "verb": ("VERB", "AUX", "NOUN"),
    "adjective": ("ADJ", "VERB", "ADV", "NOUN"),
}
_UNDER_DENIAL = ("attr", "dobj", "amod", "compound", "acomp", "oprd")


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
    """
    matcher = TermMatcher(lexicon)
    articles = corpus.corpus if isinstance(corpus, Parsed) else corpus
    trees = {tree.doc_id: tree for tree in corpus.trees} if isinstance(corpus, Parsed) else {}
    actors_at = _actor_heads(trees, mentions)
    names = _names(mentions)
    rows: list[dict[str, Any]] = []
    docs = articles.docs
    for doc_id, source, text in zip(docs["doc_id"], docs["source"], docs["text"], strict=True):
        found = [(start, end, lexicon.terms[entry]) for entry, start, end in matcher.find(text)]
        if not found:
            continue
        tree = trees.get(doc_id)
        voice = RawVoice(text, source) if tree is None else _ParsedVoice(tree, actors_at.get(doc_id, {}))
        for start, end, term in found:
            named = any(first <= start and end <= last for first, last in names.get(doc_id, ()))
            if not named and (tree is None or _has_sense(tree, term, start)):
                place = {"doc_id": doc_id, "source": source, "start": start, "end": end, "text": text[start:end]}
                rows.append(place | _entry(term) | _wording(voice, start, end))
    table = attach_articles(make_table("hits", rows), docs)
    settings = {"lexicon": lexicon.name, "lexicon_hash": lexicon.hash, "corpus": articles.hash, "parsed": bool(trees)}
    return stamp(table, "find_terms", settings, docs.attrs, corpus.attrs if isinstance(corpus, Parsed) else {})


def _entry(term: Term) -> dict[str, Any]:
    """What the lexicon says of a term."""
    return {
        "term": term.term, "category": term.category, "stance": term.stance, "severity": term.severity,
        "alternatives": "; ".join(term.alternatives), "guides": "; ".join(term.guides),
    }  # fmt: skip


def _wording(reader: RawVoice | _ParsedVoice, start: int, end: int) -> dict[str, Any]:
    voice, holder = reader.at(start, end)
    return {"voice": voice, "holder": holder, "negated": reader.negated(start)}


class _ParsedVoice:
    """Voice, holder and denial at a place of a parsed article."""

    def __init__(self, tree: Tree, actors_at: dict[int, str]) -> None:
        self.tree = tree
        self.voices = Voices(read_scopes(tree))
        self.speakers = Speakers(tree, actors_at=actors_at)

    def at(self, start: int, end: int) -> tuple[str, str]:
        voice, scope = self.voices.at(start, end)
        return voice, self.speakers.holder(voice, scope)

    def negated(self, start: int) -> bool:
        token = self.tree.token_at(start)
        if token is None:
            return False
        above = list(self.tree.ancestors(token))[:2] if self.tree.deps[token] in _UNDER_DENIAL else []
        return any(is_negated(self.tree, near) for near in (token, *above) if abs(near - token) < 6)


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
