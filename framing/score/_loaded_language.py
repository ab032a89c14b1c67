"""How likely a text is to be worded with bias, and which of its words carry it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from framing.core.errors import ModelError
from framing.core.text import split_sentences
from framing.score._encoder import Encoder, Floats, load_encoder, squash
from framing.score._scorer import TextScorer, read_texts
from framing.score._weights import Weights, find_weights

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_GAP = re.compile(r"[\s\-–]*")
SPAN_COLUMNS = ("row", "start", "end", "text", "probability")


class LoadedLanguageScorer(TextScorer):
    """Score how likely a text is to be worded with bias, and find the words that carry it.

    Parameters
    ----------
    size : str
        ``"small"`` comes with the package. ``"large"`` has to be installed.
    path : str or Path, optional
        Folder of a model of your own with the same files; by default the one that comes with us.
    split : bool
        Whether a text is split into sentences, whose probabilities are averaged; so it should be with articles. False
        takes each text as one sentence, as with headlines or rows of a data set.
    threshold : float, optional
        Probability from which `spans` lists a word; by default what gave the best F1 on the model's own development
        rows.
    prior : float, optional
        Share of biased sentences that the reader expects, such as .05; moves the probabilities of texts,
        not those of words. By default that of the model's development rows, `share` in its config.
    precision : str
        ``"auto"``, ``"bf16"``, ``"int8"`` or ``"fp32"``; see Notes.

    Notes
    -----
    The probability is that a reader who goes by the model's rules calls the sentence biased by its wording: the mean
    of a graded reading and of whether a word of it was marked as loaded. It is a logistic regression on two heads:
    *judged* has learned how surely sentences were called biased, *token* which words readers mark; of that the
    highest piece counts. It means what it says where biased sentences are as common as among the rows it was set on.
    With a prior p, the log-odds of p less those of that share are added to those of every sentence (Elkan 2001,
    IJCAI), which moves the level and keeps the order. A sentence longer than the model reads is scored in windows
    that overlap, and has the highest of their probabilities. Precision ``"auto"`` takes bf16 on a graphics card or a
    processor that computes in it, int8 where the model's config says that its figures are kept, else fp32.

    **Reads wrong when** a text is no English news; when words are quoted, since whose words they are is not asked here
    (`find_loaded` asks); when bad news is told in plain words; when the number is read as an amount of bias.

    Examples
    --------
    >>> from framing.score import LoadedLanguageScorer
    >>> LoadedLanguageScorer().get_feature_names_out().tolist()
    ['loaded_language']
    """

    def __init__(
        self,
        *,
        size: str = "small",
        path: str | Path | None = None,
        split: bool = True,
        threshold: float | None = None,
        prior: float | None = None,
        precision: str = "auto",
    ) -> None:
        self.size = size
        self.path = path
        self.split = split
        self.threshold = threshold
        self.prior = prior
        self.precision = precision

    @property
    def columns(self) -> Sequence[str]:
        """The one column."""
        return ("loaded_language",)

    @property
    def name(self) -> str:
        """The model's name and version."""
        return self._weights().name

    def _weights(self) -> Weights:
        return find_weights(self.path or "loaded-language", size=self.size)

    def _score_texts(self, texts: list[str]) -> Floats:
        weights = self._weights()
        encoder = load_encoder(weights, self.precision)
        parts = [[text[start:end] for start, end in self._sentences(text)] for text in texts]
        scores = _score_sentences(encoder, weights, {part for some in parts for part in some}, self._log_odds())
        return np.array([[np.mean([scores[part] for part in some])] for some in parts])

    def spans(self, X: Any) -> pd.DataFrame:
        """Find the loaded words of every text.

        Parameters
        ----------
        X : sequence of str, shape (n_texts,)
            The texts; missing ones count as empty.

        Returns
        -------
        DataFrame
            One row a loaded word or run of such words: `row` is the number of the text, from 0; `start` and `end` are
            characters of it, the end not included, so that ``text[start:end]`` is the column `text`; `probability` is
            that of the run's surest word.

        Raises
        ------
        InputError
            X is not a sequence of strings.
        ModelError
            The model is missing, damaged, or marks no words.
        """
        texts = read_texts(X, type(self).__name__)
        weights = self._weights()
        encoder = load_encoder(weights, self.precision)
        limit = weights.config.get("token_threshold", 0.5) if self.threshold is None else self.threshold
        if not 0.0 < float(limit) <= 1.0:
            raise ModelError(f"threshold= is a probability above 0 and at most 1; got {self.threshold!r}")
        places = [(row, start, end) for row, text in enumerate(texts) for start, end in self._sentences(text)]
        wanted = sorted({texts[row][start:end] for row, start, end in places if _WORD.search(texts[row], start, end)})
        words = _score_words(encoder, weights, wanted)
        rows = []
        for row, start, end in places:
            sentence = texts[row][start:end]
            for first, last, value in _join_words(sentence, words.get(sentence, []), float(limit)):
                rows.append((row, start + first, start + last, sentence[first:last], value))
        table = pd.DataFrame(rows, columns=list(SPAN_COLUMNS))
        types = {"row": "int64", "start": "int64", "end": "int64", "text": "str", "probability": "float64"}
        return table.astype(types)

    def _log_odds(self) -> float:
        """What the expected share adds to the log-odds of a sentence."""
        if self.prior is None:
            return 0.0
        if not 0.0 < self.prior < 1.0:
            raise ModelError(f"prior= is a share between 0 and 1, such as .05; got {self.prior!r}")
        share = float(self._weights().config["share"])
        return math.log(self.prior / (1.0 - self.prior)) - math.log(share / (1.0 - share))

    def _sentences(self, text: str) -> list[tuple[int, int]]:
        return split_sentences(text) if self.split else [(0, len(text))]


