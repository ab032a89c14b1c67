"""From labels, choices and roles to arrays: how many occasions of each category, out of how many, by actor."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd
from scipy import sparse

from framing.core.errors import TableError
from framing.core.tables import ROLE_SHARES, SIGNS, check_table
from framing.stats.count import Cells, add_clusters, fill_column, find_cells, refuse_column

UNCATEGORISED = "uncategorised"
NAME_ONLY = "name only"
_OCCASION = ("actor", "doc_id", "group", "occasion")


def count_labels(
    labels: pd.DataFrame, *, by: str, within: str | None = None, cluster: str | None = None
) -> dict[str, Cells]:
    """Count naming occasions a category, out of all of them, in each article of each group, by actor.

    Parameters
    ----------
    labels : DataFrame
        A labels table. A naming occasion is one (doc_id, mention) of an actor; it counts once for each category
        that its words have. Negated labels do not count, but their occasion does.
    by, within, cluster : str
        Columns of the labels table; the last two, of its articles.

    Returns
    -------
    dict of str to Cells
        Actor → counts. The last two categories are ``"uncategorised"``, occasions with labels that no category covers,
        and ``"name only"``, occasions without a label.

    Raises
    ------
    TableError
        A column is missing or has blanks, or a category has one of the two names above.
    """
    check_table(labels, "labels", need=["doc_id", "actor", "relation", "category", "negated", "mention"])
    kept_names = labels.loc[labels["category"].isin([UNCATEGORISED, NAME_ONLY]), "category"]
    if len(kept_names):
        raise TableError(f"{kept_names.iloc[0]!r} is kept for the rest and this labels table has a category so called")
    table = _open_table(labels, "labels table", by=by, occasion="mention")
    affirmed, category = ~labels["negated"].astype(bool), labels["category"].fillna("").astype("str")
    table["category"] = category.where(affirmed, "")
    labelled = affirmed & ((labels["relation"] != "name") | (category != ""))
    occasions = [table[key] for key in _OCCASION]
    covered = (table["category"] != "").groupby(occasions).transform("any")
    rest = labelled.groupby(occasions).transform("any").map({True: UNCATEGORISED, False: NAME_ONLY})
    table["category"] = table["category"].mask(~covered.astype(bool), rest)
    keys = add_clusters(_list_cells(table), labels, within, cluster, "labels table")
    counted = {}
    for actor, part in table.groupby("actor"):
        names = (*sorted(set(part["category"]) - {"", UNCATEGORISED, NAME_ONLY}), UNCATEGORISED, NAME_ONLY)
        counted[str(actor)] = _count_actor(part, keys, names)
    return counted


def count_choices(
    labels: pd.DataFrame,
    *,
    by: str,
    within: str | None = None,
    cluster: str | None = None,
    names: bool = False,
    used: Collection[tuple[str, str]] | None = None,
) -> list[tuple[str, Cells]]:
    """Count, a category, the occasions that have its words, out of those that have them or a neutral alternative.

    Parameters
    ----------
    labels : DataFrame
        A labels table. An occasion is as in `count_labels`; one with both kinds of words has chosen the category's.
        Negated labels are neither.
    by, within, cluster : str
        As in `count_labels`.
    names : bool
        Whether an occasion with nothing but a plain name counts as a neutral one, for every category.
    used : collection of (str, str), optional
        The actors and categories to count; by default those that `list_used` finds in this table. For a table that is
        one part of several.

    Returns
    -------
    list of (str, Cells)
        Actor and the counts of one category, which has a base of its own; categories that nobody uses of the actor are
        left out.

    Raises
    ------
    TableError
        A column is missing or has blanks.
    """
    need = ["doc_id", "actor", "relation", "category", "neutral_for", "negated", "mention"]
    table = _open_table(check_table(labels, "labels", need=need), "labels table", by=by, occasion="mention")
    keys = add_clusters(_list_cells(table), labels, within, cluster, "labels table")
    affirmed = ~labels["negated"].astype(bool)
    chosen = table.assign(category=labels["category"].fillna("").astype("str"), chosen=True)[affirmed]
    neutral = table.assign(category=labels["neutral_for"].fillna("").str.split("; "), chosen=False)[affirmed]
    offered = pd.concat([chosen, neutral.explode("category")])
    named = (labels["relation"] == "name").groupby([table[key] for key in _OCCASION]).transform("all")
    plain = table[named.astype(bool) & names]
    parts = dict(tuple(offered[offered["category"] != ""].groupby(["actor", "category"])))
    counted = []
    for actor, category in sorted(list_used(labels) if used is None else used):
        part = parts.get((actor, category), offered[:0])
        occasions = pd.concat([part, plain[plain["actor"] == actor].assign(chosen=False)])
        if len(occasions):
            occasions["category"] = occasions["category"].where(occasions["chosen"], "")
            counted.append((actor, _count_actor(occasions, keys, (category,))))
    return counted


def list_used(labels: pd.DataFrame) -> set[tuple[str, str]]:
    """Actors and the categories that anybody uses of them; negated labels do not count."""
    affirmed = labels.loc[~labels["negated"].astype(bool), ["actor", "category"]].fillna("").astype("str")
    pairs = affirmed[affirmed["category"] != ""].drop_duplicates()
    return set(zip(pairs["actor"], pairs["category"], strict=True))


def list_choices(labels: pd.DataFrame, *, by: str = "source") -> pd.DataFrame:
    """The rows behind `count_choices`: for each occasion and category, the word chosen.

    Returns
    -------
    DataFrame
        Rows of the labels table with two further columns: `choice`, the category, and `chosen`, whether the word is of
        it; else it is a neutral alternative. One row an occasion and category.

    Raises
    ------
    TableError
        A column is missing or has blanks.
    """
    need = ["doc_id", "actor", "category", "neutral_for", "negated", "mention"]
    affirmed = check_table(labels, "labels", need=need)[~labels["negated"].astype(bool)]
    group = fill_column(affirmed, by, "by", "labels table")
    loaded = affirmed.assign(choice=affirmed["category"].fillna("").astype("str"), chosen=True, _group=group)
    neutral = loaded.assign(choice=affirmed["neutral_for"].fillna("").str.split("; "), chosen=False).explode("choice")
    offered = pd.concat([loaded, neutral])
    offered = offered[offered["choice"] != ""]
    used = offered.groupby(["actor", "choice"])["chosen"].transform("any").astype(bool)
    offered = offered[used].sort_values("chosen", ascending=False, kind="stable")
    return offered.drop_duplicates(["actor", "doc_id", "_group", "mention", "choice"]).drop(columns="_group")


def count_roles(
    roles: pd.DataFrame, *, by: str, within: str | None = None, cluster: str | None = None
) -> dict[str, Cells]:
    """Count deeds in which an actor acts, suffers, and suffers at nobody's hands, in each article of each group.

    Parameters
    ----------
    roles : DataFrame
        A roles table. A deed is one (doc_id, start) of an actor; who does something to itself both acts and suffers.
    by, within, cluster : str
        Columns of the roles table; the last two, of its articles.

    Returns
    -------
    dict of str to Cells
        Actor → counts; the categories are ``"agent"``, ``"patient"`` and, a part of the patients, ``"agentless"``.

    Raises
    ------
    TableError
        A column is missing or has blanks.
    """
    check_table(roles, "roles", need=["doc_id", "start", "actor", "role", "agentless"])
    table = _open_table(roles, "roles table", by=by, occasion="start")
    table["category"] = roles["role"].astype("str")
    nobody = table[roles["agentless"].astype(bool)].assign(category=ROLE_SHARES[-1])
    table = pd.concat([table, nobody])
    keys = add_clusters(_list_cells(table), roles, within, cluster, "roles table")
    return {str(actor): _count_actor(part, keys, ROLE_SHARES) for actor, part in table.groupby("actor")}


def count_stances(
    stances: pd.DataFrame, *, by: str, within: str | None = None, cluster: str | None = None
) -> dict[str, Cells]:
    """Count the places where a target is spoken of or acted on negatively, neutrally, positively, by target.

    Parameters
    ----------
    stances : DataFrame
        A stances table. A place is one (doc_id, start) of a target; where two holders differ it has two signs.
    by, within, cluster : str
        Columns of the stances table; the last two, of its articles.

    Returns
    -------
    dict of str to Cells
        Target → counts; the categories are ``"negative"``, ``"neutral"``, ``"positive"``.

    Raises
    ------
    TableError
        A column is missing or has blanks.
    """
    check_table(stances, "stances", need=["doc_id", "start", "target", "stance"])
    table = _open_table(stances.assign(actor=stances["target"]), "stances table", by=by, occasion="start")
    table["category"] = stances["stance"].astype("str")
    keys = add_clusters(_list_cells(table), stances, within, cluster, "stances table")
    return {str(target): _count_actor(part, keys, SIGNS) for target, part in table.groupby("actor")}


def _open_table(frame: pd.DataFrame, name: str, *, by: str, occasion: str) -> pd.DataFrame:
    """Article, actor, group and occasion of each row."""
    if by not in frame.columns:
        raise refuse_column("by", by, list(frame.columns))
    return frame[["doc_id", "actor"]].assign(group=fill_column(frame, by, "by", name), occasion=frame[occasion])


def _list_cells(table: pd.DataFrame) -> pd.DataFrame:
    return table[["doc_id", "group"]].drop_duplicates().rename(columns={"doc_id": "doc"})


def _count_actor(part: pd.DataFrame, keys: pd.DataFrame, names: tuple[str, ...]) -> Cells:
    """One actor's occasions a category; a category counts once an occasion, the empty one not at all."""
    occasions = part.groupby(["doc_id", "group", "occasion"], sort=True)
    occasion = occasions.ngroup().to_numpy()
    first = occasions.size().reset_index()
    row = find_cells(keys, first["doc_id"], first["group"])
    codes = np.asarray(pd.Index(names).get_indexer(pd.Index(part["category"])), dtype=np.intp)
    chosen = np.unique(np.column_stack([occasion, codes])[codes >= 0], axis=0)
    where = (row[chosen[:, 0]], chosen[:, 1])
    counts = sparse.coo_array((np.ones(len(chosen)), where), shape=(len(keys), len(names))).tocsr()
    base = np.bincount(row, minlength=len(keys)).astype(np.float64)
    return Cells(keys, base, counts, names).select(base > 0)


def list_occasions(labels: pd.DataFrame, *, by: str, cluster: str | None = None) -> pd.DataFrame:
    """One row a naming occasion: doc, actor, group, cluster, and `categories`, the set of those that its words have.

    Raises
    ------
    TableError
        A column is missing or has blanks.
    """
    check_table(labels, "labels", need=["doc_id", "actor", "category", "negated", "mention"])
    table = _open_table(labels, "labels table", by=by, occasion="mention")
    keys = add_clusters(_list_cells(table), labels, None, cluster, "labels table")
    table["category"] = labels["category"].fillna("").astype("str").mask(labels["negated"].astype(bool), "")
    occasions = table.groupby(list(_OCCASION), sort=True)["category"].agg(set).rename("categories").reset_index()
    home = find_cells(keys, occasions["doc_id"], occasions["group"])
    occasions["cluster"], occasions["story"] = keys["cluster"].to_numpy()[home], keys["story"].to_numpy()[home]
    return occasions


def list_voices(labels: pd.DataFrame) -> str:
    """The voices that a table of labels holds, separated by commas; empty where it has no such column."""
    return ", ".join(sorted(labels["voice"].astype("str").unique())) if "voice" in labels else ""
