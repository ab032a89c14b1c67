"""Articles → how often each article has each word, variants of spelling merged, with what is set aside left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from framing.compare._house_style import HouseStyle

_TERM = re.compile(r"(?:[^\W\d_]\.){2,}(?!\w)|[^\W_]+(?:[’'‘-][^\W_]+)*|(?<=\d)%")
_POSSESSIVE = re.compile(r"['’‘]s?$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+")
_SAME = {
    "sept": "september", "jan": "january", "feb": "february", "aug": "august", "oct": "october", "nov": "november",
    "dec": "december", "%": "percent", "ok": "okay", "advisor": "adviser", "advisors": "advisers",
    "protestor": "protester", "protestors": "protesters",
}  # fmt: skip
_BRITISH = (
    (re.compile(r"is(e[drs]?|ing|ations?)$"), r"iz\1"),
    (re.compile(r"yse([drs]?)$"), r"yze\1"),
    (re.compile(r"(?<=[bdgilmnv])our(?=s?$|ed$|ing$|ite|able|ful|er|hood)"), "or"),
    (re.compile(r"tre(s?)$"), r"ter\1"),
    (re.compile(r"ence(s?)$"), r"ense\1"),
    (re.compile(r"gramme(s?)$"), r"gram\1"),
)
_RARE = 20  # how much rarer the other spelling may be; below, it is a slip


@dataclass(frozen=True, eq=False)
class WordCounts:
    """How often each article has each word.

    Parameters
    ----------
    counts : sparse array, shape (n_articles, n_words)
        Articles in the order of the corpus.
    words : tuple of str
        The columns, sorted.
    forms : Mapping of str to str
        The word that each form in the texts is counted as.
    texts : tuple of str
        The articles with spaces for what was set aside, as long as the articles.
    """

    counts: Any
    words: tuple[str, ...]
    forms: Mapping[str, str]
    texts: tuple[str, ...]

    def select(self, articles: NDArray[np.intp]) -> WordCounts:
        """The chosen articles, in that order."""
        return WordCounts(self.counts[articles], self.words, self.forms, tuple(self.texts[i] for i in articles))

    def locate(self, article: int, word: str) -> tuple[int, int]:
        """Where an article has the word for the first time."""
        for match in _TERM.finditer(self.texts[article]):
            if self.forms.get(match.group()) == word:
                return match.start(), match.end()
        raise LookupError(f"article {article} has no {word!r}")


def count_words(texts: Iterable[str], style: HouseStyle | None) -> WordCounts:
    """Count the words of texts.

    Parameters
    ----------
    texts : iterable of str
        The articles, with spaces for what was set aside before.
    style : HouseStyle, optional
        What else to blank. Numbers and single letters are then left out too, and variants of spelling are one word:
        possessives, dotted initials (U.S., G.O.P.), hyphens where the corpus also writes the word without, British
        endings where it also has the American, percent and %.
    """
    kept = tuple(texts) if style is None else tuple(style.blank(text) for text in texts)
    column: dict[str, int] = {}
    indices: list[NDArray[np.int32]] = []
    data: list[NDArray[np.int32]] = []
    for text in kept:
        counted = Counter(_TERM.findall(text))
        indices.append(np.array([column.setdefault(form, len(column)) for form in counted], dtype=np.int32))
        data.append(np.array(list(counted.values()), dtype=np.int32))
    ends = np.concatenate([[0], np.cumsum([len(part) for part in data])])
    shape = (len(kept), len(column))
    raw = sparse.csr_array((np.concatenate(data), np.concatenate(indices), ends), shape=shape)
    forms = _merge(column, np.asarray(raw.sum(axis=0)).ravel(), style)
    words = tuple(sorted(set(forms.values())))
    place = {word: i for i, word in enumerate(words)}
    pairs = [(column[form], place[word]) for form, word in forms.items()]
    rows, columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    merge = sparse.csr_array((np.ones(len(rows), dtype=np.int32), (rows, columns)), shape=(len(column), len(words)))
    return WordCounts((raw @ merge).tocsr(), words, forms, kept)


def _merge(column: Mapping[str, int], total: NDArray[np.int_], style: HouseStyle | None) -> dict[str, str]:
    """The word that each form is counted as; forms that do not count are left out."""
    if style is None:
        return {form: form.lower().replace("’", "'") for form in column}
    outside = {word: int(total[column[word]]) for word in style.words if word in column}
    dropped = style.own_words(outside)
    plain = {form: _plain(form) for form in column}
    known: Counter[str] = Counter()
    for form, word in plain.items():
        known[word] += int(total[column[form]])
    merged = {}
    for form, word in plain.items():
        if _POSSESSIVE.sub("", form) in dropped or not _counts(word):
            continue
        merged[form] = _variant(word, known)
    return merged


def _plain(form: str) -> str:
    """A form without possessive, dots and capitals; the country is not the pronoun."""
    bare = _POSSESSIVE.sub("", form)
    if _DOTTED.fullmatch(bare):
        bare = bare.replace(".", "").upper()
    if bare == "US":
        return "u.s."
    low = bare.lower().replace("’", "'").replace("‘", "'")
    return _SAME.get(low, low)


def _variant(word: str, known: Counter[str]) -> str:
    """The spelling that a variant is counted under: without hyphen, with the American ending."""
    others = [word.replace("-", ""), *(pattern.sub(ending, word) for pattern, ending in _BRITISH if len(word) > 5)]
    return next((other for other in others if other != word and known[other] * _RARE >= known[word]), word)


def _counts(word: str) -> bool:
    return len(word) > 1 and not any(character.isdigit() for character in word)
