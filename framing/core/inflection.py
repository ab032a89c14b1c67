"""English inflection by rule: the forms under which a lexicon's entry stands in running text."""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_VOWELS = "aeiou"
_PREPOSITIONS = _set("of for in to on at by from against with without under behind over between")
_PLURALS = {
    "child": "children", "person": "people", "louse": "lice", "mouse": "mice", "foot": "feet", "tooth": "teeth",
    "quiz": "quizzes", "passer-by": "passers-by", "passerby": "passersby",
}  # fmt: skip
_SAME = _set(
    "aircraft barracks cattle deer fish headquarters livestock means offspring police series sheep spacecraft species"
)
_NOT_MEN = _set("brahman caiman german human mussulman norman ottoman roman shaman talisman turkman turcoman")
_TO_VES = _set("calf elf half knife leaf life loaf midwife self shelf thief wife wolf werewolf")
_O_TO_OES = _set("echo embargo hero potato superhero tomato torpedo veto antihero domino mosquito volcano")
_IS_TO_ES = re.compile(r"(?:analys|as|ax|bas|cris|diagnos|emphas|hypothes|oas|parenthes|synthes|thes)is")
_HARD_CH = re.compile(r".*(?:on|patri|matri|olig|hier|an|tetr)arch|stomach|eunuch|epoch|tech|loch|.*mach")
_VERBS = {
    "awake": "awoke awoken", "beat": "beat beaten", "become": "became become", "begin": "began begun",
    "bend": "bent", "beset": "beset", "bet": "bet", "bind": "bound", "bite": "bit bitten", "bleed": "bled",
    "blow": "blew blown", "break": "broke broken", "breed": "bred", "bring": "brought",
    "broadcast": "broadcast broadcasted", "build": "built", "burst": "burst", "buy": "bought", "cast": "cast",
    "catch": "caught", "choose": "chose chosen", "cling": "clung", "come": "came come", "cost": "cost",
    "creep": "crept", "cut": "cut", "deal": "dealt", "dig": "dug", "draw": "drew drawn", "drink": "drank drunk",
    "drive": "drove driven", "dwell": "dwelt dwelled", "eat": "ate eaten", "fall": "fell fallen", "feed": "fed",
    "feel": "felt", "fight": "fought", "find": "found", "flee": "fled", "fling": "flung", "fly": "flew flown",
    "forbid": "forbade forbidden", "forecast": "forecast forecasted", "foresee": "foresaw foreseen",
    "foretell": "foretold", "forget": "forgot forgotten", "forgive": "forgave forgiven", "freeze": "froze frozen",
    "gainsay": "gainsaid", "get": "got gotten", "give": "gave given", "grind": "ground", "grow": "grew grown",
    "hang": "hung hanged", "hear": "heard", "hide": "hid hidden", "hit": "hit", "hold": "held", "hurt": "hurt",
    "interweave": "interwove interwoven", "keep": "kept", "kneel": "knelt kneeled", "know": "knew known",
    "lay": "laid", "lead": "led", "learn": "learned learnt", "leave": "left", "lend": "lent", "let": "let",
    "lie": "lied", "light": "lit lighted", "lose": "lost", "make": "made", "mean": "meant", "meet": "met",
    "mislead": "misled", "mistake": "mistook mistaken", "overcome": "overcame overcome",
    "overrun": "overran overrun", "oversee": "oversaw overseen", "overtake": "overtook overtaken",
    "overthrow": "overthrew overthrown", "pay": "paid", "plead": "pleaded pled", "put": "put", "quit": "quit",
    "read": "read", "rebuild": "rebuilt", "retell": "retold", "rethink": "rethought", "ride": "rode ridden",
    "ring": "rang rung", "rise": "rose risen", "run": "ran run", "say": "said", "see": "saw seen", "seek": "sought",
    "sell": "sold", "send": "sent", "set": "set", "shake": "shook shaken", "shed": "shed", "shine": "shone",
    "shoot": "shot", "show": "showed shown", "shrink": "shrank shrunk", "shut": "shut", "sing": "sang sung",
    "sink": "sank sunk", "sit": "sat", "slay": "slew slain", "sleep": "slept", "slide": "slid", "sling": "slung",
    "slit": "slit", "speak": "spoke spoken", "spend": "spent", "spill": "spilled spilt", "spin": "spun",
    "spit": "spat spit", "split": "split", "spread": "spread", "spring": "sprang sprung", "stand": "stood",
    "steal": "stole stolen", "stick": "stuck", "sting": "stung", "stink": "stank stunk",
    "strike": "struck stricken", "strip": "stripped", "swear": "swore sworn", "sweep": "swept",
    "swell": "swelled swollen", "swing": "swung", "take": "took taken", "teach": "taught", "tear": "tore torn",
    "tell": "told", "think": "thought", "throw": "threw thrown", "thrust": "thrust", "undergo": "underwent undergone",
    "understand": "understood", "undertake": "undertook undertaken", "undo": "undid undone", "uphold": "upheld",
    "upset": "upset", "wake": "woke woken", "wear": "wore worn", "weep": "wept", "win": "won", "wind": "wound",
    "withdraw": "withdrew withdrawn", "withhold": "withheld", "withstand": "withstood", "wring": "wrung",
    "write": "wrote written",
}  # fmt: skip
_WHOLE = {
    "be": ("is", "are", "was", "were", "been", "being"), "do": ("does", "did", "done", "doing"),
    "go": ("goes", "went", "gone", "going"), "have": ("has", "had", "having"),
}  # fmt: skip
_DOUBLES = _set(
    "abet abhor acquit admit allot annul befit commit compel concur confer control defer demur deter dispel distil"
    " embed emit enrol entrap equip excel expel extol fulfil handicap incur infer instil kidnap occur omit outwit"
    " patrol permit prefer propel rebel rebut recur refer regret remit repel resubmit submit transfer transmit unplug"
    " upset worship"
)
_KEEP_E = _set("singe tinge binge eye dye canoe")


