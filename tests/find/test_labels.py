"""Labels: the words chosen for an actor, how they are tied to it, in whose voice, denied or not."""

import pytest

import framing as fr
from framing.core.tables import RELATIONS, TABLES, VOICES

ACTORS = fr.Actors(
    (
        fr.Actor("front", "Haven Liberation Front", ("HLF",), "group"),
        fr.Actor("haddad", "Karim Haddad", (), "person", titles=("General",)),
        fr.Actor("sabbar", "Lina Sabbar", (), "person"),
    )
)
LOADED = fr.Lexicon(
    "test",
    (
        fr.Term("terrorist", "terrorism", "noun", "delegitimise"),
        fr.Term("terrorist group", "terrorism", "noun", "delegitimise"),
        fr.Term("militant", "armed", "noun"),
        fr.Term("dictator", "power", "noun", "delegitimise"),
        fr.Term("protector", "virtue", "noun", "legitimise"),
        fr.Term("gang", "crime", "noun", "delegitimise"),
        fr.Term("embattled", "weak", "adjective", "delegitimise"),
    ),
)

# text → every label but plain names: (text, actor, relation, category)
TIES = [
    ("Mayor Lina Sabbar left.", [("Mayor", "sabbar", "title", "")]),
    ("Former opposition leader Lina Sabbar left.", [("Former opposition leader", "sabbar", "title", "")]),
    ("Embattled mayor Lina Sabbar left.", [("Embattled mayor", "sabbar", "title", "weak")]),
    ("HLF leader Karim Haddad left.", [("HLF leader", "haddad", "title", "")]),
    ("Dictator Karim Haddad left.", [("Dictator", "haddad", "title", "power")]),
    ("The terrorist group HLF left.", [("The terrorist group", "front", "title", "terrorism")]),
    ("The embattled Lina Sabbar left.", [("embattled", "sabbar", "modifier", "weak")]),
    ("A defiant Lina Sabbar left.", [("defiant", "sabbar", "modifier", "")]),
    ("HLF terrorists left.", [("HLF terrorists", "front", "compound", "terrorism")]),
    ("The HLF militant group left.", [("The HLF militant group", "front", "compound", "armed")]),
    ("The HLF, a terrorist group, left.", [("a terrorist group", "front", "apposition", "terrorism")]),
    ("Karim Haddad, the dictator of Haven, left.", [("the dictator of Haven", "haddad", "apposition", "power")]),
    ("The HLF — a gang of thieves — left.", [("a gang of thieves", "front", "apposition", "crime")]),
    ("A terrorist group, the HLF, left.", [("A terrorist group", "front", "apposition", "terrorism")]),
    ("The mayor, Lina Sabbar, left.", [("The mayor", "sabbar", "apposition", "")]),
    ("Lina Sabbar, 42, a lawyer, left.", [("a lawyer", "sabbar", "apposition", "")]),
    ("The HLF’s leader, Karim Haddad, left.", [("The HLF’s leader", "haddad", "apposition", "")]),
    ("The HLF is a terrorist group.", [("a terrorist group", "front", "predicate", "terrorism")]),
    ("The HLF remains a gang that nobody likes.", [("a gang", "front", "predicate", "crime")]),
    ("Karim Haddad became a dictator.", [("a dictator", "haddad", "predicate", "power")]),
    ("Lina Sabbar arrived. She is a lawyer.", [("a lawyer", "sabbar", "predicate", "")]),
    ("The minister called the HLF a terrorist group.", [("a terrorist group", "front", "naming", "terrorism")]),
    ("The minister described the HLF as a gang.", [("a gang", "front", "naming", "crime")]),
    ("The minister refers to the HLF as a gang.", [("a gang", "front", "naming", "crime")]),
    ("The ministry designated the HLF as a terrorist group.", [("a terrorist group", "front", "naming", "terrorism")]),
    ("The minister branded the HLF a gang.", [("a gang", "front", "naming", "crime")]),
    ("The HLF was dubbed a gang.", [("a gang", "front", "naming", "crime")]),
    ("The HLF, described as a terrorist group, left.", [("a terrorist group", "front", "naming", "terrorism")]),
    ("The HLF, known as a gang, left.", [("a gang", "front", "naming", "crime")]),
    ("The HLF calls itself a protection force.", [("a protection force", "front", "naming", "")]),
    ("The so-called HLF left.", [("The so-called HLF", "front", "naming", "")]),
    (
        "The HLF took the port. The terrorist group left. The group slept.",
        [("The terrorist group", "front", "description", "terrorism"), ("The group", "front", "description", "")],
    ),
    # no label
    ("The HLF left.", []),
    ("Ms. Sabbar left.", []),
    ("HLF leaders left.", []),
    ("The HLF fought a terrorist group.", []),
    ("The HLF and a gang left.", []),
    ("The HLF left a gang.", []),
    ("Lina Sabbar arrived. Nobody is a dictator.", []),
]

