"""plot_roles draws the shares of the table in their order, and refuses what are no roles."""

import pandas as pd
import pytest

from framing.core.errors import ActorsError, TableError
from framing.core.provenance import stamp
from framing.core.tables import make_table
from framing.plot import plot_contrasts, plot_roles

SHARES = {("Herald", "agent"): 0.5, ("Herald", "patient"): 0.5, ("Herald", "agentless"): 0.25, ("Wire", "agent"): 1.0}


@pytest.fixture
def parts() -> pd.DataFrame:
    fixed = {"actor": "port", "count": 1, "base": 4, "low": 0.1, "high": 1.0, "n_articles": 4, "n_stories": 4}
    rows = [{"group": g, "category": c, "estimate": share, **fixed} for (g, c), share in SHARES.items()]
    return stamp(make_table("rates", rows), "measure_roles", {"by": "source", "seed": 0})


def test_each_share_stands_in_its_row(parts: pd.DataFrame) -> None:
    ax = plot_roles(parts.iloc[::-1], actor="port")
    names = [label.get_text().split("\n")[0] for label in ax.get_yticklabels()]
    assert names == ["agent", "patient", "agentless"]
    drawn = {
        (line.get_label().split("\n")[0], names[round(float(y))]): float(x)
        for line in ax.lines
        if line.get_marker() not in ("None", None, "")
        for x, y in zip(line.get_xdata(), line.get_ydata(), strict=True)
    }
    assert drawn == SHARES
    assert ax.get_title(loc="left") == "Deeds in which port has a part, by source"


def test_labels_and_unknown_actors_are_refused(parts: pd.DataFrame, shares: pd.DataFrame) -> None:
    with pytest.raises(TableError, match="'extremism'; make one with measure_roles"):
        plot_roles(shares, actor="tsc")
    with pytest.raises(ActorsError, match="port"):
        plot_roles(parts, actor="tsc")
    with pytest.raises(TableError, match="draws one row for each group and category"):
        plot_roles(pd.concat([parts, parts]), actor="port")


def test_contrasts_of_roles_say_that_they_are(contrasts: pd.DataFrame) -> None:
    ax = plot_contrasts(contrasts.head(1).assign(category="agentless", unit="share of deeds"))
    assert ax.get_title(loc="left") == "Differences in the part in deeds given to tsc: Herald minus Wire"
