"""What a marked stretch is: an utterance, part of one, the name of a work, or words held at a distance."""

from __future__ import annotations

import re

from framing.core.parsed import Tree
from framing.find._line_frames import Frame
from framing.find._marks import Marked
from framing.find._phrases import is_finite, is_verb
from framing.find._words import LABELLING

_TITLE_BEFORE = re.compile(
    r"\b(?:book|novel|memoir|film|movie|documentary|series|show|programme|program|song|album|single|play|essay|article|"
    r"paper|column|op-ed|episode|headline|headlined|titled|entitled|nicknamed|nickname|poem|painting|operation|game|"
    r"podcast|drama|comedy|sitcom|tune|hit)\b[\w\s,’']{0,25}$",
    re.IGNORECASE,
)
_TITLE_AFTER = re.compile(
    r"\s*(?:operation|campaign|award|prize|tour|programme|program|project|plan|movement|initiative)s?\b"
    r"|\sby (?-i:[A-Z])",
    re.IGNORECASE,
)
_NICKNAME = re.compile(
    r"\b(?:nicknamed|code-?named|known (?:to|by|among) [\w\s’']{1,40} as|and to (?:his|her|their|its) \w+ as)\s*$"
)
_DUBBED = re.compile(r"\b(?:whom|him|her)\b[\w\s’']{0,30}\bdubbed(?: (?:him|her))?\s*$")
_VOTE = re.compile(r"\b(?:vote|votes|voted|voting)\s*$")
_SENTENCE_BEGINS = re.compile(r"(?:^|\n)[\s\-–—•*·]*$|[.!?…:][”’\"'»)\]]*\s+$")
# A programme stands *on*, or is a broadcaster's: *on “Harbour Tonight,”*, *told CNN's “Harbour Tonight.”*
_SHOW_BEFORE = re.compile(r"\b(?:on|host of|(?:[A-Z]{2,}|News)[’']s?)\s*$")
_SMALL = frozenset("a an the of in on at to for and or but by with from as is are s".split())


def kind_of(tree: Tree, mark: Marked, tokens: range, frame: Frame | None) -> str:
    """One of direct, partial, scare, title."""
    inner = tree.text[mark.inner[0] : mark.inner[1]].strip()
    before = tree.text[max(0, mark.start - 110) : mark.start]
    if _VOTE.search(before) and len(tokens) == 1:
        return "scare"
    if _NICKNAME.search(before) or (_DUBBED.search(before) and (inner[:1].isupper() or inner.startswith("the "))):
        return "title"
    sentences = re.search(r"[.!?…:][”’\"']?\s+[A-Z]", inner) is not None
    by = _SHOW_BEFORE.search(before) or _TITLE_AFTER.match(tree.text[mark.end : mark.end + 20])
    if not sentences and _is_title(tree, mark, inner) and (by or not _is_said(tree, mark, tokens, frame)):
        return "title"
    upper = inner[:1].isupper() or not inner[:1].isalpha()
    begins, cued = _SENTENCE_BEGINS.search(before) is not None, before.rstrip().endswith((",", ":"))
    ended = inner.rstrip("”’\"'»")[-1:] in (".", "!", "?", "…")
    if upper and ended and before.rstrip().endswith(":"):
        return "direct"
    if frame is None:
        return "direct" if _is_whole(tree, mark, tokens, begins or (cued and upper), ended) else "scare"
    if sentences:
        return "direct"
    clause = _has_clause(tree, tokens)
    if frame.embedded:
        after_that = before.endswith("that ") and inner[:1] != "["
        return "direct" if clause and not after_that and (upper or cued) else "partial"
    alone = clause or upper or (len(tokens) <= 4 and inner[-1:] in (",", ".", "!", "?"))
    if (begins or cued) and alone:
        return "direct"
    return "direct" if (clause and upper) or _is_split_piece(before) else "partial"


def _is_said(tree: Tree, mark: Marked, tokens: range, frame: Frame | None) -> bool:
    """*shouted “Long Live Tamra”*, *called him “Crooked Joe”*: capitals in a speaker's mouth are speech."""
    if frame is None:
        return False
    last = next((t for t in range(tokens[0] - 1, -1, -1) if tree.ends[t] <= mark.start), -1)
    directly = frame.verb == last and frame.verb >= 0
    return not frame.embedded or directly or (frame.verb >= 0 and tree.lemmas[frame.verb] in LABELLING)


def _has_clause(tree: Tree, tokens: range) -> bool:
    """A finite main clause or an imperative whose subject and verb both stand in the marks."""
    for token in tokens:
        if is_verb(tree, token) and is_finite(tree, token):
            subject = tree.child(token, "nsubj", "nsubjpass", "expl")
            if subject is not None and subject in tokens and tree.deps[token] not in ("relcl", "acl", "advcl"):
                return True
    first = tokens[0]
    return tree.tags[first] == "VB" and tree.deps[first] in ("ROOT", "ccomp")


def _is_whole(tree: Tree, mark: Marked, tokens: range, begins: bool, ended: bool) -> bool:
    """The marks hold sentences of their own, or a clause that opens a headline."""
    runs_on = tree.text[mark.inner[1] - 1] in ",—"
    if begins and (ended or (runs_on and len(tokens) > 3) or (not mark.closed and len(tokens) > 5)):
        return True
    opens_line = mark.start == 0 or tree.text[mark.start - 1] == "\n"
    return opens_line and tree.text[mark.end : mark.end + 2] in (": ", " –", " —", " -") and _has_clause(tree, tokens)


def _is_title(tree: Tree, mark: Marked, inner: str) -> bool:
    """The name of a work or an undertaking: capitals, and often a noun beside the marks that says which."""
    words = re.findall(r"[\w’'\-]+", inner)
    shown = _SHOW_BEFORE.search(tree.text[max(0, mark.start - 30) : mark.start]) is not None
    if len(words) < (2 if shown else 1) or (inner[-1:] in ",." and not shown):
        return False
    big = [word for word in words if word[0].isupper() or word[0].isdigit()]
    main = [word for word in words if word.lower() not in _SMALL]
    if not (words[0][0].isupper() or (shown and words[0].isdigit())):
        return False
    if _is_in_headline(tree, mark):
        return False
    if _TITLE_BEFORE.search(tree.text[max(0, mark.start - 60) : mark.start]):
        return True
    if len(words) == 1:
        return _TITLE_AFTER.match(tree.text[mark.end : mark.end + 20]) is not None
    return len(big) >= len(main) and len(words) <= 14


def _is_in_headline(tree: Tree, mark: Marked) -> bool:
    """A line whose words nearly all begin with capitals, so that capitals tell nothing."""
    start, end = tree.text.rfind("\n", 0, mark.start) + 1, tree.text.find("\n", mark.end)
    line = tree.text[start : mark.start] + " " + tree.text[mark.end : end if end >= 0 else len(tree.text)]
    words = [word for word in re.findall(r"[^\W\d_]{4,}", line) if word.lower() not in _SMALL]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.8 * len(words)


def _is_split_piece(before: str) -> bool:
    """*“…,” X said, “…”*: the second half of an utterance."""
    return re.search(r"(?:[”\"»],?|[,.?!]’)\s*[^”“\"«»‘.]{2,80},\s*$", before) is not None
