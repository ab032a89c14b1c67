"""Proposed actors: whom the articles speak of, each once, with the names that are its own."""

import pytest

import framing as fr
from framing.core.errors import ActorsError

STORY = [
    "HAVEN — Donald Trump met Hillary Clinton on Monday. Trump smiled; Clinton did not. The United Nations Relief "
    "Office (UNRO) was there. Republicans slept.",
    "President Donald J. Trump left Haven on Tuesday. Mr. Trump slept. UNRO said that Bill Clinton had stayed away. "
    "The GOP wept, and the Republican Party sang.",
    "Mrs. Clinton spoke for Hillary Clinton’s friends. Donald Trump answered in Haven. The U.S. waited, and America "
    "slept. The Justice Department, also called the Department of Justice, was closed.",
    "The United States and President Moon Jae-in agreed. Moon slept. Hillary Clinton slept too.",
]


@pytest.fixture(scope="module")
def proposed(parsed_of):
    return {actor.name: actor for actor in fr.suggest_actors(parsed_of(STORY))}


@pytest.mark.parametrize(
    ("name", "aliases", "kind"),
    [
        ("Donald Trump", {"Trump", "Donald J. Trump"}, "person"),
        ("Hillary Clinton", {"Clinton"}, "person"),
        ("Republican Party", {"Republicans", "GOP"}, "group"),
        ("United Nations Relief Office", {"UNRO"}, "group"),
        ("United States", {"U.S.", "America"}, "place"),
    ],
)
def test_an_actor_stands_once_with_its_names(proposed, name, aliases, kind):
    assert name in proposed
    assert set(proposed[name].aliases) == aliases
    assert proposed[name].kind == kind
    assert not aliases & {other for actor in proposed.values() if actor.name != name for other in actor.names}


def test_those_spoken_of_most_come_first_and_towns_late(proposed):
    order = list(proposed)
    assert set(order[:2]) == {"Donald Trump", "Hillary Clinton"}
    assert order.index("Haven") > order.index("Republican Party")


def test_at_most_so_many(parsed_of):
    assert len(fr.suggest_actors(parsed_of(STORY), top=2)) == 2


def test_nobody_named_is_an_error(parsed_of):
    with pytest.raises(ActorsError, match="no person or body is named"):
        fr.suggest_actors(parsed_of(["It rained."]))
