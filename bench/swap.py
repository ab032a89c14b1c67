"""Two actors of one sentence under each other's name: labels, voices and roles must follow the names."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

import framing as fr
from bench import naive
from bench.rows import FINDERS, SEED, Row, count_rows, make_row
from framing.core.matching import is_acronym
from framing.core.parsed import Parsed
from tests.golden.coded import Coded, split_parsed

SENTENCES = 300
_AT_ONCE = 15  # pairs looked at with the same list of actors, for speed
_KINDS = {"People": "person", "Organization": "group", "GPE": "place"}
_CAPITAL_BEFORE, _CAPITAL_BEHIND = re.compile(r"[A-Z][\w.]* $"), re.compile(r" [A-Z]")
_PRONOUNS = re.compile(r"\b(?:he|she|his|her|hers|him|himself|herself)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Pair:
    """A sentence that names two actors of one kind in the same shape, and where it names whom."""

    text: str
    actors: fr.Actors
    places: tuple[tuple[int, int, int], ...]

    @property
    def forms(self) -> tuple[dict[int, str], dict[int, str]]:
        """For either actor, number of words → the name as it stands."""
        forms: tuple[dict[int, str], dict[int, str]] = ({}, {})
        for start, end, who in self.places:
            name = self.text[start:end]
            forms[who][len(name.split())] = name
        return forms

    def swap(self) -> tuple[str, list[tuple[int, int]]]:
        """The sentence with each name replaced by the other's, and for each edge of a name (new offset, old offset)."""
        forms, out, reached, edges = self.forms, "", 0, [(0, 0)]
        for start, end, who in self.places:
            out += self.text[reached:start]
            edges.append((len(out), start))
            out += forms[1 - who][len(self.text[start:end].split())]
            edges.append((len(out), end))
            reached = end
        return out + self.text[reached:], edges

    def exchange(self, value: str) -> str:
        """An actor, speaker or holder with the names exchanged: ids as well as words."""
        ids = self.actors.ids
        if value.startswith("#"):
            return ids[1 - ids.index(value)] if value in ids else value
        ours, theirs = self.forms
        other = {ours[n]: theirs[n] for n in ours} | {theirs[n]: ours[n] for n in ours}
        return re.sub("|".join(sorted(map(re.escape, other), key=len, reverse=True)), lambda m: other[m.group()], value)


def read_sources(data: Path, corpora: Iterable[Coded]) -> tuple[list[str], fr.Actors]:
    """Sentences of SEESAW and of the coded corpora, and all persons, bodies and places that are named in them."""
    with gzip.open(data / "seesaw" / "articles.jsonl.gz", "rt", encoding="utf-8") as stream:
        articles = [json.loads(line) for line in stream]
    sentences = [sentence for article in articles for sentence in article["sentences"]]
    kinds = {e["name"]: _KINDS.get(e["type"][0], "") for article in articles for e in article["entities"]}
    for coded in corpora:
        texts = dict(coded.parsed.corpus)
        spans = coded.inside(coded.parsed.sentences)[["doc_id", "start", "end"]].itertuples(index=False)
        sentences += [texts[doc_id][start:end] for doc_id, start, end in spans]
        kinds |= {actor.name: actor.kind for actors in coded.actors.values() for actor in actors or ()}
    kinds = {name: kind for name, kind in kinds.items() if kind and name[:1].isupper() and not _is_group(name, kind)}
    last = Counter(name.split()[-1] for name in kinds)
    family = {name: name.split()[-1] for name, kind in kinds.items() if kind == "person" and " " in name}
    actors = []
    for number, (name, kind) in enumerate(sorted(kinds.items())):
        alone = family.get(name, "")
        actors.append(fr.Actor(f"#{number}", name, (alone,) if last[alone] == 1 else (), kind))
    return sentences, fr.Actors(tuple(actors))


def _is_group(name: str, kind: str) -> bool:
    """Whether SEESAW calls people what is no person: parties, plurals, descriptions."""
    words = name.split()
    other = name != name.title() or words[-1].endswith("s") or words[-1] in ("Party", "Congress", "Senate", "House")
    return kind == "person" and (other or "." in name or words[0] == "President" or not 1 < len(words) < 4)


def sample_pairs(sentences: Iterable[str], actors: fr.Actors, size: int = SENTENCES) -> list[Pair]:
    """Sentences drawn at random from all that name two actors alike and hold no *he* or *she*, who may change."""
    texts = sorted(set(sentences))
    found = (_pair(texts[place], actors) for place in np.random.default_rng(SEED).permutation(len(texts)))
    return list(islice(filter(None, found), size))


def _pair(text: str, actors: fr.Actors) -> Pair | None:
    named: dict[str, list[tuple[int, int]]] = {}
    for first, last, actor in naive.find_names(text, actors, parts=False):
        named.setdefault(actor, []).append((first, last))
    for one, other in combinations(sorted(named), 2):
        a, b = actors[one], actors[other]
        alike = a.kind == b.kind and _shapes(text, named[one]) == _shapes(text, named[other])
        if alike and not _PRONOUNS.search(text):
            places = sorted([(*p, 0) for p in named[one]] + [(*p, 1) for p in named[other]])
            return Pair(text, fr.Actors((a, b)), tuple(places))
    return None


