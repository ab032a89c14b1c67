"""The command itself: what it says of itself, how it ends, and how bad input is answered."""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer
import typer.core

from framing.core.errors import FramingError

DONE, NOTHING, ASKED_WRONGLY, FAULT, STOPPED = 0, 1, 2, 3, 130

_ENDS = """Examples
framing analyze news.csv --text body --column source=outlet
framing labels out/news --actor union
framing explore out/news

Exit codes
0  done
1  nothing found; of doctor: something is missing
2  asked wrongly, or the input cannot be read
3  a fault of the program; --debug shows where
130  stopped by Ctrl-C

Results go to standard output, all else to standard error. With --json standard output is one JSON document; \
an error leaves it empty and is one JSON object on standard error, with error, kind and exit."""


class _Polite(typer.core.TyperGroup):
    """Whatever goes wrong ends in one sentence and an exit code; a traceback is shown only with --debug."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        ctx.meta["framing.json"] = "--json" in args
        rest = [arg for arg in args if arg != "--debug"]
        return super().parse_args(ctx, rest if len(rest) == len(args) else ["--debug", *rest])

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except (typer.Exit, typer.Abort):
            raise
        except KeyboardInterrupt as error:
            _complain("stopped before it was done", error, STOPPED, ctx)
        except Exception as error:
            closed = isinstance(error, OSError) and error.errno == errno.EPIPE
            usage = getattr(error, "format_message", None)
            if ctx.params.get("debug") or closed or type(error).__name__ == "NoArgsIsHelpError":
                raise
            if usage is not None:
                where = getattr(getattr(error, "ctx", None), "command_path", "framing")
                _complain(f"{usage().rstrip('.')}; {where} --help shows what it takes", error, ASKED_WRONGLY, ctx)
            if isinstance(error, FramingError | OSError):
                _complain(str(error), error, ASKED_WRONGLY, ctx)
            said = f"unexpected {type(error).__name__}: {error}; add --debug to see where"
            _complain(said, error, FAULT, ctx)


def _complain(said: str, error: BaseException, code: int, ctx: Any) -> None:
    """One sentence on the error stream, or one JSON object where JSON was asked for; then the end."""
    if ctx.meta.get("framing.json"):
        typer.echo(json.dumps({"error": said, "kind": type(error).__name__, "exit": code}), err=True)
    else:
        typer.echo(f"framing: {said}", err=True)
    raise typer.Exit(code) from error


app = typer.Typer(cls=_Polite, no_args_is_help=True, pretty_exceptions_enable=False, epilog=_ENDS)

Json = Annotated[bool, typer.Option("--json", help="One JSON document instead of tables.")]


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


def command(*examples: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A command of the app, with examples below its help, one a line."""
    return app.command(epilog="\n".join(("Examples", *examples)))


def stop_empty(said: str) -> None:
    """End with the code for nothing found, and a sentence on the error stream that says so."""
    typer.echo(f"framing: {said}", err=True)
    raise typer.Exit(NOTHING)


def in_terminal() -> bool:
    """Whether somebody looks at what is printed."""
    return sys.stdout.isatty()


def main() -> None:
    """Run the command line."""
    app(prog_name="framing")
