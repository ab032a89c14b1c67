"""Whether a difference in choices survives the choices that it rests on, plain alternatives among them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from framing.core.corpus import Corpus
from framing.core.provenance import KEY, stamp
from framing.core.tables import check_table
from framing.stats.count import Cells
from framing.stats.draws import N_PERMUTATIONS
from framing.vary._curve import Evidence, draw_curve
from framing.vary._labels import count_pieces
from framing.vary._question import Question, read_question
from framing.vary._repeat import N_LARGE
from framing.vary._rows import choose_voice, find_headlines, list_voices, read_copies

_MOST = 30


def vary_choices(
    labels: pd.DataFrame,
    contrast: pd.DataFrame | pd.Series[Any],
    *,
    corpus: Corpus | None = None,
    voice: str | None = "own",
    duplicates: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Repeat one contrast of choices with each decision that a reviewer would question made otherwise.

    Parameters
    ----------
    labels : DataFrame
        The labels table that was compared, all voices.
    contrast : Series or DataFrame
        One row of what `compare_choices` returned, e.g. ``gaps.iloc[0]``. How it was made is read from its `attrs`.
    corpus : Corpus, optional
        The articles; needed to tell which labels stand in a headline.
    voice : str or None
        The voice that was compared: the labels were filtered to it. None if they were not filtered.
    duplicates : DataFrame, optional
        A table of articles that repeat others, with their `doc_id`.

    Returns
    -------
    DataFrame
        A variations table, as of `vary_labels`. *without word* leaves out a loaded word, *without alternative* a plain
        one: where it was chosen there is then no choice. *plain names too* counts plain names as neutral (or leaves
        them out, if they were counted). Words are the heads of labels, in small letters.

    Raises
    ------
    TableError
        Not one contrast, or not of `compare_choices`; or labels that do not give its estimate.

    Notes
    -----
    As in `vary_labels`. Of words and of alternatives the 30 commonest are left out in turn.

    **Reads wrong when**

    * a word is left out and the rest is taken for the same question: without *group* the choice is another one;
    * the category is one word: leaving it out leaves nothing, which says what the category is and no more;
    * what else holds of `vary_labels`: p near .05, two stories together, the row that suits best.

    Examples
    --------
    >>> from framing.compare import compare_choices
    >>> rows = [{"doc_id": f"{s}{i}", "source": s, "story": str(i), "actor": "dscm", "mention": 0, "negated": False,
    ...          "relation": "description", "head": "thugs" if s == "A" else "men", "voice": "own",
    ...          "category": "insult" if s == "A" else "", "neutral_for": "" if s == "A" else "insult"}
    ...         for s in "AB" for i in range(8)]
    >>> labels = pd.DataFrame(rows)
    >>> variations = vary_choices(labels, compare_choices(labels, within="story").iloc[0])
    >>> variations.loc[[0, 4, 5, 6], ["choice", "left_out", "estimate", "p", "carries"]].round(3)
                    choice left_out  estimate      p  carries
    0          as compared                1.0  0.008    False
    4         without word    thugs       NaN    NaN     True
    5  without alternative      men       NaN    NaN    False
    6        without story        0       1.0  0.016    False
    """
    question = read_question(contrast, "choices", per=1.0, share=True)
    need = ["doc_id", "actor", "category", "neutral_for", "relation", "negated", "mention", "head", question.by]
    check_table(labels, "labels", need=need)
    made = [step for step in contrast.attrs[KEY]["steps"] if step.get("step") == "compare_choices"]
    names = bool(made[-1].get("names", False))
    mine = labels[labels["actor"] == question.actor]
    mine = mine.assign(head=mine["head"].astype("str").str.casefold())
    chosen = choose_voice(mine, "labels", voice)
    rows = _offer(chosen, question, names=names)
    cells = count_pieces(rows, question)
    others = {
        name: count_pieces(_offer(part, question, names=names), question)
        for name, part in list_voices(mine, question, voice).items()
    }
    missed = [] if others else ["voices"]
    toggled = "plain names too" if not names else "without plain names"
    others[toggled] = count_pieces(_offer(chosen, question, names=not names), question)
    ends = find_headlines(corpus) if corpus is not None else pd.Series(dtype="int64")
    if ends.any():
        others["without headlines"] = count_pieces(rows[~(rows["mention"] < rows["doc_id"].map(ends))], question)
    else:
        missed.append("headlines: the texts have none" if corpus is not None else "headlines: no corpus= given")
    copies = read_copies(duplicates)
    if duplicates is not None:
        others["without copies"] = cells.select(~cells.keys["doc"].isin(copies).to_numpy())
    else:
        missed.append("copies: no duplicates= given")
    first = labels.drop_duplicates("doc_id")
    sources = pd.Series(first["source"].to_numpy(), index=pd.Index(first["doc_id"].astype("str")))
    least = {f"at least {n} choices an article": float(n) for n in (2, 3)}
    evidence = Evidence(cells, {}, others, least, sources, _leave_words(rows, question))
    variations, counted = draw_curve(evidence, question, "vary_choices")
    settings: dict[str, Any] = {"voice": voice, "names": names, "permutations": N_PERMUTATIONS}
    settings |= {"of many clusters": N_LARGE, "left out in turn": counted, "not varied": missed}
    return stamp(variations, "vary_choices", settings, labels.attrs, contrast.attrs)


def _offer(labels: pd.DataFrame, question: Question, *, names: bool) -> pd.DataFrame:
    """The rows of choices: words of the category, and alternatives, whose category is emptied."""
    affirmed = ~labels["negated"].astype(bool)
    loaded = affirmed & (labels["category"] == question.category)
    neutral = labels["neutral_for"].fillna("").str.split("; ")
    plain = affirmed & neutral.map(lambda listed: question.category in listed).astype(bool)
    rows = loaded | plain
    if names:
        occasions = [labels[column] for column in ("doc_id", question.by, "mention")]
        rows |= (labels["relation"] == "name").groupby(occasions).transform("all").astype(bool)
    return labels.assign(category=labels["category"].where(loaded, ""), _loaded=loaded)[rows]


def _leave_words(rows: pd.DataFrame, question: Question) -> Mapping[tuple[str, str], Cells]:
    """Without each loaded word, then without each alternative, in turn."""
    left = {}
    for kind, mask in (("without word", rows["_loaded"]), ("without alternative", ~rows["_loaded"])):
        heads = rows.loc[mask & (rows["relation"] != "name"), "head"]
        for word in heads.value_counts().sort_index().sort_values(ascending=False, kind="stable").index[:_MOST]:
            left[kind, str(word)] = count_pieces(rows[~(mask & (rows["head"] == word))], question)
    return left
