"""The p of scattertext's Fightin' Words and pycorpdiff's permutations; run by a Python that has both."""

from __future__ import annotations

import sys

import numpy as np
import pandas as pd

PRIOR = 500.0
N_PERMUTATIONS = 999


class Counted:
    """As much of a pycorpdiff corpus as its permutations look at."""

    def __init__(self, counts: np.ndarray) -> None:
        self.counts = pd.DataFrame(counts.astype(np.int64))

    def doc_term_counts(self, min_count: int = 1) -> pd.DataFrame:
        """The counts, which are made already."""
        return self.counts


def main(given: str, taken: str, n_permuted: int) -> None:
    """Read drawn data sets and write p, shape (n_sets, n_columns); pycorpdiff has the first `n_permuted` only."""
    from pycorpdiff.keyness import permutation_pvalues
    from scattertext import LogOddsRatioInformativeDirichletPrior
    from scipy.stats import norm

    data = np.load(given)
    rest = np.maximum(data["base"] - data["counts"].sum(1), 0)
    counts = np.column_stack([data["counts"], rest])
    fightin, permuted = [], []
    for i, (rows, is_a) in enumerate(zip(data["rows"], data["is_a"], strict=True)):
        a, b = counts[rows[(rows >= 0) & is_a]], counts[rows[(rows >= 0) & ~is_a]]
        of_a, of_b = a.sum(0), b.sum(0)
        used = of_a + of_b > 0
        z = np.full(counts.shape[1], np.nan)
        prior = LogOddsRatioInformativeDirichletPrior((of_a + of_b)[used], sigma=PRIOR, scale_type="word")
        z[used] = prior.get_zeta_i_j_given_separate_counts(of_a[used], of_b[used])
        fightin.append(2 * norm.sf(np.abs(z[:-1])))
        if i < n_permuted:
            p = permutation_pvalues(Counted(a), Counted(b), n_permutations=N_PERMUTATIONS, seed=i).to_numpy()
            permuted.append(np.where(used, p, np.nan)[:-1])
    np.savez(taken, fightin=np.array(fightin), permuted=np.array(permuted))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
