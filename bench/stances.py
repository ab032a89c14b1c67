"""How often the stance model and `find_stances` are right: NewsMTSC, SEESAW, roles of SemEval-2025, exchanged names."""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.metrics import f1_score

import framing as fr
from bench.cards import show_rows, write_card
from bench.forms import list_actors
from bench.rows import FINDERS, SEED, Row, count_rows, make_row, resample_row
from framing.core.paths import data_folder
from framing.core.text import split_sentences
from tests.golden.coded import split_parsed

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("FRAMING_DATA", ROOT.parent / "shared" / "data"))
MODEL, MAJORITY, NAIVE = "the model", "always the commoner one", "two named in a sentence, the first against the second"
SIGNS = {"NEG": "negative", "POS": "positive"}
CLASSES = ("negative", "neutral", "positive")
ACTORS = ("People", "Organization", "GPE")
_SWAPPED = 300
# Names of many origins, none of them of anybody in the rows.
NAMES = (
    "Amina Yusuf", "Bao Nguyen", "Carmen Ibáñez", "Dmitri Volkov", "Emeka Obi", "Fatima Zahra", "Giulia Conti",
    "Hiroshi Tanaka", "Ingrid Solberg", "Jamal Washington", "Kofi Mensah", "Leila Hosseini", "Mateo Quispe",
    "Noa Friedman", "Olga Kowalczyk", "Priya Raman", "Qiang Liu", "Rashid Khan", "Siobhan Walsh", "Tane Wirihana",
)  # fmt: skip
Triple = tuple[str, int, str, str, str]


def rate_stances(data: Path, size: str = "small", path: Path | None = None) -> list[Row]:
    """Every figure of the stance model of that size, beside what guesses without reading."""
    scorer = fr.StanceScorer(size=size, path=path)
    rows = []
    for name in ("dev_mt", "dev_rw"):
        frame = read_targets(data, name)
        called = _classify(scorer, frame)
        truth = frame["polarity"].to_numpy()
        rows.append(resample_row(f"NewsMTSC {name}", "macro-F1", MODEL, len(frame), _macro(truth, called)))
        rows.append(resample_row(f"NewsMTSC {name}", "accuracy", MODEL, len(frame), _right(truth == called)))
    rows += rate_triples(data, scorer)
    rows += _rate_roles(data, scorer)
    rows.append(_rate_swaps(pd.concat([read_targets(data, "dev_mt"), read_targets(data, "dev_rw")]), scorer))
    return rows


