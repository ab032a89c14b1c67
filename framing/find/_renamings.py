"""Parsed articles → renamings: who was given another name, who says so, and when."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import pandas as pd

from framing.core.matching import fold
from framing.core.parsed import Parsed, Tree
from framing.core.provenance import stamp
from framing.core.tables import attach_articles, check_table, make_table
from framing.find._anaphora import read_cast
from framing.find._referents import NAMED
from framing.find._renamed import Change, Span, may_rename, read_changes
from framing.find._scopes import Voices, read_scopes
from framing.find._speakers import Speakers
from framing.find._ties import check_articles

_CAPITALS = re.compile(r"(?!The\b|A\b|An\b)[A-Z][\w’&-]*(?:(?: (?:of|for|of the|for the|de|al|el))? [A-Z][\w’&-]*)*")
_THE = re.compile(r"(?:(?:formerly|previously)\s+)?(?:(?:the|a|an)\s+)?[“\"«‘']*", re.IGNORECASE)
_DATED = re.compile(r"\d{4}|[A-Za-z]{3}")


@dataclass(frozen=True)
class _Meant:
    """A place where somebody is meant: its span without article, who it is, and whether it names."""

    start: int
    end: int
    who: object
    named: bool
    actor: str = ""
    person: bool = False


def find_renamings(parsed: Parsed, mentions: pd.DataFrame | None = None) -> pd.DataFrame:
    """Find changes of name: *rebranded itself as*, *now known as*, *formerly*, *dissolved and formed*, *merged into*.

    Parameters
    ----------
    parsed : Parsed
        The articles.
    mentions : DataFrame, optional
        A mentions table of them; it says which actor was renamed.

    Returns
    -------
    DataFrame
        A renamings table, one row a place where an article tells of the change. Where the old name's place is taken by
        a pronoun or a description (*the group rebranded itself*), `old` is the name that the article used last.

    Raises
    ------
    TableError
        The mentions table lacks a column, or names an article that was not parsed.

    Examples
    --------
    >>> import framing as fr
    >>> text = "The Haven Guard, formerly the Haven Liberation Front, held a parade."
    >>> corpus = fr.Corpus(pd.DataFrame({"doc_id": ["1"], "source": ["Herald"], "text": [text]}))
    >>> fr.find_renamings(fr.parse(corpus))[["old", "new", "cue"]].values.tolist()  # doctest: +SKIP
    [['Haven Liberation Front', 'Haven Guard', 'formerly']]
    """
    by_article: dict[str, pd.DataFrame] = {}
    if mentions is not None:
        check_table(mentions, "mentions", ["doc_id", "start", "end", "actor", "how"])
        check_articles(mentions, parsed, "find_renamings")
        by_article = {str(key): group for key, group in mentions.groupby("doc_id", sort=False)}
    rows = [row for tree in parsed.trees for row in _article(tree, by_article.get(tree.doc_id))]
    table = attach_articles(make_table("renamings", rows), parsed.corpus.docs)
    return stamp(table, "find_renamings", {}, parsed.attrs if mentions is None else mentions.attrs)


def _article(tree: Tree, mentions: pd.DataFrame | None) -> list[dict[str, Any]]:
    """One article's rows, in order of the text."""
    if not may_rename(tree.text):
        return []
    meant = _who_is_meant(tree, mentions)
    known = [(one.start, one.end) for one in meant if one.named]
    names = [*known, *_capitals(tree, known)]
    others = [(one.start, one.end) for one in meant if not one.named]
    changes = read_changes(tree.text, names, others)
    if not changes:
        return []
    at = {(one.start, one.end): one for one in meant}
    voices, speakers = Voices(read_scopes(tree)), Speakers(tree, actors_at=_actors_at(tree, meant))
    rows: list[dict[str, Any]] = []
    for change in changes:
        old, new = (_name(tree.text, span, at, meant) for span in (change.old, change.new))
        ends = [at[span] for span in (change.old, change.new) if span in at]
        if old and new and fold(old) != fold(new) and len({one.person for one in ends}) < 2:
            actor = next((one.actor for one in ends if one.actor), "")
            row = _row(tree, change, voices, speakers) | {"old": old, "new": new, "actor": actor}
            if not any(all(row[key] == other[key] for key in ("old", "new", "sentence_start")) for other in rows):
                rows.append(row)
    return rows