def _score_sentences(encoder: Encoder, weights: Weights, sentences: set[str], more: float) -> dict[str, float]:
    """Sentence → probability: the logistic function of a weighted sum of heads; of *token* its highest piece counts."""
    ordered = sorted(sentence for sentence in sentences if _WORD.search(sentence))
    windows = encoder.cut(ordered)
    factors = {head: factor for head, factor in weights.config["calibration"]["sentence"].items() if head != "shift"}
    said = iter(encoder.read([window for some in windows for window in some], list(factors)))
    scores = []
    for some in windows:
        sums = []
        for window in some:
            tops = (np.max(row[list(window.inner)], initial=-20.0) if row.ndim == 2 else row[0] for row in next(said))
            sums.append(sum(factor * float(top) for factor, top in zip(factors.values(), tops, strict=True)))
        scores.append(max(sums))
    shift = weights.config["calibration"]["sentence"]["shift"] + more
    values = squash(np.array(scores, dtype=np.float64), 1.0, shift).tolist()
    return dict.fromkeys(sentences, 0.0) | dict(zip(ordered, values, strict=True))


def _score_words(encoder: Encoder, weights: Weights, sentences: list[str]) -> dict[str, list[tuple[int, int, float]]]:
    """Sentence → its words: start, end, probability."""
    windows = encoder.cut(sentences)
    said = iter(encoder.read([window for some in windows for window in some], ["token"]))
    slope, shift = (weights.config["calibration"]["token"][key] for key in ("slope", "shift"))
    found = {}
    for sentence, some in zip(sentences, windows, strict=True):
        highest = np.full(len(sentence), -np.inf)
        for window in some:
            scores = next(said)[0][:, 0]
            for (start, end), inner, score in zip(window.offsets, window.inner, scores, strict=True):
                if inner and end > start:
                    highest[start:end] = np.maximum(highest[start:end], score)
        places = [match.span() for match in _WORD.finditer(sentence)]
        tops = np.array([highest[start:end].max() for start, end in places])
        values = np.where(np.isneginf(tops), 0.0, squash(np.nan_to_num(tops, neginf=-99.0), slope, shift))
        found[sentence] = [(*place, float(value)) for place, value in zip(places, values, strict=True)]
    return found


def _join_words(sentence: str, words: list[tuple[int, int, float]], limit: float) -> Iterator[tuple[int, int, float]]:
    """Runs of words at or above the limit with nothing but space or a hyphen between them."""
    run: list[tuple[int, int, float]] = []
    for word in (*words, (len(sentence), len(sentence), -1.0)):
        loaded = word[2] >= limit
        if run and not (loaded and _GAP.fullmatch(sentence, run[-1][1], word[0])):
            yield run[0][0], run[-1][1], max(value for _, _, value in run)
            run = []
        if loaded:
            run.append(word)
