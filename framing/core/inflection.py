"""English inflection by rule: the forms under which a lexicon's entry stands in running text."""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_VOWELS = "aeiou"
_PREPOSITIONS = _set("of for in to on at by from against with within without under behind over between through de")
# Adjectives that follow their noun: courts martial and court martials are both printed.
_POSTPOSED = _set("martial general elect designate")
_PLURALS = {
    "child": "children", "person": "people", "louse": "lice", "mouse": "mice", "foot": "feet", "tooth": "teeth",
    "ox": "oxen", "goose": "geese", "quiz": "quizzes", "passerby": "passersby", "criterion": "criteria",
    "phenomenon": "phenomena", "bacterium": "bacteria", "stimulus": "stimuli", "alumnus": "alumni",
}  # fmt: skip
_SAME = _set(
    "aircraft barracks bison cattle corps crossroads deer fish gallows headquarters innings livestock means news"
    " offspring personnel police politics salmon series sheep spacecraft species swine vermin"
)
_NOT_MEN = re.compile(
    r"brahman|caiman|cayman|german|.*human|mussulman|norman|ottoman|roman|shaman|talisman|turcoman|turkman"
)
_TO_VES = re.compile(r"calf|elf|half|leaf|life|loaf|.*self|.*shelf|scarf|thief|wharf|.*knife|.*wife|.*wolf")
_O_TO_OES = _set(
    "antihero buffalo desperado domino echo embargo hero mosquito mulatto negro potato superhero tomato tornado"
    " torpedo veto volcano"
)
_IS_TO_ES = re.compile(
    r"(?:.*analys|antithes|ax|bas|catalys|cathars|cris|diagnos|ellips|emphas|genes|hypothes|nemes|neuros|oas|paralys"
    r"|parenthes|prognos|prosthes|psychos|synops|synthes|thes)is"
)
_HARD_CH = re.compile(r".*(?:on|patri|matri|olig|hier|an|tetr)arch|stomach|eunuch|epoch|.*tech|czech|loch|.*mach")
_VERBS = {
    "arise": "arose arisen", "awake": "awoke awoken", "backslide": "backslid", "bear": "bore borne",
    "beat": "beat beaten", "begin": "began begun", "bend": "bent", "beseech": "beseeched besought", "bet": "bet",
    "bid": "bid bade bidden", "bind": "bound", "bite": "bit bitten", "bleed": "bled", "blow": "blew blown",
    "break": "broke broken", "breed": "bred", "bring": "brought", "broadcast": "broadcast broadcasted",
    "browbeat": "browbeat browbeaten", "build": "built", "burn": "burned burnt", "burst": "burst",
    "bust": "busted bust", "buy": "bought", "cast": "cast", "catch": "caught", "choose": "chose chosen",
    "cling": "clung", "come": "came come", "cost": "cost", "creep": "crept", "cut": "cut", "deal": "dealt",
    "dig": "dug", "dive": "dived dove", "draw": "drew drawn", "dream": "dreamed dreamt", "drink": "drank drunk",
    "drive": "drove driven", "dwell": "dwelt dwelled", "eat": "ate eaten", "fall": "fell fallen", "feed": "fed",
    "feel": "felt", "fight": "fought", "find": "found", "fit": "fitted fit", "flee": "fled", "fling": "flung",
    "fly": "flew flown", "forbear": "forbore forborne", "forbid": "forbade forbidden",
    "forecast": "forecast forecasted", "forget": "forgot forgotten", "forgive": "forgave forgiven",
    "forsake": "forsook forsaken", "forswear": "forswore forsworn", "freeze": "froze frozen", "gainsay": "gainsaid",
    "get": "got gotten", "ghostwrite": "ghostwrote ghostwritten", "give": "gave given", "grind": "ground",
    "grow": "grew grown", "hamstring": "hamstrung", "hang": "hung hanged", "hear": "heard", "hew": "hewed hewn",
    "hide": "hid hidden", "hit": "hit", "hold": "held", "hurt": "hurt", "interweave": "interwove interwoven",
    "keep": "kept", "kneel": "knelt kneeled", "knit": "knitted knit", "know": "knew known", "lay": "laid",
    "lead": "led", "lean": "leaned leant", "leap": "leaped leapt", "learn": "learned learnt", "leave": "left",
    "lend": "lent", "let": "let", "lie": "lied", "light": "lit lighted", "lose": "lost", "make": "made",
    "mean": "meant", "meet": "met", "misunderstand": "misunderstood", "mow": "mowed mown", "offset": "offset",
    "partake": "partook partaken", "pay": "paid", "plead": "pleaded pled", "prepay": "prepaid",
    "prove": "proved proven", "put": "put", "quit": "quit", "read": "read", "rend": "rent", "rid": "rid",
    "ride": "rode ridden", "ring": "rang rung", "rise": "rose risen", "run": "ran run", "saw": "sawed sawn",
    "say": "said", "see": "saw seen", "seek": "sought", "sell": "sold", "send": "sent", "set": "set",
    "sew": "sewed sewn", "shake": "shook shaken", "shear": "sheared shorn", "shed": "shed", "shine": "shone",
    "shoot": "shot", "show": "showed shown", "shrink": "shrank shrunk", "shut": "shut", "sing": "sang sung",
    "sink": "sank sunk", "sit": "sat", "slay": "slew slain", "sleep": "slept", "slide": "slid", "sling": "slung",
    "slink": "slunk", "slit": "slit", "smell": "smelled smelt", "smite": "smote smitten", "sneak": "sneaked snuck",
    "sow": "sowed sown", "speak": "spoke spoken", "speed": "sped speeded", "spell": "spelled spelt",
    "spend": "spent", "spill": "spilled spilt", "spin": "spun", "spit": "spat spit", "split": "split",
    "spoil": "spoiled spoilt", "spread": "spread", "spring": "sprang sprung", "stand": "stood",
    "steal": "stole stolen", "stick": "stuck", "sting": "stung", "stink": "stank stunk", "strew": "strewed strewn",
    "stride": "strode stridden", "strike": "struck stricken", "string": "strung",
    "strive": "strove striven strived", "swear": "swore sworn", "sweep": "swept", "swell": "swelled swollen",
    "swim": "swam swum", "swing": "swung", "take": "took taken", "teach": "taught", "tear": "tore torn",
    "tell": "told", "think": "thought", "throw": "threw thrown", "thrust": "thrust", "tread": "trod trodden",
    "underlie": "underlay underlain", "wake": "woke woken", "waylay": "waylaid", "wear": "wore worn",
    "weave": "wove woven", "wed": "wed wedded", "weep": "wept", "win": "won", "wind": "wound", "wring": "wrung",
    "write": "wrote written",
}  # fmt: skip
_WHOLE = {
    "be": ("am", "is", "are", "was", "were", "been", "being"), "do": ("does", "did", "done", "doing"),
    "go": ("goes", "went", "gone", "going"), "have": ("has", "had", "having"),
    "forgo": ("forgoes", "forwent", "forgone", "forgoing"),
}  # fmt: skip
# Overrun goes like run and undergo like go, but relay not like lay.
_PREFIXED = re.compile(r"(be|fore|mis|out|over|re|under|un|up|with)(.+)")
_NOT_PREFIXED = _set("behave belay bemean relay")
_DOUBLES = _set(
    "abet abhor abut acquit admit airdrop allot annul aver backstab begin bootleg commit compel concur confer"
    " control deadpan debar debug defer demur deter disbar disinter dispel distil eavesdrop embed emit enrol"
    " entrap equip excel expel extol forbid forget format fulfil handicap hobnob impel incur infer instil inter"
    " kidnap kneecap leapfrog nonplus occur offset omit patrol permit prefer program propel rebel rebut recap"
    " recommit recur refer regret remit repel resubmit retransmit retrofit sandbag shotgun sidestep submit"
    " transfer transmit transship unplug wiretap zigzag"
)
# Doubled in Britain, single in America, beyond what the rule for -el and -al finds.
_MAY_DOUBLE = _set("bayonet benefit combat dial duel equal focus fuel initial martial refuel worship")
_KEEP_E = _set("singe tinge binge eye dye canoe")


