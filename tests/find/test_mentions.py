"""Mentions: an actor is found under every name, and nobody else is taken for it."""

import pandas as pd
import pytest

import framing as fr
from framing.core.tables import MENTION_KINDS, TABLES

FRONT = fr.Actor("front", "Haven Liberation Front", ("HLF",), "group")
HADDAD = fr.Actor("haddad", "Karim al-Haddad", (), "person", titles=("General",))
SHAARI = fr.Actor("shaari", "Atiya al-Shaari", (), "person")
SABBAR = fr.Actor("sabbar", "Lina Sabbar", (), "person", titles=("Mayor",))
TRUMP = fr.Actor("trump", "Donald Trump")
ROSA = fr.Actor("rosa", "Maria Haddad", (), "person")
MOON = fr.Actor("moon", "Moon Jae-in")
RELIEF = fr.Actor("relief", "United Nations Relief Office")
UN = fr.Actor("un", "United Nations", ("UN",), "group")
IRAN = fr.Actor("iran", "Iran", (), "place")
US = fr.Actor("us", "United States", ("US", "U.S."), "place")
ARMY = fr.Actor("army", "National Army of Haven", (), "group", descriptions=("army", "soldiers"))
COUNCIL = fr.Actor("council", "Haven Council", (), "group", descriptions=("council", "fighters"))

