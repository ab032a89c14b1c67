"""The bars are as long as the counts, on the Axes that was given, and bad tables are refused."""

import matplotlib.pyplot as plt
import pytest

from framing.core.errors import ActorsError, TableError
from framing.core.tables import make_table
from framing.plot._voices import plot_voices

ROW = {
    "doc_id": "1",
    "source": "Post",
    "start": 0,
    "end": 4,
    "text": "gang",
    "head": "gang",
    "actor": "tsc",
    "relation": "description",
    "category": "",
    "stance": "",
    "voice": "own",
    "holder": "Post",
    "negated": False,
    "mention": 0,
    "sentence": "gang",
    "sentence_start": 0,
}
ROWS = [ROW, ROW, ROW | {"voice": "quoted"}, ROW | {"source": "Herald", "voice": "reported"}]


def test_bars_are_as_long_as_the_counts_and_stand_on_the_given_axes():
    figure, ax = plt.subplots()
    assert plot_voices(make_table("labels", ROWS), actor="tsc", ax=ax) is ax
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["Herald\nn = 1", "Post\nn = 3"]
    lengths = {bars.get_label(): [bar.get_width() for bar in bars] for bars in ax.containers}
    assert lengths == {"own": [0, 2], "quoted": [0, 1], "reported": [1, 0], "distanced": [0, 0]}
    assert plt.get_fignums() == [figure.number]
    plt.close(figure)


def test_an_actor_or_a_column_that_is_not_there_is_named():
    labels = make_table("labels", ROWS)
    with pytest.raises(ActorsError, match="un"):
        plot_voices(labels, actor="un")
    with pytest.raises(TableError, match="voice"):
        plot_voices(labels.drop(columns="voice"), actor="tsc")
