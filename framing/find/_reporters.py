"""Who says it: the subject of a verb of saying, also through *said to be quick to*; and who says nothing."""

from __future__ import annotations

from framing.core.parsed import Tree
from framing.find._cues import is_cue
from framing.find._phrases import NOMINAL, agent_of, is_negated, is_verb, subject_of
from framing.find._words import ARMED, GROUP, PEOPLE, PERSON, THINKING

# Findings show and suggest; only people, bodies and their papers say.
_SHOWING = frozenset("show suggest reveal indicate demonstrate imply mean prove signal".split())
_WITHHOLDING = frozenset("refuse decline fail stop avoid forget".split())
_BARE = frozenset("that this which it they one".split())


def speaker_of(tree: Tree, verb: int) -> int | None:
    """Whose saying it is; of *was quoted as saying* and *is reported to have said*, the one quoted."""
    if _leaves_report(tree, verb):
        return speaker_of(tree, tree.heads[tree.heads[verb]])
    if tree.tags[verb] == "VBN" and tree.deps[verb] in ("advcl", "acl") and tree.child(verb, "aux") is None:
        return agent_of(tree, verb)  # *Asked whether …, X said*
    speaker = subject_of(tree, verb)
    if speaker is not None and ":" in tree.words[speaker:verb]:  # *Coast: road is open, says mayor*
        return noun_beside(tree, verb) or speaker
    if speaker is not None or tree.child(verb, "nsubj", "nsubjpass", "expl") is not None:
        return speaker
    below = verb
    for above in list(tree.ancestors(verb))[:4]:
        if tree.deps[below] not in ("xcomp", "pcomp", "advcl", "prep", "acl", "acomp", "conj", "ccomp"):
            return None
        if is_verb(tree, above):
            passive = tree.child(above, "nsubjpass")
            found = (
                passive if passive is not None and tree.deps[below] in ("xcomp", "prep") else subject_of(tree, above)
            )
            if found is not None:
                return found
        below = above
    return None


def _leaves_report(tree: Tree, verb: int) -> bool:
    """*X said the road was open and urged drivers to wait*: the verb goes on from *said*, not from *was*."""
    above = tree.heads[verb]
    return tree.deps[verb] == "conj" and goes_on(tree, verb, above) and is_cue(tree, tree.heads[above])


def goes_on(tree: Tree, verb: int, clause: int) -> bool:
    """Whether a verb joined to a reported clause goes on from the verb of saying above: by its tense, or as a cue."""
    outer = tree.heads[clause]
    if tree.deps[clause] != "ccomp" or outer >= clause or tree.child(verb, "nsubj", "nsubjpass", "expl") is not None:
        return False
    if tree.tags[verb] not in ("VBD", "VBZ", "VBP", "VBN") or not is_verb(tree, outer):
        return False
    aux = tree.child(verb, "aux", "auxpass") is not None
    tense = "VBD" if tree.tags[verb] == "VBN" and not aux else tree.tags[verb]
    if aux or tense != tree.tags[outer]:
        return False
    first = next((tree.tags[a] for a in tree.children(clause, "aux", "auxpass")), tree.tags[clause])
    return first != tense or is_cue(tree, verb)


def noun_beside(tree: Tree, verb: int) -> int | None:
    """Whoever stands next to a verb behind a clause, where the parser does not say: *…, reported news agencies*."""
    for token in range(verb + 1, min(len(tree), verb + 7)):
        if tree.words[token] in ",.;:" or is_verb(tree, token):
            break
        if tree.poses[token] in NOMINAL and tree.deps[token] not in ("compound", "nmod", "poss"):
            return token
    for token in range(verb - 1, max(-1, verb - 12), -1):
        if tree.words[token] == ",":
            inside = range(token + 1, verb)
            heads = [t for t in inside if tree.poses[t] in NOMINAL and tree.heads[t] not in inside]
            return heads[0] if heads else None
    return None


def may_say(tree: Tree, verb: int, speaker: int | None) -> bool:
    """Somebody thinks it; whoever says it is not nobody; and what merely shows it, is no finding."""
    if speaker is None:
        return tree.lemmas[verb] not in THINKING | _SHOWING
    return not _is_nobody(tree, speaker) and (tree.lemmas[verb] not in _SHOWING or _can_speak(tree, speaker))


def is_withheld(tree: Tree, verb: int) -> bool:
    """*did not say whether*, *refused to say whether*: nothing is said."""
    if is_negated(tree, verb) or [word.lower() for word in tree.words[max(0, verb - 2) : verb]] == ["not", "to"]:
        return True
    return tree.deps[verb] == "xcomp" and tree.lemmas[tree.heads[verb]] in _WITHHOLDING


def _is_nobody(tree: Tree, subject: int) -> bool:
    """*No group has said*, *nobody claimed*."""
    if tree.words[subject].lower() in ("nobody", "none", "neither"):
        return True
    return any(tree.words[child].lower() in ("no", "neither") for child in tree.child_lists[subject])


def _can_speak(tree: Tree, subject: int) -> bool:
    if tree.lemmas[subject] in PERSON | GROUP | PEOPLE | ARMED:
        return True
    return tree.poses[subject] in ("PROPN", "PRON") and tree.words[subject].lower() not in _BARE
