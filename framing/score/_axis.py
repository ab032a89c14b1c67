"""Where the words of a text lie between two poles of meaning, and how much they lie at either (FrameAxis)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from framing.core.errors import InputError, ModelError
from framing.score._encoder import load_encoder
from framing.score._scorer import Floats, TextScorer, read_texts
from framing.score._weights import find_weights

Axes = Mapping[str, tuple[Sequence[str], Sequence[str]]]
N_NULL = 999
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_FILE = Path(__file__).with_name("axes.csv")


class _Sums(NamedTuple):
    """A text's counted words: how many, and the sums of their contributions and of the squares, an axis a column."""

    n: Floats
    first: Floats
    second: Floats


class AxisScorer(TextScorer):
    r"""Score where a text lies between two poles, and how strongly its words lie at either.

    Parameters
    ----------
    axes : sequence of str or mapping, optional
        Names among ``hero-villain``, ``victim-aggressor``, ``legitimate-illegitimate``, ``civilian-combatant`` (all by
        default), or name → two lists of words, those of the first pole and those of the second.
    vectors : mapping or str or Path, optional
        Word → vector, such as one read from GloVe; else the folder of a model whose encoder reads each word by itself;
        by default that of the loaded-language model that comes with us.

    Attributes
    ----------
    baseline_ : ndarray, shape (n_axes,)
        Mean contribution of the words of the texts given to `fit`, the background; without `fit` intensity is counted
        from 0.

    Notes
    -----
    With the axis :math:`v_f = \bar v_+ - \bar v_-` and a word's contribution :math:`c_w = \cos(v_w, v_f)`, the position
    is :math:`B = \sum n_w c_w / \sum n_w`, above 0 towards the first pole, and the intensity :math:`I = \sum n_w (c_w -
    B_T)^2 / \sum n_w`, with the background's position :math:`B_T`. Function words do not count. Kwak, An, Jing and Ahn
    (2021), PeerJ Computer Science 7, e644. For two sets of words see `framing.stats.embeddings.associate_words` (WEAT),
    for which `embed` gives the vectors.

    **Reads wrong when** positions of different axes, or of different vectors, are compared: only differences between
    texts on one axis mean something; when a text is short; when it is about the topic of a pole (*hospital*) and not
    about anybody's part; when nobody looked at `null`.

    Examples
    --------
    >>> from framing.score import AxisScorer
    >>> space = {"brave": [1.0, 0.1], "cruel": [-1.0, 0.2], "mayor": [0.6, 0.8]}
    >>> scorer = AxisScorer({"good": (["brave"], ["cruel"])}, vectors=space)
    >>> scorer.set_output(transform="pandas").transform(["The brave mayor", "The cruel"]).round(3)
       good_position  good_intensity
    0          0.774           0.645
    1         -0.989           0.978
    """

    def __init__(
        self,
        axes: Sequence[str] | Axes | None = None,
        *,
        vectors: Mapping[str, Any] | str | Path | None = None,
    ) -> None:
        self.axes = axes
        self.vectors = vectors

    @property
    def columns(self) -> Sequence[str]:
        """Position and intensity of every axis."""
        return tuple(f"{name}_{what}" for name in self._poles() for what in ("position", "intensity"))

    def fit(self, X: Any, y: Any = None) -> AxisScorer:
        """Take the texts as the background from which intensity is counted.

        Parameters
        ----------
        X : sequence of str, shape (n_texts,)
            The background, as a rule the whole corpus.
        y : ignored
            Here so that a pipeline can pass it.

        Returns
        -------
        AxisScorer
            The scorer itself.

        Raises
        ------
        InputError
            X is not a sequence of strings, or a pole has no word with a vector.
        """
        sums, _ = self._sum(read_texts(X, "AxisScorer.fit"))
        self.baseline_ = sums.first.sum(0) / max(1.0, float(sums.n.sum()))
        return self

    def embed(self, words: Sequence[str]) -> Floats:
        """Vectors of words, for WEAT and the like; words without one are left out.

        Parameters
        ----------
        words : sequence of str
            The words, in small letters.

        Returns
        -------
        ndarray, shape (n_words, n_dimensions)
            One row a word.

        Raises
        ------
        InputError
            None of the words has a vector.
        """
        found = self._vectors(words)
        rows = [found[word] for word in words if word in found]
        if not rows:
            raise InputError(f"none of [{', '.join(list(words)[:5])}] has a vector in this space; give other words")
        return np.vstack(rows)

    def null(self, X: Any, background: Any, *, seed: int = 0, n: int = N_NULL) -> pd.DataFrame:
        """How far the texts lie from a background, beside what chance gives.

        Parameters
        ----------
        X, background : sequence of str
            The texts in question, and those that they are held against.
        seed : int
            Seed of the draws.
        n : int
            How many draws.

        Returns
        -------
        DataFrame
            One row an axis: `position` of the texts taken together, `background`, and the 95 % range `low` to `high` of
            as many texts drawn from the background with replacement; `p_texts`, the share of such draws at least as far
            from the background, and `p_axes`, the share of axes between random words of the background, as many at
            either pole, on which the texts lie at least as far from it in standard deviations of a word.

        Raises
        ------
        InputError
            X or the background is not a sequence of strings or has no words.
        """
        texts, others = read_texts(X, "AxisScorer.null"), read_texts(background, "AxisScorer.null")
        (ours, _), (theirs, vocabulary) = self._sum(texts), self._sum(others)
        if not ours.n.sum() or not theirs.n.sum():
            raise InputError("AxisScorer.null needs texts and a background with words that have vectors; one has none")
        rng = np.random.default_rng(seed)
        here, there = ours.first.sum(0) / ours.n.sum(), theirs.first.sum(0) / theirs.n.sum()
        drawn = rng.integers(0, len(others), size=(n, len(texts)))
        counted = np.maximum(theirs.n[drawn].sum(1), 1.0)
        positions = theirs.first[drawn].sum(1) / counted[:, None]
        further = (np.abs(positions - there) >= np.abs(here - there) - 1e-12).sum(0)
        far = self._random_axes(texts, others, vocabulary, rng, n)
        low, high = np.quantile(positions, [0.025, 0.975], axis=0)
        rows = zip(self._poles(), here, there, low, high, (1 + further) / (n + 1), far, strict=True)
        return pd.DataFrame(rows, columns=["axis", "position", "background", "low", "high", "p_texts", "p_axes"])

    def _random_axes(
        self, texts: list[str], others: list[str], vocabulary: dict[str, Floats], rng: np.random.Generator, n: int
    ) -> list[float]:
        """For each axis, the share of random ones on which the texts lie at least as far from the background."""
        space = dict(self._vectors(_count(texts).keys() | _count(others).keys()))
        words = sorted(space)
        unit = _normalize(np.vstack([space[word] for word in words]))
        counts = [np.array([_count(some)[word] for word in words], dtype=float) for some in (texts, others)]
        gap = (counts[0] / counts[0].sum() - counts[1] / counts[1].sum()) @ unit
        share = counts[1] / counts[1].sum()
        known = sorted(set(words) & set(vocabulary))
        shares = []
        for axis, sizes in zip(self._directions(), self._sizes(), strict=True):
            drawn = [_axis(space, rng, known, sizes) for _ in range(n)]
            shift = np.abs([_standardize(gap, unit, share, one) for one in (axis, *drawn)])
            shares.append((1 + float((shift[1:] >= shift[0] - 1e-12).sum())) / (n + 1))
        return shares

    def _score_texts(self, texts: list[str]) -> Floats:
        sums, _ = self._sum(texts)
        base = getattr(self, "baseline_", np.zeros(sums.first.shape[1]))
        n = np.maximum(sums.n, 1.0)[:, None]
        position = sums.first / n
        intensity = sums.second / n - 2 * base * position + base**2 * (sums.n > 0)[:, None]
        return np.stack([position, np.maximum(intensity, 0.0)], axis=2).reshape(len(texts), -1)

    def _sum(self, texts: list[str]) -> tuple[_Sums, dict[str, Floats]]:
        """Sums a text, and the vectors of all words that have one."""
        counts = [_count([text]) for text in texts]
        found = self._vectors({word for some in counts for word in some})
        axes = np.vstack(self._directions())
        contribution = {word: axes @ (vector / (np.linalg.norm(vector) or 1.0)) for word, vector in found.items()}
        n, first, second = np.zeros(len(texts)), np.zeros((len(texts), len(axes))), np.zeros((len(texts), len(axes)))
        for row, some in enumerate(counts):
            for word, times in some.items():
                if word in contribution:
                    n[row] += times
                    first[row] += times * contribution[word]
                    second[row] += times * contribution[word] ** 2
        return _Sums(n, first, second), found

    def _directions(self) -> list[Floats]:
        """The unit vector of each axis."""
        out = []
        for name, poles in self._poles().items():
            plus, minus = (self.embed(list(words)).mean(0) for words in poles)
            length = float(np.linalg.norm(plus - minus))
            if not length:
                raise InputError(f"the poles of the axis {name!r} have the same vector; give other words")
            out.append(np.asarray((plus - minus) / length))
        return out

    def _sizes(self) -> list[tuple[int, int]]:
        return [(len(plus), len(minus)) for plus, minus in self._poles().values()]

    def _poles(self) -> dict[str, tuple[list[str], list[str]]]:
        """Name → the words of either pole."""
        if isinstance(self.axes, Mapping):
            wrong = [name for name, poles in self.axes.items() if len(poles) != 2 or not all(map(len, poles))]
            if wrong or not self.axes:
                raise InputError(f"an axis is two lists of words, none of them empty; {wrong[:1] or 'none'} is not")
            return {str(name): (list(plus), list(minus)) for name, (plus, minus) in self.axes.items()}
        table = pd.read_csv(_FILE, dtype=str)
        known = list(dict.fromkeys(table["axis"]))
        asked = known if self.axes is None else [self.axes] if isinstance(self.axes, str) else list(self.axes)
        strange = [name for name in asked if name not in known]
        if strange or not asked:
            raise InputError(f"axes= takes names among [{', '.join(known)}], or name → two lists; got {strange!r}")
        poles: dict[str, dict[str, list[str]]] = {}
        for axis, pole, word in table[["axis", "pole", "word"]].itertuples(index=False, name=None):
            poles.setdefault(str(axis), {}).setdefault(str(pole), []).append(str(word))
        pairs = {name: list(both.values()) for name, both in poles.items()}
        return {name: (pairs[name][0], pairs[name][1]) for name in asked}

    def _vectors(self, words: Iterable[str]) -> dict[str, Floats]:
        """Word → vector, of those that have one."""
        wanted = sorted(set(words))
        if self.vectors is None or isinstance(self.vectors, str | Path):
            encoder = load_encoder(find_weights(self.vectors or "loaded-language"), "fp32")
            return dict(zip(wanted, encoder.embed(wanted), strict=True)) if wanted else {}
        if not hasattr(self.vectors, "__getitem__") or not hasattr(self.vectors, "__contains__"):
            raise ModelError(f"vectors= is word → vector or a model's folder; this is a {type(self.vectors).__name__}")
        return {word: np.asarray(self.vectors[word], dtype=np.float64) for word in wanted if word in self.vectors}


def _count(texts: Iterable[str]) -> Counter[str]:
    words = (match.group().lower() for text in texts for match in _WORD.finditer(text))
    return Counter(word for word in words if word not in ENGLISH_STOP_WORDS)


def _normalize(rows: Floats) -> Floats:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12))


def _axis(space: dict[str, Floats], rng: np.random.Generator, words: list[str], sizes: tuple[int, int]) -> Floats:
    """A unit vector between random words, as many at either pole as asked for, or as there are."""
    drawn = rng.choice(len(words), size=min(sum(sizes), len(words)), replace=False)
    cut = max(1, len(drawn) * sizes[0] // sum(sizes))
    rows = np.vstack([space[words[number]] for number in drawn])
    between = rows[:cut].mean(0) - rows[cut:].mean(0)
    return np.asarray(between / (np.linalg.norm(between) or 1.0))


def _standardize(gap: Floats, unit: Floats, share: Floats, axis: Floats) -> float:
    """How far apart two sets of words lie on an axis, in standard deviations of a word of the second."""
    along = unit @ axis
    variance = float(share @ along**2) - float(share @ along) ** 2
    return float(gap @ axis) / float(np.sqrt(max(variance, 1e-18)))
