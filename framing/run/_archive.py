"""What `analyze_dataset` wrote: tables that stay on disk, and measures and comparisons that read them part by part."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from framing.compare._choices import CHOICES
from framing.compare._design import Design
from framing.compare._labels import NAMINGS
from framing.compare._roles import DEEDS
from framing.compare._terms import WORDS
from framing.core.corpus import Corpus
from framing.core.errors import InputError, TableError
from framing.core.provenance import stamp
from framing.core.tables import make_table
from framing.measure._shares import tabulate_shares
from framing.stats.count import Cells, count_terms
from framing.stats.join import join_cells
from framing.stats.occasions import NAME_ONLY, UNCATEGORISED, count_choices, count_labels, count_roles, list_used
from framing.stats.rates import rate_groups

FOUND = ("quotes", "hits", "mentions", "labels", "roles", "renamings")
MANIFEST = "manifest.json"
PARTS = "parts"
_NEEDED = {  # of each table, the columns that are counted
    "hits": ("doc_id", "category", "negated", "voice", "holder"),
    "labels": (
        "doc_id", "source", "story", "actor", "relation", "category", "neutral_for", "negated", "mention", "voice",
        "holder",
    ),
    "roles": ("doc_id", "source", "story", "actor", "start", "role", "agentless", "voice", "holder"),
}  # fmt: skip
Count = Callable[[pd.DataFrame, pd.DataFrame], Mapping[Any, Cells]]


@dataclass(frozen=True)
class Archive:
    """A finished run of `analyze_dataset`; opening it reads no table.

    Parameters
    ----------
    folder : Path
        Where it is.
    n_parts : int
        Of how many parts it is.

    Notes
    -----
    Measures and comparisons count each part alone, keep one row an article and source of sums, and give these to the
    same statistics as the functions of the same name, `measure_terms` to `compare_roles`: the tables are the same,
    number by number.
    """

    folder: Path
    n_parts: int

    @classmethod
    def open(cls, folder: str | Path) -> Archive:
        """Open the folder.

        Raises
        ------
        InputError
            No run was begun there, or it is not finished.
        """
        root = Path(folder)
        if not (root / MANIFEST).is_file():
            raise InputError(
                f"a run of analyze_dataset was asked for and {str(root)!r} holds none; give the folder that was out="
            )
        wanted = int(json.loads((root / MANIFEST).read_text(encoding="utf-8"))["parts"])
        archive = cls(root, wanted)
        done = len(archive.parts)
        if done != wanted:
            raise InputError(
                f"{done} of {wanted} parts are done in {str(root)!r}; call analyze_dataset again as before, and it "
                "does the rest"
            )
        return archive

    @property
    def parts(self) -> list[Path]:
        """The folders of the parts, in order."""
        return sorted(path for path in (self.folder / PARTS).iterdir() if not path.name.startswith("."))

    def open_table(self, name: str) -> ds.Dataset:
        """One of the tables as an Arrow dataset: *docs* (without texts), or what was found; nothing is read yet.

        Raises
        ------
        TableError
            No table of that name.
        """
        if name not in ("docs", *FOUND):
            raise TableError(f"there is no table {name!r}; there are [docs, {', '.join(FOUND)}]")
        files = [path / f"{name}.parquet" for path in self.parts]
        full = [file for file in files if pq.read_metadata(file).num_rows] or files[:1]
        return ds.dataset(full, format="parquet", schema=pa.unify_schemas([pq.read_schema(file) for file in full]))

    def read_table(self, name: str, columns: Sequence[str] | None = None, where: Any = None) -> pd.DataFrame:
        """One of the tables in memory: all of it, or some columns, or the rows that an Arrow expression keeps."""
        chosen = None if columns is None else list(columns)
        table: pd.DataFrame = self.open_table(name).to_table(columns=chosen, filter=where).to_pandas()
        return table

    def measure_terms(
        self, *, by: str = "source", voice: str | None = None, per: float = 1000, seed: int = 0
    ) -> pd.DataFrame:
        """Loaded words per 1,000, as `measure_terms` gives them; of one voice where it is named."""
        cells = self._count_terms(voice, by=by)
        rates = make_table("rates", list(rate_groups(cells, per=per, share=False, seed=seed)))
        return self._stamp(rates, "measure_terms", by=by, voice=voice, per=per, seed=seed)

    def measure_labels(self, *, by: str = "source", voice: str | None = "own", seed: int = 0) -> pd.DataFrame:
        """Shares of naming occasions, as `measure_labels` gives them; by default in the sources' own voice."""
        shares = tabulate_shares(self._count_labels(voice, by=by).items(), seed=seed)
        return self._stamp(shares, "measure_labels", by=by, voice=voice, seed=seed)

    def measure_choices(
        self, *, by: str = "source", voice: str | None = "own", names: bool = False, seed: int = 0
    ) -> pd.DataFrame:
        """Choices between loaded and neutral words, as `measure_choices` gives them; by default in the own voice."""
        shares = tabulate_shares(self._count_choices(voice, by=by, names=names), seed=seed)
        return self._stamp(shares, "measure_choices", by=by, voice=voice, names=names, seed=seed)

    def measure_roles(self, *, by: str = "source", voice: str | None = "own", seed: int = 0) -> pd.DataFrame:
        """Shares of deeds done and suffered, as `measure_roles` gives them; by default in the own voice."""
        shares = tabulate_shares(self._count_roles(voice, by=by).items(), seed=seed)
        return self._stamp(shares, "measure_roles", by=by, voice=voice, seed=seed)

    def compare_terms(
        self,
        *,
        by: str = "source",
        voice: str | None = None,
        within: str | None = None,
        against: str | None = None,
        seed: int = 0,
    ) -> pd.DataFrame:
        """Differences in loaded words per 1,000, as `compare_terms` gives them.

        Notes
        -----
        **Reads wrong when** what is said of `compare_terms` holds.
        """
        design = Design(by, within, None, against, seed)
        contrasts = design.contrast([("", self._count_terms(voice, **design.columns))], WORDS)
        return design.stamp(contrasts, "compare_terms", {"voice": voice, "archive": self._hash})

    def compare_labels(
        self,
        *,
        by: str = "source",
        voice: str | None = "own",
        within: str | None = None,
        against: str | None = None,
        seed: int = 0,
    ) -> pd.DataFrame:
        """Differences in shares of naming occasions, as `compare_labels` gives them; by default in the own voice.

        Notes
        -----
        **Reads wrong when** what is said of `compare_labels` holds.
        """
        design = Design(by, within, None, against, seed)
        counted = self._count_labels(voice, **design.columns)
        contrasts = design.contrast(counted.items(), NAMINGS, leave=(UNCATEGORISED, NAME_ONLY))
        return design.stamp(contrasts, "compare_labels", {"voice": voice, "archive": self._hash})

    def compare_choices(
        self,
        *,
        by: str = "source",
        voice: str | None = "own",
        within: str | None = None,
        against: str | None = None,
        names: bool = False,
        seed: int = 0,
    ) -> pd.DataFrame:
        """Differences in choices between loaded and neutral words, as `compare_choices` gives them.

        Notes
        -----
        **Reads wrong when** what is said of `compare_choices` holds.
        """
        design = Design(by, within, None, against, seed)
        contrasts = design.contrast(self._count_choices(voice, **design.columns, names=names), CHOICES)
        more = {"voice": voice, "names": names, "archive": self._hash}
        return design.stamp(contrasts, "compare_choices", more)

    def compare_roles(
        self,
        *,
        by: str = "source",
        voice: str | None = "own",
        within: str | None = None,
        against: str | None = None,
        seed: int = 0,
    ) -> pd.DataFrame:
        """Differences in shares of deeds done and suffered, as `compare_roles` gives them; by default in the own voice.

        Notes
        -----
        **Reads wrong when** what is said of `compare_roles` holds.
        """
        design = Design(by, within, None, against, seed)
        contrasts = design.contrast(self._count_roles(voice, **design.columns).items(), DEEDS)
        return design.stamp(contrasts, "compare_roles", {"voice": voice, "archive": self._hash})

    def _count_terms(self, voice: str | None, **options: Any) -> Cells:
        def count(hits: pd.DataFrame, docs: pd.DataFrame) -> dict[str, Cells]:
            corpus = Corpus(docs.assign(text="."))
            vars(corpus)["n_words"] = docs.set_index("doc_id")["n_words"]  # counted when the text was read
            return {"": count_terms(hits, corpus, **options)}

        return self._join("hits", voice, options, count)[""]

    def _count_labels(self, voice: str | None, **options: Any) -> dict[str, Cells]:
        return self._join("labels", voice, options, lambda labels, _: count_labels(labels, **options))

    def _count_choices(self, voice: str | None, **options: Any) -> list[tuple[str, Cells]]:
        """A part that holds only the neutral words of a category counts too, so what is used is looked up first."""
        columns = {"actor", "category", "negated", "voice"}
        used = {pair for labels, _ in self._read_parts("labels", columns, voice) for pair in list_used(labels)}
        if not used:
            return []

        def count(labels: pd.DataFrame, _: pd.DataFrame) -> dict[tuple[str, str], Cells]:
            counted = count_choices(labels, used=used, **options)
            return {(actor, cells.categories[0]): cells for actor, cells in counted}

        return [(actor, cells) for (actor, _), cells in self._join("labels", voice, options, count).items()]

    def _count_roles(self, voice: str | None, **options: Any) -> dict[str, Cells]:
        return self._join("roles", voice, options, lambda roles, _: count_roles(roles, **options))

    def _join(self, name: str, voice: str | None, options: Mapping[str, Any], count: Count) -> dict[Any, Cells]:
        """Count part by part, and add up."""
        counted: dict[Any, list[Cells]] = {}
        wanted = {*_NEEDED[name], *(value for value in options.values() if isinstance(value, str))}
        for found, docs in self._read_parts(name, wanted, voice):
            if len(docs) and (len(found) or name == "hits"):
                for key, cells in count(found, docs).items():
                    counted.setdefault(key, []).append(cells)
        if not counted:
            raise TableError(f"nothing was found to count: the {name} table of {str(self.folder)!r} is empty")
        return {key: join_cells(counted[key]) for key in sorted(counted)}

    def _read_parts(
        self, name: str, columns: set[str], voice: str | None
    ) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
        """What was found in each part, of one voice where it is named, and the part's articles."""
        for part in self.parts:
            there = [column for column in pq.read_schema(part / f"{name}.parquet").names if column in columns]
            found = pd.read_parquet(part / f"{name}.parquet", columns=there)
            chosen = found if voice is None else found[found["voice"] == voice]
            yield chosen.reset_index(drop=True), pd.read_parquet(part / "docs.parquet")

    @property
    def _hash(self) -> str:
        settings = json.loads((self.folder / MANIFEST).read_text(encoding="utf-8"))
        return f"{settings['lexicon']} {settings['actors']}".strip()

    def _stamp(self, table: pd.DataFrame, step: str, **settings: Any) -> pd.DataFrame:
        return stamp(table, step, {**settings, "archive": self._hash})

    def __repr__(self) -> str:
        rows = sum(pq.read_metadata(part / "docs.parquet").num_rows for part in self.parts)
        return f"Archive({str(self.folder)!r}, {rows:,} articles in {self.n_parts:,} parts)"
