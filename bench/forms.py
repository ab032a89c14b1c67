"""Further forms of an entity that is given by one full name: what a reader of its article would also know it by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import framing as fr
from framing.core.inflection import singular

_KINDS = {"Organization": "group", "GPE": "place"}
_TOPICS = ("Topic", "Event", "Others")
# Nouns of one kind: what a law, a plan or a demand is also called.
_MEASURES = frozenset(
    "act agreement amendment ban bill deal law legislation measure order package plan policy program programme "
    "proposal provision reform regulation rule treaty".split()
)
_BREAK = re.compile(r"\s+(?:of|for|on|to|in|against|from|with|by|at|about|over|between|that|which|under|into|as)\s+")
_SMALL = frozenset(
    "a an the and or of for on to in against from with by at about over between that which under into as is are was "
    "be been not his her its their our who whose any all more than up".split()
)
_STATES = re.compile(r"^United States | (?:of|to) the United States(?: Constitution)?$")
_WORD = re.compile(r"[^\W\d_][\w’'.]*\w|\w")


def list_actors(article: dict[str, Any]) -> fr.Actors:
    """The entities of an article of SEESAW, each under every form of its own that no other claims."""
    entities = {entity["name"]: entity["type"][0] for entity in article["entities"]}
    text, taken, rows = " ".join(article["sentences"]), set(entities), []
    for name, kind in entities.items():
        aliases, described = list_forms(name, text, topic=kind in _TOPICS)
        own = [alias for alias in aliases if alias not in taken]
        taken.update(own)
        printed = [alias for alias in own if kind == "People" and alias.istitle() and alias.lower() == name.lower()]
        rows.append(fr.Actor(name, (printed or [name])[0], tuple(own), _KINDS.get(kind, ""), (), tuple(described)))
    return fr.Actors(tuple(rows))


def list_forms(name: str, text: str, *, topic: bool) -> tuple[list[str], list[str]]:
    """Aliases and descriptions of an entity, those that its article has.

    Parameters
    ----------
    name : str
        The full name.
    text : str
        The article.
    topic : bool
        Whether it is an event or a topic rather than somebody.

    Returns
    -------
    aliases, descriptions : list of str
        Names that stand in the text, and nouns that mean it with *the*.
    """
    aliases = [form for form in _official(name) if re.search(rf"\b{re.escape(form)}\b", text)]
    if name == name.lower() or topic:
        aliases += _runs(name, text) if " " in name or topic else []
        aliases += _printed(name, text)
    described = [head_of(name)] if topic and not name.istitle() else []
    return list(dict.fromkeys(form for form in aliases if form and form != name)), [noun for noun in described if noun]


def head_of(name: str) -> str:
    """The noun that a noun phrase is about: what stands before its first preposition, in the singular."""
    words = _WORD.findall(_BREAK.split(name)[0])
    return singular(words[-1].lower()) if words and words[-1].isalpha() else ""


def _official(name: str) -> Iterator[str]:
    """*Department of State*, *State Department* and *DOS* for *United States Department of State*."""
    short = _STATES.sub("", name).removeprefix("the ")
    if short != name:
        yield short
    if short.startswith("Department of "):
        yield f"{short[14:]} Department"
    capitals = "".join(word[0] for word in short.split() if word[0].isupper() or word in ("of",))
    for letters in (capitals.replace("o", ""), capitals.upper()):
        if len(letters) > 2:
            yield letters
            yield ".".join(letters) + "."


def _printed(name: str, text: str) -> Iterator[str]:
    """How the article prints a name given in small letters, and its words in the plural or the singular."""
    stem = re.escape(name[: -1 if name.endswith("s") else None])
    for match in re.finditer(rf"\b{stem}(?:s|es)?\b", text, re.IGNORECASE):
        yield match.group()


def _runs(name: str, text: str) -> Iterator[str]:
    """Runs of words in the article that say the topic in other order or number: *gun-control measures*.

    A run has a word of what stands before the name's first preposition; of a measure, any word with one for a measure.
    """
    told = {_stem(word) for word in _words(name) if not _is_measure(word)}
    core = {_stem(word) for word in _words(_BREAK.split(name)[0])} & told
    measured = head_of(name) in _MEASURES
    for sentence in re.split(r"[.,;:!?()“”\"\n—]+", text):
        run: list[str] = []
        for word in [*sentence.split(), ""]:
            parts = [part for part in word.split("-") if part]
            if parts and all(_stem(part) in told or (measured and _is_measure(part)) for part in parts):
                run.append(word)
                continue
            stems = {_stem(part) for one in run for part in one.split("-")} & told
            whole = any(_is_measure(part) for one in run for part in one.split("-"))
            alone = bool(stems) and stems == told and (len(told) > 1 or not measured or run[0][:1].isupper())
            if stems and (whole or alone or (len(stems) > 1 and stems & core)):
                yield " ".join(run)
            run = []


def _is_measure(word: str) -> bool:
    return word.lower() in _MEASURES or singular(word.lower()) in _MEASURES


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[^\w’']+", name) if len(word) > 2 and word.lower() not in _SMALL]


def _stem(word: str) -> str:
    low = re.sub(r"[’']s$", "", word.lower().strip("’'"))
    return low[: max(4, len(low) - 3)] if len(low) > 5 else low.rstrip("s")
