"""One article on one page: its text untouched, with every found word marked by voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from framing.core.corpus import Corpus
from framing.core.errors import FramingError, InputError
from framing.core.tables import check_table
from framing.report._evidence import check_words
from framing.report._page import Page, render_page
from framing.report._provenance import collect_provenance
from framing.report._wording import (
    NO_CATEGORY,
    load_guides,
    say_alternatives,
    say_count,
    say_date,
    say_guides,
    say_source,
    say_voice,
)


@dataclass(frozen=True)
class Mark:
    """One row of a table as it is marked in the text and listed below it."""

    number: int
    start: int
    end: int
    words: str
    kind: str
    voice: str
    tag: str
    category: str
    stance: str
    said: str
    note: str

    @property
    def title(self) -> str:
        """Everything in one line, for the pointer."""
        return " · ".join(filter(None, (self.kind, self.category, self.stance, self.said, self.note)))


@dataclass(frozen=True)
class Segment:
    """A stretch of the text inside which the same marks hold."""

    text: str
    quoted: str
    mark: Mark | None
    first: bool
    opening: tuple[int, ...]
    tag: str
    title: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Article:
    """One article with what was found in it, as a page needs it."""

    row: pd.DataFrame
    title: str
    lang: str
    where: tuple[str, ...]
    url: str
    words: str
    marks: tuple[Mark, ...]
    segments: tuple[Segment, ...]
    tables: Mapping[str, pd.DataFrame | None]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many marks there are of each kind."""
        kinds = ("loaded term", "label", "name", "quotation")
        return [(kind, sum(mark.kind == kind for mark in self.marks)) for kind in kinds]


def report_document(
    corpus: Corpus,
    doc_id: str,
    *,
    hits: pd.DataFrame | None = None,
    labels: pd.DataFrame | None = None,
    quotes: pd.DataFrame | None = None,
) -> Page:
    """Make the page of one article.

    Parameters
    ----------
    corpus : Corpus
        Where the article stands.
    doc_id : str
        Its id.
    hits, labels, quotes : DataFrame, optional
        What was found in it; rows of other articles are left out.

    Returns
    -------
    Page
        The text as it stands, character for character; loaded terms and labels underlined by voice, with the voice
        written beside them; quotations shaded. Below it a list of all marks.

    Raises
    ------
    InputError
        No article has that id.
    TableError
        A column is missing, or a row's words do not stand in the article where it says.
    """
    article = mark_article(corpus, doc_id, {"hits": hits, "labels": labels, "quotes": quotes}, "report_document")
    return render_page(
        "document.html",
        article.title,
        doc_id=doc_id,
        article=article,
        given=[name for name, table in article.tables.items() if table is not None],
        doc_anchors={},
        provenance=collect_provenance([("articles", article.row), *article.tables.items()]),
    )


def mark_article(corpus: Corpus, doc_id: str, tables: Mapping[str, pd.DataFrame | None], call: str) -> Article:
    """Cut one article wherever a row of the tables (hits, labels, quotes) begins or ends; `call` is who asks."""
    if not isinstance(corpus, Corpus):
        raise FramingError(f"{call} starts from a Corpus; this is a {type(corpus).__name__}; make one by load_…")
    found = corpus.docs[corpus.docs["doc_id"] == doc_id]
    if not len(found):
        some = ", ".join(corpus.docs["doc_id"].head(5)) + (", …" if len(corpus) > 5 else "")
        raise InputError(f"no article has the id {doc_id!r}; there are {len(corpus):,}: [{some}]")
    doc = found.iloc[0]
    text = str(doc["text"])
    chosen = {name: None if table is None else _choose(table, name, doc_id, text) for name, table in tables.items()}
    marks = _make_marks(chosen)
    url = str(doc["url"])
    return Article(
        row=found,
        title=str(doc["title"]) or f"Article {doc_id}",
        lang=str(doc["lang"]),
        where=tuple(filter(None, (say_source(doc["source"]), say_date(doc["date"]), str(doc["story"])))),
        url=url if url.startswith(("https://", "http://")) else "",
        words=say_count(int(corpus.n_words[doc_id]), "word"),
        marks=tuple(marks),
        segments=tuple(cut_segments(text, marks)),
        tables=chosen,
    )


