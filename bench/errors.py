"""Errors by kind: what was missed, found in vain or said wrongly, and in which construction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from tests.golden.score import KEYS, pair_rows, same_speaker

_OTHER = {"quotes": "kind", "mentions": "how", "labels": "relation", "roles": "role"}


def classify_errors(found: Mapping[str, pd.DataFrame], gold: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row an error: task, kind of error, doc_id, start, end, text."""
    rows = [row for name in KEYS if name in gold for row in _errors(name, found[name], gold[name])]
    return pd.DataFrame(rows, columns=["task", "error", "doc_id", "start", "end", "text"])


def _errors(name: str, ours: pd.DataFrame, theirs: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    pairs = pair_rows(ours, theirs, KEYS[name]).pairs
    here, there = {a for a, _ in pairs}, {b for _, b in pairs}
    left, missed = (t.drop(t.index[sorted(used)]).reset_index(drop=True) for t, used in ((ours, here), (theirs, there)))
    near = pair_rows(left, missed).pairs  # the same words, another actor or relation
    column = _OTHER[name]
    for a, b in near:
        got, want = left.iloc[a], missed.iloc[b]
        said = "other actor" if got["actor"] != want["actor"] else f"{got[column]} for {want[column]}"
        yield name, said, *_place(want)
    for table, used, word in ((left, {a for a, _ in near}, "in vain"), (missed, {b for _, b in near}, "missed")):
        for place, row in enumerate(table.to_dict("records")):
            if place not in used:
                yield name, f"{word}: {row[column]}", *_place(row)
    for a, b in pairs:
        yield from _said_wrongly(name, ours.iloc[a], theirs.iloc[b])


def _said_wrongly(name: str, got: pd.Series, want: pd.Series) -> Iterator[tuple[object, ...]]:
    if name == "quotes" and want["speaker"] and not same_speaker(got["speaker"], want["speaker"]):
        given = "no speaker" if not got["speaker"] else "wrong speaker"
        if got["speaker"] and (got["speaker"] in want["speaker"] or want["speaker"] in got["speaker"]):
            given = "speaker in part"
        cue = "with a cue" if want["cue"] else "without a cue"
        yield name, f"{given}: {want['kind']} {cue}", *_place(want)
    if name == "labels" and got["voice"] != want["voice"]:
        yield name, f"voice: {got['voice']} for {want['voice']}", *_place(want)
    if name == "labels" and got["negated"] != want["negated"]:
        yield name, "denial: " + ("not seen" if want["negated"] else "in vain"), *_place(want)


def _place(row: Mapping[str, object]) -> tuple[object, ...]:
    return row["doc_id"], row["start"], row["end"], row["text"]


def count_errors(errors: Mapping[str, pd.DataFrame], least: int = 2) -> str:
    """A Markdown table of tasks and kinds of error, one column a corpus, worst first; rare kinds together."""
    counts = pd.DataFrame({name: table.groupby(["task", "error"]).size() for name, table in errors.items()})
    counts = counts.fillna(0).astype(int)
    parts = []
    for task in KEYS:
        of = counts.loc[counts.index.get_level_values("task") == task].droplevel("task")
        often = of[of.sum(axis=1) >= least]
        often = often.sort_values(list(often.columns), ascending=False)
        rest = of[of.sum(axis=1) < least].sum().rename("rarer kinds")
        parts += [f"| {task} | {error} | {' | '.join(map(str, row))} |" for error, row in _rows(often, rest)]
    head = f"| task | error | {' | '.join(counts.columns)} |\n|---|---|{'--:|' * len(counts.columns)}"
    return "\n".join([head, *parts]) + "\n"


def _rows(often: pd.DataFrame, rest: pd.Series) -> Iterator[tuple[str, list[int]]]:
    yield from ((str(error), row.tolist()) for error, row in often.iterrows())
    if rest.any():
        yield "rarer kinds", rest.tolist()
