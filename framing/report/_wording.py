"""How a page words things: counts, days, voices, what guides say of a word, what a contrast says."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from framing.core.lexicon import PROJECT
from framing.core.paths import data_folder

VOICE_WORDS = {
    "own": "in the outlet's own voice",
    "quoted": "inside quotation marks",
    "reported": "as reported speech, without marks",
    "distanced": "at a distance: scare quotes, so-called, what X calls",
}
NO_SOURCE = "(no source)"
NO_CATEGORY = "in no lexicon category"
PLAIN_NAMES = "plain names, acronyms and aliases"

_VERDICTS = {
    "avoid": ("advises against", "advise against"),
    "attribute_only": ("wants attributed to a speaker", "want attributed to a speaker"),
    "care": ("asks to use with care", "ask to use with care"),
    "preferred": ("prefers", "prefer"),
    "term_of_art": ("treats as a term of law or art", "treat as a term of law or art"),
}

# What a source does more often, by the category of a contrast of roles.
_PARTS = {
    "agent": "lets {} act",
    "patient": "lets {} suffer",
    "agentless": "lets {} suffer from nobody named",
}


def say_count(number: int, noun: str) -> str:
    """``1 story``, ``2 stories``, ``1,200 words``."""
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def say_list(items: Sequence[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def say_source(source: object) -> str:
    """The source, or that there is none."""
    return str(source) or NO_SOURCE


def say_date(value: object) -> str:
    """The day as 2018-05-08; empty where there is none."""
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return "" if value is None or bool(pd.isna(value)) else str(value)  # type: ignore[call-overload]


def load_guides() -> dict[str, str]:
    """Guide id → who publishes it, from the shelf; ids stand for themselves where the shelf has no list."""
    file = data_folder("lexicons") / "guides.csv"
    if not file.is_file():
        return {}
    with file.open(encoding="utf-8", newline="") as stream:
        return {row["id"]: row["publisher"] or row["id"] for row in csv.DictReader(stream)}


def say_guides(cell: str, names: Mapping[str, str]) -> str:
    """``bbc:avoid; ap:avoid`` → *a word that BBC and AP advise against*; empty for an empty cell.

    Examples
    --------
    >>> say_guides("bbc:avoid; ap:avoid; reuters:care", {"bbc": "BBC"})
    'a word that BBC and ap advise against, that reuters asks to use with care'
    """
    speakers: dict[str, list[str]] = {}
    for part in filter(None, (piece.strip() for piece in cell.split(";"))):
        guide, _, verdict = part.partition(":")
        speakers.setdefault("none" if guide == PROJECT else verdict, []).append(names.get(guide, guide))
    said = []
    for verdict, listed in speakers.items():
        if verdict != "none":
            one, many = _VERDICTS.get(verdict, (f"rates “{verdict}”", f"rate “{verdict}”"))
            said.append(f"that {say_list(listed)} {one if len(listed) == 1 else many}")
    if said:
        return "a word " + ", ".join(said)
    return "no style guide speaks of it" if speakers else ""


def say_alternatives(cell: str) -> str:
    """``fighter; armed group`` → ``fighter, armed group``."""
    return ", ".join(filter(None, (piece.strip() for piece in cell.split(";"))))


def say_voice(voice: str, holder: str, source: str) -> str:
    """``own``, or the voice with whoever answers for the words."""
    return voice if voice == "own" or not holder or holder == source else f"{voice}: {holder}"


def say_number(value: float, scale: float, digits: int) -> str:
    """A signed number with a true minus; a dash where there is none."""
    if math.isnan(value):
        return "–"
    shown = f"{scale * value:+.{digits}f}"
    return shown.replace("-", "−") if float(shown) else f"{0:.{digits}f}"


def say_probability(value: float) -> str:
    """``.031``, ``< .001``, or a dash."""
    if math.isnan(value):
        return "–"
    return "< .001" if value < 0.001 else f"{value:.3f}".removeprefix("0")


def say_unit(share: bool) -> str:
    """The unit of a difference: of shares, or of rates of terms."""
    return "percentage points" if share else "per 1,000 words"


def say_contrast(row: Mapping[Any, Any], actor: str) -> dict[str, str]:
    """One contrast as the cells of its row: difference, interval, p, q, what it rests on, and the result in words."""
    share = bool(row["actor"])
    scale, digits = (100.0, 1) if share else (1.0, 2)
    low, high = (say_number(float(row[key]), scale, digits) for key in ("low", "high"))
    q, gap = float(row["q"]), float(row["estimate"])
    a, b = say_source(row["a"]), "the rest" if row["b"] == "rest" else say_source(row["b"])
    said = str(row["verdict"])
    if q < 0.05 and gap:
        first, second = (a, b) if gap > 0 else (b, a)
        what = f"words of “{row['category']}”"
        used = f"chooses {what} for {actor}" if share else f"uses {what}"
        used = _PARTS.get(str(row["category"]), used).format(actor) if share else used
        said = f"{first} {used} more often than {second}"
    return {
        "a": a,
        "b": b,
        "category": str(row["category"]),
        "estimate": say_number(gap, scale, digits),
        "interval": "–" if "–" in (low, high) else f"{low} to {high}",
        "p": say_probability(float(row["p"])),
        "q": say_probability(q),
        "n": f"{say_count(int(row['n_stories']), 'story')},\n{say_count(int(row['n_articles']), 'article')}",
        "top": "–" if math.isnan(float(row["top_share"])) else f"{100 * float(row['top_share']):.0f} %",
        "sentence": said[:1].upper() + said[1:],
    }
