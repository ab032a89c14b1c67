"""model_labels: a difference that a covariate makes is not laid to the source, and one that is left is found."""

import numpy as np
import pandas as pd
import pytest
from scipy.special import expit

from framing.compare import compare_labels, model_labels
from framing.core.errors import TableError
from framing.core.tables import TABLES


def make_labels(seed=0, n=50, source=0.0, genre=2.0, mixed=0.85):
    """Opinion uses the word more, and A writes more opinion; `source` is what A adds in log-odds."""
    rng = np.random.default_rng(seed)
    rows = []
    for name in "AB":
        for i in range(n):
            opinion = rng.random() < (mixed if name == "A" else 1 - mixed)
            p = expit(-2.0 + genre * opinion + source * (name == "A") + rng.normal(0, 0.8))
            article = {"doc_id": f"{name}{i}", "source": name, "genre": "opinion" if opinion else "news"}
            article["length"] = float(rng.normal(6, 1))
            rows += [article | {"mention": m, "category": "terror" if rng.random() < p else ""} for m in range(5)]
    return pd.DataFrame(rows).assign(actor="tsc", relation="title", negated=False)


def test_what_genre_makes_is_not_laid_to_the_source():
    labels = make_labels()
    assert compare_labels(labels)["verdict"].item() == "A more often than B"
    row = model_labels(labels, ["genre", "length"]).iloc[0]
    assert list(row.index) == list(TABLES["contrasts"])
    assert row["verdict"] == "no difference shown"
    assert row["low"] < 0 < row["high"]
    assert row["ratio_low"] < 1 < row["ratio_high"]
    assert abs(row["estimate"]) < 0.5 * compare_labels(labels)["estimate"].item()


def test_what_is_left_is_found_with_its_size():
    row = model_labels(make_labels(source=1.5), ["genre"]).iloc[0]
    assert row["verdict"] == "A more often than B"
    truth = np.mean([expit(-2 + g + 1.5 + np.random.default_rng(0).normal(0, 0.8, 9999)).mean() for g in (0, 2)])
    truth -= np.mean([expit(-2 + g + np.random.default_rng(0).normal(0, 0.8, 9999)).mean() for g in (0, 2)])
    assert row["low"] < truth < row["high"]
    assert row["rate_a"] - row["rate_b"] == pytest.approx(row["estimate"])
    assert row["ratio"] == pytest.approx(row["rate_a"] / row["rate_b"])
    assert row["detectable"] < row["estimate"]


def test_without_a_true_difference_one_in_twenty_is_called():
    p = pd.concat([model_labels(make_labels(seed, 20), ["genre", "length"])["p"] for seed in range(80)])
    assert 0.01 <= np.mean(p < 0.05) <= 0.09


def test_swapping_flips_the_signs_and_order_and_saved_tables_change_nothing(tmp_path):
    labels = make_labels(source=0.8)
    one, other = (model_labels(labels, ["genre", "length"], against=name).iloc[0] for name in "AB")
    for first, second in (("estimate", "estimate"), ("low", "high"), ("high", "low")):
        assert one[first] == pytest.approx(-other[second])
    assert one["ratio_low"] == pytest.approx(1 / other["ratio_high"])
    assert (one["p"], one["detectable"]) == pytest.approx((other["p"], other["detectable"]))
    labels.to_parquet(tmp_path / "labels.parquet")
    live = model_labels(labels, ["genre"], against="rest")
    for table in (labels.sample(frac=1, random_state=0), pd.read_parquet(tmp_path / "labels.parquet")):
        pd.testing.assert_frame_equal(model_labels(table, ["genre"], against="rest"), live, check_exact=True)


def test_too_little_or_nothing_apart_is_said():
    assert model_labels(make_labels(n=4), ["genre"])["verdict"].item() == "insufficient data"
    same = make_labels(mixed=1.0)
    assert model_labels(same, ["genre"])["verdict"].item() == "insufficient data", "genre and source are one thing"
    never = make_labels().assign(category=lambda t: t.category.where(t.source == "A", ""))
    assert model_labels(never, ["genre"])["p"].isna().all()


@pytest.mark.parametrize(
    ("covariates", "message"),
    [
        ([], "covariates= lists columns of the articles"),
        ("genre", "covariates= lists columns of the articles"),
        (["source"], "other than 'source'"),
        (["section"], "covariates='section' names no column here"),
        (["category"], "covariates='category' needs"),
    ],
)
def test_bad_covariates_are_said_in_one_sentence(covariates, message):
    with pytest.raises(TableError, match=message):
        model_labels(make_labels(n=12), covariates)
