"""Texts to numbers, as scikit-learn transformers; torch and transformers are loaded here and only while scoring."""

from framing.score._axis import AxisScorer
from framing.score._classifier import ClassifierScorer
from framing.score._lexicon import LexiconScorer
from framing.score._loaded_language import LoadedLanguageScorer
from framing.score._stance import StanceScorer
from framing.score._transformer import TransformerScorer
from framing.score._weights import list_models

__all__ = [
    "AxisScorer",
    "ClassifierScorer",
    "LexiconScorer",
    "LoadedLanguageScorer",
    "StanceScorer",
    "TransformerScorer",
    "list_models",
]
