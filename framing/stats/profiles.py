"""What all groups call one actor: counts by story, their divergence and its null, a map of their places."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from scipy.stats import f as f_distribution

from framing.stats.association import measure_association
from framing.stats.contrasts import MIN_CLUSTERS, MIN_MATCHED
from framing.stats.correspondence import Correspondence, resample_places
from framing.stats.count import Cells
from framing.stats.dispersion import measure_clustering
from framing.stats.divergence import Divergence, permute_divergence
from framing.stats.draws import ALPHA, Codes, Floats, Seed
from framing.stats.occasions import NAME_ONLY

LEAST_COUNT = 5


class Profile(NamedTuple):
    """Labels of one actor, a unit being what one group writes in one cluster.

    Parameters
    ----------
    groups, categories : tuple of str
        Those with a label; plain names are none.
    counts : ndarray, shape (n_units, n_categories)
        Labels.
    group, cluster : ndarray of int, shape (n_units,)
        Whose, and in which story (article where it has none).
    matched : bool
        Whether only stories that several groups tell are in it.
    rests_on : dict
        n_articles, n_stories and top_share, as in a table of profiles.
    """

    groups: tuple[str, ...]
    categories: tuple[str, ...]
    counts: Floats
    group: Codes
    cluster: Codes
    matched: bool
    rests_on: dict[str, Any]

    @property
    def table(self) -> Floats:
        """Counts, shape (n_groups, n_categories)."""
        return np.stack([self.counts[self.group == code].sum(0) for code in range(len(self.groups))])

    @property
    def suffices(self) -> bool:
        """Whether there are two groups, two categories, and clusters enough."""
        n = len(np.unique(self.cluster))
        enough = n >= (MIN_MATCHED if self.matched else MIN_CLUSTERS)
        return enough and min(len(self.groups), len(self.categories)) >= 2


def gather_profile(cells: Cells, *, matched: bool) -> Profile:
    """Labels by group and cluster, from the counts of `count_labels`."""
    kept = np.array([name != NAME_ONLY for name in cells.categories])
    labelled = np.asarray(cells.counts[:, kept].sum(axis=1)).ravel() > 0
    if matched:
        told = cells.keys[labelled].groupby("match")["group"].transform("nunique") > 1
        labelled[np.flatnonzero(labelled)] = told.to_numpy()
    keys, counts = cells.keys[labelled], cells.counts[labelled][:, kept].toarray()
    used = counts.sum(0) > 0
    counts, names = counts[:, used], np.array(cells.categories, dtype=object)[kept][used]
    groups, group = np.unique(keys["group"].to_numpy(dtype=object), return_inverse=True)
    _, cluster = np.unique(keys["cluster"].to_numpy(dtype=object), return_inverse=True)
    pairs, unit = np.unique(np.column_stack([cluster, group]), axis=0, return_inverse=True)
    sums = np.zeros((len(pairs), counts.shape[1]))
    np.add.at(sums, unit.ravel(), counts)
    by_article = keys.assign(n=counts.sum(1)).groupby("doc")["n"].sum()
    rests_on = {
        "n_articles": len(by_article),
        "n_stories": int(keys.loc[keys["story"] != "", "story"].nunique()),
        "top_share": float(by_article.max() / by_article.sum()) if len(by_article) else np.nan,
    }
    return Profile(tuple(groups), tuple(names), sums, pairs[:, 1], pairs[:, 0], matched, rests_on)


def judge_profile(profile: Profile, *, seed: Seed) -> tuple[Divergence, float]:
    """Divergence of the groups with its null, and Cramér's V with Bergsma's correction.

    Notes
    -----
    A cluster in which several groups write is a block: they exchange their places in it. Groups that are alone in
    their clusters exchange among one another. V rests on the counts over the mean design effect within groups.
    """
    shared = np.bincount(profile.cluster)[profile.cluster] > 1
    blocks = np.where(shared, profile.cluster + 1, 0)
    found = permute_divergence(profile.counts, profile.group, seed=seed, blocks=blocks)
    size = profile.counts.sum(1)
    units = [np.flatnonzero(profile.group == code) for code in range(len(profile.groups))]
    effects = [measure_clustering(profile.counts[own], size[own])[0] for own in units if len(own) > 1]
    known = np.concatenate([effect[np.isfinite(effect)] for effect in effects]) if effects else np.zeros(0)
    effect = max(1.0, float(known.mean())) if len(known) else 1.0
    return found, measure_association(profile.table, design_effect=effect).v_corrected


class Places(NamedTuple):
    """A map of groups and categories.

    Parameters
    ----------
    chart : Correspondence
        Of the groups and of the categories with at least five labels.
    categories : tuple of str
        Those on the map.
    covariance : ndarray, shape (n_groups, n_axes, n_axes)
        Of each group's place, over a bootstrap of clusters. Of a group that uses one or two of the categories, which a
        bootstrap cannot vary much: of as many draws as it has clusters, and one more of what all groups use.
    radius : ndarray, shape (n_groups,)
        How many standard deviations the 95 % ellipse reaches (Hotelling's); NaN below six clusters.
    """

    chart: Correspondence
    categories: tuple[str, ...]
    covariance: Floats
    radius: Floats


def place_profile(profile: Profile, *, seed: Seed) -> Places:
    """Correspondence analysis of the groups' labels, with an ellipse for each; three of both are needed."""
    used = profile.counts.sum(0) >= LEAST_COUNT
    _, cluster = np.unique(profile.cluster, return_inverse=True)
    counts = np.zeros((cluster.max() + 1, len(profile.groups), int(used.sum())))
    counts[cluster, profile.group] = profile.counts[:, used]
    chart, covariance = resample_places(counts, seed=seed)
    n = (counts.sum(2) > 0).sum(0)
    radius = np.full(len(n), np.nan)
    enough = n >= MIN_MATCHED
    radius[enough] = np.sqrt(2 * (n[enough] - 1) / (n[enough] - 2) * f_distribution.ppf(1 - ALPHA, 2, n[enough] - 2))
    shares = np.append(counts.sum(0), [counts.sum((0, 1))], axis=0)
    shares /= np.maximum(shares.sum(1, keepdims=True), 1.0)
    for code in np.flatnonzero((counts.sum(0) > 0).sum(1) < 3):
        share = (n[code] * shares[code] + shares[-1]) / (n[code] + 1)
        spread = (np.diag(share) - np.outer(share, share)) / (n[code] + 1)
        covariance[code] = chart.standard.T @ spread @ chart.standard
    return Places(chart, tuple(np.array(profile.categories, dtype=object)[used]), covariance, radius)
