"""The tables of the house, declared once: what a row is and what each column means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from framing.core.errors import TableError

_PLACE = {
    "doc_id": "id of the article",
    "source": "the outlet",
    "start": "first character of the span in the article's text",
    "end": "one past the last character; text[start:end] == row.text",
    "text": "the words as they stand",
}
_VOICE = {
    "voice": "own, quoted, reported or distanced",
    "holder": "who answers for the wording: the outlet or the speaker; unnamed where none is given",
}
_WHERE = {
    "sentence": "the sentence around the span, as it stands",
    "sentence_start": "where that sentence begins in the article's text",
}

TABLES: Mapping[str, Mapping[str, str]] = {
    "docs": {
        "doc_id": "id of the article, made from its content where none was given",
        "source": "the outlet",
        "title": "the headline",
        "date": "day of publication",
        "story": "the event that several articles tell",
        "url": "where the article stood",
        "lang": "language code",
        "text": "the article, untouched",
    },
    "quotes": {
        **_PLACE,
        "kind": "direct, partial, scare, title or reported",
        "cue": "the words that attribute it (said, according to); empty where none do",
        "speaker": "id of the actor who speaks, else the speaker's fullest name in the text; empty for none",
    },
    "hits": {
        **_PLACE,
        "term": "the lexicon's entry",
        "category": "the entry's category",
        "stance": "what the word does to its referent",
        "severity": "1 to 3",
        **_VOICE,
        "negated": "whether the word is denied",
        "alternatives": "neutral alternatives, separated by ;",
        "guides": "style guides that speak of it: id:verdict, separated by ;",
    },
    "mentions": {
        **_PLACE,
        "actor": "id of the actor",
        "how": "name, alias, acronym, description or pronoun",
        "name_start": "where the bare name begins, behind determiner and title; start where there is no name",
        "confidence": "how sure it is that the actor is meant, 0 to 1; 1 for the names and aliases given",
        "split": "whether the words mean several at once (both men, the two sides): a row for each actor among them",
        **_WHERE,
    },
    "labels": {
        **_PLACE,
        "head": "the word that carries the label",
        "modifiers": "the words before the head that describe or sort it, separated by ;",
        "actor": "id of the actor",
        "relation": "name, title, modifier, compound, apposition, predicate, naming or description",
        "category": "the lexicon's category; empty where no lexicon knows the words",
        "stance": "what the word does to its referent",
        "neutral_for": "categories for whose words this is a neutral alternative, separated by ;",
        **_VOICE,
        "negated": "whether the label is denied",
        "modality": "possible, alleged, future, conditional or asked; empty where the label is stated",
        "mention": "start of the mention that the words are attached to; one naming occasion",
        **_WHERE,
    },
    "roles": {
        **_PLACE,
        "verb": "the verb in its plain form; of a noun of action, the verb behind it",
        "actor": "id of the actor",
        "role": "agent or patient",
        "passive": "whether the verb is a passive",
        "nominal": "whether the deed is a noun (the killing of, their displacement)",
        "agentless": "whether a passive or a noun tells what befell the actor and nobody is named who did it",
        "agent": "the words for who did it to the patient, as they stand; empty for nobody, and where the actor acts",
        "inanimate": "whether those words mean a thing (a strike killed)",
        "negated": "whether the deed is denied",
        **_VOICE,
        "mention": "start of the mention that has the role",
        **_WHERE,
    },
    "duplicates": {
        **_PLACE,
        "shared": "share of the article's words, boilerplate aside, that stand in the other article",
        "copy_of": "id of the longer article that has most of its words",
        "copy_source": "the outlet of that article",
        "group": "id of the article at the end of the chain of copies; the same for all versions of a text",
    },
    "boilerplate": {
        **_PLACE,
        "n_occasions": "stories, else days, else articles, on which the source prints these words",
    },
    "candidates": {
        "term": "the word, in small letters; a head in the singular",
        "part": "head or modifier",
        "count": "in how many labels it was chosen",
        "n_sources": "by how many sources",
        "n_articles": "in how many articles",
        "example": "the first label that has it",
    },
    "renamings": {
        **_PLACE,
        "old": "the old name",
        "new": "the new name",
        "actor": "id of the actor who has them; empty where it is none of the user's",
        "cue": "the words that tell of the change (rebranded, formerly)",
        **_VOICE,
        "when": "the sentence's own words for the time; empty where it has none and the article's date must do",
        **_WHERE,
    },
    "scores": {
        "doc_id": "id of the article",
        "source": "the outlet",
        "scorer": "what made the score",
        "value": "the score of a text or span",
    },
    "rates": {
        "group": "value of the column named by by=",
        "actor": "id of the actor; empty for terms",
        "category": "the category",
        "count": "how often it was chosen",
        "base": "out of how many: words, naming occasions, choices, or deeds",
        "estimate": "per 1,000 words, or share of naming occasions, choices or deeds",
        "low": "lower end of the 95 % interval",
        "high": "upper end of the 95 % interval",
        "n_articles": "articles it rests on",
        "n_stories": "stories it rests on",
    },
    "contrasts": {
        "a": "one source",
        "b": "the other",
        "actor": "id of the actor; empty for terms and scores",
        "category": "the category; of scores, the scorer",
        "unit": "what rate_a, rate_b and estimate are, in words",
        "rate_a": "share, rate or mean score of a",
        "rate_b": "the same of b",
        "base_a": "what rate_a is out of: words, occasions, deeds, or texts with a score",
        "base_b": "the same of b",
        "estimate": "rate_a minus rate_b; of shares, times 100 percentage points",
        "low": "lower end of its 95 % interval",
        "high": "upper end of its 95 % interval",
        "ratio": "rate_a over rate_b; inf where b has none, empty for scores",
        "ratio_low": "lower end of its 95 % interval; empty unless both sides have the category in two clusters",
        "ratio_high": "upper end of its 95 % interval",
        "p": "permutation p, (1+k)/(B+1); empty where data do not suffice",
        "q": "Benjamini-Hochberg over the family: all rows of the call",
        "detectable": "the smallest true difference that such data show four times in five; of shares, above 1 none",
        "n_articles": "articles it rests on",
        "n_stories": "stories it rests on",
        "top_share": "share of all counts that came from the one article with most",
        "verdict": "the result in words",
    },
    "profiles": {
        "actor": "id of the actor",
        "n_groups": "sources that use a label of the actor",
        "n_labels": "how often they do: occasions, counted for each category of their words",
        "estimate": "Jensen-Shannon divergence of the sources' shares of categories, in bits",
        "null_mean": "its mean where articles exchange their sources at random",
        "null_high": "its .95 quantile there",
        "adjusted": "estimate less null_mean, at least 0",
        "v": "Cramér's V with Bergsma's correction, on the effective number of labels",
        "p": "share of random exchanges at least as far apart; empty where data do not suffice",
        "q": "Benjamini-Hochberg over the actors of the call",
        "n_articles": "articles it rests on",
        "n_stories": "stories it rests on",
        "top_share": "share of all labels that came from the one article with most",
        "verdict": "the result in words",
    },
    "keyness": {
        "a": "one group",
        "b": "the other",
        "term": "the word, variants of spelling merged",
        "estimate": "log-odds of the word in a over b, shrunken; above 0 where a has it more",
        "low": "lower end of its 95 % interval",
        "high": "upper end of its 95 % interval",
        "p": "permutation p over clusters; empty where none was asked for or data do not suffice",
        "q": "Benjamini-Hochberg over all words tested in the call",
        "share_a": "chance that a stretch of an article of a has the word; the stretch is in the settings",
        "share_b": "the same of b",
        "articles_a": "articles of a that have the word",
        "articles_b": "articles of b that have the word",
        "dp": "deviation of proportions over the articles of both, 0 evenly spread, 1 all in one",
        "top_share": "share of all its counts that came from the one article with most",
        "doc_id": "id of an article, of the group that has it more, with the word",
        "start": "first character of the word there",
        "end": "one past the last character; text[start:end] == row.text",
        "text": "the word as it stands there",
        "sentence": "the sentence around it",
        "verdict": "exploratory, in words",
    },
    "traces": {
        "group": "value of the column named by by=",
        "actor": "id of the actor; empty for terms",
        "category": "the category",
        "period": "first day of the day, week, month, quarter or year",
        "count": "how often it was chosen in the period",
        "base": "out of how many: words, or naming occasions",
        "estimate": "per 1,000 words, or share of naming occasions",
        "low": "lower end of the 95 % interval",
        "high": "upper end of the 95 % interval",
        "n_articles": "articles of the period",
        "n_stories": "stories of the period",
        "level": "the same rate over the whole stretch between two changes",
        "change": "whether a new level begins with this period (q < .05)",
        "p": "permutation p of a change that was tested at the beginning of this period; empty elsewhere",
        "q": "Benjamini-Hochberg over all lines, or parts of lines, tested in the same round",
        "verdict": "the whole line in words: where it rises and falls",
    },
    "variations": {
        "a": "one source",
        "b": "the other",
        "actor": "id of the actor; empty for terms",
        "category": "the category",
        "choice": "what was decided otherwise: as compared, without term, without story, all voices, ...",
        "left_out": "which term, category, source, story or article was left out; empty for other choices",
        "estimate": "a minus b under that choice",
        "low": "lower end of the 95 % interval",
        "high": "upper end of the 95 % interval",
        "p": "permutation p of this row alone; empty where data do not suffice",
        "n_articles": "articles it rests on",
        "n_stories": "stories it rests on",
        "verdict": "the result in words, at p < .05",
        "carries": "whether the result of the comparison stands or falls with this choice",
    },
}

VOICES = ("own", "quoted", "reported", "distanced")
QUOTE_KINDS = ("direct", "partial", "scare", "title", "reported")
MENTION_KINDS = ("name", "alias", "acronym", "description", "pronoun")
ROLES = ("agent", "patient")
ROLE_SHARES = (*ROLES, "agentless")  # what is measured of roles; the last is a part of the second
UNITS = {  # what is compared: its unit, and what the differences are in
    "labels": ("share of naming occasions", "the words chosen to name"),
    "choices": ("share of choices", "the choice between loaded and neutral words for"),
    "roles": ("share of deeds", "the part in deeds given to"),
    "model": ("share of naming occasions, adjusted", "the adjusted use of words that name"),
    "terms": ("per 1,000 words", "loaded words"),
    "scores": ("mean score", "mean scores"),
}
MODALITIES = ("", "possible", "alleged", "future", "conditional", "asked")
RELATIONS = ("name", "title", "modifier", "compound", "apposition", "predicate", "naming", "description")

_INTEGERS = set(
    "start end severity mention sentence_start name_start count base base_a base_b n_occasions n_groups n_labels "
    "n_articles n_stories n_sources articles_a articles_b".split()
)
_FLOATS = set(
    "confidence estimate low high ratio ratio_low ratio_high rate_a rate_b p q detectable top_share value null_mean "
    "null_high adjusted v shared share_a share_b dp level".split()
)
_BOOLEANS = set("negated passive nominal agentless inanimate split change carries".split())
_DAYS = {"date", "period"}


def make_table(name: str, rows: Iterable[Mapping[str, Any]] | pd.DataFrame) -> pd.DataFrame:
    """Rows → the table of that name: every declared column, in order, with its type."""
    frame = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(list(rows), columns=list(TABLES[name]))
    out = frame.reindex(columns=list(TABLES[name]))
    for column in out.columns:
        if column in _INTEGERS:
            out[column] = out[column].astype("int64")
        elif column in _FLOATS:
            out[column] = out[column].astype("float64")
        elif column in _BOOLEANS:
            out[column] = out[column].astype("bool")
        elif column not in _DAYS:
            out[column] = out[column].astype("str")
    return out.reset_index(drop=True)


def check_table(frame: pd.DataFrame, name: str, need: Sequence[str] | None = None) -> pd.DataFrame:
    """Return the frame if it has the columns; else say which are missing.

    Raises
    ------
    TableError
        *a labels table needs […]; this one has […]*
    """
    if not isinstance(frame, pd.DataFrame):
        raise TableError(f"a {name} table is a pandas DataFrame; this is a {type(frame).__name__}")
    wanted = list(TABLES[name]) if need is None else list(need)
    missing = [column for column in wanted if column not in frame.columns]
    if missing:
        raise TableError(
            f"a {name} table needs [{', '.join(missing)}]; this one has [{', '.join(map(str, frame.columns))}]"
        )
    return frame


def is_about_roles(frame: pd.DataFrame) -> bool:
    """Whether a rates or contrasts table is about roles: all its categories are those of `measure_roles`."""
    return bool(len(frame)) and set(frame["category"]) <= set(ROLE_SHARES)


def attach_articles(frame: pd.DataFrame, docs: pd.DataFrame) -> pd.DataFrame:
    """Add what else is known of each row's article (story, date, the user's own columns), by doc_id.

    Columns that the table already has are left alone; the article's text, title, url and language stay in `docs`.
    """
    known = set(frame.columns) | {"text", "title", "url", "lang", "doc_id"}
    extra = [column for column in docs.columns if column not in known]
    if not extra:
        return frame
    return frame.merge(docs[["doc_id", *extra]], on="doc_id", how="left", validate="many_to_one")
