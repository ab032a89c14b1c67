"""English given names and their short forms: *Bob* is *Robert*."""

from __future__ import annotations

_SHORT = """
charles: chuck charlie; robert: bob rob bobby; william: bill will billy; james: jim jimmy; joseph: joe joey;
john: jack johnny; jonathan: jon; richard: dick rick rich; michael: mike mick; thomas: tom tommy; david: dave;
edward: ed ted eddie ned; theodore: ted teddy; daniel: dan danny; kenneth: ken kenny; ronald: ron; donald: don donny;
gregory: greg; timothy: tim; samuel: sam; benjamin: ben; matthew: matt; anthony: tony; christopher: chris;
jeffrey: jeff; stephen: steve; steven: steve; andrew: andy drew; patrick: pat paddy; patricia: pat patty tricia;
lawrence: larry; raymond: ray; francis: frank; gerald: jerry gerry; nicholas: nick; peter: pete; philip: phil;
phillip: phil; walter: walt; elizabeth: liz beth betsy lizzie betty; katherine: kathy kate katie; catherine: cathy kate;
margaret: maggie peggy meg; susan: sue; deborah: deb debbie; barbara: barb; jennifer: jen jenny; rebecca: becky;
victoria: vicky; alexander: alex; joshua: josh; zachary: zach; nathaniel: nate; louis: lou; albert: al bert;
vincent: vince; frederick: fred freddie; harold: hal harry; henry: harry hank; eugene: gene; randall: randy;
russell: russ; douglas: doug; bernard: bernie; martin: marty; geoffrey: geoff; leonard: len lenny; terence: terry;
"""
_PAIRS = frozenset(
    (full.strip(), short)
    for entry in _SHORT.split(";")
    for full, _, shorts in [entry.partition(":")]
    for short in shorts.split()
)


def is_same_given(one: str, other: str) -> bool:
    """Whether two given names are one, or one the short form of the other.

    Examples
    --------
    >>> is_same_given("Robert", "Bob"), is_same_given("Ted", "Edward"), is_same_given("Bob", "Bill")
    (True, True, False)
    """
    one, other = one.lower(), other.lower()
    return one == other or (one, other) in _PAIRS or (other, one) in _PAIRS