FULL = "Haven Liberation Front"
# name of the case → actors, text, every mention: (text, actor, how)
CASES = {
    "full name": ([FRONT], f"The {FULL} left.", [(f"The {FULL}", "front", "name")]),
    "acronym": ([FRONT], "The HLF left.", [("The HLF", "front", "acronym")]),
    "an office of the user's": (
        [fr.Actor("lund", "Mara Lund", (), "person", titles=("QWU leader",)), fr.Actor("qwu", "QWU", (), "group")],
        "Mara Lund met the dockers on Monday. The QWU leader promised a vote.",
        [("Mara Lund", "lund", "name"), ("The QWU leader", "lund", "description"), ("QWU", "qwu", "acronym")],
    ),
    "acronym in brackets, given": (
        [FRONT],
        f"The {FULL} (HLF) left.",
        [(f"The {FULL}", "front", "name"), ("HLF", "front", "acronym")],
    ),
    "acronym in brackets, not given": (
        [RELIEF],
        "The United Nations Relief Office (UNRO) opened. UNRO is new.",
        [
            ("The United Nations Relief Office", "relief", "name"),
            ("UNRO", "relief", "acronym"),
            ("UNRO", "relief", "acronym"),
        ],
    ),
    "points in an acronym": ([US], "The U.S. left.", [("The U.S.", "us", "acronym")]),
    "capitals": ([FRONT], "HAVEN LIBERATION FRONT LEAVES", [("HAVEN LIBERATION FRONT", "front", "name")]),
    "possessive": ([FRONT], "The HLF’s flag fell.", [("The HLF", "front", "acronym")]),
    "possessive, straight": ([FRONT], "The HLF's flag fell.", [("The HLF", "front", "acronym")]),
    "full name of a person": ([HADDAD], "Karim al-Haddad left.", [("Karim al-Haddad", "haddad", "name")]),
    "last name": ([HADDAD], "The town saw al-Haddad leave.", [("al-Haddad", "haddad", "name")]),
    "last name without its particle": ([HADDAD], "The town saw Haddad leave.", [("Haddad", "haddad", "name")]),
    "title and last name": ([SABBAR], "Mayor Sabbar left.", [("Mayor Sabbar", "sabbar", "name")]),
    "title and full name": ([SABBAR], "Mayor Lina Sabbar left.", [("Mayor Lina Sabbar", "sabbar", "name")]),
    "short form of a given name, and the full one": (
        [fr.Actor("lund", "Bob Lund", (), "person")],
        "Senator Robert J. Lund left. Robert Lund and Ted Lund stayed.",
        [("Senator Robert J. Lund", "lund", "name"), ("Robert Lund", "lund", "name")],
    ),
    "title and full name, no particle": (
        [HADDAD],
        "General Haddad left, and Gen. Haddad stayed.",
        [("General Haddad", "haddad", "name"), ("Gen. Haddad", "haddad", "name")],
    ),
    "middle initial": ([TRUMP], "Donald J. Trump left.", [("Donald J. Trump", "trump", "name")]),
    "courtesy": ([SABBAR], "Ms. Sabbar left.", [("Ms. Sabbar", "sabbar", "name")]),
    "title before a particle": ([HADDAD], "General al-Haddad left.", [("General al-Haddad", "haddad", "name")]),
    "two of one last name, told apart by courtesy": (
        [HADDAD, ROSA],
        "Karim al-Haddad and Maria Haddad came. Mr. Haddad and Mrs. Haddad slept.",
        [
            ("Karim al-Haddad", "haddad", "name"),
            ("Maria Haddad", "rosa", "name"),
            ("Mr. Haddad", "haddad", "name"),
            ("Mrs. Haddad", "rosa", "name"),
        ],
    ),
    "family name first": (
        [MOON],
        "In Seoul, South Korean President Moon Jae-in rose. Now Moon sleeps.",
        [("South Korean President Moon Jae-in", "moon", "name"), ("Moon", "moon", "name")],
    ),
    "spelling of the last name": ([SHAARI], "The town saw al-Shaeri leave.", [("al-Shaeri", "shaari", "alias")]),
    "spelling with a space": ([SHAARI], "The town saw Atiya al Shaari leave.", [("Atiya al Shaari", "shaari", "name")]),
    "spelling of the whole name": (
        [SHAARI],
        "The town saw Attiya el-Shaeri leave.",
        [("Attiya el-Shaeri", "shaari", "alias")],
    ),
    "spelling of a body": (
        [fr.Actor("council", "Derna Shura Council", (), "group")],
        "The Derna Shoura Council left.",
        [("The Derna Shoura Council", "council", "name")],
    ),
    "pronoun": (
        [SABBAR],
        "Lina Sabbar arrived on Monday. She left on Friday.",
        [("Lina Sabbar", "sabbar", "name"), ("She", "sabbar", "pronoun")],
    ),
    "possessive pronoun": (
        [SABBAR],
        "Lina Sabbar lost her keys.",
        [("Lina Sabbar", "sabbar", "name"), ("her", "sabbar", "pronoun")],
    ),
    "pronoun of a body": (
        [FRONT],
        f"The {FULL} said that it would leave.",
        [(f"The {FULL}", "front", "name"), ("it", "front", "pronoun")],
    ),
    "description": (
        [FRONT],
        f"The {FULL} took the port on Monday. The terrorist group closed the road on Friday.",
        [(f"The {FULL}", "front", "name"), ("The terrorist group", "front", "description")],
    ),
    "description of a person": (
        [SABBAR],
        "Mayor Lina Sabbar arrived on Monday. The mayor left on Friday.",
        [("Mayor Lina Sabbar", "sabbar", "name"), ("The mayor", "sabbar", "description")],
    ),
    "description that the user gives": (
        [COUNCIL],
        "The Haven Council left on Monday. The fighters burned the port.",
        [("The Haven Council", "council", "name"), ("The fighters", "council", "description")],
    ),
    "members": (
        [FRONT],
        "HLF fighters took the port.",
        [("HLF", "front", "acronym"), ("HLF fighters", "front", "description")],
    ),
    "renamed": (
        [FRONT],
        f"The {FULL} renamed itself the Haven Protection Force. The Haven Protection Force left.",
        [
            (f"The {FULL}", "front", "name"),
            ("itself", "front", "pronoun"),
            ("the Haven Protection Force", "front", "alias"),
            ("The Haven Protection Force", "front", "alias"),
        ],
    ),
    "now known as": (
        [FRONT],
        "The HLF, now known as the Haven Rescue Council, left. The Haven Rescue Council slept.",
        [
            ("The HLF", "front", "acronym"),
            ("the Haven Rescue Council", "front", "alias"),
            ("The Haven Rescue Council", "front", "alias"),
        ],
    ),
    "dissolved and formed anew": (
        [FRONT],
        "The HLF announced its dissolution and the formation of the Haven Rescue Council (HRC). The HRC slept.",
        [
            ("The HLF", "front", "acronym"),
            ("its", "front", "pronoun"),
            ("the Haven Rescue Council", "front", "alias"),
            ("HRC", "front", "acronym"),
            ("The HRC", "front", "acronym"),
        ],
    ),
    "members of the other side": (
        [FRONT, ARMY],
        "The HLF fought the army. The soldiers left.",
        [("The HLF", "front", "acronym"), ("the army", "army", "description"), ("The soldiers", "army", "description")],
    ),
    "his own words": (
        [SABBAR],
        "“I will stay,” said Lina Sabbar. “My town needs me.”",
        [
            ("I", "sabbar", "pronoun"),
            ("Lina Sabbar", "sabbar", "name"),
            ("My", "sabbar", "pronoun"),
            ("me", "sabbar", "pronoun"),
        ],
    ),
    "two actors": (
        [FRONT, HADDAD],
        "The HLF fired on General Haddad.",
        [("The HLF", "front", "acronym"), ("General Haddad", "haddad", "name")],
    ),
    "initials of the name alone": (
        [fr.Actor("relief", "Haven Relief Council", (), "group")],
        "The H.R.C. opened. The HRC is new.",
        [("The H.R.C.", "relief", "acronym"), ("The HRC", "relief", "acronym")],
    ),
    "a party's members and other names": (
        [fr.Actor("right", "Republican Party", (), "group")],
        "Republicans slept. The GOP left. Republican lawmakers stayed.",
        [
            ("Republicans", "right", "alias"),
            ("The GOP", "right", "alias"),
            ("Republican lawmakers", "right", "description"),
        ],
    ),
    "title with a country": (
        [MOON],
        "South Korean President Moon Jae-in met Japanese Prime Minister Taro Aso. The South Korean leader slept.",
        [("South Korean President Moon Jae-in", "moon", "name"), ("The South Korean leader", "moon", "description")],
    ),
    "both": (
        [HADDAD, SABBAR],
        "General Karim al-Haddad met Mayor Lina Sabbar on Monday. The pair left. They slept.",
        [
            ("General Karim al-Haddad", "haddad", "name"),
            ("Mayor Lina Sabbar", "sabbar", "name"),
            ("The pair", "haddad", "description"),
            ("The pair", "sabbar", "description"),
            ("They", "haddad", "pronoun"),
            ("They", "sabbar", "pronoun"),
        ],
    ),
    "two joined": (
        [HADDAD, SABBAR],
        "Karim al-Haddad and Lina Sabbar left because they were tired.",
        [
            ("Karim al-Haddad", "haddad", "name"),
            ("Lina Sabbar", "sabbar", "name"),
            ("they", "haddad", "pronoun"),
            ("they", "sabbar", "pronoun"),
        ],
    ),
    "we of a spokesman": (
        [FRONT],
        "“We will leave,” said HLF spokesman Omar Rahal.",
        [("We", "front", "pronoun"), ("HLF", "front", "acronym")],
    ),
    "the head of a body": (
        [FRONT, SABBAR],
        "Lina Sabbar, the general secretary of the HLF, said her members slept. The HLF chief left.",
        [
            ("Lina Sabbar", "sabbar", "name"),
            ("the HLF", "front", "acronym"),
            ("her", "sabbar", "pronoun"),
            ("her members", "front", "description"),
            ("The HLF chief", "sabbar", "description"),
            ("HLF", "front", "acronym"),
        ],
    ),
    "last name in other words": (
        [fr.Actor("lune", "Petra Vandelune", (), "person")],
        "The town saw Petra Van de Lune leave.",
        [("Petra Van de Lune", "lune", "alias")],
    ),
    "described in the plural, and without an article": (
        [fr.Actor("firm", "Haven Logistics", (), "group", descriptions=("bosses", "management"))],
        "Haven Logistics slept. Nobody saw the bosses. A man from management laughed.",
        [
            ("Haven Logistics", "firm", "name"),
            ("the bosses", "firm", "description"),
            ("management", "firm", "description"),
        ],
    ),
    "age": (
        [SABBAR],
        "Lina Sabbar left. Friends met the 58-year-old on Monday. The 58-year-old baker slept.",
        [
            ("Lina Sabbar", "sabbar", "name"),
            ("the 58-year-old", "sabbar", "description"),
            ("The 58-year-old baker", "sabbar", "description"),
        ],
    ),
    "a country's other names, people and capital": (
        [fr.Actor("russia", "Russia", (), "place"), US],
        "Russia left. The Russians slept. Moscow refused. America and the USA waited in Moscow.",
        [
            ("Russia", "russia", "name"),
            ("The Russians", "russia", "description"),
            ("Moscow", "russia", "alias"),
            ("America", "us", "alias"),
            ("the USA", "us", "acronym"),
        ],
    ),
    "a name of common nouns": (
        [fr.Actor("caravan", "migrant caravan", (), "group")],
        "The migrant caravan reached the port. The caravan slept. The migrants left.",
        [
            ("The migrant caravan", "caravan", "description"),
            ("The caravan", "caravan", "description"),
            ("The migrants", "caravan", "description"),
        ],
    ),
    # somebody else, or nobody
    "two countries joined": ([US], "The United States-Mexico pact failed.", []),
    "those among whom it stands": (
        [FRONT],
        "The HLF detained two doctors, among them Omar Rahal.",
        [("The HLF", "front", "acronym")],
    ),
    "leaders of elsewhere": (
        [MOON],
        "South Korean President Moon Jae-in rose. The Japanese leader slept.",
        [("South Korean President Moon Jae-in", "moon", "name")],
    ),
    "three persons, not two": (
        [HADDAD, SABBAR],
        "Karim al-Haddad, Lina Sabbar and Omar Rahal met on Monday. Both men left.",
        [("Karim al-Haddad", "haddad", "name"), ("Lina Sabbar", "sabbar", "name")],
    ),
    "another person of the same last name": ([TRUMP], "Ivanka Trump left.", []),
    "both persons of one last name": (
        [TRUMP],
        "Donald Trump met Ivanka Trump.",
        [("Donald Trump", "trump", "name")],
    ),
    "the other person of two, both actors": (
        [TRUMP, fr.Actor("ivanka", "Ivanka Trump")],
        "Ivanka Trump met Donald Trump.",
        [("Ivanka Trump", "ivanka", "name"), ("Donald Trump", "trump", "name")],
    ),
    "nationality": ([IRAN], "Iranian officials left.", []),
    "street": ([HADDAD], "Haddad Street is closed.", []),
    "square, the whole name": ([HADDAD], "The crowd on Karim al-Haddad Square cheered.", []),
    "the son": (
        [TRUMP],
        "Donald Trump left. Donald Trump Jr. stayed with Trump Jr. and slept.",
        [("Donald Trump", "trump", "name")],
    ),
    "husband": (
        [fr.Actor("rosa", "Maria Haddad", (), "person")],
        "Maria Haddad left. Mr. Haddad stayed.",
        [("Maria Haddad", "rosa", "name")],
    ),
    "two of one last name, not told apart": (
        [TRUMP, fr.Actor("eric", "Eric Trump", (), "person")],
        "Donald Trump met Eric Trump. Trump slept.",
        [("Donald Trump", "trump", "name"), ("Eric Trump", "eric", "name")],
    ),
    "tower": ([TRUMP], "Trump Tower burned.", []),
    "acronym that goes on": ([UN], "The UNESCO office left.", []),
    "acronym in lower case": ([US], "They told us to leave.", []),
    "inside another word": ([fr.Actor("ira", "IRA", (), "group")], "The IRATE crowd left Ira.", []),
    "another body's name": ([FRONT], "The Harbour Liberation Front left.", []),
    "pronoun of somebody else": (
        [SABBAR],
        "Lina Sabbar left. Karim Haddad stayed. He slept.",
        [("Lina Sabbar", "sabbar", "name")],
    ),
    "empty it": ([FRONT], "The HLF left. It is raining.", [("The HLF", "front", "acronym")]),
    "relative pronoun": ([SABBAR], "Lina Sabbar, who left, slept.", [("Lina Sabbar", "sabbar", "name")]),
    "never named": ([FRONT], "The terrorist group left.", []),
}


