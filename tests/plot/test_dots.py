"""plot_labels and plot_terms draw the numbers of the table, on the Axes given, and say what they leave out."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from framing.core.errors import ActorsError, FramingError, TableError
from framing.plot import plot_labels, plot_terms


def dots(ax: Axes) -> list[tuple[str, float, float, bool]]:
    """Row label, x, and whether filled, of every marker."""
    found = []
    names = [label.get_text().split("\n")[0] for label in ax.get_yticklabels()]
    for line in ax.lines:
        if line.get_marker() in ("None", None, ""):
            continue
        filled = line.get_markerfacecolor() != "#ffffff"
        for x, y in zip(line.get_xdata(), line.get_ydata(), strict=True):
            found.append((names[round(float(y))], float(y), float(x), filled))
    return found


def segments(ax: Axes) -> list[tuple[float, float]]:
    parts = [c for c in ax.collections if isinstance(c, LineCollection)]
    return sorted((float(s[0][0]), float(s[1][0])) for c in parts for s in c.get_segments())


def notes(ax: Axes) -> str:
    return " ".join(text.get_text() for text in ax.texts)


def test_markers_and_lines_are_the_numbers_of_the_table(shares: pd.DataFrame) -> None:
    ax = plot_labels(shares, actor="tsc")
    rows = shares[(shares["actor"] == "tsc") & (shares["category"] != "heroism")]
    assert sorted((name, x) for name, _, x, _ in dots(ax)) == sorted(
        zip(rows["category"], rows["estimate"], strict=True)
    )
    known = rows.dropna(subset=["low"])
    assert segments(ax) == sorted(zip(known["low"], known["high"], strict=True))


def test_rows_without_an_interval_are_hollow_and_the_legend_says_so(shares: pd.DataFrame) -> None:
    ax = plot_labels(shares, actor="tsc")
    assert sum(not filled for *_, filled in dots(ax)) == 4
    legend = [text.get_text() for text in ax.get_legend().get_texts()]
    assert legend[0] == "Herald\n24 occasions, 6 articles"
    assert legend[1] == "Wire\n4 occasions, 1 article"
    assert legend[-1].startswith("hollow: insufficient data")
    complete = shares[(shares["actor"] == "army")]
    legend = [text.get_text() for text in plot_labels(complete, actor="army").get_legend().get_texts()]
    assert legend == ["Herald\n24 occasions, 6 articles"]


def test_series_differ_in_shape_and_place_not_only_in_colour(shares: pd.DataFrame) -> None:
    ax = plot_labels(shares, actor="tsc")
    drawn = [line for line in ax.lines if line.get_marker() not in ("None", None, "") and len(line.get_xdata())]
    assert len({line.get_marker() for line in drawn}) == 2
    assert len({round(float(y), 6) for _, y, _, _ in dots(ax)}) == len(dots(ax))


def test_labels_say_what_of_whom_and_out_of_how_many(shares: pd.DataFrame) -> None:
    ax = plot_labels(shares, actor="tsc")
    assert ax.get_title(loc="left") == "Words chosen to name tsc, by source"
    assert ax.get_xlabel() == "share of naming occasions"
    assert ax.get_yticklabels()[0].get_text() == "terrorism label\nn = 6 of 28 occasions"
    assert [label.get_text().split("\n")[0] for label in ax.get_yticklabels()][-2:] == ["uncategorised", "name only"]


def test_what_is_left_out_is_said(shares: pd.DataFrame) -> None:
    ax = plot_labels(shares, actor="tsc", top=1)
    assert [label.get_text().split("\n")[0] for label in ax.get_yticklabels()] == [
        "terrorism label",
        "uncategorised",
        "name only",
    ]
    assert "1 rarer category with 4 counts" in notes(ax)
    assert "1 category without a single count" in notes(ax)


def test_all_leads_the_terms_and_the_unit_is_named(rates: pd.DataFrame) -> None:
    ax = plot_terms(rates)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["all\nn = 4", "terrorism label\nn = 6"]
    assert ax.get_xlabel() == "loaded words per 1,000 words"
    assert sorted(x for _, _, x, _ in dots(ax)) == sorted(rates.loc[rates["category"] != "heroism", "estimate"])


def test_the_axes_given_are_used_and_nothing_else_is_touched(shares: pd.DataFrame, rates: pd.DataFrame) -> None:
    before, settings, table = plt.get_fignums(), mpl.rcParams.copy(), shares.copy()
    figure = Figure(figsize=(3, 2))
    left, right = figure.subplots(1, 2)
    assert plot_labels(shares, actor="tsc", ax=left) is left
    assert plot_terms(rates, ax=right) is right
    figure.savefig("/dev/null", format="svg")
    assert plt.get_fignums() == before
    assert mpl.rcParams == settings
    assert tuple(figure.get_size_inches()) == (3, 2)
    pd.testing.assert_frame_equal(shares, table)


def test_a_figure_of_its_own_grows_with_the_rows(shares: pd.DataFrame) -> None:
    tall = plot_labels(shares, actor="tsc").figure.get_size_inches()[1]
    assert plot_labels(shares, actor="tsc", top=1).figure.get_size_inches()[1] < tall


def test_dollar_signs_and_long_names_are_drawn_as_text(shares: pd.DataFrame) -> None:
    name = "A very long category name that costs $5 or $6 and wraps"
    ax = plot_labels(shares.replace({"terrorism label": name, "Wire": "$Wire$ <b>"}), actor="tsc")
    ax.figure.savefig("/dev/null", format="svg")
    first = ax.get_yticklabels()[0].get_text()
    assert first.count("\n") >= 2
    assert first.count(r"\$") == 2


def test_errors_say_what_there_is(shares: pd.DataFrame, rates: pd.DataFrame) -> None:
    with pytest.raises(ActorsError, match=r"'isis'; there are \[army, tsc\]"):
        plot_labels(shares, actor="isis")
    with pytest.raises(ActorsError, match="counts terms"):
        plot_labels(rates, actor="tsc")
    with pytest.raises(TableError, match="this one is empty"):
        plot_labels(shares.head(0), actor="tsc")
    with pytest.raises(TableError, match=r"a rates table needs \[low\]"):
        plot_terms(rates.drop(columns="low"))
    with pytest.raises(TableError, match="use plot_labels"):
        plot_terms(shares)
    with pytest.raises(TableError, match="4 stand again"):
        plot_terms(pd.concat([rates, rates[rates["category"] != "heroism"]]))
    with pytest.raises(FramingError, match="at least 1; got 0"):
        plot_terms(rates, top=0)


def test_an_interval_that_misses_its_estimate_is_drawn_as_it_is(shares: pd.DataFrame) -> None:
    odd = shares[(shares["actor"] == "army") & (shares["category"] == "extremism")]
    ax = plot_labels(odd.assign(low=0.2, high=0.3), actor="army")
    assert segments(ax) == [(0.2, 0.3)]
    assert np.isclose(dots(ax)[0][2], 3 / 24)
