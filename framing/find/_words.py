"""Word lists of the finders: nouns that can stand for an actor, titles, given names, verbs of thinking and naming."""

from __future__ import annotations

# What stands for the holder where the article, or the table, does not name one.
OUTLET = "the outlet"
UNNAMED = "unnamed"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ARMED = _set(
    "militant fighter rebel insurgent gunman jihadist jihadi islamist extremist terrorist guerrilla militiaman "
    "mujahideen mujahid soldier troop combatant attacker mercenary separatist thug radical fanatic captor protector "
    "defender invader occupier revolutionary assailant bandit raider resistance"
)
GROUP = _set(
    "group organisation organization movement militia faction party army military council agency office body "
    "committee government regime administration authority ministry company firm union coalition alliance network "
    "outfit gang cell brigade force troop corporation bank court commission department bureau team club league "
    "association campaign charity mission institution institute panel board parliament senate congress legislature "
    "caravan convoy cabinet police watchdog junta bloc front caliphate sect cult clan tribe delegation side"
)
PERSON = _set(
    "president leader commander marshal general minister premier chancellor secretary senator congressman "
    "congresswoman lawmaker governor mayor spokesman spokeswoman spokesperson chief head director chairman chairwoman "
    "chair founder king queen prince princess sheikh emir imam cleric pope bishop judge justice lawyer attorney "
    "prosecutor officer official candidate nominee politician adviser advisor treasurer deputy aide contender "
    "billionaire businessman businesswoman mogul executive actor actress singer author writer journalist reporter "
    "professor doctor teacher student suspect defendant victim man woman boy girl colonel captain lieutenant sergeant "
    "admiral ambassador envoy diplomat dictator strongman tyrant warlord veteran hero coach player incumbent speaker "
    "representative"
)
PEOPLE = _set(
    "people resident inhabitant local migrant refugee asylum-seeker seeker civilian protester demonstrator activist "
    "immigrant worker employee family supporter critic voter citizen official lawmaker republican democrat israeli "
    "palestinian"
)
PLACE = _set(
    "city town village country nation state region province island capital territory republic kingdom port enclave "
    "district area"
)
FIRM = _set(
    "carmaker automaker maker airline retailer giant manufacturer startup network broadcaster newspaper outlet "
    "publisher website site platform"
)
# Men and means of a group that stand for it when it owns them: *its units*, *the council's men*.
PARTS = _set("force troop soldier unit man pilot column crew volunteer brigade gunner")
FIGHTERS = ARMED | PARTS
GENERIC = FIRM | GROUP | ARMED | PERSON | PEOPLE | PLACE

HONORIFICS = _set("mr mrs ms miss mr. mrs. ms. sir dame lady lord dr dr.")
# Plain courtesy: no label.
COURTESY = _set("mr mrs ms miss mr. mrs. ms.")
MALE = _set(
    "he him his himself mr mr. sir lord king prince father son brother husband boy man congressman spokesman chairman "
    "businessman actor james john robert michael william david richard joseph thomas charles christopher daniel "
    "matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason "
    "jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory "
    "alexander frank patrick raymond jack dennis jerry tyler aaron jose adam nathan henry zachary douglas peter kyle "
    "noah ethan jeremy walter christian keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan "
    "jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph "
    "bobby russell bradley philip eugene barack mike mitt bill ted marco rand jeb chuck mitch newt rick tim jim tom "
    "bob dan ben sam harry lindsey rudy bernie beto vladimir ahmed mohammed muhammad mohamed ali hassan hussein omar "
    "khalid khalifa abdullah ibrahim mahmoud yusuf ehud emmanuel boris kim xi moon shinzo recep bashar saddam osama "
    "jean pierre hans ivan sergei dmitry jorge carlos luis antonio francisco pedro karim salim tariq walid nasser "
    "mustafa amir reza javad ismail benjamin yair naftali avigdor shimon ariel viktor mikhail oleg igor andrei alexei "
    "narendra rahul imran nawaz hamid ashraf olaf friedrich wolfgang klaus giorgio matteo silvio mario nicolas "
    "francois jacques alain hugo diego javier manuel miguel rafael fidel raul evo malcolm nigel"
)
FEMALE = _set(
    "she her hers herself mrs ms miss mrs. ms. lady dame queen princess mother daughter sister wife girl woman "
    "congresswoman spokeswoman chairwoman businesswoman actress mary patricia jennifer linda elizabeth barbara susan "
    "jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy "
    "melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma "
    "nicole helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie "
    "olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah jacqueline "
    "martha gloria teresa ann sara madison frances kathryn janice jean abigail alice julia judy sophia grace denise "
    "amber doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori "
    "hillary ivanka melania nikki kamala sonia elena loretta dianne condoleezza susana tulsi stormy oprah meghan kate "
    "carly valerie marine christine ursula giorgia jacinda kirsten kyrsten tammy gretchen "
    "letitia stacey sheryl marissa melinda priscilla rosa aung yulia sana natasha svetlana irina olga tatiana aisha "
    "fatima leila amina layla mariam kellyanne huma"
)

THINKING = _set(
    "believe think fear hope consider expect worry suspect feel assume doubt imagine reckon suppose know find "
    "understand realise realize conclude anticipate intend wish want"
)
# What these verbs take as an object is worded by whoever announces, promises, demands or plans it.
CONTENT = _set(
    "announce promise demand plan threaten vow pledge propose order accuse urge call declare describe denounce warn "
    "request offer seek advocate proclaim allege predict forecast"
)
TELLING = _set(
    "tell urge ask order advise warn vow promise pledge threaten call demand request instruct command implore beg "
    "encourage invite claim offer propose swear remind beseech appeal direct exhort"
)
NAMING = _set(
    "call dub brand label name term describe designate nickname title style christen deem denounce portray "
    "characterise characterize depict regard view know rename rebrand decry condemn refer classify list"
)
# Verbs after which a name and its label stand side by side: *called the lawsuit a stunt*.
CALLING = _set("call label brand dub term deem")
# Of these, those by which somebody words somebody else.
LABELLING = NAMING - _set("name nickname title style christen view know rename rebrand classify list designate")
DISTANCING = _set(
    "so-called self-styled self-proclaimed self-described self-declared self-appointed purported supposed ostensible "
    "soi-disant would-be alleged"
)