@pytest.fixture(scope="module")
def found(parsed_of):
    """Name of the case → its mentions."""
    tables = {}
    parsed = parsed_of([text for _, text, _ in CASES.values()])
    for number, (name, (actors, _, _)) in enumerate(CASES.items()):
        one = fr.Parsed(parsed.corpus.select(f"{number:03}"), *pick(parsed, f"{number:03}"), parsed.model)
        tables[name] = fr.find_mentions(one, fr.Actors(tuple(actors)))
    return tables


def pick(parsed, doc_id):
    return (table[table["doc_id"] == doc_id].reset_index(drop=True) for table in (parsed.tokens, parsed.sentences))


@pytest.mark.parametrize("name", CASES)
def test_rows(found, name):
    assert [(row.text, row.actor, row.how) for row in found[name].itertuples()] == CASES[name][2]


def test_the_name_begins_behind_determiner_and_title(found):
    bare = {
        name: [row.text[row.name_start - row.start :] for row in found[name].itertuples()]
        for name in ("title and full name", "courtesy", "full name of a person", "full name")
    }
    assert bare == {
        "title and full name": ["Lina Sabbar"],
        "courtesy": ["Sabbar"],
        "full name of a person": ["Karim al-Haddad"],
        "full name": [FULL],
    }


def test_the_sentence_holds_the_mention(found):
    for name, table in found.items():
        text = CASES[name][1]
        for row in table.itertuples():
            assert text[row.sentence_start : row.sentence_start + len(row.sentence)] == row.sentence
            assert row.sentence_start <= row.start < row.end <= row.sentence_start + len(row.sentence)


