"""Corpus → Parsed: paragraphs through spaCy, back as plain tables with offsets into the untouched text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from framing.core.actors import Actors
from framing.core.checks import check_actors, check_corpus
from framing.core.corpus import Corpus
from framing.core.errors import InputError
from framing.core.inflection import singular
from framing.core.near import TextMatcher
from framing.core.parsed import SENTENCE_COLUMNS, TOKEN_COLUMNS, Parsed
from framing.core.progress import track
from framing.core.provenance import stamp
from framing.core.text import lower_headline, split_paragraphs, split_sentences
from framing.parse._blind import Blinder
from framing.parse._model import load_model

_LONGEST = 20_000
_LONGEST_ARTICLE = 300_000
_BATCH = 64
# One character for one, so that offsets stay: what the models saw in training is “ ” and plain spaces.
_FAMILIAR = str.maketrans({"«": "“", "»": "”", "„": "“", "‟": "“", "\u00a0": " ", "\u202f": " ", "\u2011": "-"})
_DATELINE = re.compile(
    r"([A-Z][A-Z’'.]+(?:[ /\-][A-Z][A-Z’'.]+){0,3}(?:, [^,\n]{2,25}){0,2}(?: \([^)\n]{2,30}\))? ?[-–—]{1,2})"
    r" ?(?=[“\"‘'«]?[A-Z])"
)
_CLOSERS = '"”’»›)]'


def parse(
    corpus: Corpus, near: Actors | None = None, model: str | None = None, *, blind: Actors | None = None
) -> Parsed:
    """Find sentences, tokens, dependencies and entities.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    near : Actors, optional
        Parse only articles in which one of these actors can be named: as the file does, in another spelling of a last
        name, by initials, or, for a party or country, by a name that readers know to go with it. The others are left
        out; what `find_mentions` and `find_labels` find is the same (`docs/scale.md` says how often).
    model : str, optional
        A spaCy package or a path; see `framing doctor` for what is installed.
    blind : Actors, optional
        The parser reads each person among these actors, by name, alias or last name, as if called John Smith, and each
        place or body with a name of one word as another one; text, words and offsets stay. Then who is named hardly
        sways how a sentence is read: with the names of two actors exchanged, labels, voices and roles follow the names
        (`docs/accuracy.md` has how often, and what it costs). For audits of fairness; leave it out for the most exact
        reading of known names.

    Returns
    -------
    Parsed
        Tables of tokens and sentences. Paragraphs are parsed one by one, so no sentence runs over a line break.

    Raises
    ------
    ModelError
        No model is installed, or the one named is not.
    InputError, ActorsError
        No corpus, or no actors; an article is longer than 300,000 characters: no article, but a file of many.
    """
    check_corpus(corpus, "parse")
    for given in (near, blind):
        if given is not None:
            check_actors(given, "parse")
    _check_lengths(corpus)
    pipeline, name = load_model(model)
    wanted = _articles_near(corpus, near)
    pieces = ((piece, place) for place in track(wanted, "Parsing", "article") for piece in _pieces(corpus, place))
    tokens, sentences = _Columns(TOKEN_COLUMNS), _Columns(SENTENCE_COLUMNS)
    current, n_tokens, n_sentences = -1, 0, 0
    ids = corpus.docs["doc_id"].tolist()
    hide = Blinder(blind).blind if blind is not None else _as_it_is
    plain = ((pipeline.make_doc(text), offset, place) for (text, offset), place in pieces)
    hidden = ((hide(doc), (doc, offset, place)) for doc, offset, place in plain)
    for read, (doc, offset, place) in pipeline.pipe(hidden, as_tuples=True, batch_size=_BATCH):
        if place != current:
            current, n_tokens, n_sentences = place, 0, 0
        added = _add((doc, read), offset, ids[place], n_tokens, n_sentences, tokens, sentences)
        n_tokens, n_sentences = n_tokens + added[0], n_sentences + added[1]
    frame = sentences.frame()
    settings = {"model": name, "corpus": corpus.hash, "articles": len(wanted), "near": near is not None}
    stamp(frame, "parse", settings | {"blind": blind is not None})
    return Parsed(corpus, tokens.frame(), frame, name)


def _as_it_is(doc: Any) -> Any:
    return doc


def _check_lengths(corpus: Corpus) -> None:
    lengths = corpus.docs["text"].str.len()
    if lengths.max() > _LONGEST_ARTICLE:
        longest = corpus.docs["doc_id"].iloc[int(lengths.argmax())]
        raise InputError(
            f"articles of at most {_LONGEST_ARTICLE:,} characters can be parsed; {longest!r} has {lengths.max():,}; "
            "split it into its articles, or look for loaded terms only (find_terms), which needs no parser"
        )


def _articles_near(corpus: Corpus, near: Actors | None) -> list[int]:
    texts = corpus.docs["text"].tolist()
    return list(range(len(texts))) if near is None else TextMatcher(near).find_texts(texts)


def _pieces(corpus: Corpus, place: int) -> Iterator[tuple[str, int]]:
    text = lower_headline(corpus.docs["text"].iloc[place])
    for start, end in _without_datelines(text):
        if end - start <= _LONGEST:
            yield text[start:end].translate(_FAMILIAR), start
        else:
            yield from ((text[a:b].translate(_FAMILIAR), a) for a, b in _chunks(text, start, end))


def _without_datelines(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, with *TAMRA, 20 March -* or *WASHINGTON (AP) —* split off: it is no part of the sentence."""
    for start, end in split_paragraphs(text):
        match = _DATELINE.match(text, start, end)
        if match:
            yield start, match.end(1)
            yield match.end(), end
        else:
            yield start, end


