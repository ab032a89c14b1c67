"""Who says what stands in marks: the frame around a quotation, and what the marks mean where there is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from framing.core.parsed import Tree
from framing.find._marks import Marked
from framing.find._phrases import NOMINAL, is_finite, subject_of
from framing.find._reported import Report, Shade, is_cue
from framing.find._words import LABELLING, THINKING

_TITLE_BEFORE = re.compile(
    r"\b(?:book|novel|memoir|film|movie|documentary|series|show|programme|program|song|album|single|play|essay|article|paper|column|op-ed|"
    r"episode|headline|headlined|titled|entitled|nicknamed|nickname|poem|painting|operation|game|podcast|drama|comedy|sitcom|tune|hit)\b[\w\s,’']{0,25}$",
    re.IGNORECASE,
)
_TITLE_AFTER = re.compile(r"\s*(?:operation|campaign|award|prize|tour|programme|program|project|plan|movement|initiative)s?\b", re.IGNORECASE)
_TOO_LONG_FOR_SCARE = 6
_SMALL = frozenset("a an the of in on at to for and or but by with from as is are s".split())


@dataclass(frozen=True)
class Attribution:
    """A marked stretch with its kind, its cue and the head token of its speaker's noun phrase."""

    start: int
    end: int
    inner: tuple[int, int]
    kind: str
    cue: str
    speaker: int | None
    depth: int = 0


@dataclass(frozen=True)
class _Frame:
    speaker: int | None
    cue: str
    embedded: bool
    verb: int = -1


def attribute(tree: Tree, marks: Sequence[Marked], reports: Sequence[Report]) -> list[Attribution]:
    """Kind and speaker of every marked stretch, in order of the text."""
    shade = Shade(marks)
    found: list[Attribution] = []
    for mark in marks:
        tokens = tree.tokens_in(*mark.inner)
        if not len(tokens):
            continue
        frame = _frame(tree, mark, tokens, shade, reports)
        kind = _kind(tree, mark, tokens, frame)
        if kind == "scare" and not mark.depth and len(tokens) >= _TOO_LONG_FOR_SCARE:
            frame, kind = _Frame(_main_subject(tree, tokens), "", True), "partial"
        speaker = frame.speaker if frame is not None else None
        if mark.depth and kind in ("direct", "partial") and frame is not None and frame.speaker is None:
            kind = "scare"
        found.append(Attribution(mark.start, mark.end, mark.inner, kind, frame.cue if frame else "", speaker, mark.depth))
    return _carry(tree, found)


def _main_subject(tree: Tree, tokens: range) -> int | None:
    """Whom the sentence is about, where a longer marked stretch has no frame of its own."""
    for above in tree.ancestors(tree.root_of(tokens)):
        if tree.poses[above] in ("VERB", "AUX") and above not in tokens:
            subject = subject_of(tree, above)
            if subject is not None and subject not in tokens and (tree.poses[subject] in ("PROPN", "PRON")):
                return subject
    return None


# --- frames ----------------------------------------------------------------------------------------------------


def _frame(tree: Tree, mark: Marked, tokens: range, shade: Shade, reports: Sequence[Report]) -> _Frame | None:
    before = _before(tree, mark, tokens, shade)
    after = _after(tree, mark, tokens, shade)
    if after is not None and _closes_with_comma(tree.text, mark):
        return after
    if before is not None:
        return before
    if after is not None:
        return after
    return _embedding(tree, mark, tokens, shade, reports)


def _closes_with_comma(text: str, mark: Marked) -> bool:
    inside, behind = text[mark.inner[1] - 1 : mark.inner[1]], text[mark.end : mark.end + 2].strip()
    return inside in (",", "?", "!", "—", "–") or behind[:1] in (",", "—", "–", "-")


