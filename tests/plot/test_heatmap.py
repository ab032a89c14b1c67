"""plot_heatmap: one cell an actor and group, its share written in it, gaps left as gaps."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from framing.core.errors import TableError
from framing.plot import plot_heatmap


def test_cells_are_the_shares_of_one_category(shares: pd.DataFrame) -> None:
    ax = plot_heatmap(shares, category="terrorism label")
    values = np.ma.filled(ax.images[0].get_array(), np.nan)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["army", "tsc"]
    assert [label.get_text() for label in ax.get_xticklabels()] == ["Herald", "Wire"]
    np.testing.assert_array_equal(values, [[0.25, np.nan], [0.25, 0.0]])
    written = [text.get_text() for text in ax.texts]
    assert {"25 %", "n = 24", "0 %", "n = 4"} <= set(written)
    assert any("Hatched: never named" in text for text in written)
    assert len(ax.patches) == 1


def test_all_categories_are_what_names_and_unknown_words_leave_over(shares: pd.DataFrame) -> None:
    values = np.ma.filled(plot_heatmap(shares).images[0].get_array(), np.nan)
    np.testing.assert_allclose(values, [[9 / 24, np.nan], [9 / 24, 1 / 4]])


def test_ax_is_used(shares: pd.DataFrame) -> None:
    _, ax = plt.subplots()
    before = plt.get_fignums()
    assert plot_heatmap(shares, category="extremism", ax=ax) is ax
    assert plt.get_fignums() == before


def test_errors_say_what_there_is(shares: pd.DataFrame, rates: pd.DataFrame) -> None:
    with pytest.raises(TableError, match=r"'atrocity'; there are \[extremism, heroism, terrorism label\]"):
        plot_heatmap(shares, category="atrocity")
    with pytest.raises(TableError, match="no row 'uncategorised'"):
        plot_heatmap(shares[shares["category"] == "extremism"])
    with pytest.raises(TableError, match="without an actor"):
        plot_heatmap(rates)
    with pytest.raises(TableError, match="empty"):
        plot_heatmap(shares.head(0))
