"""Change points: where in time a rate leaves its level, tested by permuting what was written over the dates."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.stats.draws import TOLERANCE, Codes, Floats, Seed, find_p

MIN_STRETCH = 6
N_SCREEN, N_ORDERS = 999, 9_999
_WORTH = 0.1
_CELLS = 1_000_000


class Change(NamedTuple):
    """The likeliest change of level of each category.

    Parameters
    ----------
    at : ndarray of int, shape (n_categories,)
        The first place of the later part; -1 where nothing was tested.
    p : ndarray, shape (n_categories,)
        Its permutation p; NaN where nothing was tested.
    """

    at: Codes
    p: Floats


def find_change(x: Any, m: Floats, place: Codes, *, seed: Seed, n_permutations: int = N_ORDERS) -> Change:
    r"""Test whether a ratio changes its level once along an order of places, and say where.

    Parameters
    ----------
    x : sparse array, shape (n_units, n_categories)
        Counts of each unit: an article, or what one story gives to one place.
    m : ndarray, shape (n_units,)
        What they are out of; every entry above 0.
    place : ndarray of int, shape (n_units,)
        Where each unit stands in the order: the number of its month. Several may share a place.
    seed : int or sequence of int
        Seed of the permutations; one set serves all categories.
    n_permutations : int
        How many are drawn for the categories whose p among 999 others is .1 or less; the rest keep that p.

    Returns
    -------
    Change
        Nothing is tested where no boundary leaves `MIN_STRETCH` units on either side.

    Notes
    -----
    With :math:`r = \sum x / \sum m` unit u contributes :math:`e_u = x_u - r m_u`. At the boundary before place t

    .. math:: z_t = \frac{\sum_{u < t} e_u}{\sqrt{(1 - f)^2 Q_t + f^2 (Q - Q_t)}}, \quad
              f = \frac{\sum_{u < t} m_u}{\sum m}, \quad Q_t = \tfrac12 \Bigl(\sum_{u < t} e_u^2 + f Q\Bigr)

    with :math:`Q = \sum e^2`: half the scatter seen before t and half the scatter that its base lets expect, so that
    neither long articles late in the corpus nor a stretch that happens to hold nothing passes for a change. The
    statistic is the largest :math:`|z_t|`; p is the share of permutations of the units over the places that reach it.
    Where nothing changes it is below .05 in 3 to 6 of 100 simulated corpora (40 and 200 units, shares of .03 and .2,
    bases that grow fourfold or not); without the second half it was in up to 11.

    References
    ----------
    Page (1955), Biometrika 42: cumulative sums. Antoch and Hušková (2001), Statistics and Probability Letters 53:
    permutation tests of change.

    Examples
    --------
    >>> import numpy as np
    >>> from scipy import sparse
    >>> x = sparse.csr_array(np.repeat([[0.0], [3.0]], 10, axis=0))
    >>> found = find_change(x, np.full(20, 5.0), np.repeat(np.arange(4), 5), seed=0)
    >>> int(found.at[0]), float(found.p[0])
    (2, 0.0002)
    """
    k, before = x.shape[1], np.cumsum(np.bincount(place))[:-1]
    allowed = np.flatnonzero((before >= MIN_STRETCH) & (len(m) - before >= MIN_STRETCH))
    if not len(allowed):
        return Change(np.full(k, -1, dtype=np.intp), np.full(k, np.nan))
    columns = [x.tocsc()[:, [i]].tocoo() for i in range(k)]
    units = [(column.coords[0], column.data) for column in columns]
    n_places = int(place.max()) + 1
    observed = _Series(units, m, allowed, n_places).judge(place[None, :])[0]
    at, top = allowed[observed.argmax(axis=1)] + 1, observed.max(axis=1)
    rng, p = np.random.default_rng(seed), np.ones(k)
    for size, least in ((N_SCREEN, 1.0), (n_permutations, _WORTH)):
        worth = np.flatnonzero(p <= least)
        series = _Series([units[i] for i in worth], m, allowed, n_places)
        p[worth] = find_p(_count_further(series, top[worth], place, size, rng), size, exact=False)
    return Change(np.asarray(at, dtype=np.intp), p)


def _count_further(series: _Series, top: Floats, place: Codes, size: int, rng: np.random.Generator) -> Codes:
    """In how many random orders of the units each category's statistic reaches `top`."""
    further = np.zeros(len(top), dtype=np.intp)
    block = int(np.clip(_CELLS // len(place), 1, size))
    for first in range(0, size if len(top) else 0, block):
        orders = rng.permuted(np.tile(place, (min(block, size - first), 1)), axis=1)
        further += (series.judge(orders).max(axis=2) >= top * (1 - TOLERANCE)).sum(axis=0)
    return further


class _Series:
    """Sums by place under each order of the units, and the statistic that they give at every allowed boundary."""

    def __init__(self, units: list[tuple[NDArray[Any], Floats]], m: Floats, allowed: Codes, n_places: int) -> None:
        self.units, self.m, self.allowed, self.n_places = units, m, allowed, n_places

    def judge(self, orders: Codes) -> Floats:
        """|z| under each order, shape (n_orders, n_categories, n_allowed)."""
        n = len(orders)
        cells = np.ascontiguousarray(orders.T) + self.n_places * np.arange(n)
        base, square = self._accumulate(cells, self.m), self._accumulate(cells, self.m**2)
        part = base[:, self.allowed] / self.m.sum()
        found = np.zeros((n, len(self.units), len(self.allowed)))
        for i, (rows, x) in enumerate(self.units):
            m, where = self.m[rows], cells[rows]
            ratio = x.sum() / self.m.sum()
            gap = self._accumulate(where, x) - ratio * base
            crossed = self._accumulate(where, x**2 - 2 * ratio * x * m) + ratio**2 * square
            whole = crossed[:, -1:]
            seen = 0.5 * (crossed[:, self.allowed] + part * whole)
            variance = (1 - part) ** 2 * seen + part**2 * (whole - seen)
            far = np.abs(gap[:, self.allowed])
            real = (far > TOLERANCE * x.sum()) & (variance > 0)
            found[:, i] = np.divide(far, np.sqrt(np.abs(variance)), out=np.zeros_like(far), where=real)
        return found

    def _accumulate(self, cells: Codes, values: Floats) -> Floats:
        """Sums over the units, cumulative over the places, shape (n_orders, n_places)."""
        n = cells.shape[1]
        sums = np.bincount(cells.ravel(), weights=np.repeat(values, n), minlength=n * self.n_places)
        return np.asarray(sums.reshape(n, self.n_places).cumsum(axis=1))
