"""One row of the accuracy table: a figure with its interval, from counts that are added up article by article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.stats.intervals import bound_share, expand_tail
from framing.stats.resample import draw_weights
from tests.golden.score import Score

FINDERS = "the finders"
SEED = 3
_DRAWS = 1000
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """A figure: of what, which measure, by which rule, out of how many, with its 95 % interval over articles."""

    what: str
    measure: str
    rule: str
    n: int
    value: float
    low: float
    high: float


def make_row(what: str, measure: str, rule: str, counts: pd.DataFrame, n: int | None = None) -> Row:
    """A share (columns `x`, `m`) or an F1 (`right`, `found`, `hit`, `gold`) with its bootstrap over articles.

    Where every resample says the same, Wilson's interval on the number of articles.
    """
    table = counts.to_numpy(dtype=np.float64)
    value = _measure(table.sum(axis=0, keepdims=True))[0]
    drawn = np.concatenate([_measure(weights @ table) for weights in draw_weights(len(table), SEED)])
    tail = expand_tail(len(table))
    low, high = np.nanquantile(drawn, [tail, 1 - tail])
    if low == high:
        low, high = (float(end) for end in bound_share(value, len(table)))
    return Row(what, measure, rule, int(table[:, -1].sum()) if n is None else n, float(value), float(low), float(high))


def resample_row(what: str, measure: str, rule: str, n: int, figure: Callable[[NDArray[np.intp]], float]) -> Row:
    """Any figure of rows, given their numbers, with its bootstrap over rows."""
    rng = np.random.default_rng(SEED)
    drawn = [figure(rng.integers(0, n, n)) for _ in range(_DRAWS)]
    low, high = np.nanquantile(drawn, [0.025, 0.975])
    return Row(what, measure, rule, n, figure(np.arange(n)), float(low), float(high))


def _measure(sums: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        if sums.shape[1] == 2:
            return sums[:, 0] / sums[:, 1]
        precision, recall = sums[:, 0] / sums[:, 1], sums[:, 2] / sums[:, 3]
        return np.where(precision + recall > 0, 2 * precision * recall / (precision + recall), 0.0)


def count_rows(rows: Iterable[tuple[str, bool]]) -> pd.DataFrame:
    """Right ones and all, by article, from (article, whether right)."""
    frame = pd.DataFrame(list(rows), columns=["doc_id", "x"])
    return frame.groupby("doc_id")["x"].agg(["sum", "size"])


def count_pairs(found: pd.DataFrame, gold: pd.DataFrame, score: Score) -> pd.DataFrame:
    """What F1 is out of, by article, where found rows and gold rows belong together two by two."""
    paired = gold["doc_id"].iloc[[there for _, there in score.pairs]]
    return _by_article(paired, found["doc_id"], paired, gold["doc_id"])


def count_overlaps(found: pd.DataFrame, gold: pd.DataFrame, right: pd.Series, hit: pd.Series) -> pd.DataFrame:
    """What F1 is out of, by article, where each found row is right or not and each gold row hit or not."""
    return _by_article(found["doc_id"][right], found["doc_id"], gold["doc_id"][hit], gold["doc_id"])


def _by_article(*columns: pd.Series) -> pd.DataFrame:
    counts = [column.value_counts() for column in columns]
    return pd.concat(counts, axis=1).fillna(0.0).sort_index()


# What is asked of the finders: (section, what, measure) → the least.
TARGETS = {
    ("real news", "quotations in marks", "F1"): 0.97,
    ("real news", "reported speech", "F1"): 0.78,
    ("real news", "own or not: labels", "accuracy"): 0.97,
    ("real news", "speaker, all quotations", "right if found"): 0.88,
    ("NewsWCL50", "mentions of persons and groups", "F1"): 0.88,
    ("NewsWCL50", "mentions without the name", "P"): 0.75,
    ("NewsWCL50", "mentions without the name", "R"): 0.60,
    ("real news", "labels", "F1"): 0.80,
    ("real news", "roles", "F1"): 0.80,
    ("SEESAW, valid", "leaning towards persons and bodies", "AUC"): 0.70,
    ("300 sentences", "two names exchanged: all rows", "rows unchanged"): 0.99,
    ("300 sentences", "two names exchanged, parsed blind: all rows", "rows unchanged"): 0.99,
}


@dataclass(frozen=True)
class Section:
    """The rows measured on one corpus."""

    name: str
    title: str
    rows: list[Row]

    def cells(self) -> Iterator[tuple[str, ...]]:
        """Rows as text: what, measure, rule, n, figure, interval, target; what stays the same is left empty."""
        before = ("", "")
        for row in self.rows:
            now = (row.what, row.measure)
            target = TARGETS.get((self.name, *now)) if row.rule == FINDERS else None
            yield (
                "" if now == before else row.what, "" if now == before else row.measure, row.rule, f"{row.n:,}",
                show_share(row.value), f"{show_share(row.low)}–{show_share(row.high)}",
                "" if target is None else show_share(target),
            )  # fmt: skip
            before = now


def show_share(value: float) -> str:
    """Three decimals, no leading zero."""
    return f"{value:.3f}".removeprefix("0")
