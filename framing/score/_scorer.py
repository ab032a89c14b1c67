"""The contract of all scorers: texts in, one row a text out, as scikit-learn's transformers do it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin

from framing.core.errors import InputError

Floats = NDArray[np.float64]


class NamedScorer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """What all scorers share: columns with names, and nothing that has to be learned."""

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        """Names of the columns.

        Parameters
        ----------
        input_features : ignored
            Here because scikit-learn passes it.

        Returns
        -------
        ndarray of str, shape (n_columns,)
            The same names that a DataFrame has.
        """
        return np.asarray(self.columns, dtype=object)

    @property
    @abstractmethod
    def columns(self) -> Sequence[str]:
        """Names of the columns, known without loading anything."""

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.requires_fit = False
        return tags


class TextScorer(NamedScorer):
    """A scorer of texts. It learns nothing, unless `fit` says so, and loads nothing before it scores.

    Subclasses give `columns` and `_score_texts`. The rest is done here: the input is checked, a text that stands
    twice is scored once, texts without a word have 0 in every column, and the order of the texts changes no score.
    """

    def fit(self, X: Any, y: Any = None) -> TextScorer:
        """Check the texts; there is nothing to learn.

        Parameters
        ----------
        X : sequence of str, shape (n_texts,)
            The texts.
        y : ignored
            Here so that a pipeline can pass it.

        Returns
        -------
        TextScorer
            The scorer itself.

        Raises
        ------
        InputError
            X is not a sequence of strings.
        """
        read_texts(X, type(self).__name__)
        return self

    def transform(self, X: Any) -> Floats:
        """Score every text.

        Parameters
        ----------
        X : sequence of str, shape (n_texts,)
            The texts; missing ones count as empty.

        Returns
        -------
        ndarray or DataFrame, shape (n_texts, n_columns)
            One row a text, in the order given; a DataFrame after ``set_output(transform="pandas")``.

        Raises
        ------
        InputError
            X is not a sequence of strings.
        ModelError
            The model or a library is missing, or the weights are not those they claim to be.
        """
        texts = read_texts(X, type(self).__name__)
        wanted = sorted({text for text in texts if any(char.isalnum() for char in text)})
        scores = np.zeros((len(wanted) + 1, len(self.columns)), dtype=np.float64)
        if wanted:
            scores[:-1] = self._score_texts(wanted)
        place = {text: number for number, text in enumerate(wanted)}
        return np.asarray(scores[[place.get(text, len(wanted)) for text in texts]])

    @abstractmethod
    def _score_texts(self, texts: list[str]) -> Floats:
        """Scores of different texts, each with a word in it, in alphabetical order."""

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags


def read_texts(X: Any, asked: str) -> list[str]:
    """The texts as a list; missing ones are empty.

    Raises
    ------
    InputError
        X is one string, a table of several columns, or holds something else.
    """
    if isinstance(X, pd.DataFrame) and X.shape[1] == 1:
        X = X.iloc[:, 0]
    if isinstance(X, str | bytes | pd.DataFrame) or not hasattr(X, "__iter__"):
        raise InputError(
            f"{asked} scores a list or a column of texts; this is a {type(X).__name__}; "
            "give a list of strings, or a column such as corpus.docs.text"
        )
    texts = []
    for number, value in enumerate(X):
        if isinstance(value, str):
            texts.append(str(value))
        elif value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
            texts.append("")
        else:
            raise InputError(f"{asked} scores texts; number {number} is a {type(value).__name__}: {value!r}")
    return texts
