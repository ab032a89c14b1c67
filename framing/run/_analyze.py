"""Articles + actors + lexicon → Study: the whole staircase in one call."""

from __future__ import annotations

import pandas as pd

from framing.compare import compare_choices, compare_labels, compare_roles, compare_terms
from framing.core.actors import Actors
from framing.core.checks import check_actors, check_corpus, check_lexicon
from framing.core.corpus import Corpus, list_flaws
from framing.core.lexicon import Lexicon
from framing.core.tables import make_table
from framing.find import (
    find_labels,
    find_mentions,
    find_quotes,
    find_renamings,
    find_roles,
    find_terms,
    suggest_actors,
)
from framing.measure import measure_choices, measure_labels, measure_roles, measure_terms
from framing.parse import parse
from framing.run._study import Study
from framing.stats.occasions import count_choices

_PAIRS_UP_TO = 6


def analyze(
    corpus: Corpus,
    actors: Actors | None = None,
    lexicon: Lexicon | None = None,
    *,
    model: str | None = None,
    seed: int = 0,
) -> Study:
    """Find, measure and compare everything; the headline is the choice between loaded and plain words.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    actors : Actors, optional
        Whom to look for; without them `suggest_actors` proposes some, and the study's notes say so.
    lexicon : Lexicon, optional
        Loaded terms; by default *conflict*.
    model : str, optional
        The parser's model.
    seed : int
        Of the resampling.

    Returns
    -------
    Study
        All tables. Sources are compared within stories where every article has one. Among more than six sources each is
        compared with the rest. What could not be measured is an empty table, and a note says why.

    Raises
    ------
    InputError, ActorsError, LexiconError
        The first is no corpus, the second no actors, the third no lexicon.
    """
    check_corpus(corpus, "analyze")
    notes = list_flaws(corpus.docs)
    lexicon = Lexicon.load("conflict") if lexicon is None else lexicon
    check_lexicon(lexicon, "analyze")
    if actors is not None:
        check_actors(actors, "analyze")
    parsed = parse(corpus, near=actors, model=model)
    if actors is None:
        actors = suggest_actors(parsed)
        notes.append(f"No actors were given; {len(actors)} were proposed from the articles.")
    quotes = find_quotes(parsed, actors)
    mentions = find_mentions(parsed, actors)
    if mentions.empty:
        notes.append(f"None of the actors [{', '.join(actors.ids)}] occurs in the articles; check their names.")
    labels = find_labels(parsed, mentions, lexicon)
    roles = find_roles(parsed, mentions)
    renamings = find_renamings(parsed, mentions)
    hits = find_terms(parsed, lexicon, mentions)
    own, own_roles = labels[labels["voice"] == "own"], roles[roles["voice"] == "own"]
    sources = corpus.docs["source"]
    choices, rates, shares, role_shares = (make_table("rates", []) for _ in range(4))
    choice_gaps, gaps, term_gaps, role_gaps = (make_table("contrasts", []) for _ in range(4))
    unnamed = int((sources == "").sum())
    if unnamed:
        notes.append(f"{unnamed} of {len(corpus)} articles have no source, so sources were not measured or compared.")
    else:
        rates = measure_terms(hits, corpus, by="source", seed=seed)
        choices = measure_choices(own, by="source", seed=seed) if len(own) else choices
        shares = measure_labels(own, by="source", seed=seed) if len(own) else shares
        role_shares = measure_roles(own_roles, by="source", seed=seed) if len(own_roles) else role_shares
        if len(own) and choices.empty:
            notes.append(
                "No loaded label in an outlet's own voice has a category of the lexicon, so choices were not measured."
            )
        choice_gaps, gaps, term_gaps, role_gaps = _compare(corpus, own, hits, own_roles, notes=notes, seed=seed)
    voices = measure_labels(labels, by="holder", seed=seed) if len(labels) else make_table("rates", [])
    return Study(
        corpus=corpus, actors=actors, quotes=quotes, hits=hits, mentions=mentions, labels=labels, roles=roles,
        renamings=renamings, choices=choices, choice_gaps=choice_gaps, rates=rates, shares=shares, voices=voices,
        role_shares=role_shares, gaps=gaps, term_gaps=term_gaps, role_gaps=role_gaps, notes=tuple(notes),
    )  # fmt: skip


def _compare(
    corpus: Corpus, own: pd.DataFrame, hits: pd.DataFrame, roles: pd.DataFrame, *, notes: list[str], seed: int
) -> tuple[pd.DataFrame, ...]:
    """Contrasts of choices, labels, terms and roles."""
    docs = corpus.docs
    n_sources = docs["source"].nunique()
    nothing = make_table("contrasts", [])
    if n_sources < 2:
        notes.append("All articles come from one source, so there was nothing to compare.")
        return nothing, nothing, nothing, nothing
    within = "story" if (docs["story"] != "").all() and docs.groupby("story")["source"].nunique().max() > 1 else None
    against = "rest" if n_sources > _PAIRS_UP_TO else None
    if against:
        notes.append(f"There are {n_sources} sources; each was compared with the rest and not with every other.")
    choice_gaps = gaps = nothing
    if own["source"].nunique() > 1:
        gaps = compare_labels(own, by="source", within=within, against=against, seed=seed)
        offered = count_choices(own, by="source")
        if len({name for _, cells in offered for name in cells.groups}) > 1:
            choice_gaps = compare_choices(own, by="source", within=within, against=against, seed=seed)
        else:
            notes.append("Fewer than two sources chose between words for an actor, so choices were not compared.")
    else:
        notes.append("Fewer than two sources name an actor in their own voice, so labels were not compared.")
    if own["source"].nunique() > 1 and gaps.empty:
        notes.append("No label in an outlet's own voice has a category of the lexicon, so labels were not compared.")
    term_gaps = nothing
    if hits.empty:
        notes.append("No loaded term was found, so terms were not compared.")
    else:
        term_gaps = compare_terms(hits, corpus, by="source", within=within, against=against, seed=seed)
    role_gaps = nothing
    if roles["source"].nunique() > 1:
        role_gaps = compare_roles(roles, by="source", within=within, against=against, seed=seed)
    else:
        notes.append("Fewer than two sources give an actor a part in a deed, so roles were not compared.")
    return choice_gaps, gaps, term_gaps, role_gaps
