"""Words that a model marks: where they stand, in whose voice, and in the form of the lexicon's hits."""

import re

import pandas as pd
import pytest

import framing as fr
from framing.core.errors import ModelError
from framing.core.tables import TABLES

TEXTS = [
    "Thugs came to the square. “They are vile thugs,” Mayor Anna Kowalski said on Monday.",
    "The mayor said that the vile plan would fail. It was not vile.",
    "The council voted.",
]


class Marker:
    """Marks three words wherever they stand, and gives its rows in no order."""

    name = "marker 1"

    def spans(self, texts):
        rows = [
            (number, *match.span(), match.group(), 0.9)
            for number, text in enumerate(texts)
            for match in re.finditer(r"(?i)vile thugs|vile|thugs", text)
        ]
        return pd.DataFrame(rows[::-1], columns=["row", "start", "end", "text", "probability"])


@pytest.mark.parametrize("parsed", [False, True])
def test_voice_holder_and_denial_of_marked_words(corpus_of, parsed):
    corpus = corpus_of(TEXTS)
    found = fr.find_loaded(fr.parse(corpus) if parsed else corpus, Marker())
    said = found[["doc_id", "term", "voice", "negated"]].to_numpy().tolist()
    assert said == [
        ["000", "thugs", "own", False],
        ["000", "vile thugs", "quoted", False],
        ["001", "vile", "reported", False],
        ["001", "vile", "own", True],
    ]
    assert found["holder"][0] == "Herald"
    assert "Kowalski" in found["holder"][1]
    texts = dict(corpus)
    assert all(texts[row.doc_id][row.start : row.end] == row.text for row in found.itertuples())


def test_rows_stand_beside_the_lexicons(corpus_of):
    corpus = corpus_of(TEXTS)
    lexicon = fr.Lexicon.from_terms({"thug": "name-calling"})
    hits, found = fr.find_terms(corpus, lexicon), fr.find_loaded(corpus, Marker())
    assert list(found.columns)[: len(TABLES["hits"])] == list(TABLES["hits"])
    assert set(found["category"]) == {"model: loaded language"}
    rates = fr.measure_terms(pd.concat([hits, found]), corpus)
    counts = dict(zip(rates["category"], rates["count"], strict=True))
    assert (counts["name-calling"], counts["model: loaded language"]) == (2, 4)


def test_a_scorer_without_spans_is_refused(corpus_of):
    with pytest.raises(ModelError, match="no method spans"):
        fr.find_loaded(corpus_of(TEXTS), fr.LexiconScorer())
