"""Which categories of loaded words a label is a neutral alternative for, as the lexicon lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from framing.core.inflection import inflect
from framing.core.lexicon import Lexicon
from framing.core.matching import PhraseMatcher, TermMatcher, fold

# "The army" is found without its article, and "armed group by name" asks for the name beside the words.
_AROUND = re.compile(r"^(?:the|an?) | by name$")


class AlternativeMatcher:
    """Finds the neutral alternatives of a lexicon's terms, inflected as the terms are, the longest at each place."""

    def __init__(self, lexicon: Lexicon) -> None:
        categories: dict[str, set[str]] = {}
        cased: dict[str, str] = {}
        for term in lexicon.terms:
            for alternative in term.alternatives:
                plain = _AROUND.sub("", alternative)
                for form in (plain, *inflect(plain, term.word_class)):
                    categories.setdefault(fold(form), set()).add(term.category)
                    if term.word_class == "name":
                        cased[fold(form)] = form
        self._categories = list(categories.values())
        self._cased = [cased.get(form, "") for form in categories]
        self._matcher = PhraseMatcher(categories)

    def find(self, text: str) -> list[tuple[int, int, set[str]]]:
        """(start, end, categories) of every alternative in the text; those of names only with the name's capitals."""
        return [
            (start, end, self._categories[number])
            for number, start, end in self._matcher.find(fold(text))
            if not self._cased[number] or text[start:end] == self._cased[number]
        ]


def mark_alternatives(rows: Iterable[dict[str, Any]], lexicon: Lexicon, terms: TermMatcher) -> list[dict[str, Any]]:
    """Rows of labels with `neutral_for`: an alternative holds the head, and no loaded term stands beside it."""
    matcher = AlternativeMatcher(lexicon)
    known: dict[tuple[str, str], set[str]] = {}
    marked = []
    for row in rows:
        key = (row["text"], row["head"]) if row["relation"] != "name" else ("", "")
        if key not in known:
            known[key] = _read(key[0], key[1], matcher, terms)
        marked.append({**row, "neutral_for": "; ".join(sorted(known[key] - {row["category"]}))})
    return marked


def _read(text: str, head: str, matcher: AlternativeMatcher, terms: TermMatcher) -> set[str]:
    places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(head)}(?!\w)", text)]
    found: set[str] = set()
    for start, end, categories in matcher.find(text):
        beside = any(not (start <= first and last <= end) for _, first, last in terms.find(text))
        if not beside and any(start <= first and last <= end for first, last in places):
            found |= categories
    return found
