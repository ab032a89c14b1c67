"""What the command line shows: short tables for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from framing.core.lexicon import PROJECT

if TYPE_CHECKING:
    import pandas as pd

    from framing import Corpus, Lexicon, Study
    from framing._doctor import Finding

_SOURCES = 5
_ACTORS = 8
_LABELS = 2
_FRONT = frozenset({"the", "a", "an", "this", "these", "that", "those", "its", "their"})


def working(what: str) -> AbstractContextManager[Any]:
    """A sign that work goes on, in a terminal only, on the error stream."""
    return Console(stderr=True).status(f"{what} …")


def show_labels(study: Study) -> None:
    """Actor × source: the commonest labels in the source's own voice, with how often, and n occasions of naming."""
    own = study.labels[(study.labels["voice"] == "own") & ~study.labels["negated"]]
    sources = study.corpus.docs["source"].value_counts(sort=True).sort_index(kind="stable")
    sources = sources.sort_values(ascending=False, kind="stable")
    columns = list(sources.index[:_SOURCES])
    named = own.drop_duplicates(["actor", "doc_id", "mention"])
    totals = named["actor"].value_counts()
    rows = [actor for actor in sorted(study.actors.ids, key=lambda actor: -totals.get(actor, 0)) if actor in totals]
    table = Table("actor", *(source or "(no source)" for source in columns), box=box.SIMPLE, show_lines=True, pad_edge=False)
    for actor in rows[:_ACTORS]:
        cells = [_cell(own[(own["actor"] == actor) & (own["source"] == source)]) for source in columns]
        table.add_row(Text(actor, style="bold"), *cells)
    console = Console()
    console.print(Text("What each source calls whom in its own voice: commonest words, of n occasions", style="bold"))
    console.print(table)
    console.print(Text("; ".join(f"{actor}: {study.actors[actor].name}" for actor in rows[:_ACTORS]), style="dim"))
    cut = [f"{len(rows) - _ACTORS} more actors"] * (len(rows) > _ACTORS)
    cut += [f"{len(sources) - _SOURCES} more sources"] * (len(sources) > _SOURCES)
    if cut:
        console.print(Text(f"{' and '.join(cut)} on the page"))


def _cell(rows: pd.DataFrame) -> Text:
    occasions = rows.drop_duplicates(["doc_id", "mention"])
    if occasions.empty:
        return Text("–", style="dim")
    words = rows[rows["relation"] != "name"]
    words = words.assign(said=words["text"].map(_bare)).drop_duplicates(["doc_id", "mention", "said"])
    counts = words["said"].value_counts().sort_index(kind="stable").sort_values(ascending=False, kind="stable")
    lines = [f"{count} {said}" for said, count in counts.head(_LABELS).items()] or ["name only"]
    cell = Text("\n".join(lines))
    cell.append(f"\nn {len(occasions)}", style="dim")
    return cell


def _bare(label: str) -> str:
    """The label in small letters, without the article or pronoun in front."""
    words = label.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _FRONT else words)


def show_terms(hits: pd.DataFrame, corpus: Corpus, lexicon: Lexicon, *, top: int) -> None:
    """Each term with how often it stands in the outlets' own voice and in the words of others."""
    console = Console()
    words = int(corpus.n_words.sum())
    console.print(
        Text(f"{len(hits):,} loaded terms of lexicon {lexicon.name} in {len(corpus):,} articles, {words:,} words")
    )
    if hits.empty:
        return
    counted = hits.assign(own=hits["voice"] == "own").groupby(["term", "category"], sort=True)
    rows = counted.agg(
        own=("own", "sum"), all=("own", "size"), articles=("doc_id", "nunique"), guides=("guides", "first")
    )
    rows = rows.sort_values("all", ascending=False, kind="stable").reset_index()
    table = Table("term", "category", "own voice", "others' words", "articles", "guides", box=box.SIMPLE)
    for column in table.columns[2:5]:
        column.justify = "right"
    for row in rows.head(top).to_dict("records"):
        numbers = (row["own"], row["all"] - row["own"], row["articles"])
        table.add_row(Text(row["term"]), Text(row["category"]), *map(str, numbers), Text(_guides(row["guides"])))
    console.print(table)
    if len(rows) > top:
        console.print(Text(f"{len(rows) - top} more terms; --top {len(rows)} shows all"))


def _guides(verdicts: str) -> str:
    """The guides that speak of a term; that none does is left blank."""
    return "" if verdicts == PROJECT else verdicts


def show_lexicons(shelf: Sequence[Lexicon]) -> None:
    """Each lexicon with its size and its categories."""
    table = Table("lexicon", "terms", "categories", box=box.SIMPLE)
    for lexicon in shelf:
        table.add_row(lexicon.name, str(len(lexicon)), Text(", ".join(lexicon.categories)))
    Console().print(table)


def show_findings(findings: Sequence[Finding]) -> None:
    """Each thing looked at, and below them the commands that mend what is missing."""
    table = Table("", "what", "found", box=box.SIMPLE)
    for finding in findings:
        sign = "ok" if finding.fine else ("MISSING" if finding.needed else "not there")
        table.add_row(sign, Text(f"{finding.group}: {finding.name}"), Text(finding.found))
    console = Console()
    console.print(table)
    for finding in findings:
        if not finding.fine:
            console.print(Text(f"{finding.group}: {finding.name} — to mend: {finding.mend}"), soft_wrap=True)
