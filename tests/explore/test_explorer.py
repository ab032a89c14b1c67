"""What the explorer shows is what the labels say, its page needs nothing else, and chosen rows come back."""

import dataclasses
import json
import re
import sys

import pandas as pd
import pytest
from bs4 import BeautifulSoup

import framing as fr
from framing.core.errors import FramingError, TableError


def read_payload(html):
    return json.loads(BeautifulSoup(html, "html.parser").find(id="payload").get_text())


def test_every_label_is_in_the_page_with_its_words_at_their_place(study):
    payload = read_payload(fr.explore(study).page.html)
    rows = payload["rows"]
    for number, label in enumerate(study.labels.to_dict("records")):
        at = {key: values[number] for key, values in rows.items()}
        units = payload["sentences"][at["sentence"]].encode("utf-16-le")
        words = units[2 * at["start"] : 2 * (at["start"] + at["length"])].decode("utf-16-le")
        assert words == label["text"]
        doc = payload["docs"][at["doc"]]
        assert (doc["id"], payload["sources"][doc["source"]]) == (label["doc_id"], label["source"])
        assert payload["voices"][at["voice"]]["id"] == label["voice"]
        assert payload["categories"][at["category"]] == label["category"]
    assert [payload["holders"][at] for at in rows["holder"]] == ["Post", "The Army <b>", "a marshal", "Post", "Post"]
    assert payload["notes"][rows["note"][0]] == "a word that BBC advises against; plainer: group"
    assert payload["notes"][rows["note"][3]] == ""
    assert [doc["url"] for doc in payload["docs"]] == ["https://example.org/1", "", ""]


def test_the_page_needs_nothing_else_and_hostile_names_stay_names(study, tmp_path):
    file = fr.explore(study, title="A <b>study</b>").save(tmp_path / "new" / "x.html")
    html = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
    assert html.title.get_text() == "A <b>study</b>"
    assert not html.find_all(["link", "iframe", "img", "object", "embed", "base"])
    assert not html.find_all(src=True)
    assert "default-src 'none'" in html.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    assert [script.get("type") for script in html.find_all("script")] == ["application/json", "module"]
    assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write|eval\(", html.find_all("script")[1].get_text())


def test_rows_chosen_in_the_widget_come_back_as_the_rows_of_the_labels(study):
    pytest.importorskip("anywidget")
    explorer = fr.explore(study)
    assert len(explorer.selected) == 0
    assert explorer.selected.columns.tolist() == study.labels.columns.tolist()
    explorer.widget.selected = [3, 1]
    pd.testing.assert_frame_equal(explorer.selected, study.labels.iloc[[3, 1]])
    assert "application/vnd.jupyter.widget-view+json" in explorer._repr_mimebundle_()[0]


def test_without_anywidget_a_notebook_shows_the_page(study, monkeypatch):
    monkeypatch.setitem(sys.modules, "anywidget", None)
    monkeypatch.delitem(sys.modules, "framing.explore._widget", raising=False)
    explorer = fr.explore(study)
    frame = BeautifulSoup(explorer._repr_mimebundle_()["text/html"], "html.parser").iframe
    assert "allow-scripts" in frame["sandbox"]
    assert "allow-same-origin" not in frame["sandbox"]
    assert read_payload(frame["srcdoc"])["lines"]
    with pytest.raises(FramingError, match="notebooks"):
        _ = explorer.widget


def test_what_cannot_be_explored_is_refused(study):
    with pytest.raises(FramingError, match="explore opens a Study; this is a DataFrame"):
        fr.explore(study.labels)
    with pytest.raises(TableError, match="this study has none"):
        fr.explore(dataclasses.replace(study, labels=study.labels.head(0)))
    with pytest.raises(TableError, match="voice"):
        fr.explore(dataclasses.replace(study, labels=study.labels.drop(columns="voice")))
    with pytest.raises(TableError, match="'9'"):
        fr.explore(dataclasses.replace(study, labels=study.labels.assign(doc_id="9")))
