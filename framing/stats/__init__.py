"""Arrays in, numbers out: resampling, permutation, keyness, divergence, dispersion, agreement, power, multiplicity."""

from framing.stats.agreement import measure_agreement, resample_agreement
from framing.stats.association import Association, measure_association
from framing.stats.changes import Change, find_change
from framing.stats.contrasts import Contrast, Quantity, contrast_pair, judge_rows, pair_groups
from framing.stats.correspondence import Correspondence, map_table, place_rows, resample_places
from framing.stats.count import Cells, count_scores, count_terms, read_column
from framing.stats.dispersion import Dispersion, measure_clustering, measure_dispersion
from framing.stats.divergence import Divergence, jackknife_divergence, measure_divergence, permute_divergence
from framing.stats.draws import Inference, bound_p, count_telling, foresee_p
from framing.stats.embeddings import PoleAssociation, associate_words
from framing.stats.flips import flip_contributions, infer_flips
from framing.stats.gee import ChoiceModel, fit_choices
from framing.stats.intervals import bound_empty_rate, bound_fixed, bound_share, combine_bounds, expand_tail
from framing.stats.keyness import Keyness, bound_log_ratio, score_keyness, shrink_log_odds
from framing.stats.multiplicity import adjust_family
from framing.stats.occasions import count_choices, count_labels, count_roles, list_choices, list_occasions, list_voices
from framing.stats.permute import infer_difference, infer_means, permute_difference
from framing.stats.power import detect_difference, find_noncentrality, plan_difference
from framing.stats.prediction import CorrectedMean, correct_mean
from framing.stats.profiles import Places, Profile, gather_profile, judge_profile, place_profile
from framing.stats.rates import rate_groups
from framing.stats.ratios import RateRatio, bound_difference, bound_ratio, bound_scarce, contrast_rates
from framing.stats.relabel import infer_labels, permute_labels
from framing.stats.resample import draw_weights, resample_difference, resample_ratio
from framing.stats.seeds import derive_seed

__all__ = [
    "Association",
    "Cells",
    "Change",
    "ChoiceModel",
    "Contrast",
    "CorrectedMean",
    "Correspondence",
    "Dispersion",
    "Divergence",
    "Inference",
    "Keyness",
    "Places",
    "PoleAssociation",
    "Profile",
    "Quantity",
    "RateRatio",
    "adjust_family",
    "associate_words",
    "bound_difference",
    "bound_empty_rate",
    "bound_fixed",
    "bound_log_ratio",
    "bound_p",
    "bound_ratio",
    "bound_scarce",
    "bound_share",
    "combine_bounds",
    "contrast_pair",
    "contrast_rates",
    "correct_mean",
    "count_choices",
    "count_labels",
    "count_roles",
    "count_scores",
    "count_telling",
    "count_terms",
    "derive_seed",
    "detect_difference",
    "draw_weights",
    "expand_tail",
    "find_change",
    "find_noncentrality",
    "fit_choices",
    "flip_contributions",
    "foresee_p",
    "gather_profile",
    "infer_difference",
    "infer_flips",
    "infer_labels",
    "infer_means",
    "jackknife_divergence",
    "judge_profile",
    "judge_rows",
    "list_choices",
    "list_occasions",
    "list_voices",
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
    "place_profile",
    "place_rows",
    "plan_difference",
    "rate_groups",
    "read_column",
    "resample_agreement",
    "resample_difference",
    "resample_places",
    "resample_ratio",
    "score_keyness",
    "shrink_log_odds",
]
