"""Verbs that the parser took for nouns or participles, as in headlines: *Army Shells Port*, *Mayor held for*."""

from __future__ import annotations

from functools import cache

from framing.core.parsed import Tree
from framing.find._cues import is_cue, reporting_verbs
from framing.find._deed_nouns import DEED_NOUNS
from framing.find._phrases import is_finite
from framing.find._ties import Place

_OBJECTS = ("DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "CD")


def lost_verb(tree: Tree, place: Place) -> tuple[int, bool] | None:
    """The verb of a mention in a sentence whose root is no finite verb, and whether it is a passive."""
    last = tree.tokens_in(place.start, place.end)[-1]
    taking = (child for child in tree.children(place.head, "acl") if tree.child(child, "dobj") is not None)
    verb = next((child for child in taking if tree.tags[child] == "VBN"), last + 1)
    if verb >= len(tree) or tree.sentence_of[verb] != tree.sentence_of[last] or _has_finite_root(tree, verb):
        return None
    if tree.tags[verb] in ("VBN", "VBD"):
        after = tree.tags[verb + 1] if verb + 1 < len(tree) else ""
        said = is_cue(tree, verb) and after != "IN"  # *“…,” X tweeted.*
        bare = after not in _OBJECTS and tree.child(verb, "dobj") is None
        return verb, tree.tags[verb] == "VBN" and bare and not said
    if tree.tags[verb] in ("NNS", "NNPS", "NNP", "VBZ") and _plain_form(tree.words[verb].lower()):
        return verb, False
    return None


def plain_form(tree: Tree, verb: int) -> str:
    """The lemma of a verb, also where the parser took it for a noun."""
    lost = tree.tags[verb] in ("NNS", "NNPS", "NNP")
    return _plain_form(tree.words[verb].lower()) if lost else tree.lemmas[verb]


def _has_finite_root(tree: Tree, token: int) -> bool:
    tokens = tree.sentence_tokens(tree.sentence_of[token])
    return any(tree.deps[t] == "ROOT" and (is_finite(tree, t) or tree.tags[t] == "VB") for t in tokens)


def _plain_form(word: str) -> str:
    """The verb of which the word is the third person; empty for none."""
    forms = (word[:-1], word[:-2], word[:-3] + "y") if word.endswith("s") else ()
    return next((form for form in forms if form in _verbs()), "")


@cache
def _verbs() -> frozenset[str]:
    return frozenset(deed.verb for deed in DEED_NOUNS.values()) | reporting_verbs()[0]
