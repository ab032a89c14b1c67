"""Terms stand where a reader would mark them, and are charged to whoever words them."""

import pandas as pd
import pytest

import framing as fr
from framing.core.tables import TABLES

LOADED = fr.Lexicon(
    "test",
    (
        fr.Term("terrorist", "terrorism", "noun", exceptions=("counter-terrorist", "anti-terrorist squad")),
        fr.Term("terrorism", "terrorism", "noun", exceptions=("counter-terrorism", "counter-terrorism unit")),
        fr.Term("terror", "terrorism", "noun", exceptions=("terror of the sea",)),
        fr.Term("act of terror", "terrorism", "noun"),
        fr.Term("militant", "armed", "noun"),
        fr.Term("militant group", "armed", "noun"),
        fr.Term("islamist militant group", "armed", "noun"),
        fr.Term("gunman", "armed", "noun"),
        fr.Term("thief", "crime", "noun"),
        fr.Term("enemy", "enemy", "noun"),
        fr.Term("hard-liner", "politics", "noun"),
        fr.Term("human shield", "tactics", "noun"),
        fr.Term("people's militia", "armed", "noun"),
        fr.Term("massacre", "atrocity"),
        fr.Term("cleanse", "atrocity", "verb"),
        fr.Term("slay", "atrocity", "verb"),
        fr.Term("rob", "crime", "verb"),
        fr.Term("label", "naming", "verb"),
        fr.Term("take out", "euphemism", "verb"),
        fr.Term("collateral damage", "euphemism", "phrase"),
        fr.Term("barbaric", "dehumanise", "adjective"),
        fr.Term("War on Terror", "terrorism", "name"),
        fr.Term("ISIS", "names", "name"),
        fr.Term("protector", "virtue", "noun"),
        fr.Term("naïve", "politics", "adjective"),
    ),
)

# text → the words that count, as they stand
PLACES = [
    ("The terrorist ran.", ["terrorist"]),
    ("Two terrorists ran.", ["terrorists"]),
    ("Terrorists ran.", ["Terrorists"]),
    ("TERRORISTS RUN", ["TERRORISTS"]),
    ("Gunmen came; a gunman stayed.", ["Gunmen", "gunman"]),
    ("Thieves and enemies alike.", ["Thieves", "enemies"]),
    ("They massacred villagers, and the massacres went on.", ["massacred", "massacres"]),
    ("Massacring them took a day.", ["Massacring"]),
    ("He slew, has slain and slays.", ["slew", "slain", "slays"]),
    ("They robbed while robbing was easy.", ["robbed", "robbing"]),
    ("Labelled so here, labeled so there.", ["Labelled", "labeled"]),
    ("They took out the post and are taking out the next.", ["took out", "taking out"]),
    ("Two acts of terror in one day.", ["acts of terror"]),
    ("They served as human shields.", ["human shields"]),
    ("Human-shield tactics, they say.", ["Human-shield"]),
    ("A hard-liner, a hardliner, two hard liners.", ["hard-liner", "hardliner", "hard liners"]),
    ("A hard‑liner with a hard hyphen.", ["hard‑liner"]),
    ("Collateral\u00a0damage was low.", ["Collateral\u00a0damage"]),
    ("A people’s militia and a people's militia.", ["people’s militia", "people's militia"]),
    ("A People’s Militia.", ["People’s Militia"]),
    ("The terrorist’s car and the terrorists' vans.", ["terrorist", "terrorists"]),
    ("The militant's flag.", ["militant"]),
    ("An Islamist militant group left.", ["Islamist militant group"]),
    ("A militant group left.", ["militant group"]),
    ("Militant groups left, a militant stayed.", ["Militant groups", "militant"]),
    ("The War on Terror began.", ["War on Terror"]),
    ("THE WAR ON TERROR BEGAN", ["WAR ON TERROR"]),
    ("ISIS fled to the river Isis.", ["ISIS"]),
    ("A barbaric raid, barbarically done.", ["barbaric"]),
    ("A naïve plan.", ["naïve"]),
    ("“Terrorists!” he cried.", ["Terrorists"]),
    ("(terrorists)", ["terrorists"]),
    ("terrorist", ["terrorist"]),
    ("The terrorist/militant divide.", ["terrorist", "militant"]),
    ("Terrorist…gunman.", ["Terrorist", "gunman"]),
    ("İstanbul’da a terrorist ran.", ["terrorist"]),
    ("😀 a terrorist 😀 ran", ["terrorist"]),
    # nothing here
    ("The counter-terrorism unit met.", []),
    ("The counterterrorism unit met.", []),
    ("The counter‑terrorism office met.", []),
    ("A counter-terrorist plan.", []),
    ("The anti-terrorist squad met.", []),
    ("The terror of the sea.", []),
    ("The terroristic, labelless enemyless militantly.", []),
    ("Unmassacred and cleansers.", []),
    ("Terrorism1 and 1terrorism.", []),
    ("He took the bins out.", []),
    ("The human body was shielded.", []),
    ("isis", []),
    # exception and term side by side
    ("The counter-terrorism unit shot a terrorist.", ["terrorist"]),
    ("Terrorism and counter-terrorism.", ["Terrorism"]),
]

