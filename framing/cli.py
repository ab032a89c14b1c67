"""The command line: glue between a path and the floors below."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
import typer.core

from framing.core.errors import ActorsError, FramingError, InputError

if TYPE_CHECKING:
    from framing import Actors, Corpus, Lexicon, Study


class _Polite(typer.core.TyperGroup):
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


app = typer.Typer(cls=_Polite, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

Articles = Annotated[Path, typer.Argument(metavar="PATH", help=".csv, .jsonl, .jsonl.gz, .parquet, .txt or a folder.")]
Text = Annotated[str, typer.Option(metavar="COLUMN", help="The column that holds the articles.")]
Columns = Annotated[
    list[str] | None, typer.Option("--column", metavar="NAME=YOURS", help="Where else to find what: source=outlet.")
]
Headline = Annotated[bool, typer.Option("--headline", help="Put each title before its text.")]
Encoding = Annotated[str, typer.Option(help="What the files are written in.")]
Shelf = Annotated[str, typer.Option("--lexicon", metavar="NAME", help="A lexicon's name, or a CSV file of your own.")]
Out = Annotated[Path, typer.Option(metavar="DIR", help="Where the page and the tables go.")]


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version", help="Say the version and stop.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """How news sources name the actors they write about: which loaded words, in whose voice."""
    if version:
        from framing._version import __version__

        typer.echo(f"framing {__version__}")
        raise typer.Exit


@app.command()
def analyze(  # noqa: PLR0913 - one parameter an option of the command
    path: Articles,
    actors: Annotated[Path | None, typer.Option(metavar="FILE", help="Whom to look for; see Actors.read.")] = None,
    lexicon: Shelf = "conflict",
    out: Out = Path("out"),
    model: Annotated[str | None, typer.Option(help="The parser's model; see framing doctor.")] = None,
    text: Text = "text",
    column: Columns = None,
    headline: Headline = False,
    encoding: Encoding = "utf-8",
) -> None:
    """Find, measure and compare everything in PATH; write a page and the tables."""
    from framing import Actors

    corpus = _load(path, text, column, headline, encoding)
    given = Actors.read(actors) if actors else None
    _analyze(corpus, given, _lexicon(lexicon), out / _name(path), model)


@app.command()
def demo(out: Out = Path("out"), model: Annotated[str | None, typer.Option(help="The parser's model.")] = None) -> None:
    """Analyze the sample corpus that comes with the package."""
    from framing import Actors, load_sample
    from framing.core.paths import data_folder

    actors = Actors.read(data_folder("corpus") / "tamra" / "actors.toml")
    _analyze(load_sample(), actors, _lexicon("conflict"), out / "tamra", model)


@app.command()
def report(folder: Annotated[Path, typer.Argument(metavar="DIR", help="What analyze wrote: OUT/NAME.")]) -> None:
    """Write the page of a saved study anew."""
    if not folder.is_dir():
        raise InputError(f"a study was asked for and {str(folder)!r} is not a folder; run framing analyze first")
    from framing import Study

    typer.echo(f"Page: {_write_page(Study.read(folder), folder)}")


@app.command()
def explore(folder: Annotated[Path, typer.Argument(metavar="DIR", help="What analyze wrote: OUT/NAME.")]) -> None:
    """Write the explorer of a saved study: one page to click through, without network."""
    if not folder.is_dir():
        raise InputError(f"a study was asked for and {str(folder)!r} is not a folder; run framing analyze first")
    from framing import Study
    from framing import explore as open_explorer

    name = folder.resolve().name
    page = open_explorer(Study.read(folder), title=name).save(folder.parent / f"{name}-explorer.html")
    typer.echo(f"Page: {page}")


@app.command()
def terms(
    path: Articles,
    lexicon: Shelf = "conflict",
    top: Annotated[int, typer.Option(help="How many terms to show.")] = 25,
    text: Text = "text",
    column: Columns = None,
    headline: Headline = False,
    encoding: Encoding = "utf-8",
) -> None:
    """Show which loaded terms stand in PATH, and in whose voice."""
    from framing import find_terms
    from framing._terminal import show_terms

    corpus = _load(path, text, column, headline, encoding)
    shelf = _lexicon(lexicon)
    show_terms(find_terms(corpus, shelf), corpus, shelf, top=top)


@app.command()
def lexicons() -> None:
    """List the lexicons on the shelf."""
    from framing import Lexicon
    from framing._terminal import show_lexicons

    show_lexicons([Lexicon.load(name) for name in Lexicon.names()])


@app.command()
def models(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Show all figures of this one.")] = None,
) -> None:
    """List the models that are installed, with their cards and figures."""
    from framing._models import show_models

    show_models(name)


@app.command()
def doctor() -> None:
    """Say what is installed, what is missing, and the command that mends it."""
    from framing._doctor import examine
    from framing._terminal import show_findings

    findings = examine()
    show_findings(findings)
    if any(finding.needed and not finding.fine for finding in findings):
        raise typer.Exit(1)


def main() -> None:
    """Run the command line."""
    app(prog_name="framing")


def _load(path: Path, text: str, column: list[str] | None, headline: bool, encoding: str) -> Corpus:
    from framing import load_path

    columns = {}
    for pair in column or []:
        house, equals, yours = pair.partition("=")
        if not (house and equals and yours):
            raise InputError(f"--column takes NAME=YOURS such as source=outlet; got {pair!r}")
        columns[house] = yours
    return load_path(path, text=text, columns=columns, headline=headline, encoding=encoding)


def _lexicon(name: str) -> Lexicon:
    from framing import Lexicon

    return Lexicon.read(name) if name.endswith(".csv") else Lexicon.load(name)


def _name(path: Path) -> str:
    """What the page and the folder of a path are called; a file named articles is called after its folder."""
    full = path.resolve()
    name = full.name if full.is_dir() else full.name.split(".")[0]
    return full.parent.name if name == "articles" else name


def _analyze(corpus: Corpus, actors: Actors | None, lexicon: Lexicon, folder: Path, model: str | None) -> None:
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
    page = _write_page(study, folder)
    show_choices(study)
    show_labels(study)
    for note in study.notes:
        typer.echo(note)
    if actors is None:
        typer.echo(f"To correct and keep them, copy {folder / 'actors.toml'} and run again with --actors COPY.")
    typer.echo(f"Page: {page}")
    typer.echo(f"Tables: {folder}")


def _write_page(study: Study, folder: Path) -> Path:
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
