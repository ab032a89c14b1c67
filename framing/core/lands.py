"""Countries and the words for them: *French*, *Frenchman*, *the Élysée* all point to France."""

from __future__ import annotations

from collections.abc import Iterator

from framing.core.matching import fold

# Country: adjectives and people; other names | seats that stand for its government.
_TABLE = """
afghanistan: afghan, afghans | kabul
argentina: argentine, argentinian, argentines | buenos aires
australia: australian, australians | canberra
austria: austrian, austrians | vienna
belgium: belgian, belgians
brazil: brazilian, brazilians | brasilia
britain: british, briton, britons, english, scottish, welsh; united kingdom, uk, u.k. | london, downing street
canada: canadian, canadians | ottawa
chile: chilean, chileans | santiago
china: chinese; people's republic of china, prc | beijing
colombia: colombian, colombians | bogota
cuba: cuban, cubans | havana
denmark: danish, dane, danes | copenhagen
egypt: egyptian, egyptians | cairo
ethiopia: ethiopian, ethiopians | addis ababa
europe: european, europeans; european union, eu, e.u. | brussels
finland: finnish, finn, finns | helsinki
france: french, frenchman | paris, elysee
germany: german, germans | berlin
greece: greek, greeks | athens
guatemala: guatemalan, guatemalans
haiti: haitian, haitians
honduras: honduran, hondurans
hungary: hungarian, hungarians | budapest
india: indian, indians | new delhi, delhi
indonesia: indonesian, indonesians | jakarta
iran: iranian, iranians; islamic republic | tehran
iraq: iraqi, iraqis | baghdad
ireland: irish | dublin
israel: israeli, israelis | jerusalem, tel aviv
italy: italian, italians | rome
japan: japanese | tokyo
jordan: jordanian, jordanians | amman
kenya: kenyan, kenyans | nairobi
lebanon: lebanese | beirut
libya: libyan, libyans | tripoli
mexico: mexican, mexicans | mexico city
myanmar: burmese; burma
netherlands: dutch; holland | the hague
nigeria: nigerian, nigerians | abuja
north korea: north korean, north koreans; dprk | pyongyang
norway: norwegian, norwegians | oslo
pakistan: pakistani, pakistanis | islamabad
palestine: palestinian, palestinians; palestinian authority | ramallah
philippines: philippine, filipino, filipinos | manila
poland: polish, pole, poles | warsaw
portugal: portuguese | lisbon
qatar: qatari, qataris | doha
romania: romanian, romanians | bucharest
russia: russian, russians; russian federation | moscow, kremlin
saudi arabia: saudi, saudis, saudi arabian | riyadh
serbia: serbian, serb, serbs | belgrade
somalia: somali, somalis | mogadishu
south africa: south african, south africans | pretoria
south korea: south korean, south koreans | seoul, blue house
soviet union: soviet, soviets; ussr
spain: spanish, spaniard, spaniards | madrid
sudan: sudanese | khartoum
sweden: swedish, swede, swedes | stockholm
switzerland: swiss | bern
syria: syrian, syrians | damascus
taiwan: taiwanese | taipei
tunisia: tunisian, tunisians | tunis
turkey: turkish, turk, turks | ankara
ukraine: ukrainian, ukrainians | kyiv, kiev
united arab emirates: emirati, emiratis; uae, u.a.e. | abu dhabi
united states: american, americans; america, us, u.s., usa, u.s.a., united states of america | washington
venezuela: venezuelan, venezuelans | caracas
vietnam: vietnamese | hanoi
yemen: yemeni, yemenis | sanaa
zimbabwe: zimbabwean, zimbabweans | harare
"""


def _read(table: str) -> tuple[dict[str, str], dict[str, list[str]], dict[str, str]]:
    """(any word → country, country → its other names, seat of government → country)."""
    words: dict[str, str] = {}
    names: dict[str, list[str]] = {}
    seats: dict[str, str] = {}
    for line in table.strip().splitlines():
        country, _, rest = line.partition(":")
        spoken, _, capitals = rest.partition("|")
        people, _, others = spoken.partition(";")
        names[country] = [country, *_listed(others)]
        words.update(dict.fromkeys([*names[country], *_listed(people)], country))
        seats.update(dict.fromkeys(_listed(capitals), country))
    return words, names, seats


def _listed(text: str) -> list[str]:
    return [item.strip() for item in text.split(",") if item.strip()]


_WORDS, _NAMES, _SEATS = _read(_TABLE)


def land_of(words: str) -> str:
    """The country that a name, an adjective or the word for its people points to; empty for none."""
    plain = fold(words).strip(" .'").removeprefix("the ").removesuffix("'s")
    return _WORDS.get(plain) or _WORDS.get(fold(words).strip(), "")


def is_land(name: str) -> bool:
    """Whether a name is a country's, not an adjective or the word for its people."""
    plain = fold(name).removeprefix("the ")
    return plain in _NAMES.get(land_of(name), ())


def names_of(country: str) -> Iterator[str]:
    """Its names as they are printed: *United Kingdom*, *UK*, *U.K.*"""
    for name in _NAMES[country]:
        yield name.upper() if len(name.replace(".", "")) < 4 or name in ("dprk", "ussr") else name.title()


def seat_of(word: str) -> str:
    """The country for whose government a city or palace stands: *Moscow*, *Kremlin*; empty for none."""
    return _SEATS.get(fold(word), "")


def words_for(country: str) -> Iterator[str]:
    """One word each, in small letters, that can mean it or its government: its people, where they are many; a seat."""
    people = [word for word, land in _WORDS.items() if land == country and word not in _NAMES[country]]
    seats = [seat for seat, land in _SEATS.items() if land == country]
    yield from (word for word in (*people, *seats) if " " not in word and f"{word}s" not in _WORDS)
