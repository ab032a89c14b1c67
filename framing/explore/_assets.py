"""The explorer's script and style, read from the folder beside this file, and the page that holds both."""

from __future__ import annotations

import json
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from framing.report._page import Page

_FOLDER = Path(__file__).resolve().parent / "static"
_SCRIPTS = ("data.js", "parts.js", "grid.js", "sides.js", "reading.js", "explorer.js")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"


@cache
def read_script() -> str:
    """The ES module: the files of the folder one after the other; the last one exports."""
    return "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in _SCRIPTS)


@cache
def read_style() -> str:
    """The style sheet; every rule stands under the class of the explorer."""
    return (_FOLDER / "explorer.css").read_text(encoding="utf-8")


def build_page(title: str, payload: dict[str, Any]) -> Page:
    """One document with style, script and data inside; its policy forbids every request."""
    data = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        data = data.replace(sign, f"\\u{ord(sign):04x}")
    html = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{read_style()}</style>\n</head>\n"
        '<body class="framing-page">\n<main id="explorer"></main>\n'
        "<noscript>This page shows its tables by a script that stands in it; allow it to run, or open the study's "
        "report.</noscript>\n"
        f'<script type="application/json" id="payload">{data}</script>\n'
        f'<script type="module">\n{read_script()}\n'
        'mount(document.getElementById("explorer"), JSON.parse(document.getElementById("payload").textContent), '
        f"{{ title: document.title }});\n</script>\n</body>\n</html>\n"
    )
    return Page(title, html)
