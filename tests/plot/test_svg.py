"""draw_svg: the same bytes whatever the surroundings, text as text, nothing global touched."""

import xml.etree.ElementTree as ET

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd

from framing.plot import plot_labels
from framing.plot._svg import draw_svg


def test_same_bytes_whatever_the_user_has_set(shares: pd.DataFrame) -> None:
    first = draw_svg(plot_labels, shares, key="p", alt="shares", actor="tsc")
    with mpl.rc_context({"font.size": 20, "axes.facecolor": "red", "svg.fonttype": "path", "svg.hashsalt": None}):
        settings = mpl.rcParams.copy()
        assert draw_svg(plot_labels, shares, key="p", alt="shares", actor="tsc") == first
        assert mpl.rcParams == settings
    assert plt.get_fignums() == []


def test_it_is_one_element_with_its_own_ids_and_the_words_of_the_plot(shares: pd.DataFrame) -> None:
    hostile = shares.replace({"Wire": '<script>"&--> #1a1a1a'})
    svg = draw_svg(plot_labels, hostile, key="p7", alt='"<x>"', actor="tsc")
    root = ET.fromstring(svg)
    assert root.attrib["aria-label"] == '"<x>"'
    assert "Wire" not in svg
    assert '<script>"&--> #1a1a1a' in [text.text for text in root.iter("text")]
    ids = [node.attrib["id"] for node in root.iter() if "id" in node.attrib]
    assert ids
    assert all(name.startswith("p7-") for name in ids)
    used = {node.attrib["href"][1:] for node in root.iter("use")}
    used |= {node.attrib["clip-path"][5:-1] for node in root.iter() if "clip-path" in node.attrib}
    assert used <= set(ids)
    assert "http" not in svg
    assert "currentColor" in svg
