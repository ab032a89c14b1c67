"""plot_timeline draws every period where the table says, marks changes and nothing else, and names what it left out."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes

from framing.core.errors import ActorsError, TableError
from framing.core.provenance import stamp
from framing.core.tables import make_table
from framing.plot import plot_timeline

DAYS = pd.date_range("2031-01-01", periods=6, freq="MS")


@pytest.fixture
def traces() -> pd.DataFrame:
    levels = {"Post": ([0.1] * 3 + [0.5] * 3, 3), "Quay": ([0.2] * 6, None), "Wire": ([0.6] * 2 + [0.2] * 4, 2)}
    rows = [
        {
            "group": group, "actor": "tsc", "category": "terrorism label", "period": day, "count": 5,
            "base": 20 + place, "estimate": level[place] + 0.01 * place, "low": None if place == 5 else 0.0,
            "high": 0.7, "n_articles": 4, "n_stories": 3, "level": level[place], "change": place == at,
            "p": 0.01 if place == at else None, "q": 0.02 if place == at else None,
            "verdict": "no change shown" if at is None else "changes",
        }
        for group, (level, at) in levels.items()
        for place, day in enumerate(DAYS)
    ]  # fmt: skip
    return stamp(make_table("traces", rows), "trace_labels", {"by": "source", "every": "month"})


def lines(ax: Axes, label: str) -> list[tuple[list[float], str]]:
    return [
        ([round(float(y), 3) for y in line.get_ydata()], str(line.get_marker()))
        for line in ax.lines
        if str(line.get_label()).split("\n")[0] == label
    ]


def test_each_group_has_its_line_and_each_change_its_mark(traces: pd.DataFrame) -> None:
    ax = plot_timeline(traces)
    ((post, _),) = lines(ax, "Post")
    assert post == [0.1, 0.11, 0.12, 0.53, 0.54, 0.55]
    assert [(y, look) for y, look in lines(ax, "_change")] == [([0.3], "^"), ([0.4], "v")]
    assert len(lines(ax, "_level")) == 2
    assert [text.get_text() for text in ax.get_legend().get_texts()] == [
        "Post\n20 to 25 occasions a month\nchanges",
        "Quay\n20 to 25 occasions a month\nno change shown",
        "Wire\n20 to 25 occasions a month\nchanges",
    ]
    assert ax.get_title(loc="left") == "Words chosen to name tsc by month and source: “terrorism label”"
    assert ax.yaxis.get_major_formatter()(0.25) == "25 %"


def test_top_keeps_what_changes_and_says_what_is_gone(traces: pd.DataFrame) -> None:
    ax = plot_timeline(traces, top=2)
    assert [text.get_text().split("\n")[0] for text in ax.get_legend().get_texts()] == ["Post", "Wire"]
    assert "1 group, none with a change" in " ".join(text.get_text() for text in ax.texts).replace("\n", " ")


def test_ax_is_used_and_what_cannot_be_drawn_is_named(traces: pd.DataFrame) -> None:
    _, ax = plt.subplots()
    before = plt.get_fignums()
    assert plot_timeline(traces, ax=ax) is ax
    assert plt.get_fignums() == before
    two = pd.concat([traces, traces.assign(category="heroism")])
    with pytest.raises(TableError, match=r"one category; there are \[heroism, terrorism label\]"):
        plot_timeline(two)
    assert plot_timeline(two, category="heroism").get_title(loc="left").endswith("“heroism”")
    with pytest.raises(TableError, match=r"one actor .* \[army, tsc\]"):
        plot_timeline(pd.concat([traces, traces.assign(actor="army")]))
    with pytest.raises(ActorsError, match="un"):
        plot_timeline(traces, actor="un")
    with pytest.raises(TableError, match="a traces table needs"):
        plot_timeline(traces.drop(columns="level"))
