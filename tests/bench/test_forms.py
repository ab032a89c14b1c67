"""An entity given by one name is also looked for under the forms that its article has, and under no other's."""

from bench.forms import list_actors

ARTICLE = {
    "sentences": [
        "The Harbour Department fined anna brandt.",
        "Anna Brandt called the port-fee measures a disgrace; the D.O.H. kept the law, and dock workers paid the fee.",
    ],
    "entities": [
        {"name": "United States Department of Harbour", "type": ["Organization"]},
        {"name": "anna brandt", "type": ["People"]},
        {"name": "port fee law", "type": ["Topic"]},
        {"name": "letter from the mayor to dock workers", "type": ["Event"]},
        {"name": "dock workers", "type": ["People"]},
    ],
}


def test_an_entity_has_the_forms_that_its_article_has():
    actors = {actor.id: actor for actor in list_actors(ARTICLE)}
    assert actors["United States Department of Harbour"].aliases == ("Harbour Department",)
    assert actors["anna brandt"].name == "Anna Brandt"
    assert "port-fee measures" in actors["port fee law"].aliases
    assert actors["port fee law"].descriptions == ("law",)
    assert actors["letter from the mayor to dock workers"].descriptions == ("letter",)
    assert actors["letter from the mayor to dock workers"].aliases == ()
    assert len({name for actor in actors.values() for name in actor.names}) == sum(
        len(actor.names) for actor in actors.values()
    )
