"""Exact matching on raw text: terms and names, never inside another word, longest first, with offsets kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from typing import Any

import numpy as np
from ahocorasick_rs import AhoCorasick

from framing.core.actors import Actor, Actors
from framing.core.block_phrases import BlockPhrases
from framing.core.blocks import UNKNOWN, Block, write_table
from framing.core.lexicon import Lexicon

Integers = np.ndarray[tuple[int, int], np.dtype[np.int64]]
Column = np.ndarray[Any, np.dtype[np.int64]]
# One character for one, so that an offset in the folded text is an offset in the text.
_FOLD = str.maketrans(
    {c: " " for c in "-\u2010\u2011\u00ad\u00a0\u202f\u2009\t"} | {c: "'" for c in "’ʼ‘`´"} | {"\n": "\n", "\r": "\n"}
)
PARTICLES = frozenset("al el bin ibn abu ben de da di del della der den du la le van von dos das st bint umm".split())
_SOUNDS = {"sch": "sh", "dh": "d", "th": "t", "kh": "h", "gh": "g", "ph": "f", "ou": "u", "dj": "j"}
_LETTERS = str.maketrans("qkzywc", "ggsivg")
_CAPITALISED = re.compile(r"\b[A-Z][^\W\d_]{3,}\b")
_GROUP_WORDS = frozenset(
    "agency alliance army assembly association authority bank board brigade brigades bureau cabinet caucus centre "
    "center church club coalition command commission committee company congress consortium convoy corps council "
    "country court crescent cross department directorate directory division faction federation fire fleet force "
    "forces foundation front fund government group guard house institute institution junta league legion mandate "
    "militia ministry mission movement nations national network office organisation organization parliament party "
    "police power protection regiment republic senate service society state states taliban team tribunal troops union "
    "unit united university watch wing workers".split()
)


def fold(text: str) -> str:
    """Lower case, hyphens as spaces, one apostrophe; as long as the text itself, character by character."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.translate(_FOLD)


@cache
def _folding() -> bytes:
    """The table by which `bytes.translate` folds."""
    return write_table(fold)


