"""House style, blanked in place: datelines, bylines, headings, addresses, titles, abbreviations, names of outlets."""

from __future__ import annotations

import re
from collections.abc import Iterable

_AGENCIES = ("Associated Press", "AP", "Reuters", "Agence France-Presse", "AFP", "Getty Images", "Bloomberg News")
_LATE = re.compile(r"^(?:News|Online|Web|Opinion|Editorial)$")
_DATELINE = re.compile(
    r"\A\s*(?=(?:[^\W\d_]|[ .,'’/-])*[A-Z]{4})[A-Z][^\W\d_]+(?:[ .,'’/-]+[A-Z][\w.’']*)*,?\s*"
    r"(?:\([^()\n]{2,30}\)\s*)?[-–—]+\s|\A[^\n]{0,60}\((?:AP|AFP|CNN|Reuters|UPI|FOX[^()\n]*)\)\s*[-–—]*\s?"
)
_BYLINE = re.compile(r"^(?:By|BY) (?:[A-Z][\w.'’-]*,?(?: (?:and|AND))? ?){1,8}$", re.MULTILINE)
_HEADING = re.compile(r"^(?=[^\n]*[A-Z]{2})[^a-z\n]{2,90}$", re.MULTILINE)
_SHOUTED = re.compile(r"\b[A-Z]{4,}(?:[ \t]+[A-Z]{4,})+\b")
_TITLE = re.compile(
    r"\b(?:Messrs|Mrs|Mr|Ms|Mx|Miss|Dr|Prof|Professor|Sens|Sen|Senators?|Reps|Rep|Representatives?|Congress(?:wo)?man|Govs|Gov|"
    r"Governors?|Gens|Gen|General|Adm|Admiral|Cols|Col|Colonel|Lts|Lt|Lieutenant|Capt|Captain|Maj|Major|Sgt|Sergeant|Cmdr|"
    r"Rev|Reverend|Hon|Atty|Attys|Sir|Dame)\b\.?(?=\s+(?:Gen\.\s+)?[A-Z])"
)
_PARTY = re.compile(
    r"\b[DRI]-[A-Z][\w.]+|\([DRI]\)|(?<=, )(?:[A-Z][a-z]+ ){1,2}(?:Democrat|Republican|[Ii]ndependent)(?=[,.;])"
)
_SHORT = re.compile(
    r"\b(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Vt|"
    r"Va|Wash|Wis|Wyo|Jr|Sr|Inc|Corp|Co|Ltd)\.|\b(?:U\.?S(?:\.?A)?|U\.?N|U\.?K|E\.?U|G\.?O\.?P)\b\.?|"
    r"\b(?:United (?:States|Nations|Kingdom)|European Union)\b|"
    r"(?<=\d)\s?[ap]\.?m\b\.?(?:\s(?:ET|EST|EDT|GMT|BST|PT)\b)?"
)
_ADDRESS = re.compile(r"\.(?:com|org|net|gov|edu|tv)\b|[@#]|https?://|www\.")
_SPACE = re.compile(r"\s|\Z")
_WORD = re.compile(r"[^\W\d_]+")


class HouseStyle:
    """What a house's style puts into a text, to be blanked: the words of these patterns are nobody's choice of wording.

    Parameters
    ----------
    sources : iterable of str
        Names of the outlets. What stands behind " - " or in brackets is left off.
    """

    def __init__(self, sources: Iterable[str]) -> None:
        names = {name for source in sources for name in _names(source)} | set(_AGENCIES)
        longest = sorted((re.escape(name) for name in names if name), key=lambda name: (-len(name), name))
        self._names = re.compile(rf"\b(?:[Tt]he )?(?:{'|'.join(longest)})\b")
        self.words = frozenset(word for name in names for word in _WORD.findall(name) if word[0].isupper())
        self.inside: dict[str, int] = {}

    def blank(self, text: str) -> str:
        """The text with those stretches as spaces; as long as before, so that places stay."""
        text = blank_places(text, _addresses(text))
        for pattern in (_DATELINE, _BYLINE, _HEADING, _SHOUTED, _PARTY, _SHORT, _TITLE):
            text = pattern.sub(_spaces, text)
        return self._names.sub(self._name, text)

    def own_words(self, outside: dict[str, int]) -> set[str]:
        """Words of the names that stand for an outlet alone too: a third or more of them stood in a full name.

        Parameters
        ----------
        outside : dict
            How often each word of `words` is left in the texts after blanking.
        """
        return {word for word, n in self.inside.items() if n and 2 * n >= outside.get(word, 0)}

    def _name(self, match: re.Match[str]) -> str:
        for word in _WORD.findall(match.group()):
            if word in self.words:
                self.inside[word] = self.inside.get(word, 0) + 1
        return _spaces(match)


def blank_places(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text with these stretches as spaces."""
    parts, last = [], 0
    for start, end in sorted(places):
        if end > last:
            parts += [text[last : max(start, last)], " " * (end - max(start, last))]
            last = end
    return "".join([*parts, text[last:]])


def _addresses(text: str) -> list[tuple[int, int]]:
    """Where addresses of pages, letters and accounts stand, from space to space."""
    found = []
    for match in _ADDRESS.finditer(text):
        start = max(text.rfind(space, 0, match.start()) for space in " \n") + 1
        end = _SPACE.search(text, match.end())
        found.append((start, end.start() if end else len(text)))
    return found


def _names(source: str) -> set[str]:
    """The name of an outlet, and without its late words (Newsmax News → Newsmax)."""
    name = re.split(r"\s+[-–—]\s+|\s*\(", source.strip(), maxsplit=1)[0].strip()
    bare = name.removeprefix("The ")
    words = bare.split()
    short = [" ".join(words[:-1])] if len(words) > 1 and _LATE.match(words[-1]) and len(words[0]) > 2 else []
    return {bare, bare.upper(), *short}


def _spaces(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())
