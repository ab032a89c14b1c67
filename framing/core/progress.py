"""A bar for long work, in a notebook or a terminal; short work and scripts that write to a file show none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

_PATIENCE = 2.0  # seconds before a bar appears


def track(items: Sequence[T], what: str, unit: str) -> Iterator[T]:
    """Hand out the items one by one, with a bar on how many are done once that has taken two seconds.

    Parameters
    ----------
    items : sequence
        What is worked through.
    what : str
        Stands before the bar: *Parsing*.
    unit : str
        What an item is: *article*.
    """
    from tqdm.auto import tqdm
    from tqdm.notebook import tqdm_notebook

    quiet = False if issubclass(tqdm, tqdm_notebook) else None  # None: no bar where the error stream is no terminal
    yield from tqdm(items, desc=what, unit=f" {unit}s", delay=_PATIENCE, leave=False, disable=quiet)
