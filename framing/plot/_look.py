"""How a plot looks: inks, colours, marker shapes and sizes, read from matplotlib's settings and the Axes."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MARKERS = ("o", "s", "^", "D", "v", "P", "X", "<", ">")
WIDTH = 8.0  # inches that the plots are laid out for, with fonts of 10 points
NARROW = 6.0  # below so many inches the legend stands under the plot


@dataclass(frozen=True)
class Look:
    """Inks and series colours, the size of the base font in tens of points, and the width of a figure in inches."""

    ink: str
    muted: str
    rule: str
    paper: str
    colours: tuple[str, ...]
    scale: float = 1.0
    width: float = WIDTH

    def choose(self, position: int) -> tuple[str, str]:
        """Colour and marker of the series at that position; the first 63 pairs differ, in grey the first 36."""
        return self.colours[position % len(self.colours)], MARKERS[position % len(MARKERS)]

    def wrap(self, text: str, width: int = 26) -> str:
        """The text in lines of at most `width` characters, fewer in a narrow figure; an empty text is named."""
        return "\n".join(textwrap.wrap(escape_math(text), self.count_characters(width))) or "(empty)"

    def wrap_entry(self, text: str) -> str:
        """The text in lines as they fit into a legend, which has the whole width of a narrow figure."""
        return self.wrap(text, 60 if self.narrow else 30)

    def count_characters(self, width: int) -> int:
        """So many characters as fit where a plot of usual width has `width`."""
        share = min(1.0, self.width / WIDTH / self.scale) * (0.85 if self.narrow else 1.0)
        return max(14, round(width * share))

    @property
    def dark(self) -> bool:
        """Whether the paper is dark."""
        return to_luminance(self.paper) < 0.18

    @property
    def grey(self) -> bool:
        """Whether the series are grey."""
        return all(to_grey(colour) == colour for colour in self.colours)

    @property
    def narrow(self) -> bool:
        """Whether there is no room for a legend beside the plot."""
        return self.width < NARROW


LIGHT = Look(
    "#1a1a1a", "#666666", "#d4d4d4", "#ffffff",
    ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"),  # Okabe and Ito, less yellow
)  # fmt: skip
DARK = Look(
    "#e7e8ea", "#a4a9b0", "#3d4248", "#15171a",
    ("#94b5fa", "#db5624", "#2ce88f", "#b0708a", "#f6cd00", "#8f5bf0", "#ffffff"),
)  # fmt: skip
PRINT = replace(LIGHT, ink="#000000", muted="#404040", rule="#c4c4c4")
GREYS: Mapping[bool, tuple[str, ...]] = {  # whether on dark paper
    False: ("#000000", "#6e6e6e", "#3a3a3a", "#949494"),
    True: ("#ffffff", "#8a8a8a", "#c4c4c4", "#696969"),
}


def read_look(ax: Axes) -> Look:
    """The look of a plot on that Axes.

    Inside `style` it is what `style` has set, as long as the Axes is on the same paper. Otherwise it is the light look,
    or the dark one on an Axes with a dark ground, on the Axes' own paper.
    """
    import matplotlib as mpl
    from matplotlib.colors import to_hex

    face = ax.get_facecolor()
    paper = to_hex(face)
    colours = tuple(mpl.rcParams["axes.prop_cycle"].by_key().get("color", ()))
    if colours in (LIGHT.colours, DARK.colours, *GREYS.values()) and paper == to_hex(mpl.rcParams["axes.facecolor"]):
        ink, muted, rule = (to_hex(mpl.rcParams[name]) for name in ("text.color", "axes.edgecolor", "grid.color"))
        scale, width = mpl.rcParams["font.size"] / 10, float(mpl.rcParams["figure.figsize"][0])
        return Look(ink, muted, rule, paper, colours, scale, width)
    return replace(DARK if to_luminance(paper) < 0.18 else LIGHT, paper=paper)


def to_luminance(colour: str) -> float:
    """Relative luminance of a ``#rrggbb`` colour, from 0 to 1.

    References
    ----------
    W3C, Web Content Accessibility Guidelines 2.1, "relative luminance".
    """
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def to_grey(colour: str) -> str:
    """The grey of the same luminance, as a copier prints it."""
    light = to_luminance(colour)
    part = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return f"#{round(255 * part):02x}" + f"{round(255 * part):02x}" * 2


def choose_ink(ground: str) -> str:
    """Black or white, whichever is read more easily on that ground."""
    return LIGHT.ink if to_luminance(ground) > 0.2 else "#ffffff"


def escape_math(text: str) -> str:
    """The text with dollar signs that stay dollar signs."""
    return text.replace("$", r"\$")
