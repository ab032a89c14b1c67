"""Keyness scores against published implementations, on one worked example."""

import numpy as np
import pytest
from scipy.stats import chi2_contingency, multivariate_hypergeom

from framing.stats import bound_log_ratio, score_keyness, shrink_log_odds

A, B, N_A, N_B = [120, 0, 7], [60, 5, 0], 50_000, 60_000


def test_reference_values():
    scores = score_keyness(A, B, N_A, N_B)
    assert [score[0] for score in scores] == pytest.approx(
        [32.820962, 32.874507, 1.263034, 140.0, 2.403368, 21.212727, 6.774263e-05], rel=1e-6
    )
    assert scores.log_ratio[1:] == pytest.approx(np.log2([0.5 / 5 * 1.2, 7 / 0.5 * 1.2]))
    assert scores.percent_diff[1:].tolist() == [-100, np.inf]


def test_the_two_log_likelihoods_are_named_apart():
    scores = score_keyness(A, B, N_A, N_B)
    for i, (a, b) in enumerate(zip(A, B, strict=True)):
        table = [[a, b], [N_A - a, N_B - b]]
        assert scores.g2_dunning[i] == pytest.approx(
            chi2_contingency(table, lambda_="log-likelihood", correction=False).statistic
        )
    assert (scores.g2_rayson < scores.g2_dunning).all()


def test_a_word_of_neither_corpus_has_no_score():
    assert np.isnan(score_keyness([0], [0], 10, 10)).all()


def test_swapping_the_corpora_flips_the_sign():
    there, back = score_keyness(A, B, N_A, N_B), score_keyness(B, A, N_B, N_A)
    assert there.log_ratio == pytest.approx(-back.log_ratio)
    assert there.g2_rayson == pytest.approx(back.g2_rayson)
    assert bound_log_ratio(A, B, N_A, N_B)[0] == pytest.approx(-bound_log_ratio(B, A, N_B, N_A)[0])


def test_conservative_log_ratio_reference_values():
    score, low, high = bound_log_ratio(A, B, N_A, N_B)
    assert (score[0], low[0], high[0]) == pytest.approx((0.804247, 0.804247, 1.735074), abs=1e-6)
    assert bound_log_ratio([120], [60], N_A, N_B, n_tests=1000)[0][0] == pytest.approx(0.345658, abs=1e-6)
    score, low, high = bound_log_ratio([0, 9, 3], [9, 0, 4], N_A, N_B)
    assert (low[0], high[1]) == (-np.inf, np.inf)
    assert score[0] < 0 < score[1]
    assert score[2] == 0, "the interval holds 0"


def test_conservative_log_ratio_equals_scattertext():
    """scattertext.termscoring.lrc.lrc of scattertext 0.2.2, after Evert's own R; without and with correction."""
    given = [120, 0, 9, 3], [60, 9, 0, 4], N_A, N_B
    assert bound_log_ratio(*given)[0] == pytest.approx([0.80424725, -0.71796064, 1.24402945, 0], abs=1e-8)
    assert bound_log_ratio(*given, n_tests=4)[0] == pytest.approx([0.68576278, -0.13759472, 0.66366354, 0], abs=1e-8)


def test_log_odds_with_dirichlet_prior_reference_values():
    delta, variance, z = shrink_log_odds([120], [60], N_A, N_B, prior=[2, 498])
    assert (delta[0], variance[0], z[0]) == pytest.approx((0.858950, 0.02432575, 5.507250), abs=1e-6)
    assert shrink_log_odds([0], [0], N_A, N_B, prior=[2, 498])[0][0] == pytest.approx(0.18067658, abs=1e-8)


def test_one_number_is_the_same_prior_for_every_word():
    flat, listed = (shrink_log_odds(A, B, N_A, N_B, prior=prior) for prior in (0.1, [0.1, 0.1, 0.1]))
    assert np.array(flat) == pytest.approx(np.array(listed))


def test_bursts_make_g2_call_what_is_no_difference():
    """Two halves of one source whose words come in bursts: nominal 5 in 100."""
    rng = np.random.default_rng(0)
    counts = rng.poisson(rng.gamma(0.05, 20, size=(120, 400)))
    a, b = counts[:60].sum(0), counts[60:].sum(0)
    g2 = score_keyness(a, b, counts[:60].sum(), counts[60:].sum()).g2_dunning
    assert np.mean(g2[a + b > 0] > 3.841) > 0.3
    independent = multivariate_hypergeom.rvs(a + b, int(a.sum()), size=1, random_state=1)[0]
    g2 = score_keyness(independent, a + b - independent, counts[:60].sum(), counts[60:].sum()).g2_dunning
    assert np.mean(g2 > 3.841) < 0.08
