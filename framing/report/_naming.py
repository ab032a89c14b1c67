"""What one actor is called, laid out for a page: own voice by category, other voices by holder."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from framing.report._evidence import Anchors
from framing.report._matrix import Matrix, build_matrix
from framing.report._wording import (
    NO_CATEGORY,
    PLAIN_NAMES,
    VOICE_WORDS,
    say_alternatives,
    say_count,
    say_guides,
    say_list,
)

_DETERMINER = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Naming:
    """One actor on a page."""

    actor: str
    name: str
    anchor: str
    lead: str
    own: Matrix | None
    others: tuple[tuple[str, str, Matrix], ...]

    @property
    def categories(self) -> dict[str, str]:
        """Category → the anchor of its block in the own-voice table."""
        return {block.name: block.anchor for block in self.own.blocks} if self.own else {}


def describe_naming(
    labels: pd.DataFrame, anchors: Anchors, *, actor: str, name: str, guides: Mapping[str, str]
) -> Naming:
    """Lay out the labels of one actor; every row of the table is counted in exactly one cell.

    A column `_number` is kept as the rows' name; without one they are numbered here.
    """
    anchor = anchors.new("a")
    labels = labels if "_number" in labels.columns else labels.assign(_number=range(len(labels)))
    rows = labels.assign(_line=group_words(labels))
    own = rows[rows["voice"] == "own"]
    own_matrix = None
    if len(own):
        matrix_rows = own.assign(_block=_categories(own))
        own_matrix = build_matrix(
            matrix_rows,
            anchors,
            columns=_bases(own, labels),
            last=(NO_CATEGORY, PLAIN_NAMES),
            notes=_remarks(matrix_rows, guides),
        )
    others = []
    voices = [voice for voice in VOICE_WORDS if voice != "own"]
    voices += sorted(set(rows["voice"]) - set(VOICE_WORDS))
    for voice in voices:
        part = rows[rows["voice"] == voice]
        if len(part):
            block = part["holder"].where(part["holder"] != "", "unnamed")
            matrix = build_matrix(
                part.assign(_block=block), anchors, columns=_bases(part, part), notes=_category_notes(part)
            )
            others.append((voice, VOICE_WORDS.get(voice, voice), matrix))
    return Naming(actor, name, anchor, _say_lead(labels, name), own_matrix, tuple(others))


def count_occasions(labels: pd.DataFrame) -> int:
    """Naming occasions: different pairs of article and mention."""
    return int((~labels.duplicated(["doc_id", "mention"])).sum())


def _bases(part: pd.DataFrame, whole: pd.DataFrame) -> dict[str, str]:
    bases = {}
    for source in sorted(whole["source"].unique()):
        rows = part[part["source"] == source]
        bases[str(source)] = (
            f"n = {say_count(count_occasions(rows), 'occasion')}, {say_count(rows['doc_id'].nunique(), 'article')}"
        )
    return bases


def _categories(rows: pd.DataFrame) -> pd.Series[str]:
    plain = pd.Series(NO_CATEGORY, index=rows.index).mask(rows["relation"] == "name", PLAIN_NAMES)
    return plain.where(rows["category"] == "", rows["category"])


def group_words(labels: pd.DataFrame) -> pd.Series[str]:
    """One line a label: case, white space and a leading article do not matter; denied labels stand apart."""
    shown = labels["text"].str.split().str.join(" ").str.replace(_DETERMINER, "", regex=True)
    shown = shown.where(shown != "", labels["text"])
    folded = shown.str.casefold()
    counted = pd.DataFrame({"shown": shown, "folded": folded}).value_counts().reset_index(name="count")
    counted = counted.sort_values(["count", "shown"], ascending=[False, True]).drop_duplicates("folded")
    best = dict(zip(counted["folded"], counted["shown"], strict=True))
    lines = folded.map(best).astype("str")
    return lines.mask(labels["negated"], lines + " (denied)")


def _remarks(rows: pd.DataFrame, guides: Mapping[str, str]) -> dict[str, str]:
    if "guides" not in rows.columns:
        return {}
    remarks = {}
    for line, part in rows[rows["guides"] != ""].groupby("_line", sort=True):
        said = [say_guides(str(part["guides"].iloc[0]), guides)]
        if "alternatives" in part.columns and part["alternatives"].iloc[0]:
            said.append(f"alternatives: {say_alternatives(str(part['alternatives'].iloc[0]))}")
        remarks[str(line)] = "; ".join(filter(None, said))
    return remarks


def _category_notes(rows: pd.DataFrame) -> dict[str, str]:
    known = rows[rows["category"] != ""]
    return {str(line): ", ".join(sorted(part["category"].unique())) for line, part in known.groupby("_line", sort=True)}


def _say_lead(labels: pd.DataFrame, name: str) -> str:
    named = labels["source"].nunique()
    parts = []
    for voice in [*VOICE_WORDS, *sorted(set(labels["voice"]) - set(VOICE_WORDS))]:
        rows = labels[labels["voice"] == voice]
        if len(rows):
            parts.append(f"{count_occasions(rows):,} {voice}")
    return (
        f"{name} is named on {say_count(count_occasions(labels), 'occasion')} in "
        f"{say_count(labels['doc_id'].nunique(), 'article')} by {say_count(named, 'source')}; by voice: "
        f"{say_list(parts)}. {say_count(len(labels), 'row')} of evidence in all."
    )


@dataclass(frozen=True)
class Glance:
    """One actor at a glance: for each source the commonest labels of its own voice, with counts, and the occasions."""

    name: str
    anchor: str
    cells: tuple[tuple[tuple[tuple[str, int, bool], ...], int], ...]


def glance_at(labels: pd.DataFrame, named: Sequence[Naming], *, top: int = 3) -> list[Glance]:
    """Who calls whom what: a row an actor, a cell a source; a label that a lexicon knows is marked as loaded."""
    own = labels[(labels["voice"] == "own") & ~labels["negated"]]
    own = own.assign(_line=group_words(own)) if len(own) else own
    sources = sorted(labels["source"].unique())
    rows = []
    for naming in named:
        cells = []
        for source in sources:
            part = own[(own["actor"] == naming.actor) & (own["source"] == source)]
            words = (
                part[part["relation"] != "name"].drop_duplicates(["doc_id", "mention", "_line"]) if len(part) else part
            )
            loaded = set(words.loc[words["category"] != "", "_line"]) if len(words) else set()
            counts = words["_line"].value_counts() if len(words) else {}
            ranked = sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))[:top]
            cells.append((tuple((str(word), int(n), word in loaded) for word, n in ranked), count_occasions(part)))
        rows.append(Glance(naming.name, naming.anchor, tuple(cells)))
    return rows
