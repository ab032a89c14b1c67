"""The saved report of a whole study, opened from disk without a network: no serious fault of accessibility."""

import pytest

import framing as fr

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def saved(study, tmp_path_factory):
    page = fr.report_corpus(
        study.corpus,
        hits=study.hits,
        labels=study.labels,
        roles=study.roles,
        contrasts=[study.choice_gaps, study.gaps, study.term_gaps, study.role_gaps],
        rates=[study.rates, study.shares],
        choices=study.choices,
        actors=study.actors,
    )
    return page.save(tmp_path_factory.mktemp("report") / "corpus.html")


@pytest.mark.parametrize("width", [1280, 800])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_in_the_report(saved, offline, count_faults, shots, width, scheme):
    page = offline(saved, width=width, scheme=scheme)
    dark = sum(map(int, page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g)"))) < 200
    assert dark == (scheme == "dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.screenshot(path=shots / f"report-{width}-{scheme}.png")
    page.evaluate("[...document.querySelectorAll('details')].slice(0, 3).forEach((each) => { each.open = true; })")
    assert page.locator("details[open] li").first.is_visible()
    assert count_faults(page) == []
