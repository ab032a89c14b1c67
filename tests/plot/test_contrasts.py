"""plot_contrasts draws differences with their intervals and tells apart what was shown from what was not."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from framing.core.errors import ActorsError, TableError
from framing.plot import plot_contrasts


def rows(ax: Axes) -> dict[str, tuple[float, str]]:
    """Category → where its marker is and what the legend calls it."""
    names = [label.get_text().split("\n")[0] for label in ax.get_yticklabels()]
    found = {}
    for line in ax.lines:
        if str(line.get_label()).startswith("_"):
            continue
        for x, y in zip(line.get_xdata(), line.get_ydata(), strict=True):
            found[names[round(float(y))]] = (float(x), str(line.get_label()))
    return found


def test_every_contrast_is_where_the_table_says(contrasts: pd.DataFrame) -> None:
    ax = plot_contrasts(contrasts)
    assert rows(ax) == {
        "terrorism label": (0.25, "difference (q < .05)"),
        "extremism": (-0.31, "difference (q < .05)"),
        "heroism": (0.02, "no difference shown"),
        "rebranding": (0.90, "insufficient data"),
    }
    lines = [s for c in ax.collections if isinstance(c, LineCollection) for s in c.get_segments()]
    assert sorted((s[0][0], s[1][0]) for s in lines) == [(-0.50, -0.02), (-0.10, 0.15), (0.08, 0.41)]
    texts = [text.get_text() for text in ax.get_legend().get_texts()]
    assert texts == ["difference (q < .05)", "no difference shown", "insufficient data"]


def test_rows_with_insufficient_data_stand_last_and_hollow(contrasts: pd.DataFrame) -> None:
    ax = plot_contrasts(contrasts)
    last = ax.get_yticklabels()[-1].get_text()
    assert last == "rebranding\nn = 24 articles, 3 stories"
    (thin,) = [line for line in ax.lines if line.get_label() == "insufficient data"]
    assert thin.get_markerfacecolor() == "#ffffff"


def test_the_axis_says_unit_and_direction(contrasts: pd.DataFrame) -> None:
    ax = plot_contrasts(contrasts)
    unit, direction = ax.get_xlabel().split("\n")
    assert unit == "difference in percentage points"
    assert direction.startswith("← Wire more often")
    assert direction.endswith("Herald more often →")
    assert ax.xaxis.get_major_formatter()(-0.25) == "−25"
    low, high = ax.get_xlim()
    assert low == -high
    terms = plot_contrasts(contrasts.assign(actor="", unit="per 1,000 words"))
    assert terms.get_xlabel().startswith("difference in loaded words per 1,000 words")
    assert terms.get_title(loc="left") == "Differences in loaded words: Herald minus Wire"


def test_top_keeps_what_has_data_and_says_what_is_gone(contrasts: pd.DataFrame) -> None:
    ax = plot_contrasts(contrasts, top=2)
    assert set(rows(ax)) == {"terrorism label", "extremism"}
    assert "2 further contrasts" in " ".join(text.get_text() for text in ax.texts)


def test_one_actor_of_several_and_joined_tables_with_repeated_index(contrasts: pd.DataFrame) -> None:
    both = pd.concat([contrasts, contrasts.assign(actor="army", estimate=-contrasts["estimate"])])
    assert rows(plot_contrasts(both, actor="army"))["extremism"][0] == 0.31
    ax = plot_contrasts(both, top=8)
    assert len(rows(ax)) == 8
    assert "army: extremism" in rows(ax)


def test_what_all_rows_share_is_said_once(contrasts: pd.DataFrame) -> None:
    one = contrasts[contrasts["category"] == "extremism"]
    other = one.assign(b="Isthmus Press Agency of the North")
    ax = plot_contrasts(pd.concat([one, other]))
    assert ax.get_title(loc="left") == "Differences in the words chosen to name tsc: “extremism”"
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert sorted(name.rsplit("\n", 1)[0] for name in names) == [
        "Herald −\nIsthmus Press Agency of the North",
        "Herald − Wire",
    ]


def test_ax_is_used_and_no_figure_made(contrasts: pd.DataFrame) -> None:
    _, ax = plt.subplots()
    before = plt.get_fignums()
    assert plot_contrasts(contrasts, ax=ax) is ax
    assert plt.get_fignums() == before


def test_errors_say_what_there_is(contrasts: pd.DataFrame) -> None:
    with pytest.raises(ActorsError, match=r"there are \[tsc\]"):
        plot_contrasts(contrasts, actor="un")
    with pytest.raises(TableError, match="empty"):
        plot_contrasts(contrasts.head(0))
    with pytest.raises(TableError, match="mixes \\[per 1,000 words, share of naming occasions\\]"):
        plot_contrasts(pd.concat([contrasts, contrasts.assign(actor="", unit="per 1,000 words")]))
    with pytest.raises(TableError, match="a contrasts table needs"):
        plot_contrasts(contrasts.drop(columns="q"))