def _after(tree: Tree, mark: Marked, tokens: range, shade: Shade) -> _Frame | None:
    """*“…,” said X*; *“…,” X said*; *“…,” X, who leads Y, told Z*."""
    first = tokens[-1] + 1
    while first < len(tree) and tree.starts[first] < mark.end:
        first += 1
    limit = min(len(tree), first + 24)
    text = tree.text
    if first >= len(tree) or "\n" in text[mark.end : tree.starts[first]]:
        return None
    ends_whole = text[mark.inner[1] - 1 : mark.inner[1]] in (".", "…") and text[mark.end : mark.end + 1] != ","
    if ends_whole or text[mark.end : mark.end + 1] in (".", ";", ":"):
        return None
    depth = 0
    for token in range(first, limit):
        if shade.inside(tree.starts[token]) and not mark.depth:
            return None
        word = tree.words[token]
        if word in (".", ";", ":") or (token > first and "\n" in text[tree.ends[token - 1] : tree.starts[token]]):
            return None
        if tree.poses[token] in ("VERB", "AUX") and is_cue(tree, token) and tree.tags[token] != "VB":
            if tree.deps[token] in ("relcl", "acl", "amod") and token > first:
                continue
            speaker = _frame_subject(tree, token, first)
            if not _closes_with_comma(text, mark) and not (token <= first + 1 and speaker is not None and speaker > token):
                return None
            if speaker is not None and (speaker >= first or depth == 0):
                return _Frame(speaker, tree.words[token], False, token)
        if token == first and tree.poses[token] in ("CCONJ", "SCONJ", "ADP"):
            if word.lower() not in ("according", "as"):
                return None
        if tree.words[token].lower() == "according" and token <= first + 2:
            source = _pobj_of_to(tree, token)
            return _Frame(source, "according to", False, token) if source is not None else None
        if tree.poses[token] == "VERB" and is_finite(tree, token) and tree.deps[token] not in ("relcl", "acl", "advcl"):
            return None
        depth += word == ","
    return None


def _frame_subject(tree: Tree, verb: int, first: int) -> int | None:
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is not None and subject >= first and tree.tags[subject] not in ("WP", "WDT"):
        return subject
    for token in range(verb + 1, min(len(tree), verb + 8)):  # inverted: said Mr. X
        if tree.words[token] in (",", ".", ";", ":"):
            break
        if tree.poses[token] in NOMINAL and tree.deps[token] in ("nsubj", "dobj", "ccomp", "ROOT", "attr", "oprd", "appos", "conj"):
            return token
    found = [t for t in range(first, verb) if tree.deps[t] == "nsubj" and tree.poses[t] in NOMINAL]
    if found:
        return found[0]
    nouns = [t for t in range(first, verb) if tree.poses[t] in NOMINAL and tree.deps[t] not in ("compound", "nmod", "poss")]
    if nouns and verb - first < 12:
        return nouns[0]
    found_subject = subject_of(tree, verb)
    return found_subject if found_subject is not None and found_subject >= first - 1 else None


def _before(tree: Tree, mark: Marked, tokens: range, shade: Shade) -> _Frame | None:
    """*X said: “…”*; *X said, “…”*; *X told Y that “…”*; *X's statement: “…”*."""
    sentence_start = tree.sentence_span(tokens[0])[0]
    last = tokens[0] - 1
    while last >= 0 and tree.ends[last] > mark.start:
        last -= 1
    if last < 0 or "\n" in tree.text[tree.ends[last] : mark.start]:
        colon = last >= 0 and tree.words[last] == ":"
        if not colon:
            return None
    token, steps = last, 0
    paired = tree.words[last] in (",", ":")
    if tree.words[last] == "." and tree.starts[last] < sentence_start:
        return None
    while token >= 0 and steps < (22 if paired else 6):
        if shade.inside(tree.starts[token]) and not mark.depth:
            return None
        if steps and tree.words[token] in (".", ";", "?", "!"):
            return None
        if tree.poses[token] in ("VERB", "AUX") and is_cue(tree, token):
            if tree.deps[token] == "amod":
                return None
            speaker = subject_of(tree, token)
            between = range(token + 1, last + 1)
            if not paired and any(tree.poses[t] in ("VERB", "AUX") for t in between):
                return None
            if not paired and any(tree.deps[t] == "dobj" and tree.poses[t] in NOMINAL for t in between) and not _told(tree, token):
                return None
            if speaker is None and tree.deps[token] not in ("ROOT", "conj", "advcl", "acl", "xcomp"):
                return None
            return _Frame(speaker, tree.words[token], not paired, token)
        if paired and tree.words[token].lower() == "according":
            return _Frame(_pobj_of_to(tree, token), "according to", False, token)
        token -= 1
        steps += 1
    if tree.words[last] == ":":
        noun = next((t for t in range(last - 1, max(-1, last - 12), -1) if tree.deps[t] in ("nsubj", "poss") and tree.poses[t] in NOMINAL), None)
        if noun is not None and tree.starts[noun] >= tree.sentence_span(last)[0]:
            return _Frame(noun, ":", False)
    return None


def _told(tree: Tree, verb: int) -> bool:
    return tree.lemmas[verb] in ("tell", "ask", "remind", "warn", "assure", "inform", "urge", "answer", "advise")


