"""How often the loaded-language model is right: sentences and words of BABE, PTC, Anno-lexical and ordinary news."""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score, f1_score, matthews_corrcoef, roc_auc_score

import framing as fr
from bench.cards import show_rows, write_card
from bench.rows import Row, make_row, resample_row
from framing.core.paths import data_folder
from models.codes import WORD, Spans, read_marks
from tests.golden.real_news import read_texts

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("FRAMING_DATA", ROOT.parent / "shared" / "data"))
MODEL, LEXICON, CLASSIFIER = "the model", "the lexicons", "tf-idf and logistic regression"
_SPANS = ("Loaded_Language", "Name_Calling,Labeling")


def score_loaded(data: Path, size: str = "small") -> list[Row]:
    """Every figure of the model of that size, beside a classifier of words and the lexicons that come with us."""
    scorer = fr.LoadedLanguageScorer(size=size, split=False)
    rival = _train_rival(data)
    config = json.loads((_folder(size) / "config.json").read_text(encoding="utf-8"))
    rows = []
    babe = _read_babe(data)
    for rule, scores, limit in (
        (MODEL, _score(scorer, babe["text"]), float(config["threshold"])),
        (CLASSIFIER, _score(rival, babe["text"]), 0.5),
    ):
        rows += _rate_sentences("BABE sentences", rule, babe, scores, limit)
    with_words = babe[babe["words"].map(bool)]
    gold = [_match(text, words) for text, words in zip(with_words["text"], with_words["words"], strict=True)]
    rows += _rate_words("BABE words, sentences that have one", list(with_words["text"]), gold, scorer)
    ptc = _read_ptc(data)
    rows += _rate_words(
        "PTC loaded language and name-calling", [text for text, _ in ptc], [spans for _, spans in ptc],
        fr.LoadedLanguageScorer(size=size),
    )  # fmt: skip
    coded = _read_coded(data)
    rows += _rate_words("Anno-lexical words, test", list(coded["text"]), list(coded["marks"]), scorer)
    test = pd.read_parquet(data / "anno_lexical" / "test.parquet")
    rows += _rate_sentences(
        "Anno-lexical sentences, test", MODEL, test, _score(scorer, test["text"]), config["threshold"]
    )
    rows += _rate_news(_read_news(data), scorer, rival)
    return rows


def _train_rival(data: Path) -> Any:
    rows = pd.read_parquet(data / "anno_lexical" / "train.parquet")
    return fr.ClassifierScorer().fit(rows["text"], rows["label"])


def _score(scorer: Any, texts: Sequence[str]) -> NDArray[np.float64]:
    """The probability of being loaded; of a classifier's columns the last."""
    return np.asarray(scorer.transform(list(texts)), dtype=np.float64).reshape(len(texts), -1)[:, -1]


def _rate_sentences(what: str, rule: str, frame: pd.DataFrame, scores: NDArray[np.float64], limit: float) -> list[Row]:
    truth = frame["label"].to_numpy() == 1
    called = scores >= limit
    measures: dict[str, Callable[[NDArray[np.intp]], float]] = {
        "MCC": lambda i: float(matthews_corrcoef(truth[i], called[i])),
        "macro-F1": lambda i: float(f1_score(truth[i], called[i], average="macro")),
        "AUC": lambda i: float(roc_auc_score(truth[i], scores[i])),
        "calibration error": lambda i: calibration_error(truth[i], scores[i]),
    }
    return [resample_row(what, name, rule, len(frame), measure) for name, measure in measures.items()]


def calibration_error(truth: NDArray[Any], scores: NDArray[np.float64], bins: int = 10) -> float:
    """Expected calibration error: |share true − mean probability| over ten bins of equal width, weighted by size."""
    place = np.minimum((scores * bins).astype(int), bins - 1)
    gaps = [abs(truth[place == b].mean() - scores[place == b].mean()) * (place == b).sum() for b in set(place)]
    return float(sum(gaps) / len(scores))


def _rate_words(what: str, texts: list[str], gold: list[Spans], scorer: Any) -> list[Row]:
    """F1 of words, and precision and recall of the model's."""
    lexicon = fr.Lexicon("all", _all_terms())
    corpus = fr.Corpus(pd.DataFrame({"doc_id": [str(n) for n in range(len(texts))], "text": texts}))
    hits = fr.find_terms(corpus, lexicon)
    by_hits: dict[str, Spans] = {
        doc_id: list(zip(rows["start"], rows["end"], strict=True)) for doc_id, rows in hits.groupby("doc_id")
    }
    marked = scorer.spans(texts)
    by_model = {row: list(zip(rows["start"], rows["end"], strict=True)) for row, rows in marked.groupby("row")}
    rows = []
    for rule, found in (
        (MODEL, [by_model.get(number, []) for number in range(len(texts))]),
        (LEXICON, [by_hits.get(str(number), []) for number in range(len(texts))]),
    ):
        counts = pd.DataFrame(
            [_count(text, one, other) for text, one, other in zip(texts, found, gold, strict=True)],
            columns=["right", "found", "hit", "gold"],
        )
        n = int(counts["gold"].sum())
        rows.append(make_row(what, "F1", rule, counts, n))
        if rule == MODEL:
            rows.append(make_row(what, "P", rule, counts[["right", "found"]], int(counts["found"].sum())))
            rows.append(make_row(what, "R", rule, counts[["hit", "gold"]], n))
    return rows


