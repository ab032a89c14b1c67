"""The calibration tests what a user calls, and on real news our test keeps its level where G² does not."""

import numpy as np
import pandas as pd
import pytest

import framing as fr
from bench.calibration.data import read_seesaw
from bench.calibration.draws import Design, infer_sample, split_articles, split_stories, swap_pairs
from bench.calibration.null import measure_null
from bench.calibration.page import DOCS, fill_page
from framing.stats import adjust_family


@pytest.fixture(scope="module")
def seesaw(data):
    return read_seesaw(data)[0]


@pytest.mark.parametrize(
    ("draw", "matched"), [(swap_pairs(40), True), (split_stories(), False), (split_articles(200, stories=True), False)]
)
def test_a_drawn_data_set_gives_what_compare_terms_gives(seesaw, draw, matched):
    design = Design("", seesaw, draw, matched)
    sample = draw(seesaw, np.random.default_rng(5))
    p, low, high, least = infer_sample(sample, design, 3)
    docs = seesaw.corpus.docs.iloc[sample.rows].assign(
        side=np.where(sample.is_a, "a", "b"), story=sample.clusters.astype(str)
    )
    hits = seesaw.hits[seesaw.hits["doc_id"].isin(docs["doc_id"])]
    within = "story" if matched else None
    found = fr.compare_terms(hits, fr.Corpus(docs), by="side", within=within, seed=3)
    columns = [i for i in seesaw.families["categories"] if sample.counts[:, i].any()]
    np.testing.assert_allclose(found["p"], p[columns], rtol=1e-12)
    np.testing.assert_allclose(found["q"], adjust_family(np.where(least < 0.05, p, np.nan)[columns]), rtol=1e-12)
    np.testing.assert_allclose(found[["low", "high"]], 1000 * np.column_stack([low, high])[columns], atol=1e-9)


def test_our_test_keeps_its_level_on_real_stories_and_token_counts_do_not(seesaw):
    for draw, matched in ((split_stories(), False), (swap_pairs(), True)):
        rows = pd.DataFrame(measure_null(Design("", seesaw, draw, matched), 30, peers=None))
        ours, tokens = (rows[rows["test"] == test] for test in ("framing", "G²"))
        assert ours["share"].between(0.03, 0.07).all()
        assert (tokens["share"] > 0.08).all()


def test_the_page_shows_the_stored_figures():
    text = (DOCS / "calibration.md").read_text(encoding="utf-8")
    assert fill_page(text, pd.read_csv(DOCS / "calibration.csv")) == text
