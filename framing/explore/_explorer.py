"""The explorer: a widget in a notebook, a page on disk, and the rows that were chosen in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing.core.errors import FramingError
from framing.explore._assets import build_page
from framing.report._page import Page
from framing.report._wording import say_count

if TYPE_CHECKING:
    from framing.explore._widget import ExplorerWidget


class Explorer:
    """A study to click through; `explore` makes it.

    Parameters
    ----------
    title : str
        The heading.
    labels : DataFrame
        The labels shown.
    payload : dict
        The same for the script; see `framing.explore._payload`.
    """

    def __init__(self, title: str, labels: pd.DataFrame, payload: dict[str, Any]) -> None:
        self.title = title
        self.labels = labels
        self._payload = payload
        self._widget: ExplorerWidget | None = None

    @property
    def widget(self) -> ExplorerWidget:
        """The anywidget, made when it is first asked for; put it into layouts of ipywidgets.

        Raises
        ------
        FramingError
            anywidget is not installed.
        """
        if self._widget is None:
            try:
                from framing.explore._widget import ExplorerWidget
            except ImportError as error:
                raise FramingError(
                    "a widget was asked for and anywidget is missing; run: pip install 'framing-toolkit[notebooks]'"
                ) from error
            self._widget = ExplorerWidget(title=self.title, payload=self._payload)
        return self._widget

    @property
    def selected(self) -> pd.DataFrame:
        """The chosen labels as a table: the rows ticked, else those behind the open number; empty before any click."""
        chosen = [] if self._widget is None else list(self._widget.selected)
        return self.labels.iloc[chosen]

    @property
    def page(self) -> Page:
        """The explorer as one page that needs nothing but itself."""
        return build_page(self.title, self._payload)

    def save(self, path: str | Path) -> Path:
        """Write the page to a file, folders on the way included, and return its path.

        Raises
        ------
        FramingError
            The path is a folder.
        """
        return self.page.save(path)

    def __repr__(self) -> str:
        sizes = (("actors", "actor"), ("sources", "source"))
        counts = [say_count(len(self._payload[key]), noun) for key, noun in sizes]
        return f"Explorer({self.title!r}, {', '.join(counts)}, {say_count(len(self.labels), 'label')})"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        try:
            shown = self.widget
        except FramingError:
            return {"text/plain": repr(self), "text/html": self.page.frame(scripts=True)}
        return shown._repr_mimebundle_(**kwargs)
