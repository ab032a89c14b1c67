"""Contrasts laid out for a page: a plot, a table, a sentence each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from framing.plot import plot_contrasts
from framing.report._evidence import Anchors
from framing.report._wording import say_contrast, say_unit

_DRAWN = 15


@dataclass(frozen=True)
class Differences:
    """The contrasts of one actor, or of the terms."""

    anchor: str
    heading: str
    unit: str
    plot: Markup
    plot_note: str
    rows: tuple[tuple[dict[str, str], str], ...]


def describe_differences(
    contrasts: pd.DataFrame, anchors: Anchors, *, heading: str, name: str, links: Mapping[str, str], draw: bool = True
) -> Differences:
    """Lay out contrasts of one actor or of the terms; `links` leads from a category to its counts on the page."""
    anchor = anchors.new("x")
    clean = contrasts.reset_index(drop=True)
    order = pd.DataFrame({"thin": clean["p"].isna(), "size": -clean["estimate"].abs(), "category": clean["category"]})
    ordered = clean.loc[order.sort_values(["thin", "size", "category"], kind="stable").index]
    rows = tuple((say_contrast(row, name), links.get(str(row["category"]), "")) for row in ordered.to_dict("records"))
    drawn = clean.assign(actor=clean["actor"].where(clean["actor"] == "", name))
    can_draw = drawn["estimate"].notna() & draw
    alt = f"{heading}: the figures of the table below as a plot"
    plot = anchors.figures.draw(plot_contrasts, drawn, key=anchor, alt=alt, top=_DRAWN) if can_draw.any() else ""
    left = int(can_draw.sum()) - _DRAWN
    note = f"The plot shows {_DRAWN} of {len(clean):,} contrasts; the table has them all." if left > 0 else ""
    return Differences(anchor, heading, say_unit(bool((clean["actor"] != "").all())), Markup(plot), note, rows)
