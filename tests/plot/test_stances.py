"""An arrow for each holder and target, solid for and dashed against; neutral rows draw none; bad tables are refused."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from framing.core.errors import TableError
from framing.plot._stances import plot_stances

ROWS = pd.DataFrame({
    "source": "Post",
    "holder": ["mayor", "mayor", "mayor", "Post", "union"],
    "target": ["port", "port", "union", "port", "mayor"],
    "stance": ["negative", "negative", "positive", "neutral", "neutral"],
})  # fmt: skip


def test_arrows_tell_sign_and_number_on_the_given_axes():
    figure, ax = plt.subplots()
    assert plot_stances(ROWS, ax=ax) is ax
    arrows = [text.arrow_patch for text in ax.texts if getattr(text, "arrow_patch", None) is not None]
    assert len(arrows) == 2
    assert len({str(arrow.get_linestyle()) for arrow in arrows}) == 2
    shown = [text.get_text() for text in ax.texts]
    assert {"−2/2", "+1/1", "mayor", "port", "union"} <= set(shown)
    assert "Post" not in shown
    assert plt.get_fignums() == [figure.number]
    plt.close(figure)


def test_two_sources_or_no_stance_at_all_are_refused():
    with pytest.raises(TableError, match="source="):
        plot_stances(pd.concat([ROWS, ROWS.assign(source="Herald")]))
    with pytest.raises(TableError, match="nobody"):
        plot_stances(ROWS.assign(stance="neutral"))
