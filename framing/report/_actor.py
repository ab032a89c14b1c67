"""One actor on one page: what each source calls it, in whose voice, with every sentence."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from framing.core.errors import ActorsError, TableError
from framing.core.tables import UNITS, check_table
from framing.measure import measure_labels
from framing.plot import plot_labels
from framing.plot._svg import Figures
from framing.report._choices import describe_choices, measure_own_choices
from framing.report._differences import describe_differences
from framing.report._evidence import Anchors
from framing.report._naming import describe_naming
from framing.report._page import Page, render_page
from framing.report._provenance import collect_provenance
from framing.report._wording import load_guides


def report_actor(
    labels: pd.DataFrame, contrasts: pd.DataFrame | None = None, *, actor: str, name: str | None = None
) -> Page:
    """Make the page of one actor.

    Parameters
    ----------
    labels : DataFrame
        A labels table; other actors in it are left out. If it carries a column `guides` (as hits do), the page says
        what style guides say of each word.
    contrasts : DataFrame, optional
        A contrasts table; only the rows of this actor are shown.
    actor : str
        Id of the actor.
    name : str, optional
        What to call it on the page; its id by default.

    Returns
    -------
    Page
        It opens with the choices in the own voice; below, every row of `labels` about the actor is counted once. Each
        count leads to its sentences.

    Raises
    ------
    TableError
        A column is missing or the table is empty.
    ActorsError
        No row is about that actor.
    """
    check_table(labels, "labels")
    if not len(labels):
        raise TableError("report_actor needs labels; this table is empty; find some with find_labels(parsed, mentions)")
    chosen = labels[labels["actor"] == actor]
    if not len(chosen):
        known = ", ".join(sorted(labels["actor"].unique()))
        raise ActorsError(f"no row of this table is about the actor {actor!r}; there are [{known}]")
    called = name or actor
    anchors = Anchors()
    naming = describe_naming(chosen, anchors, actor=actor, name=called, guides=load_guides())
    mine = None
    differences = None
    choices = measure_own_choices(chosen)
    if contrasts is not None:
        check_table(contrasts, "contrasts")
        mine = contrasts[contrasts["actor"] == actor]
        if len(mine):
            about_choices = (mine["unit"] == UNITS["choices"][0]).all()
            what = "choice between loaded and plain words" if about_choices else "words chosen"
            heading = f"Differences in the {what} for {called}"
            differences = describe_differences(mine, anchors, heading=heading, name=called, links=naming.categories)
    opening = None
    if choices is not None and len(choices):
        tables = [mine] if mine is not None and len(mine) else []
        opening = describe_choices(chosen, choices, anchors, names={actor: called}, contrasts=tables)
    return render_page(
        "actor.html",
        f"What {called} is called",
        figures=anchors.figures,
        choices=opening,
        naming=naming,
        plot=draw_shares(chosen, called, anchors.figures),
        differences=differences,
        asked=contrasts is not None,
        doc_anchors={},
        provenance=collect_provenance([("labels", chosen), ("contrasts", mine)]),
    )


def draw_shares(labels: pd.DataFrame, name: str, figures: Figures) -> Markup:
    """The shares of naming occasions in the outlets' own voice as a plot; empty where no source is given."""
    own = labels[labels["voice"] == "own"]
    if not len(own) or (own["source"] == "").any():
        return Markup("")
    alt = f"Share of naming occasions by category and source for {name}, in the outlets' own voice"
    shares = measure_labels(own, by="source")
    return Markup(figures.draw(plot_labels, shares.assign(actor=name), key="s", alt=alt, actor=name))
