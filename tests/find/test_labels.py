"""Labels: the words chosen for an actor, how they are tied to it, in whose voice, denied or not."""

import pytest

import framing as fr
from framing.core.tables import MODALITIES, RELATIONS, TABLES, VOICES

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
    ("Speaker of the council Lina Sabbar left.", [("Speaker of the council", "sabbar", "title", "")]),
    ("Haven’s prime minister Lina Sabbar left.", [("Haven’s prime minister", "sabbar", "title", "")]),
    ("Lawyer and activist Lina Sabbar left.", [("Lawyer and activist", "sabbar", "title", "")]),
    (
        "Springfield, Ohio, police officer Lina Sabbar left.",
        [("Springfield, Ohio, police officer", "sabbar", "title", "")],
    ),
    (
        "Senators Lina Sabbar and Karim Haddad left.",
        [("Senators", "haddad", "title", ""), ("Senators", "sabbar", "title", "")],
    ),
    ("32-year-old Lina Sabbar left.", [("32-year-old", "sabbar", "modifier", "")]),
    ("The “terrorist” HLF left.", [("terrorist", "front", "modifier", "terrorism")]),
    (
        "Two dictators, Karim Haddad and Lina Sabbar, left.",
        [("Two dictators", "haddad", "apposition", "power"), ("Two dictators", "sabbar", "apposition", "power")],
    ),
    ("The HLF and other gangs left.", [("other gangs", "front", "apposition", "crime")]),
    ("Karim Haddad, himself a former general, left.", [("a former general", "haddad", "apposition", "")]),
    ("Lina Sabbar, formerly the mayor of Haven, left.", [("the mayor of Haven", "sabbar", "apposition", "")]),
    ("Lina Sabbar (a lawyer) left.", [("a lawyer", "sabbar", "apposition", "")]),
    ("Lina Sabbar, who is a lawyer, left.", [("a lawyer", "sabbar", "predicate", "")]),
    ("The HLF seems to be a gang.", [("a gang", "front", "predicate", "crime")]),
    ("Karim Haddad came home and became a dictator.", [("a dictator", "haddad", "predicate", "power")]),
    (
        "Lina Sabbar and Karim Haddad are dictators.",
        [("dictators", "haddad", "predicate", "power"), ("dictators", "sabbar", "predicate", "power")],
    ),
    ("The vote made Lina Sabbar the mayor.", [("the mayor", "sabbar", "predicate", "")]),
    ("It left, making Lina Sabbar just the third mayor.", [("the third mayor", "sabbar", "predicate", "")]),
    ("The HLF is one of three gangs in Haven.", [("one of three gangs", "front", "predicate", "crime")]),
    ("As a terrorist group, the HLF has no seat.", [("a terrorist group", "front", "predicate", "terrorism")]),
    ("Lina Sabbar served as mayor of Haven.", [("mayor of Haven", "sabbar", "predicate", "")]),
    ("The mayor accused Karim Haddad of being a dictator.", [("a dictator", "haddad", "predicate", "power")]),
    ("The ministry designated the HLF a terrorist group.", [("a terrorist group", "front", "naming", "terrorism")]),
    ("The HLF is considered a terrorist group.", [("a terrorist group", "front", "naming", "terrorism")]),
    ("The HLF is widely seen as a gang.", [("a gang", "front", "naming", "crime")]),
    ("The HLF was classed as a gang.", [("a gang", "front", "naming", "crime")]),
    ("The ministry blacklisted the HLF as a terrorist group.", [("a terrorist group", "front", "naming", "terrorism")]),
    ("The HLF was labelled a gang by the mayor.", [("a gang", "front", "naming", "crime")]),
    ("The HLF rebranded itself as a relief agency.", [("a relief agency", "front", "naming", "")]),
    ("Known as the Butcher, Karim Haddad left.", [("the Butcher", "haddad", "naming", "")]),
    ("The designation of the HLF as a gang angered many.", [("a gang", "front", "naming", "crime")]),
    (
        "The mayor called Karim Haddad a “dictator” and a “gang boss”.",
        [("dictator", "haddad", "naming", "power"), ("gang boss", "haddad", "naming", "crime")],
    ),
    (
        "The HLF left. The so-called “protectors” of Haven slept.",
        [("The so-called “protectors” of Haven", "front", "naming", "virtue")],
    ),
    # no label
    ("The HLF left.", []),
    ("The HLF, the army and a gang left.", []),
    ("They met the HLF, the army and a gang.", []),
    ("The Herald’s Lina Sabbar left.", []),
    ("Lina Sabbar, whose father is a dictator, left.", []),
    ("Lina Sabbar called the vote a gang affair.", []),
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
    ("The HLF is no longer a terrorist group.", True),
    ("The HLF denies being a terrorist group.", True),
    ("The HLF is neither a terrorist group nor an army.", True),
    ("The HLF is not an army but a terrorist group.", False),
    ("The HLF is not only a terrorist group but an army.", False),
    ("The HLF is a terrorist group.", False),
    ("The HLF did not leave. The terrorist group stayed.", False),
    ("The HLF is a terrorist group that does not rest.", False),
    ("The HLF left. Neither the terrorist group nor the army came back.", False),
]

