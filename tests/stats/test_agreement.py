"""Alpha against Krippendorff's own example and his implementation, its interval against documents that differ."""

import numpy as np
import pytest

from framing.core.errors import FramingError
from framing.stats import measure_agreement, resample_agreement

N = np.nan
CANONICAL = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
]
THREE = [
    [N, N, N, N, N, 3, 4, 1, 2, 1, 1, 3, 3, N, 3],
    [1, N, 2, 1, 3, 3, 4, 3, N, N, N, N, N, N, N],
    [N, N, 2, 1, 3, 4, 4, N, 2, 1, 1, 3, 3, N, 4],
]


@pytest.mark.parametrize(
    ("level", "published", "computed"),  # the second by krippendorff 0.9.0
    [
        ("nominal", 0.743, 0.691358024691358),
        ("ordinal", 0.815, 0.8067214199413153),
        ("interval", 0.849, 0.8108448928121059),
        ("ratio", 0.797, 0.8089436707842471),
    ],
)
def test_reference_values(level, published, computed):
    assert measure_agreement(CANONICAL, level=level) == pytest.approx(published, abs=5e-4)
    assert measure_agreement(THREE, level=level) == pytest.approx(computed, abs=1e-12)


def test_interval_is_wider_where_units_lie_in_few_documents():
    rng = np.random.default_rng(0)
    document = np.repeat(np.arange(15), 20)
    truth = rng.integers(0, 2, 300)
    careful = rng.random(15)[document] > rng.random(300) * 0.8
    ratings = np.vstack([truth, np.where(careful, truth, rng.integers(0, 2, 300))])
    low, high = resample_agreement(ratings, document, seed=0)
    naive_low, naive_high = resample_agreement(ratings, np.arange(300), seed=0)
    assert low < measure_agreement(ratings) < high
    assert high - low > 1.3 * (naive_high - naive_low)


def test_one_value_has_no_alpha_and_one_list_is_refused():
    assert np.isnan(measure_agreement([[1, 1], [1, 1]]))
    with pytest.raises(FramingError, match="one row a coder"):
        measure_agreement([1, 2, 3])
