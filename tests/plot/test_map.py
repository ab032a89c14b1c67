"""plot_map: sources where correspondence analysis puts them, and a warning where there is nothing to read."""

import numpy as np
import pandas as pd
import pytest

from framing.core.errors import ActorsError, TableError
from framing.plot import plot_map
from framing.stats import map_table

CATEGORIES = ["extreme", "hero", "terror", "uncategorised"]
APART = {"A": [0.5, 0.1, 0.3, 0.1], "B": [0.1, 0.5, 0.1, 0.3], "C": [0.2, 0.2, 0.1, 0.5]}


def make_labels(shares, n_stories=14):
    rng = np.random.default_rng(0)
    rows = [
        (f"{source}{story}", source, f"s{story}", mention, category.replace("uncategorised", ""))
        for source, share in shares.items()
        for story in range(n_stories)
        for mention, category in enumerate(rng.choice(CATEGORIES, 5, p=share))
    ]
    table = pd.DataFrame(rows, columns=["doc_id", "source", "story", "mention", "category"])
    return table.assign(actor="tsc", relation="title", negated=False)


def warnings(ax):
    return [text.get_text() for text in ax.texts if "do not read" in text.get_text()]


def test_sources_lie_where_correspondence_analysis_puts_them():
    labels = make_labels(APART)
    ax = plot_map(labels, actor="tsc", within="story")
    chart = map_table(pd.crosstab(labels["source"], labels["category"].replace("", "uncategorised")))
    drawn = {line.get_label()[0]: line.get_xydata()[0] for line in ax.lines if line.get_label()[1:2] == "\n"}
    for number, source in enumerate("ABC"):
        assert np.abs(drawn[source]) == pytest.approx(np.abs(chart.rows[number]))
    assert len(ax.patches) == 3
    assert {text.get_text() for text in ax.texts} >= set(CATEGORIES)
    assert not warnings(ax)


def test_where_sources_do_not_differ_the_map_says_so():
    assert (
        "no further apart than by chance"
        in warnings(plot_map(make_labels(dict.fromkeys("ABC", APART["C"])), actor="tsc"))[0]
    )
    few = plot_map(make_labels(APART, n_stories=5), actor="tsc", within="story")
    assert "insufficient data" in warnings(few)[0]
    assert not few.patches, "five stories make no ellipse"


def test_a_source_that_always_says_the_same_still_has_an_ellipse():
    ax = plot_map(make_labels(APART | {"B": [0, 1, 0, 0]}), actor="tsc")
    assert min(np.ptp(patch.get_xy(), axis=0).min() for patch in ax.patches) > 0.05


def test_errors_say_what_there_is():
    labels = make_labels(APART)
    with pytest.raises(TableError, match=r"a map needs three groups .* 'tsc' has 2 and 4"):
        plot_map(labels[labels.source != "C"], actor="tsc")
    with pytest.raises(ActorsError, match=r"there are \[tsc\]"):
        plot_map(labels, actor="un")