def test_the_user_s_alias_wins(parsed_of):
    parsed = parsed_of(["The Haven Liberation Front left. The Lions stayed."])
    actors = fr.Actors(
        (fr.Actor("front", FULL, ("Lions",), "group"), fr.Actor("club", "Haven Lions Club", (), "group"))
    )
    mentions = fr.find_mentions(parsed, actors)
    assert list(zip(mentions["text"], mentions["actor"], strict=True)) == [
        (f"The {FULL}", "front"),
        ("The Lions", "front"),
    ]


def test_articles_of_one_story_tell_each_other_what_an_actor_is_called():
    texts = ["Mayor Lina Sabbar spoke on Monday.", "Lina Sabbar slept. The mayor left on Friday."]
    corpus = pd.DataFrame({"text": texts, "doc_id": ["one", "two"]})
    told, alone = (
        fr.find_mentions(fr.parse(fr.Corpus(corpus.assign(story=story))), fr.Actors((fr.Actor("s", "Lina Sabbar"),)))
        for story in ("feast", ["feast", "flood"])
    )
    assert told[told["doc_id"] == "two"]["text"].tolist() == ["Lina Sabbar", "The mayor"]
    assert alone[alone["doc_id"] == "two"]["text"].tolist() == ["Lina Sabbar"]
    assert told["confidence"].tolist() == [1.0, 1.0, 0.8]


def test_words_for_several_are_marked_and_give_no_labels(parsed_of):
    parsed = parsed_of(["General Karim al-Haddad met Mayor Lina Sabbar. The pair left."])
    mentions = fr.find_mentions(parsed, fr.Actors((HADDAD, SABBAR)))
    assert mentions.groupby("text")["split"].all().to_dict() == {
        "General Karim al-Haddad": False,
        "Mayor Lina Sabbar": False,
        "The pair": True,
    }
    assert "The pair" not in set(fr.find_labels(parsed, mentions)["text"])


def test_the_cases_cover_every_kind():
    assert {row[2] for _, _, wanted in CASES.values() for row in wanted} == set(MENTION_KINDS)


def test_nobody_found_gives_an_empty_table_with_every_column(parsed_of):
    mentions = fr.find_mentions(parsed_of(["The town waited."]), fr.Actors((FRONT,)))
    assert mentions.empty
    assert list(mentions.columns)[: len(TABLES["mentions"])] == list(TABLES["mentions"])
