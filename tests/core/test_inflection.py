"""The forms under which an entry is looked for are the ones that newspapers print."""

from __future__ import annotations

import pytest

from framing.core.inflection import inflect, plural, verb_forms
from framing.core.lexicon import Lexicon
from framing.core.matching import TermMatcher

PLURALS = """
terrorist terrorists · enemy enemies · ally allies · quay quays · regime regimes · gunman gunmen
militiawoman militiawomen · human humans · subhuman subhumans · shaman shamans · child children
grandchild grandchildren · hostage hostages · thief thieves · housewife housewives · wolf wolves · chief chiefs
belief beliefs · crisis crises · genesis geneses · bus buses · hero heroes · torpedo torpedoes
commando commandos · manifesto manifestos · monarch monarchs · church churches · Czech Czechs · biotech biotechs
aircraft aircraft · corps corps · headquarters headquarters · vermin vermin · passer-by passers-by
hanger-on hangers-on · break-in break-ins · commander-in-chief commanders-in-chief · man-of-war men-of-war
son-in-law sons-in-law · criterion criteria · massacre massacres · ethnicity ethnicities
"""

VERBS = """
say says said saying · deny denies denied denying · tell tells told telling · vow vows vowed vowing
claim claims claimed claiming · lie lies lied lying · argue argues argued arguing · agree agrees agreed agreeing
singe singes singed singeing · panic panics panicked panicking · veto vetoes vetoed vetoing
radio radios radioed radioing · stomach stomachs stomached stomaching · clash clashes clashed clashing
quiz quizzes quizzed quizzing · admit admits admitted admitting · visit visits visited visiting
occur occurs occurred occurring · offer offers offered offering · rebut rebuts rebutted rebutting
wiretap wiretaps wiretapped wiretapping · deadpan deadpans deadpanned deadpanning
recap recaps recapped recapping · riot riots rioted rioting · plot plots plotted plotting
loot loots looted looting · quip quips quipped quipping · ban bans banned banning
forbid forbids forbade forbidden forbidding · forget forgets forgot forgotten forgetting
begin begins began begun beginning · strike strikes struck stricken striking · seek seeks sought seeking
overrun overruns overran overrun overrunning · undergo undergoes underwent undergone undergoing
redo redoes redid redone redoing · foretell foretells foretold foretelling
rewrite rewrites rewrote rewritten rewriting · relay relays relayed relaying
respond responds responded responding · return returns returned returning
withhold withholds withheld withholding · uphold upholds upheld upholding
misspeak misspeaks misspoke misspoken misspeaking · underpin underpins underpinned underpinning
outgun outguns outgunned outgunning · unite unites united uniting · reckon reckons reckoned reckoning
reveal reveals revealed revealing · appeal appeals appealed appealing
signal signals signalled signaled signalling signaling · fuel fuels fuelled fueled fuelling fueling
combat combats combatted combated combatting combating
counsel counsels counselled counseled counselling counseling · control controls controlled controlling
forecast forecasts forecast forecasted forecasting · plead pleads pleaded pled pleading
swear swears swore sworn swearing · have has had having · ad-lib ad-libs ad-libbed ad-libbing
court-martial court-martials court-martialled court-martialed court-martialling court-martialing
"""


def _lines(table: str) -> list[list[str]]:
    return [entry.split() for line in table.strip().splitlines() for entry in line.split(" · ")]


@pytest.mark.parametrize(("noun", "expected"), _lines(PLURALS))
def test_plural(noun: str, expected: str) -> None:
    assert plural(noun) == expected


@pytest.mark.parametrize("entry", _lines(VERBS), ids=lambda entry: entry[0])
def test_verb(entry: list[str]) -> None:
    verb, *expected = entry
    forms = verb_forms(verb)
    assert sorted(set(forms) - {verb}) == sorted(set(expected) - {verb})
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("term", "word_class", "expected"),
    [
        ("act of terror", "noun", ["acts of terror"]),
        ("terror cell", "noun", ["terror cells"]),
        ("enemy within", "noun", ["enemies within"]),
        ("prisoner of war", "noun", ["prisoners of war"]),
        ("coup d'état", "noun", ["coups d'état"]),
        ("court martial", "noun", ["courts martial", "court martials"]),
        ("Islamic terrorist", "noun", ["Islamic terrorists"]),
        ("hide behind civilians", "verb", ["hides behind", "hid behind", "hidden behind", "hiding behind"]),
        ("point out", "verb", ["points out", "pointed out", "pointing out"]),
        ("of course", "phrase", []),
        ("radical", "adjective", []),
        ("clearly", "adverb", []),
        ("Daesh", "name", []),
    ],
)
def test_only_the_right_word_of_an_entry_is_inflected(term: str, word_class: str, expected: list[str]) -> None:
    tail = " civilians" if term.startswith("hide") else ""
    assert list(inflect(term, word_class)) == [form + tail for form in expected]


def test_an_entry_without_word_class_is_found_as_noun_and_as_verb() -> None:
    text = "The massacres went on; he had massacred before, and was massacring still. Massacreers are another matter."
    found = [text[start:end] for _, start, end in TermMatcher(Lexicon.from_terms({"massacre": "atrocity"})).find(text)]
    assert found == ["massacres", "massacred", "massacring"]


@pytest.mark.parametrize("word", ["o", "x", "al", "é", "foo-", "-", "5", "U.S."])
@pytest.mark.parametrize("word_class", ["noun", "verb", ""])
def test_odd_entries_of_users_are_taken(word: str, word_class: str) -> None:
    assert all(form != word and form for form in inflect(word, word_class))
