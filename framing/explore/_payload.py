"""Labels of a study → what the explorer's script reads: columns of numbers into lists of texts, each text once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from framing.core.actors import Actors
from framing.core.corpus import Corpus
from framing.core.errors import TableError
from framing.core.tables import VOICES
from framing.report._corpus import join_guides
from framing.report._evidence import mark_sentence
from framing.report._naming import group_words
from framing.report._wording import VOICE_WORDS, load_guides, say_alternatives, say_date, say_guides, say_source


class _Texts:
    """Texts by number, each once, in the order in which they came."""

    def __init__(self, first: Iterable[str] = ()) -> None:
        self.numbers: dict[str, int] = {}
        for text in first:
            self.number(text)

    def number(self, text: str) -> int:
        """The number of the text; the next one for a new text."""
        return self.numbers.setdefault(text, len(self.numbers))

    def list(self) -> list[str]:
        """All texts in order."""
        return list(self.numbers)


def make_payload(corpus: Corpus, actors: Actors, labels: pd.DataFrame, hits: pd.DataFrame | None) -> dict[str, Any]:
    """Everything that the explorer shows, as plain lists.

    Parameters
    ----------
    corpus : Corpus
        Gives each article its title, date, story and address.
    actors : Actors
        Gives ids their names, of actors as of holders.
    labels : DataFrame
        A labels table; row number i of it is row i of every column under `rows`.
    hits : DataFrame, optional
        Gives the labels that a lexicon knows the guides that speak of them.

    Returns
    -------
    dict
        `docs`, `sources`, `actors`, `voices`, `categories`, `holders`, `relations`, `lines`, `notes`, `sentences`, and
        `rows`, a mapping from column to one number a label. Places in a sentence are in UTF-16 units, as a browser
        counts them.

    Raises
    ------
    TableError
        A label speaks of an article that is not in the corpus.
    """
    docs = {str(doc["doc_id"]): (number, doc) for number, doc in enumerate(corpus.docs.to_dict("records"))}
    names = {actor.id: actor.name for actor in actors}
    known, sources = _Texts(), _Texts(say_source(source) for source in sorted(corpus.docs["source"].unique()))
    sizes = labels.drop_duplicates(["actor", "doc_id", "mention"])["actor"].value_counts()
    for actor in sorted(sizes.index, key=lambda actor: (-int(sizes[actor]), str(actor))):
        known.number(str(actor))
    voices, categories, holders, relations = _Texts(VOICES), _Texts([""]), _Texts(), _Texts(["name"])
    lines, notes, sentences, occasions = _Texts(), _Texts([""]), _Texts(), _Texts()
    guides = load_guides()
    rows: dict[str, list[int]] = {
        key: []
        for key in (
            "doc", "actor", "line", "category", "voice", "holder", "relation", "negated", "occasion", "sentence",
            "start", "length", "note",
        )
    }  # fmt: skip
    told = join_guides(labels, hits) if len(labels) else labels
    for row, line in zip(told.to_dict("records"), group_words(labels) if len(labels) else [], strict=True):
        doc_id, actor = str(row["doc_id"]), str(row["actor"])
        if doc_id not in docs:
            raise TableError(
                f"a label speaks of the article {doc_id!r}, which is not in this corpus; give the study's own labels"
            )
        before, words, after, _ = mark_sentence(
            str(row["sentence"]), int(row["start"]) - int(row["sentence_start"]), str(row["text"])
        )
        holder = str(row["holder"])
        rows["doc"].append(docs[doc_id][0])
        rows["actor"].append(known.number(actor))
        rows["line"].append(lines.number(str(line)))
        rows["category"].append(categories.number(str(row["category"])))
        rows["voice"].append(voices.number(str(row["voice"])))
        rows["holder"].append(holders.number(names.get(holder, say_source(holder))))
        rows["relation"].append(relations.number(str(row["relation"])))
        rows["negated"].append(int(bool(row["negated"])))
        rows["occasion"].append(occasions.number(f"{doc_id}\0{actor}\0{row['mention']}"))
        rows["sentence"].append(sentences.number(before + words + after))
        rows["start"].append(_units(before))
        rows["length"].append(_units(words))
        rows["note"].append(notes.number(_say_note(row, guides)))
    return {
        "docs": [_doc(doc, sources) for _, doc in docs.values()],
        "sources": sources.list(),
        "actors": [{"id": actor, "name": names.get(actor, actor)} for actor in known.list()],
        "voices": [{"id": voice, "said": VOICE_WORDS.get(voice, voice)} for voice in voices.list()],
        "categories": categories.list(),
        "holders": holders.list(),
        "relations": relations.list(),
        "lines": lines.list(),
        "notes": notes.list(),
        "sentences": sentences.list(),
        "rows": rows,
    }


def _doc(doc: Mapping[Any, Any], sources: _Texts) -> dict[str, Any]:
    url = str(doc["url"])
    return {
        "id": str(doc["doc_id"]),
        "source": sources.number(say_source(doc["source"])),
        "date": say_date(doc["date"]),
        "story": str(doc["story"]),
        "title": str(doc["title"]),
        "url": url if url.startswith(("https://", "http://")) else "",
    }


def _say_note(row: Mapping[Any, Any], guides: Mapping[str, str]) -> str:
    said = say_guides(str(row.get("guides", "")), guides)
    other = say_alternatives(str(row.get("alternatives", "")))
    return "; ".join(filter(None, (said, f"plainer: {other}" if other else "")))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
