"""From counts of words in articles to a ranked list for each pair of groups, as rows of a keyness table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.compare._words import WordCounts
from framing.stats.contrasts import INSUFFICIENT, MAX_Q, MIN_CLUSTERS, MIN_MATCHED, NO_DIFFERENCE, REST
from framing.stats.count import Cells
from framing.stats.dispersion import measure_dispersion
from framing.stats.intervals import Z
from framing.stats.keyness import shrink_log_odds
from framing.stats.multiplicity import adjust_family
from framing.stats.permute import infer_difference
from framing.stats.seeds import derive_seed

MIN_ARTICLES = 10
PRIOR = 10.0  # articles like all articles that each side is given beside its own
_CELLS = 8_000_000

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Ranking:
    """What words are ranked from.

    Parameters
    ----------
    cells : Cells
        A cell is an article: `counts` are chances to have a word, `base` is 1.
    words : WordCounts
        The counts themselves, rows as in `cells`.
    matched : bool
        Whether only what both sides tell counts.
    permutations, seed : int
        For the test; without permutations there is none.
    """

    cells: Cells
    words: WordCounts
    matched: bool
    permutations: int
    seed: int

    def rank_pair(self, pair: tuple[str, str]) -> tuple[list[dict[str, Any]], Floats]:
        """Rows of one pair, best first, each with its place among the p of all words compared, which come second."""
        a, b = pair
        group = self.cells.keys["group"].to_numpy(dtype=object)
        wanted = (group == a) | (group == b) | (b == REST)
        if self.matched:
            match = self.cells.keys["match"]
            wanted &= (match.isin(match[group == a]) & match.isin(match[wanted & (group != a)])).to_numpy()
        rows, is_a = np.flatnonzero(wanted), group[wanted] == a
        part = self.cells.select(wanted)
        articles = [np.diff(side.counts.tocsc().indptr) for side in (part.select(is_a), part.select(~is_a))]
        kept = np.flatnonzero(np.maximum(*articles) >= MIN_ARTICLES)
        if not len(kept) or is_a.all() or not is_a.any():
            return [], np.zeros(0)
        in_a, in_b = part.counts[is_a].sum(axis=0), part.counts[~is_a].sum(axis=0)
        usual = PRIOR * self.cells.counts.sum(axis=0) / len(group)
        delta, variance, _ = shrink_log_odds(in_a, in_b, in_a.sum(), in_b.sum(), prior=usual)
        low, high = delta - Z * np.sqrt(variance), delta + Z * np.sqrt(variance)
        nearer = np.where(low > 0, low, np.where(high < 0, high, 0.0))[kept]
        p = self._test(part, is_a, kept, pair)
        counts = self.words.counts[rows][:, kept].tocsc()
        spread = measure_dispersion(counts, np.asarray(self.words.counts[rows].sum(axis=1)).ravel())
        enough = self._suffices(part, is_a)
        listed = []
        for at in np.lexsort((kept, -np.abs(nearer))):
            if nearer[at] == 0:
                break
            word = int(kept[at])
            holding = np.sort(counts.indices[counts.indptr[at] : counts.indptr[at + 1]])
            holding = holding[is_a[holding] == (nearer[at] > 0)]
            listed.append(
                {
                    "a": a, "b": b, "term": self.words.words[word], "estimate": delta[word], "low": low[word],
                    "high": high[word], "p": p[at], "share_a": in_a[word] / is_a.sum(),
                    "share_b": in_b[word] / (~is_a).sum(), "articles_a": articles[0][word],
                    "articles_b": articles[1][word], "dp": spread.dp[at], "top_share": spread.top_share[at],
                    "article": int(rows[holding[0]]), "tested": at, "enough": enough,
                }
            )  # fmt: skip
        return listed, p

    def _test(self, part: Cells, is_a: NDArray[np.bool_], kept: NDArray[np.intp], pair: tuple[str, str]) -> Floats:
        """Permutation p of the words kept; NaN where none is asked for or clusters do not suffice."""
        p = np.full(len(kept), np.nan)
        if not self.permutations or not self._suffices(part, is_a):
            return p
        names, codes = np.unique(part.keys["cluster"].to_numpy(dtype=object), return_inverse=True)
        first, second = (~is_a, is_a) if pair[1] != REST and pair[0] > pair[1] else (is_a, ~is_a)
        seed = derive_seed(self.seed, "vocabulary", *(sorted(pair) if pair[1] != REST else pair))
        sides = [part.select(side).gather(codes[side], len(names)) for side in (first, second)]
        width = max(1, _CELLS // len(names))
        for start in range(0, len(kept), width):
            some = kept[start : start + width]
            (xa, ma), (xb, mb) = ((x[:, some].toarray(), m) for x, m in sides)
            found = infer_difference((xa, ma), (xb, mb), share=True, seed=seed, n_permutations=self.permutations)
            p[start : start + width] = found.p
        return p

    def _suffices(self, part: Cells, is_a: NDArray[np.bool_]) -> bool:
        cluster = part.keys["cluster"]
        if min(cluster[is_a].nunique(), cluster[~is_a].nunique()) < 2:
            return False
        return int(cluster.nunique()) >= (MIN_MATCHED if self.matched else MIN_CLUSTERS)


def judge_words(ranked: list[tuple[list[dict[str, Any]], Floats]]) -> list[dict[str, Any]]:
    """The rows of all pairs, with q over every word that was tested and a verdict."""
    q = adjust_family(np.concatenate([np.zeros(0), *(p for _, p in ranked)]))
    judged, first = [], 0
    for rows, p in ranked:
        for row in rows:
            row["q"] = q[first + row["tested"]]
            judged.append({**row, "verdict": f"exploratory: {_say(row)}"})
        first += len(p)
    return judged


def _say(row: dict[str, Any]) -> str:
    if not row["enough"]:
        return INSUFFICIENT
    if row["q"] >= MAX_Q:
        return NO_DIFFERENCE
    a, b = row["a"], "the rest" if row["b"] == REST else row["b"]
    return f"{a} more often than {b}" if row["estimate"] > 0 else f"{b} more often than {a}"
