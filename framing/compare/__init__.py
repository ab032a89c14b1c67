"""Tables of evidence → differences between two sources, tested."""

from framing.compare._choices import compare_choices
from framing.compare._families import declare_families
from framing.compare._labels import compare_labels
from framing.compare._model import model_labels
from framing.compare._profiles import compare_profiles
from framing.compare._roles import compare_roles
from framing.compare._scores import compare_scores
from framing.compare._stances import compare_stances
from framing.compare._terms import compare_terms
from framing.compare._vocabulary import ASIDE, compare_vocabulary

__all__ = [
    "ASIDE",
    "compare_choices",
    "compare_labels",
    "compare_profiles",
    "compare_roles",
    "compare_scores",
    "compare_stances",
    "compare_terms",
    "compare_vocabulary",
    "declare_families",
    "model_labels",
]
