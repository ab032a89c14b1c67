"""A study's methods as paragraphs for a paper: every setting, version and hash that its tables carry, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Protocol, runtime_checkable

import pandas as pd

from framing.core.actors import Actors
from framing.core.corpus import Corpus
from framing.core.errors import FramingError
from framing.core.provenance import KEY
from framing.report._markdown import escape_markdown
from framing.report._page import Page, render_page
from framing.report._provenance import collect_provenance
from framing.report._wording import say_count, say_date, say_list
from framing.stats.contrasts import MAX_Q
from framing.stats.draws import N_EXACT

_TABLES = (
    "quotes", "hits", "mentions", "labels", "roles", "renamings", "choices", "choice_gaps", "rates",
    "shares", "voices", "role_shares", "gaps", "term_gaps", "role_gaps",
)  # fmt: skip
_MEASURED = {
    "choices": "how often a loaded word was chosen where a neutral one was at hand",
    "shares": "shares of naming occasions by category of words, in the sources' own voice",
    "voices": "the same shares for every voice",
    "role_shares": "shares of deeds in which an actor acts or suffers",
    "rates": "loaded words",
}
_COMPARED = {
    "choice_gaps": "choices between loaded and neutral words",
    "gaps": "labels",
    "term_gaps": "loaded words",
    "role_gaps": "roles",
}
_FOUND = {
    "find_quotes": "quotations and reports of speech",
    "find_mentions": "mentions of an actor",
    "find_labels": "labels",
    "find_roles": "parts that an actor has in a deed",
    "find_renamings": "renamings",
    "find_terms": "loaded terms",
}
_LEFT = {
    "negated labels excluded": ("denied label", "did not count for its category", "did not count for their category"),
    "negated hits counted": ("denied term", "was counted", "were counted"),
    "denied deeds counted": ("denied deed", "was counted as told", "were counted as told"),
    "articles without words": ("wordless article", "was left out", "were left out"),
}
_MOST_NAMES = 12

Step = Mapping[str, Any]


@runtime_checkable
class Findings(Protocol):
    """What the page needs of a study: its articles, its actors and its notes, beside its tables."""

    @property
    def corpus(self) -> Corpus: ...
    @property
    def actors(self) -> Actors: ...
    @property
    def notes(self) -> tuple[str, ...]: ...
    @property
    def labels(self) -> pd.DataFrame: ...


def report_methods(study: Findings, *, title: str = "How this study was made") -> Page:
    """Write the methods of a study as text for a paper.

    Parameters
    ----------
    study : Study
        What `analyze` gives or `Study.read` reads.
    title : str
        The page's heading.

    Returns
    -------
    Page
        Paragraphs on the articles, on what was found, on what was measured and compared, and on the software.
        ``page.save("methods.md")`` writes them as Markdown, any other name the page as HTML, with a table of all steps.

    Raises
    ------
    FramingError
        This is not a study, or its tables carry no record of how they were made.

    Examples
    --------
    >>> import framing as fr
    >>> corpus = fr.load_sample().select(["tamra-1a-wire", "tamra-1a-banner"])
    >>> study = fr.analyze(corpus, fr.Actors.from_names({"tsc": ["Tamra Shura Council", "TSC"]}))
    >>> report_methods(study).markdown.splitlines()[2][:47]
    'The corpus holds 2 articles from 2 sources (Bel'
    """
    if not isinstance(study, Findings):
        raise FramingError(
            f"report_methods describes a Study; this is a {type(study).__name__}; make one with analyze(corpus, …)"
        )
    tables = {name: getattr(study, name) for name in _TABLES}
    records = {name: list(table.attrs.get(KEY, {}).get("steps", [])) for name, table in tables.items()}
    steps: dict[str, Step] = {step["step"]: step for record in records.values() for step in record}
    if not steps:
        raise FramingError(
            "report_methods writes what the tables record of their making; those of this study carry no record; "
            "give a study as analyze returned it or Study.read read it"
        )
    made = collect_provenance([("articles", study.corpus.docs), *tables.items()])
    packages = say_list([f"{name} {version}" for name, version in made.versions])
    paragraphs = [
        " ".join(_describe_articles(study.corpus, steps)),
        " ".join(_describe_finding(study, steps)),
        " ".join(_describe_measures(records)),
        " ".join(_describe_comparisons(records)),
        " ".join([*study.notes, f"The software was {packages}."]),
    ]
    kept = [paragraph for paragraph in paragraphs if paragraph]
    page = render_page("methods.html", title, paragraphs=kept, provenance=made)
    prose = "\n\n".join(escape_markdown(" ".join(text.split())) for text in [title, *kept])
    return replace(page, prose=f"# {prose}\n")


def _describe_articles(corpus: Corpus, steps: Mapping[str, Step]) -> list[str]:
    docs = corpus.docs
    names = sorted(name for name in docs["source"].unique() if name)
    stories = docs.loc[docs["story"] != "", "story"].nunique()
    days = sorted(filter(None, (say_date(day) for day in docs["date"])))
    listed = f" ({say_list(names)})" if 0 < len(names) <= _MOST_NAMES else ""
    told = f" on {say_count(stories, 'story')}" if stories else ""
    dated = f", dated {days[0]} to {days[-1]}" if days else ""
    words = say_count(int(corpus.n_words.sum()), "word")
    said = [
        f"The corpus holds {say_count(len(docs), 'article')} from {say_count(len(names), 'source')}{listed}{told}, "
        f"{words}{dated} (corpus hash {corpus.hash})."
    ]
    for name, step in steps.items():
        if name.startswith("load_"):
            headline = "with" if step.get("headline") else "without"
            whence = f" from {step['file']}" if step.get("file") else ""
            said.append(f"It was read by {name}{whence}, {headline} the headline put before the text.")
    others = sorted({str(step["corpus"]) for step in steps.values() if "corpus" in step} - {corpus.hash})
    if others:
        said.append(f"Some tables were made from articles with another hash ({say_list(others)}).")
    return said


def _describe_finding(study: Findings, steps: Mapping[str, Step]) -> list[str]:
    actors = list(study.actors)
    names = [actor.name for actor in actors]
    listed = f" ({say_list(names)})" if 0 < len(names) <= _MOST_NAMES else ""
    said = [f"We looked for {say_count(len(actors), 'actor')}{listed}; actors' hash {study.actors.hash}."]
    if "parse" in steps:
        step = steps["parse"]
        near = " in which an actor can be meant" if step.get("near") else ""
        blind = ", with the actors' names hidden from the parser" if step.get("blind") else ""
        where = f"{say_count(int(step['rows']), 'sentence')} of the {int(step['articles']):,} articles{near}"
        said.append(f"The model {step['model']} parsed {where}{blind}.")
    counted = [f"{int(steps[step]['rows']):,} {what}" for step, what in _FOUND.items() if step in steps]
    said.append(f"Found were {say_list(counted)}.")
    lexicons = {f"{step['lexicon']} (hash {step['lexicon_hash']})" for step in steps.values() if "lexicon_hash" in step}
    if lexicons:
        said.append(f"What counts as a loaded word is listed in the lexicon {say_list(sorted(lexicons))}.")
    own = study.labels[study.labels["voice"] == "own"].drop_duplicates(["doc_id", "actor", "mention"])
    said.append(f"In the sources' own voice the actors are named on {say_count(len(own), 'occasion')}.")
    return said


def _describe_measures(records: Mapping[str, list[Step]]) -> list[str]:
    said = []
    for name, what in _MEASURED.items():
        for step in records[name]:
            if str(step["step"]).startswith("measure_"):
                per = f" per {step['per']:,} words" if "per" in step else ""
                said.append(
                    f"We measured {what}{per}, by {step['by']} ({step['step']}), with 95 % intervals from "
                    f"{step['resamples']:,} bootstrap resamples (seed {step['seed']}){_say_left(step)}."
                )
    return said


def _describe_comparisons(records: Mapping[str, list[Step]]) -> list[str]:
    said = []
    thresholds: dict[tuple[int, int], None] = {}
    for name, what in _COMPARED.items():
        for step in records[name]:
            if step["step"] == "declare_families":
                said.append(
                    f"For {what}, q was adjusted within each {say_list(_names(step['by']))} "
                    f"(families: {step['families']})."
                )
            if not str(step["step"]).startswith("compare_"):
                continue
            family, rare, rows = (int(step[key]) for key in ("family", "too rare for it", "rows"))
            within = f" within each {step['within']}" if step["within"] else ""
            cluster = f", clustered by {step['cluster']}" if step["cluster"] else ""
            said.append(
                f"We compared {what} by {step['by']}, {_say_sides(step['against'])}{within}{cluster} ({step['step']}), "
                f"by a permutation test (all exchanges where they are at most {N_EXACT:,}, else "
                f"{step['permutations']:,} drawn at random; seed {step['seed']}); of "
                f"{say_count(rows, 'comparison')} {family:,} formed the family, {rare:,} were too rare to tell and "
                f"{rows - family - rare:,} had insufficient data{_say_left(step)}."
            )
            thresholds[int(step["least matched"]), int(step["least clusters"])] = None
    for matched, clusters in thresholds:
        said.append(
            f"Data are insufficient below {matched} matched stories, or below {clusters} clusters without matching. A "
            f"comparison is too rare to tell where the smallest p that its data allow is {MAX_Q} or more; such rows "
            f"stand outside the family. q is Benjamini and Hochberg's over the family; a difference is called "
            f"where q < {MAX_Q}."
        )
    return said


def _say_left(step: Step) -> str:
    said = "; plain names counted as neutral words" if step.get("names") else ""
    if "voices" in step:
        said += f"; voices: {step['voices']}"
    for key, (noun, one, more) in _LEFT.items():
        if step.get(key):
            number = int(step[key])
            said += f"; {say_count(number, noun)} "
            said += one if number == 1 else more
    return said


def _say_sides(against: object) -> str:
    if against is None:
        return "each with every other"
    return "each with all others together" if against == "rest" else f"each with {against}"


def _names(by: Any) -> list[str]:
    return [by] if isinstance(by, str) else [str(name) for name in by]
