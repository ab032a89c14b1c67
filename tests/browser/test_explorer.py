"""The saved explorer, opened from disk without a network: what a click shows is what the table holds, and fast."""

import dataclasses
import io
import re

import numpy as np
import pandas as pd
import pytest

import framing as fr

pytestmark = pytest.mark.slow
ACTOR, OUTLET = "tsc", "Belharian Banner"


@pytest.fixture(scope="module")
def saved(study, tmp_path_factory):
    return fr.explore(study).save(tmp_path_factory.mktemp("explorer") / "study.html")


def press(page, name):
    page.get_by_role("button", name=name).first.click()


def read_rows(page):
    return [item.inner_text() for item in page.locator(".fe-items li .fe-sentence").all()]


def test_a_number_opens_exactly_its_sentences_marked_by_voice_with_outlet_and_date(study, saved, offline):
    page = offline(saved)
    own = study.labels[(study.labels.actor == ACTOR) & (study.labels.source == OUTLET) & (study.labels.voice == "own")]
    words = own[own.text.str.lower().isin(["terrorists", "the terrorists"])]
    name = study.actors[ACTOR].name
    page.get_by_role("button", name=f"terrorists {len(words)} rows ({len(words)} own), {name}, {OUTLET}").click()
    assert sorted(read_rows(page)) == sorted(words.sentence)
    marks = page.locator(".fe-items mark")
    assert {mark.lower() for mark in marks.all_inner_texts()} == {"terrorists", "the terrorists"}
    assert {mark.get_attribute("class") for mark in marks.all()} == {"fe-own"}
    said = page.locator(".fe-items li").first.inner_text()
    assert OUTLET in said
    assert str(words.date.min().date()) in said
    assert page.evaluate("document.activeElement.tagName") == "H3"


def test_filters_count_what_pandas_counts(study, saved, offline):
    page = offline(saved)
    for voice in ("own", "quoted"):
        page.locator(f".fe-voice.fe-{voice}").click()
    page.get_by_label("Actor", exact=True).select_option(
        label=f"{study.actors[ACTOR].name} ({(study.labels.actor == ACTOR).sum()})"
    )
    page.get_by_label("From").fill("2031-03-15")
    page.get_by_label("Category").select_option("any")
    quoted = study.labels[(study.labels.actor == ACTOR) & (study.labels.voice == "quoted")]
    quoted = quoted[quoted.date >= "2031-03-15"]
    loaded = quoted[quoted.category != ""]
    for source, rows in quoted.groupby("source"):
        chosen = loaded[loaded.source == source].drop_duplicates(["doc_id", "mention"])
        base = rows.drop_duplicates(["doc_id", "mention"])
        said = f"{len(chosen)} of {len(base)} occasion" + ("" if len(base) == 1 else "s")
        column = 1 + sorted(quoted.source.unique()).index(source)
        assert said in page.locator(f"tbody tr td:nth-child({column + 1})").inner_text()
    holder = loaded.holder.value_counts().index[0]
    shown = study.actors[holder].name if holder in study.actors else holder
    total = int((study.labels.holder == holder).sum())
    page.get_by_label("Holder").select_option(label=f"{shown} ({total})")
    page.locator("button.fe-base").first.click()
    assert f"quoted: {shown}" in page.locator(".fe-items li").first.inner_text()


def test_two_sources_stand_side_by_side_on_one_story(study, saved, offline):
    page = offline(saved)
    press(page, "Two sources, one story")
    story = study.corpus.docs.story.iloc[-1]
    page.get_by_label("Story").select_option(story)
    page.get_by_label("On the left").select_option(label=OUTLET)
    page.get_by_label("On the right").select_option(label="Free Quay")
    heads = page.locator(".fe-sides thead th").all_inner_texts()
    docs = study.corpus.docs[study.corpus.docs.story == story].set_index("source")
    for head, source in zip(heads[1:], (OUTLET, "Free Quay"), strict=True):
        assert head.startswith(source)
        assert docs.title[source] in head
    rows = study.labels[
        (study.labels.story == story) & (study.labels.voice == "own") & (study.labels.relation != "name")
    ]
    for side, source in ((2, OUTLET), (3, "Free Quay")):
        wanted = set(rows[rows.source == source].sentence.str.split().str.join(" "))
        shown = page.locator(f".fe-sides tbody td:nth-child({side}) .fe-sentence").all_inner_texts()
        assert {" ".join(text.split()) for text in shown} == wanted


def test_the_keyboard_alone_opens_ticks_keeps_and_closes(study, saved, offline, tmp_path):
    page = offline(saved)
    word = page.locator(".fe-word").nth(1)
    word.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Copy citations"
    page.locator(".fe-items input").first.focus()
    page.keyboard.press("Space")
    assert "the 1 row ticked" in page.locator(".fe-chosen").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").press("Enter")
    kept = pd.read_csv(io.StringIO(download.value.path().read_text(encoding="utf-8-sig")), keep_default_na=False)
    first = read_rows(page)[0]
    assert kept.sentence.tolist() == [first]
    assert study.labels[["doc_id", "actor", "text", "voice"]].isin(kept.iloc[0].to_dict().values()).all(axis=1).any()
    page.keyboard.press("Escape")
    assert word.evaluate("node => node === document.activeElement")
    assert page.locator(".fe-items").count() == 0


def test_a_citation_can_be_copied(study, saved, offline):
    page = offline(saved)
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.locator(".fe-word").first.click()
    page.get_by_role("button", name="Copy the citation").first.click()
    sentence = read_rows(page)[0]
    doc = study.corpus.docs[study.corpus.docs.text.str.contains(sentence, regex=False)].iloc[0]
    wanted = f"“{sentence}” ({doc.source}, “{doc.title}”, {doc.date.date()}, article {doc.doc_id})"
    assert page.evaluate("window.copied") == wanted
    assert page.get_by_role("status").inner_text() == "Citation copied."


