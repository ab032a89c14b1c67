"""Later words for those named before: pronouns and descriptions, each given to one referent or to none."""

from __future__ import annotations

from collections.abc import Iterator

from framing.core.parsed import Tree
from framing.core.text import headline_end
from framing.find._attribution import attribute
from framing.find._appositions import beside
from framing.find._cast import Cast, Mention, Referent
from framing.find._marks import pair_marks
from framing.find._phrases import noun_phrase, subject_of
from framing.find._reported import Shade, find_reports, is_cue
from framing.find._words import ARMED, FEMALE, GENERIC, GROUP, MALE, NAMING, PEOPLE, PERSON, PLACE

_PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_THINGS = frozenset("it its itself".split())
_MANY = frozenset("they them their theirs themselves".split())
_FIRST = frozenset("i me my mine myself".split())
_POINTING = frozenset("the this that these those its his her their such".split())
_MEMBERS = frozenset("lawmaker senator congressman congresswoman representative member legislator".split())
_PARTISANS = frozenset("republican republicans democrat democrats democratic gop labour tory tories conservatives liberals party".split())
_FIRMS = frozenset("company firm carmaker automaker maker airline retailer bank giant manufacturer startup".split())
_PUBLIC = frozenset("army government ministry senate congress parliament court police council agency office department commission".split())
# Men and means of a group that stand for it when it owns them: *its units*, *the council's men*.
_PARTS = frozenset("force troop soldier unit man pilot column crew volunteer brigade gunner".split())
_DONE_TO_BODIES = frozenset(
    "accuse blame support criticise criticize join attack target fight defeat oppose lead found urge ask tell sanction fund back praise arm join "
    "outlaw ban proscribe disband dissolve defend condemn".split()
)
_SOME = frozenset(["", "some", "several", "many", "most", "a"])
_WHOLES = frozenset("group movement organization organisation militia faction network regime".split())
# Who is meant by these depends on who speaks; only the article itself can tell.
_COMING = frozenset("mercenary invader occupier liberator".split())
_STAYING = frozenset("defender protector resistance gunman".split())
_SIDED = _COMING | _STAYING | frozenset("attacker assailant hero".split())
_SORTING = frozenset("islamist jihadist shiite sunni islamic muslim".split())
_DOERS = ("er", "or", "ist", "ian", "man", "woman", "ant", "eer")
_CHARACTERS = frozenset("man woman leader strongman veteran politician billionaire mogul warlord dictator candidate nominee".split())
_COLLECTIVE = frozenset("mujahideen taliban police military".split())
_REACH = 3


