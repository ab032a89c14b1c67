"""Quotations: what stands in marks, what is reported without them, of which kind, and who says it."""

import pandas as pd
import pytest

import framing as fr
from framing.core.tables import QUOTE_KINDS, TABLES
from tests.golden.score import same_speaker

# text → every row that a reader would mark: (text, kind, speaker)
CASES = {
    "curly": ("“The road is open,” said the mayor.", [("“The road is open,”", "direct", "the mayor")]),
    "straight": ('"The road is open," said the mayor.', [('"The road is open,"', "direct", "the mayor")]),
    "guillemets": ("«The road is open,» said the mayor.", [("«The road is open,»", "direct", "the mayor")]),
    "single": ("‘The road is open,’ said the mayor.", [("‘The road is open,’", "direct", "the mayor")]),
    "single, straight": ("'The road is open,' said the mayor.", [("'The road is open,'", "direct", "the mayor")]),
    "single, apostrophe": (
        "‘We can’t wait and we won’t beg,’ said the mayor.",
        [("‘We can’t wait and we won’t beg,’", "direct", "the mayor")],
    ),
    "single, plural possessive": (
        "‘The soldiers’ boots were wet,’ said the mayor.",
        [("‘The soldiers’ boots were wet,’", "direct", "the mayor")],
    ),
    "single, straight, possessives": (
        "'The soldiers' boots and the town's roads were wet,' said the mayor.",
        [("'The soldiers' boots and the town's roads were wet,'", "direct", "the mayor")],
    ),
    "subject first": ("The mayor said: “The road is open.”", [("“The road is open.”", "direct", "the mayor")]),
    "subject first, comma": ("The mayor said, “The road is open.”", [("“The road is open.”", "direct", "the mayor")]),
    "question": ("“Is the road open?” asked the mayor.", [("“Is the road open?”", "direct", "the mayor")]),
    "imperative": ("“Leave the town now,” the mayor said.", [("“Leave the town now,”", "direct", "the mayor")]),
    "short utterance": ("“Very odd,” said the mayor.", [("“Very odd,”", "direct", "the mayor")]),
    "two sentences": (
        "“The road is open. We checked it twice,” said the mayor.",
        [("“The road is open. We checked it twice,”", "direct", "the mayor")],
    ),
    "two paragraphs": (
        "The mayor spoke on Monday.\n\n“The road is open,” she said. “We checked it.\n\n“Nobody should worry.”",
        [
            ("“The road is open,”", "direct", "the mayor"),
            ("“We checked it.", "direct", "the mayor"),
            ("“Nobody should worry.”", "direct", "the mayor"),
        ],
    ),
    "unclosed": (
        "The mayor said: “The road is open and safe.\n\nThe town waited.",
        [("“The road is open and safe.", "direct", "the mayor")],
    ),
    "unclosed, straight": (
        'The mayor said: "The road is open and safe.\n\nThe town waited. "Nobody came," said the clerk.',
        [('"The road is open and safe.', "direct", "the mayor"), ('"Nobody came,"', "direct", "the clerk")],
    ),
    "comma outside the marks": ("“The road is open”, said the mayor.", [("“The road is open”", "direct", "the mayor")]),
    "low mark": ("„The road is open“, said the mayor.", [("„The road is open“", "direct", "the mayor")]),
    "Windows line ends": (
        "“The road is open,” said the mayor.\r\n\r\n“It is safe, too.”\r\n",
        [("“The road is open,”", "direct", "the mayor"), ("“It is safe, too.”", "direct", "the mayor")],
    ),
    "paragraphs of three speakers": (
        "“The road is open,” the mayor said.\n“It is safe,” she added.\n\n“Is it?” asked a boy.",
        [
            ("“The road is open,”", "direct", "the mayor"),
            ("“It is safe,”", "direct", "the mayor"),
            ("“Is it?”", "direct", "a boy"),
        ],
    ),
    "split": (
        "“The road,” said the mayor, “is open.”",
        [("“The road,”", "direct", "the mayor"), ("“is open.”", "direct", "the mayor")],
    ),
    "split between sentences": (
        "“The road is open,” said the mayor. “It will stay open.”",
        [("“The road is open,”", "direct", "the mayor"), ("“It will stay open.”", "direct", "the mayor")],
    ),
    "nested": (
        "“The colonel told us, ‘Leave now,’ and we left,” said the mayor.",
        [
            ("“The colonel told us, ‘Leave now,’ and we left,”", "direct", "the mayor"),
            ("‘Leave now,’", "direct", "the colonel"),
        ],
    ),
    "scare": ("The “road” was a ditch.", [("“road”", "scare", "")]),
    "so-called": ("The so-called “road” was a ditch.", [("“road”", "scare", "")]),
    "title of a series": ("The series “Harbour Lights” ended.", [("“Harbour Lights”", "title", "")]),
    "title of an operation": ("The army launched Operation “Clear Road” on Monday.", [("“Clear Road”", "title", "")]),
    "title of a programme": (
        "“The road is open,” the mayor said on “Harbour Tonight.”",
        [("“The road is open,”", "direct", "the mayor"), ("“Harbour Tonight.”", "title", "")],
    ),
    "partial": ("The mayor called the road “a disgrace”.", [("“a disgrace”", "partial", "the mayor")]),
    "partial, as": (
        "The mayor described the road as “a disgrace to the town”.",
        [("“a disgrace to the town”", "partial", "the mayor")],
    ),
    "partial inside reported": (
        "The mayor said that the road was “almost safe”.",
        [("the road was “almost safe”", "reported", "the mayor"), ("“almost safe”", "partial", "the mayor")],
    ),
    "that": ("The mayor said that the road was open.", [("the road was open", "reported", "the mayor")]),
    "no that": ("The mayor said the road was open.", [("the road was open", "reported", "the mayor")]),
    "told": ("The mayor told reporters that the road was open.", [("the road was open", "reported", "the mayor")]),
    "whether": ("The mayor asked whether the road was open.", [("whether the road was open", "reported", "the mayor")]),
    "if": ("The mayor asked if the road was open.", [("if the road was open", "reported", "the mayor")]),
    "frame behind": ("The road was open, the mayor said.", [("The road was open", "reported", "the mayor")]),
    "according to, behind": (
        "The road was open, according to the mayor.",
        [("The road was open", "reported", "the mayor")],
    ),
    "according to, before": (
        "According to the mayor, the road was open.",
        [("the road was open", "reported", "the mayor")],
    ),
    "infinitive, told": ("The mayor told residents to leave.", [("to leave", "reported", "the mayor")]),
    "infinitive, vowed": ("The mayor vowed to return.", [("to return", "reported", "the mayor")]),
    "claim of a named source": (
        "The mayor’s claim that the road was open was false.",
        [("the road was open", "reported", "the mayor")],
    ),
    "reports in a report": (
        "The mayor said the army had told residents to leave.",
        [("the army had told residents to leave", "reported", "the mayor"), ("to leave", "reported", "the army")],
    ),
    "denial": ("The mayor denied that the road was open.", [("the road was open", "reported", "the mayor")]),
    "passive agent": (
        "Reporters were told by the mayor that the road was open.",
        [("the road was open", "reported", "the mayor")],
    ),
    "relative clause in marks": (
        "The mayor, who called the colonel “a liar”, left.",
        [("“a liar”", "partial", "the mayor")],
    ),
    "quotation in a quotation, frame behind": (
        "“I said, ‘Go home,’” the mayor recalled.",
        [("“I said, ‘Go home,’”", "direct", "the mayor"), ("‘Go home,’", "direct", "the mayor")],
    ),
    "as X put it": (
        "As the mayor put it, “the road is a disgrace.”",
        [("“the road is a disgrace.”", "direct", "the mayor")],
    ),
    "as X put it, behind": (
        "The road was “a grave with two lanes”, as the mayor put it.",
        [("“a grave with two lanes”", "partial", "the mayor")],
    ),
    "in the words of": ("In the words of the mayor, the road was “a grave”.", [("“a grave”", "partial", "the mayor")]),
    "in a speech": ("In his speech the colonel’s men were “our boys”.", [("“our boys”", "partial", "his")]),
    "name behind a dash": (
        "“The road is a disgrace.” — Lina Sabbar",
        [("“The road is a disgrace.”", "direct", "Lina Sabbar")],
    ),
    "headline, speaker first": ("Mayor: ‘We will not leave’", [("‘We will not leave’", "direct", "mayor")]),
    "headline, speaker last": ("‘We will not leave’: mayor", [("‘We will not leave’", "direct", "mayor")]),
    "headline, says": ("‘We will not leave’, says mayor", [("‘We will not leave’", "direct", "mayor")]),
    "headline, place first": ("Tamra: road ‘will stay closed’", [("‘will stay closed’", "scare", "")]),
    "headline, topic first": ("Tamra: ‘high time’ for a truce, says mayor", [("‘high time’", "partial", "mayor")]),
    "headline in capitals": (
        "UN Chief Says Coast Faces ‘Total War’",
        [("Coast Faces ‘Total War’", "reported", "UN Chief"), ("‘Total War’", "partial", "UN Chief")],
    ),
    "headline, reported": ("Road is open, says mayor", [("Road is open", "reported", "mayor")]),
    "three paragraphs in straight marks": (
        '"The road is open," said the mayor.\n\n"We checked it twice.\n\n"We checked again.\n\n"All is well."',
        [
            ('"The road is open,"', "direct", "the mayor"),
            ('"We checked it twice.', "direct", "the mayor"),
            ('"We checked again.', "direct", "the mayor"),
            ('"All is well."', "direct", "the mayor"),
        ],
    ),
    "a line for every sentence": (
        "The mayor said: “The road is open.\nWe checked it twice.\nNobody should worry.”\nThe town waited.",
        [("“The road is open.\nWe checked it twice.\nNobody should worry.”", "direct", "the mayor")],
    ),
    "straight and curly": ("The mayor called the road 'a grave’ and left.", [("'a grave’", "partial", "the mayor")]),
    "opening mark lost": (
        "The road is open,” said the mayor. It rained.",
        [("The road is open,”", "direct", "the mayor")],
    ),
    "block": (
        "The mayor wrote:\n\n“The road is open. Nobody should worry.”\n\nThe town waited.",
        [("“The road is open. Nobody should worry.”", "direct", "the mayor")],
    ),
    "list": (
        "The mayor made two demands:\n\n- “Open the road.”\n- “Leave the port.”",
        [("“Open the road.”", "direct", "the mayor"), ("“Leave the port.”", "direct", "the mayor")],
    ),
    "marks and a second deed": (
        "The colonel said “the road is open” and left.",
        [("“the road is open”", "partial", "the colonel")],
    ),
    "split question": (
        "“The colonel,” asked the mayor, “why does he stay?”",
        [("“The colonel,”", "direct", "the mayor"), ("“why does he stay?”", "direct", "the mayor")],
    ),
    "fragment in front of its frame": (
        "But he “never did,” the mayor said.",
        [("“never did,”", "partial", "the mayor")],
    ),
    "bare subject and marks": (
        "The road, the mayor said, “will be open by noon”.",
        [("“will be open by noon”", "partial", "the mayor")],
    ),
    "denied word": ("The army denied a “massacre”.", [("“massacre”", "scare", "")]),
    "known as": ("The town has a law known as the “salt rule”.", [("“salt rule”", "scare", "")]),
    "nickname": ("The colonel, known to his men as “the Rock”, left.", [("“the Rock”", "title", "")]),
    "vote": (
        "The mayor said she would vote “no”.",
        [("she would vote “no”", "reported", "the mayor"), ("“no”", "scare", "")],
    ),
    "owner of the words behind": (
        "The mayor’s “never again” speech was short.",
        [("“never again”", "partial", "the mayor")],
    ),
    "asked by nobody named": (
        "“Is the road open?” the mayor was asked. “It is,” she said.",
        [("“Is the road open?”", "direct", ""), ("“It is,”", "direct", "the mayor")],
    ),
    "quoted as saying": (
        "The mayor was quoted as saying the road was open.",
        [("the road was open", "reported", "the mayor")],
    ),
    "refused to say": ("The mayor refused to say whether the road was open.", []),
    "goes on from the frame": (
        "The mayor said the army has left and urged residents to return.",
        [("the army has left", "reported", "the mayor"), ("to return", "reported", "the mayor")],
    ),
    "frame between two clauses": (
        "The road was open, the mayor said, and the port was safe.",
        [("The road was open", "reported", "the mayor"), ("the port was safe", "reported", "the mayor")],
    ),
    "voiced a fear": (
        "The mayor voiced concern that the road was mined.",
        [("the road was mined", "reported", "the mayor")],
    ),
    "made clear": ("The mayor made clear that the road was open.", [("the road was open", "reported", "the mayor")]),
    "declared himself": ("The colonel declared himself king of the coast.", []),
    "offered means": ("The mayor offered her car to bring the wounded home.", []),
    "two speakers": (
        "Karim Haddad and Lina Sabbar said that the road was open.",
        [("the road was open", "reported", "Karim Haddad and Lina Sabbar")],
    ),
    "name behind the office": (
        "“The road is open,” said a spokesman for the army, Karim Haddad.",
        [("“The road is open,”", "direct", "Karim Haddad")],
    ),
    # speakers
    "pronoun": (
        "Mayor Lina Sabbar arrived on Monday. “The road is open,” she said.",
        [("“The road is open,”", "direct", "Lina Sabbar")],
    ),
    "last name": (
        "Lina Sabbar arrived on Monday. “The road is open,” Sabbar said.",
        [("“The road is open,”", "direct", "Lina Sabbar")],
    ),
    "title before the name": (
        "“The road is open,” said Mayor Lina Sabbar.",
        [("“The road is open,”", "direct", "Lina Sabbar")],
    ),
    "clause behind the name": (
        "“The road is open,” said Lina Sabbar, who has led the town since 2019.",
        [("“The road is open,”", "direct", "Lina Sabbar")],
    ),
    "aside between name and verb": (
        "“The road is open,” Lina Sabbar, a lawyer, said.",
        [("“The road is open,”", "direct", "Lina Sabbar")],
    ),
    "relative clause between name and verb": (
        "“The road is open,” Lina Sabbar, who leads the town, told reporters.",
        [("“The road is open,”", "direct", "Lina Sabbar")],
    ),
    "two speakers in turn": (
        "“The road is open,” said the mayor. “It is mined,” said the colonel.",
        [("“The road is open,”", "direct", "the mayor"), ("“It is mined,”", "direct", "the colonel")],
    ),
    "pronoun of two": (
        "Lina Sabbar met Karim Haddad on Monday. “The road is open,” she said.",
        [("“The road is open,”", "direct", "Lina Sabbar")],
    ),
    # nothing
    "possessives": ("The soldiers' boots and the residents' cars were wet.", []),
    "curly possessives": ("The soldiers’ boots and the residents’ cars were wet.", []),
    "clipped": ("In the ’90s they danced to rock ’n’ roll.", []),
    "inches": ("He is 6'2\" tall.", []),
    "belief": ("The mayor believes the road is open.", []),
    "fear": ("Residents fear that the road is mined.", []),
    "not said": ("The mayor did not say that the road was open.", []),
    "study shows": ("The study shows that the road is open.", []),
    "gerund": ("The mayor admitted closing the road.", []),
    "described as": ("The mayor described the road as unsafe.", []),
    "noun object": ("The mayor announced a truce.", []),
    "nobody says": ("The road is open. The town waited.", []),
}


