"""Commands that read a saved study: labels, quotes, compare, table, report, methods, explore."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli._completion import (
    GAPS,
    KINDS,
    complete_actor,
    complete_column,
    complete_gap,
    complete_table,
    complete_voice,
)
from framing.cli._output import make_records, write_json
from framing.cli._root import Json, command, in_terminal, stop_empty
from framing.core.errors import ActorsError, InputError, TableError

if TYPE_CHECKING:
    import pandas as pd

    from framing import Study

Saved = Annotated[Path, typer.Argument(metavar="STUDY", help="The folder that analyze wrote: OUT/NAME.")]
Whom = Annotated[
    str | None, typer.Option("--actor", metavar="ID", help="Only this one.", autocompletion=complete_actor)
]
Outlet = Annotated[str | None, typer.Option("--source", metavar="NAME", help="Only this outlet.")]
File = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where to write it.")]
Open = Annotated[
    bool | None, typer.Option("--open/--no-open", help="Show it in a browser; so by default in a terminal.")
]
Show = Annotated[int | None, typer.Option("--top", min=1, help="How many rows to show; 25 by default, in JSON all.")]
_TOP = 25


@command(
    "framing labels out/news",
    "framing labels out/news --actor union --voice all --top 5",
    "framing labels out/news --word union --sentences",
)
def labels(  # noqa: PLR0913 - one parameter an option of the command
    study: Saved,
    actor: Whom = None,
    source: Outlet = None,
    voice: Annotated[
        str, typer.Option(help="own, quoted, reported, distanced or all.", autocompletion=complete_voice)
    ] = "own",
    word: Annotated[str, typer.Option(metavar="LETTERS", help="Only labels with these letters.")] = "",
    sentences: Annotated[bool, typer.Option("--sentences", help="Each label in its sentence.")] = False,
    top: Show = None,
    as_json: Json = False,
) -> None:
    """Show what each source calls each actor, from a saved study; plain names are left out."""
    from framing.cli._shown import count_labels, show_labels_in_place, show_rows

    if voice not in (voices := ("own", "quoted", "reported", "distanced", "all")):
        raise InputError(f"--voice is one of [{', '.join(voices)}]; it was given {voice!r}")
    rows = _narrow(_read(study), "labels", actor, source)
    rows = rows[rows["relation"] != "name"]
    rows = rows if voice == "all" else rows[rows["voice"] == voice]
    rows = rows[rows["text"].str.contains(word, case=False, regex=False)]
    shown = rows if sentences else count_labels(rows)
    if as_json:
        write_json(make_records(shown.head(top or len(shown))))
    elif sentences:
        show_labels_in_place(shown, top=top or _TOP)
    else:
        show_rows(shown, top=top or _TOP)
    if shown.empty:
        stop_empty("no label of this study is of that kind; --voice all looks at every voice")


@command(
    "framing quotes out/news",
    "framing quotes out/news --top 3 --json",
)
def quotes(
    study: Saved,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Only this one's words.")] = None,
    source: Outlet = None,
    top: Show = None,
    as_json: Json = False,
) -> None:
    """Show who is quoted, where, and with which words, from a saved study."""
    from framing.cli._shown import show_rows

    rows = _narrow(_read(study), "quotes", None, source)
    if speaker is not None:
        known = sorted(set(rows["speaker"]) - {""})
        if speaker not in known:
            raise InputError(f"the speaker {speaker!r} was asked for; those quoted are [{', '.join(known)}]")
        rows = rows[rows["speaker"] == speaker]
    if as_json:
        write_json(make_records(rows.head(top or len(rows))))
    else:
        show_rows(rows[["speaker", "source", "kind", "text"]], top=top or _TOP)
    if rows.empty:
        stop_empty("no quotation was found in these articles")


@command(
    "framing compare out/news",
    "framing compare out/news --of labels --actor union",
    "framing compare out/news --of terms --json",
)
def compare(
    study: Saved,
    of: Annotated[
        str, typer.Option("--of", help="choices, labels, terms or roles.", autocompletion=complete_gap)
    ] = "choices",
    actor: Whom = None,
    top: Show = None,
    as_json: Json = False,
) -> None:
    """Show which sources differ, from a saved study: estimate, interval, adjusted p, and what it rests on."""
    from framing.cli._shown import order_gaps, show_gaps

    if of not in GAPS:
        raise InputError(f"--of is one of [{', '.join(GAPS)}]; it was given {of!r}")
    found = _read(study)
    rows = order_gaps(_narrow(found, GAPS[of], actor, None))
    if as_json:
        write_json(make_records(rows.head(top or len(rows))))
    else:
        show_gaps(rows, top=top or _TOP)
    if rows.empty:
        why = " ".join(note for note in found.notes if "compared" in note)
        stop_empty(f"nothing was compared here; {why or 'framing compare --of labels and --of terms look elsewhere'}")


@command(
    "framing table out/news",
    "framing table out/news gaps --columns a,b,actor,category,estimate,verdict",
    "framing table out/news labels --out labels.csv",
)
def table(
    study: Saved,
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="Without it, the tables are listed.", autocompletion=complete_table),
    ] = None,
    columns: Annotated[
        str, typer.Option(metavar="A,B,…", help="Only these columns.", autocompletion=complete_column)
    ] = "",
    out: File = None,
    as_json: Json = False,
) -> None:
    """Write a table of a saved study as CSV, to standard output or a file, for R, Excel or a pipe."""
    found = _read(study)
    if name is None:
        sizes = {key: len(_table(found, key)) for key in KINDS}
        if as_json:
            write_json(sizes)
        else:
            typer.echo("\n".join(f"{key:<12} {size:>8,} rows" for key, size in sizes.items()))
        return
    rows = _table(found, name)
    wanted = [column.strip() for column in columns.split(",") if column.strip()] or list(rows.columns)
    lacking = [column for column in wanted if column not in rows.columns]
    if lacking:
        raise TableError(f"the column {lacking[0]!r} was asked for; {name} has [{', '.join(rows.columns)}]")
    if out is not None:
        out.parent.mkdir(parents=True, exist_ok=True)
        rows[wanted].to_csv(out, index=False, encoding="utf-8-sig")
        typer.echo(f"Table: {out}", err=as_json)
    elif not as_json:
        typer.echo(rows[wanted].to_csv(index=False), nl=False)
    if as_json:
        write_json(make_records(rows[wanted]))
    if rows.empty:
        stop_empty(f"the table {name} of this study has no rows")


@command(
    "framing report out/news",
    "framing report out/news --actor union --out union.html",
)
def report(
    study: Saved,
    actor: Whom = None,
    article: Annotated[str | None, typer.Option(metavar="ID", help="The page of one article.")] = None,
    out: File = None,
    as_json: Json = False,
) -> None:
    """Write a page of a saved study: the whole, one actor, or one article."""
    from framing import report_actor, report_document
    from framing.cli._pages import make_page

    if actor is not None and article is not None:
        raise InputError("a page is about one thing; give --actor or --article")
    found, name = _read(study), study.resolve().name
    beside = study.parent
    if actor is not None:
        rows = _narrow(found, "labels", actor, None)
        page = report_actor(rows, found.gaps, actor=actor, name=found.actors[actor].name)
        file = beside / f"{name}-{actor}.html"
    elif article is not None:
        page = report_document(found.corpus, article, hits=found.hits, labels=found.labels, quotes=found.quotes)
        file = beside / f"{name}-{article}.html"
    else:
        page, file = make_page(found, name), beside / f"{name}.html"
    _say_page(page.save(out or file), as_json=as_json)


@command(
    "framing methods out/news",
    "framing methods out/news > methods.md",
)
def methods(study: Saved) -> None:
    """Print the methods paragraph of a saved study in Markdown: every setting, version and hash."""
    from framing import report_methods

    typer.echo(report_methods(_read(study)).markdown)


@command(
    "framing explore out/news",
    "framing explore out/news --no-open --out explorer.html",
)
def explore(study: Saved, out: File = None, show: Open = None, as_json: Json = False) -> None:
    """Open the explorer of a saved study: one page to click through, without network."""
    from framing import explore as open_explorer

    found, name = _read(study), study.resolve().name
    page = open_explorer(found, title=name).save(out or study.parent / f"{name}-explorer.html")
    _say_page(page, as_json=as_json)
    if show or (show is None and in_terminal() and not as_json):
        typer.launch(page.resolve().as_uri())


def _read(folder: Path) -> Study:
    from framing import Study

    if not folder.is_dir():
        raise InputError(f"a study was asked for and {str(folder)!r} is not a folder; run framing analyze first")
    return Study.read(folder)


def _table(study: Study, name: str) -> pd.DataFrame:
    if name not in KINDS:
        raise TableError(f"the table {name!r} was asked for; a study has [{', '.join(KINDS)}]")
    found: pd.DataFrame = study.corpus.docs if name == "docs" else getattr(study, name)
    return found


def _narrow(study: Study, name: str, actor: str | None, source: str | None) -> pd.DataFrame:
    """Rows of a table about one actor and of one outlet, each known to the study."""
    rows = _table(study, name)
    if actor is not None:
        if actor not in study.actors.ids:
            raise ActorsError(f"the actor {actor!r} was asked for; this study has [{', '.join(study.actors.ids)}]")
        if "actor" in rows:
            rows = rows[rows["actor"] == actor]
    if source is not None:
        known = sorted(study.corpus.docs["source"].unique())
        if source not in known:
            raise InputError(f"the outlet {source!r} was asked for; this study has [{', '.join(known)}]")
        rows = rows[rows["source"] == source]
    return rows


def _say_page(page: Path, *, as_json: bool) -> None:
    if as_json:
        write_json({"page": str(page)})
    else:
        typer.echo(f"Page: {page}")
