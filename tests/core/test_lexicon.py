"""The lexicons on the shelf keep their promises, and a lexicon of one's own fails with one clear sentence."""

import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from framing.core.errors import LexiconError
from framing.core.lexicon import PROJECT, Lexicon, Term
from framing.core.matching import TermMatcher, fold
from framing.core.paths import data_folder

VERDICTS = {"avoid", "attribute_only", "care", "preferred", "term_of_art"}
AGAINST = {"avoid", "attribute_only"}
ALL = pytest.mark.parametrize("name", ["conflict", "epistemic", "evaluative"])


@pytest.fixture(scope="module")
def conflict() -> Lexicon:
    return Lexicon.load("conflict")


@pytest.fixture(scope="module")
def guides() -> pd.DataFrame:
    return pd.read_csv(data_folder("lexicons") / "guides.csv", dtype=str, keep_default_na=False)


def surface(term: Term) -> set[str]:
    """Every way an entry is found in folded text, the hyphen left out included."""
    return {fold(form) for form in term.all_forms} | {fold(f.replace("-", "")) for f in term.all_forms if "-" in f}


def found(lexicon: Lexicon, text: str) -> list[tuple[str, str]]:
    return [(text[start:end], lexicon.terms[entry].category) for entry, start, end in TermMatcher(lexicon).find(text)]


def test_conflict_has_its_25_categories_and_all_are_filled(conflict: Lexicon) -> None:
    sizes = Counter(term.category for term in conflict)
    assert len(conflict) >= 450
    assert len(sizes) == 25
    assert min(sizes.values()) >= 5, sizes
    assert all(term.alternatives for term in conflict)


def test_epistemic_has_the_verbs_that_introduce_speech() -> None:
    terms = Lexicon.load("epistemic").terms
    verbs = [term for term in terms if term.category.startswith("reporting")]
    assert len(terms) >= 350
    assert len(verbs) >= 400
    assert {term.word_class for term in verbs} == {"verb"}
    assert {"say", "tell", "add", "point out", "hit back"} <= {term.term for term in verbs}
    doubt = {term.term: term.stance for term in verbs if term.category == "reporting, doubt"}
    assert doubt["claim"] == doubt["allege"] == "doubt"


def test_evaluative_says_of_each_verb_whom_it_judges() -> None:
    terms = Lexicon.load("evaluative").terms
    assert all((term.word_class == "verb") == (term.referent in ("agent", "patient")) for term in terms)
    told = {term.term: (term.stance, term.referent) for term in terms}
    assert told["applaud"] == ("legitimise", "patient")
    assert told["mislead"] == ("delegitimise", "agent")
    assert told["condemn"] == ("delegitimise", "patient")
    sizes = Counter(term.stance for term in terms)
    assert 0.5 <= sizes["legitimise"] / sizes["delegitimise"] <= 1


@ALL
def test_what_no_guide_says_has_severity_one(name: str, guides: pd.DataFrame) -> None:
    known = set(guides["id"])
    for term in Lexicon.load(name):
        if term.guides == (PROJECT,):
            assert term.severity == 1, term
            continue
        assert term.guides, f"{term.term}: no guide named and not marked {PROJECT}"
        for guide, colon, verdict in (cell.partition(":") for cell in term.guides):
            assert colon, term
            assert guide in known - {PROJECT}, term
            assert verdict in VERDICTS, term


def test_severity_follows_from_the_verdicts(conflict: Lexicon) -> None:
    for term in conflict:
        verdicts = [cell.partition(":")[2] for cell in term.guides]
        against = sum(verdict in AGAINST for verdict in verdicts)
        if against:
            assert term.severity == min(against, 2) + 1, term
        elif term.severity > 1:
            assert term.severity == 2, term
            assert "care" in verdicts, term


