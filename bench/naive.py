"""What a few lines reach without the toolkit: the rule that stands under each figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pandas as pd
import spacy
from spacy.tokens import Doc

import framing as fr
from framing.core.matching import PhraseMatcher, fold
from framing.core.parsed import Tree
from framing.core.text import split_sentences

FULL_NAME, NAME_PARTS = "full name", "full name, or its first or last word"
SAME_HEAD, AT_NAME = "noun chunks with the same head", "noun chunks at the name"
OF_PARSER = "subject or object, as parsed, by name"
IN_LINE, EIGHT_VERBS, CAPITALS = "marks paired within a line", "eight verbs", "nearest capitalised words"
MARKS = re.compile(r"“[^“”\n]+”|\"[^\"\n]+\"|«[^«»\n]+»|(?<!\w)‘[^‘\n]+?’(?!\w)|(?<!\w)'[^'\n]+'(?!\w)")
_EIGHT = "said|says|told|added|announced|claimed|warned|asked"
_BEHIND = re.compile(rf"\b(?:{_EIGHT})\b(?: that)? (.+?)\.?$")
_BEFORE = re.compile(rf"^(.+), [^,]{{2,60}} (?:{_EIGHT})\.?$")
_NAME = re.compile(r"\b[A-Z][\w’'.\-]*(?: [A-Z][\w’'.\-]*)*")
_ROLES = {"nsubj": "agent", "dobj": "patient", "nsubjpass": "patient"}
_BE = frozenset("is was are were".split())


def find_marks(text: str) -> Iterator[tuple[int, int]]:
    """Quotation marks paired within a line."""
    return (match.span() for match in MARKS.finditer(text))


def find_reported(text: str) -> Iterator[tuple[int, int]]:
    """What stands behind one of eight verbs to the end of the sentence, or before a comma, a name and such a verb."""
    for start, end in split_sentences(text):
        sentence = text[start:end].rstrip()
        match = _BEFORE.search(sentence) or _BEHIND.search(sentence)
        if match and not MARKS.search(sentence):
            yield start + match.start(1), start + match.end(1)


def name_speaker(text: str, start: int, end: int) -> str:
    """The nearest capitalised words outside the quotation, on its line; a last name stands for the longest name."""
    line = text.rfind("\n", 0, start) + 1, (text.find("\n", end) + 1 or len(text) + 1) - 1
    near = [(start - m.end(), m.group()) for m in _NAME.finditer(text, line[0], start)]
    near += [(m.start() - end, m.group()) for m in _NAME.finditer(text, end, line[1])]
    if not near:
        return ""
    name = min(near)[1]
    return max((m.group() for m in _NAME.finditer(text) if m.group().endswith(name)), key=len, default=name)


def find_quotes(texts: dict[str, str]) -> pd.DataFrame:
    """A quotes table by these rules."""
    rows = [
        {"doc_id": doc_id, "start": start, "end": end, "kind": kind, "speaker": name_speaker(text, start, end)}
        for doc_id, text in texts.items()
        for kind, rule in (("direct", find_marks), ("reported", find_reported))
        for start, end in rule(text)
    ]
    return pd.DataFrame(rows, columns=["doc_id", "start", "end", "kind", "speaker"])


def find_names(text: str, actors: fr.Actors, *, parts: bool) -> Iterator[tuple[int, int, str]]:
    """Exact names and aliases, and, if wanted, the first or last word alone: (start, end, actor)."""
    owners, matcher = _matcher(actors, parts)
    for _, start, end in matcher.find(fold(text)):
        if text[start:end] in owners:
            yield start, end, owners[text[start:end]]


@cache
def _matcher(actors: fr.Actors, parts: bool) -> tuple[dict[str, str], PhraseMatcher]:
    owners = {name: actor.id for actor in actors for name in actor.names}
    if parts:
        owners = {actor.name.split()[end]: actor.id for end in (0, -1) for actor in actors} | owners
    return owners, PhraseMatcher(owners)


def find_mentions(trees: tuple[Tree, ...], actors: fr.Actors, rule: str) -> pd.DataFrame:
    """A mentions table by one rule: `FULL_NAME`, `NAME_PARTS` or `SAME_HEAD`."""
    rows = []
    for tree in trees:
        if rule == SAME_HEAD:
            heads = {actor.name.split()[-1].lower(): actor.id for actor in actors}
            found = [
                (tree.starts[first], tree.ends[last], heads[tree.lemmas[root]])
                for first, last, root in read_chunks(tree)
                if tree.lemmas[root] in heads
            ]
        else:
            found = list(find_names(tree.text, actors, parts=rule == NAME_PARTS))
        rows += [(tree.doc_id, start, end, actor, tree.text[start:end]) for start, end, actor in found]
    return pd.DataFrame(rows, columns=["doc_id", "start", "end", "actor", "text"])


def find_labels(trees: tuple[Tree, ...], actors: fr.Actors) -> pd.DataFrame:
    """Words in front of a name in its noun chunk, a chunk behind or before a comma, a chunk behind *is*."""
    rows = []
    for tree in trees:
        chunks = read_chunks(tree)
        for start, end, actor in find_names(tree.text, actors, parts=True):
            for relation, first, last in _near(tree, chunks, start, end):
                begin, finish = tree.starts[first], tree.ends[last]
                rows.append((tree.doc_id, begin, finish, actor, relation, tree.text[begin:finish]))
    columns = ["doc_id", "start", "end", "actor", "relation", "text"]
    return pd.DataFrame(rows, columns=columns).drop_duplicates(ignore_index=True)


def _near(tree: Tree, chunks: list[tuple[int, int, int]], start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """(relation, first token, last token) of what stands at the chunk of the name."""
    own = next((c for c in chunks if tree.starts[c[0]] <= start and end <= tree.ends[c[1]]), None)
    if own is None:
        return
    first, last, _ = own
    name = tree.tokens_in(start, end)
    bare = first + (tree.poses[first] == "DET")
    if len(name) and bare < name[0]:
        yield "title", bare, name[0] - 1
    for before, behind in pairwise(chunks):
        between = tree.words[before[1] + 1 : behind[0]]
        if (first, last) == before[:2] and between == [","]:
            yield "apposition", behind[0], behind[1]
        elif (first, last) == behind[:2] and between == [","]:
            yield "apposition", before[0], before[1]
        elif (first, last) == before[:2] and len(between) == 1 and between[0] in _BE:
            yield "predicate", behind[0], behind[1]


def find_roles(trees: tuple[Tree, ...], actors: fr.Actors) -> pd.DataFrame:
    """A name that is the parser's subject acts; one that is its object, or the subject of a passive, suffers."""
    rows = []
    for tree in trees:
        for start, end, actor in find_names(tree.text, actors, parts=True):
            tokens = tree.tokens_in(start, end)
            if len(tokens) and (role := _ROLES.get(tree.deps[tree.root_of(tokens)])):
                verb = tree.heads[tree.root_of(tokens)]
                rows.append((tree.doc_id, tree.starts[verb], tree.ends[verb], actor, role, tree.words[verb]))
    return pd.DataFrame(rows, columns=["doc_id", "start", "end", "actor", "role", "text"])


def read_chunks(tree: Tree) -> list[tuple[int, int, int]]:
    """Noun chunks of spaCy: first, last and root token."""
    starts = [i == 0 or tree.sentence_of[i] != tree.sentence_of[i - 1] for i in range(len(tree))]
    doc = Doc(_english().vocab, words=tree.words, heads=tree.heads, deps=tree.deps, pos=tree.poses, sent_starts=starts)
    return [(chunk.start, chunk.end - 1, chunk.root.i) for chunk in doc.noun_chunks]


@cache
def _english() -> spacy.Language:
    return spacy.blank("en")
