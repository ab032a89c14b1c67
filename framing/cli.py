"""The command line: glue between a path and the floors below."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing._output import Polite, run_analysis, say_json, say_page, write_page
from framing.core.errors import InputError

if TYPE_CHECKING:
    from framing import Corpus, Lexicon, Study


_EXIT = "Exit codes: 0 done; 1 an unexpected error, or doctor finds something missing; 2 bad input or a bad option."
app = typer.Typer(cls=Polite, no_args_is_help=True, pretty_exceptions_enable=False, epilog=_EXIT)


def _names_of(kind: str) -> Callable[[str], list[str]]:
    """What the shell offers: the names of lexicons or models that begin so."""

    def offer(begun: str) -> list[str]:
        from framing import Lexicon
        from framing._models import read_cards

        names = Lexicon.names() if kind == "lexicons" else [card.name for card in read_cards()]
        return [name for name in names if name.startswith(begun)]

    return offer


def _command(*examples: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A command whose help ends in examples."""

    def add(function: Callable[..., None]) -> Callable[..., None]:
        shown = "\n".join(examples)
        return app.command(help=f"{function.__doc__}\n\n\b\n{shown}")(function)

    return add


Articles = Annotated[Path, typer.Argument(metavar="PATH", help=".csv, .jsonl, .jsonl.gz, .parquet, .txt or a folder.")]
Text = Annotated[str, typer.Option(metavar="COLUMN", help="The column that holds the articles.")]
Columns = Annotated[
    list[str] | None, typer.Option("--column", metavar="NAME=YOURS", help="Where else to find what: source=outlet.")
]
Headline = Annotated[bool, typer.Option("--headline", help="Put each title before its text.")]
Encoding = Annotated[str, typer.Option(help="What the files are written in.")]
Shelf = Annotated[
    str,
    typer.Option(
        "--lexicon", metavar="NAME", help="A lexicon's name, or a CSV file of your own.",
        autocompletion=_names_of("lexicons"),
    ),
]  # fmt: skip
Out = Annotated[Path, typer.Option(metavar="DIR", help="Where the page and the tables go.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON document on standard output and nothing else.")]
Saved = Annotated[Path, typer.Argument(metavar="DIR", help="What analyze wrote: OUT/NAME.")]


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


@_command(
    "framing analyze news.csv --text body --column source=outlet --actors actors.toml",
    "framing analyze folder-of-texts",
    "framing analyze news.csv --text body --json",
)
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
    json: Json = False,
) -> None:
    """Find, measure and compare everything in PATH; write a page and the tables."""
    from framing import Actors

    corpus = _load(path, text, column, headline, encoding)
    given = Actors.read(actors) if actors else None
    run_analysis(corpus, given, _lexicon(lexicon), out / _name(path), model=model, json=json)


@_command(
    "framing demo",
    "framing demo --out elsewhere",
)
def demo(
    out: Out = Path("out"),
    model: Annotated[str | None, typer.Option(help="The parser's model.")] = None,
    json: Json = False,
) -> None:
    """Analyze the sample corpus that comes with the package."""
    from framing import Actors, load_sample
    from framing.core.paths import data_folder

    actors = Actors.read(data_folder("corpus") / "tamra" / "actors.toml")
    run_analysis(load_sample(), actors, _lexicon("conflict"), out / "tamra", model=model, json=json)


@_command(
    "framing report out/news",
)
def report(folder: Saved, json: Json = False) -> None:
    """Write the page of a saved study anew."""
    say_page(write_page(_read(folder), folder), json=json)


@_command(
    "framing methods out/news",
    "framing methods out/news > methods.md",
)
def methods(folder: Saved) -> None:
    """Print the methods paragraph of a saved study, in Markdown: every setting, version and hash."""
    from framing import report_methods

    typer.echo(report_methods(_read(folder)).markdown)


@_command(
    "framing explore out/news",
    "framing explore out/news --out news.html --no-open",
)
def explore(
    folder: Saved,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="The page to write; beside DIR by default.")] = None,
    show: Annotated[
        bool | None, typer.Option("--open/--no-open", help="Open it in a browser; so by default in a terminal.")
    ] = None,
    json: Json = False,
) -> None:
    """Write the explorer of a saved study, one page to click through without network, and open it."""
    from framing import explore as open_explorer

    name = folder.resolve().name
    page = open_explorer(_read(folder), title=name).save(out or folder.parent / f"{name}-explorer.html")
    say_page(page, json=json)
    if show or (show is None and sys.stdout.isatty() and not json):
        typer.launch(page.resolve().as_uri())


@_command(
    "framing terms news.csv --text body",
    "framing terms news.csv --text body --lexicon evaluative --top 50",
    "framing terms news.csv --text body --json",
)
def terms(  # noqa: PLR0913 - one parameter an option of the command
    path: Articles,
    lexicon: Shelf = "conflict",
    top: Annotated[int, typer.Option(help="How many terms to show.")] = 25,
    text: Text = "text",
    column: Columns = None,
    headline: Headline = False,
    encoding: Encoding = "utf-8",
    json: Json = False,
) -> None:
    """Show which loaded terms stand in PATH, and in whose voice."""
    from framing import find_terms
    from framing._terminal import count_terms, show_terms

    corpus = _load(path, text, column, headline, encoding)
    shelf = _lexicon(lexicon)
    hits = find_terms(corpus, shelf)
    if json:
        say_json({"lexicon": shelf.name, "articles": len(corpus), "hits": len(hits), "terms": count_terms(hits)})
    else:
        show_terms(hits, corpus, shelf, top=top)


@_command(
    "framing lexicons",
    "framing lexicons --json",
)
def lexicons(json: Json = False) -> None:
    """List the lexicons on the shelf."""
    from framing import Lexicon
    from framing._terminal import show_lexicons

    shelf = [Lexicon.load(name) for name in Lexicon.names()]
    if json:
        say_json([{"name": one.name, "terms": len(one), "categories": list(one.categories)} for one in shelf])
    else:
        show_lexicons(shelf)


@_command(
    "framing models",
    "framing models loaded-language",
)
def models(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="Show all figures of this one.", autocompletion=_names_of("models")),
    ] = None,
    json: Json = False,
) -> None:
    """List the models that are installed, with their cards and figures."""
    from framing._models import choose_cards, show_models

    if json:
        say_json([card.as_dict() for card in choose_cards(name)])
    else:
        show_models(name)


@_command(
    "framing doctor",
    "framing doctor --json",
)
def doctor(json: Json = False) -> None:
    """Say what is installed, what is missing, and the command that mends it."""
    from dataclasses import asdict

    from framing._doctor import examine
    from framing._terminal import show_findings

    findings = examine()
    if json:
        say_json([asdict(finding) for finding in findings])
    else:
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


def _read(folder: Path) -> Study:
    """A saved study."""
    if not folder.is_dir():
        raise InputError(f"a study was asked for and {str(folder)!r} is not a folder; run framing analyze first")
    from framing import Study

    return Study.read(folder)