def plural(noun: str) -> str:
    """The regular (or listed) plural of a noun.

    Examples
    --------
    >>> plural("enemy"), plural("gunman"), plural("oligarch"), plural("commander-in-chief")
    ('enemies', 'gunmen', 'oligarchs', 'commanders-in-chief')
    """
    parts = noun.split("-")
    if len(parts) > 1 and (set(parts[1:-1]) & {"in", "of"} or re.fullmatch(r"\w+er-(?:by|in|on|up)", noun)):
        return "-".join([plural(parts[0]), *parts[1:]])
    low = noun.casefold()
    if low in _SAME:
        return noun
    for ending, irregular in _PLURALS.items():
        if low == ending or (ending == "child" and low.endswith(ending)):
            return noun[: len(noun) - len(ending)] + irregular
    if low.endswith("man") and not _NOT_MEN.fullmatch(low):
        return noun[:-3] + "men"
    if _TO_VES.fullmatch(low):
        return (noun[:-2] if noun.endswith("fe") else noun[:-1]) + "ves"
    if _IS_TO_ES.fullmatch(low):
        return noun[:-2] + "es"
    if _hisses(low) or low in _O_TO_OES:
        return noun + "es"
    if _ends_in_consonant_y(low):
        return noun[:-1] + "ies"
    return noun + "s"