DENIED = [
    ("He is not a terrorist.", True),
    ("He isn’t a terrorist.", True),
    ("He isn't a terrorist.", True),
    ("There were no terrorists in the town.", True),
    ("He was never a terrorist.", True),
    ("He is neither a terrorist nor a saint.", True),
    ("He is a terrorist.", False),
    ("He did not come. A terrorist came.", False),
    ("He did not come, and the town that he left is held by a terrorist.", False),
    ("The terrorist did not come.", False),
    ("Nobody knew the terrorist.", False),
]

# text, word, voice, holder
VOICES = [
    ("The terrorists fled the town.", "terrorists", "own", "Herald"),
    ("“The terrorists fled,” said the colonel.", "terrorists", "quoted", "colonel"),
    ('"The terrorists fled," said the colonel.', "terrorists", "quoted", "colonel"),
    ('"The terrorists fled," the colonel said.', "terrorists", "quoted", "colonel"),
    ("‘The terrorists fled,’ the colonel said.", "terrorists", "quoted", "colonel"),
    ("«The terrorists fled,» said the colonel.", "terrorists", "quoted", "colonel"),
    ("«The terrorists fled», said the colonel.", "terrorists", "quoted", "colonel"),
    ("The colonel said: “The terrorists fled.”", "terrorists", "quoted", "colonel"),
    ("“We won,” the colonel told militants at the port.", "militants", "own", "Herald"),
    ("The colonel said in a letter to militants that the port was his.", "militants", "own", "Herald"),
    ("The colonel urged residents to drive the terrorists out.", "terrorists", "reported", "colonel"),
    ("The militants had left, said the colonel, and the road was open.", "militants", "reported", "colonel"),
    ("The minister described them as “terrorists”.", "terrorists", "quoted", "minister"),
    ("The mayor said that militants had entered the port.", "militants", "reported", "mayor"),
    ("The mayor said militants had entered the port.", "militants", "reported", "mayor"),
    ("The mayor told reporters that militants had left.", "militants", "reported", "mayor"),
    ("Militants had entered the port, the mayor said.", "Militants", "reported", "mayor"),
    ("According to residents, militants had entered the port.", "militants", "reported", "residents"),
    ("Militants had entered the port, according to residents.", "Militants", "reported", "residents"),
    ("The army denied that militants held the port.", "militants", "reported", "army"),
    ("The colonel announced an operation to drive terrorists from the port.", "terrorists", "reported", "colonel"),
    ("The so-called “protectors” looted the shops.", "protectors", "distanced", "unnamed"),
    ("The so-called protectors looted the shops.", "protectors", "distanced", "unnamed"),
    ("The self-proclaimed protectors looted the shops.", "protectors", "distanced", "unnamed"),
    ("The “protectors” looted the shops.", "protectors", "distanced", "unnamed"),
    ("The troops attacked what the army calls terrorists.", "terrorists", "distanced", "army"),
    ("The militants said that the mayor had left.", "militants", "own", "Herald"),
    ("“We will stay,” said the militants.", "militants", "own", "Herald"),
    ("The mayor left, she said. Militants entered the port.", "Militants", "own", "Herald"),
    ("“The mayor left,” she said.\n\nMilitants entered the port.", "Militants", "own", "Herald"),
    ("Karim Haddad arrived on Monday. “The terrorists fled,” he said.", "terrorists", "quoted", "karim haddad"),
    ("Karim Haddad arrived on Monday. “The terrorists fled,” Haddad said.", "terrorists", "quoted", "karim haddad"),
    ("Nobody came.\n\n“The terrorists fled and we will follow them to the sea.”", "terrorists", "quoted", "unnamed"),
]
# What only the sentence's structure tells.
STRUCTURED = [
    ("The colonel asked whether the militants had left.", "militants", "reported", "colonel"),
    ("Residents fear that militants will return.", "militants", "reported", "residents"),
    ("The mayor denies that he ever met militants.", "militants", "reported", "mayor"),
    ("The minister calls the raid a massacre.", "massacre", "reported", "minister"),
    ("The minister branded the party a terrorist outfit.", "terrorist", "reported", "minister"),
    ("The party is often described as a terrorist outfit.", "terrorist", "reported", "unnamed"),
    ("The militants, the mayor said, “will leave by noon”.", "militants", "reported", "mayor"),
    ("The road was open, said the colonel, and the militants had left.", "militants", "reported", "colonel"),
    ("The minister accused the colonel of a massacre.", "massacre", "reported", "minister"),
    ("The army, which left on Monday, said that militants held the port.", "militants", "reported", "army"),
    ("The party calls itself a people’s militia.", "people’s militia", "reported", "party"),
]


