"""How many words of each category of a lexicon a text has, per 1,000 words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framing.core.errors import LexiconError
from framing.core.lexicon import Lexicon
from framing.core.matching import TermMatcher
from framing.core.text import count_words
from framing.score._scorer import Floats, TextScorer


class LexiconScorer(TextScorer):
    r"""Count the terms of a lexicon per 1,000 words of a text, a category a column.

    Parameters
    ----------
    lexicon : str or Lexicon
        A lexicon, or the name of one on the shelf.

    Notes
    -----
    A score is :math:`1000 x / n`, x terms of the category among n words. Terms are found as `find_terms` finds them
    on raw text: inflected forms, the longest entry at each place, exceptions left out.

    **Reads wrong when** a text is short: one term in a headline of ten words is 100; when the terms are quoted or
    denied, which is not asked here. For whose words they are, use `find_terms` and `measure_terms`.

    Examples
    --------
    >>> from framing.core.lexicon import Lexicon
    >>> from framing.score import LexiconScorer
    >>> scorer = LexiconScorer(Lexicon.from_terms({"thug": "name-calling", "terrorist": "terrorism"}))
    >>> scorer.set_output(transform="pandas").fit_transform(["Thugs and more thugs came.", "They left."])
       lexicon_name-calling  lexicon_terrorism
    0                 400.0                0.0
    1                   0.0                0.0
    """

    def __init__(self, lexicon: str | Lexicon = "conflict") -> None:
        self.lexicon = lexicon

    def _shelf(self) -> Lexicon:
        if isinstance(self.lexicon, str):
            return Lexicon.load(self.lexicon)
        if not isinstance(self.lexicon, Lexicon):
            raise LexiconError(
                f"LexiconScorer takes a Lexicon or the name of one; this is a {type(self.lexicon).__name__}"
            )
        return self.lexicon

    @property
    def columns(self) -> Sequence[str]:
        """One column a category, in alphabetical order."""
        return tuple(f"lexicon_{category}" for category in sorted(self._shelf().categories))

    def _score_texts(self, texts: list[str]) -> Floats:
        shelf = self._shelf()
        matcher = TermMatcher(shelf)
        place = {category: number for number, category in enumerate(sorted(shelf.categories))}
        scores = np.zeros((len(texts), len(place)))
        for row, text in enumerate(texts):
            words = count_words(text)
            for entry, _, _ in matcher.find(text):
                scores[row, place[shelf.terms[entry].category]] += 1000.0 / words
        return scores
