"""The rows on corpora coded by hand, from quotations to roles: the finders, and a naive rule behind each figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

import framing as fr
from bench import naive
from bench.rows import FINDERS, Row, count_pairs, count_rows, make_row
from tests.golden.coded import Coded
from tests.golden.score import KEYS, pair_rows, same_speaker

PARTS = {"quotations in marks": [False], "reported speech": [True], "all quotations": [False, True]}
NOT_OWN = ("direct", "partial", "scare", "reported")
Tables = Mapping[str, pd.DataFrame]


def score_corpus(coded: Coded, found: Tables) -> list[Row]:
    """All rows of one corpus, the naive rule's behind each figure of the finders."""
    quotes = naive.find_quotes(dict(coded.parsed.corpus))
    named = [(one.trees, given) for given, one in coded.groups() if given]
    simple = {
        "quotes": coded.inside(quotes),
        "mentions": coded.inside(pd.concat([naive.find_mentions(*one, naive.NAME_PARTS) for one in named])),
        "labels": coded.inside(pd.concat([naive.find_labels(*one) for one in named])),
        "roles": coded.inside(pd.concat([naive.find_roles(*one) for one in named])),
    }
    rules = (FINDERS, found), ("naive", simple)
    return [row for step in (_quotes, _voices, _actors) for row in step(coded, rules)]


def _quotes(coded: Coded, rules: tuple[tuple[str, Tables], ...]) -> Iterator[Row]:
    gold = tell_reported(coded.gold["quotes"])
    sides = [(rule, tell_reported(tables["quotes"])) for rule, tables in rules]
    for part, reported in list(PARTS.items())[:2]:
        for rule, ours in sides:
            name = rule if rule == FINDERS else (naive.EIGHT_VERBS if reported[0] else naive.IN_LINE)
            yield score_f1(part, name, *(take_part(table, reported) for table in (ours, gold)))
    for part, reported in PARTS.items():
        for measure in ("right if found", "right of all"):
            for rule, ours in sides:
                counts = count_speakers(ours, gold, reported, every=measure == "right of all")
                name = rule if rule == FINDERS else naive.CAPITALS
                yield make_row(f"speaker, {part}", measure, name, counts)


def tell_reported(quotes: pd.DataFrame) -> pd.DataFrame:
    """With a column that tells reported speech from quotations in marks."""
    return quotes.assign(reported=quotes["kind"] == "reported")


def take_part(quotes: pd.DataFrame, reported: list[bool]) -> pd.DataFrame:
    """Quotations in marks, reported ones, or both."""
    return quotes[quotes["reported"].isin(reported)].reset_index(drop=True)


def count_speakers(ours: pd.DataFrame, gold: pd.DataFrame, reported: list[bool], *, every: bool) -> pd.DataFrame:
    """Right speakers of the gold quotations that have one: of those that were found, or of all."""
    score = pair_rows(ours, gold, ["reported"])
    said = {there: ours["speaker"].iloc[here] for here, there in score.pairs}
    columns = enumerate(zip(gold["doc_id"], gold["speaker"], gold["reported"], strict=True))
    rows = [
        (doc_id, there in said and same_speaker(said[there], speaker))
        for there, (doc_id, speaker, kind) in columns
        if speaker and kind in reported and (every or there in said)
    ]
    return count_rows(rows)


def _voices(coded: Coded, rules: tuple[tuple[str, Tables], ...]) -> Iterator[Row]:
    """Whether a span is put on the right side of *own* and not own: the labels of the gold, then every word."""
    labels = coded.gold["labels"]
    want = labels["voice"] != "own"
    sides = _voices_of_labels(coded, rules[0][1]["labels"]), stand_in(labels, rules[1][1]["quotes"], ("direct",))
    for (rule, _), ours in zip(rules, sides, strict=True):
        counts = count_rows(zip(labels["doc_id"], ours == want, strict=True))
        yield make_row("own or not: labels", "accuracy", rule if rule == FINDERS else naive.IN_LINE, counts)
    words = coded.inside(coded.parsed.tokens[coded.parsed.tokens["pos"] != "PUNCT"])
    want = stand_in(words, coded.gold["quotes"], NOT_OWN)
    for rule, tables in rules:
        ours = stand_in(words, tables["quotes"], NOT_OWN if rule == FINDERS else ("direct",))
        counts = count_rows(zip(words["doc_id"], ours == want, strict=True))
        yield make_row("own or not: words", "accuracy", rule if rule == FINDERS else naive.IN_LINE, counts)


def _voices_of_labels(coded: Coded, found: pd.DataFrame) -> pd.Series:
    """Whether the finders say *not own* of each gold label.

    Where they have a label, its voice; elsewhere the voice that `find_labels` gives to the gold's span as a mention.
    """
    gold = coded.gold["labels"].assign(how="description")
    given = fr.find_labels(coded.parsed, gold)
    voices = {there: found["voice"].iloc[here] for here, there in pair_rows(found, gold, ["actor"]).pairs}
    for here, there in pair_rows(given, gold, ["actor"], overlap=0.01).pairs:
        voices.setdefault(there, given["voice"].iloc[here])
    return pd.Series([voices[there] != "own" for there in range(len(gold))])


def stand_in(spans: pd.DataFrame, quotes: pd.DataFrame, kinds: tuple[str, ...]) -> pd.Series:
    """Whether each span stands inside a quotation of these kinds."""
    places: dict[str, list[tuple[int, int]]] = {}
    for doc_id, start, end, kind in quotes[["doc_id", "start", "end", "kind"]].itertuples(index=False):
        if kind in kinds:
            places.setdefault(doc_id, []).append((start, end))
    columns = zip(spans["doc_id"], spans["start"], spans["end"], strict=True)
    found = [any(a <= start and end <= b for a, b in places.get(doc_id, ())) for doc_id, start, end in columns]
    return pd.Series(found)


def _actors(coded: Coded, rules: tuple[tuple[str, Tables], ...]) -> Iterator[Row]:
    simple_rules = {"mentions": naive.NAME_PARTS, "labels": naive.AT_NAME, "roles": naive.OF_PARSER}
    for what in [task for task in simple_rules if task in coded.gold]:
        for rule, tables in rules:
            yield score_f1(
                what, rule if rule == FINDERS else simple_rules[what], tables[what], coded.gold[what], KEYS[what]
            )


def score_f1(what: str, rule: str, found: pd.DataFrame, gold: pd.DataFrame, keys: tuple[str, ...] = ()) -> Row:
    """F1 of one table, a row of the gold used once."""
    counts = count_pairs(found, gold, pair_rows(found, gold, keys))
    return make_row(what, "F1", rule, counts, n=len(gold))
