"""Pronouns: the referent for which *he*, *its*, *they* or *itself* stands in an article, if it names one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.find._attribution import Attribution
from framing.find._cast import Cast
from framing.find._cues import is_cue
from framing.find._expletives import is_empty
from framing.find._nearness import Nearness
from framing.find._phrases import clause_of, is_plural, subject_of
from framing.find._referents import Mention, Referent
from framing.find._splits import Splits
from framing.find._words import FEMALE, FIGHTERS, MALE, NAMING, PERSON

PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THINGS = frozenset("it its itself".split())
_MANY = frozenset("they them their theirs themselves".split())
_DONE_TO_BODIES = frozenset(
    "accuse blame support criticise criticize join attack target fight defeat oppose lead found urge ask tell "
    "sanction fund back praise arm outlaw ban proscribe disband dissolve defend condemn".split()
)
_DOERS = ("er", "or", "ist", "ian", "man", "woman", "ant", "eer")
_OBJECTS = ("dobj", "pobj", "dative")
_HEADS = ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "dative", "ROOT")


class Pronouns:
    """Resolves the pronouns of one article; `quoted` are its quotations, whose speakers no *he* in them means."""

    def __init__(self, cast: Cast, near: Nearness, quoted: Sequence[Attribution], splits: Splits) -> None:
        self.cast, self.tree, self.near, self.quoted, self.splits = cast, cast.tree, near, quoted, splits

    def resolve(self, token: int) -> Referent | None:
        """The referent of a pronoun; None where it is empty, means nobody named, or could mean anything."""
        word = self.tree.words[token].lower()
        if word.endswith(("self", "selves")):
            return self._reflexive(token)
        if word in PERSONAL:
            return self._person(token, PERSONAL[word])
        if word in _THINGS and not is_empty(self.tree, token) and not self._is_thing(token):
            return self._body(token, plural=False)
        return self._body(token, plural=True) if word in _MANY else None

    def _reflexive(self, token: int) -> Referent | None:
        """*calls itself*: whoever does it; none where the word only stresses (*the army itself*)."""
        if self.tree.deps[token] not in ("dobj", "pobj", "dative", "nsubj"):
            return None
        subject = subject_of(self.tree, clause_of(self.tree, token))
        mention = None if subject is None else self.cast.at.get(subject)
        return None if mention is None else mention.referent

    def _speaker(self, token: int) -> Referent | None:
        """Who speaks the marked words around the token: whoever it is, *he* is somebody else."""
        at = self.tree.starts[token]
        if self.near.shade.inside(at):
            for scope in self.quoted:
                if scope.start <= at < scope.end and scope.speaker in self.cast.at:
                    return self.cast.at[scope.speaker].referent
        return None

    def _phrases_before(self, token: int) -> Iterator[int]:
        """Heads of noun phrases in this sentence and the one before, the nearest first."""
        tree = self.tree
        for head in range(token - 1, -1, -1):
            if self.near.sentences_between(token, head) > 1:
                return
            nominal = tree.poses[head] in ("NOUN", "PROPN", "PRON")
            if nominal and (head in self.cast.at or tree.deps[head] in _HEADS):
                yield head

    # --- he, she -----------------------------------------------------------------------------------------------

    def _person(self, token: int, gender: str) -> Referent | None:
        """The likeliest person before the pronoun, named or not; a referent only if that person is named."""
        scored: list[tuple[float, int, Referent | None]] = []
        speaker = self._speaker(token)
        for mention in [*self.near.before(token), *self.near.ahead(token)]:
            fits = mention.referent.kind == "person" and mention.referent.gender in ("", gender)
            if fits and mention.referent is not speaker and not self.near.coargument(token, mention.head):
                scored.append((self._named_score(token, mention), mention.head, mention.referent))
        for head in self._phrases_before(token):
            unnamed = head not in self.cast.at and self._is_somebody(head, gender)
            if unnamed and not self.near.coargument(token, head):
                scored.append((self._unnamed_score(token, head), head, None))
        if not scored:
            return None
        _, head, best = max(scored, key=lambda item: (item[0], item[1]))
        self.cast.antecedents[token] = head
        if best is not None and all(referent is best for _, _, referent in scored):
            best.gender = best.gender or gender
        return best

    def _named_score(self, token: int, mention: Mention) -> float:
        near, head = self.near, mention.head
        score = -0.8 * near.sentences_between(token, head) + near.role(head) - 0.004 * (token - head)
        score = 1.2 if head > token else score - near.aside(token, head)
        if near.says(token) and near.says(head):
            score += 0.4
        return score + min(0.5, 0.08 * len(mention.referent.mentions)) + (0.3 if mention.how == "pronoun" else 0.0)

    def _unnamed_score(self, token: int, head: int) -> float:
        near = self.near
        score = -0.8 * near.sentences_between(token, head) + near.role(head) - 0.004 * (token - head)
        return score - 0.2 - near.aside(token, head)

    def _is_somebody(self, head: int, gender: str) -> bool:
        """An unnamed person in the singular: *the boy*, *her lawyer*."""
        tree, lemma = self.tree, self.tree.lemmas[head]
        if tree.tags[head] != "NN" or lemma in (FEMALE if gender == "m" else MALE):
            return False
        speaks = tree.deps[head] == "nsubj" and is_cue(tree, tree.heads[head])
        acts = tree.deps[head] in ("nsubj", "nsubjpass") and tree.child(head, "det") is not None
        return lemma in PERSON or speaks or (acts and lemma.endswith(_DOERS))

    # --- it, they ----------------------------------------------------------------------------------------------

    def _is_thing(self, token: int) -> bool:
        """*it* as an object is seldom a body, but where the verb is one of those done to bodies."""
        tree = self.tree
        if tree.words[token].lower() != "it" or tree.deps[token] in ("nsubj", "nsubjpass", "poss"):
            return False
        verb = tree.heads[token]
        verb = tree.heads[verb] if tree.deps[token] == "pobj" else verb
        return tree.lemmas[verb] not in NAMING | _DONE_TO_BODIES

    def _body(self, token: int, *, plural: bool) -> Referent | None:
        """The likeliest noun phrase before the pronoun, named or not; a referent only if that phrase means one."""
        best: tuple[float, int] | None = None
        bodies, speaker = self._wants_body(token), self._speaker(token)
        for head in self._phrases_before(token):
            mention = self.cast.at.get(head)
            crowd = plural and self.tree.tags[head] == "NNS" and self.tree.deps[head] == "nsubj"
            if mention is None and bodies and not crowd:
                continue
            if mention is not None and speaker is not None and mention.referent is (speaker.group or speaker):
                continue
            if self._agrees(head, mention, plural) and not self.near.coargument(token, head):
                score = self._body_score(token, head, mention, plural)
                if best is None or score > best[0]:
                    best = (score, head)
        if best is None:
            return None
        self.cast.antecedents[token] = best[1]
        several = self.splits.joined(best[1]) if plural else None
        if several is not None:
            return several
        meant = self.cast.at.get(best[1])
        return None if meant is None else meant.referent

    def _wants_body(self, token: int) -> bool:
        """*its spokesman*, *it said*: only a body has or does that."""
        if self.tree.tags[token] == "PRP$":
            return self.tree.lemmas[self.tree.heads[token]] in PERSON | FIGHTERS
        return self.near.says(token)

    def _agrees(self, head: int, mention: Mention | None, plural: bool) -> bool:
        tree = self.tree
        many = is_plural(tree, head)
        if plural and tree.deps[head] != "conj" and self.splits.joined(head) is not None:
            return True
        if mention is None:
            many = many or tree.child(head, "conj") is not None
            thing = tree.poses[head] == "PRON" or tree.ents[head][2:] in ("DATE", "TIME", "MONEY")
            return many == plural and not thing
        if mention.referent.parts:
            return plural
        if mention.referent.kind == "person":
            return False
        many = many or tree.words[head].lower() in _MANY
        if plural:
            return many or mention.referent.kind == "group"
        return not many or tree.tags[head] == "NNPS"

    def _body_score(self, token: int, head: int, mention: Mention | None, plural: bool) -> float:
        near = self.near
        score = -1.5 * near.sentences_between(token, head) + near.role(head) - 0.01 * (token - head)
        score -= near.aside(token, head)
        score += self._parallel(token, head, mention, plural)
        if mention is not None:
            score += 0.3 + min(0.4, 0.1 * len(mention.referent.mentions))
        return score

    def _parallel(self, token: int, head: int, mention: Mention | None, plural: bool) -> float:
        """Objects take up objects; a possessive takes up the subject beside it; *they* is seldom one named body."""
        tree = self.tree
        score = 0.6 if tree.deps[token] in _OBJECTS and tree.deps[head] in _OBJECTS else 0.0
        owned = tree.tags[token] == "PRP$" and tree.sentence_of[token] == tree.sentence_of[head]
        if owned and clause_of(tree, token) == clause_of(tree, head):
            score += 0.5
        if plural and tree.tags[head] == "NNS":
            score += 0.4
        single = mention is not None and mention.how != "pronoun" and not is_plural(tree, head)
        if plural and single and not self.near.shade.inside(tree.starts[token]):
            score -= 0.9
        return score