# text, label, voice, holder
VOICED = [
    ("The HLF is a gang.", "a gang", "own", "Herald"),
    ("HLF militants left.", "HLF militants", "own", "Herald"),
    ("“The HLF is a terrorist group,” said the mayor.", "a terrorist group", "quoted", "mayor"),
    ("“HLF terrorists burned it,” Haddad said.", "HLF terrorists", "quoted", "haddad"),
    ("The mayor called the HLF “a terrorist group”.", "a terrorist group", "quoted", "mayor"),
    ("The mayor called the HLF a “terrorist group”.", "terrorist group", "quoted", "mayor"),
    ("The mayor said that the HLF was a terrorist group.", "a terrorist group", "reported", "mayor"),
    ("The mayor denied that the HLF was a terrorist group.", "a terrorist group", "reported", "mayor"),
    ("Karim Haddad said that the HLF was a terrorist group.", "a terrorist group", "reported", "haddad"),
    ("According to the mayor, the HLF is a gang.", "a gang", "reported", "mayor"),
    ("The HLF is a gang, according to the mayor.", "a gang", "reported", "mayor"),
    ("The minister called the HLF a terrorist group.", "a terrorist group", "reported", "minister"),
    ("The minister described the HLF as a gang.", "a gang", "reported", "minister"),
    ("Residents fear that HLF militants will return.", "HLF militants", "reported", "residents"),
    ("The HLF calls itself a protection force.", "a protection force", "reported", "front"),
    (
        "Karim Haddad announced an operation to take the port from the terrorist group HLF.",
        "the terrorist group",
        "reported",
        "haddad",
    ),
    ("HLF militants said that the mayor had left.", "HLF militants", "own", "Herald"),
    ("The so-called HLF left.", "The so-called HLF", "distanced", "unnamed"),
    ("The HLF, a so-called protector, left.", "a so-called protector", "distanced", "unnamed"),
]

DENIED = [
    ("The HLF is not a terrorist group.", True),
    ("The HLF isn’t a terrorist group.", True),
    ("The HLF was never a terrorist group.", True),
    ("The HLF is no terrorist group.", True),
    ("The HLF is a terrorist group.", False),
    ("The HLF did not leave. The terrorist group stayed.", False),
    ("The HLF is a terrorist group that does not rest.", False),
]


@pytest.fixture(scope="module")
def found(parsed_of):
    """Text → its labels, plain names among them."""
    texts = list(dict.fromkeys(case[0] for case in [*TIES, *VOICED, *DENIED]))
    parsed = parsed_of(texts)
    labels = fr.find_labels(parsed, fr.find_mentions(parsed, ACTORS), LOADED)
    return {text: labels[labels["doc_id"] == f"{number:03}"] for number, text in enumerate(texts)}


def unnamed(table):
    return table[table["relation"] != "name"]


@pytest.mark.parametrize(("text", "wanted"), TIES)
def test_ties(found, text, wanted):
    rows = unnamed(found[text])
    assert [(row.text, row.actor, row.relation, row.category) for row in rows.itertuples()] == wanted


@pytest.mark.parametrize(("text", "label", "voice", "holder"), VOICED)
def test_voice_and_holder(found, plain, text, label, voice, holder):
    (row,) = (row for row in unnamed(found[text]).itertuples() if row.text == label)
    assert (row.voice, plain(row.holder)) == (voice, plain(holder))


@pytest.mark.parametrize(("text", "denied"), DENIED)
def test_denied(found, text, denied):
    rows = unnamed(found[text])
    assert rows.loc[rows["category"] == "terrorism", "negated"].tolist() == [denied]


def test_plain_names_are_naming_occasions_without_a_category(found):
    (row,) = found["Ms. Sabbar left."].itertuples()
    assert (row.text, row.relation, row.category, row.stance) == ("Sabbar", "name", "", "")
    assert found["The HLF left."]["relation"].tolist() == ["name"]


def test_rows_of_one_occasion_share_its_mention(found):
    both = found["Embattled mayor Lina Sabbar left."]
    assert both["relation"].tolist() == ["title", "name"]
    assert both["mention"].tolist() == [0, 0]
    apart = found["The HLF took the port. The terrorist group left. The group slept."]
    assert apart["mention"].tolist() == [0, 23, 49]


def test_the_stance_is_that_of_the_term(found):
    stances = {
        text: unnamed(found[text])["stance"].tolist() for text in ("HLF terrorists left.", "HLF militants left.")
    }
    assert stances == {"HLF terrorists left.": ["delegitimise"], "HLF militants left.": [""]}


def test_a_label_carries_its_head_and_sentence(found):
    (row,) = unnamed(found["The HLF — a gang of thieves — left."]).itertuples()
    assert (row.head, row.sentence, row.sentence_start) == ("gang", "The HLF — a gang of thieves — left.", 0)


def test_a_table_that_is_no_mentions_table_is_refused(parsed_of):
    parsed = parsed_of(["The HLF left."])
    mentions = fr.find_mentions(parsed, ACTORS)
    with pytest.raises(fr.errors.TableError, match="actor"):
        fr.find_labels(parsed, mentions.drop(columns="actor"), LOADED)


def test_no_mention_gives_an_empty_table_with_every_column(parsed_of):
    parsed = parsed_of(["The town waited."])
    labels = fr.find_labels(parsed, fr.find_mentions(parsed, ACTORS), LOADED)
    assert labels.empty
    assert list(labels.columns)[: len(TABLES["labels"])] == list(TABLES["labels"])


def test_the_cases_cover_every_relation_and_voice():
    assert {row[2] for _, wanted in TIES for row in wanted} | {"name"} == set(RELATIONS)
    assert {voice for _, _, voice, _ in VOICED} == set(VOICES)