def _all_terms() -> tuple[fr.Term, ...]:
    """The entries of all lexicons; one that stands in several once."""
    seen: dict[str, fr.Term] = {}
    for name in ("conflict", "evaluative", "epistemic"):
        for term in fr.Lexicon.load(name):
            if not any(form in seen for form in term.all_forms):
                seen |= dict.fromkeys(term.all_forms, term)
    return tuple({id(term): term for term in seen.values()}.values())


def _count(text: str, found: Spans, gold: Spans) -> tuple[int, int, int, int]:
    words = [match.span() for match in WORD.finditer(text)]
    one, other = (_covered(words, spans) for spans in (found, gold))
    both = int((one & other).sum())
    return both, int(one.sum()), both, int(other.sum())


def _covered(words: Spans, spans: Spans) -> NDArray[np.bool_]:
    inside = np.zeros(len(words), dtype=bool)
    for number, (start, end) in enumerate(words):
        inside[number] = any(start < high and low < end for low, high in spans)
    return inside


def _rate_news(news: pd.DataFrame, scorer: Any, rival: Any) -> list[Row]:
    """Ordinary news: how well sentences with a loaded word are ranked; whether a probability means what it says."""
    what = "ordinary news, sentences with a loaded word"
    truth, sure = news["label"].to_numpy() == 1, news["sure"].to_numpy()
    rows = []
    for rule, scores in ((MODEL, _score(scorer, news["text"])), (CLASSIFIER, _score(rival, news["text"]))):
        measures: dict[str, Callable[[NDArray[np.intp]], float]] = {
            "precision at recall .3": lambda i, s=scores: _precision_at(truth[i], s[i], 0.3),
            "average precision": lambda i, s=scores: float(average_precision_score(truth[i], s[i])),
        }
        rows += [resample_row(what, name, rule, len(news), measure) for name, measure in measures.items()]
        off = resample_row(
            "ordinary news, how surely biased", "calibration error", rule, len(news),
            lambda i, s=scores: calibration_error(sure[i], s[i]),
        )  # fmt: skip
        rows.append(off)
    rows += _rate_words("ordinary news, words", list(news["text"]), list(news["marks"]), scorer)
    share = resample_row(what, "share of sentences", "the codes", len(news), lambda i: float(truth[i].mean()))
    return [*rows, share]


def _precision_at(truth: NDArray[np.bool_], scores: NDArray[np.float64], recall: float) -> float:
    ordered = truth[np.argsort(-scores, kind="stable")]
    right = np.cumsum(ordered)
    last = int(np.searchsorted(right, recall * right[-1]))
    return float(right[last] / (last + 1))


def _folder(size: str) -> Path:
    return data_folder("models") / ("loaded-language" if size == "small" else "loaded-language-large")


def _read_babe(data: Path) -> pd.DataFrame:
    """BABE's rows but for those that stand in the training sentences too."""
    with gzip.open(data / "babe" / "sentences.jsonl.gz", "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    known = set(pd.read_parquet(data / "anno_lexical" / "train.parquet", columns=["text"])["text"])
    frame = pd.DataFrame(
        [(r["text"], int(r["label"] == "Biased"), r["outlet"], r["biased_words"]) for r in rows],
        columns=["text", "label", "outlet", "words"],
    )
    return frame[~frame["text"].isin(known)].reset_index(drop=True)


def _match(text: str, words: list[str]) -> Spans:
    """Where the annotated words stand: every occurrence of each, capital and small letters alike."""
    plain = {match.group().casefold() for word in words for match in WORD.finditer(word)}
    parts = {part for word in plain for part in re.split(r"[-'’]", word)} | plain
    return [
        match.span()
        for match in WORD.finditer(text)
        if match.group().casefold() in parts or set(re.split(r"[-'’]", match.group().casefold())) & plain
    ]


def _read_ptc(data: Path) -> list[tuple[str, Spans]]:
    with gzip.open(data / "ptc" / "articles.jsonl.gz", "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    return [(row["text"], [(s["start"], s["end"]) for s in row["spans"] if s["technique"] in _SPANS]) for row in rows]


def _read_coded(data: Path) -> pd.DataFrame:
    """Coded sentences of Anno-lexical's test split."""
    texts = pd.read_parquet(data / "anno_lexical" / "test.parquet").set_index("sentence_id")["text"]
    codes = pd.read_csv(_folder("small") / "codes.csv", keep_default_na=False)
    codes = codes[(codes["split"] == "test") & (codes["reading"] == 1)]
    return pd.DataFrame({"text": texts[codes["sentence_id"]].to_numpy(), "marks": codes["marks"].map(read_marks)})


def _read_news(data: Path) -> pd.DataFrame:
    """Sentences of ordinary news coded for this project: by place, the texts are in the data folder."""
    news = pd.read_csv(_folder("small") / "news.csv", keep_default_na=False)
    texts = read_texts(data)
    said = [texts[row.corpus, row.doc_id][row.start : row.end] for row in news.itertuples()]
    marks = news["marks"].map(read_marks)
    label = marks.map(bool).astype(int)
    return pd.DataFrame(
        {"text": said, "marks": marks, "label": label, "sure": (label + news["percent"] / 100) / 2}
    )  # as a model's probability is set


def main() -> None:
    """Measure the model of that size and write its card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=["small", "large"], default="small")
    options = parser.parse_args()
    if not DATA.is_dir():
        parser.exit(0, f"No gold in {DATA}; set FRAMING_DATA to its folder. Nothing was measured.\n")
    rows = score_loaded(DATA, options.size)
    write_card(_folder(options.size), rows)
    print(show_rows(rows))


if __name__ == "__main__":
    main()
