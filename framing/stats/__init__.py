"""Arrays in, numbers out: resampling, permutation, keyness, divergence, dispersion, agreement, power, multiplicity."""

from framing.stats.agreement import measure_agreement, resample_agreement
from framing.stats.association import Association, measure_association
from framing.stats.contrasts import Contrast, contrast_pair, judge_rows, pair_groups
from framing.stats.correspondence import Correspondence, map_table, place_rows, resample_places
from framing.stats.count import Cells, count_terms
from framing.stats.dispersion import Dispersion, measure_clustering, measure_dispersion
from framing.stats.divergence import Divergence, jackknife_divergence, measure_divergence, permute_divergence
from framing.stats.draws import Inference, bound_p
from framing.stats.embeddings import PoleAssociation, associate_words
from framing.stats.flips import flip_contributions, infer_flips
from framing.stats.intervals import bound_empty_rate, bound_fixed, bound_share, combine_bounds, expand_tail
from framing.stats.keyness import Keyness, bound_log_ratio, score_keyness, shrink_log_odds
from framing.stats.multiplicity import adjust_family
from framing.stats.occasions import count_labels, count_roles
from framing.stats.permute import infer_difference, permute_difference
from framing.stats.power import detect_difference, find_noncentrality, plan_difference
from framing.stats.prediction import CorrectedMean, correct_mean
from framing.stats.rates import rate_groups
from framing.stats.ratios import RateRatio, bound_difference, contrast_rates
from framing.stats.relabel import infer_labels, permute_labels
from framing.stats.resample import draw_weights, resample_difference, resample_ratio
from framing.stats.seeds import derive_seed

__all__ = [
    "Association",
    "Cells",
    "Contrast",
    "CorrectedMean",
    "Correspondence",
    "Dispersion",
    "Divergence",
    "Inference",
    "Keyness",
    "PoleAssociation",
    "RateRatio",
    "adjust_family",
    "associate_words",
    "bound_difference",
    "bound_empty_rate",
    "bound_fixed",
    "bound_log_ratio",
    "bound_p",
    "bound_share",
    "combine_bounds",
    "contrast_pair",
    "contrast_rates",
    "correct_mean",
    "count_labels",
    "count_roles",
    "count_terms",
    "derive_seed",
    "detect_difference",
    "draw_weights",
    "expand_tail",
    "find_noncentrality",
    "flip_contributions",
    "infer_difference",
    "infer_flips",
    "infer_labels",
    "jackknife_divergence",
    "judge_rows",
    "map_table",
    "measure_agreement",
    "measure_association",
    "measure_clustering",
    "measure_dispersion",
    "measure_divergence",
    "pair_groups",
    "permute_difference",
    "permute_divergence",
    "permute_labels",
    "place_rows",
    "plan_difference",
    "rate_groups",
    "resample_agreement",
    "resample_difference",
    "resample_places",
    "resample_ratio",
    "score_keyness",
    "shrink_log_odds",
]
