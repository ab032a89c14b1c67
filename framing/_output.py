"""How a command ends: pages and tables on disk, a few lines or one JSON document, or one sentence on what was wrong."""

from __future__ import annotations

import errno
import json as codec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
import typer.core

from framing.core.errors import ActorsError, FramingError

if TYPE_CHECKING:
    from framing import Actors, Corpus, Lexicon, Study


class Polite(typer.core.TyperGroup):
    """Bad input ends in one sentence and exit code 2; a traceback is shown only with --debug, wherever it stands."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        rest = [arg for arg in args if arg != "--debug"]
        return super().parse_args(ctx, rest if len(rest) == len(args) else ["--debug", *rest])

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except (typer.Exit, typer.Abort):
            raise
        except Exception as error:
            closed = isinstance(error, OSError) and error.errno == errno.EPIPE
            if ctx.params.get("debug") or closed or hasattr(error, "format_message"):
                raise
            known = isinstance(error, FramingError | OSError)
            said = str(error) if known else f"unexpected {type(error).__name__}: {error}; add --debug to see where"
            typer.echo(f"framing: {said}", err=True)
            raise typer.Exit(2 if known else 1) from error


def run_analysis(
    corpus: Corpus, actors: Actors | None, lexicon: Lexicon, folder: Path, *, model: str | None, json: bool
) -> None:
    """Analyze, save, write the page, and say what came out.

    Raises
    ------
    ActorsError
        None of the actors stands in the articles.
    """
    from framing import analyze
    from framing._terminal import show_choices, show_labels, working

    with working(f"Reading {len(corpus):,} articles"):
        study = analyze(corpus, actors, lexicon, model=model)
    if study.mentions.empty:
        raise ActorsError(
            f"none of the actors [{', '.join(study.actors.ids)}] occurs in the {len(corpus)} articles; "
            "check their names, or leave --actors out to have some proposed"
        )
    study.save(folder)
    page = write_page(study, folder)
    if json:
        say_json({
            "articles": len(corpus), "actors": {key: study.actors[key].name for key in study.actors.ids},
            "page": str(page), "tables": str(folder), "notes": list(study.notes),
            "choices": study.choices, "choice_gaps": study.choice_gaps, "shares": study.shares, "gaps": study.gaps,
        })  # fmt: skip
        return
    show_choices(study)
    show_labels(study)
    for note in study.notes:
        typer.echo(note)
    if actors is None:
        typer.echo(f"To correct and keep them, copy {folder / 'actors.toml'} and run again with --actors COPY.")
    say_page(page, json=False)
    typer.echo(f"Tables: {folder}")


def write_page(study: Study, folder: Path) -> Path:
    """The page of a study, beside its tables."""
    from framing import report_corpus

    name = folder.resolve().name
    page = report_corpus(
        study.corpus,
        hits=study.hits,
        labels=study.labels,
        roles=study.roles,
        contrasts=[study.choice_gaps, study.gaps, study.term_gaps, study.role_gaps],
        actors=study.actors,
        rates=[study.rates, study.shares],
        choices=study.choices,
        title=name,
    )
    return page.save(folder.parent / f"{name}.html")


def say_page(page: Path, *, json: bool) -> None:
    """Where a page lies."""
    if json:
        say_json({"page": str(page)})
    else:
        typer.echo(f"Page: {page}")


def say_json(value: Any) -> None:
    """One document; a table is a list of its rows, and what is missing in it is null."""
    typer.echo(codec.dumps(value, ensure_ascii=False, indent=1, default=_plain))


def _plain(value: Any) -> Any:
    """A table as rows, a path as text, a tuple of numbers as a list."""
    if hasattr(value, "to_json"):
        return codec.loads(value.to_json(orient="records", force_ascii=False, date_format="iso"))
    return value.tolist() if hasattr(value, "tolist") else str(value)
