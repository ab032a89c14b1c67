"""What a marked stretch is: an utterance, part of one, the name of a work, or words held at a distance."""

from __future__ import annotations

import re

from framing.core.parsed import Tree
from framing.find._marks import Marked
from framing.find._phrases import is_finite, is_verb
from framing.find._quotation_frames import Frame
from framing.find._words import LABELLING

_TITLE_BEFORE = re.compile(
    r"\b(?:book|novel|memoir|film|movie|documentary|series|show|programme|program|song|album|single|play|essay|article|"
    r"paper|column|op-ed|episode|headline|headlined|titled|entitled|nicknamed|nickname|poem|painting|operation|game|"
    r"podcast|drama|comedy|sitcom|tune|hit)\b[\w\s,’']{0,25}$",
    re.IGNORECASE,
)
_TITLE_AFTER = re.compile(
    r"\s*(?:operation|campaign|award|prize|tour|programme|program|project|plan|movement|initiative)s?\b", re.IGNORECASE
)
_SMALL = frozenset("a an the of in on at to for and or but by with from as is are s".split())


def kind_of(tree: Tree, mark: Marked, tokens: range, frame: Frame | None) -> str:
    """One of direct, partial, scare, title."""
    inner = tree.text[mark.inner[0] : mark.inner[1]].strip()
    if frame is None:
        if _is_title(tree, mark, inner):
            return "title"
        return "direct" if _is_whole(tree, mark, tokens, inner) else "scare"
    if frame.embedded and _is_title(tree, mark, inner) and not _labels_somebody(tree, frame):
        return "title"
    if re.search(r"[.!?…][”’\"']?\s+[A-Z]", inner):
        return "direct"
    clause = _has_clause(tree, tokens)
    if not frame.embedded:
        opens_upper = inner[:1].isupper() or not inner[:1].isalpha()
        alone = clause or opens_upper or (len(tokens) <= 4 and inner[-1:] in ",.!?")
        return "direct" if alone or _is_split_piece(tree, mark) else "partial"
    before = tree.text[: mark.start].rstrip()
    that = tree.text[max(0, mark.start - 6) : mark.start].rstrip().endswith("that")
    return "direct" if clause and not that and (inner[:1].isupper() or before.endswith((",", ":"))) else "partial"


def _labels_somebody(tree: Tree, frame: Frame) -> bool:
    """*called him “Crooked Joe”*: capitals in a speaker's mouth are still the speaker's words."""
    return frame.verb >= 0 and tree.lemmas[frame.verb] in LABELLING


def _has_clause(tree: Tree, tokens: range) -> bool:
    """A finite main clause or an imperative whose subject and verb both stand in the marks."""
    for token in tokens:
        if is_verb(tree, token) and is_finite(tree, token):
            subject = tree.child(token, "nsubj", "nsubjpass", "expl")
            if subject is not None and subject in tokens and tree.deps[token] not in ("relcl", "acl", "advcl"):
                return True
    first = tokens[0]
    return tree.tags[first] == "VB" and tree.deps[first] in ("ROOT", "ccomp")


def _is_whole(tree: Tree, mark: Marked, tokens: range, inner: str) -> bool:
    """The marks hold sentences of their own."""
    first = tree.sentence_span(tokens[0])[0]
    begins = tree.starts[tokens[0]] - first <= 2 or mark.start == first
    ends = inner[-1:] in ".!?…,—" and (len(tokens) > 3 or inner[-1:] in "!?")
    return begins and (ends or (not mark.closed and len(tokens) > 5))


def _is_title(tree: Tree, mark: Marked, inner: str) -> bool:
    """The name of a work or an undertaking: capitals, and often a noun beside the marks that says which."""
    words = re.findall(r"[\w’'\-]+", inner)
    if not words or inner[-1:] in ",.":
        return False
    big = [word for word in words if word[0].isupper() or word[0].isdigit()]
    main = [word for word in words if word.lower() not in _SMALL]
    if not words[0][0].isupper():
        return False
    if _TITLE_BEFORE.search(tree.text[max(0, mark.start - 60) : mark.start]):
        return True
    if len(words) == 1:
        return _TITLE_AFTER.match(tree.text[mark.end : mark.end + 20]) is not None
    return len(big) >= len(main) and len(words) <= 14


def _is_split_piece(tree: Tree, mark: Marked) -> bool:
    """*“…,” X said, “…”*: the second half of an utterance."""
    before = tree.text[max(0, mark.start - 110) : mark.start]
    return re.search(r"[,”\"»’]\s*[^”“\"«»‘.]{2,80},\s*$", before) is not None