def cut_segments(text: str, marks: Sequence[Mark]) -> list[Segment]:
    """The text in stretches, cut wherever a mark begins or ends; joined they are the text.

    Where several marks cover a stretch, the shortest gives it its look and all of them speak in its title; a term
    comes before a label of the same length.
    """
    edges = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    ordered = sorted(marks, key=lambda mark: mark.start)
    active: list[Mark] = []
    waiting = 0
    segments = []
    for start, end in zip(edges, edges[1:], strict=False):
        while waiting < len(ordered) and ordered[waiting].start <= start:
            active.append(ordered[waiting])
            waiting += 1
        active = [mark for mark in active if mark.end > start]
        words = [mark for mark in active if mark.kind != "quotation"]
        words.sort(key=lambda mark: (mark.end - mark.start, mark.kind != "loaded term", mark.number))
        quotes = [mark for mark in active if mark.kind == "quotation"]
        opening = tuple(mark.number for mark in [*words, *quotes] if mark.start == start)
        running = {mark.tag for mark in words if mark.end > end}
        ending = dict.fromkeys(mark.tag for mark in words if mark.end == end and mark.tag not in running)
        segments.append(
            Segment(
                text[start:end],
                "; ".join(mark.title for mark in quotes),
                words[0] if words else None,
                bool(words) and words[0].start == start,
                opening,
                " + ".join(filter(None, ending)),
                " | ".join(mark.title for mark in words),
                (*words, *quotes),
            )
        )
    return segments


def _choose(table: pd.DataFrame, name: str, doc_id: str, text: str) -> pd.DataFrame:
    rows = check_table(table, name)
    rows = rows[rows["doc_id"] == doc_id].sort_values(["start", "end"], kind="stable")
    for start, end, words in zip(rows["start"], rows["end"], rows["text"], strict=True):
        check_words(text, doc_id, int(start), int(end), str(words))
    return rows


def _make_marks(tables: Mapping[str, pd.DataFrame | None]) -> list[Mark]:
    guides = load_guides()
    found: list[tuple[int, int, str, str, str, str, str, str, str, str]] = []
    for name, table in tables.items():
        for row in [] if table is None else table.to_dict("records"):
            start, end, words = int(row["start"]), int(row["end"]), str(row["text"])
            if name == "quotes":
                kind, voice, tag, category, stance = "quotation", "", "", str(row["kind"]), ""
                said = f"speaker: {row['speaker'] or 'none given'}"
                note = f"introduced by “{row['cue']}”" if row["cue"] else ""
            else:
                kind = "loaded term" if name == "hits" else "name" if row["relation"] == "name" else "label"
                voice, category, stance = str(row["voice"]), str(row["category"]), str(row["stance"])
                tag = "" if kind == "name" else say_voice(voice, str(row["holder"]), str(row["source"]))
                said = say_voice(voice, str(row["holder"]), str(row["source"])) + ("; denied" if row["negated"] else "")
                if name == "hits":
                    note = say_guides(str(row["guides"]), guides)
                    if row["alternatives"]:
                        note = "; ".join(filter(None, (note, f"alternatives: {say_alternatives(row['alternatives'])}")))
                else:
                    note = f"{row['relation']} of {row['actor']}"
                    category = category or ("" if kind == "name" else NO_CATEGORY)
            found.append((start, end, words, kind, voice, tag, category, stance, said, note))
    found.sort(key=lambda mark: (mark[0], mark[1], mark[3]))
    return [Mark(number, *mark) for number, mark in enumerate(found, 1)]
