"""A whole corpus on one page: articles, loaded terms, actors, voices, differences, with every sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from markupsafe import Markup

from framing.core.actors import Actors
from framing.core.corpus import Corpus
from framing.core.errors import FramingError
from framing.core.tables import check_table, is_about_roles
from framing.plot import plot_labels, plot_roles, plot_terms
from framing.plot._svg import Figures
from framing.report._choices import describe_choices, measure_own_choices
from framing.report._contrasts import list_differences
from framing.report._evidence import Anchors, attach_sentences
from framing.report._matrix import Matrix, build_matrix
from framing.report._naming import Naming, describe_naming, glance_at
from framing.report._page import Page, render_page
from framing.report._parts import describe_parts
from framing.report._provenance import collect_provenance
from framing.report._voices import count_voices
from framing.report._wording import load_guides, say_alternatives, say_count, say_date, say_guides, say_list, say_source


def report_corpus(  # noqa: PLR0913 - one parameter a table
    corpus: Corpus,
    *,
    hits: pd.DataFrame | None = None,
    labels: pd.DataFrame | None = None,
    roles: pd.DataFrame | None = None,
    contrasts: pd.DataFrame | Sequence[pd.DataFrame] | None = None,
    rates: pd.DataFrame | Sequence[pd.DataFrame] | None = None,
    choices: pd.DataFrame | None = None,
    actors: Actors | None = None,
    title: str = "Loaded words and labels",
) -> Page:
    """Make the page of a corpus.

    Parameters
    ----------
    corpus : Corpus
        The articles that everything else was found in.
    hits : DataFrame, optional
        A hits table: loaded terms, counted by source and linked to their sentences.
    labels : DataFrame, optional
        A labels table: what each actor is called, counted by source and linked likewise.
    roles : DataFrame, optional
        A roles table: who acts and who suffers in the outlets' own voice, by source and linked likewise.
    contrasts, rates : DataFrame or sequence of DataFrame, optional
        Contrasts and rates: of terms, labels or roles, e.g. ``rates=[rates, shares]``. Tables given one by one keep
        their record of how they were made.
    choices : DataFrame, optional
        The rates of `measure_choices`, of the labels in the own voice by source. The page opens with them, and with
        what contrasts of `compare_choices` show. By default they are measured here.
    actors : Actors, optional
        Gives the page the actors' full names; without them their ids stand.
    title : str
        The page's heading.

    Returns
    -------
    Page
        Every row of `hits` and `labels` is counted once, and each count leads to its sentences.

    Raises
    ------
    TableError
        A column is missing, or a row's words do not stand in this corpus where it says.
    """
    if not isinstance(corpus, Corpus):
        raise FramingError(f"report_corpus starts from a Corpus; this is a {type(corpus).__name__}; make one by load_…")
    all_contrasts, all_rates = _as_list(contrasts), _as_list(rates)
    given = [("hits", hits), ("labels", labels), ("roles", roles)]
    choices = measure_own_choices(labels) if choices is None else choices
    given += [("choices", choices)]
    given += [("contrasts", table) for table in all_contrasts] + [("rates", table) for table in all_rates]
    for name, table in given:
        if table is not None:
            check_table(table, "rates" if name == "choices" else name)
    anchors = Anchors()
    guides = load_guides()
    articles = _list_articles(corpus, anchors, hits, labels)
    terms = None
    if hits is not None:
        hits = attach_sentences(hits, corpus.docs).assign(_number=range(len(hits)))
        terms = _count_terms(hits, corpus, anchors, guides) if len(hits) else None
    named: list[Naming] = []
    if labels is not None:
        numbered = join_guides(labels.assign(_number=range(len(labels))), hits)
        sizes = numbered.drop_duplicates(["actor", "doc_id", "mention"])["actor"].value_counts()
        for actor in sorted(numbered["actor"].unique(), key=lambda actor: (-sizes[actor], actor)):
            mine = numbered[numbered["actor"] == actor]
            full = actors[str(actor)].name if actors is not None and actor in actors else str(actor)
            named.append(describe_naming(mine, anchors, actor=str(actor), name=full, guides=guides))
        labels = numbered
    shown: list[tuple[str, pd.DataFrame, list[Matrix]]] = []
    if hits is not None:
        shown.append(("loaded terms", hits, [terms] if terms else []))
    if labels is not None:
        matrices = [m for naming in named for m in (naming.own, *(other[2] for other in naming.others)) if m]
        shown.append(("labels", labels, matrices))
    names = {actor.id: actor.name for actor in actors or ()}
    chosen = None
    if labels is not None and choices is not None and len(choices):
        chosen = describe_choices(labels, choices, anchors, names=names, contrasts=all_contrasts)
    parts = None if roles is None else describe_parts(roles, anchors, names=names)
    voices, holders = count_voices([(rows, matrices) for _, rows, matrices in shown])
    return render_page(
        "corpus.html",
        title,
        figures=anchors.figures,
        lead=_say_lead(corpus),
        sources=_list_sources(corpus),
        articles=articles,
        doc_anchors={article["doc_id"]: article["anchor"] for article in articles},
        choices=chosen,
        hits_given=hits is not None,
        terms=terms,
        actors=named,
        glance=[] if labels is None else glance_at(labels, named),
        glance_sources=[] if labels is None else sorted(labels["source"].unique()),
        labels_given=labels is not None,
        roles_given=roles is not None,
        deeds=parts,
        kinds=[name for name, _, _ in shown],
        voices=voices,
        holders=holders,
        plots=_draw_rates(all_rates, anchors.figures),
        rates=_list_rates(all_rates),
        differences=list_differences(
            all_contrasts, anchors, terms=terms, actors=named, parts=parts, choices=chosen, names=names
        ),
        provenance=collect_provenance([("articles", corpus.docs), ("hits", hits), ("labels", labels), *given[2:]]),
    )


def _as_list(tables: pd.DataFrame | Sequence[pd.DataFrame] | None) -> list[pd.DataFrame]:
    if tables is None:
        return []
    return [tables] if isinstance(tables, pd.DataFrame) else list(tables)


def _say_lead(corpus: Corpus) -> str:
    docs = corpus.docs
    parts = [say_count(len(docs), "article"), say_count(int(corpus.n_words.sum()), "word")]
    sources = docs.loc[docs["source"] != "", "source"].nunique()
    stories = docs.loc[docs["story"] != "", "story"].nunique()
    parts.append(say_count(sources, "source") if sources else "no source given")
    parts.append(say_count(stories, "story") if stories else "no story given")
    return say_list(parts) + "."


def _list_sources(corpus: Corpus) -> list[dict[str, str]]:
    docs = corpus.docs.assign(words=corpus.n_words.to_numpy())
    rows = []
    for source, part in docs.groupby("source", sort=True):
        days = sorted(filter(None, (say_date(day) for day in part["date"])))
        stories = part.loc[part["story"] != "", "story"].nunique()
        rows.append(
            {
                "source": say_source(source),
                "articles": f"{len(part):,}",
                "stories": f"{stories:,}" if stories else "–",
                "words": f"{int(part['words'].sum()):,}",
                "dates": "–" if not days else days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}",
            }
        )
    return rows


def _list_articles(
    corpus: Corpus, anchors: Anchors, hits: pd.DataFrame | None, labels: pd.DataFrame | None
) -> list[dict[str, str]]:
    found = [table["doc_id"].value_counts() if table is not None else None for table in (hits, labels)]
    rows = []
    for doc in corpus.docs.to_dict("records"):
        doc_id = str(doc["doc_id"])
        rows.append(
            {
                "anchor": anchors.new("d"),
                "doc_id": doc_id,
                "source": say_source(doc["source"]),
                "date": say_date(doc["date"]) or "–",
                "story": str(doc["story"]) or "–",
                "title": str(doc["title"]) or "–",
                "words": f"{int(corpus.n_words[doc_id]):,}",
                "hits": "–" if found[0] is None else f"{int(found[0].get(doc_id, 0)):,}",
                "labels": "–" if found[1] is None else f"{int(found[1].get(doc_id, 0)):,}",
            }
        )
    return rows


def _count_terms(hits: pd.DataFrame, corpus: Corpus, anchors: Anchors, guides: Mapping[str, str]) -> Matrix:
    words = corpus.docs.assign(words=corpus.n_words.to_numpy()).groupby("source")["words"].agg(["sum", "size"])
    columns = {
        str(source): f"n = {say_count(int(row['sum']), 'word')}, {say_count(int(row['size']), 'article')}"
        for source, row in words.iterrows()
    }
    line = hits["term"].mask(hits["negated"], hits["term"] + " (denied)")
    notes = {}
    for name, part in hits.assign(_line=line).groupby("_line", sort=True):
        first = part.iloc[0]
        said = [say_guides(str(first["guides"]), guides)]
        if first["alternatives"]:
            said.append(f"alternatives: {say_alternatives(str(first['alternatives']))}")
        notes[str(name)] = "; ".join(filter(None, said))
    return build_matrix(hits.assign(_block=hits["category"], _line=line), anchors, columns=columns, notes=notes)


def join_guides(labels: pd.DataFrame, hits: pd.DataFrame | None) -> pd.DataFrame:
    """Give each label the guides and alternatives of the loaded term inside it that has its category."""
    if hits is None or "guides" in labels.columns:
        return labels
    spots: dict[tuple[str, str], list[tuple[int, int, str, str]]] = {}
    columns = ("doc_id", "category", "start", "end", "guides", "alternatives")
    for doc_id, category, *spot in hits[list(columns)].itertuples(index=False, name=None):
        spots.setdefault((doc_id, category), []).append((spot[0], spot[1], spot[2], spot[3]))
    joined = []
    for doc_id, category, start, end in zip(
        labels["doc_id"], labels["category"], labels["start"], labels["end"], strict=True
    ):
        inside = [spot for spot in spots.get((doc_id, category), []) if spot[0] < end and start < spot[1]]
        joined.append(inside[0][2:] if inside else ("", ""))
    return labels.assign(guides=[pair[0] for pair in joined], alternatives=[pair[1] for pair in joined])


def _draw_rates(tables: Sequence[pd.DataFrame], figures: Figures) -> list[Markup]:
    drawn: list[Markup] = []
    for rates in tables:
        for actor in sorted(rates["actor"].unique()):
            part, key = rates[rates["actor"] == actor], f"s{len(drawn)}"
            if actor and is_about_roles(rates):
                alt = f"Share of deeds in which {actor} acts or suffers; the figures stand in the table of rates"
                svg = figures.draw(plot_roles, part, key=key, alt=alt, actor=str(actor))
            elif actor:
                alt = f"Share of naming occasions by category for {actor}; the figures stand in the table of rates"
                svg = figures.draw(plot_labels, part, key=key, alt=alt, actor=str(actor))
            else:
                alt = "Loaded words per 1,000 words by category; the figures stand in the table of rates"
                svg = figures.draw(plot_terms, part, key=key, alt=alt)
            drawn.append(Markup(svg))
    return drawn


def _list_rates(tables: Sequence[pd.DataFrame]) -> list[dict[str, str]]:
    rows = []
    for row, roles in [(row, is_about_roles(rates)) for rates in tables for row in rates.to_dict("records")]:
        share = bool(row["actor"])
        counted = "deed" if roles else "occasion" if share else "word"
        scale, unit, digits = (100.0, " %", 1) if share else (1.0, "", 2)
        ends = [f"{scale * float(row[key]):.{digits}f}" for key in ("low", "high")]
        rows.append(
            {
                "group": say_source(row["group"]),
                "actor": str(row["actor"]) or "–",
                "category": str(row["category"]),
                "count": f"{int(row['count']):,} of {say_count(int(row['base']), counted)}",
                "estimate": f"{scale * float(row['estimate']):.{digits}f}{unit}",
                "interval": "insufficient data" if "nan" in ends else " to ".join(ends),
                "n": f"{say_count(int(row['n_articles']), 'article')}, {say_count(int(row['n_stories']), 'story')}",
            }
        )
    return rows
