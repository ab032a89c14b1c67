"""style: looks inside a block only, on any paper and width; palettes that stay apart for every eye and in grey."""

import contextlib
import itertools

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex

import framing as fr
from framing.core.errors import FramingError
from framing.plot._look import DARK, GREYS, LIGHT, PRINT, read_look, to_luminance

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB
EYES = {
    "all cones": np.eye(3),
    "no red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "no green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "no blue": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def to_lab(colour, eye):
    parts = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    xyz = TO_XYZ @ np.clip(np.asarray(eye) @ linear, 0, 1) / [0.95047, 1.0, 1.08883]
    x, y, z = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast(a, b):
    low, high = sorted((to_luminance(a), to_luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
def test_colours_stay_apart_for_every_eye_and_stand_out_from_the_paper(look):
    for eye in EYES.values():
        places = [to_lab(colour, eye) for colour in look.colours]
        assert min(np.linalg.norm(a - b) for a, b in itertools.combinations(places, 2)) > 15
    assert min(contrast(colour, look.paper) for colour in look.colours) > 2.2
    assert min(contrast(ink, look.paper) for ink in (look.ink, look.muted)) > 4.5
    greys = GREYS[look is DARK]
    assert min(contrast(grey, look.paper) for grey in greys) > 3
    assert (
        min(
            abs(to_lab(a, EYES["all cones"])[0] - to_lab(b, EYES["all cones"])[0])
            for a, b in itertools.combinations(greys, 2)
        )
        > 12
    )
    assert len({look.choose(place) for place in range(63)}) == 63


def draw_all(shares, contrasts):
    yield fr.plot_labels(shares, actor="tsc")
    yield fr.plot_heatmap(shares)
    yield fr.plot_contrasts(contrasts)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@pytest.mark.parametrize("grey", [False, True])
def test_every_ink_of_a_plot_is_the_themes_and_the_settings_are_as_before(theme, grey, shares, contrasts):
    before = mpl.rcParams.copy()
    with fr.style(theme=theme, grey=grey, width="page"):
        drawn = list(draw_all(shares, contrasts))
        look = read_look(drawn[0])
    assert mpl.rcParams == before
    assert look.colours == (GREYS[theme == "dark"] if grey else {"dark": DARK}.get(theme, LIGHT).colours)
    for ax in drawn:
        assert to_hex(ax.figure.get_facecolor()) == look.paper
        assert ax.figure.get_size_inches()[0] == pytest.approx(7.2)
        texts = [*ax.texts, ax.xaxis.label, *ax.get_yticklabels(), ax._left_title]
        for text in texts:
            on_cell = text in ax.texts and ax.images
            assert on_cell or contrast(to_hex(text.get_color()), look.paper) > 4.5
        if grey:
            inks = {to_hex(line.get_color()) for line in ax.lines} - {look.ink, look.muted, look.rule}
            assert inks <= set(look.colours)


def test_settings_come_back_after_an_error_and_blocks_nest():
    before = mpl.rcParams.copy()
    with contextlib.suppress(ZeroDivisionError), fr.style(theme="dark"):
        with fr.style(width="column"):
            assert mpl.rcParams["figure.figsize"][0] == 3.5
        assert mpl.rcParams["figure.facecolor"] == DARK.paper
        assert mpl.rcParams["figure.figsize"][0] == 8.0
        1 / 0  # noqa: B018 - whatever goes wrong in the block
    assert mpl.rcParams == before


def test_in_a_column_nothing_is_cut_and_the_legend_stands_under_the_plot(shares, contrasts):
    with fr.style(width="column"):
        for ax in draw_all(shares, contrasts):
            figure = ax.figure
            figure.draw_without_rendering()
            box = figure.get_tightbbox()
            width, height = figure.get_size_inches()
            assert width == 3.5
            assert min(box.x0, box.y0, width - box.x1, height - box.y1) > -0.02
            assert ax.get_position().width * width > 1.2
            assert not figure.legends or figure.legends[0].get_window_extent().y1 < ax.get_window_extent().y0


def test_a_plot_on_a_dark_axes_is_dark_without_style(shares):
    _, ax = plt.subplots(facecolor="#222222", subplot_kw={"facecolor": "#222222"})
    fr.plot_labels(shares, actor="tsc", ax=ax)
    assert contrast(to_hex(ax._left_title.get_color()), "#222222") > 4.5
    (hollow,) = {line.get_markerfacecolor() for line in ax.lines if line.get_label() == "_hollow"}
    assert hollow == "#222222"


@pytest.mark.parametrize("options", [{"theme": "sepia"}, {"width": "poster"}, {"width": 0.5}, {"width": True}])
def test_errors_say_what_there_is(options):
    (name,) = options
    with pytest.raises(FramingError, match=f"{name}= is one of .*; got"), fr.style(**options):
        pass
