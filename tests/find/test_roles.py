"""Roles: who acts, who suffers, by which verb or noun, and whether somebody is said to have done it."""

import pandas as pd
import pytest

import framing as fr
from framing.core.tables import ROLES, TABLES, VOICES

ACTORS = fr.Actors(
    (
        fr.Actor("front", "Haven Liberation Front", ("HLF",), "group"),
        fr.Actor("haddad", "Karim Haddad", (), "person", titles=("General",)),
        fr.Actor("sabbar", "Lina Sabbar", (), "person", titles=("Mayor",)),
        fr.Actor("families", "families of Haven", ("families", "the displaced"), "group"),
    )
)

# text → every role: (text of the verb or noun, lemma, actor, role)
ROWS = [
    ("The HLF shelled the port.", [("shelled", "shell", "front", "agent")]),
    ("Lina Sabbar says that the port is quiet.", [("says", "say", "sabbar", "agent")]),
    ("The mayor is ill, and Lina Sabbar has two sons.", [("has", "have", "sabbar", "agent")]),
    ("Soldiers arrested Lina Sabbar.", [("arrested", "arrest", "sabbar", "patient")]),
    ("Lina Sabbar was arrested and charged.", [(v, v[:-2] if v == "arrested" else "charge", "sabbar", "patient")
                                               for v in ("arrested", "charged")]),
    ("The port was taken by the HLF.", [("taken", "take", "front", "agent")]),
    ("The villagers relied on the HLF.", [("relied", "rely", "front", "patient")]),
    ("The port lies near the HLF.", []),
    # one verb helps another, one is joined to another
    ("The HLF has to leave the port.", [("leave", "leave", "front", "agent")]),
    ("The HLF continued to shell the port and burned a mill.",
     [("shell", "shell", "front", "agent"), ("burned", "burn", "front", "agent")]),
    ("The HLF has taken the port and burned a mill.",
     [("taken", "take", "front", "agent"), ("burned", "burn", "front", "agent")]),
    # not coded: copulas, infinitives, gerunds, reduced participles
    ("The HLF is an old movement.", []),
    ("Attacking the HLF would be unwise.", []),
    ("A village bombed by the HLF stands empty.", []),
    ("It is hard to defeat the HLF.", []),
    # relative clauses, lists, apposition, quantities
    ("The HLF, which shelled the port, fled.",
     [("shelled", "shell", "front", "agent"), ("fled", "flee", "front", "agent")]),
    ("Lina Sabbar, whom soldiers beat, fled.",
     [("beat", "beat", "sabbar", "patient"), ("fled", "flee", "sabbar", "agent")]),
    ("Karim Haddad and Lina Sabbar met the envoy.",
     [("met", "meet", "haddad", "agent"), ("met", "meet", "sabbar", "agent")]),
    ("HLF fighters stormed the mill.", [("stormed", "storm", "front", "agent")]),
    # whoever is told or asked has a part; what they then do is an infinitive
    ("The envoy told Lina Sabbar to wait.", [("told", "tell", "sabbar", "patient")]),
    # nouns of action
    ("The killing of Karim Haddad shocked the port.", [("killing", "kill", "haddad", "patient")]),
    ("The HLF's killing of a fisherman shocked the port.", [("killing", "kill", "front", "agent")]),
    ("Karim Haddad's arrest shocked the port.", [("arrest", "arrest", "haddad", "patient")]),
    ("Karim Haddad's speech bored the port.", [("speech", "speak", "haddad", "agent")]),
    ("The attack on the HLF failed.", [("attack", "attack", "front", "patient")]),
    ("The HLF's flag is green.", []),
]  # fmt: skip


@pytest.fixture(scope="module")
def find(parsed_of):
    def found(texts):
        parsed = parsed_of(texts)
        return fr.find_roles(parsed, fr.find_mentions(parsed, ACTORS))

    return found


@pytest.fixture(scope="module")
def table(find):
    return find([text for text, _ in ROWS])


@pytest.mark.parametrize("number", range(len(ROWS)), ids=[text for text, _ in ROWS])
def test_deeds_are_found_with_their_verb_actor_and_role(table, number):
    rows = table[table["doc_id"] == f"{number:03}"]
    found = sorted(rows[["text", "verb", "actor", "role"]].itertuples(index=False, name=None))
    assert found == sorted(ROWS[number][1])


