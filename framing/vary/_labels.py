"""Whether a difference in what an actor is called survives the choices that it rests on."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from framing.core.corpus import Corpus
from framing.core.provenance import stamp
from framing.core.tables import check_table
from framing.stats.count import Cells
from framing.stats.draws import N_PERMUTATIONS
from framing.stats.occasions import count_labels
from framing.vary._curve import Evidence, draw_curve
from framing.vary._question import Question, read_question
from framing.vary._repeat import N_LARGE
from framing.vary._rows import choose_voice, find_headlines, list_voices, name_terms, read_copies

_MARK = "="
_SEVERAL = ""


def vary_labels(
    labels: pd.DataFrame,
    contrast: pd.DataFrame | pd.Series[Any],
    *,
    corpus: Corpus | None = None,
    hits: pd.DataFrame | None = None,
    voice: str | None = "own",
    duplicates: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Repeat one contrast of labels with each choice that a reviewer would question decided otherwise.

    Parameters
    ----------
    labels : DataFrame
        The labels table that was compared, all voices.
    contrast : Series or DataFrame
        One row of what `compare_labels` returned, e.g. ``gaps.iloc[0]``. How it was made (`by`, `within`, `cluster`,
        `seed`) is read from its `attrs`.
    corpus : Corpus, optional
        The articles; needed to tell which labels stand in a headline.
    hits : DataFrame, optional
        A hits table of the same articles and lexicon, all voices; needed to tell which of the lexicon's terms a label
        holds (*regime* in *regime forces*). Else its term is the word that carries it (*forces*).
    voice : str or None
        The voice that was compared: the labels were filtered to it. None if they were not filtered.
    duplicates : DataFrame, optional
        A table of articles that repeat others, with their `doc_id`.

    Returns
    -------
    DataFrame
        A variations table. Its first row is the contrast *as compared*; each other row decides one thing otherwise and
        all else as before: *all voices* (or *own voice only*), *without headlines*, *without copies*, at least 2 and 3
        naming occasions an article and side, and *without* each term, source (where
        sources are not themselves what is compared), story and article in turn. Within a kind, what moves the estimate
        most stands first. `verdict` is by the p of the row alone, p < .05: the rows ask one question many times and are
        no family. `carries` is True where the verdict is another than that of the first row, or nothing is left: the
        result stands or falls with that choice. Where data no longer suffice for a test it is False.

    Raises
    ------
    TableError
        Not one contrast, or not of `compare_labels`; or labels that do not give its estimate.

    Notes
    -----
    Estimate, interval and test are those of `compare_labels`; above 1,000 clusters with 999 permutations instead of
    4,999. Of sources, stories and articles the 30 (above 1,000 clusters, 10) are left out in turn whose own counts move
    the estimate most; `attrs` say of how many, and which choices could not be varied. A curve that draws all rows is
    `plot_specifications`.

    References
    ----------
    Simonsohn, Simmons and Nelson (2020), Nature Human Behaviour 4: specification curves. Here one choice is varied at a
    time, so that each row names what it is about.

    **Reads wrong when**

    * p lies near .05: then any article tips it, and the verdicts of many rows differ by chance. Look at the estimates;
    * nothing carries the result and that is taken for proof: all rows share the articles, the finders and the lexicon;
    * two stories carry it together: each is left out alone;
    * the category is one word: leaving it out leaves nothing, which says what the category is and no more;
    * *all voices* differs: that is a finding about whom the source quotes, and not an error of the first row;
    * the contrast was one of many and its q is .05 or more: the first row speaks by its p alone;
    * the row that suits best is cited: the first row is what was asked.

    Examples
    --------
    >>> from framing.compare import compare_labels
    >>> rows = [{"doc_id": f"{s}{i}", "source": s, "story": str(i), "actor": "dscm", "mention": 0, "negated": False,
    ...          "relation": "title", "head": "Thug", "voice": "own", "category": "insult" if s == "A" else ""}
    ...         for s in "AB" for i in range(8)]
    >>> labels = pd.DataFrame(rows)
    >>> variations = vary_labels(labels, compare_labels(labels, within="story").iloc[0])
    >>> variations.loc[[0, 3, 4], ["choice", "left_out", "estimate", "p", "carries"]].round(3)
                choice left_out  estimate      p  carries
    0      as compared                1.0  0.008    False
    3     without term     thug       0.0    NaN     True
    4    without story        0       1.0  0.016    False
    """
    question = read_question(contrast, "labels", per=1.0, share=True)
    check_table(labels, "labels", need=["doc_id", "actor", "category", "negated", "mention", "head", question.by])
    mine = labels[labels["actor"] == question.actor]
    mine = mine.assign(head=name_terms(mine, hits))
    chosen = choose_voice(mine, "labels", voice)
    cells = count_pieces(chosen, question)
    others = {name: count_pieces(rows, question) for name, rows in list_voices(mine, question, voice).items()}
    missed = [] if others else ["voices"]
    ends = find_headlines(corpus) if corpus is not None else pd.Series(dtype="int64")
    if ends.any():
        others["without headlines"] = count_pieces(chosen[~(chosen["mention"] < chosen["doc_id"].map(ends))], question)
    else:
        missed.append("headlines: the texts have none" if corpus is not None else "headlines: no corpus= given")
    copies = read_copies(duplicates)
    if duplicates is not None:
        others["without copies"] = cells.select(~cells.keys["doc"].isin(copies).to_numpy())
    else:
        missed.append("copies: no duplicates= given")
    terms = tuple(name.removeprefix(_MARK) for name in cells.categories)
    least = {f"at least {n} occasions an article": float(n) for n in (2, 3)}
    first = labels.drop_duplicates("doc_id")
    sources = pd.Series(first["source"].to_numpy(), index=pd.Index(first["doc_id"].astype("str")))
    variations, counted = draw_curve(Evidence(cells, {"term": terms}, others, least, sources), question, "vary_labels")
    settings: dict[str, Any] = {"voice": voice, "permutations": N_PERMUTATIONS, "of many clusters": N_LARGE}
    settings |= {"left out in turn": counted, "not varied": missed}
    return stamp(variations, "vary_labels", settings, labels.attrs, contrast.attrs)


def count_pieces(labels: pd.DataFrame, question: Question) -> Cells:
    """Occasions with a word of the category, in pieces: those with one such word by word, the others together."""
    hit = (labels["category"] == question.category) & ~labels["negated"].astype(bool)
    words = labels.loc[hit, "head"]
    occasions = [labels.loc[hit, column] for column in ("doc_id", question.by, "mention")]
    single = words.groupby(occasions).transform("nunique") == 1
    pieces = pd.Series("", index=labels.index).astype("str")
    pieces[hit] = _MARK + words.where(single, _SEVERAL)
    counted = count_labels(
        labels.assign(category=pieces), by=question.by, within=question.within, cluster=question.cluster
    )
    if question.actor not in counted:
        nobody = pd.DataFrame(columns=["doc", "group", "story", "match", "cluster"])
        return Cells(nobody, np.zeros(0), sparse.csr_array((0, 0)), ())
    cells = counted[question.actor]
    return Cells(cells.keys, cells.base, cells.counts[:, :-2], cells.categories[:-2])
