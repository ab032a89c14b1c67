"""One contrast → a variations table: the contrast as it was made, then every choice decided otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from framing.core.errors import TableError
from framing.core.tables import make_table
from framing.stats.contrasts import INSUFFICIENT, REST
from framing.stats.count import Cells
from framing.vary._question import Question
from framing.vary._repeat import LARGE, NOTHING_LEFT, choose_cells, repeat_contrast, weigh

AS_COMPARED = "as compared"
N_LEFT_OUT, N_LEFT_OUT_LARGE = 30, 10

_NOTHING = {"estimate": np.nan, "low": np.nan, "high": np.nan, "p": np.nan, "verdict": NOTHING_LEFT}
_Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Evidence:
    """What the contrast rests on, and what it would rest on instead.

    Parameters
    ----------
    cells : Cells
        Counts in disjoint pieces that sum to the category.
    pieces : mapping of str to tuple of str
        ``"term"``, ``"category"`` → what each piece belongs to, a piece a name; empty where it belongs to several.
    otherwise : mapping of str to Cells
        Choice → the counts under it.
    least : mapping of str to float
        Choice → the least base of an article.
    sources : Series
        The source of each article, by doc_id.
    without : mapping of (str, str) to Cells
        Choice and what is left out → the counts without it, where they have another base.
    """

    cells: Cells
    pieces: Mapping[str, tuple[str, ...]]
    otherwise: Mapping[str, Cells]
    least: Mapping[str, float]
    sources: pd.Series[Any]
    without: Mapping[tuple[str, str], Cells] = field(default_factory=dict)


def draw_curve(evidence: Evidence, question: Question, call: str) -> tuple[pd.DataFrame, dict[str, str]]:
    """The variations table, and of each kind that has too many how many were left out in turn.

    Raises
    ------
    TableError
        The evidence does not give the estimate of the contrast.
    """
    cells = evidence.cells
    whole = np.ones((len(cells.categories), 1))
    (main,) = repeat_contrast(cells, question, whole)
    if not np.isclose(main["estimate"], question.estimate, rtol=1e-6, atol=1e-9):
        raise TableError(
            f"{call} repeats a contrast on what it was made from; it says {question.estimate:.4g} and this table gives "
            f"{main['estimate']:.4g}; give the table that was compared, and voice= as it was filtered (None for all)"
        )
    rows = [{**main, "choice": AS_COMPARED, "left_out": ""}]
    changed = {**evidence.otherwise, **{name: cells.select(cells.base >= n) for name, n in evidence.least.items()}}
    for choice, other in changed.items():
        (row,) = repeat_contrast(other, question, np.ones((len(other.categories), 1)))
        rows.append({**row, "choice": choice, "left_out": ""})
    for kind, names in evidence.pieces.items():
        rows += _sort(_leave_pieces(cells, question, kind, names), main["estimate"])
    for kind in dict.fromkeys(kind for kind, _ in evidence.without):
        left = []
        for (choice, name), other in evidence.without.items():
            if choice == kind and len(other.categories):
                (row,) = repeat_contrast(other, question, np.ones((len(other.categories), 1)))
                left.append({**row, "choice": kind, "left_out": name})
            elif choice == kind:
                left.append({**main, **_NOTHING, "choice": kind, "left_out": name})
        rows += _sort(left, main["estimate"])
    counted: dict[str, str] = {}
    for kind, units in _list_units(cells, question, evidence.sources):
        left, said = _leave_units(cells, question, kind, units)
        rows += _sort(left, main["estimate"])
        counted |= said
    for row in rows:
        tested = row["verdict"] != INSUFFICIENT and main["verdict"] != INSUFFICIENT
        row["carries"] = tested and row["verdict"] != main["verdict"]
    return make_table("variations", rows), counted


def _leave_pieces(cells: Cells, question: Question, kind: str, names: tuple[str, ...]) -> _Rows:
    """Without each term or category in turn: one call, since the base stays."""
    used = set(np.asarray(names, dtype=object)[_used(choose_cells(cells, question))]) - {""}
    if not used:
        return []
    ordered = sorted(used)
    keep = np.array([[float(name != left) for left in ordered] for name in names])
    rows = repeat_contrast(cells, question, keep)
    return [{**row, "choice": f"without {kind}", "left_out": left} for row, left in zip(rows, ordered, strict=True)]


def _used(part: Cells) -> Any:
    return np.asarray(part.counts.sum(axis=0)).ravel() > 0


def _list_units(cells: Cells, question: Question, sources: pd.Series[Any]) -> Iterable[tuple[str, Any]]:
    """Source, story and article of each cell; no sources where two of them are what is compared."""
    docs = cells.keys["doc"]
    if question.by != "source":
        yield "source", docs.map(sources).fillna("").to_numpy(dtype=object)
    elif question.b == REST:
        yield "source", cells.keys["group"].where(cells.keys["group"] != question.a, "").to_numpy(dtype=object)
    yield "story", cells.keys["story"].to_numpy(dtype=object)
    yield "article", docs.to_numpy(dtype=object)


def _leave_units(cells: Cells, question: Question, kind: str, units: Any) -> tuple[_Rows, dict[str, str]]:
    """Without each source, story or article in turn: those that weigh most, where there are many."""
    part = choose_cells(cells, question)
    mine = pd.Series(units, index=cells.keys.index)[part.keys.index].to_numpy(dtype=object)
    names, codes = np.unique(mine, return_inverse=True)
    weight = weigh(part, question, codes.astype(np.intp))
    most = N_LEFT_OUT if part.keys["cluster"].nunique() <= LARGE else N_LEFT_OUT_LARGE
    told = [i for i in np.argsort(-weight, kind="stable") if names[i] != ""]
    rows = []
    whole = np.ones((len(cells.categories), 1))
    for i in told[:most]:
        (row,) = repeat_contrast(cells.select(units != names[i]), question, whole)
        rows.append({**row, "choice": f"without {kind}", "left_out": str(names[i])})
    plural = "stories" if kind == "story" else f"{kind}s"
    return rows, {plural: f"{most} of {len(told):,} that weigh most"} if len(told) > most else {}


def _sort(rows: _Rows, main: float) -> _Rows:
    """What moves the estimate most first; what leaves nothing before that."""
    moved = [np.inf if row["verdict"] == NOTHING_LEFT else np.nan_to_num(abs(row["estimate"] - main)) for row in rows]
    return [rows[i] for i in sorted(range(len(rows)), key=lambda i: (-moved[i], rows[i]["left_out"]))]
