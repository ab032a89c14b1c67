"""Nouns that tell a deed: the verb behind each, and which of its phrases name who did it and whom it befell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class DeedNoun:
    """One noun of action.

    Parameters
    ----------
    verb : str
        The verb that it nominalises.
    owner : str
        The role of its possessor where nothing else says whom it befell: *the army's raid*, *their displacement*.
    of : str
        The role of what follows *of*: *the bombing of the port*, *the arrival of the army*.
    at : tuple of str
        Prepositions beside *against* that lead to whom it befell: *an attack on the port*.
    """

    verb: str
    owner: str
    of: str
    at: tuple[str, ...]

    def role_after(self, preposition: str) -> str:
        """The role of what follows this preposition; empty for none."""
        if preposition == "of":
            return self.of
        if preposition in ("by", "between"):
            return "agent"
        if preposition == "from":
            return "agent" if self.owner == "agent" and self.verb not in _LEAVING else ""
        return "patient" if preposition in (*self.at, "against") else ""


_LEAVING = frozenset("withdraw depart retreat flee escape defect".split())
# noun, noun:verb, noun:verb/preposition/preposition. What X does to somebody: X's raid, the raid of the port.
_ACTS = """
abandonment:abandon adoption:adopt aggression:attack airstrike:strike/on ambush annexation:annex assault/on
attack/on backing:back ban/on bartering:barter betrayal:betray blockade bombardment:bombard bombing:bomb boycott
breach burning:burn cancellation:cancel censorship:censor cleansing:cleanse closure:close colonisation:colonise
colonization:colonize condemnation:condemn conquest:conquer control/over coverage:cover crackdown:crack/on
creation:create criticism:criticise/of deception:deceive defiance:defy demolition:demolish denunciation:denounce
depiction:depict description:describe destruction:destroy dismantling:dismantle disregard/for domination:dominate
embargo/on embrace encirclement:encircle endorsement:endorse enforcement:enforce exploitation:exploit
firebombing:firebomb funding:fund genocide:kill handling:handle harassment:harass imposition:impose
incitement:incite infiltration:infiltrate interception:intercept interrogation:interrogate intimidation:intimidate
invasion:invade investigation:investigate/into launch looting:loot manipulation:manipulate mishandling:mishandle
mismanagement:mismanage mockery:mock neglect obstruction:obstruct occupation:occupy onslaught:attack/on
outreach:reach/to pardon plunder plundering:plunder portrayal:portray praise/for probe/into protection:protect
provocation:provoke purchase purge pursuit:pursue raid/on reform rejection:reject renewal:renew repeal
repression:repress reprisal:retaliate repudiation:repudiate restoration:restore retaliation:retaliate review
revocation:revoke sale:sell sanction/on scrutiny:scrutinise/of seizure:seize shelling:shell shutdown:shut
siege:besiege smearing:smear spending:spend/on stabbing:stab storming:storm strike/on subjugation:subjugate
suppression:suppress surveillance:survey takeover:take/of targeting:target theft:steal transfer use veto
vilification:vilify violation:violate
"""
# What befalls X: X's arrest, the arrest of X.
_SUFFERINGS = """
abduction:abduct acquittal:acquit appointment:appoint arrest assassination:assassinate banishment:banish
beating:beat beheading:behead blacklisting:blacklist burial:bury capture conscription:conscript containment:contain
conviction:convict defeat defence:defend defense:defend demise:die demotion:demote deportation:deport
deposition:depose detention:detain disappearance:disappear dismissal:dismiss displacement:displace
disqualification:disqualify ejection:eject election:elect enslavement:enslave evacuation:evacuate eviction:evict
exclusion:exclude execution:execute exile exoneration:exonerate expulsion:expel extradition:extradite firing:fire
hanging:hang hospitalisation:hospitalise hospitalization:hospitalize humiliation:humiliate ill-treatment:mistreat
impeachment:impeach imprisonment:imprison inauguration:inaugurate incarceration:incarcerate indictment:indict
internment:intern jailing:jail kidnapping:kidnap killing:kill liberation:liberate lynching:lynch maiming:maim
massacre mistreatment:mistreat murder nomination:nominate oppression:oppress ouster:oust ousting:oust overthrow
persecution:persecute poisoning:poison promotion:promote prosecution:prosecute punishment:punish
questioning:question rape re-election:reelect recruitment:recruit reelection:reelect reinstatement:reinstate release
removal:remove repatriation:repatriate rescue resettlement:resettle sacking:sack sentencing:sentence shooting:shoot
silencing:silence slaughter slaying:slay starvation:starve subjection:subject suspension:suspend toppling:topple
torture trafficking:traffic treatment:treat vaccination:vaccinate wounding:wound
"""
# What X does: X's promise, the arrival of X; a preposition leads to whom it concerns.
_DOINGS = """
abuse/of accusation:accuse act action:act admiration:admire/for admission:admit advance advice:advise
agreement:agree aid/to/for allegation:allege ambition:aspire analysis:analyse announcement:announce answer
apology:apologise/to appearance:appear applause:applaud/for approval:approve/of argument:argue arrival:arrive
aspiration:aspire assent assertion:assert assessment:assess assistance:assist/to/for assurance:assure/to attempt
attendance:attend behavior:behave behaviour:behave belief:believe bid bow/to bragging:brag briefing:brief call
capitulation:capitulate celebration:celebrate change choice:choose claim clash/with collapse comment
commitment:commit/to communication:communicate comparison:compare complaint:complain compliance:comply concern
concession:concede conclusion:conclude conduct confession:confess confidence:trust/in consent consideration:consider
consultation:consult/with contempt:despise/for contribution:contribute cooperation:cooperate/with
counterattack:attack/on counteroffensive:attack crusade cut damage/to death:die debate decision:decide
declaration:declare dedication:dedicate/to defection:defect demand demonstration:demonstrate denial:deny
departure:depart deployment:deploy desire directive:direct disagreement:disagree/with disapproval:disapprove/of
disclosure:disclose discussion:discuss disdain/for dispute/with dissent donation:donate/to endeavor endeavour
entry:enter escape estimate evasion:evade excuse exit expansion:expand experiment explanation:explain failure:fail
fear/of fight/with filibuster fire:shoot flight:flee gesture grip/on guidance:guide halt hatred:hate/of/for help
hope inaction:act incursion:raid/into indifference:ignore/to influence/on/over insistence:insist
instruction:instruct insult/to intention:intend interference:interfere/in intervention:intervene/in
introduction:introduce invitation:invite/to involvement:involve judgement:judge judgment:judge lie lobbying:lobby
love/for/of march meeting:meet/with mistake move negotiation:negotiate/with objection:object/to observation:observe
offensive:attack/on offer/to operation:operate opposition:oppose/to order outrage/at overture/to
participation:participate plan plea/to pledge/to prediction:predict preference:prefer/for presentation:present
pressure:press/on proclamation:proclaim promise/to proposal:propose protest provision:provide pullout:withdraw push
pushback:resist query quest question rage/at rant reaction:react/to rebellion:rebel rebuke/of
recommendation:recommend recovery:recover refusal:refuse regret reliance:rely/on remark reminder:remind/to reply/to
report reporting:report request/to research resignation:resign resistance:resist/to resolve respect/for
response:respond/to retort retreat revelation:reveal reversal:reverse revolt rise ruling:rule search/for
shift speech:speak stand statement:state struggle submission:submit suggestion:suggest suicide:kill support/for/of
surrender suspicion:suspect/of sympathy:sympathise/for/with talk/with testimony:testify testing:test thinking:think
threat:threaten/to tirade:rant tribute/to trip trust/in turn tweet uprising:rise urging:urge victory:win/over
violence:attack visit/to vote/for vow walkout warning:warn/to wish withdrawal:withdraw work
"""


def _read(block: str, owner: str, of: str) -> dict[str, DeedNoun]:
    table = {}
    for entry in block.split():
        words, *at = entry.split("/")
        noun, _, verb = words.partition(":")
        table[noun] = DeedNoun(verb or noun, owner, "patient" if "of" in at else of, tuple(at))
    return table


DEED_NOUNS: Mapping[str, DeedNoun] = {
    **_read(_DOINGS, "agent", "agent"),
    **_read(_ACTS, "agent", "patient"),
    **_read(_SUFFERINGS, "patient", "patient"),
}