# text → (actor, passive, nominal, agentless, agent, inanimate) of its only patient
DOERS = [
    ("The families were driven out.", ("families", True, False, True, "", False)),
    ("Dozens of the families were driven out.", ("families", True, False, True, "", False)),
    ("The families were driven out by the HLF.", ("families", True, False, False, "the HLF", False)),
    ("The families were driven out by a flood.", ("families", True, False, False, "a flood", True)),
    ("A strike killed Karim Haddad.", ("haddad", False, False, False, "A strike", True)),
    ("A farmer killed Karim Haddad.", ("haddad", False, False, False, "A farmer", False)),
    ("They beat Karim Haddad.", ("haddad", False, False, False, "They", False)),
    ("Lina Sabbar was reached by telephone.", ("sabbar", True, False, True, "", False)),
    ("The killing of Karim Haddad was denied.", ("haddad", False, True, True, "", False)),
    ("The killing of Karim Haddad by the HLF was denied.", ("haddad", False, True, False, "the HLF", False)),
]


@pytest.mark.parametrize(("text", "row"), DOERS, ids=[text for text, _ in DOERS])
def test_who_did_it_is_told_or_left_out(find, text, row):
    table = find([text])
    patients = table.loc[table["role"] == "patient", ["actor", "passive", "nominal", "agentless", "agent", "inanimate"]]
    assert list(patients.itertuples(index=False, name=None)) == [row]


def test_their_displacement_befalls_those_that_they_means(find):
    table = find(["The families left Haven in May. The envoy said their displacement was a crime."])
    (row,) = table[table["nominal"]].itertuples()
    assert (row.text, row.verb, row.actor, row.role, row.agentless) == (
        "displacement", "displace", "families", "patient", True,
    )  # fmt: skip
    assert (row.voice, row.holder) == ("reported", "The envoy")


def test_a_headline_s_verb_is_found_where_the_parser_loses_it(find):
    table = find(["Karim Haddad Denounces Port Blockade", "Lina Sabbar arrested in Haven"])
    assert [(row.verb, row.role, row.passive, row.agentless) for row in table.itertuples()] == [
        ("denounce", "agent", False, False),
        ("arrest", "patient", True, True),
    ]


def test_voice_is_that_of_the_verb_and_a_denied_deed_says_so(find):
    table = find(['"The HLF did not burn the mill," Lina Sabbar said.']).set_index("text")
    assert table.loc["burn", ["voice", "holder", "negated"]].tolist() == ["quoted", "sabbar", True]
    assert table.loc["said", ["voice", "holder", "negated"]].tolist() == ["own", "Herald", False]


def test_the_table_is_as_declared_and_stands_in_the_text(table, corpus_of):
    assert list(table.columns)[: len(TABLES["roles"])] == list(TABLES["roles"])
    assert set(table["role"]) == set(ROLES)
    assert set(table["voice"]) <= set(VOICES)
    assert all(ROWS[int(row.doc_id)][0][row.start : row.end] == row.text for row in table.itertuples())
    assert not table.loc[table["role"] == "agent", "agentless"].any()


def test_without_mentions_there_are_no_roles_and_a_missing_column_is_named(parsed_of):
    parsed = parsed_of(["Nobody came."])
    mentions = fr.find_mentions(parsed, ACTORS)
    assert len(fr.find_roles(parsed, mentions)) == 0
    with pytest.raises(fr.errors.TableError, match=r"a mentions table needs \[actor\]"):
        fr.find_roles(parsed, mentions.drop(columns="actor"))


def test_two_actors_with_their_names_swapped_swap_their_roles(find):
    texts = ["Karim Haddad told Lina Sabbar that the arrest of Karim Haddad was illegal, and Lina Sabbar was beaten."]
    swapped = [texts[0].replace("Karim Haddad", "@").replace("Lina Sabbar", "Karim Haddad").replace("@", "Lina Sabbar")]
    columns = ["verb", "actor", "role", "agentless", "voice"]
    one, other = find(texts)[columns], find(swapped)[columns]
    other = other.assign(actor=other["actor"].map({"haddad": "sabbar", "sabbar": "haddad"}))
    pd.testing.assert_frame_equal(
        one.sort_values(columns, ignore_index=True), other.sort_values(columns, ignore_index=True)
    )
