"""The worked sample of the site: pictures, a report and an explorer, made from the invented corpus when the site is built."""

from __future__ import annotations

import functools
import io
import tempfile
from pathlib import Path

import matplotlib

import framing as fr

ROOT = Path(__file__).resolve().parent.parent


@functools.cache
def make() -> dict[str, str]:
    """Path in the site → content."""
    matplotlib.use("Agg")
    study = fr.analyze(
        fr.load_sample(), fr.Actors.read(ROOT / "corpus" / "tamra" / "actors.toml"), fr.Lexicon.load("conflict")
    )
    report = fr.report_actor(study.labels, study.gaps, actor="tsc")
    return {
        "sample/voices.svg": _draw(study, "voices"),
        "sample/choices.svg": _draw(study, "choices"),
        "sample/report.html": _save(report),
        "sample/explorer.html": _save(fr.explore(study)),
        "sample/methods.txt": _save(fr.report_methods(study), ".md"),
    }


def _draw(study: fr.Study, what: str) -> str:
    import matplotlib.pyplot as plt

    figure, ax = plt.subplots(figsize=(6, 4), layout="constrained")
    if what == "voices":
        fr.plot_voices(study.labels[study.labels.relation != "name"], actor="tsc", ax=ax)
        ax.set_title("In whose voice the council is described", loc="left", fontsize=11, pad=10)
    else:
        fr.plot_contrasts(study.choice_gaps, actor="tsc", top=6, ax=ax)
    out = io.StringIO()
    with matplotlib.rc_context({"svg.hashsalt": "framing"}):
        figure.savefig(out, format="svg", metadata={"Date": None})
    plt.close(figure)
    return out.getvalue()


def _save(page: fr.Page | fr.Explorer, suffix: str = ".html") -> str:
    with tempfile.TemporaryDirectory() as folder:
        return Path(page.save(Path(folder) / f"page{suffix}")).read_text(encoding="utf-8")
