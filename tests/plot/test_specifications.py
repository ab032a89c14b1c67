"""plot_specifications draws every choice where the table says and names what carries the result."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes

from framing.core.errors import TableError
from framing.core.tables import make_table
from framing.plot import plot_specifications

SAME, LOST, THIN = "Post more often than Wire", "no difference shown", "insufficient data"


@pytest.fixture
def variations() -> pd.DataFrame:
    rows = [
        ("as compared", "", 0.20, 0.01, SAME),
        ("all voices", "", 0.12, 0.03, SAME),
        ("without term", "regime", -0.05, 0.4, LOST),
        ("without term", "mob", 0.22, 0.01, SAME),
        *[("without story", f"s{i}", 0.15 + i / 100, 0.02, SAME) for i in range(8)],
        ("without source", "Wire", np.nan, np.nan, THIN),
        ("without source", "Quay", 0.3, np.nan, THIN),
    ]
    made = [
        {
            "a": "Post", "b": "Wire", "actor": "tsc", "category": "insult", "choice": choice, "left_out": left,
            "estimate": estimate, "low": estimate - 0.1, "high": estimate + 0.1, "p": p, "n_articles": 24,
            "n_stories": 12, "verdict": verdict, "carries": verdict == LOST,
        }
        for choice, left, estimate, p, verdict in rows
    ]  # fmt: skip
    return make_table("variations", made)


def drawn(ax: Axes) -> dict[str, tuple[float, str]]:
    """Row → its estimate and what the legend calls it."""
    names = {round(float(y), 3): text.get_text() for y, text in zip(ax.get_yticks(), ax.get_yticklabels(), strict=True)}
    return {
        names[round(float(y), 3)]: (round(float(x), 3), str(line.get_label()))
        for line in ax.lines
        if not str(line.get_label()).startswith("_")
        for x, y in zip(line.get_xdata(), line.get_ydata(), strict=True)
    }


def test_every_choice_stands_where_the_table_says_and_what_carries_is_named(variations: pd.DataFrame) -> None:
    ax = plot_specifications(variations)
    rows = drawn(ax)
    assert len(rows) == 13  # 14, of which one has no estimate
    assert rows["as compared"] == (0.2, "as compared")
    assert rows["regime"] == (-0.05, "another verdict: carries the result")
    assert rows["mob"] == (0.22, "same verdict")
    assert rows["Quay"] == (0.3, "too few data to test")
    said = " ".join(text.get_text() for text in ax.texts).replace("\n", " ")
    assert "The result stands or falls with: without term “regime”." in said
    assert "without story …" in said
    assert ax.get_title(loc="left") == "“insult” in naming tsc: Post minus Wire under other choices"
    assert ax.xaxis.get_major_formatter()(-0.1) == "−10"


def test_top_keeps_what_carries_and_what_moves_most(variations: pd.DataFrame) -> None:
    ax = plot_specifications(variations, top=1)
    assert {"regime", "s0"} <= set(drawn(ax))
    assert not {"mob", "s1"} & set(drawn(ax))
    assert "1 further term, 7 further stories" in " ".join(text.get_text() for text in ax.texts)
    calm = variations.assign(carries=False)
    assert "No choice that could be tested changes the verdict." in plot_specifications(calm).texts[-1].get_text()


def test_ax_is_used_and_one_contrast_is_asked_for(variations: pd.DataFrame) -> None:
    _, ax = plt.subplots()
    before = plt.get_fignums()
    assert plot_specifications(variations, ax=ax) is ax
    assert plt.get_fignums() == before
    with pytest.raises(TableError, match="needs its row 'as compared'"):
        plot_specifications(variations.tail(-1))
    with pytest.raises(TableError, match="draws one contrast"):
        plot_specifications(pd.concat([variations, variations.head(1).assign(category="heroism", choice="b")]))
    with pytest.raises(TableError, match="a variations table needs"):
        plot_specifications(variations.drop(columns="carries"))
