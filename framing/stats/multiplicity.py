"""Many tests at once: p-values adjusted over the family they belong to."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import false_discovery_control


def adjust_family(p: ArrayLike, *, method: Literal["bh", "by"] = "bh") -> NDArray[np.float64]:
    """Adjust p-values so that a cut at q keeps the expected share of false findings below q.

    Parameters
    ----------
    p : array_like, shape (n,)
        The p-values of one family. NaN stands for a test that was not made: it stays NaN and does not count.
    method : {"bh", "by"}
        Benjamini and Hochberg (1995), or Benjamini and Yekutieli (2001) for arbitrary dependence.

    Returns
    -------
    ndarray, shape (n,)
        The q-values, in the order given.

    Examples
    --------
    >>> adjust_family([0.01, float("nan"), 0.04]).tolist()
    [0.02, nan, 0.04]
    """
    values = np.asarray(p, dtype=np.float64)
    q = np.full(values.shape, np.nan)
    made = ~np.isnan(values)
    if made.any():
        q[made] = false_discovery_control(values[made], method=method)
    return q