MODAL = [
    ("The HLF may be a gang.", "possible"),
    ("The HLF could become a gang.", "possible"),
    ("The HLF appears to be a gang.", "possible"),
    ("The HLF, a potential gang, left.", "possible"),
    ("The HLF is allegedly a gang.", "alleged"),
    ("The HLF is said to be a gang.", "alleged"),
    ("The HLF was accused of being a gang.", "alleged"),
    ("Suspected gang leader Karim Haddad left.", "alleged"),
    ("The HLF will be a gang.", "future"),
    ("Would-be gang leader Karim Haddad left.", "future"),
    ("If the HLF is a gang, the mayor must leave.", "conditional"),
    ("The HLF would be a gang without its flag.", "conditional"),
    ("The mayor asked whether the HLF was a gang.", "asked"),
    ("Was the HLF ever a gang?", "asked"),
    ("The HLF is a gang.", ""),
    ("The HLF turned out to be a gang.", ""),
    ("The HLF may leave. It is a gang.", ""),
]


@pytest.fixture(scope="module")
def found(parsed_of):
    """Text → its labels, plain names among them."""
    texts = list(dict.fromkeys(case[0] for case in [*TIES, *VOICED, *DENIED, *MODAL]))
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


@pytest.mark.parametrize(("text", "modality"), MODAL)
def test_modality(found, text, modality):
    rows = unnamed(found[text])
    assert rows.loc[rows["category"] == "crime", "modality"].tolist() == [modality]


def test_the_modalities_are_those_declared():
    assert {modality for _, modality in MODAL} == set(MODALITIES)


def test_the_words_before_the_head_are_its_modifiers(found):
    for text, modifiers in {
        "Former opposition leader Lina Sabbar left.": "Former; opposition",
        "The HLF militant group left.": "HLF; militant",
        "The HLF is a gang.": "",
    }.items():
        assert unnamed(found[text])["modifiers"].tolist() == [modifiers]


def test_a_name_inside_a_description_is_no_second_occasion(found):
    rows = found["The HLF militant group left."]
    assert set(rows["mention"]) == {0}


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


def test_mentions_of_an_article_that_was_not_parsed_are_refused(parsed_of):
    mentions = fr.find_mentions(parsed_of(["The HLF left."]), ACTORS).assign(doc_id="elsewhere")
    with pytest.raises(fr.errors.TableError, match="elsewhere"):
        fr.find_labels(parsed_of(["The HLF left."]), mentions, LOADED)


def test_no_mention_gives_an_empty_table_with_every_column(parsed_of):
    parsed = parsed_of(["The town waited."])
    labels = fr.find_labels(parsed, fr.find_mentions(parsed, ACTORS), LOADED)
    assert labels.empty
    assert list(labels.columns)[: len(TABLES["labels"])] == list(TABLES["labels"])


def test_the_cases_cover_every_relation_and_voice():
    assert {row[2] for _, wanted in TIES for row in wanted} | {"name"} == set(RELATIONS)
    assert {voice for _, _, voice, _ in VOICED} == set(VOICES)
