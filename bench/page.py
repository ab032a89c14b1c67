"""Figures into pages: docs/accuracy.md and README.md, each between its two markers."""

from __future__ import annotations

from pathlib import Path

from bench.rows import FINDERS, TARGETS, Section, show_share

BEGIN, END = "<!-- figures: written by make accuracy -->", "<!-- end of figures -->"


def write_pages(root: Path, sections: list[Section], errors: str) -> None:
    """Replace what stands between the markers."""
    full = f"{full_tables(sections)}\n### Errors by kind, each task's worst first\n\n{errors}"
    for name, text in (("docs/accuracy.md", full), ("README.md", short_table(sections))):
        path = root / name
        path.write_text(replace_figures(path.read_text(encoding="utf-8"), text), encoding="utf-8")


def replace_figures(page: str, figures: str) -> str:
    """The page with other figures between its markers."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"a page with figures has the lines {BEGIN!r} and {END!r}; put them in")
    return f"{before}{BEGIN}\n{figures}{END}{after}"


def full_tables(sections: list[Section]) -> str:
    """Every row of every section."""
    parts = []
    for section in sections:
        head = "| what | measure | rule | n | figure | 95 % | target |\n|---|---|---|--:|--:|---|--:|\n"
        body = "".join(f"| {' | '.join(cells)} |\n" for cells in section.cells())
        parts.append(f"\n### {section.title}\n\n{head}{body}")
    return "".join(parts)


def short_table(sections: list[Section]) -> str:
    """What has a target, on one line each: the finders' figure beside the best naive rule's."""
    lines = ["| what | on | n | right | 95 % | naive rule |\n|---|---|--:|--:|---|--:|\n"]
    for section in sections:
        for row in section.rows:
            if row.rule != FINDERS or (section.name, row.what, row.measure) not in TARGETS:
                continue
            same = [other for other in section.rows if (other.what, other.measure) == (row.what, row.measure)]
            naive = [other.value for other in same if other.rule != FINDERS]
            shown = show_share(max(naive)) if naive else "–"
            cells = (
                row.what, section.name, f"{row.n:,}", f"{row.measure} {show_share(row.value)}",
                f"{show_share(row.low)}–{show_share(row.high)}", shown,
            )  # fmt: skip
            lines.append(f"| {' | '.join(cells)} |\n")
    return "".join(lines)