def _row(tree: Tree, change: Change, voices: Voices, speakers: Speakers) -> dict[str, Any]:
    start = min(change.old[0], change.new[0], change.cue[0])
    end = max(change.old[1], change.new[1], change.cue[1])
    voice, scope = voices.at(*change.new)
    if scope is not None and scope.kind == "scare":
        voice, scope = "own", None  # a name in marks is a name
    token = next(iter(tree.tokens_in(*change.new)), 0)
    begin, finish = tree.sentence_span(token)
    return {
        "doc_id": tree.doc_id, "source": tree.source, "start": start, "end": end, "text": tree.text[start:end],
        "cue": tree.text[change.cue[0] : change.cue[1]], "voice": voice, "holder": speakers.holder(voice, scope),
        "when": _when(tree, change.cue), "sentence": tree.text[begin:finish], "sentence_start": begin,
    }  # fmt: skip


def _who_is_meant(tree: Tree, mentions: pd.DataFrame | None) -> list[_Meant]:
    """The user's mentions, and whoever else the article names, describes or means by a pronoun."""
    cast = read_cast(tree).mentions
    people = [(m.start, m.end) for m in cast if m.referent.kind == "person"]
    found: list[_Meant] = []
    if mentions is not None:
        bare = mentions["name_start"] if "name_start" in mentions else mentions["start"]
        for start, end, actor, how in zip(bare, mentions["end"], mentions["actor"], mentions["how"], strict=True):
            span = _bare(tree.text, int(start), int(end))
            found.append(_Meant(*span, str(actor), how in NAMED, str(actor), _overlaps(span, people)))
    taken = [(one.start, one.end) for one in found]
    for mention in cast:
        span = _bare(tree.text, mention.name_start if mention.how in NAMED else mention.start, mention.end)
        if not _overlaps(span, taken):
            who = mention.referent
            found.append(_Meant(*span, id(who), mention.how in NAMED, person=who.kind == "person"))
    return sorted(found, key=lambda one: one.start)


def _bare(text: str, start: int, end: int) -> Span:
    """The span without a leading article and mark."""
    match = _THE.match(text, start, end)
    return (match.end() if match is not None and match.end() < end else start), end


def _capitals(tree: Tree, known: list[Span]) -> list[Span]:
    """Runs of capitalised words outside the known ones, which are in order: a new name may stand there once."""
    found: list[Span] = []
    starts = [start for start, _ in known]
    reached = list(accumulate((end for _, end in known), max))  # by those that begin up to here
    for match in _CAPITALS.finditer(tree.text):
        tokens = list(tree.tokens_in(*match.span()))
        while tokens and tree.poses[tokens[0]] not in ("PROPN", "NOUN", "ADJ", "NUM"):
            tokens.pop(0)  # *Perhaps Haven*
        if tokens and not any(tree.ents[token].endswith(("DATE", "TIME")) for token in tokens):
            run = (tree.starts[tokens[0]], match.end())
            before = bisect_right(starts, run[0]) - 1
            if before < 0 or reached[before] < run[1]:
                found.append(run)
    return found


def _overlaps(span: Span, others: list[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _actors_at(tree: Tree, meant: list[_Meant]) -> dict[int, str]:
    return {tree.root_of(tree.tokens_in(one.start, one.end)): one.actor for one in meant if one.actor}


def _name(text: str, span: Span, at: Mapping[Span, _Meant], meant: list[_Meant]) -> str:
    """The name itself; for a pronoun or description the last name before it of whom it means; empty for none."""
    one = at.get(span)
    if one is None or one.named:
        return re.sub(r"[’']s?$", "", text[span[0] : span[1]])
    names = [other for other in meant if other.named and other.who == one.who and other.start < one.start]
    return text[names[-1].start : names[-1].end] if names else ""


def _when(tree: Tree, cue: Span) -> str:
    """The words of the sentence that date something, nearest the cue; empty if there are none."""
    token = next(iter(tree.tokens_in(*cue)), 0)
    runs: list[Span] = []
    for t in tree.sentence_tokens(tree.sentence_of[token]):
        if tree.ents[t] == "B-DATE":
            runs.append((tree.starts[t], tree.ends[t]))
        elif tree.ents[t] == "I-DATE" and runs:
            runs[-1] = (runs[-1][0], tree.ends[t])
    dated = [run for run in runs if _DATED.search(tree.text[run[0] : run[1]])]
    start, end = min(dated, key=lambda run: abs(run[0] - cue[0]), default=(0, 0))
    return tree.text[start:end]
