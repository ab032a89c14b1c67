"""Change points: where in time a rate leaves its level, tested by permuting what was written over the dates."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.stats.draws import TOLERANCE, Codes, Floats, Seed, find_p

MIN_STRETCH = 6
N_ORDERS, N_REACHED = 9_999, 50
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
        How many are drawn at most. A category for which 50 have reached the statistic needs no more: its p is then 50
        over the number drawn so far.

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
    permutation tests of change. Besag and Clifford (1991), Biometrika 78: sequential Monte Carlo p.

    Examples
    --------
    >>> import numpy as np
    >>> from scipy import sparse
    >>> x = sparse.csr_array(np.repeat([[0.0], [3.0]], 10, axis=0))
    >>> found = find_change(x, np.full(20, 5.0), np.repeat(np.arange(4), 5), seed=0)
    >>> int(found.at[0]), float(found.p[0])
    (2, 0.0003)
    """
    k, before = x.shape[1], np.cumsum(np.bincount(place))[:-1]
    allowed = np.flatnonzero((before >= MIN_STRETCH) & (len(m) - before >= MIN_STRETCH))
    if not len(allowed):
        return Change(np.full(k, -1, dtype=np.intp), np.full(k, np.nan))
    columns = [x.tocsc()[:, [i]].tocoo() for i in range(k)]
    units = [(column.coords[0], column.data) for column in columns]
    n_places = int(place.max()) + 1
    series = _Series(units, m, allowed, n_places)
    observed = series.judge(place[None, :])[0]
    at, top = allowed[observed.argmax(axis=1)] + 1, observed.max(axis=1)
    p = _draw_p(series, top, place, n_permutations, seed)
    return Change(np.asarray(at, dtype=np.intp), p)


def _draw_p(series: _Series, top: Floats, place: Codes, size: int, seed: Seed) -> Floats:
    """The sequential p of each category: draws stop where `N_REACHED` of them have reached `top`."""
    rng, block = np.random.default_rng(seed), int(np.clip(_CELLS // len(place), 1, 500))
    p, reached, open_ = np.ones(len(top)), np.zeros(len(top), dtype=np.intp), np.arange(len(top))
    for drawn in range(0, size, block):
        if not len(open_):
            break
        orders = rng.permuted(np.tile(place, (min(block, size - drawn), 1)), axis=1)
        further = series.choose(open_).judge(orders).max(axis=2) >= top[open_] * (1 - TOLERANCE)
        so_far = reached[open_] + further.cumsum(axis=0)
        reached[open_] = so_far[-1]
        full = so_far[-1] >= N_REACHED
        p[open_[full]] = N_REACHED / (drawn + 1 + (so_far[:, full] < N_REACHED).sum(axis=0))
        open_ = open_[~full]
    p[open_] = find_p(reached[open_], size, exact=False)
    return p


class _Series:
    """Sums by place under each order of the units, and the statistic that they give at every allowed boundary."""

    def __init__(self, units: list[tuple[NDArray[Any], Floats]], m: Floats, allowed: Codes, n_places: int) -> None:
        self.units, self.m, self.allowed, self.n_places = units, m, allowed, n_places

    def choose(self, categories: Codes) -> _Series:
        """The same of some categories."""
        return _Series([self.units[i] for i in categories], self.m, self.allowed, self.n_places)

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