def _embedding(tree: Tree, mark: Marked, tokens: range, shade: Shade, reports: Sequence[Report]) -> _Frame | None:
    """A stretch inside a sentence of the outlet's: the nearest verb of saying, naming or thinking above it."""
    over = [r for r in reports if r.start <= mark.start and mark.end <= r.end + 2 and (r.kind == "reported" or r.kind == "thought")]
    if over:
        report = min(over, key=lambda r: r.end - r.start)
        return _Frame(report.speaker, report.cue, True, report.verb)
    root = tree.root_of(tokens)
    path = [root, *tree.ancestors(root)]
    for above in path[:7]:
        if above in tokens or shade.mark_at(tree.starts[above]) is not None and not mark.depth:
            continue
        if tree.poses[above] in NOMINAL and tree.lemmas[above] in _NOUNS_OF_SAYING:
            source = tree.child(above, "poss")
            if source is None and tree.deps[above] in ("dobj", "pobj") and tree.lemmas[above] in ("word", "term", "phrase", "expression"):
                source = subject_of(tree, tree.heads[above])
            if source is not None:
                return _Frame(source, tree.words[above], True, above)
        if tree.poses[above] not in ("VERB", "AUX"):
            continue
        if tree.child(above, "nsubj", "nsubjpass") in tokens:
            continue  # marked words are what the sentence is about
        if is_cue(tree, above) or tree.lemmas[above] in LABELLING | THINKING | _SPEAKING_OF:
            speaker = subject_of(tree, above)
            if speaker is not None and speaker not in tokens:
                return _Frame(speaker, tree.words[above], True, above)
    called = _called_so(tree, tokens[0], shade)
    if called is not None:
        return called
    sentence = tree.sentence_tokens(tree.sentence_of[tokens[0]])
    for token in sentence:
        if tree.words[token].lower() == "according" and not shade.inside(tree.starts[token]):
            return _Frame(_pobj_of_to(tree, token), "according to", True, token)
    return None


def _called_so(tree: Tree, first: int, shade: Shade) -> _Frame | None:
    """*called the lawsuit “a stunt”* where the parser lost the frame: a verb of calling, a noun phrase, the mark."""
    for token in range(first - 1, max(-1, first - 12), -1):
        if tree.words[token] in ",.;:" or tree.poses[token] == "CCONJ" or shade.mark_at(tree.starts[token]) is not None:
            return None
        if tree.poses[token] == "VERB":
            if tree.lemmas[token] not in ("call", "label", "brand", "dub", "term", "deem"):
                return None
            speaker = subject_of(tree, token)
            return _Frame(speaker, tree.words[token], True, token) if speaker is not None else None
    return None


_SPEAKING_OF = frozenset("speak talk cite mention invoke hail".split())
_NOUNS_OF_SAYING = frozenset(
    "word term expression phrase call comment remark statement claim speech letter tweet message description promise demand reference use".split()
)


def _pobj_of_to(tree: Tree, token: int) -> int | None:
    for to in (token + 1, *tree.child_lists[token]):
        if to < len(tree) and tree.lemmas[to] == "to":
            return tree.child(to, "pobj")
    return None


# --- kinds -----------------------------------------------------------------------------------------------------


def _kind(tree: Tree, mark: Marked, tokens: range, frame: _Frame | None) -> str:
    inner = tree.text[mark.inner[0] : mark.inner[1]].strip()
    if frame is None:
        if _is_title(tree, mark, inner):
            return "title"
        if _is_whole(tree, mark, tokens, inner):
            return "direct"
        return "scare"
    if frame.embedded and _is_title(tree, mark, inner) and not _names_somebody(tree, frame):
        return "title"
    if re.search(r"[.!?…][”’\"']?\s+[A-Z]", inner):
        return "direct"
    clause = _has_clause(tree, tokens)
    if not frame.embedded:
        opens_upper = inner[:1].isupper() or not inner[:1].isalpha()
        if clause or opens_upper or (len(tokens) <= 4 and inner[-1:] in ",.!?"):
            return "direct"
        return "direct" if _split_piece(tree, mark) else "partial"
    that = tree.text[max(0, mark.start - 6) : mark.start].rstrip().endswith("that")
    if clause and not that and inner[:1].isupper():
        return "direct"
    return "direct" if clause and not that and tree.text[: mark.start].rstrip().endswith((",", ":")) else "partial"


def _names_somebody(tree: Tree, frame: _Frame) -> bool:
    """*called him “Crooked Joe”*: capitals in a speaker's mouth are still the speaker's words."""
    return frame.verb >= 0 and tree.lemmas[frame.verb] in LABELLING


