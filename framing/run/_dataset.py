"""A dataset of any size → a folder of tables: one part in, one part out, and on from where it was killed."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd

from framing._version import __version__
from framing.core.actors import Actors
from framing.core.corpus import Corpus
from framing.core.errors import InputError
from framing.core.lexicon import Lexicon
from framing.core.progress import open_bar
from framing.core.tables import attach_articles, make_table
from framing.find import find_labels, find_mentions, find_quotes, find_renamings, find_roles, find_terms
from framing.load import load_frame
from framing.parse import parse
from framing.run._archive import FOUND, MANIFEST, PARTS, Archive
from framing.run._parts import Part, PartReader, hash_files, list_files, plan_parts

_RETRIES = 3


@dataclass(frozen=True)
class _Job:
    """What every part is done with."""

    out: str
    actors: Actors | None
    lexicon: Lexicon
    columns: tuple[tuple[str, str], ...]
    rows: int


def analyze_dataset(
    path: str | Path,
    out: str | Path,
    actors: Actors | None = None,
    lexicon: Lexicon | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    rows: int = 2000,
    client: Any = None,
) -> Archive:
    """Find everything in a dataset that is larger than memory.

    Parameters
    ----------
    path : str or Path
        A ``.parquet``, ``.jsonl`` or ``.jsonl.gz`` file, or a folder of such files.
    out : str or Path
        The folder of the results. If a run into it was broken off, it goes on there; what is done is not done again.
    actors : Actors, optional
        Whom to look for. Without them nothing is parsed, and only loaded terms are found.
    lexicon : Lexicon, optional
        Loaded terms; by default *conflict*.
    columns : mapping, optional
        Where the columns of the house are found, ``{"text": "body", "source": "outlet"}``.
    rows : int
        Articles a part. Memory grows with it, not with the dataset.
    client : dask.distributed.Client or "local", optional
        Who does the parts: a cluster, which sees the same folders; ``"local"`` for one on this machine with a worker a
        core; by default this process.

    Returns
    -------
    Archive
        The tables, read from the folder when they are asked for.

    Raises
    ------
    InputError
        No such dataset, a part that cannot be read, or a folder in which a run with other settings or over other files
        was begun.

    Notes
    -----
    Each part is written to a folder of its own under another name, which is then renamed; so a part is there whole or
    not at all, whenever the run is killed. Articles without a `doc_id` are numbered by part and row. An article that
    stands twice is read twice: see `find_duplicates`. A part in which no text has a word gives empty tables.

    Examples
    --------
    >>> import tempfile, pandas as pd
    >>> from framing.core.lexicon import Lexicon
    >>> articles = pd.DataFrame({"text": ["The gang left.", "The men left."], "source": ["Post", "Herald"]})
    >>> folder = tempfile.mkdtemp()
    >>> articles.to_parquet(f"{folder}/news.parquet")
    >>> lexicon = Lexicon.from_terms({"gang": "crime"})
    >>> archive = analyze_dataset(f"{folder}/news.parquet", f"{folder}/out", lexicon=lexicon)
    >>> archive.measure_terms()[["group", "category", "count", "base"]]
        group category  count  base
    0  Herald      all      0     3
    1  Herald    crime      0     3
    2    Post      all      1     3
    3    Post    crime      1     3
    """
    if rows < 1:
        raise InputError(f"rows= is how many articles a part has, at least 1; got {rows}; give one such as 2000")
    lexicon = Lexicon.load("conflict") if lexicon is None else lexicon
    files = list_files(path)
    folder = Path(out)
    (folder / PARTS).mkdir(parents=True, exist_ok=True)
    job = _Job(str(folder.resolve()), actors, lexicon, tuple(sorted((columns or {}).items())), rows)
    plan = plan_parts([file.resolve() for file in files], rows)
    _sign(folder, job, hash_files(files, Path(path)), plan)
    if actors is not None:
        actors.write(folder / "actors.toml")
    waiting = [part for part in plan if not (folder / PARTS / f"{part.number:07}").exists()]
    done = _do_here(waiting, job) if client is None else _do_there(waiting, job, client)
    _watch(done, waiting, plan)
    for draft in (folder / PARTS).glob(".*"):  # of runs that were killed
        shutil.rmtree(draft)
    return Archive.open(folder)


def _sign(folder: Path, job: _Job, files: Mapping[str, str], plan: list[Part]) -> None:
    """Write what is done with what, or refuse to go on with something else."""
    settings = {
        "framing": __version__,
        "lexicon": f"{job.lexicon.name}-{job.lexicon.hash}",
        "actors": "" if job.actors is None else job.actors.hash,
        "columns": dict(job.columns),
        "rows": job.rows,
        "files": dict(files),
    }
    manifest = folder / MANIFEST
    if manifest.is_file():
        begun = json.loads(manifest.read_text(encoding="utf-8"))
        other = [name for name, value in settings.items() if begun.get(name) != value]
        if other:
            raise InputError(
                f"the run in {str(folder)!r} was begun with other settings: [{', '.join(other)}] differ; "
                "give those again, or another out="
            )
        return
    draft = folder / f"{MANIFEST}.{os.getpid()}"
    draft.write_text(json.dumps(settings | {"parts": len(plan)}, indent=1, ensure_ascii=False), encoding="utf-8")
    draft.replace(manifest)


def _watch(done: Iterator[dict[str, Any]], waiting: list[Part], plan: list[Part]) -> None:
    """Go through what is done, with a bar that says how far, how fast and how long."""
    total = sum(part.rows for part in plan)
    before = total - sum(part.rows for part in waiting)
    with open_bar("Reading", "article", total=total, initial=before, unit_scale=True, leave=True) as bar:
        characters, begun = 0, time.monotonic()
        for about in done:
            bar.update(about["rows"])
            characters += about["characters"]
            bar.set_postfix_str(f"{characters / 1e6 / (time.monotonic() - begun):.1f} MB/s", refresh=False)


def _do_here(parts: list[Part], job: _Job) -> Iterator[dict[str, Any]]:
    reader = PartReader()
    for part in parts:
        yield _do_part(part, job, reader)


def _do_there(parts: list[Part], job: _Job, client: Any) -> Iterator[dict[str, Any]]:
    """Hand the parts to a cluster, some at a time; a part whose worker died is given to another one."""
    try:
        dask: Any = import_module("distributed")
    except ImportError as error:
        raise InputError(
            f"client={client!r} asks for dask, which is not installed; run: pip install framing-toolkit[cluster]"
        ) from error
    if client == "local":
        with dask.LocalCluster(threads_per_worker=1, dashboard_address=None) as cluster, dask.Client(cluster) as own:
            yield from _do_there(parts, job, own)
        return
    waiting = iter(parts)
    shared = client.scatter(job, broadcast=True)

    def give(n: int) -> list[Any]:
        return [client.submit(_do_part, part, shared, pure=False, retries=_RETRIES) for part in islice(waiting, n)]

    under_way = dask.as_completed(give(4 * max(1, len(client.scheduler_info()["workers"]))))
    for future in under_way:
        yield future.result()
        under_way.update(give(1))


@cache
def _own_reader() -> PartReader:
    """The reader of a worker's process."""
    return PartReader()


