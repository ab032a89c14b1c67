"""How a sentence speaks of one marked target: negative, neutral or positive."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from framing.core.errors import InputError
from framing.score._encoder import Floats, load_encoder
from framing.score._scorer import NamedScorer
from framing.score._weights import Weights, find_weights

SIGNS = ("negative", "neutral", "positive")
_NEED = ("text", "start", "end")


class StanceScorer(NamedScorer):
    """Score how a text speaks of a marked target: the probabilities of negative, neutral and positive.

    The target's own words are hidden from the model, so that nobody's name moves the score.

    Parameters
    ----------
    size : str
        ``"small"`` comes with the package. ``"large"`` has to be installed.
    path : str or Path, optional
        Folder of a model of your own with the same files; by default the one that comes with us.
    precision : str
        ``"auto"``, ``"bf16"``, ``"int8"`` or ``"fp32"``, as in `LoadedLanguageScorer`.

    Notes
    -----
    It is trained on single sentences: give the sentence around the target. Of a text longer than the model reads, the
    part around the target is read.

    **Reads wrong when** a sentence speaks well of one and badly of another close by; when a quotation and the outlet
    disagree; when what happens to the target is taken for what is said of it: *he was killed* is neutral or negative
    here and no opposition to him. Whose stance it is `find_stances` asks.

    Examples
    --------
    >>> from framing.score import StanceScorer
    >>> StanceScorer().get_feature_names_out().tolist()
    ['stance_negative', 'stance_neutral', 'stance_positive']
    """

    def __init__(self, *, size: str = "small", path: str | Path | None = None, precision: str = "auto") -> None:
        self.size = size
        self.path = path
        self.precision = precision

    @property
    def columns(self) -> Sequence[str]:
        """The three columns."""
        return tuple(f"stance_{sign}" for sign in SIGNS)

    @property
    def name(self) -> str:
        """The model's name and version."""
        return self._weights().name

    def _weights(self) -> Weights:
        return find_weights(self.path or "stance", size=self.size)

    def fit(self, X: pd.DataFrame, y: Any = None) -> StanceScorer:
        """Check the table; there is nothing to learn.

        Parameters
        ----------
        X : DataFrame, shape (n_targets, ≥ 3)
            Columns `text`, `start` and `end`.
        y : ignored
            Here so that a pipeline can pass it.

        Returns
        -------
        StanceScorer
            The scorer itself.

        Raises
        ------
        InputError
            A column is missing or a span lies outside its text.
        """
        _read_targets(X)
        return self

    def transform(self, X: pd.DataFrame) -> Floats:
        """Score every target.

        Parameters
        ----------
        X : DataFrame, shape (n_targets, ≥ 3)
            One row a target: `text`, and `start` and `end`, the characters at which it stands, the end not included.

        Returns
        -------
        ndarray or DataFrame, shape (n_targets, 3)
            Probabilities of negative, neutral and positive, which sum to 1; a target in a text without a word has 0
            in all three.

        Raises
        ------
        InputError
            A column is missing or a span lies outside its text.
        ModelError
            The model or a library is missing, or the weights are not those they claim to be.
        """
        targets = _read_targets(X)
        wanted = sorted({target for target in targets if any(char.isalnum() for char in target[0])})
        scores = np.zeros((len(wanted) + 1, len(SIGNS)), dtype=np.float64)
        if wanted:
            weights = self._weights()
            encoder = load_encoder(weights, self.precision)
            pieces = encoder.cut_around([text for text, _, _ in wanted], [(start, end) for _, start, end in wanted])
            said = np.stack([row[0] for row in encoder.read(pieces, ["stance"])]) / weights.calibrate("t", 1.0)
            powers = np.exp(said - said.max(axis=1, keepdims=True))
            scores[:-1] = powers / powers.sum(axis=1, keepdims=True)
        place = {target: number for number, target in enumerate(wanted)}
        return np.asarray(scores[[place.get(target, len(wanted)) for target in targets]])


def _read_targets(X: Any) -> list[tuple[str, int, int]]:
    """Text, start and end of every row.

    Raises
    ------
    InputError
        Names what is missing or the first row that is wrong.
    """
    if not isinstance(X, pd.DataFrame) or not set(_NEED) <= set(X.columns):
        given = f"has [{', '.join(map(str, X.columns))}]" if isinstance(X, pd.DataFrame) else f"is a {type(X).__name__}"
        raise InputError(
            f"StanceScorer needs a table with the columns text, start and end, one row a target; this one {given}"
        )
    targets = []
    for number, (text, start, end) in enumerate(zip(X["text"], X["start"], X["end"], strict=True)):
        text = text if isinstance(text, str) else ""
        if not (0 <= start < end <= len(text)) and any(char.isalnum() for char in text):
            raise InputError(
                f"a target's start and end are characters of its text; row {number} has {start} to {end} in a text of "
                f"{len(text)}"
            )
        targets.append((text, int(start), int(end)))
    return targets
