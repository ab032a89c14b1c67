"""The second coding of some excerpts against the first, and the finders on the same excerpts."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

import framing as fr
from bench.coded import NOT_OWN, PARTS, Tables, count_speakers, score_f1, stand_in, take_part, tell_reported
from bench.rows import FINDERS, SEED, Row, count_rows, make_row
from framing.stats.agreement import measure_agreement, resample_agreement
from tests.golden.coded import Coded
from tests.golden.real_news import FOLDER, read_actors, read_places
from tests.golden.score import KEYS, pair_rows

SECOND = "second coding"
# Whether two coders who mark the same words also say the same of them: table, what pairs agree on, column.
_VALUES = (
    ("quotes", (), "kind"), ("mentions", ("actor",), "how"), ("labels", ("actor",), "relation"),
    ("labels", ("actor",), "voice"),
)  # fmt: skip


def score_agreement(coded: Coded, found: Tables) -> list[Row]:
    """The second coder's figures against the first's, and the finders', on the excerpts that both coded.

    Only actors that both chose count: which of the named are worth coding was each coder's own choice.
    """
    folder = FOLDER / "second"
    theirs = read_actors(folder)
    ids = {doc_id: _match(coded.actors[doc_id], given) for doc_id, given in theirs.items()}
    both = {doc_id: set(ids[doc_id].values()) for doc_id in ids}
    second = {
        name: table.assign(actor=[ids[d].get(a, "") for d, a in zip(table["doc_id"], table["actor"], strict=True)])
        if "actor" in table
        else table
        for name, table in read_places(folder, dict(coded.parsed.corpus)).items()
    }
    first, ours, theirs_too = (
        {name: _keep(tables[name], both) for name in tables} for tables in (coded.gold, found, second)
    )
    words = coded.parsed.tokens[coded.parsed.tokens["pos"] != "PUNCT"]
    sides = {FINDERS: ours, SECOND: theirs_too}
    return [*_figures(first, sides, coded.inside(_keep(words, both))), *_alphas(first, sides)]


def _match(ours: fr.Actors | None, theirs: fr.Actors | None) -> dict[str, str]:
    """Second coder's id → first coder's id, of actors who share a name."""
    owners = {name.casefold(): actor.id for actor in ours or () for name in actor.names}
    return {
        actor.id: owners[name.casefold()]
        for actor in theirs or ()
        for name in reversed(actor.names)
        if name.casefold() in owners
    }


def _keep(table: pd.DataFrame, both: dict[str, set[str]]) -> pd.DataFrame:
    kept = table[table["doc_id"].isin(list(both))]
    if "actor" in kept:
        kept = kept[[a in both[d] for d, a in zip(kept["doc_id"], kept["actor"], strict=True)]]
    return kept.reset_index(drop=True)


def _figures(first: Tables, sides: dict[str, Tables], words: pd.DataFrame) -> Iterator[Row]:
    gold = tell_reported(first["quotes"])
    for part, reported in list(PARTS.items())[:2]:
        for rule, tables in sides.items():
            yield score_f1(part, rule, *(take_part(t, reported) for t in (tell_reported(tables["quotes"]), gold)))
    for rule, tables in sides.items():
        counts = count_speakers(tell_reported(tables["quotes"]), gold, PARTS["all quotations"], every=False)
        yield make_row("speaker, all quotations", "right if found", rule, counts)
    want = stand_in(words, gold, NOT_OWN)
    for rule, tables in sides.items():
        right = stand_in(words, tables["quotes"], NOT_OWN) == want
        yield make_row("own or not: words", "accuracy", rule, count_rows(zip(words["doc_id"], right, strict=True)))
    for what in ("mentions", "labels", "roles"):
        for rule, tables in sides.items():
            yield score_f1(what, rule, tables[what], first[what], KEYS[what])


def _alphas(first: Tables, sides: dict[str, Tables]) -> Iterator[Row]:
    """Krippendorff's alpha of what is said of the rows that both have."""
    for name, keys, column in _VALUES:
        for rule, tables in sides.items():
            gold, ours = first[name], tables[name]
            pairs = pair_rows(ours, gold, keys).pairs
            values = [[table[column].iloc[pair[side]] for pair in pairs] for side, table in enumerate((ours, gold))]
            ratings = np.unique(values, return_inverse=True)[1].reshape(2, -1)
            documents = np.unique([gold["doc_id"].iloc[there] for _, there in pairs], return_inverse=True)[1]
            low, high = resample_agreement(ratings, documents, seed=SEED)
            what = f"{column} of {name}"
            yield Row(what, "alpha", rule, len(pairs), measure_agreement(ratings), low, high)
