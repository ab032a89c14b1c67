"""Labels → candidates: the words for actors that no lexicon knows, commonest first, for the user to judge."""

from __future__ import annotations

import pandas as pd

from framing.core.errors import InputError
from framing.core.inflection import singular
from framing.core.provenance import stamp
from framing.core.tables import check_table, make_table


def suggest_terms(labels: pd.DataFrame, *, at_least: int = 2) -> pd.DataFrame:
    """Propose words for a lexicon: heads of labels without a category, and the words that describe them.

    Parameters
    ----------
    labels : DataFrame
        A labels table, as `find_labels` returns it.
    at_least : int
        How often a word must have been chosen to be shown.

    Returns
    -------
    DataFrame
        A candidates table, the commonest word first. A word counts once a label, in the singular and in small letters;
        it counts as *head* where it is the noun and as *modifier* where it stands before it.

    Raises
    ------
    TableError
        The labels table lacks a column.
    InputError
        `at_least` is below 1.

    Examples
    --------
    >>> import pandas as pd
    >>> labels = pd.DataFrame({
    ...     "doc_id": ["1", "2"], "source": ["A", "B"], "text": ["a proud army", "the armies"],
    ...     "head": ["army", "armies"], "modifiers": ["proud", ""], "relation": "description", "category": ""})
    >>> suggest_terms(labels)[["term", "part", "count", "n_sources", "example"]]
       term  part  count  n_sources       example
    0  army  head      2          2  a proud army
    """
    check_table(labels, "labels", ["doc_id", "source", "text", "head", "modifiers", "relation", "category"])
    if at_least < 1:
        raise InputError(f"suggest_terms was asked for words chosen at_least={at_least} times; give 1 or more")
    unknown = labels[(labels["relation"] != "name") & (labels["category"] == "")]
    heads = unknown.assign(term=unknown["head"], part="head")
    modifiers = unknown.assign(term=unknown["modifiers"].str.split("; "), part="modifier").explode("term")
    words = pd.concat([heads, modifiers[modifiers["term"] != ""]])
    small = words["term"].str.lower()
    words["term"] = small.where(words["part"] == "modifier", small.map(singular))
    rows = [
        {
            "term": term, "part": part, "count": len(group), "n_sources": group["source"].nunique(),
            "n_articles": group["doc_id"].nunique(), "example": group["text"].iloc[0],
        }
        for (term, part), group in words.groupby(["term", "part"], sort=True)
        if len(group) >= at_least
    ]  # fmt: skip
    table = make_table("candidates", sorted(rows, key=lambda row: (-row["count"], row["term"], row["part"])))
    return stamp(table, "suggest_terms", {"at_least": at_least}, labels.attrs)