class PhraseMatcher:
    """Finds phrases in folded text: on word boundaries, the longest at each place, from left to right."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = [fold(phrase) for phrase in phrases]

    @cached_property
    def _automaton(self) -> AhoCorasick | None:
        return AhoCorasick(self.phrases, store_patterns=False) if self.phrases else None

    @cached_property
    def _phrases(self) -> BlockPhrases | None:
        """The same in blocks of bytes; None where a phrase has characters for which there is no byte, or no letters."""
        return BlockPhrases.make(self.phrases)

    def find_in(self, block: Block) -> Integers:
        """Phrase number, number of the text, start and end in it of all that `find` finds in a block: shape (n, 4)."""
        if self._phrases is None:
            rows = [
                (number, place, start, end)
                for place, text in enumerate(block.texts)
                for number, start, end in self.find(fold(text))
            ]
            return np.array(rows, dtype=np.int64).reshape(-1, 4)
        number, start, end = self._phrases.find(block, block.raw.translate(_folding()))
        texts = np.searchsorted(block.starts, start, side="right") - 1
        array = block.array
        unsure = (array[np.maximum(start - 1, 0)] == UNKNOWN) | (array[end] == UNKNOWN)
        inside = [
            place
            for place in np.flatnonzero(unsure).tolist()
            if _inside_word(block, int(texts[place]), int(start[place]), int(end[place]))
        ]
        kept = np.delete(np.arange(len(start)), inside)
        kept = kept[_first_longest(start[kept], end[kept])]
        offsets = block.starts[texts]
        return np.stack([number, texts, start - offsets, end - offsets], axis=1)[kept]

    def find(self, folded: str) -> list[tuple[int, int, int]]:
        """(phrase number, start, end) of every match that overlaps no longer or earlier one."""
        if self._automaton is None:
            return []
        whole = [
            (start, -end, number)
            for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True)
            if not (
                (start and folded[start - 1].isalnum())
                or (end < len(folded) and folded[end].isalnum() and folded[end - 1].isalnum())
            )
        ]
        whole.sort()
        found, reached = [], 0
        for start, minus_end, number in whole:
            if start >= reached:
                reached = -minus_end
                found.append((number, start, reached))
        return found


def _first_longest(start: Column, end: Column) -> Column:
    """Which spans overlap no earlier one that is kept; they come by start, the longest first."""
    reached = np.maximum.accumulate(np.append(0, end))[:-1]
    free = start >= reached  # of no earlier span, whether kept or not
    kept: list[int] = []
    groups = np.flatnonzero(free)
    sizes = np.diff(np.append(groups, len(start)))
    for first, size in zip(groups[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True):
        until = 0
        for place in range(first, first + size):
            if start[place] >= until:
                kept.append(place)
                until = end[place]
    return np.sort(np.append(groups[sizes == 1], np.array(kept, dtype=np.int64)))


def _inside_word(block: Block, text: int, start: int, end: int) -> bool:
    """The same for one place beside a character that has no byte."""
    if start > int(block.starts[text]) and block.is_letter(start - 1, text):
        return True
    last = end < int(block.starts[text + 1]) - 1
    return last and block.is_letter(end, text) and block.is_letter(end - 1, text)


class TermMatcher:
    """Finds the entries of a lexicon; an exception is a longer phrase that wins and is then dropped."""

    def __init__(self, lexicon: Lexicon) -> None:
        owner: dict[str, int] = {}
        cased: dict[str, str] = {}
        for index, term in enumerate(lexicon.terms):
            for form in term.all_forms:
                for variant in _closed_variants(form):
                    owner.setdefault(fold(variant), index)
                    if term.word_class == "name":
                        cased[fold(variant)] = variant
        for term in lexicon.terms:
            for exception in term.exceptions:
                for variant in _closed_variants(exception):
                    owner.setdefault(fold(variant), -1)
        self._owners = list(owner.values())
        self._matcher = PhraseMatcher(owner)
        self._cased = [cased.get(phrase, "") for phrase in self._matcher.phrases]
        self._entries = np.array(self._owners, dtype=np.int64)
        self._has_case = np.array([bool(name) for name in self._cased], dtype=bool)

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """(entry number, start, end) of every term that stands in the text."""
        for number, start, end in self._matcher.find(fold(text)):
            if self._owners[number] >= 0 and self._case_fits(number, text[start:end]):
                yield self._owners[number], start, end

    def find_in(self, block: Block) -> Integers:
        """Entry number, number of the text, start and end in it of every term in the texts of a block, as an array."""
        found = self._matcher.find_in(block)
        found = found[self._entries[found[:, 0]] >= 0]
        unfit = [
            place
            for place in np.flatnonzero(self._has_case[found[:, 0]]).tolist()
            for number, text, start, end in [found[place].tolist()]
            if not self._case_fits(number, block.texts[text][start:end])
        ]
        found = np.delete(found, unfit, axis=0) if unfit else found
        found[:, 0] = self._entries[found[:, 0]]
        return found

    def _case_fits(self, number: int, found: str) -> bool:
        cased = self._cased[number]
        return not cased or found.translate(_FOLD) in (cased.translate(_FOLD), cased.upper())


@lru_cache(maxsize=4)
def match_terms(lexicon: Lexicon) -> TermMatcher:
    """The matcher of a lexicon, made once: a study reads part after part with it."""
    return TermMatcher(lexicon)


class NameMatcher:
    """Finds the names and aliases of actors: capitals count where the name has them."""

    def __init__(self, actors: Actors) -> None:
        self._forms: dict[str, list[tuple[str, str]]] = {}
        for actor in actors:
            for name in actor.names:
                for variant in name_variants(name):
                    self._add(variant, actor.id, name)
        self._matcher = PhraseMatcher(self._forms)
        self._surnames = {
            skeleton(part): actor.id for actor in actors for part in [surname(actor)] if part and len(part) > 3
        }

    def _add(self, variant: str, actor: str, name: str) -> None:
        self._forms.setdefault(fold(variant), []).append((actor, name))

    def find(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """(start, end, actor id, the name as the actors file has it) of every name that stands in the text."""
        for number, start, end in self._matcher.find(fold(text)):
            for actor, name in self._forms[self._matcher.phrases[number]]:
                if case_fits(name, text[start:end]):
                    yield start, end, actor, name
                    break

    def occurs(self, text: str) -> bool:
        """Whether a name, or a spelling of a person's last name, stands in the text."""
        if next(self.find(text), None) is not None:
            return True
        return any(skeleton(match.group()) in self._surnames for match in _CAPITALISED.finditer(text))


