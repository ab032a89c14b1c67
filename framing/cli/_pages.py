"""The page of a study: what stands on it and where it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing import Study
    from framing.report._page import Page


def make_page(study: Study, title: str) -> Page:
    """The page of the whole study."""
    from framing import report_corpus

    return report_corpus(
        study.corpus,
        hits=study.hits,
        labels=study.labels,
        roles=study.roles,
        contrasts=[study.choice_gaps, study.gaps, study.term_gaps, study.role_gaps],
        actors=study.actors,
        rates=[study.rates, study.shares],
        choices=study.choices,
        title=title,
    )


def write_page(study: Study, folder: Path) -> Path:
    """Write the page of the whole study beside its folder."""
    name = folder.resolve().name
    return make_page(study, name).save(folder.parent / f"{name}.html")
