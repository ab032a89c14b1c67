"""Whose a verb of saying is, by word order alone: the noun phrase before it or behind it."""

from __future__ import annotations

_NO_SUBJECT_END = frozenset(
    "the a an of in on at to for by with from and or but as than his her its their our my your this that these those "
    "no any some every not also never is are was were be been being has have had do does did will would can could may "
    "might should must".split()
)
_SKIP = frozenset(
    "also has have had later then once never repeatedly previously now "
    "reportedly allegedly would will could further".split()
)
_BREAK = frozenset(", ; : ( ) — – who which that and but as while because although if when after before since".split())
_LEADING = frozenset(
    "but and yet so however meanwhile also still then on in at monday tuesday wednesday thursday friday saturday "
    "sunday".split()
)


def is_joined(words: list[str]) -> bool:
    """Whether the verb behind the words goes on from one before, or from a relative: *who came and said*."""
    while words and words[-1].lower() in _SKIP:
        words = words[:-1]
    return bool(words) and words[-1].lower() in ("and", "but", "who", ",")


def subject_before(words: list[str]) -> str:
    """The noun phrase that ends the words: back to the last comma, conjunction or relative."""
    while words and words[-1].lower() in _SKIP:
        words = words[:-1]
    if words and words[-1] == "," and "," in words[:-1]:  # *X, who leads Y, said*
        words = words[: words[:-1].index(",")]
    found: list[str] = []
    for word in reversed(words):
        if word.lower() in _BREAK or len(found) > 9:
            break
        found.insert(0, word)
    while found and found[0].lower() in _LEADING:
        found.pop(0)
    if not found or found[-1].lower() in _NO_SUBJECT_END:
        return ""
    return " ".join(found)


def subject_behind(words: list[str]) -> str:
    """The noun phrase that begins the words, up to what breaks it off."""
    found: list[str] = []
    for word in words:
        if word.lower() in _BREAK | {"in", "on", "at", "during", "told"} or len(found) > 8:
            break
        found.append(word)
    return " ".join(found).rstrip(".")