def test_guides_say_who_when_and_how_known(guides: pd.DataFrame) -> None:
    assert list(guides.columns) == ["id", "name", "publisher", "url", "date", "basis", "note"]
    assert guides["id"].is_unique
    assert (guides[["id", "name", "publisher", "basis", "note"]] != "").all(axis=None)
    assert set(guides["basis"]) <= {"read", "press report", "recalled", "own"}
    assert guides.loc[guides["url"] != "", "url"].str.fullmatch(r"https://\S+").all()
    cited = {cell.partition(":")[0] for name in Lexicon.names() for term in Lexicon.load(name) for cell in term.guides}
    assert cited == set(guides["id"])


@ALL
def test_no_surface_form_belongs_to_two_entries(name: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for term in Lexicon.load(name):
        for form in surface(term):
            owners[form].add(term.term)
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


@ALL
def test_an_exception_is_a_longer_expression_that_holds_the_term(name: str) -> None:
    lexicon = Lexicon.load(name)
    entries = {form for term in lexicon for form in surface(term)}
    for term in lexicon:
        own = "|".join(re.escape(form) for form in surface(term))
        for exception in term.exceptions:
            folded = fold(exception)
            assert re.search(rf"(?<!\w)(?:{own})(?!\w)", folded), f"{exception!r} does not hold {term.term!r}"
            assert folded not in entries, f"{exception!r} of {term.term!r} is an entry itself"


@pytest.mark.parametrize("stance", ["delegitimise", "legitimise"])
def test_both_sides_are_covered_alike(conflict: Lexicon, stance: str) -> None:
    sides = {
        side: [term.severity for term in conflict if term.stance == stance and term.referent == side]
        for side in ("state", "nonstate")
    }
    (few, many), (light, heavy) = (sorted(map(count, sides.values())) for count in (len, sum))
    assert few >= 50
    assert many - few <= 0.1 * many
    assert heavy - light <= 0.2 * heavy


def test_pairs_point_at_each_other_across_the_sides(conflict: Lexicon) -> None:
    terms = {term.term: term for term in conflict}
    paired = [term for term in conflict if term.pair]
    assert {term.referent for term in conflict} == {"state", "nonstate", "civilian", "any"}
    assert len(paired) >= 200
    for term in paired:
        other = terms[term.pair]
        assert other.pair == term.term
        assert other.stance == term.stance, term
        assert {term.referent, other.referent} == {"state", "nonstate"}, term


def test_the_card_says_what_the_lexicon_holds(conflict: Lexicon) -> None:
    card = (data_folder("lexicons") / "README.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| \d+ \| ([^|]+) \| (\d+) \|", card, flags=re.M)
    assert {category: int(count) for category, count in table} == Counter(term.category for term in conflict)
    balance = re.findall(r"^\| (\w+) \| (state|nonstate) \| (\d+) \| (\d+) \| (\d+) \|", card, flags=re.M)
    assert len(balance) == 4
    for stance, side, *counts in balance:
        rows = [term for term in conflict if term.stance == stance and term.referent == side]
        expected = [len(rows), sum(term.severity for term in rows), sum(term.pair != "" for term in rows)]
        assert list(map(int, counts)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Counterterrorism police and the anti-terrorist unit executed a search warrant.",
        "He was charged under the Terrorism Act and not under tax law.",
        "Surgeons perform radical prostatectomy; free radicals damage cells.",
        "Antibiotic resistance grows, doctors in three hospitals wrote.",
        "The drug regime changed twice, and so did the tax regimes.",
        "Saint Mary's parish met at Martyrs' Square, beside the Al-Aqsa Martyrs Brigades mural.",
        "A clash of heads stopped the match; the keeper is no hostage to fortune.",
        "Liberation theology and the Patriot missile are two topics of the course.",
        "The insurance claim and the jobless claims rose.",
        "The Islamic State group left the town.",
    ],
)
def test_harmless_expressions_are_not_found(conflict: Lexicon, text: str) -> None:
    assert found(conflict, text) == []


