"""What stands where: terms, quotes, mentions, labels, roles, whom the articles speak of, what is printed twice."""

from framing.find._actors import suggest_actors
from framing.find._boilerplate import find_boilerplate
from framing.find._candidates import suggest_terms
from framing.find._duplicates import find_duplicates
from framing.find._labels import find_labels
from framing.find._loaded import find_loaded
from framing.find._mentions import find_mentions
from framing.find._quotes import find_quotes
from framing.find._renamings import find_renamings
from framing.find._roles import find_roles
from framing.find._stances import find_stances
from framing.find._terms import find_terms

__all__ = [
    "find_boilerplate",
    "find_duplicates",
    "find_labels",
    "find_loaded",
    "find_mentions",
    "find_quotes",
    "find_renamings",
    "find_roles",
    "find_stances",
    "find_terms",
    "suggest_actors",
    "suggest_terms",
]
