"""How sure a mention is, by what speaks for it: shares right on news coded by hand."""

from __future__ import annotations

from typing import NamedTuple

from framing.find._referents import Referent

GIVEN = 1.0  # a name or alias of the user's
FORM = 0.98  # a last name, another spelling, a shorter form, an acronym
KIN = 0.9  # a name that readers know to go with it: *Republicans* for the party
CALLED = 0.95  # a description by a noun that the user gives or the article itself uses of the actor
MEMBER = 0.9  # members named with their group: *X militants*
ALIKE = 0.9  # a description by a noun that covers one of those: *the leader* for a president
TOLD = 0.8  # a description by a noun that another article of the story uses
KIND = 0.8  # a description by a word for its kind alone: *the group*
SEVERAL = 0.7  # words for several at once
SPEAKER = 0.97  # *I* in a quotation of the actor's
PERSON = 0.9  # *he*, *she*, *himself*
BODY = 0.8  # *it*, *they*, *we*


class Guess(NamedTuple):
    """Whom words mean, and how sure that is."""

    referent: Referent
    confidence: float
