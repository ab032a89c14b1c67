"""Words that take a side: verbs, nouns and adjectives for or against what they govern, and words that turn a side."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Verbs, and nouns and adjectives that go with them, by which somebody is for their object; plain forms.
FOR = _set(
    "admiration admire admirer adopt adoption advance advocacy advocate aid ally applaud appreciate approval approve "
    "arm assist back backer backing bankroll befriend boost campaign celebrate champion cheer coauthor commemorate "
    "commend complement compliment confirm congratulate cosponsor credit defence defend defender defense donate elect "
    "embrace empower enact enactment encourage endorse endorsement enjoy enshrine expand expansion extend extension "
    "extol fan favor favour fund fund-raise grateful hail help honor honour implement implementation introduce laud "
    "legalise legalize like love maintain mourn nominate offer pass passage praise prefer preservation preserve "
    "promote proponent propose protect protection proud push ratification ratify reaffirm reauthorise reauthorize "
    "reinstate renew rescue respect reward right safeguard salute save secure shield sign spearhead sponsor "
    "sponsorship strengthen support supporter supportive sustain thank thankful tout treasure trust uphold urge value "
    "vindicate want welcome"
)
# The same, against it.
AGAINST = _set(
    "abandon abhor abolish abolition accusation accuse admonish allegation anger angry arrest assail attack axe "
    "backlash backtrack ban bar bash belittle berate betray blame blast block boycott cancel cancellation castigate "
    "censure challenge chide combat complaint concern condemn condemnation confront contempt contradict counter "
    "crackdown critic critical criticise criticism criticize curb curtail damage decry defeat defund defy delay "
    "demolish demonise demonize denigrate denounce deny deplore deport deride despise destroy detest disapproval "
    "disapprove discredit disdain dislike dismantle dismiss disparage displeasure dispute distrust ditch dodge doubt "
    "eliminate end excoriate expel fault fear fight filibuster fire frustration furious gut halt harass harm hate "
    "hatred hostility hurt impeach impeachment impede indict indictment insult jail lambast lambaste lament lawsuit "
    "limit loathe malign mock nix objection obstruct opponent oppose opposition oust outlaw outrage overhaul overrule "
    "overturn penalise penalize postpone prevent probe prohibit prosecute prosecution protest punish punishment quash "
    "question rap rebuff rebuke rebut reduce refute reject rejection removal renounce repeal repudiate rescind resent "
    "resist resistance restrict restriction retaliation reversal reverse revoke ridicule sabotage sanction sceptical "
    "scepticism scold scrap scuttle shame shun shutter skeptical skepticism skewer slam slash smear snub spurn stall "
    "stop strip stymie sue suspend target taunt terminate threat threaten thwart topple torpedo trash undercut "
    "undermine undo unseat veto vilify war wary weaken withdraw"
)
# What somebody will not do, or does not have, is turned round: *refused to sign*, *failed to protect*, *a lack of*.
TURN = _set(
    "abandon absence avoid ban bar block cease decline delay deny discourage drop end fail failure fight forbid "
    "forget halt hesitate lack neglect oppose opposition postpone prevent prohibit quit refrain refusal refuse regret "
    "reject reluctance reluctant repeal rescind resist reverse revoke stop unable undo unwilling withhold"
)
# What follows these words with this preposition is what they are for or against, whatever they say alone.
PHRASES = {
    **dict.fromkeys(
        [(verb, "for") for verb in "vote fight campaign push call press lobby argue stand speak root pray".split()]
        + [(verb, prep) for verb in "agree side stand sympathise sympathize".split() for prep in ("with", "by")]
        + [(verb, "behind") for verb in "stand rally unite throw get".split()]
        + [("rally", "around"), ("believe", "in"), ("stick", "by"), ("vouch", "for"), ("approve", "of")]
        + [("commitment", "to"), ("faith", "in"), ("confidence", "in"), ("favor", "of"), ("favour", "of")],
        1,
    ),
    **dict.fromkeys(
        [(verb, "at") for verb in "hit lash scoff laugh sneer swipe shot aim jab".split()]
        + [(noun, "on") for noun in "crack crackdown attack war ban limit tax sanction restriction moratorium".split()]
        + [(verb, "with") for verb in "disagree break clash feud away".split()]
        + [(verb, "from") for verb in "withdraw pull protect save shield".split()]
        + [("object", "to"), ("rid", "of"), ("accuse", "of"), ("disapprove", "of"), ("complain", "about")]
        + [("complain", "of"), ("apologize", "for"), ("apologise", "for"), ("turn", "on"), ("end", "to")]
        + [("halt", "to")],
        -1,
    ),
}
# Verbs with an adverb.
PARTICLES = {
    **dict.fromkeys([("stand", "up"), ("prop", "up"), ("shore", "up"), ("build", "up")], 1),
    **dict.fromkeys([(verb, "down") for verb in "shut strike turn vote take bring tear put".split()], -1),
    **dict.fromkeys([(verb, "back") for verb in "roll pull scale push cut".split()], -1),
    **dict.fromkeys([(verb, "out") for verb in "call throw phase rule kick".split()], -1),
    **dict.fromkeys([("hold", "up"), ("tear", "up"), ("give", "up"), ("cut", "off"), ("take", "away")], -1),
}
# Behind these verbs, and with these auxiliaries, somebody wants what another is to do.
URGES = _set("ask beg call demand encourage implore insist order plead press pressure push request tell urge want")
DEMANDS = _set("let must need ought should")
# *the law's repeal*: what befalls the owner.
OWNED = _set(
    "backer critic defeat enactment expansion extension implementation opponent passage removal repeal reversal "
    "supporter"
)
