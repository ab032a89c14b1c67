"""A plot as inline SVG for a page: the same bytes every time, coloured by the page, its text left as text."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing.plot._look import LIGHT, read_look
from framing.plot._shared import fit_figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_VARIABLES = {
    LIGHT.ink: "currentColor",
    "#000000": "currentColor",
    LIGHT.muted: "var(--muted)",
    LIGHT.rule: "var(--rule)",
}
_VARIABLES |= {LIGHT.paper: "var(--paper)"}
_FONT = re.compile(r"font-family: (?:'[^']*'|[\w-]+)(?:, (?:'[^']*'|[\w-]+))*")
_STRAIGHT = re.compile(r' transform="rotate\(-?0 [^"]*"')
_STYLE = re.compile(r"<defs>\s*<style[^>]*>[^<]*</style>\s*</defs>\s*")
_ID = re.compile(r'\bid="([^"]*)"|url\(#([^)]*)\)|xlink:href="#([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_GROUP_ID = re.compile(r'<g id="[^"]*"')


class Figures(dict[str, Callable[[], bytes]]):
    """The figures of a page by their id, each of them drawn as PNG when it is called."""

    def draw(self, plot: Callable[..., Any], table: pd.DataFrame, *, key: str, alt: str, **options: Any) -> str:
        """Draw one as SVG, as `draw_svg` does, and keep what draws it as PNG."""
        self[f"{key}-plot"] = partial(draw_png, plot, table, **options)
        return draw_svg(plot, table, key=key, alt=alt, **options)


def draw_png(plot: Callable[..., Any], table: pd.DataFrame, **options: Any) -> bytes:
    """Draw a dot plot for paper, 200 dots an inch."""
    from matplotlib import style

    stream = io.BytesIO()
    with style.context(["default", {"font.family": ["DejaVu Sans"]}]):
        _draw(plot, table, options).savefig(stream, format="png", dpi=200, metadata={"Software": None})
    return stream.getvalue()


def _draw(plot: Callable[..., Any], table: pd.DataFrame, options: dict[str, Any]) -> Figure:
    from matplotlib.figure import Figure

    figure = Figure(layout="constrained")
    ax = figure.subplots()
    plot(table, ax=ax, **options)
    fit_figure(ax, read_look(ax))
    return figure


def draw_svg(plot: Callable[..., Any], table: pd.DataFrame, *, key: str, alt: str, **options: Any) -> str:
    """Draw a dot plot and return one ``<svg>`` element.

    Parameters
    ----------
    plot : callable
        A function of this folder that takes `table` and ``ax=``.
    table : DataFrame
        What it draws.
    key : str
        Prefix of every id inside, so that several plots may stand on one page.
    alt : str
        What a screen reader says instead.
    **options
        Passed to `plot`.
    """
    from matplotlib import style

    stream = io.StringIO()
    settings = {"svg.hashsalt": "framing", "svg.fonttype": "none", "font.family": ["DejaVu Sans"]}
    with style.context(["default", settings]):
        nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
        _draw(plot, table, options).savefig(stream, format="svg", facecolor="none", metadata=nothing)
    return _tidy(stream.getvalue(), key, alt)


def _tidy(svg: str, key: str, alt: str) -> str:
    body = svg[svg.index("<svg") :].strip()
    head, rest = body[: body.index(">") + 1], body[body.index(">") + 1 :]
    box = re.search(r'viewBox="([^"]*)"', head)
    width = re.search(r'\bwidth="([\d.]+)pt"', head)
    if box is None or width is None:
        raise RuntimeError("the SVG that matplotlib wrote has no width or viewBox")
    rest = re.sub(r"<!--.*?-->\s*", "", rest, flags=re.DOTALL)
    rest = _STYLE.sub("", rest)
    rest = _TAG.sub(lambda match: _tidy_tag(match[0], key), rest)
    rest = re.sub(r"\n\s*", "\n", rest)
    return (
        f'<svg id="{key}-plot" role="img" aria-label="{escape(alt)}" viewBox="{box[1]}" style="max-width:{width[1]}pt" '
        f'class="plot">{rest}'
    )


def _tidy_tag(tag: str, key: str) -> str:
    tag = _GROUP_ID.sub("<g", tag)
    tag = _ID.sub(lambda match: _rename(match, key), tag)
    for colour, variable in _VARIABLES.items():
        tag = tag.replace(colour, variable)
    return _STRAIGHT.sub("", _FONT.sub("font-family: inherit", tag))


def _rename(match: re.Match[str], key: str) -> str:
    own, url, link = match.groups()
    if own is not None:
        return f'id="{key}-{own}"'
    return f"url(#{key}-{url})" if url is not None else f'href="#{key}-{link}"'
