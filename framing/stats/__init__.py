"""Arrays in, numbers out: counting, resampling, permutation, intervals and multiplicity."""

from framing.stats.contrasts import Contrast, contrast_pair, judge_rows, pair_groups
from framing.stats.count import Cells, count_labels, count_terms
from framing.stats.draws import Inference
from framing.stats.flips import flip_contributions, infer_flips
from framing.stats.intervals import bound_empty_rate, bound_fixed, bound_share, combine_bounds, expand_tail
from framing.stats.multiplicity import adjust_family
from framing.stats.permute import infer_difference, permute_difference
from framing.stats.rates import rate_groups
from framing.stats.relabel import infer_labels, permute_labels
from framing.stats.resample import draw_weights, resample_difference, resample_ratio
from framing.stats.seeds import derive_seed

__all__ = [
    "Cells",
    "Contrast",
    "Inference",
    "adjust_family",
    "bound_empty_rate",
    "bound_fixed",
    "bound_share",
    "combine_bounds",
    "contrast_pair",
    "count_labels",
    "count_terms",
    "derive_seed",
    "draw_weights",
    "expand_tail",
    "flip_contributions",
    "infer_difference",
    "infer_flips",
    "infer_labels",
    "judge_rows",
    "pair_groups",
    "permute_difference",
    "permute_labels",
    "rate_groups",
    "resample_difference",
    "resample_ratio",
]
