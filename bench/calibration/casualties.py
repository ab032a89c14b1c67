"""For whose dead a newspaper wrote massacre, slaughter and murder, and the same with the sides shuffled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

import framing as fr
from framing.stats.draws import ALPHA

SIDES = ("israel", "palestine")
WORDS = ("massacre", "murder", "slaughter")


def read_casualties(folder: Path) -> tuple[fr.Corpus, pd.DataFrame]:
    """Sentences about the dead of one side, each an article of the corpus that knows whose page it stood on; hits."""
    rows = pd.read_json(folder / "casualties" / "nyt.jsonl.gz", lines=True)
    rows = rows[rows["victims"].isin(SIDES)].reset_index(drop=True)
    rows = rows.rename(columns={"doc": "article"}).assign(doc_id=[f"sentence {i}" for i in range(len(rows))])
    corpus = fr.Corpus(rows[["doc_id", "source", "article", "victims", "text"]])
    return corpus, fr.find_terms(corpus, fr.Lexicon.from_terms({word: word for word in WORDS}))


def measure_casualties(folder: Path, n_sets: int) -> list[dict[str, Any]]:
    """One row a word: the contrast, and how often it is called when the sides are shuffled."""
    corpus, hits = read_casualties(folder)
    found = compare_victims(corpus, hits).set_index("category")
    shuffled = [
        compare_victims(shuffle_sides(corpus, np.random.default_rng([4, i])), hits).set_index("category")["p"]
        for i in range(n_sets)
    ]
    called = pd.DataFrame(shuffled) < ALPHA
    return [
        {"part": "casualties", "design": "casualties/nyt", "family": word, "test": "framing", "sets": n_sets,
         "tests": n_sets, "share": called[word].mean(), **row[["estimate", "low", "high", "p", "q"]].to_dict()}
        for word, row in found.iterrows()
    ]  # fmt: skip


def compare_victims(corpus: fr.Corpus, hits: pd.DataFrame) -> pd.DataFrame:
    """The contrast as a user asks for it."""
    return fr.compare_terms(hits, corpus, by="victims", cluster="article")


def shuffle_sides(corpus: fr.Corpus, rng: np.random.Generator) -> fr.Corpus:
    """Sentences of one article keep together: articles on one side exchange it, those on both swap it or not."""
    docs = corpus.docs.copy()
    is_a = docs["victims"] == SIDES[0]
    part = is_a.groupby(docs["article"]).mean()
    alone = part[part.isin([0, 1])]
    swapped = pd.Series(rng.permutation(alone.to_numpy()), index=alone.index) != alone
    both = part.index[~part.isin([0, 1])]
    swap = pd.concat([swapped, pd.Series(rng.random(len(both)) < 0.5, index=both)])
    docs["victims"] = np.where(is_a ^ docs["article"].map(swap).astype(bool), *SIDES)
    return fr.Corpus(docs)
