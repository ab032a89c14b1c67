"""The choice rate laid out for a page: who chose the loaded word how often, each count tied to its sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from framing.core.errors import TableError
from framing.core.tables import UNITS
from framing.measure import measure_choices
from framing.report._evidence import Anchors
from framing.report._matrix import Block, Cell, Matrix, build_matrix
from framing.report._naming import group_words
from framing.report._wording import say_count, say_list, say_number, say_probability, say_source
from framing.stats.contrasts import INSUFFICIENT, MAX_Q, REST, TOO_RARE
from framing.stats.occasions import list_choices

LOADED, PLAIN = "the loaded word", "a plain word instead"
_SHOWN = 8
_WORDS = 3


@dataclass(frozen=True)
class Rate:
    """What one source chose: its rate and interval in words, and where the sentences of either choice stand."""

    percent: str
    interval: str
    loaded: int
    plain: int
    loaded_anchor: str
    plain_anchor: str


@dataclass(frozen=True)
class Finding:
    """One difference that is shown: who, how often and out of how many, then the other side, then how surely."""

    anchor: str
    first: str
    first_of: str
    second: str
    second_of: str
    category: str
    actor: str
    rest: str


@dataclass(frozen=True)
class Choices:
    """All choices of a page; `rates` gives each block of the matrix its cells, source by source."""

    matrix: Matrix
    rates: Mapping[str, tuple[Rate | None, ...]]
    findings: tuple[Finding, ...]
    left: int
    verdicts: str
    words: Mapping[str, str]
    anchors: Mapping[tuple[str, str], str]

    def links(self, actor: str) -> dict[str, str]:
        """Category → the anchor of the actor's block."""
        return {category: anchor for (name, category), anchor in self.anchors.items() if name == actor}


def measure_own_choices(labels: pd.DataFrame | None) -> pd.DataFrame | None:
    """Choices in the own voice by source; none where an article has no source or nothing stands in the own voice."""
    if labels is None or not len(labels) or (labels["source"] == "").any():
        return None
    own = labels[labels["voice"] == "own"]
    return measure_choices(own, by="source") if len(own) else None


def describe_choices(
    labels: pd.DataFrame,
    choices: pd.DataFrame,
    anchors: Anchors,
    *,
    names: Mapping[str, str],
    contrasts: Sequence[pd.DataFrame] = (),
) -> Choices | None:
    """Lay out the rates of `measure_choices` and the contrasts of `compare_choices`, of labels in the own voice.

    Raises
    ------
    TableError
        The rates were not measured from these labels by source, without plain names.
    """
    offered = list_choices(labels[labels["voice"] == "own"])
    if not len(offered):
        return None
    keys = list(zip(offered["actor"], offered["choice"], strict=True))
    titles = {key: f"{names.get(key[0], key[0])}: {key[1]}" for key in keys}
    offered = offered.reset_index(drop=True).assign(
        _number=range(len(offered)),
        _block=[titles[key] for key in keys],
        _line=offered["chosen"].map({True: LOADED, False: PLAIN}).to_numpy(),
    )
    columns = {
        str(source): say_count(part["doc_id"].nunique(), "article")
        for source, part in offered.groupby("source", sort=True)
    }
    matrix = build_matrix(offered, anchors, columns=columns)
    blocks = [replace(b, lines=tuple(sorted(b.lines, key=lambda line: line.label != LOADED))) for b in matrix.blocks]
    matrix = replace(matrix, blocks=tuple(blocks))
    measured = {(row["actor"], row["category"], row["group"]): row for row in choices.to_dict("records")}
    keyed = {titles[key]: key for key in keys}
    rates = {block.name: _rate(block, keyed[block.name], tuple(columns), measured) for block in blocks}
    places = {keyed[block.name]: block.anchor for block in blocks}
    words = {str(title): _say_words(part) for title, part in offered.groupby("_block", sort=True)}
    tested = [table for table in contrasts if len(table) and (table["unit"] == UNITS["choices"][0]).all()]
    joined = pd.concat(tested, ignore_index=True) if tested else pd.DataFrame()
    findings = _list_findings(joined, places, names)
    return Choices(
        matrix, rates, findings[:_SHOWN], max(len(findings) - _SHOWN, 0), _say_verdicts(joined), words, places
    )


