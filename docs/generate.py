"""Write docs/tables.md and docs/lexicons.md from the code and the lexicons they describe."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from framing.core.lexicon import Lexicon
from framing.core.paths import data_folder
from framing.core.tables import TABLES

FOLDER = Path(__file__).resolve().parent

ROWS = {
    "docs": ("an article", "the `load_` functions, in `corpus.docs`"),
    "quotes": ("a stretch of somebody else's words", "`find_quotes`"),
    "hits": ("a loaded term where it stands", "`find_terms`"),
    "mentions": ("a place where an actor is meant", "`find_mentions`"),
    "labels": ("words chosen to name or describe an actor", "`find_labels`"),
    "roles": ("a part that an actor has in a deed", "`find_roles`"),
    "stances": ("a place where somebody is spoken of or acted on, and by whom", "`find_stances`"),
    "scores": ("what a model says of a text", "scorers, or your own"),
    "rates": ("how often a group chose a category", "the `measure_` functions"),
    "contrasts": ("a difference between two groups", "the `compare_` functions"),
    "profiles": ("how far apart all groups name an actor", "`compare_profiles`"),
    "duplicates": ("an article whose words stand in a longer one", "`find_duplicates`"),
    "boilerplate": ("words that a source prints again and again", "`find_boilerplate`"),
    "candidates": ("a word for actors that no lexicon knows", "`suggest_terms`"),
    "renamings": ("a place where an article tells of a change of name", "`find_renamings`"),
    "keyness": ("a word that one group uses more than another", "`compare_vocabulary`"),
    "traces": ("a period of a group's course in time", "`trace_terms`, `trace_labels`"),
    "variations": ("a contrast under one choice decided otherwise", "`vary_terms`, `vary_labels`"),
}

TABLES_INTRO = """# The tables

Written by `make docs` from `framing/core/tables.py`; do not edit by hand.

Everything that is found, measured or compared is a plain pandas table with at least these columns. Places are counted in
characters of the text as it was loaded, the end not included: `text[start:end] == row.text` for every row that was found. Tables of found things
also carry whatever further columns the articles have (date, story, your own), so `by=`, `within=` and `cluster=` can name any
of them. How a table was made is in `table.attrs["framing"]`: versions, settings, row counts, step by step.
"""

LEXICONS_INTRO = """# The lexicons

Written by `make docs` from `framing/lexicons`; do not edit by hand.

A lexicon says which words are loaded, what they do to whom they are said of, and which style guide speaks of them. A verdict is that
guide's, not ours; guides disagree, and a word that only this project lists has severity 1 and the guide `framing-project`. A hit is
a word to look at, never a finding of bias. `Lexicon.read(path)` reads a file of your own with the same columns.
"""


def tables_page() -> str:
    """The page about the tables."""
    parts = [TABLES_INTRO]
    for name, columns in TABLES.items():
        row, maker = ROWS[name]
        body = "\n".join(f"| `{column}` | {meaning} |" for column, meaning in columns.items())
        parts.append(f"## {name}\n\nOne row is {row}. From {maker}.\n\n| column | meaning |\n|---|---|\n{body}\n")
    return "\n".join(parts)


def lexicons_page() -> str:
    """The page about the lexicons and the guides they cite."""
    parts = [LEXICONS_INTRO]
    for name in Lexicon.names():
        parts.append(_lexicon(Lexicon.load(name)))
    guides = pd.read_csv(data_folder("lexicons") / "guides.csv", dtype=str, keep_default_na=False)
    body = "\n".join(f"| {' | '.join(_cell(value) for value in row)} |" for row in guides.itertuples(index=False))
    head = f"| {' | '.join(guides.columns)} |\n|{'---|' * len(guides.columns)}"
    parts.append(f"## The guides\n\n{head}\n{body}\n")
    return "\n".join(parts)


def _lexicon(lexicon: Lexicon) -> str:
    rows = []
    for category, terms in lexicon.frame.groupby("category", sort=True):
        stances = ", ".join(sorted(set(terms["stance"]) - {""})) or "none"
        sourced = int((~terms["guides"].isin(["", "framing-project"])).sum())
        examples = ", ".join(terms["term"].head(5))
        rows.append(f"| {_cell(category)} | {len(terms)} | {sourced} | {stances} | {_cell(examples)} |")
    return (
        f"## {lexicon.name}\n\n{len(lexicon)} terms in {len(lexicon.categories)} categories; digest `{lexicon.hash}`.\n\n"
        "| category | terms | of which a guide speaks | stance towards the referent | for example |\n|---|---|---|---|---|\n"
        + "\n".join(rows)
        + "\n"
    )


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")


def pages() -> dict[str, str]:
    """File name → content."""
    return {"tables.md": tables_page(), "lexicons.md": lexicons_page()}


if __name__ == "__main__":
    for file, content in pages().items():
        (FOLDER / file).write_text(content, encoding="utf-8")
