"""A bar for long work, in a notebook or a terminal; short work and scripts that write to a file show none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sized
from typing import Any, TypeVar

T = TypeVar("T")

_PATIENCE = 2.0  # seconds before a bar appears


def track(items: Iterable[T], what: str, unit: str, *, total: int | None = None) -> Iterator[T]:
    """Hand out the items one by one, with a bar on how many are done once that has taken two seconds.

    Parameters
    ----------
    items : iterable
        What is worked through.
    what : str
        Stands before the bar: *Parsing*.
    unit : str
        What an item is: *article*.
    total : int, optional
        How many there are, where the items have no length.

    Notes
    -----
    Bars go to the error stream and are wiped when the work is done. With ``TQDM_DISABLE=1`` in the environment none
    is shown.
    """
    with open_bar(what, unit, total=len(items) if isinstance(items, Sized) else total) as bar:
        for item in items:
            yield item
            bar.update()


def open_bar(what: str, unit: str, *, total: int | None, **options: Any) -> Any:
    """A tqdm bar of this kind, for work that is counted otherwise than item by item; `options` are tqdm's."""
    from tqdm import std
    from tqdm.auto import tqdm
    from tqdm.notebook import IProgress, tqdm_notebook

    settings = {"desc": what, "unit": f" {unit}s", "delay": _PATIENCE, "leave": False, "total": total} | options
    off = os.environ.get("TQDM_DISABLE", "0") not in ("", "0") or None  # None: only where there is no terminal
    if not issubclass(tqdm, tqdm_notebook):
        return tqdm(disable=off, **settings)
    return tqdm(disable=bool(off), **settings) if IProgress is not None else std.tqdm(disable=off, **settings)
