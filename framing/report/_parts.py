"""Who acts and who suffers, laid out for a page: each actor's deeds by source, each count tied to its sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from framing.report._evidence import Anchors
from framing.report._matrix import Matrix, build_matrix
from framing.report._wording import say_count

ACTS, SUFFERS, NOBODY = "acts", "suffers, the doer is named", "suffers, nobody is named"
_ORDER = (ACTS, SUFFERS, NOBODY)


@dataclass(frozen=True)
class Parts:
    """All actors' parts in deeds, in the outlets' own voice.

    `bases` gives for an actor and the sources in order how many deeds the shares are out of; `others` is how many rows
    stand in the words of others.
    """

    matrix: Matrix
    bases: Mapping[str, tuple[int, ...]]
    others: int

    def links(self, actor: str) -> dict[str, str]:
        """Category of `measure_roles` → the anchor of the actor's sentences."""
        lines = {line.label: line.anchor for b in self.matrix.blocks if b.name == actor for line in b.lines}
        patient = lines.get(SUFFERS) or lines.get(NOBODY) or ""
        return {"agent": lines.get(ACTS, ""), "patient": patient, "agentless": lines.get(NOBODY, "")}


def describe_parts(roles: pd.DataFrame, anchors: Anchors, *, names: Mapping[str, str]) -> Parts | None:
    """Lay out the roles of all actors; every row in an outlet's own voice is counted in exactly one cell."""
    own = roles[roles["voice"] == "own"]
    if not len(own):
        return None
    suffers = np.where(own["agentless"], NOBODY, SUFFERS)
    doer = own["agent"].where(~own["inanimate"], own["agent"] + " (a thing)")
    rows = own.assign(
        _number=range(len(own)),
        _block=own["actor"].map(lambda actor: names.get(actor, actor)),
        _line=np.where(own["role"] == "agent", ACTS, suffers),
        relation=own["verb"].where(own["agent"] == "", own["verb"] + ", by " + doer),
    )
    columns = {
        str(source): say_count(part["doc_id"].nunique(), "article")
        for source, part in rows.groupby("source", sort=True)
    }
    matrix = build_matrix(rows, anchors, columns=columns)
    blocks = (
        replace(block, lines=tuple(sorted(block.lines, key=lambda line: _ORDER.index(line.label))))
        for block in matrix.blocks
    )
    deeds = rows.drop_duplicates(["doc_id", "_block", "start"]).groupby(["_block", "source"]).size()
    bases = {
        str(name): tuple(int(deeds.get((name, source), 0)) for source in columns) for name in rows["_block"].unique()
    }
    return Parts(replace(matrix, blocks=tuple(blocks)), bases, len(roles) - len(own))