def _do_part(part: Part, job: _Job, reader: PartReader | None = None) -> dict[str, Any]:
    """Read a part, find everything in it, and put it in its place in one step."""
    place = Path(job.out) / PARTS / f"{part.number:07}"
    if place.exists():  # by a worker that died before it could say so
        return dict(json.loads((place / "part.json").read_text(encoding="utf-8")))
    begun = time.monotonic()
    frame = (reader or _own_reader()).read(part, job.rows)
    docs, tables = _find(frame, part, job)
    draft = place.with_name(f".{place.name}.{os.getpid()}.{time.monotonic_ns()}")
    draft.mkdir()
    for name, table in {"docs": docs, **tables}.items():
        table.to_parquet(draft / f"{name}.parquet", index=False)
    about = asdict(part) | {"characters": int(docs["n_characters"].sum()), "seconds": time.monotonic() - begun}
    (draft / "part.json").write_text(json.dumps(about), encoding="utf-8")
    try:
        draft.rename(place)
    except OSError:
        if not place.exists():
            raise
        shutil.rmtree(draft)
    return about


def _find(frame: pd.DataFrame, part: Part, job: _Job) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    """The articles of a part, counted, and what is found in them."""
    names = dict(job.columns)
    text = names.pop("text", "text")
    if "doc_id" not in frame and "doc_id" not in names:
        frame = frame.assign(doc_id=[f"{part.number:07}-{row:05}" for row in range(len(frame))])
    if text in frame and not frame[text].fillna("").astype("str").str.strip().any():
        empty = {name: make_table(name, []) for name in FOUND}
        return pd.DataFrame({"doc_id": [], "n_words": [], "n_characters": []}), empty
    try:
        corpus = load_frame(frame, text=text, columns=names)
    except InputError as error:
        raise InputError(f"part {part.number}, from row {part.first} of {part.file!r}: {error}") from error
    tables = _read(corpus, job)
    docs = corpus.docs.drop(columns="text").assign(
        n_words=corpus.n_words.to_numpy(), n_characters=corpus.docs["text"].str.len().to_numpy()
    )
    for table in (docs, *tables.values()):
        table.attrs = {}
    return docs, tables


def _read(corpus: Corpus, job: _Job) -> dict[str, pd.DataFrame]:
    if job.actors is None:
        empty = {name: attach_articles(make_table(name, []), corpus.docs) for name in FOUND}
        return empty | {"hits": find_terms(corpus, job.lexicon)}
    parsed = parse(corpus, near=job.actors)
    mentions = find_mentions(parsed, job.actors)
    return {
        "quotes": find_quotes(parsed, job.actors),
        "hits": find_terms(parsed, job.lexicon, mentions),
        "mentions": mentions,
        "labels": find_labels(parsed, mentions, job.lexicon),
        "roles": find_roles(parsed, mentions),
        "renamings": find_renamings(parsed, mentions),
    }
