"""Parsed articles + mentions + a scorer → stances: who is for or against whom, and which words tie them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import numpy as np
import pandas as pd

from framing.core.errors import ModelError
from framing.core.parsed import Parsed, Tree
from framing.core.provenance import stamp
from framing.core.tables import attach_articles, check_table, make_table
from framing.find._acts import Acts, read_acts
from framing.find._holders import Tied, find_holders
from framing.find._ties import check_articles, read_places

SURE = 0.2  # a stance is said where the signed score is at least so far from 0; lower finds more and errs more
# How much a side counts beside the model: read word by word up to the holder, by the verb of a deed alone, by one near.
_TOLD, _DONE, _NEAR = 0.7, 0.5, 0.25


class TargetScorer(Protocol):
    """What `find_stances` needs of a scorer: `StanceScorer` has it, and so may one of your own."""

    def transform(self, X: pd.DataFrame) -> Any:
        """Rows of text, start, end → probabilities of negative, neutral, positive."""


def find_stances(parsed: Parsed, mentions: pd.DataFrame, scorer: TargetScorer, *, sure: float = SURE) -> pd.DataFrame:
    """Find who is for or against whom.

    Parameters
    ----------
    parsed : Parsed
        The articles that the mentions were found in.
    mentions : DataFrame
        A mentions table.
    scorer : StanceScorer
        What tells how a sentence speaks of a target, or anything else whose `transform` takes a table with text, start
        and end and gives probabilities of negative, neutral and positive.
    sure : float
        How far from 0 the score must be for a stance to be positive or negative, 0 to 1.

    Returns
    -------
    DataFrame
        A stances table: one row a mention and holder. The holder is the actor who does something to the target or
        takes a side (`how` is ``"acts"``: *the mayor attacked the council*, *its critics in the mayor's office*), and
        whoever answers for the words (``"speaks"``), where that is an actor or nobody acts; else the outlet itself
        (``"own"``). A spokesman who is no actor speaks for the actor whose he is. `evidence` is the verb or noun that
        ties the two, or the cue of the words. `score` runs from -1 to 1: the scorer's positive less its negative,
        moved by the words between holder and target that take a side (*refused to support*, *called for its repeal*).

    Raises
    ------
    ModelError
        The scorer gives something else than three probabilities a row.
    TableError
        The mentions table lacks a column, or is of other articles.

    Notes
    -----
    **Reads wrong when** harm is taken for enmity (who *killed* somebody by accident is against him here); when a
    sentence is ironic; when the one who is for or against stands two sentences before; when neutral rows are left out
    of the base of a share.
    """
    check_table(mentions, "mentions", ["doc_id", "start", "end", "actor", "how"])
    check_articles(mentions, parsed, "find_stances")
    by_article = {str(key): group for key, group in mentions.groupby("doc_id", sort=False)}
    tied: list[tuple[Tree, Tied]] = []
    for tree in parsed.trees:
        if tree.doc_id in by_article:
            places = read_places(tree, by_article[tree.doc_id])
            tied.extend((tree, one) for one in find_holders(tree, places))
    table = make_table("stances", list(_rows(tied, _ask(scorer, tied), sure)))
    settings = {"scorer": getattr(scorer, "name", type(scorer).__name__), "sure": sure}
    return stamp(attach_articles(table, parsed.corpus.docs), "find_stances", settings, mentions.attrs)


def _ask(scorer: TargetScorer, tied: Sequence[tuple[Tree, Tied]]) -> list[float]:
    """The scorer's positive less its negative, for every mention in its sentence."""
    asked = []
    for tree, one in tied:
        begin, end = tree.sentence_span(one.target.head)
        start, finish = max(begin, one.target.start), min(end, one.target.end)
        asked.append({"text": tree.text[begin:end], "start": start - begin, "end": finish - begin})
    if not asked:
        return []
    said = np.asarray(scorer.transform(pd.DataFrame(asked)), dtype=np.float64)
    if said.shape != (len(asked), 3):
        raise ModelError(
            f"find_stances needs a scorer that gives negative, neutral and positive for each of {len(asked)} targets; "
            f"{type(scorer).__name__} gave numbers of shape {said.shape}"
        )
    return [float(value) for value in said[:, 2] - said[:, 0]]


def _rows(tied: Sequence[tuple[Tree, Tied]], scores: Sequence[float], sure: float) -> Iterator[dict[str, Any]]:
    for (tree, one), model in zip(tied, scores, strict=True):
        score = weigh_evidence(model, *_read_side(read_acts(tree), one))
        start, end = one.target.start, one.target.end
        begin, finish = tree.sentence_span(one.target.head)
        yield {
            "doc_id": tree.doc_id, "source": tree.source, "start": start, "end": end, "text": tree.text[start:end],
            "holder": one.holder, "target": one.target.actor,
            "stance": "positive" if score >= sure else "negative" if score <= -sure else "neutral", "score": score,
            "how": one.how, "evidence": "" if one.word is None else tree.words[one.word], "negated": one.negated,
            "voice": one.voice, "sentence": tree.text[begin:finish], "sentence_start": begin,
        }  # fmt: skip


def _read_side(acts: Acts, one: Tied) -> tuple[int, float]:
    """The side that the words between holder and target take, and how much it counts beside the model."""
    if one.side or one.word is None:
        return one.side, _TOLD
    act = acts.sign(one.word, one.verb)
    return -act if one.negated else act, _DONE if one.direct else _NEAR


def weigh_evidence(model: float, side: int, weight: float) -> float:
    """Signed score from -1 to 1: the model's, moved by that weight towards a side, 1 or -1; 0 leaves it as it is."""
    weight *= abs(side)
    return float(np.clip((1.0 - weight) * model + weight * side, -1.0, 1.0))
