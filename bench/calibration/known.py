"""Differences that are known: how often intervals hold them, and how often tests find them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from bench.calibration.data import Articles
from bench.calibration.draws import Design, Sample, infer_sample, take
from bench.calibration.null import OURS
from bench.calibration.rivals import find_all_p
from framing.stats import adjust_family, bound_difference
from framing.stats.draws import ALPHA, Floats

HELD = 15
N_PLANTED = 3
KEPT = 0.5


def draw_stories(n: int, *, matched: bool) -> Callable[[Articles, np.random.Generator], Sample]:
    """`n` stories with replacement, with their articles left and right; or `n` of either side by themselves."""

    def draw(articles: Articles, rng: np.random.Generator) -> Sample:
        usable = _find_usable(articles, matched)
        left, stories = articles.leaning < 0, articles.stories
        sides = [usable] if matched else [usable & left, usable & ~left]
        rows, clusters = [], []
        for side in sides:
            for story in rng.choice(np.unique(stories[side]), n):
                rows.append(np.flatnonzero(side & (stories == story)))
                clusters.append(np.full(len(rows[-1]), len(rows)))
        chosen = np.concatenate(rows)
        return take(articles, chosen, left[chosen], np.concatenate(clusters))

    return draw


def list_populations(terms: Articles, stances: Articles, many: Articles) -> list[Design]:
    """Outlets that lean left against those that lean right: all their stories are the population."""
    return [
        Design(f"{articles.name}{what}, {n} {'matched stories' if matched else 'stories a side'}", articles,
               draw_stories(n, matched=matched), matched)
        for articles, what, matched in (
            (terms, "", True), (stances, " stances", True), (stances, " stances", False), (many, "", False)
        )
        for n in (30, 100)
    ]  # fmt: skip


def measure_coverage(design: Design, n_sets: int) -> list[dict[str, Any]]:
    """How often the interval holds the difference of the population, by how many clusters hold the category."""
    usable, left = _find_usable(design.articles, design.matched), design.articles.leaning < 0
    truth = _find_rate(design.articles, usable & left) - _find_rate(design.articles, usable & ~left)
    inside: dict[str, list[Floats]] = {OURS: [], "delta method, t": []}
    held = []
    for i in range(n_sets):
        sample = design.draw(design.articles, np.random.default_rng([2, i]))
        p, low, high, _ = infer_sample(sample, design, i)
        sides = sample.sum_sides()
        bounds = {OURS: (low, high), "delta method, t": bound_difference(*sides)}
        for name, (least, most) in bounds.items():
            inside[name].append(np.where(np.isnan(p), np.nan, ~((least > truth) | (most < truth))))
        held.append(_count_holding(sample))
    often = np.mean(held, axis=0) >= HELD
    return [
        {"part": "coverage", "design": design.name, "family": f"{family}, {name}", "test": test, "sets": n_sets,
         "tests": int((~np.isnan(part)).sum()), "share": np.nanmean(part)}
        for family, columns in design.articles.families.items()
        for name, chosen in (("often", often[columns]), ("rare", ~often[columns]))
        if chosen.any()
        for test, covered in inside.items()
        for part in [np.array(covered)[:, columns][:, chosen]]
    ]  # fmt: skip


def measure_power(design: Design, n_sets: int) -> list[dict[str, Any]]:
    """How often tests find that half of the hits of one side were taken out at random, in data sets like the null's."""
    found: dict[str, list[Floats]] = {}
    often = []
    for i in range(n_sets):
        rng = np.random.default_rng([3, i])
        sample = design.draw(design.articles, rng)
        thinned = rng.binomial(sample.counts.astype(int), KEPT).astype(np.float64)
        sample = replace(sample, counts=np.where(sample.is_a[:, None], sample.counts, thinned))
        for test, p in {OURS: infer_sample(sample, design, i)[0], **find_all_p(sample, matched=design.matched)}.items():
            found.setdefault(test, []).append(np.nan_to_num(p, nan=1.0) < ALPHA)
        often.append(_count_holding(sample) >= HELD)
    chosen = np.array(often)
    return [
        {"part": "power", "design": design.name, "family": family, "test": test, "sets": n_sets,
         "tests": int(chosen[:, columns].sum()), "share": np.array(called)[:, columns][chosen[:, columns]].mean()}
        for family, columns in design.articles.families.items()
        for test, called in found.items()
    ]  # fmt: skip


def measure_screen(design: Design, n_sets: int) -> list[dict[str, Any]]:
    """Three planted differences in a family without others: found at q < .05 with and without the rows too rare."""
    found: dict[str, list[list[float]]] = {family: [] for family in design.articles.families}
    for i in range(n_sets):
        rng = np.random.default_rng([4, i])
        sample = design.draw(design.articles, rng)
        thinned = rng.binomial(sample.counts.astype(int), KEPT).astype(np.float64)
        planted = replace(sample, counts=np.where(sample.is_a[:, None], sample.counts, thinned))
        (none, _, _, able), (p, _, _, able_planted) = (infer_sample(one, design, i) for one in (sample, planted))
        often = _count_holding(planted) >= HELD
        for family, columns in design.articles.families.items():
            known = [column for column in columns if often[column] and not np.isnan(p[column])]
            if len(known) < N_PLANTED:
                continue
            chosen = np.isin(columns, rng.choice(known, N_PLANTED, replace=False))
            mixed = np.where(chosen, p[columns], none[columns])
            least = np.where(chosen, able_planted[columns], able[columns])
            for_family = np.where(least < ALPHA, mixed, np.nan)
            q = [adjust_family(each) < ALPHA for each in (mixed, for_family)]
            made = ~np.isnan(mixed)
            rare = 1 - (~np.isnan(for_family)).sum() / made.sum()
            found[family].append(
                [rare, *(each[chosen].mean() for each in q), (q[1] & ~chosen).sum() / max(q[1].sum(), 1)]
            )
    return [
        {"part": "screen", "design": design.name, "family": family, "test": OURS, "sets": len(rows), "rare": means[0],
         "share": means[2], "share_whole": means[1], "false": means[3]}
        for family, rows in found.items()
        if rows
        for means in [np.mean(rows, axis=0)]
    ]  # fmt: skip


def _find_usable(articles: Articles, matched: bool) -> np.ndarray:
    """Articles that lean; where matched, of stories that both sides tell."""
    usable = (articles.leaning != 0) & (articles.base > 0)
    if not matched:
        return usable
    stories, left = articles.stories, articles.leaning < 0
    return usable & np.isin(stories, np.intersect1d(stories[usable & left], stories[usable & ~left]))


def _find_rate(articles: Articles, rows: np.ndarray) -> Floats:
    return np.asarray(articles.counts[rows].sum(0) / articles.base[rows].sum())


def _count_holding(sample: Sample) -> np.ndarray:
    (xa, _), (xb, _) = sample.sum_sides()
    return ((xa > 0) | (xb > 0)).sum(0)
