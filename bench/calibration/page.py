"""The stored figures of the calibration → the tables and the figure of docs/calibration.md."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pandas as pd
from matplotlib.figure import Figure

mpl.use("Agg")

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
KEYS = ["part", "design", "family", "test"]
SCREENED = ("any_q_whole", "share_whole", "false", "rare")
PEERS = ("Fightin' Words", "pycorpdiff")
TESTS = ("framing", "Welch, stories", "paired t", "Wilcoxon", "Poisson GEE", "Welch, articles", "pycorpdiff",
         "Fightin' Words", "G²")  # fmt: skip
COLOURS = ("#000000", "#0072b2", "#0072b2", "#56b4e9", "#009e73", "#cc79a7", "#e69f00", "#d55e00", "#a00000")
MARKS = "oDsP^<Xvd"


def store(rows: list[dict[str, Any]], *, peers: bool, file: Path = DOCS / "calibration.csv") -> pd.DataFrame:
    """Write the figures; what was not measured this time stays where it is, and without `peers` the peers' rows."""
    new = pd.DataFrame(rows)
    if file.exists():
        old = pd.read_csv(file)
        place = {key: i for i, key in enumerate(old[KEYS].itertuples(index=False, name=None))}
        new = pd.concat([new, old[~(old["test"].isin(PEERS) & peers)]], ignore_index=True).drop_duplicates(KEYS)
        order = [place.get(key, len(place)) for key in new[KEYS].itertuples(index=False, name=None)]
        new = new.assign(_order=order).sort_values("_order", kind="stable").drop(columns="_order")
    new["share"] = new["share"].astype(float)
    new.round(4).to_csv(file, index=False)
    return pd.read_csv(file)


def write_page(figures: pd.DataFrame, page: Path = DOCS / "calibration.md") -> None:
    """Put the tables between their marks."""
    page.write_text(fill_page(page.read_text(encoding="utf-8"), figures), encoding="utf-8")


def fill_page(text: str, figures: pd.DataFrame) -> str:
    """The text with every table between ``<!-- name -->`` and ``<!-- end -->`` made anew."""
    figures = figures.reindex(columns=list(dict.fromkeys([*figures.columns, *KEYS, *SCREENED])))
    tables = {
        "null": _lay_out(figures, "size", "share"),
        "families": _lay_out(figures, "size", "any_q"),
        "able": _show_able(figures),
        "screen": _show_screen(figures),
        "coverage": _lay_out(figures, "coverage", "share"),
        "power": _lay_out(figures, "power", "share"),
        "casualties": _show_words(figures),
    }
    for name, table in tables.items():
        text, n = re.subn(
            rf"(<!-- {name} -->\n).*?(<!-- end -->)", lambda m, t=table: m[1] + t + m[2], text, flags=re.DOTALL
        )
        if n != 1:
            raise ValueError(f"the page has the mark {name!r} {n} times; it is needed once")
    return text


def draw_figure(figures: pd.DataFrame, file: Path = DOCS / "calibration.svg") -> None:
    """One row a design and family, one mark a test: how often it calls a difference where there is none."""
    null = figures[figures["part"] == "size"]
    lines = list(dict.fromkeys(null["design"] + ": " + null["family"]))
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "calibration", "font.size": 8}):
        figure = Figure(figsize=(7.4, 4.4), layout="constrained")
        ax = figure.subplots()
        ax.axvspan(3, 7, color="#dddddd", lw=0)
        for test, colour, mark in zip(TESTS, COLOURS, MARKS, strict=True):
            rows = null[null["test"] == test]
            places = [-lines.index(line) for line in rows["design"] + ": " + rows["family"]]
            fill, above = (colour, 4) if test == "framing" else ("none", 3)
            ax.plot(100 * rows["share"], places, mark, color=colour, mfc=fill, zorder=above, ms=5, label=test)
        ax.set_yticks([-i for i in range(len(lines))], lines)
        ax.set_xlabel("tests with p < .05 where nothing differs, % (grey: 3 to 7)")
        ax.set_xlim(0)
        ax.spines[["top", "right"]].set_visible(False)
        figure.legend(loc="outside right upper", frameon=False)
        figure.savefig(file, metadata={"Date": None, "Creator": None})


def _lay_out(figures: pd.DataFrame, part: str, column: str) -> str:
    """A row a design and family, a column a test, in percent."""
    rows = figures[figures["part"] == part]
    tests = [test for test in (*TESTS, *sorted(set(rows["test"]) - set(TESTS))) if test in set(rows["test"])]
    lines = [
        f"| drawn from | what is counted | sets | tests | {' | '.join(tests)} |",
        "|---|---|---|---|" + "---|" * len(tests),
    ]
    for (design, family), group in rows.groupby(["design", "family"], sort=False):
        by_test = group.set_index("test")
        ours = by_test.loc["framing"]
        cells = [f"{100 * by_test.at[test, column]:.1f}" if test in by_test.index else "" for test in tests]
        lines.append(f"| {design} | {family} | {ours['sets']:.0f} | {ours['tests']:,.0f} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _show_able(figures: pd.DataFrame) -> str:
    rows = figures[(figures["part"] == "size") & (figures["test"] == "framing")]
    lines = [
        "| drawn from | what is counted | can reach p < .05 | p < .05 of all | p < .05 of those that can |",
        "|---|---|---|---|---|",
    ]
    for row in rows.itertuples():
        figure = f"{100 * row.able:.0f} | {100 * row.share:.1f} | {100 * row.share_able:.1f}"
        lines.append(f"| {row.design} | {row.family} | {figure} |")
    return "\n".join(lines) + "\n"


def _show_screen(figures: pd.DataFrame) -> str:
    """Families with and without the rows that are too rare: what is called where nothing differs, and what is found."""
    power = figures[figures["part"] == "screen"].set_index(["design", "family"])
    null = figures[(figures["part"] == "size") & (figures["test"] == "framing")].dropna(subset="any_q_whole")
    lines = [
        "| drawn from | what is counted | too rare | nothing differs: any finding, all rows | without the rare "
        "| three planted: found, all rows | without the rare | false among what is called |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in null.itertuples():
        figure = f"{100 * (1 - row.able):.0f} | {100 * row.any_q_whole:.1f} | {100 * row.any_q:.1f}"
        more = " |  |  | "
        if (row.design, row.family) in power.index:
            one = power.loc[(row.design, row.family)]
            more = f" | {100 * one['share_whole']:.1f} | {100 * one['share']:.1f} | {100 * one['false']:.1f} "
        lines.append(f"| {row.design} | {row.family} | {figure}{more}|")
    return "\n".join(lines) + "\n"


def _show_words(figures: pd.DataFrame) -> str:
    rows = figures[figures["part"] == "casualties"]
    lines = [
        "| word | per 1,000 words, Israeli less Palestinian dead | 95 % | p | q | p < .05 when shuffled |",
        "|---|---|---|---|---|---|",
    ]
    for row in rows.itertuples():
        figure = f"{row.estimate:+.2f} | {row.low:+.2f} to {row.high:+.2f} | {row.p:.4f} | {row.q:.4f}"
        lines.append(f"| {row.family} | {figure} | {100 * row.share:.1f} % of {row.sets:.0f} |")
    return "\n".join(lines) + "\n"
