"""Commands that read articles: analyze, demo, terms."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from framing.cli._completion import complete_lexicon, complete_pair, complete_text
from framing.cli._output import make_records, write_json
from framing.cli._root import Json, command, stop_empty
from framing.cli._shelf import read_lexicon
from framing.core.errors import ActorsError, InputError

if TYPE_CHECKING:
    from framing import Actors, Corpus, Lexicon, Study

_PATH = ".csv, .tsv, .jsonl, .jsonl.gz, .parquet, .txt, a folder, or - for a CSV or JSON lines on standard input."
Articles = Annotated[Path, typer.Argument(metavar="PATH", help=_PATH, allow_dash=True)]
Text = Annotated[
    str, typer.Option(metavar="COLUMN", help="The column that holds the articles.", autocompletion=complete_text)
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="NAME=YOURS",
        help="Where else to find what: source=outlet, date=published.",
        autocompletion=complete_pair,
    ),
]
Headline = Annotated[bool, typer.Option("--headline", help="Put each title before its text.")]
Encoding = Annotated[str, typer.Option(help="What the files are written in.")]
Shelf = Annotated[
    str,
    typer.Option(
        "--lexicon",
        metavar="NAME",
        help="A lexicon's name, or a CSV file of your own.",
        autocompletion=complete_lexicon,
    ),
]
Out = Annotated[Path, typer.Option(metavar="DIR", help="Where the page and the tables go.")]


@command(
    "framing analyze news.csv --text body --column source=outlet",
    "framing analyze folder-of-texts --out results",
    "framing analyze news.jsonl --actors actors.toml --json > answer.json",
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
    as_json: Json = False,
) -> None:
    """Find, measure and compare everything in PATH; write a page and the tables."""
    from framing import Actors

    given = Actors.read(actors) if actors else None
    shelf = read_lexicon(lexicon)
    corpus = _load(path, text, column, headline, encoding)
    _analyze(corpus, given, shelf, out / _name(path), model, as_json=as_json)


@command("framing demo", "framing demo --out results")
def demo(
    out: Out = Path("out"),
    model: Annotated[str | None, typer.Option(help="The parser's model.")] = None,
    as_json: Json = False,
) -> None:
    """Analyze the sample corpus that comes with the package."""
    from framing import Actors, load_sample
    from framing.core.paths import data_folder

    actors = Actors.read(data_folder("corpus") / "tamra" / "actors.toml")
    _analyze(load_sample(), actors, read_lexicon("conflict"), out / "tamra", model, as_json=as_json)


@command(
    "framing terms news.csv --text body",
    "framing terms news.jsonl --lexicon conflict --top 5",
    "cat news.csv | framing terms - --text body --json",
)
def terms(  # noqa: PLR0913 - one parameter an option of the command
    path: Articles,
    lexicon: Shelf = "conflict",
    top: Annotated[int | None, typer.Option(min=1, help="How many terms to show; 25 by default, in JSON all.")] = None,
    text: Text = "text",
    column: Columns = None,
    headline: Headline = False,
    encoding: Encoding = "utf-8",
    as_json: Json = False,
) -> None:
    """Show which loaded terms stand in PATH, and in whose voice."""
    from framing import find_terms
    from framing._terminal import count_terms, show_terms

    shelf = read_lexicon(lexicon)
    corpus = _load(path, text, column, headline, encoding)
    hits = find_terms(corpus, shelf)
    if as_json:
        sizes = {"articles": len(corpus), "words": int(corpus.n_words.sum()), "hits": len(hits)}
        write_json({"lexicon": shelf.name, **sizes, "terms": make_records(count_terms(hits).head(top or len(hits)))})
    else:
        show_terms(hits, corpus, shelf, top=top or 25)
    if hits.empty:
        stop_empty(f"no term of the lexicon {shelf.name} stands in these articles; framing lexicons lists others")


def _load(path: Path, text: str, column: list[str] | None, headline: bool, encoding: str) -> Corpus:
    from framing import load_path

    columns = {}
    for pair in column or []:
        house, equals, yours = pair.partition("=")
        if not (house and equals and yours):
            raise InputError(f"--column takes NAME=YOURS such as source=outlet; got {pair!r}")
        columns[house] = yours
    options: dict[str, Any] = {"text": text, "columns": columns, "headline": headline, "encoding": encoding}
    return load_path(path, **options) if str(path) != "-" else _load_stream(options)


def _load_stream(options: dict[str, Any]) -> Corpus:
    """What comes on standard input: JSON lines where it begins with a brace, else a CSV."""
    from framing import load_path

    data = typer.get_binary_stream("stdin").read()
    kind = "jsonl" if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") else "csv"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"stdin.{kind}"
        file.write_bytes(data)
        try:
            return load_path(file, **options)
        except InputError as error:
            raise InputError(str(error).replace(str(file), "standard input")) from error


def _name(path: Path) -> str:
    """What the page and the folder of a path are called; a file named articles is called after its folder."""
    if str(path) == "-":
        return "stdin"
    full = path.resolve()
    name = full.name if full.is_dir() else full.name.split(".")[0]
    return full.parent.name if name == "articles" else name


def _analyze(
    corpus: Corpus, actors: Actors | None, lexicon: Lexicon, folder: Path, model: str | None, *, as_json: bool
) -> None:
    from framing import analyze
    from framing._terminal import show_choices, show_labels, working
    from framing.cli._pages import write_page

    with working(f"Reading {len(corpus):,} articles"):
        study = analyze(corpus, actors, lexicon, model=model)
    if study.mentions.empty:
        raise ActorsError(
            f"none of the actors [{', '.join(study.actors.ids)}] occurs in the {len(corpus)} articles; "
            "check their names, or leave --actors out to have some proposed"
        )
    study.save(folder)
    page = write_page(study, folder)
    if as_json:
        write_json(_describe(study, folder, page))
        return
    show_choices(study)
    show_labels(study)
    for note in study.notes:
        typer.echo(note)
    if actors is None:
        typer.echo(f"To correct and keep them, copy {folder / 'actors.toml'} and run again with --actors COPY.")
    typer.echo(f"Page: {page}")
    typer.echo(f"Tables: {folder}")


def _describe(study: Study, folder: Path, page: Path) -> dict[str, Any]:
    """What analyze answers in JSON: where things are, how many there are, and the headline."""
    from framing.cli._completion import KINDS

    return {
        "page": str(page),
        "tables": str(folder),
        "articles": len(study.corpus),
        "actors": {actor.id: actor.name for actor in study.actors},
        "rows": {name: len(getattr(study, name)) for name in KINDS if name != "docs"},
        "notes": list(study.notes),
        "choices": make_records(study.choices),
        "choice_gaps": make_records(study.choice_gaps),
        "shares": make_records(study.shares),
        "gaps": make_records(study.gaps),
    }