def read_targets(data: Path, name: str) -> pd.DataFrame:
    """One file of NewsMTSC, a row a target: text, start, end, mention, polarity."""
    with gzip.open(data / "newsmtsc" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as stream:
        return pd.DataFrame([{"text": row["text"], **t} for row in map(json.loads, stream) for t in row["targets"]])


def _classify(scorer: Any, frame: pd.DataFrame) -> NDArray[np.str_]:
    return np.array(CLASSES)[np.asarray(scorer.transform(frame)).argmax(axis=1)]


def _macro(truth: NDArray[Any], called: NDArray[Any]) -> Callable[[NDArray[np.intp]], float]:
    return lambda i: float(f1_score(truth[i], called[i], average="macro", labels=CLASSES))


def _right(right: NDArray[np.bool_]) -> Callable[[NDArray[np.intp]], float]:
    return lambda i: float(right[i].mean())


def rate_triples(data: Path, scorer: Any, split: str = "valid") -> list[Row]:
    """Signs of SEESAW's gold pairs, and F1 of (holder, target, sign) a sentence, entities of the article given.

    A gold triple counts where holder and target are both on the article's list of entities; the outlet's own stances,
    which SEESAW gives no entity, do not. A pair's sign is that of the row found for it, else that of the model on the
    target in that sentence, found or, as with topics, by the longest word of its name that stands there; else negative.
    """
    articles = read_articles(data, split)
    gold = {triple for article in articles for triple in _list_gold(article)}
    found, scores, naive = find_triples(articles, scorer)
    pairs = sorted({triple[:4] for triple in gold})
    signs = {pair: {triple[4] for triple in gold if triple[:4] == pair} for pair in pairs}
    commoner = max(CLASSES, key=lambda sign: sum(sign in said for said in signs.values()))
    scores |= _score_words(articles, [pair for pair in pairs if not _look_up(scores, pair)], scorer)
    judged = [(pair[0], _sign(scores, pair) in signs[pair]) for pair in pairs]
    always = [(pair[0], commoner in signs[pair]) for pair in pairs]
    rows = [
        make_row("SEESAW valid, sign of gold pairs", "accuracy", FINDERS, count_rows(judged)),
        make_row("SEESAW valid, sign of gold pairs", "accuracy", MAJORITY, count_rows(always)),
    ]
    docs = [article["doc_id"] for article in articles]
    for rule, given in ((FINDERS, found), (NAIVE, naive)):
        rows += _rate_sets("SEESAW valid, holder, target and sign", rule, docs, given, gold)
    actors = {(a["doc_id"], e["name"]) for a in articles for e in a["entities"] if e["type"][0] in ACTORS}
    some = [{one for one in triples if (one[0], one[3]) in actors} for triples in (found, gold)]
    rows += _rate_sets("the same, target a person, body or country", FINDERS, docs, some[0], some[1])
    both = ({triple[:4] for triple in found}, {triple[:4] for triple in gold})
    rows += _rate_sets("SEESAW valid, holder and target", FINDERS, docs, *both)[:1]
    met = [one for one, pair in zip(judged, pairs, strict=True) if pair in both[0]]
    rows.append(make_row("SEESAW valid, sign of gold pairs found", "accuracy", FINDERS, count_rows(met)))
    return rows


def read_articles(data: Path, split: str) -> list[dict[str, Any]]:
    """The articles of one split of SEESAW that list any entity."""
    with gzip.open(data / "seesaw" / "articles.jsonl.gz", "rt", encoding="utf-8") as stream:
        return [row for row in map(json.loads, stream) if row["split"] == split and row["entities"]]


def _list_gold(article: dict[str, Any]) -> Iterator[Triple]:
    names = {entity["name"] for entity in article["entities"]}
    for row in article["stances"]:
        if row["subject"] in names and row["object"] in names and row["subject"] != row["object"]:
            yield article["doc_id"], row["sentence"], row["subject"], row["object"], SIGNS[row["stance"]]


def find_triples(
    articles: Sequence[dict[str, Any]], scorer: Any
) -> tuple[set[Triple], dict[tuple[Any, ...], list[float]], set[Triple]]:
    """What `find_stances` says for or against, its scores by pair and by target, and what the naive rule says."""
    texts = {row["doc_id"]: " ".join(row["sentences"]) for row in articles}
    docs = pd.DataFrame({"doc_id": list(texts), "text": list(texts.values()), "source": "outlet"})
    parsed = fr.parse(fr.Corpus(docs))
    found: set[Triple] = set()
    naive: set[Triple] = set()
    scores: dict[tuple[Any, ...], list[float]] = {}
    for article, one in zip(articles, split_parsed(parsed, [[doc_id] for doc_id in texts]), strict=True):
        doc_id = article["doc_id"]
        begins = np.cumsum([0, *(len(sentence) + 1 for sentence in article["sentences"])])
        mentions = fr.find_mentions(one, list_actors(article))
        stances = fr.find_stances(one, mentions, scorer)
        for row in stances.itertuples():
            number = int(np.searchsorted(begins, row.start, side="right")) - 1
            scores.setdefault((doc_id, number, row.holder, row.target), []).append(row.score)
            scores.setdefault((doc_id, number, row.target), []).append(row.score)
            if row.stance != "neutral" and row.how != "own":
                found.add((doc_id, number, row.holder, row.target, row.stance))
        places = np.searchsorted(begins, mentions["start"], side="right") - 1
        for number, actors in mentions.sort_values("start")["actor"].groupby(places):
            named = list(dict.fromkeys(actors))
            if len(named) > 1:
                naive.add((doc_id, int(number), named[0], named[1], "negative"))
    known = {(article["doc_id"], entity["name"]) for article in articles for entity in article["entities"]}
    return {triple for triple in found if (triple[0], triple[2]) in known}, scores, naive


def _look_up(scores: dict[tuple[Any, ...], list[float]], pair: tuple[Any, ...]) -> list[float]:
    doc_id, number, holder, target = pair
    return scores.get((doc_id, number, holder, target)) or scores.get((doc_id, number, target)) or []


def _sign(scores: dict[tuple[Any, ...], list[float]], pair: tuple[Any, ...]) -> str:
    return "positive" if float(np.mean(_look_up(scores, pair) or [-1.0])) > 0 else "negative"


def _score_words(
    articles: Sequence[dict[str, Any]], pairs: Sequence[tuple[Any, ...]], scorer: Any
) -> dict[tuple[Any, ...], list[float]]:
    """Scores of targets by a word of their name, its end aside, in the sentence."""
    sentences = {article["doc_id"]: article["sentences"] for article in articles}
    asked, places = [], []
    for doc_id, number, _, target in pairs:
        text = sentences[doc_id][number]
        stems = (
            re.escape(word[: max(4, len(word) - 2)]) for word in sorted(re.findall(r"\w{3,}", target), key=len)[::-1]
        )
        found = next(filter(None, (re.search(rf"\b{stem}\w*", text, re.IGNORECASE) for stem in stems)), None)
        if found is not None:
            asked.append({"text": text, "start": found.start(), "end": found.end()})
            places.append((doc_id, number, target))
    if not asked:
        return {}
    said = np.asarray(scorer.transform(pd.DataFrame(asked)))
    return {place: [float(row[2] - row[0])] for place, row in zip(places, said, strict=True)}


def _rate_sets(what: str, rule: str, docs: Sequence[str], found: set[Any], gold: set[Any]) -> list[Row]:
    """F1, precision and recall of sets whose members begin with the article."""
    right = found & gold
    counts = pd.DataFrame(
        [[sum(one[0] == doc for one in some) for some in (right, found, right, gold)] for doc in docs],
        columns=["right", "found", "hit", "gold"],
    )
    return [
        make_row(what, "F1", rule, counts, len(gold)),
        make_row(what, "P", rule, counts[["right", "found"]], len(found)),
        make_row(what, "R", rule, counts[["hit", "gold"]], len(gold)),
    ]


def _rate_roles(data: Path, scorer: Any) -> list[Row]:
    """Antagonist or protagonist of SemEval-2025 task 10, by the mean score where the article has the entity's words."""
    with gzip.open(data / "semeval2025t10" / "en_train.jsonl.gz", "rt", encoding="utf-8") as stream:
        articles = list(map(json.loads, stream))
    asked, owner, roles = [], [], []
    for article in articles:
        sentences = split_sentences(article["text"])
        for mention in article["mentions"]:
            if mention["main_role"] not in ("Antagonist", "Protagonist"):
                continue
            for start, end in _list_places(article["text"], mention):
                begin, finish = next(span for span in sentences if span[0] <= start < span[1])
                row = {"text": article["text"][begin:finish], "start": start - begin, "end": min(end, finish) - begin}
                asked.append(row)
                owner.append(len(roles))
            roles.append((article["doc_id"], mention["main_role"] == "Protagonist"))
    said = np.asarray(scorer.transform(pd.DataFrame(asked)))
    mean = pd.Series(said[:, 2] - said[:, 0]).groupby(owner).mean().to_numpy()
    right = [(doc, (score > 0) == good) for (doc, good), score in zip(roles, mean, strict=True)]
    what = "SemEval-2025 task 10, antagonist or protagonist"
    rows = [make_row(what, "accuracy", MODEL, count_rows(right))]
    rows.append(make_row(what, "accuracy", MAJORITY, count_rows((doc, not good) for doc, good in roles)))
    for role, wanted in (("antagonists", False), ("protagonists", True)):
        some = [one for one, (_, good) in zip(right, roles, strict=True) if good == wanted]
        rows.append(make_row(f"the same, {role}", "R", MODEL, count_rows(some)))
    return rows


def _list_places(text: str, mention: dict[str, Any]) -> Iterator[tuple[int, int]]:
    words = text[mention["start"] : mention["end"]]
    yield mention["start"], mention["end"]
    for match in re.finditer(rf"\b{re.escape(words)}\b", text):
        if match.start() != mention["start"]:
            yield match.span()


def _rate_swaps(frame: pd.DataFrame, scorer: Any) -> Row:
    """Share of targets with a name whose class stays when the name is replaced wherever the sentence has it."""
    named = frame[frame["mention"].str.fullmatch(r"(?:[A-Z][\w.'’-]+)(?: [A-Z][\w.'’-]+)*")]
    chosen = named.sample(min(_SWAPPED, len(named)), random_state=SEED).reset_index(drop=True)
    other = pd.DataFrame([_rename(row, NAMES[number % len(NAMES)]) for number, row in enumerate(chosen.itertuples())])
    same = _classify(scorer, chosen) == _classify(scorer, other)
    what = "NewsMTSC, another name for the target"
    return make_row(what, "same class", MODEL, count_rows(zip(map(str, chosen.index), same, strict=True)))


def _rename(row: Any, name: str) -> dict[str, Any]:
    """The row with another name of one word or of two, as the old one has."""
    new = name if " " in row.mention else name.split()[1]
    places: Iterable[re.Match[str]] = re.finditer(rf"\b{re.escape(row.text[row.start : row.end])}\b", row.text)
    before = sum(1 for place in places if place.start() < row.start)
    text = re.sub(rf"\b{re.escape(row.text[row.start : row.end])}\b", new, row.text)
    start = row.start + before * (len(new) - (row.end - row.start))
    return {"text": text, "start": start, "end": start + len(new)}


def main() -> None:
    """Measure the model of that size; of a model that comes with us, write its card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=["small", "large"], default="small")
    parser.add_argument("--path", type=Path, help="folder of another model; its card is left alone")
    options = parser.parse_args()
    if not DATA.is_dir():
        parser.exit(0, f"No gold in {DATA}; set FRAMING_DATA to its folder. Nothing was measured.\n")
    rows = rate_stances(DATA, options.size, options.path)
    if options.path is None:
        write_card(data_folder("models") / ("stance" if options.size == "small" else "stance-large"), rows)
    print(show_rows(rows))


if __name__ == "__main__":
    main()
