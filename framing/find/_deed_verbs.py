"""Verbs with the prepositions that they demand: what follows, the deed befalls."""

from __future__ import annotations

_PREPOSITIONS = """
rely:on,upon depend:on,upon count:on call:on,upon fire:on,at,upon shoot:at aim:at crack:on prey:on spy:on
turn:on,against,to focus:on look:after,for,at,into care:for,about deal:with meet:with cope:with clash:with listen:to
object:to refer:to talk:to,about speak:to,of,about appeal:to belong:to respond:to reply:to allude:to react:to
apologise:to apologize:to lie:to cater:to point:to pray:for hunt:for search:for wait:for vote:for,against
fight:against,for protest:against rail:against rebel:against retaliate:against discriminate:against conspire:against
testify:against move:against campaign:for,against rule:against believe:in trust:in confide:in laugh:at shout:at
stare:at swear:at strike:at lash:at think:of,about hear:of,about,from complain:of,about worry:about know:about
accuse:of dispose:of approve:of disapprove:of stand:by,for insist:on impose:on inflict:on interfere:with,in
negotiate:with agree:with disagree:with sympathise:with sympathize:with collude:with cooperate:with
"""
# (verb, preposition) pairs whose object the deed befalls.
DEMANDING = frozenset(
    (verb, preposition)
    for verb, _, prepositions in (entry.partition(":") for entry in _PREPOSITIONS.split())
    for preposition in prepositions.split(",")
)
