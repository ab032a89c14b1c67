"""How plots look inside a `with` block: on light, dark or printed paper, in grey, as wide as a column."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Literal

from framing.core.errors import FramingError
from framing.plot._look import DARK, GREYS, LIGHT, PRINT, WIDTH, Look

_THEMES = {"light": LIGHT, "dark": DARK, "print": PRINT}
_WIDTHS = {"screen": (WIDTH, 10.0), "column": (3.5, 7.0), "page": (7.2, 8.0)}  # inches, points of the base font
_LEAST, _MOST = 2.5, 24.0


@contextmanager
def style(
    *,
    theme: Literal["light", "dark", "print"] = "light",
    grey: bool = False,
    width: Literal["screen", "column", "page"] | float = "screen",
) -> Generator[None]:
    """Set how plots look inside a ``with`` block; matplotlib's settings are as before when it ends.

    Parameters
    ----------
    theme : {"light", "dark", "print"}
        Dark ink on white, light ink on near black, or black on white with 300 dots an inch and fonts embedded in a PDF.
    grey : bool
        Series in greys; shapes tell them apart, as they do in colour.
    width : {"screen", "column", "page"} or float
        Width of the figures that plots make, in inches: *screen* is 8.0 with 10-point type, *column* 3.5 (89 mm) with
        7-point type and the legend under the plot, *page* 7.2 (183 mm) with 8-point type. A number of inches from 2.5
        to 24 has the type of the nearest narrower of them.

    Raises
    ------
    FramingError
        There is no such theme, or the width is none of these.

    Notes
    -----
    The block sets matplotlib's own settings, so that plots of others follow too. Outside of it plots are light, on an
    Axes with a dark ground dark. Markers and hatches never rest on colour alone; the palettes stay apart under
    simulated colour blindness.

    References
    ----------
    Widths: Nature, Guide to preparing final artwork (one column 89 mm, two columns 183 mm; type of 5 to 7 points).
    Light palette: Okabe and Ito (2008), Color Universal Design, without yellow, which is faint on white.

    Examples
    --------
    >>> import pandas as pd
    >>> import framing as fr
    >>> row = {"group": "Post", "actor": "", "category": "euphemism", "count": 3, "base": 1500,
    ...        "estimate": 2.0, "low": 0.5, "high": 4.0, "n_articles": 4, "n_stories": 4}
    >>> with fr.style(theme="print", width="column"):
    ...     ax = fr.plot_terms(pd.DataFrame([row]))
    >>> float(ax.figure.get_size_inches()[0])
    3.5
    """
    from matplotlib import rc_context

    if theme not in _THEMES:
        raise FramingError(f"theme= is one of [{', '.join(_THEMES)}]; got {theme!r}")
    inches, points = _measure(width)
    look = _THEMES[theme]
    if grey:
        look = replace(look, colours=GREYS[theme == "dark"])
    settings: Any = _settings(look, inches, points) | (_PRINT if theme == "print" else {})
    with rc_context(settings):
        yield


_PRINT = {"savefig.dpi": 300, "pdf.fonttype": 42, "ps.fonttype": 42}


def _measure(width: str | float) -> tuple[float, float]:
    if isinstance(width, str) and width in _WIDTHS:
        return _WIDTHS[width]
    number = isinstance(width, int | float) and not isinstance(width, bool)
    if not number or not _LEAST <= float(width) <= _MOST:
        raise FramingError(
            f"width= is one of [{', '.join(_WIDTHS)}] or a number of inches from {_LEAST} to {_MOST:.0f}; got {width!r}"
        )
    inches = float(width)
    return inches, max((points for known, points in _WIDTHS.values() if known <= inches), default=7.0)


def _settings(look: Look, inches: float, points: float) -> dict[str, Any]:
    """Matplotlib's names for the parts of a look."""
    from cycler import cycler

    paper = dict.fromkeys(("figure.facecolor", "axes.facecolor", "savefig.facecolor"), look.paper)
    ink = dict.fromkeys(("text.color", "axes.labelcolor", "xtick.labelcolor", "ytick.labelcolor"), look.ink)
    muted = dict.fromkeys(("axes.edgecolor", "xtick.color", "ytick.color"), look.muted)
    return {
        **paper, **ink, **muted, "grid.color": look.rule, "axes.prop_cycle": cycler(color=look.colours),
        "font.size": points, "figure.figsize": (inches, 0.62 * inches), "legend.frameon": False,
        "axes.spines.top": False, "axes.spines.right": False,
    }  # fmt: skip
