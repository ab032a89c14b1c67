"""What a notebook shows of a noun: a lead, small tables and remarks, in whatever theme stands around them; escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

_BOX = "max-width:62rem;font-size:.95em;line-height:1.45;color:inherit;background:transparent"
_TABLE = "border-collapse:collapse;margin:.5em 0;font-variant-numeric:tabular-nums;color:inherit"
_LINE = "border:0;border-bottom:1px solid #8886;padding:.2em .9em .2em 0;vertical-align:top;background:transparent"
_SHOWN = 20


def write_card(name: str, lead: str, *parts: str) -> str:
    """A box with the noun's name, what there is in one line, and further parts; colours are those around it."""
    return f'<div style="{_BOX}"><p><b>{escape(name)}</b> {escape(lead)}</p>{"".join(parts)}</div>'


def write_table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[object]], *, numbers: Sequence[int] = (), more: str = ""
) -> str:
    """Rows as a table, the first cell of each its heading; at most twenty, then how many more there are.

    Parameters
    ----------
    caption : str
        What a row is.
    heads : sequence of str
        The columns.
    rows : iterable of sequences
        As long as `heads`; whole numbers get thousands separators, all else stands as it prints.
    numbers : sequence of int
        Positions of columns that stand on the right.
    more : str
        What the rows left out are called: *sources*.
    """
    listed = list(rows)
    head = "".join(_cell("th", name, place in numbers, ' scope="col"') for place, name in enumerate(heads))
    body = ""
    for row in listed[:_SHOWN]:
        cells = (
            _cell("td" if place else "th", _say(value), place in numbers, "" if place else ' scope="row"')
            for place, value in enumerate(row)
        )
        body += f"<tr>{''.join(cells)}</tr>"
    rest = f"<p>… and {len(listed) - _SHOWN:,} more {escape(more or 'rows')}</p>" if len(listed) > _SHOWN else ""
    return (
        f'<table style="{_TABLE}"><caption style="text-align:left;caption-side:top;color:inherit;opacity:.8">'
        f"{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"
    )


def write_remarks(remarks: Iterable[str]) -> str:
    """Sentences, one a line of a list; nothing where there are none."""
    items = "".join(f"<li>{escape(remark)}</li>" for remark in remarks)
    return f'<ul style="margin:.4em 0;padding-left:1.2em">{items}</ul>' if items else ""


def _cell(tag: str, text: str, right: bool, more: str) -> str:
    weight = "font-weight:600" if tag == "th" else "font-weight:400"
    return f'<{tag}{more} style="{_LINE};text-align:{"right" if right else "left"};{weight}">{escape(text)}</{tag}>'


def _say(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
