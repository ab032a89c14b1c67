"""The third noun: loaded terms, each with what it does, what could stand instead and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from framing.core.display import write_card, write_table
from framing.core.errors import LexiconError
from framing.core.inflection import inflect
from framing.core.paths import data_folder
from framing.core.provenance import digest

STANCES = ("delegitimise", "legitimise", "victimise", "minimise", "doubt", "")
WORD_CLASSES = ("noun", "verb", "adjective", "adverb", "phrase", "name", "")
PROJECT = "framing-project"


@dataclass(frozen=True)
class Term:
    """One entry.

    Parameters
    ----------
    term : str
        The base form; lower case unless case matters (``word_class="name"``).
    category : str
        One of the lexicon's categories.
    word_class : {"noun", "verb", "adjective", "adverb", "phrase", "name", ""}
        Decides which inflections are found: nouns and verbs are inflected (the last word of a noun phrase, the first
        of a verb phrase), phrases and names stand as they are; names match their case.
    stance : {"delegitimise", "legitimise", "victimise", "minimise", "doubt", ""}
        What the word does to whom or what it refers to.
    severity : {1, 2, 3}
        1 where no guide speaks of the term.
    alternatives : tuple of str
        Neutral words that could stand instead.
    guides : tuple of str
        ``guide:verdict`` pairs; the verdict is one of avoid, attribute_only, care, preferred, term_of_art.
    exceptions : tuple of str
        Longer expressions in which the term does not count, e.g. ``"counter-terrorism"``.
    forms : tuple of str
        Irregular or further forms.
    check_sense : bool
        Whether the word is often used in a harmless sense.
    referent : str
        Whom it is said of: ``state``, ``nonstate``, ``civilian`` or ``any``; of verbs also ``agent``, ``patient``.
    pair : str
        The term that does the same to the other side.
    """

    term: str
    category: str
    word_class: str = ""
    stance: str = ""
    severity: int = 1
    alternatives: tuple[str, ...] = ()
    guides: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    check_sense: bool = False
    referent: str = "any"
    pair: str = ""

    @property
    def all_forms(self) -> tuple[str, ...]:
        """The base form, its inflections and the further forms, each once."""
        return tuple(dict.fromkeys((self.term, *inflect(self.term, self.word_class), *self.forms)))


_COLUMNS = [field.name for field in fields(Term)]
_LISTS = ("alternatives", "guides", "exceptions", "forms")


@dataclass(frozen=True)
class Lexicon:
    """A named set of terms.

    Raises
    ------
    LexiconError
        No term, a term that stands twice, or a value outside its list.
    """

    name: str
    terms: tuple[Term, ...]

    def __post_init__(self) -> None:
        if not self.terms:
            raise LexiconError(f"lexicon {self.name!r} has no terms; give at least one")
        seen: set[str] = set()
        for term in self.terms:
            key = term.term if term.word_class == "name" else term.term.casefold()
            if key in seen:
                raise LexiconError(f"each term of lexicon {self.name!r} may stand once; {term.term!r} stands twice")
            seen.add(key)
            _check(term, self.name)

    @staticmethod
    def names() -> tuple[str, ...]:
        """The lexicons on the shelf."""
        return tuple(sorted(path.stem for path in data_folder("lexicons").glob("*.csv") if path.stem != "guides"))

    @classmethod
    def load(cls, name: str) -> Lexicon:
        """Load a lexicon from the shelf.

        Raises
        ------
        LexiconError
            No lexicon of that name.
        """
        if name not in cls.names():
            raise LexiconError(
                f"no lexicon is named {name!r}; there are [{', '.join(cls.names())}]; Lexicon.read(path) reads your own"
            )
        return cls.read(data_folder("lexicons") / f"{name}.csv")

    @classmethod
    def read(cls, path: str | Path) -> Lexicon:
        """Read a CSV with at least the columns ``term`` and ``category``; lists are separated by ``;``.

        Raises
        ------
        LexiconError
            No such file, not a CSV, a missing or unknown column, or a malformed entry.
        """
        file = Path(path)
        if not file.is_file():
            raise LexiconError(f"a lexicon file was asked for and {str(file)!r} is not a file; check the path")
        try:
            frame = pd.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8")
        except (ValueError, UnicodeDecodeError) as error:
            raise LexiconError(f"a lexicon is a CSV in UTF-8; {str(file)!r} cannot be read as one: {error}") from error
        return cls.from_frame(frame, name=file.stem)

    @classmethod
    def from_frame(cls, frame: pd.DataFrame, *, name: str = "custom") -> Lexicon:
        """Make a lexicon from a table with at least the columns ``term`` and ``category``."""
        missing = [column for column in ("term", "category") if column not in frame.columns]
        unknown = [str(column) for column in frame.columns if column not in _COLUMNS]
        if missing or unknown:
            raise LexiconError(
                f"a lexicon needs [term, category] and may have [{', '.join(_COLUMNS[2:])}]; "
                f"{name!r} has [{', '.join(map(str, frame.columns))}]"
            )
        return cls(name, tuple(_term(row, name) for row in frame.to_dict("records")))

    @classmethod
    def from_terms(cls, terms: Mapping[str, str], *, name: str = "custom") -> Lexicon:
        """Make a lexicon from ``{term: category}``; regular noun and verb inflections are found too.

        Examples
        --------
        >>> Lexicon.from_terms({"massacre": "atrocity"}).categories
        ('atrocity',)
        """
        return cls(name, tuple(Term(str(term), str(category)) for term, category in terms.items()))

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The entries as a table; lists joined by ``;``."""
        rows = [
            {key: "; ".join(value) if isinstance(value, tuple) else value for key, value in vars(term).items()}
            for term in self.terms
        ]
        return pd.DataFrame(rows, columns=_COLUMNS)

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories, sorted."""
        return tuple(sorted({term.category for term in self.terms}))

    @cached_property
    def hash(self) -> str:
        """Twelve hexadecimal digits that stand for every entry."""
        return digest(*(repr(term) for term in self.terms))

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __repr__(self) -> str:
        return f"Lexicon({self.name!r}, {len(self)} terms in {len(self.categories)} categories)"

    def _repr_html_(self) -> str:
        rows = []
        for category, terms in self.frame.groupby("category", sort=True):
            told = int((~terms["guides"].isin(["", PROJECT])).sum())
            stances = ", ".join(sorted(set(terms["stance"]) - {""})) or "–"
            rows.append((str(category), len(terms), told, stances, ", ".join(terms["term"].head(4))))
        heads = ("category", "terms", "in a guide", "stance", "for example")
        shown = write_table(
            "Terms by category; how many of them a style guide speaks of",
            heads,
            rows,
            numbers=(1, 2),
            more="categories",
        )
        return write_card("Lexicon", f"{self.name}: {len(self)} terms, digest {self.hash}", shown)


def _term(row: Mapping[Any, Any], lexicon: str) -> Term:
    values: dict[str, Any] = {}
    for column in _COLUMNS:
        if column not in row:
            continue
        text = "" if row[column] is None or row[column] != row[column] else str(row[column]).strip()
        if column in _LISTS:
            values[column] = tuple(part.strip() for part in text.split(";") if part.strip())
        elif column == "severity":
            if text and text not in {"1", "2", "3", "1.0", "2.0", "3.0"}:
                raise LexiconError(f"severity is 1, 2 or 3; {row['term']!r} in lexicon {lexicon!r} has {text!r}")
            values[column] = int(float(text)) if text else 1
        elif column == "check_sense":
            values[column] = text.casefold() in {"yes", "true", "1"}
        elif text or column in ("term", "category"):
            values[column] = text
    return Term(**values)


def _check(term: Term, lexicon: str) -> None:
    if not term.term.strip():
        raise LexiconError(f"lexicon {lexicon!r} has an entry without a term; fill it in or take the row out")
    if not term.category.strip():
        raise LexiconError(f"{term.term!r} in lexicon {lexicon!r} has no category; give it one")
    for field, allowed in (("stance", STANCES), ("word_class", WORD_CLASSES)):
        value = getattr(term, field)
        if value not in allowed:
            shown = ", ".join(item or "(empty)" for item in allowed)
            raise LexiconError(f"{field} of {term.term!r} in lexicon {lexicon!r} is one of {shown}; got {value!r}")
