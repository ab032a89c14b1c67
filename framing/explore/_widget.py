"""The anywidget around the explorer's script; the only file that knows anywidget."""

from __future__ import annotations

import anywidget
import traitlets

from framing.explore._assets import read_script, read_style


class ExplorerWidget(anywidget.AnyWidget):
    """What the notebook draws; `selected` comes back from it.

    Parameters
    ----------
    title : str
        The heading.
    payload : dict
        What is shown; see `framing.explore._payload`.
    """

    _esm = read_script()
    _css = read_style()
    title = traitlets.Unicode("").tag(sync=True)
    payload = traitlets.Dict().tag(sync=True)
    selected = traitlets.List(traitlets.Int()).tag(sync=True)
