"""Prediction-powered means against ppi-python, and against the truth where the machine errs."""

import numpy as np
import pytest

from framing.core.errors import FramingError
from framing.stats import correct_mean

GOLD = (np.arange(40) % 3 == 0).astype(float)
PREDICTED_GOLD = np.where(np.isin(np.arange(40), [1, 4]), 1.0, (np.arange(40) % 5 != 0) * GOLD)
PREDICTED = (np.arange(300) % 4 == 0).astype(float)


def test_reference_values():
    """ppi_mean_pointestimate and ppi_mean_ci of ppi-python 0.2.3, whose interval is normal and divides by n."""
    plain, tuned = (correct_mean(GOLD, PREDICTED_GOLD, PREDICTED, weight=weight) for weight in (1, None))
    assert (plain.estimate, tuned.estimate) == pytest.approx((0.275, 0.29453759), abs=1e-8)
    half = (0.39477248 - 0.15522752) / 2, (0.40306819 - 0.18600700) / 2
    assert (1.959964 * plain.error, 1.959964 * tuned.error) == pytest.approx(half, rel=0.015)
    assert tuned.error < plain.error


def test_an_erring_machine_is_set_right_and_the_interval_covers():
    rng = np.random.default_rng(0)
    covered, widths = [], []
    for _ in range(200):
        truth = rng.random(1_200) < 0.3
        machine = np.where(truth, rng.random(1_200) < 0.9, rng.random(1_200) < 0.15)
        found = correct_mean(truth[:200], machine[:200], machine[200:])
        alone = correct_mean(truth[:200], machine[:200], machine[200:], weight=0)
        covered.append(found.low <= 0.3 <= found.high)
        widths.append(found.error / alone.error)
        assert found.uncorrected > 0.31
    assert 0.91 <= np.mean(covered) <= 0.99
    assert np.mean(widths) < 0.9


def test_cases_of_one_article_count_less():
    article = np.repeat(np.arange(10), 4)
    burst = (article < 3).astype(float)
    alone = correct_mean(burst, burst * 0, PREDICTED)
    clustered = correct_mean(burst, burst * 0, PREDICTED, clusters_gold=article, clusters=np.arange(300) // 4)
    assert clustered.estimate == alone.estimate
    assert clustered.error == pytest.approx(2 * alone.error, rel=0.1)


def test_gold_and_predictions_must_pair():
    with pytest.raises(FramingError, match="got 3 and 2"):
        correct_mean([1, 0, 1], [1, 0], [1, 1])
