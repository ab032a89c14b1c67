"""All contrasts of a corpus page, actor by actor: those of choices first, each category led back to its counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from framing.core.tables import UNITS, is_about_roles
from framing.report._choices import Choices
from framing.report._differences import Differences, describe_differences
from framing.report._evidence import Anchors
from framing.report._matrix import Matrix
from framing.report._naming import Naming
from framing.report._parts import Parts
from framing.report._wording import say_count


def list_differences(
    tables: Sequence[pd.DataFrame],
    anchors: Anchors,
    *,
    terms: Matrix | None,
    actors: Sequence[Naming],
    parts: Parts | None,
    choices: Choices | None,
    names: Mapping[str, str],
) -> list[Differences]:
    """Lay out every table of contrasts: loaded words as one, all others actor by actor."""
    listed = []
    for contrasts in tables:
        if is_about_roles(contrasts):
            listed.extend(_list_parts(contrasts, anchors, parts, names))
            continue
        about_choices = len(contrasts) and (contrasts["unit"] == UNITS["choices"][0]).all()
        for actor in sorted(contrasts["actor"].unique()):
            part = contrasts[contrasts["actor"] == actor]
            if about_choices:
                links = choices.links(str(actor)) if choices else {}
                heading = f"Choice between loaded and plain words for {actor}"
            elif actor:
                links = next((naming.categories for naming in actors if naming.actor == actor), {})
                heading = f"Words chosen for {actor}"
            else:
                links = {block.name: block.anchor for block in terms.blocks} if terms else {}
                heading = "Loaded words"
            listed.append(describe_differences(part, anchors, heading=heading, name=str(actor), links=links))
    return listed


def _list_parts(
    contrasts: pd.DataFrame, anchors: Anchors, parts: Parts | None, names: Mapping[str, str]
) -> list[Differences]:
    """Contrasts of roles, actor by actor, without plots; those that data do not suffice for are only numbered."""
    listed = []
    for actor, part in contrasts.groupby("actor", sort=True):
        tested = part[part["p"].notna()]
        if not len(tested):
            continue
        name = names.get(str(actor), str(actor))
        links = parts.links(name) if parts else {}
        thin = len(part) - len(tested)
        more = f"; {say_count(thin, 'contrast')} with insufficient data left out" if thin else ""
        heading = f"Part in deeds given to {name}{more}"
        listed.append(describe_differences(tested, anchors, heading=heading, name=name, links=links, draw=False))
    return listed
