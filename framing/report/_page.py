"""A page: one self-contained HTML text, saved as HTML, Markdown or Word, or shown in a notebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from framing.core.errors import FramingError
from framing.report._blocks import read_blocks
from framing.report._markdown import write_markdown
from framing.report._word import write_word


@dataclass(frozen=True)
class Page:
    """One page that needs nothing but itself: styles inside, no network; saved as HTML, Markdown or Word.

    Parameters
    ----------
    title : str
        What it is about.
    html : str
        The whole document.
    prose : str
        Its Markdown where it is written for itself, as that of `report_methods` is.
    figures : mapping of str to callable, optional
        What draws each plot as PNG; None for a page that is offered as HTML only.

    Examples
    --------
    >>> page = Page("Demo", "<!DOCTYPE html><title>Demo</title><h1>Demo</h1><p>Two <b>words</b>.</p>", figures={})
    >>> page
    Page('Demo', 1 kB)
    >>> print(page.markdown)
    # Demo
    <BLANKLINE>
    Two **words**.
    <BLANKLINE>
    """

    title: str
    html: str = field(repr=False)
    prose: str = field(default="", repr=False)
    figures: Mapping[str, Callable[[], bytes]] | None = field(default=None, repr=False, compare=False)

    @property
    def markdown(self) -> str:
        """The page as Markdown, plots by their descriptions; empty where the page is offered as HTML only."""
        return self.prose or self._write_markdown("")

    def save(self, path: str | Path) -> Path:
        """Write the page to a file, folders on the way included, and return its path.

        A name that ends in ``.md`` asks for Markdown, with the plots in a folder beside it that is named after it, as
        *actor_files* after *actor.md*; ``.docx`` asks for a Word document, with numbered tables and figures and links
        from each count to its sentences; ``.html``, ``.htm`` and names without an ending ask for HTML.

        Raises
        ------
        FramingError
            The path is a folder, its ending is another one, a page of HTML only is asked for as Markdown or Word, or
            python-docx is not installed.
        """
        file = Path(path)
        if file.is_dir():
            raise FramingError(f"a page is saved to one file; {str(file)!r} is a folder; add a file name")
        ending = file.suffix.lower()
        if ending == ".pdf":
            raise FramingError(
                f"a page is not written as PDF; save {file.with_suffix('.html').name!r} and print it to PDF from a "
                f"browser, or save {file.with_suffix('.docx').name!r}"
            )
        if ending in (".md", ".docx") and self.figures is None and not (self.prose and ending == ".md"):
            raise FramingError(
                f"{ending} was asked for and the page {self.title!r} is offered as HTML only; "
                f"save it as {file.with_suffix('.html').name!r}"
            )
        file.parent.mkdir(parents=True, exist_ok=True)
        if ending == ".docx":
            file.write_bytes(write_word(self.title, *read_blocks(self.html), self.figures or {}))
        elif ending == ".md":
            file.write_text(self.prose or self._save_figures(file), encoding="utf-8", errors="replace", newline="\n")
        else:
            file.write_bytes(self.html.encode("utf-8", "xmlcharrefreplace"))
        return file

    def _save_figures(self, file: Path) -> str:
        """Draw the plots into the folder beside the file; the Markdown that shows them."""
        folder = file.with_name(f"{file.stem}_files")
        for key, draw in (self.figures or {}).items():
            folder.mkdir(exist_ok=True)
            (folder / f"{key}.png").write_bytes(draw())
        return self._write_markdown(folder.name)

    def _write_markdown(self, folder: str) -> str:
        return "" if self.figures is None else write_markdown(*read_blocks(self.html), folder=folder)

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


def render_page(
    template: str, title: str, *, figures: Mapping[str, Callable[[], bytes]] | None = None, **context: Any
) -> Page:
    """Fill a template of this folder; every value is escaped. `figures` draw the plots that stand in it."""
    html = _environment().get_template(template).render(title=title, **context)
    return Page(title, html, figures=figures or {})


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