def singular(noun: str) -> str:
    """The singular of a regular plural."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun.endswith(("sses", "shes", "tches", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


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
    return tuple(dict.fromkeys(before + hyphen + form for form in _one_word(last))) if last else ()


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
        head = next((place for place, word in enumerate(words) if place and _joins(word)), len(words)) - 1
        heads = (head - 1, head) if head and words[head] in _POSTPOSED else (head,)
        return tuple(" ".join([*words[:place], plural(words[place]), *words[place + 1 :]]) for place in heads)
    if word_class == "verb":
        return tuple(" ".join([form, *words[1:]]) for form in verb_forms(words[0]))
    last = words[-1]
    if word_class == "" and last.isalpha() and last.islower():
        return tuple(" ".join([*words[:-1], form]) for form in dict.fromkeys((plural(last), *verb_forms(last))))
    return ()


def _joins(word: str) -> bool:
    """Whether the head of a noun phrase stands before this word."""
    return word in _PREPOSITIONS or word.startswith(("d'", "d’"))


def _one_word(verb: str) -> tuple[str, ...]:
    if verb in _WHOLE:
        return _WHOLE[verb]
    pasts, participles = _regular(verb)
    if verb in _VERBS:
        return (_third(verb), *_VERBS[verb].split(), *participles)
    match = _PREFIXED.fullmatch(verb)
    if match and verb not in _NOT_PREFIXED and (match[2] in _VERBS or match[2] in ("do", "go")):
        return tuple(match[1] + form for form in _one_word(match[2]))
    return (_third(verb), *pasts, *participles)


def _third(verb: str) -> str:
    if _ends_in_consonant_y(verb):
        return verb[:-1] + "ies"
    if verb.endswith("z") and _closed_syllable(verb):
        return verb + "zes"
    if _hisses(verb) or (verb.endswith("o") and verb[-2:-1] not in (*_VOWELS, "")):
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
    if verb in _DOUBLES or _closed_syllable(re.sub("^(?:out|over|under|un)(?=...)", "", verb)):
        return (doubled + "ed",), (doubled + "ing",)
    if verb in _MAY_DOUBLE or (len(verb) > 4 and verb.endswith(("el", "al", "il", "ol")) and verb[-3] not in _VOWELS):
        return (doubled + "ed", verb + "ed"), (doubled + "ing", verb + "ing")
    return (verb + "ed",), (verb + "ing",)


def _hisses(word: str) -> bool:
    return word.endswith(("s", "x", "z", "sh", "ch")) and not _HARD_CH.fullmatch(word)


def _ends_in_consonant_y(word: str) -> bool:
    return word.endswith("quy") or (word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS)


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
