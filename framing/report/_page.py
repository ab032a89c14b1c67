"""A page: one self-contained HTML text, saved as one file or shown in a notebook."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from framing.core.errors import FramingError


@dataclass(frozen=True)
class Page:
    """One page that needs nothing but itself: styles inside, no scripts, no network.

    Parameters
    ----------
    title : str
        What it is about.
    html : str
        The whole document.
    markdown : str
        The same text as Markdown; empty where it is not offered.

    Examples
    --------
    >>> Page("Demo", "<!DOCTYPE html><title>Demo</title>")
    Page('Demo', 1 kB)
    """

    title: str
    html: str = field(repr=False)
    markdown: str = field(default="", repr=False)

    def save(self, path: str | Path) -> Path:
        """Write the page to a file, folders on the way included, and return its path.

        A name that ends in ``.md`` asks for Markdown, which `report_methods` offers; all others are written as HTML.

        Raises
        ------
        FramingError
            The path is a folder, or Markdown is asked of a page that has none.
        """
        file = Path(path)
        if file.is_dir():
            raise FramingError(f"a page is saved to one file; {str(file)!r} is a folder; add a file name")
        as_markdown = file.suffix.lower() == ".md"
        if as_markdown and not self.markdown:
            raise FramingError(
                f"Markdown was asked for and the page {self.title!r} is offered as HTML only; "
                f"save it as {file.with_suffix('.html').name!r}"
            )
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes((self.markdown if as_markdown else self.html).encode("utf-8", "xmlcharrefreplace"))
        return file

    def __repr__(self) -> str:
        return f"Page({self.title!r}, {max(1, round(len(self.html) / 1000)):,} kB)"

    def __str__(self) -> str:
        return repr(self)

    def frame(self, *, scripts: bool = False, height: int = 640) -> str:
        """The page as an iframe of that many pixels, for a notebook; its scripts run only where that is asked for."""
        framed = self.html.replace("<head>", '<head><base href="about:srcdoc">', 1)
        allowed = "allow-popups allow-scripts allow-downloads" if scripts else "allow-popups"
        return (
            f'<iframe title="{escape(self.title)}" sandbox="{allowed}" srcdoc="{escape(framed)}" '
            f'style="width:100%;height:{height}px;border:1px solid #8885;border-radius:4px"></iframe>'
        )

    def _repr_html_(self) -> str:
        return self.frame()


def render_page(template: str, title: str, **context: Any) -> Page:
    """Fill a template of this folder; every value is escaped."""
    html = _environment().get_template(template).render(title=title, **context)
    return Page(title, html)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("framing.report", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["thousands"] = lambda value: f"{value:,}"
    environment.filters["exact"] = _write_exactly
    return environment


def _write_exactly(text: str) -> Markup:
    """Escaped so that a browser reads back the same characters; what HTML cannot hold (NUL) becomes U+FFFD."""
    return Markup(escape(text, quote=False).replace("\r", "&#13;").replace("\0", "\ufffd"))