def test_the_other_words_of_a_cell_can_be_had_and_every_menu_counts(study, saved, offline):
    page = offline(saved)
    cell = page.locator("tbody tr:first-child td:nth-child(2)")
    rest = cell.locator("button.fe-rest")
    said, shown = rest.inner_text(), cell.locator(".fe-word").count()
    rest.press("Enter")
    assert cell.locator(".fe-word").count() == shown + int(said.split()[1])
    assert page.evaluate("document.activeElement.className").startswith("fe-word")
    assert rest.count() == 0
    known = int((study.labels.category != "").sum())
    menu = page.get_by_label("Category").locator("option").all_inner_texts()
    assert menu[1:3] == [f"any of the lexicon ({known})", f"in no lexicon ({len(study.labels) - known})"]


def test_any_host_that_keeps_to_anywidget_can_draw_it_and_hears_what_is_chosen(study, chromium):
    """A host gives a model and an element to `render`; the module asks for nothing else, from nowhere."""
    context = chromium.new_context(offline=True)
    page = context.new_page()
    page.on("request", lambda asked: pytest.fail(asked.url) if asked.url.startswith("http") else None)
    widget = fr.explore(study).widget
    assert not re.search(r"^\s*import\b|\bimport\(|\brequire\(|https?://(?!www\.w3\.org)", widget._esm, re.MULTILINE)
    page.evaluate(
        """async ([esm, css, state]) => {
            const style = document.createElement("style");
            style.textContent = css;
            document.head.append(style);
            const url = URL.createObjectURL(new Blob([esm], { type: "text/javascript" }));
            const { default: made } = await import(url);
            window.saved = [];
            const set = (key, value) => { state[key] = value; };
            const save_changes = () => window.saved.push([...state.selected]);
            const model = { get: (key) => state[key], set, save_changes, on: () => {}, off: () => {} };
            const el = document.body.appendChild(document.createElement("div"));
            window.stop = await made.render({ model, el });
        }""",
        [widget._esm, widget._css, {"title": widget.title, "payload": widget.payload, "selected": []}],
    )
    page.locator(".fe-word.fe-loaded").first.click()
    chosen = study.labels.iloc[page.evaluate("window.saved.at(-1)")]
    assert sorted(chosen.sentence) == sorted(read_rows(page))
    assert f"explorer.selected holds all {len(chosen)} rows" in page.locator(".fe-chosen").inner_text()
    page.evaluate("window.stop()")
    context.close()


def test_the_sources_have_the_whole_width_until_a_number_is_opened(saved, offline):
    page = offline(saved)
    scroll = page.locator(".fe-scroll")
    assert scroll.evaluate("node => node.scrollWidth <= node.clientWidth")
    last = page.locator("tbody tr:first-child td:last-child .fe-word").first
    last.press("Enter")
    inside = """node => {
        const box = node.getBoundingClientRect();
        const frame = document.querySelector(".fe-scroll").getBoundingClientRect();
        return box.left >= frame.left - 4 && box.right <= frame.right + 4;
    }"""
    assert last.evaluate(inside)
    assert page.locator(".fe-items li").first.is_visible()


@pytest.mark.parametrize("width", [1280, 800])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_window_and_it_can_be_looked_at(saved, offline, shots, width, scheme):
    page = offline(saved, width=width, scheme=scheme)
    page.locator(".fe-voice.fe-quoted").click()
    page.locator(".fe-word.fe-loaded").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    dark = sum(map(int, page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g)"))) < 200
    assert dark == (scheme == "dark")
    page.screenshot(path=shots / f"explorer-{width}-{scheme}.png")
    press(page, "Two sources, one story")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for menu in ("Story", "On the left", "On the right"):
        select = page.get_by_label(menu)
        drawn = select.bounding_box()["width"]
        select.evaluate("node => { node.style.maxWidth = node.parentNode.style.maxWidth = 'none'; }")
        assert select.bounding_box()["width"] == drawn, f"{menu} cuts its names"
    page.screenshot(path=shots / f"sides-{width}-{scheme}.png")


@pytest.mark.parametrize("width", [1280, 800])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(saved, offline, count_faults, width, scheme):
    page = offline(saved, width=width, scheme=scheme)
    page.locator(".fe-word.fe-loaded").first.click()
    assert count_faults(page) == []
    press(page, "Two sources, one story")
    assert count_faults(page) == []


def test_five_thousand_labels_are_a_page_under_3_mb_that_answers_a_click_in_100_ms(study, offline, tmp_path):
    """As many sentences as labels would have: a different one for each seventh copy of the sample's rows."""
    copies = -(-5000 // len(study.labels))
    parts = [
        study.labels.assign(sentence=study.labels.sentence + f" Copy {number}.", actor=study.labels.actor + f"{number}")
        for number in range(copies)
    ]
    many = pd.concat(parts, ignore_index=True).head(5000)
    assert many.sentence.nunique() > 2500
    file = fr.explore(dataclasses.replace(study, labels=many)).save(tmp_path / "many.html")
    assert file.stat().st_size < 3_000_000
    page = offline(file)
    took = page.evaluate(
        """async () => {
            const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            const took = [];
            for (const button of [...document.querySelectorAll(".fe-word, .fe-base")].slice(0, 20)) {
                const before = performance.now();
                button.click();
                await frame();
                took.push(performance.now() - before);
            }
            for (const voice of document.querySelectorAll(".fe-voice")) {
                const before = performance.now();
                voice.click();
                await frame();
                took.push(performance.now() - before);
            }
            return took;
        }"""
    )
    assert len(took) == 24
    assert np.median(took) < 100
