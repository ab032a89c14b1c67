"""Correspondence analysis against prince, ellipses that shrink with more stories."""

import numpy as np
import pytest

from framing.stats import map_table, place_rows, resample_places
from framing.stats.association import measure_association

SMOKING = np.array([[4, 2, 3, 2], [4, 3, 7, 4], [25, 10, 12, 4], [18, 24, 33, 13], [10, 6, 7, 2]])
# prince.CA(n_components=3), prince 0.23.0; an axis may point either way
INERTIA = [0.07475911, 0.01001718, 0.00041357]
ROWS = [[0.06576838, 0.19373700], [-0.25895842, 0.24330457], [0.38059489, 0.01065991]]
COLUMNS = [[0.39330845, 0.03049207], [-0.09945592, -0.14106429], [-0.19632096, -0.00735911], [-0.29377599, 0.19776566]]


def test_equals_prince():
    chart = map_table(SMOKING)
    assert chart.inertia == pytest.approx(INERTIA, abs=1e-8)
    assert chart.inertia.sum() == pytest.approx(measure_association(SMOKING).chi2 / SMOKING.sum())
    sign = np.sign(chart.rows[1, :2] / np.array(ROWS[1]))
    assert chart.rows[:3, :2] * sign == pytest.approx(np.array(ROWS), abs=1e-7)
    assert chart.columns[:, :2] * sign == pytest.approx(np.array(COLUMNS), abs=1e-7)


def test_rows_of_the_table_are_placed_where_they_are():
    chart = map_table(SMOKING)
    assert place_rows(chart, SMOKING) == pytest.approx(chart.rows)
    assert place_rows(chart, SMOKING.sum(0)[None]) == pytest.approx(np.zeros((1, 3)), abs=1e-12)


def test_more_stories_make_smaller_ellipses_of_the_right_size():
    rng = np.random.default_rng(0)
    shares = np.array([[0.6, 0.2, 0.2], [0.2, 0.6, 0.2], [0.2, 0.2, 0.6]])
    draw = lambda n: np.stack([rng.multinomial(5, p, size=n) for p in shares], axis=1)  # noqa: E731
    few, many = (np.trace(resample_places(draw(n), seed=0)[1][0]) for n in (30, 120))
    assert few / many == pytest.approx(4, rel=0.35)
    chart, covariance = resample_places(draw(60), seed=0)
    again = np.array([place_rows(chart, draw(60).sum(0)) for _ in range(400)])
    assert np.trace(covariance[1]) == pytest.approx(np.trace(np.cov(again[:, 1].T)), rel=0.3)