@pytest.fixture(scope="module")
def rows(corpus_of, parsed_of):
    """(raw or parsed, text) → the rows found in that text."""
    texts = list(dict.fromkeys(case[0] for case in [*PLACES, *DENIED, *VOICES, *STRUCTURED]))
    found = {"raw": fr.find_terms(corpus_of(texts), LOADED), "parsed": fr.find_terms(parsed_of(texts), LOADED)}
    return {
        (way, text): table[table["doc_id"] == f"{number:03}"]
        for way, table in found.items()
        for number, text in enumerate(texts)
    }


@pytest.mark.parametrize("way", ["raw", "parsed"])
@pytest.mark.parametrize(("text", "words"), PLACES)
def test_where_terms_stand(rows, way, text, words):
    assert rows[way, text]["text"].tolist() == words


@pytest.mark.parametrize("way", ["raw", "parsed"])
@pytest.mark.parametrize(("text", "denied"), DENIED)
def test_denied(rows, way, text, denied):
    assert rows[way, text]["negated"].tolist() == [denied]


@pytest.mark.parametrize(
    ("way", "text", "word", "voice", "holder"),
    [(way, *case) for way in ("raw", "parsed") for case in VOICES] + [("parsed", *case) for case in STRUCTURED],
)
def test_voice_and_holder(rows, plain, way, text, word, voice, holder):
    (row,) = rows[way, text].itertuples()
    assert (row.text, row.voice, plain(row.holder)) == (word, voice, plain(holder))


def test_a_row_says_what_the_lexicon_says(corpus_of):
    term = fr.Term("bandit", "crime", "noun", "delegitimise", 2, ("fighter", "armed man"), ("bbc:avoid", "ap:care"))
    (row,) = fr.find_terms(corpus_of(["Bandits came."]), fr.Lexicon("one", (term,))).itertuples()
    assert (row.term, row.category, row.stance, row.severity) == ("bandit", "crime", "delegitimise", 2)
    assert (row.alternatives, row.guides, row.source) == ("fighter; armed man", "bbc:avoid; ap:care", "Herald")


def test_a_sense_that_needs_checking_is_checked_where_the_text_is_parsed(parsed_of, corpus_of):
    texts = ["They strike the town every night.", "The strike on the town was brief."]
    careful, careless = (
        fr.Lexicon("one", (fr.Term("strike", "force", "noun", check_sense=check),)) for check in (True, False)
    )
    assert fr.find_terms(parsed_of(texts), careful)["doc_id"].tolist() == ["001"]
    assert fr.find_terms(parsed_of(texts), careless)["doc_id"].tolist() == ["000", "001"]
    assert fr.find_terms(corpus_of(texts), careful)["doc_id"].tolist() == ["000", "001"]


def test_without_an_outlet_the_holder_says_so():
    corpus = fr.Corpus(pd.DataFrame({"text": ["The terrorist ran."]}))
    assert fr.find_terms(corpus, LOADED)["holder"].tolist() == ["the outlet"]


def test_no_term_gives_an_empty_table_with_every_column(corpus_of):
    hits = fr.find_terms(corpus_of(["The mayor left."]), LOADED)
    assert hits.empty
    assert list(hits.columns)[: len(TABLES["hits"])] == list(TABLES["hits"])
