"""Small tables written by hand, and a guard: a test closes the figures it opens."""

from collections.abc import Iterator

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from framing.core.provenance import stamp
from framing.core.tables import make_table

SHARES = [
    # group, category, count, base, low, high
    ("Herald", "terrorism label", 6, 24, 0.10, 0.42),
    ("Herald", "extremism", 3, 24, 0.00, 0.30),
    ("Herald", "heroism", 0, 24, 0.00, 0.05),
    ("Herald", "uncategorised", 5, 24, 0.08, 0.37),
    ("Herald", "name only", 10, 24, 0.22, 0.61),
    ("Wire", "terrorism label", 0, 4, np.nan, np.nan),
    ("Wire", "extremism", 1, 4, np.nan, np.nan),
    ("Wire", "heroism", 0, 4, np.nan, np.nan),
    ("Wire", "uncategorised", 1, 4, np.nan, np.nan),
    ("Wire", "name only", 2, 4, np.nan, np.nan),
]


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")


@pytest.fixture
def shares() -> pd.DataFrame:
    rows = [
        {
            "group": group,
            "actor": actor,
            "category": category,
            "count": count,
            "base": base,
            "estimate": count / base,
            "low": low,
            "high": high,
            "n_articles": base // 4,
            "n_stories": base // 4,
        }
        for actor in ("army", "tsc")
        for group, category, count, base, low, high in SHARES
        if (actor, group) != ("army", "Wire")
    ]
    return stamp(make_table("rates", rows), "measure_labels", {"by": "source", "seed": 0})


@pytest.fixture
def rates(shares: pd.DataFrame) -> pd.DataFrame:
    terms = shares[(shares["actor"] == "tsc") & ~shares["category"].isin(["uncategorised", "name only"])]
    terms = terms.assign(actor="", category=terms["category"].replace({"extremism": "all"}))
    terms = terms.assign(base=1000 * terms["base"])
    return stamp(terms.reset_index(drop=True), "measure_terms", {"by": "source", "per": 1000})


@pytest.fixture
def contrasts() -> pd.DataFrame:
    rows = [
        ("terrorism label", 0.25, 0.08, 0.41, 0.001, 0.003, "Herald more often than Wire"),
        ("extremism", -0.31, -0.50, -0.02, 0.020, 0.030, "Wire more often than Herald"),
        ("heroism", 0.02, -0.10, 0.15, 0.700, 0.700, "no difference shown"),
        ("rebranding", 0.90, np.nan, np.nan, np.nan, np.nan, "insufficient data"),
    ]
    made = [
        {
            "a": "Herald",
            "b": "Wire",
            "actor": "tsc",
            "category": category,
            "unit": "share of naming occasions",
            "base_a": 60,
            "base_b": 60,
            "estimate": estimate,
            "low": low,
            "high": high,
            "p": p,
            "q": q,
            "n_articles": 24,
            "n_stories": 3 if verdict == "insufficient data" else 12,
            "top_share": 0.2,
            "verdict": verdict,
        }
        for category, estimate, low, high, p, q, verdict in rows
    ]
    return make_table("contrasts", made)