def _shapes(text: str, places: list[tuple[int, int]]) -> set[tuple[object, ...]]:
    """How an actor is named: in how many words, as an acronym or not, behind *the* or not, among capitals or not."""
    return {
        (len(text[a:b].split()), is_acronym(text[a:b]), text[:a].lower().endswith("the "),
         bool(_CAPITAL_BEFORE.search(text[:a])), bool(_CAPITAL_BEHIND.match(text[b:])))
        for a, b in places
    }  # fmt: skip


def compare_swapped(pairs: list[Pair], *, blind: bool) -> pd.DataFrame:
    """Rows of labels, voices, roles and quotations on one side only or on both: sentence, part, side, row."""
    named = fr.Actors(tuple({actor.id: actor for pair in pairs for actor in pair.actors}.values()))
    texts = {f"{n}a": pair.text for n, pair in enumerate(pairs)} | {
        f"{n}b": pair.swap()[0] for n, pair in enumerate(pairs)
    }
    parsed = fr.parse(
        fr.Corpus(pd.DataFrame({"doc_id": list(texts), "text": list(texts.values()), "source": "outlet"})),
        blind=named if blind else None,
    )
    parts = [range(first, min(first + _AT_ONCE, len(pairs))) for first in range(0, len(pairs), _AT_ONCE)]
    rows: dict[str, list[tuple[Any, ...]]] = {}
    for part, one in zip(
        parts, split_parsed(parsed, [[f"{n}{side}" for n in part for side in "ab"] for part in parts]), strict=True
    ):
        actors = {actor.id: actor for n in part for actor in pairs[n].actors}
        rows |= _rows(one, fr.Actors(tuple(actors.values())))
    out = []
    for number, pair in enumerate(pairs):
        edges = pair.swap()[1]
        before = Counter(rows.get(f"{number}a", []))
        after = Counter(_back(row, pair, edges) for row in rows.get(f"{number}b", []))
        for side, which in (("same", before & after), ("before", before - after), ("after", after - before)):
            out += [(number, row[0], side, row[1:]) for row in which.elements()]
    return pd.DataFrame(out, columns=["sentence", "part", "side", "row"])


def _rows(parsed: Parsed, actors: fr.Actors) -> dict[str, list[tuple[Any, ...]]]:
    """Sentence → (part, start, end, value …) of all that must follow the names."""
    mentions = fr.find_mentions(parsed, actors)
    labels = fr.find_labels(parsed, mentions)
    parts = {
        "labels": labels[["doc_id", "start", "end", "actor", "relation", "negated"]],
        "voices of labels": labels[["doc_id", "start", "end", "actor", "voice", "holder"]],
        "roles": fr.find_roles(parsed, mentions)[["doc_id", "start", "end", "actor", "role", "agentless"]],
        "quotations": fr.find_quotes(parsed, actors)[["doc_id", "start", "end", "speaker", "kind"]],
    }
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for part, table in parts.items():
        for doc_id, *row in table.itertuples(index=False, name=None):
            rows[doc_id].append((part, *row))
    return rows


def _back(row: tuple[Any, ...], pair: Pair, edges: list[tuple[int, int]]) -> tuple[Any, ...]:
    """A row of the swapped sentence as it would stand in the sentence."""
    part, start, end, *values = row
    return part, _old(start, edges), _old(end, edges), *(pair.exchange(v) if isinstance(v, str) else v for v in values)


def _old(offset: int, edges: list[tuple[int, int]]) -> int:
    new, old = max(edge for edge in edges if edge[0] <= offset)
    return old + offset - new


def score_swap(data: Path, corpora: Iterable[Coded]) -> list[Row]:
    """Share of sentences, and of rows of each part, that follow the names."""
    pairs = sample_pairs(*read_sources(data, corpora))
    return [row for blind in (False, True) for row in _score(pairs, blind=blind)]


def _score(pairs: list[Pair], *, blind: bool) -> Iterator[Row]:
    table, what = compare_swapped(pairs, blind=blind), "two names exchanged" + (", parsed blind" if blind else "")
    moved = set(table.loc[table["side"] != "same", "sentence"])
    whole = count_rows((str(number), number not in moved) for number in range(len(pairs)))
    yield make_row(what, "sentences unchanged", FINDERS, whole)
    persons = {n for n, pair in enumerate(pairs) if all(actor.kind == "person" for actor in pair.actors)}
    of_persons = table[table["sentence"].isin(persons)]
    for part, each in [("all rows", table), ("of persons", of_persons), *table.groupby("part")]:
        same = each["side"] == "same"
        counts = pd.DataFrame({"x": 2 * same, "m": 1 + same}).groupby(each["sentence"]).sum()
        yield make_row(f"{what}: {part}", "rows unchanged", FINDERS, counts, n=int(same.sum()))
