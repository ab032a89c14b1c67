"""How often the stance model and `find_stances` are right: NewsMTSC, SEESAW, roles of SemEval-2025, exchanged names."""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.metrics import f1_score

import framing as fr
from bench.cards import show_rows, write_card
from bench.rows import SEED, Row, count_rows, make_row, resample_row
from bench.triples import MAJORITY, rate_triples
from framing.core.paths import data_folder
from framing.core.text import split_sentences

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("FRAMING_DATA", ROOT.parent / "shared" / "data"))
MODEL = "the model"
CLASSES = ("negative", "neutral", "positive")
_SWAPPED = 300
# Names of many origins, none of them of anybody in the rows.
NAMES = (
    "Amina Yusuf", "Bao Nguyen", "Carmen Ibáñez", "Dmitri Volkov", "Emeka Obi", "Fatima Zahra", "Giulia Conti",
    "Hiroshi Tanaka", "Ingrid Solberg", "Jamal Washington", "Kofi Mensah", "Leila Hosseini", "Mateo Quispe",
    "Noa Friedman", "Olga Kowalczyk", "Priya Raman", "Qiang Liu", "Rashid Khan", "Siobhan Walsh", "Tane Wirihana",
)  # fmt: skip


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
