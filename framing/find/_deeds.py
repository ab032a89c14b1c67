"""What a mentioned actor does or suffers: the verbs and nouns of action in whose slots it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from framing.core.parsed import Tree
from framing.find._deed_nouns import DEED_NOUNS, DeedNoun
from framing.find._deed_verbs import DEMANDING
from framing.find._doers import doer_of_noun, doer_of_verb
from framing.find._finite import is_deed, is_passive, main_verbs
from framing.find._lost_verbs import lost_verb, plain_form
from framing.find._phrases import NOMINAL, is_verb
from framing.find._referents import NAMED
from framing.find._ties import Place
from framing.find._words import FIGHTERS, NAMING

# Behind these, *of* leads to who is meant: *dozens of*, *some of the*.
_PARTS_OF = frozenset(
    "some many most several few one two three four five both all none each number majority dozen hundred thousand "
    "score member rest half handful group part crowd minority any lot plenty".split()
)
_MEMBERS = FIGHTERS | frozenset("lawmaker senator congressman congresswoman member delegate legislator wing".split())
# A name in front of these tells whose paper it is or whom it is about: *the Haven plan*, *the Haven probe*.
_PRODUCTS = frozenset("plan report proposal research statement investigation probe".split())


@dataclass(frozen=True)
class Deed:
    """One deed in which the actor has a part.

    `word` is the verb or noun of action, `verb` its lemma, `doer` the head of the words for who did it, None where
    nobody is named.
    """

    word: int
    verb: str
    role: str
    passive: bool
    nominal: bool
    doer: int | None

    @property
    def agentless(self) -> bool:
        """Whether it befell the actor and the sentence has no place for who did it."""
        return self.role == "patient" and (self.passive or self.nominal) and self.doer is None


class Deeds:
    """Finds the deeds of each mention of one article."""

    def __init__(self, tree: Tree, at: Mapping[int, Place]) -> None:
        self.tree, self.at = tree, at

    def of(self, place: Place) -> Iterator[Deed]:
        """Every deed in which one mention has a part."""
        lost = lost_verb(self.tree, place)
        if lost is not None:
            verb, passive = lost
            yield self._suffered(verb, passive) if passive else self._done(verb)
        told = self._told(place)
        if told is not None:
            yield self._suffered(told)
        for slot in self._slots(place):
            yield from self._as_subject(slot)
            yield from self._as_object(slot)
            yield from self._with_noun(slot)
            for noun in (slot, *self._beside(slot, place)):
                for clause in self.tree.children(noun, "relcl"):
                    yield from self._in_relative(clause)

    # --- slots -----------------------------------------------------------------------------------------------------

    def _slots(self, place: Place) -> list[int]:
        """The mention's head, and the words in whose place it stands: of a list, an apposition, *some of*, *X men*."""
        slots = [place.head]
        while len(slots) < 8:
            above = self._stands_for(slots[-1], place)
            if above is None or above in slots:
                break
            slots.append(above)
        return slots

    def _stands_for(self, token: int, place: Place) -> int | None:
        tree, above = self.tree, self.tree.heads[token]
        dep = tree.deps[token]
        if dep == "conj" and tree.poses[above] in NOMINAL:
            return above
        if dep == "appos":
            return above if self._is_free(above, place) or self._is_list(token, above) else None
        if dep in ("compound", "nmod") and tree.lemmas[above] in _MEMBERS and above not in self.at:
            return above
        if dep == "pobj" and tree.lemmas[above] == "of" and tree.lemmas[tree.heads[above]].lower() in _PARTS_OF:
            return tree.heads[above]
        return None

    def _beside(self, slot: int, place: Place) -> list[int]:
        """What is said to be the same: an apposition, the predicate of *be*."""
        tree, verb = self.tree, self.tree.heads[slot]
        same = tree.children(slot, "appos")
        if tree.deps[slot] == "nsubj" and tree.lemmas[verb] == "be" and tree.child(verb, "neg") is None:
            same = [*same, *(noun for noun in tree.children(verb, "attr") if not self._is_loose(noun))]
        return [noun for noun in same if self._is_free(noun, place)]

    def _is_free(self, noun: int, place: Place) -> bool:
        other = self.at.get(noun)
        return other is None or other.actor == place.actor

    def _is_loose(self, noun: int) -> bool:
        """*They are Democrats, which helps*: the clause speaks of the whole sentence."""
        return any(
            self.tree.words[token].lower() == "which"
            for clause in self.tree.children(noun, "relcl")
            for token in self.tree.children(clause, "nsubj", "nsubjpass")
        )

    def _is_list(self, token: int, above: int) -> bool:
        """*Sens. X, Y and Z*: names side by side that the parser took for an apposition."""
        named = all(t in self.at and self.at[t].how in NAMED for t in (token, above))
        return named and self.tree.ents[token][2:] not in ("GPE", "LOC")

    # --- verbs -----------------------------------------------------------------------------------------------------

    def _as_subject(self, slot: int) -> Iterator[Deed]:
        tree, verb = self.tree, self.tree.heads[slot]
        if tree.deps[slot] not in ("nsubj", "nsubjpass"):
            return
        above = tree.heads[verb]
        named = tree.deps[verb] in ("ccomp", "xcomp") and slot > above and not is_deed(tree, verb, copula=True)
        if named and tree.lemmas[above] in NAMING and is_deed(tree, above):
            yield self._suffered(above)
        for each in main_verbs(tree, verb):
            yield self._suffered(each) if is_passive(tree, each) else self._done(each)

    def _as_object(self, slot: int) -> Iterator[Deed]:
        tree, above = self.tree, self.tree.heads[slot]
        dep = tree.deps[slot]
        named = dep == "ccomp" and tree.lemmas[above] in NAMING and tree.poses[slot] in NOMINAL
        name = dep == "npadvmod" and slot > above and tree.poses[slot] == "PROPN"  # names are no adverbs
        if (dep in ("dobj", "dative", "iobj") or named or name) and is_deed(tree, above):
            yield self._suffered(above)
        if dep != "pobj":
            return
        verb = tree.heads[above]
        if tree.deps[above] == "agent" and is_deed(tree, verb):
            yield Deed(verb, tree.lemmas[verb], "agent", True, False, slot)
        elif (tree.lemmas[verb], tree.lemmas[above]) in DEMANDING and is_deed(tree, verb):
            yield self._suffered(verb)

    def _in_relative(self, clause: int) -> Iterator[Deed]:
        """*the army, which shelled …*, *the man whom they shot*, *the man they shot*."""
        tree = self.tree
        subject = tree.child(clause, "nsubj", "nsubjpass")
        if subject is not None and self._is_relative(subject, whole=True):
            for each in main_verbs(tree, clause):
                yield self._suffered(each) if is_passive(tree, each) else self._done(each)
        elif subject is not None and is_deed(tree, clause):
            pronoun = next((t for t in tree.children(clause, "dobj", "dative") if self._is_relative(t)), None)
            if pronoun is not None:
                yield self._suffered(clause)

    def _is_relative(self, token: int, *, whole: bool = False) -> bool:
        """*who*, *which*, *that*; of the whole phrase, *many of whom* as well."""
        inside = self.tree.subtree(token) if whole else [token]
        return self.tree.words[token].lower() == "that" or any(self.tree.tags[t] in ("WP", "WDT") for t in inside)

    def _told(self, place: Place) -> int | None:
        """*told X Y's plan had failed*: what stands right behind *tell* is told, whatever the parser makes of it."""
        tree = self.tree
        tokens = tree.tokens_in(place.start, place.end)
        verb, after = tokens[0] - 1, tokens[-1] + 1
        if verb < 0 or tree.lemmas[verb] != "tell" or tree.deps[place.head] == "poss" or not is_deed(tree, verb):
            return None
        return None if after < len(tree) and tree.tags[after] == "POS" else verb

    def _done(self, verb: int) -> Deed:
        return Deed(verb, plain_form(self.tree, verb), "agent", False, False, None)

    def _suffered(self, verb: int, passive: bool | None = None) -> Deed:
        passive = is_passive(self.tree, verb) if passive is None else passive
        doer = doer_of_verb(self.tree, verb, passive)
        return Deed(verb, plain_form(self.tree, verb), "patient", passive, False, doer)

    # --- nouns of action -------------------------------------------------------------------------------------------

    def _with_noun(self, slot: int) -> Iterator[Deed]:
        tree, above = self.tree, self.tree.heads[slot]
        dep, noun, preposition = tree.deps[slot], above, ""
        if dep == "pobj":
            noun, preposition = tree.heads[above], tree.lemmas[above].lower()
        elif dep not in ("poss", "compound", "nmod"):
            return
        deed = self._deed_noun(noun)
        if deed is None or (dep in ("compound", "nmod") and tree.lemmas[noun] in _PRODUCTS):
            return
        role = deed.role_after(preposition) if preposition else deed.owner
        if not preposition and role == "patient" and self._has_object(noun):
            role = "agent"  # *the army's killing of*
        if role:
            doer = doer_of_noun(tree, noun, slot) if role == "patient" else slot
            yield Deed(noun, deed.verb, role, False, True, doer)

    def _deed_noun(self, noun: int) -> DeedNoun | None:
        """The noun's entry; a verb, a gerund with an object and what means an actor are no nouns of action."""
        tree = self.tree
        if noun in self.at or (
            is_verb(tree, noun) and (tree.tags[noun] != "VBG" or tree.child(noun, "dobj") is not None)
        ):
            return None
        return DEED_NOUNS.get(tree.words[noun].lower()) or DEED_NOUNS.get(tree.lemmas[noun].lower())

    def _has_object(self, noun: int) -> bool:
        return any(self.tree.lemmas[child] == "of" for child in self.tree.children(noun, "prep"))
