"""A detector of one's own: words and pairs of words weighted by logistic regression, trained in five lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from sklearn.exceptions import NotFittedError
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline

from framing.core.errors import InputError, ModelError
from framing.score._scorer import Floats, TextScorer, read_texts
from framing.score._weights import need


class ClassifierScorer(TextScorer):
    """Train a detector on texts and their classes, and score other texts with it.

    Parameters
    ----------
    max_ngram : int
        Up to how many words in a row count as a feature.
    min_count : int
        In how many training texts a feature must stand.
    strength : float
        Inverse strength of the regularisation; larger follows the training rows more closely.

    Attributes
    ----------
    classes_ : ndarray
        The classes, in order of the columns.
    pipeline_ : Pipeline
        tf-idf and logistic regression as fitted, for whoever wants to see the weights.

    Notes
    -----
    Classes weigh alike in training, however many rows they have, so a probability of .5 is the border between them and
    no frequency.

    **Reads wrong when** training rows of one class come from one outlet: then the outlet is learned. Keep whole outlets
    back to see how much is left.

    Examples
    --------
    >>> from framing.score import ClassifierScorer
    >>> texts = ["a shameful lie", "a vile plot", "the vote is on Monday", "the hall opens at nine"]
    >>> scorer = ClassifierScorer().fit(texts, ["loaded", "loaded", "plain", "plain"])
    >>> scorer.get_feature_names_out().tolist()
    ['classifier_loaded', 'classifier_plain']
    >>> scorer.transform(["a shameful plot"]).round(1).tolist()
    [[0.6, 0.4]]
    """

    def __init__(self, *, max_ngram: int = 2, min_count: int = 1, strength: float = 1.0) -> None:
        self.max_ngram = max_ngram
        self.min_count = min_count
        self.strength = strength

    def fit(self, X: Any, y: Any = None) -> ClassifierScorer:
        """Learn the classes.

        Parameters
        ----------
        X : sequence of str, shape (n_texts,)
            The training texts.
        y : sequence, shape (n_texts,)
            The class of each.

        Returns
        -------
        ClassifierScorer
            The scorer itself, fitted.

        Raises
        ------
        InputError
            No classes, fewer than two, or another number than there are texts.
        """
        texts = read_texts(X, "ClassifierScorer.fit")
        classes = [] if y is None else list(y)
        if len(classes) != len(texts) or pd.isna(pd.Series(classes, dtype=object)).any() or len(set(classes)) < 2:
            raise InputError(
                f"ClassifierScorer.fit needs a class for each of the {len(texts)} texts, of at least two kinds; it was "
                f"given {len(classes)} of {len(set(classes))} kinds"
            )
        words = TfidfVectorizer(
            ngram_range=(1, self.max_ngram), min_df=self.min_count, sublinear_tf=True, token_pattern=r"(?u)\b\w+\b"
        )
        model = LogisticRegression(C=self.strength, class_weight="balanced", max_iter=1000)
        self.pipeline_ = make_pipeline(words, model)
        try:
            self.pipeline_.fit(texts, classes)
        except ValueError as error:
            raise InputError(
                f"these texts teach nothing: {error}; give texts with words, or a lower min_count"
            ) from error
        self.classes_ = model.classes_
        return self

    @property
    def columns(self) -> Sequence[str]:
        """One column a class."""
        self._check()
        return tuple(f"classifier_{name}" for name in self.classes_)

    def _score_texts(self, texts: list[str]) -> Floats:
        self._check()
        return np.asarray(self.pipeline_.predict_proba(texts))

    def _check(self) -> None:
        if not hasattr(self, "pipeline_"):
            raise NotFittedError("this ClassifierScorer has learned nothing yet; call fit(texts, classes) first")

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "pipeline_")

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.requires_fit = True
        return tags

    def save(self, path: str | Path) -> Path:
        """Write the fitted scorer as a skops file, which holds data and no code.

        Parameters
        ----------
        path : str or Path
            Where to; by custom it ends in ``.skops``.

        Returns
        -------
        Path
            The file.

        Raises
        ------
        ModelError
            skops is not installed.
        """
        self._check()
        (skops,) = need("skops.io")
        out = Path(path)
        out.parent.mkdir(parents=True, exist_ok=True)
        skops.dump({"scorer": self.get_params(), "pipeline": self.pipeline_}, out)
        return out

    @classmethod
    def read(cls, path: str | Path) -> ClassifierScorer:
        """Read what `save` wrote; a file that would bring other types along is refused.

        Parameters
        ----------
        path : str or Path
            The file.

        Returns
        -------
        ClassifierScorer
            The fitted scorer.

        Raises
        ------
        ModelError
            skops is not installed, or the file is missing, damaged or none of ours.
        """
        (skops,) = need("skops.io")
        source = Path(path)
        if not source.is_file():
            raise ModelError(f"a saved scorer was asked for and {str(source)!r} is no file; give what save wrote")
        try:
            loaded = skops.load(source, trusted=[])
        except Exception as error:
            raise ModelError(f"{str(source)!r} cannot be read as a saved ClassifierScorer: {error}") from error
        pipeline = loaded.get("pipeline") if isinstance(loaded, dict) else None
        if not isinstance(pipeline, Pipeline):
            raise ModelError(f"{str(source)!r} holds no ClassifierScorer; give what save wrote")
        scorer = cls(**loaded["scorer"])
        scorer.pipeline_ = pipeline
        scorer.classes_ = pipeline[-1].classes_
        return scorer
