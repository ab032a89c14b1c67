"""The sample corpora that come with the package → Corpus."""

from __future__ import annotations

from framing.core.corpus import Corpus
from framing.core.errors import InputError
from framing.core.paths import data_folder
from framing.load._folder import load_folder


def load_sample(name: str = "tamra") -> Corpus:
    """Load a sample corpus: invented events in an invented country, each story told by invented outlets.

    Parameters
    ----------
    name : str
        *tamra*, a military campaign for a city; or *skelmouth*, a strike in a port and the migrants hired to break it.

    Returns
    -------
    Corpus
        Its articles, with source, story and date.

    Raises
    ------
    InputError
        No sample of that name, or the installation lacks the corpora.

    Examples
    --------
    >>> load_sample().docs.source.nunique() > 3
    True
    """
    folder = data_folder("corpus")
    names = sorted(path.parent.name for path in folder.glob("*/articles.jsonl"))
    if not names:
        raise InputError(f"a sample corpus was asked for and {str(folder)!r} holds none; install the package anew")
    if name not in names:
        raise InputError(f"the sample corpus {name!r} was asked for and there is none; choose among {', '.join(names)}")
    return load_folder(folder / name)
