"""A small study by hand, with hostile names, four voices and a letter beyond the basic plane."""

import pandas as pd
import pytest

from framing.core.actors import Actors
from framing.core.corpus import Corpus
from framing.core.tables import make_table
from framing.run._study import TABLES, Study

EVIL = "Gazette </script><script>document.title = 'owned'</script>"
SENTENCE = "𝒯he gang left & “the gang” lied."


def label(doc_id, source, start, **more):
    row = {
        "doc_id": doc_id, "source": source, "start": start, "end": start + 8, "text": "the gang", "head": "gang",
        "actor": "tsc", "relation": "description", "category": "criminality", "stance": "negative", "voice": "own",
        "holder": source, "negated": False, "mention": start, "sentence": "", "sentence_start": 0,
    }  # fmt: skip
    return row | more


@pytest.fixture
def study():
    docs = pd.DataFrame(
        {
            "doc_id": ["1", "2", "3"],
            "source": ["Post", EVIL, "Post"],
            "story": ["siege", "siege", "truce"],
            "date": pd.to_datetime(["2031-03-01", "2031-03-02", "2031-04-01"]),
            "title": ["A siege.", "Another", ""],
            "url": ["https://example.org/1", "javascript:alert(1)", ""],
            "text": [SENTENCE, SENTENCE, "The gang " * 3],
        }
    )
    rows = [
        label("1", "Post", 0, text="𝒯he gang", sentence=SENTENCE),
        label("1", "Post", 17, voice="quoted", holder="army", sentence=SENTENCE),
        label("2", EVIL, 17, voice="quoted", holder="a marshal", sentence=SENTENCE),
        label("3", "Post", 0, text="The gang", sentence="The gang The gang The gang ", category=""),
        label("3", "Post", 9, text="The gang", sentence="The gang The gang The gang ", relation="name", category=""),
    ]
    tables = {name: make_table("mentions", []) for name in TABLES}
    hit = {"end": 8, "text": "gang", "term": "gang", "severity": 2, "guides": "bbc:avoid", "alternatives": "group"}
    tables["hits"] = make_table("hits", [label("1", "Post", 4, **hit)])
    actors = Actors.from_names({"tsc": ["Tamra Council"], "army": ["The Army <b>"]})
    return Study(Corpus(docs), actors, **(tables | {"labels": make_table("labels", rows)}))