class Resolver:
    """Walks one article from left to right and adds pronouns and descriptions to its cast."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.tree = cast, cast.tree
        self.headline = headline_end(self.tree.text)
        self.nouns = GENERIC | _PARTS | {noun for referent in cast.referents for noun in referent.described}
        self.known_words = {word for referent in cast.referents if referent.actor for word in referent.words}
        marks = pair_marks(self.tree.text)
        self.shade = Shade(marks)
        marked = attribute(self.tree, marks, find_reports(self.tree, marks))
        self.quoted = [a for a in marked if a.kind in ("direct", "partial")]
        self.titles = {token for a in marked if a.kind == "title" for token in self.tree.tokens_in(*a.inner)}
        self.named: dict[int, list[Mention]] = {}
        for mention in cast.mentions:
            self.named.setdefault(self.tree.sentence_of[mention.head], []).append(mention)

    def run(self) -> None:
        """Resolve every pronoun and description: first what the outlet says itself, then what stands in marks."""
        inner = [token for token in range(len(self.tree)) if self.shade.inside(self.tree.starts[token])]
        barred = set(inner)
        for token in [t for t in range(len(self.tree)) if t not in barred] + inner:
            if token in self.cast.at or token in self.cast.adjectives:
                continue
            word = self.tree.words[token].lower()
            if self.tree.poses[token] == "PRON" or self.tree.tags[token] in ("PRP", "PRP$"):
                referent = self._pronoun(token, word)
                if referent is not None:
                    start, end = self.tree.starts[token], self.tree.ends[token]
                    self._note(start, end, "pronoun", referent, widen=False)
            elif self.tree.tags[token] in ("NN", "NNS", "NNP", "NNPS") and self.tree.lemmas[token] in self.nouns:
                if not self.cast.is_name(self.tree.starts[token]) and token not in self.titles:
                    self._description(token)
        for token in range(len(self.tree)):  # *units of the army*: the army is known only now
            if token not in self.cast.at and self.tree.lemmas[token] in _PARTS | ARMED and self.tree.poses[token] == "NOUN":
                named = self._named_inside(token)
                if named is not None and named.head > token and not self.cast.is_name(self.tree.starts[token]):
                    self._members(token, self.tree.lemmas[token], named)

        self._first_persons()

    def _first_persons(self) -> None:
        """*I* and *my* in a quotation mean whoever speaks it."""
        for scope in self.quoted:
            if scope.speaker is None:
                continue
            speaker = self.cast.antecedents.get(scope.speaker, scope.speaker)
            mention = self.cast.at.get(speaker)
            for token in self.tree.tokens_in(*scope.inner):
                if self.tree.words[token].lower() == "we" and self._is_described(token):
                    group = None if mention is None else mention.referent.group if mention.referent.kind == "person" else mention.referent
                    if group is not None:
                        self._note(self.tree.starts[token], self.tree.ends[token], "pronoun", group, widen=False)
                if self.tree.words[token].lower() in _FIRST and self.tree.tags[token].startswith("PRP") and token not in self.cast.at:
                    self.cast.antecedents[token] = speaker
                    if mention is not None and mention.referent.kind == "person":
                        self._note(self.tree.starts[token], self.tree.ends[token], "pronoun", mention.referent, widen=False)

    def _is_described(self, token: int) -> bool:
        """*We are not terrorists*: who *we* are is said of the body that speaks."""
        verb = self.tree.heads[token]
        return self.tree.deps[token] == "nsubj" and self.tree.lemmas[verb] == "be" and self.tree.child(verb, "attr") is not None

    def _note(self, start: int, end: int, how: str, referent: Referent, *, widen: bool) -> None:
        mention = self.cast.add(start, end, how, referent, widen=widen)
        if mention is not None:
            self.named.setdefault(self.tree.sentence_of[mention.head], []).append(mention)

    # --- pronouns ------------------------------------------------------------------------------------------------

    def _pronoun(self, token: int, word: str) -> Referent | None:
        if word.endswith(("self", "selves")):
            return self._reflexive(token)
        if word in _PERSONAL:
            return self._person(token, _PERSONAL[word])
        if word in _THINGS and not self._is_empty(token) and not self._is_thing(token):
            return self._by_phrases(token, plural=False)
        if word in _MANY:
            return self._by_phrases(token, plural=True)
        return None

    def _reflexive(self, token: int) -> Referent | None:
        """*calls itself*: whoever does it; none where the word only stresses (*the army itself*)."""
        tree = self.tree
        if tree.deps[token] not in ("dobj", "pobj", "dative", "nsubj"):
            return None
        verb = _clause(tree, token)
        subject = subject_of(tree, verb)
        mention = self.cast.at.get(subject) if subject is not None else None
        return mention.referent if mention is not None else None

    def _is_thing(self, token: int) -> bool:
        """*it* as an object is seldom a body, but where the verb is one of those done to bodies."""
        tree = self.tree
        if tree.words[token].lower() != "it" or tree.deps[token] in ("nsubj", "nsubjpass", "poss"):
            return False
        verb = tree.heads[token]
        verb = tree.heads[verb] if tree.deps[token] == "pobj" else verb
        return tree.lemmas[verb] not in NAMING | _DONE_TO_BODIES

    def _person(self, token: int, gender: str) -> Referent | None:
        scored: list[tuple[float, int, Referent | None]] = []
        speaker = self._speaker(token)
        for mention in [*self._before(token), *self._ahead(token)]:
            if mention.referent.kind != "person" or mention.referent.gender not in ("", gender):
                continue
            if mention.referent is speaker:
                continue
            if not self._coargument(token, mention.head):
                scored.append((self._score(token, mention), mention.head, mention.referent))
        for head in self._phrases_before(token):
            if head not in self.cast.at and self._is_somebody(head, gender) and not self._coargument(token, head):
                distance = self.tree.sentence_of[token] - self.tree.sentence_of[head]
                score = -0.8 * distance + self._role(head) - 0.004 * (token - head) - 0.2 - self._aside(token, head)
                scored.append((score, head, None))
        if not scored:
            return None
        _, head, best = max(scored, key=lambda item: (item[0], item[1]))
        self.cast.antecedents[token] = head
        if best is not None and all(referent is best for _, _, referent in scored):
            best.gender = best.gender or gender
        return best

    def _speaker(self, token: int) -> Referent | None:
        """Who speaks the marked words around the token: whoever it is, *he* is somebody else."""
        if not self.shade.inside(self.tree.starts[token]):
            return None
        for scope in self.quoted:
            if scope.start <= self.tree.starts[token] < scope.end and scope.speaker in self.cast.at:
                return self.cast.at[scope.speaker].referent
        return None

    def _ahead(self, token: int) -> Iterator[Mention]:
        """*During his briefing, the minister said*: the subject behind an opening phrase."""
        tree = self.tree
        for mention in self.named.get(tree.sentence_of[token], []):
            between = [tree.words[t] for t in range(token, mention.head)]
            if mention.head > token and tree.deps[mention.head] == "nsubj" and "," in between and len(between) < 15:
                verb = tree.heads[mention.head]
                if any(token in tree.subtree(c) for c in tree.children(verb, "prep", "advcl") if c < mention.head):
                    yield mention

    def _is_somebody(self, head: int, gender: str) -> bool:
        """An unnamed person in the singular: *the boy*, *her lawyer*."""
        tree = self.tree
        lemma, verb = tree.lemmas[head], tree.heads[head]
        if tree.tags[head] != "NN" or lemma in (FEMALE if gender == "m" else MALE):
            return False
        speaks = tree.deps[head] == "nsubj" and is_cue(tree, verb)
        acts = tree.deps[head] in ("nsubj", "nsubjpass") and lemma.endswith(_DOERS) and tree.child(head, "det") is not None
        return lemma in PERSON or speaks or acts

    def _by_phrases(self, token: int, *, plural: bool) -> Referent | None:
        """The likeliest noun phrase before the pronoun, named or not; a referent only if that phrase means one."""
        best: tuple[float, int] | None = None
        bodies = self._wants_body(token)
        speaker = self._speaker(token)
        for head in self._phrases_before(token):
            mention = self.cast.at.get(head)
            many = self.tree.tags[head] == "NNS"
            if mention is None and bodies and not (plural and many and self.tree.deps[head] == "nsubj"):
                continue
            if mention is not None and speaker is not None and mention.referent is (speaker.group or speaker):
                continue
            if not self._agrees(head, mention, plural) or self._coargument(token, head):
                continue
            distance = self.tree.sentence_of[token] - self.tree.sentence_of[head]
            score = -1.5 * distance + self._role(head) - 0.01 * (token - head) - self._aside(token, head)
            score += self._parallel(token, head, mention, plural)
            if mention is not None:
                score += 0.3 + min(0.4, 0.1 * len(mention.referent.mentions))
            if best is None or score > best[0]:
                best = (score, head)
        if best is None:
            return None
        self.cast.antecedents[token] = best[1]
        if best[1] not in self.cast.at:
            return None
        return self.cast.at[best[1]].referent

    def _parallel(self, token: int, head: int, mention: Mention | None, plural: bool) -> float:
        """Objects take up objects; a possessive takes up the subject beside it; *they* is seldom one named body."""
        tree = self.tree
        objects = ("dobj", "pobj", "dative")
        score = 0.6 if tree.deps[token] in objects and tree.deps[head] in objects else 0.0
        if tree.tags[token] == "PRP$" and tree.sentence_of[token] == tree.sentence_of[head] and _clause(tree, token) == _clause(tree, head):
            score += 0.5
        single = mention is not None and tree.tags[head] not in ("NNS", "NNPS") and mention.how != "pronoun"
        if plural and tree.tags[head] == "NNS":
            score += 0.4
        if plural and single and not self.shade.inside(tree.starts[token]):
            score -= 0.5
        return score

    def _wants_body(self, token: int) -> bool:
        """*its spokesman*, *it said*: only a body has or does that."""
        tree = self.tree
        if tree.tags[token] == "PRP$":
            return tree.lemmas[tree.heads[token]] in PERSON | ARMED | _PARTS
        return self._says(token)

    def _phrases_before(self, token: int) -> Iterator[int]:
        here = self.tree.sentence_of[token]
        for head in range(token - 1, -1, -1):
            if here - self.tree.sentence_of[head] > 1:
                return
            if self.tree.poses[head] in ("NOUN", "PROPN", "PRON") and (
                head in self.cast.at
                or self.tree.deps[head] in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "dative", "ROOT")
            ):
                yield head

    def _agrees(self, head: int, mention: Mention | None, plural: bool) -> bool:
        if mention is not None:
            if mention.referent.kind == "person":
                return False
            many = self.tree.tags[head] in ("NNS", "NNPS") or self.tree.words[head].lower() in _MANY
            if plural:
                return many or mention.referent.kind == "group"
            return not many or self.tree.tags[head] == "NNPS"
        many = self.tree.tags[head] in ("NNS", "NNPS") or any(
            self.tree.deps[child] == "conj" for child in self.tree.child_lists[head]
        )
        return many == plural and self.tree.poses[head] != "PRON" and self.tree.ents[head][2:] not in ("DATE", "TIME", "MONEY")

    def _is_empty(self, token: int) -> bool:
        """*It is clear that*, *it seems*."""
        tree = self.tree
        if tree.tags[token] == "PRP$":
            return False
        verb = tree.heads[token]
        if tree.deps[token] == "expl" or tree.lemmas[verb] in ("seem", "appear", "take", "rain", "turn", "matter"):
            return True
        return (
            tree.deps[token] in ("nsubj", "nsubjpass")
            and (tree.lemmas[verb] in ("be", "become", "remain") or tree.deps[token] == "nsubjpass")
            and (tree.lemmas[verb] in ("become", "remain") or tree.child(verb, "acomp", "attr", "ccomp", "advcl", "xcomp", "csubj") is not None)
            and any(tree.deps[c] in ("ccomp", "xcomp", "advcl", "csubj", "acl", "relcl") for c in self._below(verb))
        )

    def _below(self, verb: int) -> Iterator[int]:
        for child in self.tree.child_lists[verb]:
            yield child
            if self.tree.deps[child] in ("acomp", "attr"):
                yield from self.tree.child_lists[child]

    # --- descriptions --------------------------------------------------------------------------------------------

    def _description(self, head: int) -> None:
        tree = self.tree
        cleft = tree.deps[head] == "attr" and tree.lemmas[tree.child(tree.heads[head], "nsubj") or head] == "it" and tree.child(head, "relcl")
        titled = tree.starts[head] < self.headline and any(tree.lemmas[head] in r.described for r in self.cast.referents)
        if not (cleft or titled) and tree.deps[head] in ("compound", "nmod", "npadvmod", "attr", "oprd", "appos") or self._is_predicate(head):
            return
        if any(c in self.cast.at and self.cast.at[c].how == "name" for c in tree.children(head, "appos")):
            return  # *the leader, X*: an apposition of X's
        if beside(tree, head, self.cast.at) is not None or self._ends_name(head):
            return
        lemma = tree.lemmas[head]
        pointer = next((tree.words[c].lower() for c in tree.child_lists[head] if tree.deps[c] in ("det", "poss")), "")
        many = tree.tags[head] in ("NNS", "NNPS") or lemma in _COLLECTIVE
        described = any(lemma in referent.described for referent in self.cast.referents)
        inner = self._named_inside(head)
        if inner is not None and inner.head > head and inner.referent.kind == "place" and not inner.referent.actor:
            inner = None
        if self._is_regular(head, lemma, many):
            return
        part = self._of_described(head) if lemma in _PARTS | ARMED and many else None
        if part is not None:
            first, _ = noun_phrase(tree, head, complements=())
            self._note(tree.starts[first], tree.ends[head], "description", part, widen=False)
            return
        owner = inner is not None and tree.deps[inner.head] == "poss"
        person = inner is not None and inner.referent.kind == "person"
        if inner is not None and not (owner and (not inner.referent.actor or person)):
            self._members(head, lemma, inner)
            return
        if person and inner is not None and inner.referent.group is not None and lemma in ARMED | _PARTS | _WHOLES | _SIDED | {"army"}:
            first, _ = noun_phrase(tree, head, complements=())
            self._note(tree.starts[first], tree.ends[head], "description", inner.referent.group, widen=False)
            return
        if lemma in _SIDED and self._echo(head):
            return
        owned = any(tree.poses[c] == "NOUN" for c in tree.children(head, "poss"))
        definite = pointer in _POINTING or owner or owned or pointer in self.known_words
        headline = tree.starts[head] < self.headline
        bare = pointer in _SOME and (many and (lemma in ARMED or described and lemma not in GROUP) or headline and described)
        if not (definite or bare) or (lemma in GROUP and self._is_sorted(head)):
            return
        referent = self._best_described(head, lemma, definite, many, inner)
        if referent is not None:
            first, _ = noun_phrase(tree, head, complements=())
            self._note(tree.starts[first], tree.ends[head], "description", referent, widen=False)

    def _is_regular(self, head: int, lemma: str, many: bool) -> bool:
        """*regime forces*, *government troops*: the army, where the article knows one."""
        tree = self.tree
        sides = {tree.words[c].lower() for c in tree.children(head, "compound", "amod", "nmod", "poss")}
        state = many and lemma in ("force", "troop", "soldier") and sides & {"regime", "government", "loyalist", "state", "occupation"}
        ours = many and lemma in ("force", "troop", "soldier", "pilot") and sides & {"our", "my"}
        if not (state or ours):
            return False
        armies = [r for r in self.cast.referents if r.kind == "group" and r.nouns & {"army", "military"} and r.mentions]
        if len(armies) == 1:
            first, _ = noun_phrase(tree, head, complements=())
            self._note(tree.starts[first], tree.ends[head], "description", armies[0], widen=False)
        return True

    def _of_described(self, head: int) -> Referent | None:
        """*army units*: a part of what the user describes by that noun."""
        tree = self.tree
        nouns = {tree.lemmas[c] for c in tree.children(head, "compound")}
        found = [referent for referent in self.cast.referents if referent.described & nouns]
        return found[0] if len(found) == 1 else None

    def _echo(self, head: int) -> bool:
        """*a new image of “protectors”*: a word in marks, in a sentence that speaks of one group only, is a word for it."""
        tree = self.tree
        mark = self.shade.mark_at(tree.starts[head])
        if mark is None or len(tree.tokens_in(*mark.inner)) > 3:
            return False
        groups = {id(m.referent): m.referent for m in self.named.get(tree.sentence_of[head], []) if m.referent.kind == "group"}
        if len(groups) != 1:
            return False
        first, _ = noun_phrase(tree, head, complements=())
        self._note(tree.starts[first], tree.ends[head], "description", next(iter(groups.values())), widen=False)
        return True

    def _ends_name(self, head: int) -> bool:
        """*Shura Council of mujahideen*: bare words behind a name's *of*."""
        tree = self.tree
        of = tree.heads[head]
        if tree.deps[head] != "pobj" or tree.lemmas[of] != "of" or tree.child(head, "det", "poss", "amod") is not None:
            return False
        mention = self.cast.at.get(tree.heads[of])
        return mention is not None and mention.how in ("name", "alias")

    def _is_sorted(self, head: int) -> bool:
        """*aid groups*, *the air force*: another noun says which, so it is none of those named."""
        tree = self.tree
        return any(tree.poses[c] == "NOUN" and tree.lemmas[c] not in GENERIC for c in tree.children(head, "compound", "nmod"))

    def _is_predicate(self, head: int) -> bool:
        """*described as a group*, *known as militants*: words about somebody named beside them."""
        tree = self.tree
        above = tree.heads[head]
        return tree.deps[head] == "pobj" and tree.lemmas[above] == "as"

    def _named_inside(self, head: int) -> Mention | None:
        """The name that stands before the noun or behind its *of*: *DSCM militants*, *militants of DSCM*."""
        tree = self.tree
        for child in tree.child_lists[head]:
            if tree.deps[child] in ("compound", "nmod", "amod", "poss") and child < head and child in self.cast.at:
                return self.cast.at[child]
            if child in self.cast.adjectives:
                return Mention(tree.starts[child], tree.ends[child], child, "name", self.cast.adjectives[child])
        for prep in tree.children(head, "prep"):
            if tree.lemmas[prep] in ("of", "from"):
                inner = tree.child(prep, "pobj")
                if inner is not None and inner in self.cast.at:
                    return self.cast.at[inner]
        return None

    def _members(self, head: int, lemma: str, inner: Mention) -> None:
        """Members stand for the group: *DSCM militants*, *the council's fighters*, *troops of the army*."""
        tree = self.tree
        if inner.referent.kind == "person":
            return
        forces = lemma in _PARTS and inner.referent.kind == "group" and tree.tags[head] in ("NNS", "NNPS")
        if not (lemma in ARMED | _MEMBERS | _WHOLES or forces or lemma in inner.referent.described):
            return
        if tree.deps[inner.head] == "poss" and lemma in _WHOLES | GROUP:
            return
        first, _ = noun_phrase(tree, head, complements=())
        self._note(tree.starts[first], tree.ends[head], "description", inner.referent, widen=False)

    def _best_described(self, head: int, lemma: str, definite: bool, many: bool, owner: Mention | None = None) -> Referent | None:
        tree = self.tree
        modifiers = {tree.words[c].lower() for c in tree.children(head, "amod", "compound", "nmod")}
        foreign = {
            tree.words[c].lower() for c in tree.children(head, "amod", "compound", "nmod", "poss")
            if tree.ents[c][2:] in ("NORP", "GPE", "ORG", "PERSON") and tree.poses[c] != "PRON" and tree.words[c][:1].isupper()
        }  # fmt: skip
        fits: dict[int, tuple[float, Referent]] = {}
        here = tree.sentence_of[head]
        near = [(m.referent, here - tree.sentence_of[m.head], self._role(m.head)) for m in self._before(head, reach=60)
                if not self._coargument(head, m.head)]  # fmt: skip
        ahead = [(m.referent, 4, 0.0) for m in self.cast.mentions if m.head > head and tree.sentence_of[m.head] <= here + 8]
        if not any(self._fit(referent, lemma, definite, many) for referent, _, _ in near):
            near += ahead
        near += [(referent, 4, 0.0) for referent in self.cast.referents if lemma in referent.described]
        for referent, distance, role in near:
            fit = self._fit(referent, lemma, definite, many, owner is not None)
            if not fit or (foreign and not foreign & referent.words and not foreign & _SORTING) or (owner and referent is owner.referent):
                continue
            if fit < 2 and distance > _REACH:
                continue
            score = fit - 0.35 * min(distance, 4) + 0.5 * len(modifiers & referent.words) + 0.2 * role
            score += min(0.5, 0.05 * len(referent.mentions))
            if id(referent) not in fits or score > fits[id(referent)][0]:
                fits[id(referent)] = (score, referent)
        ranked = sorted(fits.values(), key=lambda item: -item[0])
        if not ranked and lemma == "president" and definite and not many and not foreign:
            return self._untitled()
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 0.15):
            return None
        return ranked[0][1]

    def _untitled(self) -> Referent | None:
        """*the president*, where nobody is called one: the only person named so often without any office."""
        persons = [r for r in self.cast.referents if r.kind == "person" and not r.nouns & PERSON and len(r.mentions) > 1]
        persons.sort(key=lambda referent: -len(referent.mentions))
        if not persons or (len(persons) > 1 and len(persons[0].mentions) < 2 * len(persons[1].mentions)):
            return None
        return persons[0]

    def _fit(self, referent: Referent, lemma: str, definite: bool, many: bool, owned: bool = False) -> float:
        """2 and more: the article, or the user, calls this referent so; 1: a word for its kind; 0: no."""
        if lemma == "force" and many and not referent.nouns & {"army", "military", "troop"}:
            return 0.0
        if lemma in referent.described:
            return 3.0
        if lemma in referent.nouns:
            return 2.5 if definite or lemma in ARMED else 0.0
        if referent.kind == "person":
            return 1.0 if definite and not many and lemma in _CHARACTERS else 0.0
        if referent.kind == "place":
            return 1.0 if definite and not many and lemma in PLACE and lemma in ("city", "country", "town", "state") else 0.0
        regular = bool(referent.nouns & {"army", "military"})
        if lemma in _SIDED:
            sided = definite and lemma in (_COMING if regular else _STAYING)
            return 2.0 if sided and self._only_armed(referent, "soldier" if regular else "fighter") else 0.0
        armed = bool(referent.nouns & (ARMED | {"militia", "army", "force", "brigade"}))
        if lemma in ARMED:
            return 2.0 if armed and many and self._only_armed(referent, lemma) else 0.0
        if lemma in _PARTS and lemma not in ("force", "troop", "soldier"):
            return 1.6 if definite and armed and owned else 0.0
        if lemma in ("force", "troop", "soldier") and many and referent.nouns & {"army", "military", "force"}:
            return 1.6 if definite else 0.0
        if lemma in PEOPLE:
            return 0.0
        if lemma in ("group", "organization", "organisation", "body", "movement") and definite and not many:
            return 1.6
        if lemma == "party" and definite and not many and referent.words & _PARTISANS:
            return 2.0
        if lemma in _FIRMS and definite and not many and not armed and not referent.nouns & _PUBLIC:
            return 1.3
        if lemma in ("militia", "faction", "outfit", "network", "gang", "junta", "force") and definite and not many and armed:
            return 1.3
        return 0.0

    def _only_armed(self, referent: Referent, lemma: str) -> bool:
        """No other group of the article could be meant by the bare word."""
        regular = {"army", "military"}
        irregular = lemma not in ("soldier", "troop")
        rivals = [
            other for other in self.cast.referents
            if other is not referent and other.kind == "group" and other.nouns & (ARMED | {"militia"})
            and bool(other.nouns & regular) != irregular and other.mentions
        ]  # fmt: skip
        return not rivals and bool(referent.nouns & regular) != irregular

    # --- nearness ------------------------------------------------------------------------------------------------

    def _before(self, token: int, reach: int = _REACH) -> Iterator[Mention]:
        here = self.tree.sentence_of[token]
        for sentence in range(here, max(-1, here - reach - 1), -1):
            for mention in self.named.get(sentence, []):
                if mention.head < token:
                    yield mention

    def _score(self, token: int, mention: Mention) -> float:
        distance = self.tree.sentence_of[token] - self.tree.sentence_of[mention.head]
        score = -0.8 * distance + self._role(mention.head) - 0.004 * (token - mention.head) - self._aside(token, mention.head)
        if mention.head > token:
            score = 1.2
        if self._says(token) and self._says(mention.head):
            score += 0.4
        return score + min(0.5, 0.08 * len(mention.referent.mentions)) + (0.3 if mention.how == "pronoun" else 0.0)

    def _says(self, token: int) -> bool:
        return self.tree.deps[token] == "nsubj" and is_cue(self.tree, self.tree.heads[token])

    def _aside(self, token: int, head: int) -> float:
        """A pronoun outside marks seldom means somebody named only inside them, nor the other way round."""
        return 0.0 if self.shade.mark_at(self.tree.starts[token]) is self.shade.mark_at(self.tree.starts[head]) else 0.7

    def _role(self, head: int) -> float:
        dep = self.tree.deps[head]
        if dep == "appos":
            return self._role(self.tree.heads[head])
        if dep in ("nsubj", "nsubjpass"):
            return 1.0 + 0.3 * (self.tree.deps[self.tree.heads[head]] == "ROOT")
        if dep in ("compound", "nmod", "npadvmod"):
            return -0.8
        return {"poss": 0.1, "dobj": 0.3, "pobj": 0.0, "appos": 0.0}.get(dep, 0.1)

    def _coargument(self, token: int, other: int) -> bool:
        """Two arguments of one verb are two referents, unless the pronoun is reflexive or possessive."""
        tree = self.tree
        word = tree.words[token].lower()
        if word.endswith(("self", "selves")) or tree.tags[token] == "PRP$" or tree.deps[token] == "poss":
            return False
        if tree.sentence_of[token] != tree.sentence_of[other]:
            return False
        return _clause(tree, token) == _clause(tree, other) and tree.deps[other] in (
            "nsubj", "nsubjpass", "dobj", "dative", "pobj",
        ) and (tree.deps[token] in ("dobj", "dative", "nsubj", "nsubjpass") or _same_verb(tree, token, other))  # fmt: skip


def _clause(tree: Tree, token: int) -> int:
    for above in tree.ancestors(token):
        if tree.poses[above] in ("VERB", "AUX"):
            return above
    return token


def _same_verb(tree: Tree, token: int, other: int) -> bool:
    verb = _clause(tree, token)
    return subject_of(tree, verb) == other or tree.heads[other] == verb
