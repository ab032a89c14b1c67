"""A study → an explorer: actors by sources, each number opening onto its sentences."""

from __future__ import annotations

from framing.core.errors import FramingError, TableError
from framing.core.tables import check_table
from framing.explore._explorer import Explorer
from framing.explore._payload import make_payload
from framing.run._study import Study


def explore(study: Study, *, title: str = "Who calls whom what") -> Explorer:
    """Open a study for clicking: what each source calls each actor, in whose voice, with every sentence.

    Shown in a notebook, the explorer is a widget: actors down, sources across, in each cell the words chosen and how
    often. A click on a number opens its sentences, marked by voice, with outlet and date. Filters take a voice, a
    category, a holder, days and a word; a second view lays two sources side by side on one story. The rows behind the
    open number, or those ticked, come back as `explorer.selected`. Saved, it is one page that needs no network.

    Parameters
    ----------
    study : Study
        What `analyze` gives or `Study.read` reads. Its labels are what is shown; to look at some of them only, give
        ``dataclasses.replace(study, labels=labels[...])``.
    title : str
        The heading.

    Returns
    -------
    Explorer
        Shown as a widget where `anywidget` is installed (the extra *notebooks*), else as a page in a frame.

    Raises
    ------
    FramingError
        This is not a study.
    TableError
        The study has no labels, or they lack columns.

    Examples
    --------
    >>> import framing as fr
    >>> corpus = fr.load_sample().select(["tamra-1a-wire", "tamra-1a-banner"])
    >>> study = fr.analyze(corpus, fr.Actors.from_names({"tsc": ["Tamra Shura Council", "TSC"]}))
    >>> explorer = fr.explore(study)
    >>> explorer
    Explorer('Who calls whom what', 1 actor, 2 sources, 17 labels)
    """
    if not isinstance(study, Study):
        raise FramingError(f"explore opens a Study; this is a {type(study).__name__}; make one with analyze(corpus, …)")
    labels = check_table(study.labels, "labels")
    if not len(labels):
        raise TableError("explore shows labels; this study has none; check that its actors occur in its articles")
    return Explorer(title, labels, make_payload(study.corpus, study.actors, labels, study.hits))
