"""Cramér's V against scipy and Bergsma's correction against its reference value."""

import numpy as np
import pytest
from scipy.stats import chi2_contingency
from scipy.stats.contingency import association

from framing.stats import measure_association

TABLE = np.array([[30, 20, 10], [10, 25, 25]])


def test_reference_values():
    found = measure_association(TABLE)
    assert found.chi2 == pytest.approx(chi2_contingency(TABLE, correction=False).statistic)
    assert found.v == pytest.approx(association(TABLE, method="cramer"))
    assert (found.v, found.v_corrected) == pytest.approx((0.376211, 0.354661), abs=1e-6)


def test_the_correction_takes_the_bias_out():
    rng = np.random.default_rng(0)
    tables = [rng.multinomial(60, np.full(20, 1 / 20)).reshape(4, 5) for _ in range(200)]
    raw, corrected = zip(*(measure_association(table)[1:] for table in tables), strict=True)
    assert np.mean(raw) > 0.2
    assert np.median(corrected) < 0.06


def test_clustering_and_empty_rows():
    assert measure_association(2 * TABLE, design_effect=2).v_corrected == pytest.approx(
        measure_association(TABLE).v_corrected
    )
    assert measure_association(np.vstack([TABLE, [0, 0, 0]])) == measure_association(TABLE)
    assert np.isnan(measure_association([[1, 2, 3]]).v)