def _say_words(offered: pd.DataFrame) -> str:
    """The commonest loaded and the commonest plain words of one block."""
    said = []
    for name, part in (("loaded", offered[offered["chosen"]]), ("plain", offered[~offered["chosen"]])):
        counts = group_words(part).value_counts().sort_index().sort_values(ascending=False, kind="stable")
        said += [f"{name}: {', '.join(map(str, counts.index[:_WORDS]))}"] if len(part) else []
    return "; ".join(said)


def _rate(
    block: Block, key: tuple[str, str], sources: tuple[str, ...], measured: Mapping[Any, Mapping[Any, Any]]
) -> tuple[Rate | None, ...]:
    lines = {line.label: line.cells for line in block.lines}
    rates: list[Rate | None] = []
    for place, source in enumerate(sources):
        loaded, plain = (lines[name][place] if name in lines else None for name in (LOADED, PLAIN))
        counts = [cell.own if cell else 0 for cell in (loaded, plain)]
        row = measured.get((*key, source))
        told = (int(row["count"]), int(row["base"])) if row else (0, 0)
        if told != (counts[0], sum(counts)):
            raise TableError(
                f"choices are shown with the labels they were measured from, by source; {source!r} has {told[0]} of "
                f"{told[1]} there and {counts[0]} of {sum(counts)} in these labels; give measure_choices(own)"
            )
        rates.append(_tell(row, counts, loaded, plain) if row else None)
    return tuple(rates)


def _tell(row: Mapping[Any, Any], counts: list[int], loaded: Cell | None, plain: Cell | None) -> Rate:
    ends = [f"{100 * float(row[end]):.0f}" for end in ("low", "high")]
    return Rate(
        f"{100 * float(row['estimate']):.0f}",
        "one story: no interval" if "nan" in ends else " to ".join(ends) + " %",
        counts[0],
        counts[1],
        loaded.anchor if loaded else "",
        plain.anchor if plain else "",
    )


def _list_findings(
    contrasts: pd.DataFrame, places: Mapping[tuple[str, str], str], names: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Every contrast with q < .05, the larger first, the side that chooses the loaded word more in front."""
    if not len(contrasts):
        return ()
    shown = contrasts[(contrasts["q"] < MAX_Q) & (contrasts["estimate"] != 0)]
    shown = shown.assign(_size=-shown["estimate"].abs()).sort_values(["_size", "actor", "category", "a", "b"])
    found = []
    for row in shown.to_dict("records"):
        more, less = ("a", "b") if row["estimate"] > 0 else ("b", "a")
        size, ends = abs(float(row["estimate"])), sorted(abs(float(row[end])) for end in ("low", "high"))
        n = say_count(int(row["n_stories"]), "story") if row["n_stories"] else say_count(row["n_articles"], "article")
        of = [_say_of(row[f"rate_{side}"], row[f"base_{side}"]) for side in (more, less)]
        who = ["all others" if row[side] == REST else say_source(row[side]) for side in (more, less)]
        points = f"{say_number(size, 100, 0)} points ({100 * ends[0]:.0f} to {100 * ends[1]:.0f})"
        said = f"{points}, q {_say_q(float(row['q']))}, on {n}"
        actor = str(row["actor"])
        anchor = places.get((actor, str(row["category"])), "")
        found.append(Finding(anchor, who[0], of[0], who[1], of[1], str(row["category"]), names.get(actor, actor), said))
    return tuple(found)


def _say_q(q: float) -> str:
    said = say_probability(q)
    return said if said.startswith("<") else f"= {said}"


def _say_of(rate: float, base: int) -> str:
    return f"{round(rate * base):,} of {int(base):,}"


def _say_verdicts(contrasts: pd.DataFrame) -> str:
    """How many comparisons there were and what became of them."""
    if not len(contrasts):
        return ""
    counts = contrasts["verdict"].value_counts()
    rare, thin = int(counts.get(TOO_RARE, 0)), int(counts.get(INSUFFICIENT, 0))
    could = len(contrasts) - rare - thin
    shown = int(((contrasts["q"] < MAX_Q) & (contrasts["estimate"] != 0)).sum())
    parts = [f"{could:,} could be told apart and {shown:,} {'is' if shown == 1 else 'are'}"]
    parts += [f"{rare:,} are too rare to tell"] if rare else []
    parts += [f"{thin:,} have insufficient data"] if thin else []
    return f"Of {say_count(len(contrasts), 'comparison')}, {say_list(parts)}."
