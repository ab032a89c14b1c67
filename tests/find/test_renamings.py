"""Renamings: the old name, the new one, whose they are, who says so and when."""

import pytest

import framing as fr
from tests.find.test_labels import ACTORS

OLD, NEW = "HLF", "Haven Guard"
PAIR = [(OLD, NEW, "front")]

# text → (old, new, actor)
TOLD = [
    ("The HLF rebranded itself as the Haven Guard.", PAIR),
    ("The HLF renamed itself the Haven Guard.", PAIR),
    ("The HLF has been renamed the Haven Guard.", PAIR),
    ("The ministry renamed the HLF the Haven Guard.", PAIR),
    ("The HLF, now known as the Haven Guard, left.", PAIR),
    ("Now known as the Haven Guard, the HLF holds the port.", PAIR),
    ("The HLF changed its name to “Haven Guard” in spring.", PAIR),
    (
        "The front changed its name from the Haven Liberation Front to the Haven Guard.",
        [("Haven Liberation Front", NEW, "front")],
    ),
    ("The Haven Guard, formerly the HLF, left.", PAIR),
    ("The Haven Guard (previously known as the HLF) left.", PAIR),
    ("Formerly known as the HLF, the Haven Guard holds the port.", PAIR),
    ("The Haven Guard, which was known as the HLF until last year, left.", PAIR),
    ("The HLF announced its dissolution and the formation of the Haven Guard.", PAIR),
    ("The HLF announced the formation of a new force under the name Haven Guard.", PAIR),
    ("The HLF dissolved itself and became the Haven Guard.", PAIR),
    ("The HLF merged into the Haven Guard.", PAIR),
    ("The HLF operates under the name Haven Guard.", PAIR),
    ("The HLF left. The group rebranded itself as the Haven Guard.", PAIR),
    ("Twitter, now called X, fined the HLF.", [("Twitter", "X", "")]),
    # no change of name
    ("The HLF, also known as the Haven Guard, left.", []),
    ("Lina Sabbar, formerly of the Haven Herald, left.", []),
    ("Lina Sabbar, formerly a partner at Haven Bank, left.", []),
    ("The street will be renamed in honour of Lina Sabbar.", []),
    ("Karim Haddad wants to rebrand the HLF.", []),
    ("The HLF walked into what became known as the Salt War.", []),
]


@pytest.fixture(scope="module")
def found(parsed_of):
    texts = [text for text, _ in TOLD]
    parsed = parsed_of(texts)
    table = fr.find_renamings(parsed, fr.find_mentions(parsed, ACTORS))
    return {text: table[table["doc_id"] == f"{number:03}"] for number, text in enumerate(texts)}


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_old_and_new_name(found, text, wanted):
    assert [(row.old, row.new, row.actor) for row in found[text].itertuples()] == wanted


def test_the_stretch_stands_in_the_text_and_holds_the_cue(found):
    for text, table in found.items():
        for row in table.itertuples():
            assert text[row.start : row.end] == row.text
            assert row.cue in row.text


def test_who_says_so_and_when(parsed_of):
    parsed = parsed_of(
        [
            "“The HLF will henceforth be known as the Haven Guard,” Karim Haddad said.",
            "The mayor said the HLF was renamed the Haven Guard on Friday.",
        ]
    )
    table = fr.find_renamings(parsed, fr.find_mentions(parsed, ACTORS))
    assert table["voice"].tolist() == ["quoted", "reported"]
    assert table["holder"].tolist() == ["haddad", "The mayor"]
    assert table["when"].tolist() == ["", "Friday"]


def test_without_mentions_the_names_are_found_and_nobody_is_an_actor(parsed_of):
    (row,) = fr.find_renamings(parsed_of(["The Haven Guard, formerly the HLF, left."])).itertuples()
    assert (row.old, row.new, row.actor) == ("HLF", "Haven Guard", "")


def test_mentions_of_an_article_that_was_not_parsed_are_refused(parsed_of):
    parsed = parsed_of(["The HLF left."])
    mentions = fr.find_mentions(parsed, ACTORS).assign(doc_id="elsewhere")
    with pytest.raises(fr.errors.TableError, match="elsewhere"):
        fr.find_renamings(parsed, mentions)
