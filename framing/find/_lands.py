"""Countries and the words for them: *French*, *Frenchman*, *the Élysée* all point to France."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.core.matching import fold
from framing.core.parsed import Tree

# Country: adjective and people, other names; then the seats that stand for its government.
_TABLE = """
afghanistan: afghan afghans | kabul
argentina: argentine argentinian argentines | buenos aires
australia: australian australians | canberra
austria: austrian austrians | vienna
belgium: belgian belgians
brazil: brazilian brazilians | brasilia
britain: british briton britons, united kingdom, uk, u.k., england, english, scottish, welsh | london, downing street
canada: canadian canadians | ottawa
chile: chilean chileans | santiago
china: chinese, prc | beijing
colombia: colombian colombians | bogota
cuba: cuban cubans | havana
denmark: danish dane danes | copenhagen
egypt: egyptian egyptians | cairo
ethiopia: ethiopian ethiopians | addis ababa
europe: european europeans, european union, eu, e.u. | brussels
finland: finnish finn finns | helsinki
france: french frenchman | paris, elysee
germany: german germans | berlin
greece: greek greeks | athens
guatemala: guatemalan guatemalans
haiti: haitian haitians
honduras: honduran hondurans
hungary: hungarian hungarians | budapest
india: indian indians | new delhi, delhi
indonesia: indonesian indonesians | jakarta
iran: iranian iranians, islamic republic | tehran
iraq: iraqi iraqis | baghdad
ireland: irish | dublin
israel: israeli israelis | jerusalem, tel aviv
italy: italian italians | rome
japan: japanese | tokyo
jordan: jordanian jordanians | amman
kenya: kenyan kenyans | nairobi
lebanon: lebanese | beirut
libya: libyan libyans | tripoli
mexico: mexican mexicans | mexico city
myanmar: burmese, burma
netherlands: dutch, holland | the hague
nigeria: nigerian nigerians | abuja
north korea: north korean, north koreans, dprk | pyongyang
norway: norwegian norwegians | oslo
pakistan: pakistani pakistanis | islamabad
palestine: palestinian palestinians, palestinian authority | ramallah
philippines: philippine filipino filipinos | manila
poland: polish pole poles | warsaw
portugal: portuguese | lisbon
qatar: qatari qataris | doha
romania: romanian romanians | bucharest
russia: russian russians, russian federation | moscow, kremlin
saudi arabia: saudi saudis, saudi arabian | riyadh
serbia: serbian serb serbs | belgrade
somalia: somali somalis | mogadishu
south africa: south african, south africans | pretoria
south korea: south korean, south koreans | seoul, blue house
soviet union: soviet soviets, ussr
spain: spanish spaniard spaniards | madrid
sudan: sudanese | khartoum
sweden: swedish swede swedes | stockholm
switzerland: swiss | bern
syria: syrian syrians | damascus
taiwan: taiwanese | taipei
tunisia: tunisian tunisians | tunis
turkey: turkish turk turks | ankara
ukraine: ukrainian ukrainians | kyiv, kiev
united arab emirates: emirati emiratis, uae, u.a.e. | abu dhabi
united states: american americans, america, us, u.s., usa, u.s.a., united states of america | washington
venezuela: venezuelan venezuelans | caracas
vietnam: vietnamese | hanoi
yemen: yemeni yemenis | sanaa
zimbabwe: zimbabwean zimbabweans | harare
"""


def _read(table: str) -> tuple[dict[str, str], dict[str, str]]:
    """(word or words → country, seat of government → country)."""
    names: dict[str, str] = {}
    seats: dict[str, str] = {}
    for line in table.strip().splitlines():
        country, _, rest = line.partition(":")
        words, _, capitals = rest.partition("|")
        groups = [group.strip() for group in words.split(",")]
        names[country] = country
        for group in groups:
            whole = group in _WHOLE or group.startswith(("north ", "south "))
            names.update(dict.fromkeys([group] if whole else group.split(), country))
        seats.update(dict.fromkeys((seat.strip() for seat in capitals.split(",") if seat.strip()), country))
    return names, seats


_WHOLE = (
    "united kingdom",
    "european union",
    "islamic republic",
    "palestinian authority",
    "russian federation",
    "saudi arabian",
    "united states of america",
)
_NAMES, _SEATS = _read(_TABLE)


def land_of(words: str) -> str:
    """The country that a name, an adjective or the word for its people points to; empty for none."""
    plain = fold(words).strip(" .'").removeprefix("the ").removesuffix("'s")
    return _NAMES.get(plain) or _NAMES.get(fold(words).strip(), "")


def seats_of(country: str) -> Iterator[str]:
    """The cities and palaces that stand for the country's government: *Moscow*, *the Kremlin*."""
    return (seat for seat, owner in _SEATS.items() if owner == country)


def land_at(tree: Tree, token: int) -> str:
    """The country that the token, with the name it is part of, points to: *North Korean*, *Japan*."""
    if not tree.words[token][:1].isupper():
        return ""
    first, last = token, token
    while tree.ents[first].startswith("I-"):
        first -= 1
    while tree.ents[token] and last + 1 < len(tree) and tree.ents[last + 1].startswith("I-"):
        last += 1
    return land_of(tree.text[tree.starts[first] : tree.ends[last]]) or land_of(tree.words[token])


def lands_beside(tree: Tree, noun: int) -> set[str]:
    """The countries that a noun phrase names: *the Japanese premier*, *Japan's leader*, *leader of Japan*."""
    beside = tree.children(noun, "amod", "compound", "nmod", "poss")
    for prep in tree.children(noun, "prep"):
        if tree.lemmas[prep] in ("of", "from"):
            beside = beside + tree.children(prep, "pobj")
    return _lands(tree, beside)


def _lands(tree: Tree, tokens: Iterable[int]) -> set[str]:
    return {land for land in (land_at(tree, token) for token in tokens) if land}
