"""Who did it, where the sentence says: the head of the words for the doer, and whether they mean a thing."""

from __future__ import annotations

from framing.core.parsed import Tree
from framing.find._phrases import agent_of, noun_phrase, subject_of, trim_marks
from framing.find._words import GENERIC, PARTS

_NAMED_THINGS = ("EVENT", "PRODUCT", "LAW", "WORK_OF_ART")
_NAMED_PEOPLE = ("PERSON", "ORG", "NORP", "GPE", "CARDINAL")
# Common nouns for people and bodies that their endings do not show.
_OTHER_PEOPLE = frozenset(
    "parent child kid baby mother father brother sister son daughter wife spouse relative friend colleague guard "
    "crowd mob pair couple duo trio agent patient client witness nurse jury staff public world community society "
    "church majority minority electorate press media lord guest host expert thief ally enemy foe rival opponent pal "
    "chap guy heir hostage captive orphan widow survivor monk nun priest rabbi saint scholar medic vet cop garrison "
    "squad patrol navy fleet infantry gendarmerie population leadership establishment elite youth generation "
    "household congregation audience opposition judiciary bureaucracy municipality university school college hospital "
    "lobby nobody somebody celebrity medium individual adult elder peer".split()
)
_PEOPLE_END = ("er", "or", "ist", "ian", "eer", "ee", "ant", "ster", "crat", "ite", "ese", "naut")
# Things that end as nouns for people do.
_THINGS = frozenset(
    "power weather letter order water river number computer fever cancer disaster matter error factor sector reactor "
    "tumor tumour terror rumor rumour helicopter bulldozer tanker trailer laser trigger barrier border winter summer "
    "thunder murder slaughter danger hunger anger offer answer chapter tower ladder restaurant plant grant covenant "
    "site bite dynamite committee fee guarantee list mist monitor motor mirror horror powder cluster door floor harbor "
    "harbour color colour favor favour behavior behaviour".split()
)
# Behind *by* without an article these tell how and not who.
_MEANS = frozenset("telephone phone mail email post letter radio sea air land train car bus boat foot hand law".split())


def doer_of_verb(tree: Tree, verb: int, passive: bool) -> int | None:
    """The subject of an active verb, the *by* phrase of a passive one."""
    if not passive:
        return subject_of(tree, verb)
    doer = agent_of(tree, verb)
    if doer is None:  # *was beaten and robbed by them*
        joined = (agent_of(tree, each) for each in tree.children(verb, "conj"))
        doer = next((found for found in joined if found is not None), None)
    bare = doer is not None and not tree.child_lists[doer]
    return None if doer is not None and bare and tree.lemmas[doer] in _MEANS else doer


def doer_of_noun(tree: Tree, noun: int, patient: int) -> int | None:
    """*the army's killing of*, *the killing by*, *the Belharian shelling of*."""
    for child in tree.children(noun, "prep", "agent"):
        if tree.lemmas[child] == "by":
            return tree.child(child, "pobj")
    for child in tree.children(noun, "poss", "compound", "nmod", "amod"):
        names = tree.deps[child] == "poss" or tree.ents[child][2:] in ("ORG", "NORP", "GPE", "PERSON")
        if child != patient and child < noun and names:
            return child
    return None


def words_of_doer(tree: Tree, doer: int | None) -> str:
    """The doer's noun phrase as it stands; empty for nobody."""
    if doer is None:
        return ""
    first, last = noun_phrase(tree, doer, complements=("of",))
    start, end = trim_marks(tree.text, tree.starts[first], tree.ends[last])
    return tree.text[start:end]


def is_thing(tree: Tree, doer: int | None) -> bool:
    """Whether the words for the doer mean no person and no body: *a strike killed*, *the flood drove out*.

    A common noun means a thing unless it is known to mean people or ends as such nouns do; names of events and
    products are things; pronouns tell nothing and are none.
    """
    if doer is None:
        return False
    if tree.poses[doer] == "PROPN":
        return tree.ents[doer][2:] in _NAMED_THINGS
    if tree.poses[doer] != "NOUN" or tree.ents[doer][2:] in _NAMED_PEOPLE:
        return False
    noun = tree.lemmas[doer].lower()
    if noun in GENERIC | PARTS | _OTHER_PEOPLE or noun.endswith(("man", "woman", "people", "folk")):
        return False
    return noun in _THINGS or not noun.endswith(_PEOPLE_END)