def _chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a very long paragraph at sentence ends; where there are none, at a space."""
    begin = last = start
    for _, stop in split_sentences(text[start:end]):
        while start + stop - begin > _LONGEST:
            cut = last if last > begin else text.rfind(" ", begin, begin + _LONGEST) + 1 or begin + _LONGEST
            cut = cut if cut > begin else begin + _LONGEST
            yield begin, cut
            begin = cut
        last = start + stop
    if begin < end:
        yield begin, end


class _Columns:
    """Columns that grow."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.values: dict[str, list[Any]] = {name: [] for name in names}

    def add(self, *row: Any) -> None:
        for column, value in zip(self.values.values(), row, strict=True):
            column.append(value)

    def frame(self) -> pd.DataFrame:
        frame = pd.DataFrame(self.values)
        for name in frame.columns:
            if name in ("sentence", "token", "start", "end", "head"):
                frame[name] = frame[name].astype("int64")
            else:
                frame[name] = frame[name].astype("str")
        return frame


def _add(
    docs: tuple[Any, Any], offset: int, doc_id: str, first: int, sentence: int, tokens: _Columns, sentences: _Columns
) -> tuple[int, int]:
    """Append one paragraph's tokens and sentences, numbered on from these; how many of each there were.

    `docs`: the words as they stand, and what the parser made of them.
    """
    plain, doc = docs
    keep = np.array([not token.is_space for token in doc], dtype=bool)
    number = (np.cumsum(keep) - 1 + first).tolist()
    groups = _sentences(doc, keep)
    for place, group in enumerate(groups, sentence):
        end = plain[group[-1].i]
        sentences.add(doc_id, place, offset + plain[group[0].i].idx, offset + end.idx + len(end))
        for token in group:
            here = plain[token.i]
            start = offset + here.idx
            head = number[token.head.i if keep[token.head.i] else token.i]
            lemma = (token.lemma_ if token.text == here.text else here.text).lower()
            lemma = singular(lemma) if token.tag_ == "NNPS" else lemma
            entity = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else ""
            grammar = (lemma, token.pos_, token.tag_, token.dep_, head, entity)
            tokens.add(doc_id, place, number[token.i], start, start + len(here), *grammar)
    return int(keep.sum()), len(groups)


def _sentences(doc: Any, keep: np.ndarray[Any, np.dtype[np.bool_]]) -> list[list[Any]]:
    """The tokens of each sentence; white space is no token."""
    bounds = _sentence_bounds(doc)
    groups: list[list[Any]] = []
    for token in doc:
        if token.i in bounds:
            groups.append([])
        if keep[token.i]:
            groups[-1].append(token)
    return [group for group in groups if group]


def _sentence_bounds(doc: Any) -> set[int]:
    """First tokens of the sentences; a closing mark belongs to the sentence that it closes."""
    bounds = {0}
    for sentence in list(doc.sents)[1:]:
        first = sentence.start
        while first < len(doc) and doc[first].text in _CLOSERS and not doc[first - 1].whitespace_:
            first += 1
        if first < len(doc):
            bounds.add(first)
    return bounds