def case_fits(name: str, found: str) -> bool:
    """Whether the capitals of a found string fit the name's: an acronym must be one, a name must begin with one."""
    if is_acronym(name):
        return found.replace(".", "") == name.replace(".", "") or found == found.upper()
    if name == name.lower():
        return True
    if " " in name.strip() or "-" in name:
        return any(letter.isupper() for letter in found)
    return found[:1].isupper()


def is_acronym(name: str) -> bool:
    """Two to seven capitals, digits or points, such as DSCM, U.N. or M23."""
    letters = name.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 7 and letters.isalnum() and letters == letters.upper() and letters[0].isalpha()


def name_variants(name: str) -> list[str]:
    """A name as others print it: without *the*, with and without points, quotation marks stripped."""
    plain = name.strip().strip("“”\"'‘’«»")
    if plain[:4] in ("The ", "the ") and len(plain) > 4:
        plain = plain[4:]
    variants = [plain]
    if is_acronym(plain):
        letters = plain.replace(".", "")
        if letters.isalpha() and len(letters) <= 4:
            variants += [letters, ".".join(letters) + "."]
    return list(dict.fromkeys(variants))


def surname(actor: Actor) -> str:
    """Last name of a person, with its particle left out; empty for what is no person's name.

    *Moon Jae-in*: a given name that ends in a small part stands last, so the family's stands first.
    """
    if not looks_personal(actor):
        return ""
    if re.search(r"\w-[a-z]+$", actor.name):
        return actor.name.split()[0]
    words = [word for word in re.split(r"[\s\-]+", actor.name) if word]
    words = [word for word in words if word.rstrip(".").lower() not in ("jr", "sr", "ii", "iii", "iv")]
    if len(words) < 2:
        return words[0] if words and actor.kind == "person" else ""
    return words[-1]


def looks_personal(actor: Actor) -> bool:
    """Whether an actor is, or by its name may be, a person."""
    if actor.kind:
        return actor.kind == "person"
    words = re.split(r"[\s\-]+", actor.name.strip())
    if not 2 <= len(words) <= 5 or any(word.lower() in _GROUP_WORDS for word in words):
        return False
    capitals = (word[:1].isupper() or word.lower() in PARTICLES for word in actor.name.split())
    return all(capitals) and words[0].lower() != "the"


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """A key shared by the spellings of one transliterated name: Shaari, Shaeri; Qaddafi, Gadhafi; Shura, Shoura.

    Vowels but the first are dropped, doubled letters are written once, letters that stand for one another are merged.
    """
    low = fold(word).replace("'", "").replace(" ", "")
    for old, new in _SOUNDS.items():
        low = low.replace(old, new)
    low = low.translate(_LETTERS)
    kept = [letter for place, letter in enumerate(low) if letter not in "aeiou" or place == 0]
    squeezed = [letter for place, letter in enumerate(kept) if place == 0 or letter != kept[place - 1]]
    if squeezed and squeezed[0] in "aeiou":
        squeezed[0] = "a"
    return "".join(squeezed)


def _closed_variants(phrase: str) -> list[str]:
    """*counter-terrorism* is also printed *counterterrorism*."""
    return [phrase, phrase.replace("-", "")] if "-" in phrase else [phrase]
