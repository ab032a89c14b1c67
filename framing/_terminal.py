"""What the command line shows: short tables for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    import pandas as pd

    from framing import Corpus, Lexicon, Study
    from framing._doctor import Finding

_SOURCES = 6
_ACTORS = 4
_FINDINGS = 5
_MAX_Q = 0.05
_FRONT = frozenset({"the", "a", "an", "this", "these", "that", "those", "its", "their"})


def working(what: str) -> AbstractContextManager[Any]:
    """A sign that work goes on, in a terminal only, on the error stream."""
    console = Console(stderr=True)
    if console.is_terminal:
        console.print(Text(f"{what} …", style="dim"))
    return nullcontext()


def show_choices(study: Study) -> None:
    """Loaded word or plain word: the choices of each source with their interval, and what differs between sources."""
    rates = study.choices
    if rates.empty:
        return
    console = Console()
    console.print(Text("Loaded word or plain word, in each source's own voice: how often the loaded one", style="bold"))
    sizes = rates.groupby(["actor", "category"])[["count", "base"]].sum().reset_index()
    sizes = sizes.sort_values(["count", "base", "actor", "category"], ascending=[False, False, True, True])
    table = Table("actor: kind of word", "source", "loaded", "share", "95 %", box=box.SIMPLE, pad_edge=False)
    table.columns[1].no_wrap, table.columns[1].min_width = True, min(max(map(len, rates["group"])), 24)
    for column in table.columns[2:]:
        column.justify, column.no_wrap = "right", True
    for actor, category in sizes[["actor", "category"]].head(_ACTORS).itertuples(index=False):
        rows = rates[(rates["actor"] == actor) & (rates["category"] == category)]
        rows = rows.sort_values(["base", "group"], ascending=[False, True]).head(_SOURCES)
        for number, row in enumerate(rows.sort_values("group").to_dict("records")):
            name = Text("" if number else f"{actor}: {category}", style="bold")
            of, share = f"{row['count']} of {row['base']}", f"{100 * row['estimate']:.0f} %"
            known = row["low"] == row["low"]
            ends = f"{100 * row['low']:.0f} to {100 * row['high']:.0f}" if known else "–"
            table.add_row(name, Text(row["group"]), of, share, ends, end_section=number == len(rows) - 1)
    console.print(table)
    if len(sizes) > _ACTORS:
        console.print(Text(f"On the page: {len(sizes) - _ACTORS} more kinds of word.", style="dim"))
    _show_gaps(study.choice_gaps, console)


def _show_gaps(gaps: pd.DataFrame, console: Console) -> None:
    """What differs in the choices, the larger difference first, and how many comparisons could not be told."""
    shown = gaps[(gaps["q"] < _MAX_Q) & (gaps["estimate"] != 0)]
    shown = shown.assign(size=-shown["estimate"].abs()).sort_values(["size", "actor", "category", "a", "b"])
    for row in shown.head(_FINDINGS).to_dict("records"):
        n = f"{row['n_stories']} stories" if row["n_stories"] else f"{row['n_articles']} articles"
        console.print(Text(f"{row['verdict']}: {row['category']} for {row['actor']} ({n}, q = {row['q']:.3f})"))
    if len(shown) > _FINDINGS:
        console.print(Text(f"On the page: {len(shown) - _FINDINGS} more differences.", style="dim"))
    if len(gaps) and not len(shown):
        untold = int(gaps["q"].isna().sum())
        console.print(Text(f"No difference in these choices is shown; {untold} of {len(gaps)} comparisons rest on too"
                           " few data to show one."))  # fmt: skip
    console.print()


def show_labels(study: Study) -> None:
    """For each actor and source: n occasions of naming in the source's own voice, and the commonest words there."""
    own = study.labels[(study.labels["voice"] == "own") & ~study.labels["negated"].astype(bool)]
    sources = study.corpus.docs["source"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    totals = own.drop_duplicates(["actor", "doc_id", "mention"])["actor"].value_counts()
    actors = sorted((key for key in study.actors.ids if key in totals), key=lambda key: -int(totals[key]))
    console = Console()
    shown = {source: source or "(no source)" for source in sources.index[:_SOURCES]}
    widths = [min(max(map(len, ("actor", *actors))), 16), min(max(map(len, ("source", *shown.values()))), 24), 4]
    widths.append(max(console.width - sum(widths) - 10, 16))
    table = Table(box=box.SIMPLE, pad_edge=False)
    for heading, width in zip(("actor", "source", "n", "commonest words"), widths, strict=True):
        table.add_column(heading, no_wrap=True, width=width, justify="right" if heading == "n" else "left")
    for actor in actors[:_ACTORS]:
        for number, (source, said) in enumerate(shown.items()):
            rows = own[(own["actor"] == actor) & (own["source"] == source)]
            n = len(rows.drop_duplicates(["doc_id", "mention"]))
            last = number == len(shown) - 1
            name = Text("" if number else actor, style="bold")
            table.add_row(name, Text(said), str(n), Text(_commonest(rows, widths[-1])), end_section=last)
    console.print(Text("What each source calls whom in its own voice: n occasions, and the words chosen", style="bold"))
    console.print(table)
    console.print(Text("; ".join(f"{actor}: {study.actors[actor].name}" for actor in actors[:_ACTORS]), style="dim"))
    cut = [f"{n} more {what}" for n, what in ((len(actors) - _ACTORS, "actors"), (len(sources) - _SOURCES, "sources"))]
    left = [said for said in cut if not said.startswith(("-", "0"))]
    if left:
        console.print(Text(f"On the page: {' and '.join(left)}."))


def _commonest(rows: pd.DataFrame, width: int) -> str:
    """The labels that are no names, commonest first, each with how often it stands; as many as fit."""
    if rows.empty:
        return "–"
    words = rows[rows["relation"] != "name"]
    words = words.assign(said=words["text"].map(bare_label)).drop_duplicates(["doc_id", "mention", "said"])
    counts = words["said"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    shown = ""
    for said, count in counts.items():
        longer = f"{shown}, {said} {count}" if shown else f"{said} {count}"
        if shown and len(longer) > width:
            break
        shown = longer
    return shown or "names only"


def bare_label(label: str) -> str:
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
    rows = count_terms(hits)
    table = Table("term", "category", "own voice", "others' words", "articles", "advised against by", box=box.SIMPLE)
    table.columns[0].no_wrap = True
    for column in table.columns[2:5]:
        column.justify = "right"
    for row in rows.head(top).to_dict("records"):
        numbers = (row["own"], row["others"], row["articles"])
        table.add_row(Text(row["term"]), Text(row["category"]), *map(str, numbers), Text(row["advised_against_by"]))
    console.print(table)
    if len(rows) > top:
        console.print(Text(f"{len(rows) - top} more terms; --top {len(rows)} shows all"))


def count_terms(hits: pd.DataFrame) -> pd.DataFrame:
    """A row a term, the commonest first: how often in the outlets' own voice, in others' words, in how many texts."""
    counted = hits.assign(own=hits["voice"] == "own", others=hits["voice"] != "own")
    rows = counted.groupby(["term", "category"], sort=True).agg(
        own=("own", "sum"), others=("others", "sum"), articles=("doc_id", "nunique"), guides=("guides", "first")
    )
    order = (-(rows["own"] + rows["others"])).sort_values(kind="stable").index
    rows = rows.loc[order].reset_index()
    return rows.assign(advised_against_by=rows.pop("guides").map(_guides))


def _guides(verdicts: str) -> str:
    """The guides that say to avoid a term."""
    pairs = (pair.strip().partition(":") for pair in verdicts.split(";"))
    return ", ".join(guide for guide, _, verdict in pairs if verdict == "avoid")


def show_lexicons(shelf: Sequence[Lexicon]) -> None:
    """Each lexicon with its size and its categories."""
    table = Table("lexicon", "terms", "categories", box=box.SIMPLE)
    for lexicon in shelf:
        table.add_row(lexicon.name, str(len(lexicon)), Text(", ".join(lexicon.categories)))
    Console().print(table)


def show_entries(lexicon: Lexicon) -> None:
    """Each term of a lexicon with its category, what could stand instead and how grave it is."""
    table = Table("term", "category", "severity", "plainer", box=box.SIMPLE)
    for term in lexicon:
        table.add_row(Text(term.term), Text(term.category), str(term.severity), Text(", ".join(term.alternatives)))
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