def test_loaded_words_are_found_in_every_form(conflict: Lexicon) -> None:
    text = (
        "Troops liberated the port from terror groups, whose freedom-fighters took hostages. The regimes’ thugs "
        "executed rebels; illegals and human shields fled the mob. So-called martyrs WERE KILLED, he claimed."
    )
    assert found(conflict, text) == [
        ("liberated", "legitimising act"),
        ("terror groups", "terrorism label"),
        ("freedom-fighters", "heroism"),
        ("hostages", "captives"),
        ("regimes", "delegitimised state"),
        ("thugs", "delegitimised force"),
        ("executed", "judicial overlay"),
        ("rebels", "extremism"),
        ("illegals", "dehumanisation"),
        ("human shields", "human shields"),
        ("mob", "protest framing"),
        ("So-called", "doubt"),
        ("martyrs", "heroism"),
        ("WERE KILLED", "agency deletion"),
        ("claimed", "attribution verb"),
    ]


def test_a_named_agent_is_no_agent_deletion(conflict: Lexicon) -> None:
    assert found(conflict, "Nine people were killed by the army.") == []
    assert found(conflict, "Nine people were killed.") == [("were killed", "agency deletion")]


def test_the_shelf_lists_lexicons_and_not_the_guides() -> None:
    names = Lexicon.names()
    assert {"conflict", "epistemic"} <= set(names)
    assert "guides" not in names
    assert all(a < b for a, b in pairwise(names))


def test_a_mapping_makes_a_lexicon_that_finds_inflections() -> None:
    mine = Lexicon.from_terms({"massacre": "atrocity", "land grab": "territory"}, name="mine")
    assert (len(mine), mine.categories, mine.name) == (2, ("atrocity", "territory"), "mine")
    assert found(mine, "They massacred them; land grabs followed.") == [
        ("massacred", "atrocity"),
        ("land grabs", "territory"),
    ]


def test_reading_a_file_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("term,category,exceptions,severity\nstorm,protest,ice storm; storm drain,2\n", encoding="utf-8")
    mine = Lexicon.read(file)
    assert mine.name == "mine"
    assert mine.terms[0].exceptions == ("ice storm", "storm drain")
    assert mine.terms[0].severity == 2
    assert found(mine, "They stormed it in an ice storm.") == [("stormed", "protest")]


@ALL
def test_a_lexicon_survives_the_way_through_a_table(name: str, tmp_path: Path) -> None:
    lexicon = Lexicon.load(name)
    lexicon.frame.to_csv(tmp_path / f"{name}.csv", index=False)
    again = Lexicon.read(tmp_path / f"{name}.csv")
    assert again.terms == lexicon.terms
    assert again.hash == lexicon.hash


def test_the_hash_changes_with_an_entry() -> None:
    assert Lexicon.from_terms({"a": "x"}).hash != Lexicon.from_terms({"a": "y"}).hash


def test_the_notebook_view_escapes_what_a_user_brought() -> None:
    assert "<script>" not in Lexicon.from_terms({"<script>": "<b>"}, name="<i>")._repr_html_()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"term,category\nthug,force\nThug,force\n", "'Thug' stands twice"),
        (b"term,kind\nthug,force\n", r"needs \[term, category\].*\[term, kind\]"),
        (b"term,category,colour\nthug,force,red\n", "colour"),
        (b"term,category,severity\nthug,force,9\n", "severity is 1, 2 or 3; 'thug'.*'9'"),
        (b"term,category,stance\nthug,force,hate\n", "stance of 'thug'.*'hate'"),
        (b"term,category,word_class\nthug,force,thing\n", "word_class of 'thug'.*'thing'"),
        (b"term,category\nthug,\n", "'thug'.*has no category"),
        (b"term,category\n,force\n", "entry without a term"),
        (b"term,category\n", "has no terms"),
        (b"", "cannot be read"),
        ("term,category\ncliché,force\n".encode("latin-1"), "UTF-8"),
    ],
)
def test_a_bad_file_gets_one_clear_sentence(tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "bad.csv"
    file.write_bytes(content)
    with pytest.raises(LexiconError, match=words) as caught:
        Lexicon.read(file)
    assert "\n" not in str(caught.value)


def test_an_unknown_lexicon_or_file_names_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"no lexicon is named 'conflicts'; there are \[.*conflict"):
        Lexicon.load("conflicts")
    with pytest.raises(LexiconError, match=r"'.*nowhere\.csv' is not a file"):
        Lexicon.read(tmp_path / "nowhere.csv")