@pytest.fixture(scope="module")
def found(parsed_of):
    """Name of the case → its rows."""
    quotes = fr.find_quotes(parsed_of([text for text, _ in CASES.values()]))
    return {name: quotes[quotes["doc_id"] == f"{number:03}"] for number, name in enumerate(CASES)}


@pytest.mark.parametrize("name", CASES)
def test_rows(found, name):
    rows = [(row.text, row.kind, row.speaker) for row in found[name].itertuples()]
    wanted = CASES[name][1]
    assert [row[:2] for row in rows] == [row[:2] for row in wanted]
    for (_, _, speaker), (_, _, expected) in zip(rows, wanted, strict=True):
        assert same_speaker(speaker, expected), (speaker, expected)


def test_a_speaker_who_is_an_actor_is_given_by_id(parsed_of):
    actors = fr.Actors(
        (fr.Actor("mayor", "Lina Sabbar", kind="person"), fr.Actor("hlf", "Haven League", ("HL",), "group"))
    )
    said = ["“The road is open,” she said.", "Karim Haddad said it was mined.", "The HL said that it would stay."]
    parsed = parsed_of([" ".join(["Lina Sabbar came.", *said])])
    quotes = fr.find_quotes(parsed, actors)
    assert quotes["speaker"].tolist() == ["mayor", "Karim Haddad", "hlf"]


def test_a_corpus_is_parsed_first(corpus_of, parsed_of):
    texts = [CASES["curly"][0], CASES["partial inside reported"][0]]
    pd.testing.assert_frame_equal(fr.find_quotes(corpus_of(texts)), fr.find_quotes(parsed_of(texts)))


def test_no_quotation_gives_an_empty_table_with_every_column(parsed_of):
    quotes = fr.find_quotes(parsed_of(["The town waited."]))
    assert quotes.empty
    assert list(quotes.columns)[: len(TABLES["quotes"])] == list(TABLES["quotes"])


def test_the_cases_cover_every_kind():
    assert {row[1] for _, wanted in CASES.values() for row in wanted} == set(QUOTE_KINDS)
