"""The sample corpus that comes with the package → Corpus."""

from __future__ import annotations

from framing.core.corpus import Corpus
from framing.core.errors import InputError
from framing.core.paths import data_folder
from framing.load._folder import load_folder


def load_sample() -> Corpus:
    """Load *tamra*: an invented campaign for an invented city, each story told by invented outlets.

    Returns
    -------
    Corpus
        Its articles, with source, story and date.

    Raises
    ------
    InputError
        The installation lacks the corpus.

    Examples
    --------
    >>> load_sample().docs.source.nunique() > 3
    True
    """
    folder = data_folder("corpus") / "tamra"
    if not folder.is_dir():
        raise InputError(f"the sample corpus was asked for and {str(folder)!r} is not there; install the package anew")
    return load_folder(folder)