def plural(noun: str) -> str:
    """The regular (or listed) plural of a noun.

    Examples
    --------
    >>> plural("enemy"), plural("gunman"), plural("oligarch")
    ('enemies', 'gunmen', 'oligarchs')
    """
    if noun in _SAME:
        return noun
    for ending, irregular in _PLURALS.items():
        if noun == ending or (ending == "child" and noun.endswith(ending)):
            return noun[: len(noun) - len(ending)] + irregular
    if noun.endswith("man") and noun.casefold() not in _NOT_MEN:
        return noun[:-3] + "men"
    if noun in _TO_VES:
        return (noun[:-2] if noun.endswith("fe") else noun[:-1]) + "ves"
    if _IS_TO_ES.fullmatch(noun):
        return noun[:-2] + "es"
    hisses = noun.endswith(("s", "x", "z", "sh", "ch")) and not _HARD_CH.fullmatch(noun)
    if hisses or noun in _O_TO_OES:
        return noun + "es"
    if _ends_in_consonant_y(noun):
        return noun[:-1] + "ies"
    return noun + "s"


def verb_forms(verb: str) -> tuple[str, ...]:
    """Third person, past, participle and -ing form of a verb; both spellings where British and American differ.

    Examples
    --------
    >>> verb_forms("deny")
    ('denies', 'denied', 'denying')
    >>> verb_forms("label")
    ('labels', 'labelled', 'labeled', 'labelling', 'labeling')
    """
    before, hyphen, last = verb.rpartition("-")
    if last in _WHOLE:
        forms = _WHOLE[last]
    else:
        third = _third(last)
        pasts, participles = _regular(last)
        forms = (third, *(_VERBS[last].split() if last in _VERBS else pasts), *participles)
    return tuple(dict.fromkeys(before + hyphen + form for form in forms))


def inflect(term: str, word_class: str) -> tuple[str, ...]:
    """Forms of an entry beside its base form.

    Nouns take the plural of their head (the word before the first preposition, else the last: *acts of terror*,
    *terror cells*), verbs the forms of their first word; an entry without a word class takes the regular forms of
    both, on its last word; names, phrases, adjectives and adverbs stand as they are.

    Examples
    --------
    >>> inflect("act of terror", "noun")
    ('acts of terror',)
    >>> inflect("point out", "verb")
    ('points out', 'pointed out', 'pointing out')
    """
    words = term.split(" ")
    if word_class == "noun":
        head = next((place for place, word in enumerate(words) if place and word in _PREPOSITIONS), len(words)) - 1
        return (" ".join([*words[:head], plural(words[head]), *words[head + 1 :]]),)
    if word_class == "verb":
        return tuple(" ".join([form, *words[1:]]) for form in verb_forms(words[0]))
    last = words[-1]
    if word_class == "" and last.isalpha() and last.islower():
        return tuple(" ".join([*words[:-1], form]) for form in dict.fromkeys((plural(last), *verb_forms(last))))
    return ()


def _third(verb: str) -> str:
    if verb == "quiz":
        return "quizzes"
    if _ends_in_consonant_y(verb):
        return verb[:-1] + "ies"
    if verb.endswith(("s", "x", "z", "ch", "sh")) or (verb.endswith("o") and not verb.endswith("oo")):
        return verb + "es"
    return verb + "s"


def _regular(verb: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Past forms and -ing forms by rule."""
    if _ends_in_consonant_y(verb):
        return (verb[:-1] + "ied",), (verb + "ing",)
    if verb.endswith("ie"):
        return (verb + "d",), (verb[:-2] + "ying",)
    if verb.endswith("e"):
        keeps = verb.endswith(("ee", "oe")) or verb in _KEEP_E
        return (verb + "d",), ((verb if keeps else verb[:-1]) + "ing",)
    if verb.endswith("ic"):
        return (verb + "ked",), (verb + "king",)
    doubled = verb + verb[-1]
    if verb in _DOUBLES or _closed_syllable(verb):
        return (doubled + "ed",), (doubled + "ing",)
    if verb.endswith(("el", "al", "il", "ol")) and verb[-3] not in _VOWELS and len(verb) > 4:
        return (doubled + "ed", verb + "ed"), (doubled + "ing", verb + "ing")
    return (verb + "ed",), (verb + "ing",)


def _ends_in_consonant_y(word: str) -> bool:
    return word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS


def _closed_syllable(verb: str) -> bool:
    """One syllable that ends in consonant, vowel, consonant (not w, x, y): *plot*, *rob*, *quit*."""
    letters = verb.replace("qu", "q")
    return (
        len(letters) >= 3
        and letters[-1] not in _VOWELS + "wxy"
        and letters[-2] in _VOWELS
        and letters[-3] not in _VOWELS
        and sum(letter in _VOWELS for letter in letters) == 1
    )
