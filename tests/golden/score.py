"""Found rows against rows coded by hand: which belong together, and how often the found ones are right."""

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

# Beside the place, rows that belong together agree on these columns.
KEYS = {"quotes": (), "mentions": ("actor",), "labels": ("actor", "relation"), "roles": ("actor", "role")}
# Behind a description these begin what further tells who it is; in front of a name they show that it is another's.
_JOINING = frozenset("who that which whose of from in at on to for close near published quoted".split())


@dataclass(frozen=True)
class Score:
    """Counts, and the pairs (position of the found row, position of the gold row)."""

    found: int
    gold: int
    pairs: tuple[tuple[int, int], ...]

    @property
    def precision(self) -> float:
        return len(self.pairs) / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return len(self.pairs) / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * len(self.pairs) / (self.found + self.gold) if self.found + self.gold else 0.0


def read_gold(folder: Path, name: str) -> pd.DataFrame:
    """The gold table of that name; empty cells are empty strings, yes or no is a boolean."""
    table = pd.read_csv(folder / f"{name}.csv", keep_default_na=False)
    for name in ("negated", "passive", "agentless"):
        if name in table:
            table[name] = table[name].astype("str").str.lower() == "true"
    return table


def pair_rows(found: pd.DataFrame, gold: pd.DataFrame, keys: Sequence[str] = (), *, overlap: float = 0.5) -> Score:
    """Pair rows of one article that agree on `keys` and whose spans share at least `overlap` of their union.

    Each row is used once; the pairs that share most are made first, at a tie those that also agree on ``kind``.
    """
    by_key: dict[tuple[object, ...], list[int]] = {}
    columns = ["doc_id", *keys]
    for place, key in enumerate(gold[columns].itertuples(index=False, name=None)):
        by_key.setdefault(key, []).append(place)
    kinds = "kind" in found and "kind" in gold
    spans = list(zip(gold["start"], gold["end"], strict=True))
    candidates = []
    starts_ends = zip(found["start"], found["end"], strict=True)
    for here, (key, (start, end)) in enumerate(
        zip(found[columns].itertuples(index=False, name=None), starts_ends, strict=True)
    ):
        for place in by_key.get(key, []):
            first, last = spans[place]
            shared = max(0, min(end, last) - max(start, first)) / (max(end, last) - min(start, first))
            if shared >= overlap:
                other = kinds and found["kind"].iloc[here] != gold["kind"].iloc[place]
                candidates.append((-shared, other, here, place))
    pairs: list[tuple[int, int]] = []
    used_here: set[int] = set()
    used_there: set[int] = set()
    for _, _, here, place in sorted(candidates):
        if here not in used_here and place not in used_there:
            pairs.append((here, place))
            used_here.add(here)
            used_there.add(place)
    return Score(len(found), len(gold), tuple(sorted(pairs)))


def share_right(found: pd.DataFrame, gold: pd.DataFrame, score: Score, column: str) -> float:
    """Of the paired rows, the share whose value in the column is the gold's; speakers and holders by `same_speaker`."""
    if not score.pairs:
        return 0.0
    same = _same(column)
    ours, theirs = (table[column].tolist() for table in (found, gold))
    return sum(same(ours[here], theirs[there]) for here, there in score.pairs) / len(score.pairs)


def same_speaker(one: str, other: str) -> bool:
    """Whether two names mean one speaker: alike but for case, an article, a title in front, or a clause behind."""
    short, long = sorted((_plain(one).split(), _plain(other).split()), key=len)
    if short == long or not short:
        return short == long
    extra = len(long) - len(short)
    titled = long[extra:] == short and not set(long[:extra]) & _JOINING
    return titled or (long[: len(short)] == short and long[len(short)] in _JOINING)


def list_errors(found: pd.DataFrame, gold: pd.DataFrame, score: Score, columns: Sequence[str] = ()) -> pd.DataFrame:
    """Rows found in vain, missed, or paired with another value in one of the columns, by place; to mend them."""
    here = {a for a, _ in score.pairs}
    there = {b for _, b in score.pairs}
    shown = [
        c
        for c in ("doc_id", "start", "end", "text", "actor", "relation", "role", "how", "kind", "speaker")
        if c in gold
    ]
    extra = found.drop(index=found.index[sorted(here)])[[c for c in shown if c in found]].assign(error="extra")
    missed = gold.drop(index=gold.index[sorted(there)])[shown].assign(error="missed")
    wrong = []
    for a, b in score.pairs:
        for column in columns:
            got, want = found[column].iloc[a], gold[column].iloc[b]
            if not _same(column)(got, want):
                wrong.append({**gold.iloc[b][shown].to_dict(), "error": f"{column}: {got!r}, not {want!r}"})
    return pd.concat([extra, missed, pd.DataFrame(wrong)]).sort_values(["doc_id", "start", "end"], ignore_index=True)


def _same(column: str) -> Callable[[Any, Any], bool]:
    return same_speaker if column in ("speaker", "holder") else operator.eq


def _plain(value: str) -> str:
    low = " ".join(value.casefold().split())
    for article in ("the ", "a ", "an "):
        if low.startswith(article):
            return low[len(article) :]
    return low
