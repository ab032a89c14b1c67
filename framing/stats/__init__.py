"""Arrays in, numbers out: counting, resampling, permutation, intervals and multiplicity."""

from framing.stats.contrasts import Contrast, contrast_pair, judge_rows, pair_groups
from framing.stats.count import Cells, count_terms
from framing.stats.intervals import bound_empty_rate, bound_share, combine_bounds, expand_tail
from framing.stats.multiplicity import adjust_family
from framing.stats.occasions import count_labels, count_roles
from framing.stats.permute import flip_contributions, permute_difference, permute_labels
from framing.stats.rates import rate_groups
from framing.stats.resample import draw_weights, resample_difference, resample_ratio
from framing.stats.seeds import derive_seed

__all__ = [
    "Cells",
    "Contrast",
    "adjust_family",
    "bound_empty_rate",
    "bound_share",
    "combine_bounds",
    "contrast_pair",
    "count_labels",
    "count_roles",
    "count_terms",
    "derive_seed",
    "draw_weights",
    "expand_tail",
    "flip_contributions",
    "judge_rows",
    "pair_groups",
    "permute_difference",
    "permute_labels",
    "rate_groups",
    "resample_difference",
    "resample_ratio",
]