def _has_clause(tree: Tree, tokens: range) -> bool:
    """A finite main clause or an imperative whose subject and verb both stand in the marks."""
    for token in tokens:
        if tree.poses[token] in ("VERB", "AUX") and is_finite(tree, token):
            subject = tree.child(token, "nsubj", "nsubjpass", "expl")
            if subject is not None and subject in tokens and tree.deps[token] not in ("relcl", "acl", "advcl"):
                return True
    first = tokens[0]
    return tree.tags[first] == "VB" and tree.deps[first] in ("ROOT", "ccomp")


def _is_whole(tree: Tree, mark: Marked, tokens: range, inner: str) -> bool:
    """The marks hold sentences of their own."""
    first = tree.sentence_span(tokens[0])[0]
    begins = tree.starts[tokens[0]] - first <= 2 or mark.start == first
    return begins and inner[-1:] in ".!?…,—" and (len(tokens) > 3 or inner[-1:] in "!?") or (not mark.closed and begins and len(tokens) > 5)


def _is_title(tree: Tree, mark: Marked, inner: str) -> bool:
    words = re.findall(r"[\w’'\-]+", inner)
    if not words or inner[-1:] in ",.":
        return False
    big = [word for word in words if word[0].isupper() or word[0].isdigit()]
    main = [word for word in words if word.lower() not in _SMALL]
    if _TITLE_BEFORE.search(tree.text[max(0, mark.start - 60) : mark.start]) and words[0][0].isupper():
        return True
    if len(words) == 1 and words[0][0].isupper() and _TITLE_AFTER.match(tree.text[mark.end : mark.end + 20]):
        return True
    return len(words) >= 2 and words[0][0].isupper() and len(big) >= len(main) and len(words) <= 14


def _split_piece(tree: Tree, mark: Marked) -> bool:
    return bool(re.search(r"[,”\"»’]\s*[^”“\"«»‘.]{2,80},\s*$", tree.text[max(0, mark.start - 110) : mark.start]))


# --- what follows ------------------------------------------------------------------------------------------------


def _carry(tree: Tree, found: list[Attribution]) -> list[Attribution]:
    """Hand the speaker on: to the pieces of a split quotation, the next sentences, the next paragraph that opens in marks."""
    out: list[Attribution] = []
    for place, item in enumerate(found):
        if item.speaker is not None or item.kind in ("scare", "title") or item.depth:
            if item.kind == "scare" and not item.depth and item.speaker is None and out and _second_half(tree, out[-1], item):
                item = replace(item, kind=out[-1].kind, speaker=out[-1].speaker)
            out.append(item)
            continue
        previous = next((o for o in reversed(out) if o.kind in ("direct", "partial") and o.speaker is not None and not o.depth), None)
        following = next((o for o in found[place + 1 :] if o.speaker is not None and not o.depth), None)
        if previous is not None and _follows(tree, previous, item):
            item = replace(item, speaker=previous.speaker, cue="")
        elif following is not None and "\n" not in tree.text[item.end : following.start] and following.start - item.end < 40:
            item = replace(item, speaker=following.speaker, cue="")
        else:
            speaker = _last_subject(tree, item)
            item = replace(item, speaker=speaker)
        out.append(item)
    return out


def _second_half(tree: Tree, earlier: Attribution, item: Attribution) -> bool:
    between = tree.text[earlier.end : item.start]
    return earlier.kind == "direct" and len(between) < 90 and between.rstrip().endswith(",") and "." not in between[:-3]


def _follows(tree: Tree, earlier: Attribution, item: Attribution) -> bool:
    """Only the frame of the earlier one, or nothing but the break of a paragraph, stands between."""
    between = tree.text[earlier.end : item.start]
    if "\n" in between.strip(" "):
        tail = between[: between.index("\n")]
        head = between[between.rindex("\n") + 1 :]
        return len(head.strip()) == 0 and len(re.findall(r"[.!?]\s+[A-Z]", tail)) == 0 and len(tail) < 160
    return len(re.findall(r"[.!?]\s+[A-Z]", between.rstrip() + " ")) == 0 and len(between) < 200


def _last_subject(tree: Tree, item: Attribution) -> int | None:
    """The person or body that the sentence before is about, if it stands in the same or the paragraph before."""
    token = tree.token_at(item.inner[0])
    if token is None:
        inside = tree.tokens_in(*item.inner)
        token = inside[0] if len(inside) else None
    if token is None:
        return None
    for sentence in (tree.sentence_of[token] - 1, tree.sentence_of[token] - 2):
        if sentence < 0:
            return None
        for other in tree.sentence_tokens(sentence):
            if tree.deps[other] == "nsubj" and (tree.poses[other] == "PROPN" or tree.words[other].lower() in ("he", "she")):
                return other
    return None
