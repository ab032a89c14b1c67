"""A whole study: the articles, the actors and every table found, measured and compared; saved as Parquet."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd

from framing.core.actors import Actors
from framing.core.corpus import Corpus
from framing.core.display import write_card, write_remarks, write_table
from framing.core.errors import InputError
from framing.run._archive import Archive

TABLES = (
    "quotes", "hits", "mentions", "labels", "roles", "renamings", "choices", "choice_gaps", "rates",
    "shares", "voices", "role_shares", "gaps", "term_gaps", "role_gaps",
)  # fmt: skip


def _name_some(missing: list[str]) -> str:
    rest = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
    return f"[{', '.join(missing[:3])}]{rest}"


@dataclass(frozen=True, eq=False)
class Study:
    """What `analyze` gives: every table an attribute.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    actors : Actors
        Whom was looked for.
    quotes, hits, mentions, labels, roles, renamings : DataFrame
        What was found.
    choices : DataFrame
        The headline: where a loaded and a neutral word were both at hand, how often each source chose the loaded one in
        its own voice.
    choice_gaps : DataFrame
        Contrasts between sources of these choices.
    rates : DataFrame
        Loaded words per 1,000, by source.
    shares : DataFrame
        Shares of naming occasions in the sources' own voice, by source.
    voices : DataFrame
        Shares of naming occasions by holder.
    role_shares : DataFrame
        Shares of deeds in which an actor acts or suffers in the sources' own voice, by source.
    gaps, term_gaps, role_gaps : DataFrame
        Contrasts between sources: of labels, of loaded words, and of roles.
    notes : tuple of str
        What was not done, and why, a sentence each.
    """

    corpus: Corpus
    actors: Actors
    quotes: pd.DataFrame
    hits: pd.DataFrame
    mentions: pd.DataFrame
    labels: pd.DataFrame
    roles: pd.DataFrame
    renamings: pd.DataFrame
    choices: pd.DataFrame
    choice_gaps: pd.DataFrame
    rates: pd.DataFrame
    shares: pd.DataFrame
    voices: pd.DataFrame
    role_shares: pd.DataFrame
    gaps: pd.DataFrame
    term_gaps: pd.DataFrame
    role_gaps: pd.DataFrame
    notes: tuple[str, ...] = ()

    def save(self, folder: str | Path) -> Path:
        """Write the tables as Parquet, the actors as TOML and the notes as JSON into the folder."""
        out = Path(folder)
        out.mkdir(parents=True, exist_ok=True)
        self.corpus.docs.to_parquet(out / "docs.parquet", index=False)
        for name in TABLES:
            getattr(self, name).to_parquet(out / f"{name}.parquet", index=False)
        self.actors.write(out / "actors.toml")
        (out / "study.json").write_text(
            json.dumps({"notes": self.notes}, indent=1, ensure_ascii=False), encoding="utf-8"
        )
        return out

    @classmethod
    def read(cls, folder: str | Path) -> Study:
        """Read what `save` wrote.

        Raises
        ------
        InputError
            No such folder, or one that does not hold a whole study.
        """
        source = Path(folder)
        if not source.is_dir():
            raise InputError(
                f"a study was asked for and {str(source)!r} is not a folder; "
                "give the one that framing analyze or Study.save wrote"
            )
        wanted = [*(f"{name}.parquet" for name in ("docs", *TABLES)), "actors.toml", "study.json"]
        missing = [name for name in wanted if not (source / name).is_file()]
        if missing:
            raise InputError(
                f"a study was asked for and {str(source)!r} lacks {_name_some(missing)}; "
                "give the folder that framing analyze or Study.save wrote"
            )
        tables = {name: pd.read_parquet(source / f"{name}.parquet") for name in TABLES}
        notes = json.loads((source / "study.json").read_text(encoding="utf-8"))["notes"]
        docs = pd.read_parquet(source / "docs.parquet")
        return cls(Corpus(docs), Actors.read(source / "actors.toml"), **tables, notes=tuple(notes))

    @staticmethod
    def open(folder: str | Path) -> Archive:
        """Open what `analyze_dataset` wrote, without reading it."""
        return Archive.open(folder)

    def __repr__(self) -> str:
        return f"Study({len(self.corpus):,} articles, {self._sizes()})"

    def _sizes(self) -> str:
        return ", ".join(
            f"{len(getattr(self, field.name)):,} {field.name}" for field in fields(self) if field.name in TABLES
        )

    def _repr_html_(self) -> str:
        own = self.labels[(self.labels["voice"] == "own") & (self.labels["relation"] != "name")]
        rows = []
        for actor in self.actors:
            words = own.loc[own["actor"] == actor.id, "text"].value_counts().sort_index(kind="stable")
            top = words.sort_values(ascending=False, kind="stable").head(5)
            said = ", ".join(f"{text} ({count})" for text, count in top.items())
            rows.append((actor.id, actor.name, int((self.mentions["actor"] == actor.id).sum()), said))
        heads = ("actor", "name", "mentions", "commonest labels in own voice")
        shown = write_table("Whom the articles name, and how", heads, rows, numbers=(2,), more="actors")
        lead = f"{len(self.corpus):,} articles; {self._sizes()}"
        return write_card("Study", lead, shown, write_remarks(self.notes))
