"""Which deeds speak for or against whom they are done to, by the verbs that judge in the evaluative lexicon."""

from __future__ import annotations

from functools import cache

from framing.core.lexicon import Lexicon
from framing.core.matching import TermMatcher
from framing.core.parsed import Tree

_FOR = ("support", "fairness and help")
_AGAINST = ("opposition", "criticism", "aggression", "law against", "dishonesty", "unfairness", "failure")


class Acts:
    """The sign of each deed of one article: 1 for, -1 against, 0 where the verb does not tell."""

    def __init__(self, tree: Tree) -> None:
        self._plain, matcher, terms = _read_verbs()
        self._at: dict[int, int] = {}
        for entry, start, _ in matcher.find(tree.text):
            token = tree.token_at(start)
            if token is not None:
                self._at[token] = _sign(terms[entry])

    def sign(self, word: int, verb: str) -> int:
        """Of the deed whose verb or noun is the token `word`; `verb` is its plain form."""
        return self._at.get(word, self._plain.get(verb, 0))


def read_acts(tree: Tree) -> Acts:
    """The signs of one article's deeds, read once."""
    return tree.once("acts", lambda: Acts(tree))


@cache
def _read_verbs() -> tuple[dict[str, int], TermMatcher, list[str]]:
    """Plain forms with their sign, a matcher for all forms, and the category of each of its entries."""
    lexicon = Lexicon.load("evaluative")
    verbs = Lexicon("acts", tuple(t for t in lexicon if t.word_class == "verb" and _sign(t.category)))
    plain = {term.term: _sign(term.category) for term in verbs if " " not in term.term}
    return plain, TermMatcher(verbs), [term.category for term in verbs.terms]


def _sign(category: str) -> int:
    return 1 if category in _FOR else -1 if category in _AGAINST else 0
