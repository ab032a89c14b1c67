"""How strongly source and label hang together in one table of counts: Cramér's V without its bias."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike


class Association(NamedTuple):
    """Pearson's chi-square of a table, Cramér's V, and V with Bergsma's correction."""

    chi2: float
    v: float
    v_corrected: float


def measure_association(table: ArrayLike, *, design_effect: float = 1.0) -> Association:
    r"""Cramér's V of a contingency table, raw and corrected.

    Parameters
    ----------
    table : array_like, shape (n_rows, n_columns)
        Counts; empty rows and columns are left out.
    design_effect : float
        What chi-square and n are divided by where counts are clustered (Rao and Scott's first-order correction):
        the mean of `measure_clustering`.

    Returns
    -------
    Association
        With :math:`\phi^2 = \max(0, \chi^2 / n - (r - 1)(c - 1) / (n - 1))`, :math:`\tilde r = r - (r - 1)^2 / (n - 1)`
        and :math:`\tilde c` likewise, the corrected V is :math:`\sqrt{\phi^2 / \min(\tilde r - 1, \tilde c - 1)}`: 0 on
        average without an association, where the raw one grows with the size of the table. NaN for tables of one row
        or column.

    References
    ----------
    Bergsma (2013), Journal of the Korean Statistical Society 42; Rao and Scott (1981), JASA 76.

    Examples
    --------
    >>> found = measure_association([[30, 20, 10], [10, 25, 25]])
    >>> round(found.v, 4), round(found.v_corrected, 4)
    (0.3762, 0.3547)
    """
    counts = np.asarray(table, dtype=np.float64)
    counts = counts[counts.sum(1) > 0][:, counts.sum(0) > 0]
    if min(counts.shape) < 2:
        return Association(float("nan"), float("nan"), float("nan"))
    whole = counts.sum()
    expected = counts.sum(1)[:, None] * counts.sum(0) / whole
    chi2, n = ((counts - expected) ** 2 / expected).sum() / design_effect, whole / design_effect
    r, c = counts.shape
    phi2 = max(0.0, chi2 / n - (r - 1) * (c - 1) / (n - 1))
    rows, columns = r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)
    v, corrected = np.sqrt(chi2 / n / (min(r, c) - 1)), np.sqrt(phi2 / min(rows - 1, columns - 1))
    return Association(float(chi2), float(v), float(corrected))
