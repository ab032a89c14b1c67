"""Commands about what is installed: lexicons, models, doctor."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from framing.cli._completion import complete_lexicon, complete_model
from framing.cli._output import write_json
from framing.cli._root import NOTHING, Json, command

if TYPE_CHECKING:
    from framing import Lexicon


def read_lexicon(name: str) -> Lexicon:
    """The lexicon of that name, or of that CSV file."""
    from framing import Lexicon

    return Lexicon.read(name) if name.endswith(".csv") else Lexicon.load(name)


@command("framing lexicons", "framing lexicons conflict", "framing lexicons conflict --json")
def lexicons(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="Show the terms of this one.", autocompletion=complete_lexicon),
    ] = None,
    as_json: Json = False,
) -> None:
    """List the lexicons on the shelf, or the terms of one."""
    from framing import Lexicon
    from framing._terminal import show_entries, show_lexicons

    if name is not None:
        shelf = read_lexicon(name)
        if as_json:
            write_json([asdict(term) for term in shelf])
        else:
            show_entries(shelf)
        return
    shelves = [Lexicon.load(known) for known in Lexicon.names()]
    if as_json:
        write_json([{"name": one.name, "terms": len(one), "categories": list(one.categories)} for one in shelves])
    else:
        show_lexicons(shelves)


@command("framing models", "framing models stance", "framing models --json")
def models(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="Show all figures of this one.", autocompletion=complete_model),
    ] = None,
    as_json: Json = False,
) -> None:
    """List the models that are installed, with their cards and figures."""
    from framing._models import choose_cards, show_models

    if as_json:
        write_json([card.as_dict() for card in choose_cards(name)])
    else:
        show_models(name)


@command("framing doctor", "framing doctor --json")
def doctor(as_json: Json = False) -> None:
    """Say what is installed, what is missing, and the command that mends it."""
    from framing._doctor import examine
    from framing._terminal import show_findings

    findings = examine()
    if as_json:
        write_json([asdict(finding) for finding in findings])
    else:
        show_findings(findings)
    if any(finding.needed and not finding.fine for finding in findings):
        raise typer.Exit(NOTHING)
