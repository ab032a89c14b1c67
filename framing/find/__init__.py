"""What stands where: terms, quotes, mentions, labels, roles, and whom the articles speak of."""

from framing.find._actors import suggest_actors
from framing.find._labels import find_labels
from framing.find._mentions import find_mentions
from framing.find._quotes import find_quotes
from framing.find._roles import find_roles
from framing.find._terms import find_terms

__all__ = ["find_labels", "find_mentions", "find_quotes", "find_roles", "find_terms", "suggest_actors"]
