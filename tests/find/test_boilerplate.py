"""What a source prints under its articles is marked where it stands; what it writes in them is not."""

import pandas as pd

import framing as fr

TOWNS = ["Alder", "Birk", "Cole", "Dunn", "Elm", "Fenn"]
NAMES = ["Ann Bell", "Bo Lund", "Cy T. Marsh", "Di Novak-Orr", "Ed Paul", "Flo Quint"]
DEEDS = [
    "closed its bridge",
    "sold ten boats",
    "slept late",
    "lost a match",
    "held a vote and a fair",
    "rebuilt the mill",
]


def build() -> fr.Corpus:
    """Two sources with six articles each on six days, and two hundred by others."""
    rows = []
    for day, (town, name, deed) in enumerate(zip(TOWNS, NAMES, DEEDS, strict=True), start=1):
        phrase = "on the first day of the talks that it was late"
        post = [
            "Advertisement",
            f"{town} {deed} {phrase}, {town}.",
            "He left.",
            f"{deed.title()}: by the desk, click here to see it in full size, {deed}.",
            f"It {deed} once more.",
            f"{name} contributed to this report.",
            f"© 203{day} The Daily Post. All rights reserved.",
        ]
        herald = [f"They {deed} {phrase}: {name}.", "He left.", "End"]
        for source, lines in (("Post", post), ("Herald", herald)):
            rows.append((f"{source}{day}", source, f"2031-05-{day:02}", "\n".join(lines)))
    rows += [(f"o{i}", f"Other {i}", "2031-06-01", f"Week {i} was spent {phrase}: {i}.") for i in range(200)]
    return fr.Corpus(pd.DataFrame(rows, columns=["doc_id", "source", "date", "text"]))


def test_lines_credits_and_captions_are_marked_and_prose_is_not():
    corpus = build()
    found = fr.find_boilerplate(corpus)
    texts = corpus.docs.set_index("doc_id")["text"]
    assert all(texts[row.doc_id][row.start : row.end] == row.text for row in found.itertuples())
    post = found[found["doc_id"] == "Post1"]
    assert post["text"].tolist() == [
        "Advertisement",
        "by the desk, click here to see it in full size",
        "Ann Bell contributed to this report.",
        "© 2031 The Daily Post. All rights reserved.",
    ]
    assert set(post["n_occasions"]) == {6}
    assert set(found.loc[found["source"] == "Herald", "text"]) == {"End"}
    assert set(found["source"]) == {"Post", "Herald"}


def test_versions_of_one_story_are_one_occasion():
    corpus = build()
    one = fr.Corpus(corpus.docs.assign(story="flood"))
    assert fr.find_boilerplate(one).empty
    assert fr.find_boilerplate(corpus, occasions=7).empty
