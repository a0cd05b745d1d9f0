"""What each word of a sentence is, guessed from closed lists, the forms of verbs, suffixes and the words beside it.

One letter a word, so that a sentence is a string in which phrases are found by patterns:

    D determiner   S possessive   P pronoun   O object pronoun   A adjective   N noun   M name   # number   T time
    V finite verb  B base form    E participle   I gerund   X be   H have   U do   L modal   t to (before a verb)
    R preposition  K that   W when, whether ...   w who, which   C and, but, or   a adverb   G genitive   Q quotation
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress
from typing import NamedTuple

from tracker.ingest.statements import lexicon
from tracker.ingest.statements.verbal import kinds_of, takes, verb_tag
from tracker.remembered import Remembered

_OF_ADJECTIVES = (
    "ous", "ful", "able", "ible", "ial", "nal", "cal", "ral", "tal", "ive", "less", "ish", "ic", "ary",
)  # fmt: skip
_BEFORE_NUMBERS = {
    "about": "D",
    "around": "D",
    "over": "D",
    "nearly": "a",
    "than": "D",
    "least": "D",
    "most": "D",
}


_STOPS = frozenset(".?!")
QUOTED = "Q"
"""A quotation, which stands for its words."""


SHORT, CAPITAL, SMALL = "sAa"


class Look(NamedTuple):
    """A word by itself: in small letters, its tags in a text and in a headline; its length and whether it may end one.

    `length` is `SHORT`, else how a longer word begins: whether a headline is written in capitals is told by these.
    """

    low: str
    in_text: str
    in_headline: str
    length: str
    stops: bool


def _look(word: str) -> Look:
    low, lex, capital = word.lower().replace("’", "'"), lexicon.load(), word[0].isupper() or word[0] in "@#"
    plain = _first(word, low, lex, capital=capital, name=False)
    in_text = _first(word, low, lex, capital=capital, name=True) if capital else plain
    length = SHORT if len(word) <= 3 or not word[0].isalpha() else CAPITAL if word[0].isupper() else SMALL
    return Look(low, in_text, plain, length, word[-1] in _STOPS)


LOOKS = Remembered(_look, 16_384)
"""What a written word looks like without those beside it."""


def tags(lows: Sequence[str], in_text: str, in_headline: str, *, titled: bool) -> str:
    """One letter for each word, by its tags alone and the words beside it; `lows` are in small letters.

    `titled`: the words are a headline, whose capitals mean nothing.
    """
    alone = in_headline if titled else in_headline[:1] + in_text[1:]  # the first has a capital anyway
    found = list(alone)
    if alone.startswith("av") and lows[0] not in lexicon.load().closed and "left" in takes(lows[1]):
        found[0] = "M"  # "Kelly said"
    for at in list(compress(range(len(found)), map(_CHOICES.__contains__, found))):
        following = found[at + 1] if at + 1 < len(found) else "."
        found[at] = _CHOICES[found[at]](lows, at, found, following)
        if found[at] == "t" and following == "N":  # what follows "to" is a verb, though no list may know it
            found[at + 1] = "B"
    if "PM" in alone:
        _family_names(lows, alone, found)
    if "#" in found:
        _quantities(lows, found)
    return "".join(found)


def _first(word: str, low: str, lex: lexicon.Lexicon, *, capital: bool, name: bool) -> str:
    """The tag of a word by itself; "v" where it may be a verb. `name`: it has a capital that says something."""
    if word == QUOTED:
        return "Q"
    closed = lex.closed.get(low)
    if closed and word != "US" and not (name and closed in "LAT" and low not in lex.lists["times"]):
        return closed
    if name and not word.isupper():
        return "M"
    return "v" if low in lex.forms else _by_shape(word, low, lex, capital=capital)


def _by_shape(word: str, low: str, lex: lexicon.Lexicon, *, capital: bool) -> str:
    if word[0].isdigit():
        return "#"
    if low.endswith("ly") and low not in lex.lists["not_adverbs"] and len(low) > 4:
        return "a"
    if capital:
        return "M"
    if _like_verb(low, lex):
        return "v"
    if _like_adjective(low) and low not in lex.lists["not_adjectives"]:
        return "A"
    return "N" if word[0].isalnum() else "-"


def _like_adjective(low: str) -> bool:
    return low.endswith(_OF_ADJECTIVES, 2)


def _like_verb(low: str, lex: lexicon.Lexicon) -> bool:
    if low.endswith("ed"):
        return len(low) > 4 and low not in lex.lists["not_past"]
    return low.endswith("ing") and len(low) > 5 and low not in lex.lists["not_ing"]


def _family_names(lows: Sequence[str], alone: str, found: list[str]) -> None:
    """The pronoun that is a Chinese family name right before another name: "Vice Premier He Lifeng"."""
    for at, low in enumerate(lows):
        if low == "he" and alone[at : at + 2] == "PM" and alone[at - 1 : at] in ("", "M"):
            found[at] = "M"


def _quantities(lows: Sequence[str], found: list[str]) -> None:
    """ "More than six", "at least ten", "about half": these words belong to the number after them."""
    for at in [at for at, tag in enumerate(found) if tag == "#" and at]:
        if lows[at - 1] in _BEFORE_NUMBERS:
            found[at - 1] = "D"
            if lows[at - 1] in ("than", "least", "most") and at > 1:
                found[at - 2] = "D"


def _genitive(lows: Sequence[str], at: int, found: list[str], after: str) -> str:
    """Whether 's is a genitive or stands for "is" or "has"."""
    if at and found[at - 1] in "PwKW":
        return "X"
    follower = lows[at + 1] if at + 1 < len(lows) else ""
    participle = after == "v" and "E" in kinds_of(follower) and "B" not in kinds_of(follower)
    gerund = follower.endswith("ing") and follower not in lexicon.load().lists["not_ing"]
    return "X" if after in "DSaRKtXOWP" or gerund or participle else "G"


def _possessive(lows: Sequence[str], at: int, _: list[str], after: str) -> str:
    return "O" if lows[at] in ("her", "his") and after not in "NMAv#T" else "S"


def _to(lows: Sequence[str], at: int, _: list[str], after: str) -> str:
    """Whether "to" comes before a verb."""
    if after in "XHU":
        return "t"
    lex = lexicon.load()
    place = at + 1
    while place < len(lows) and (lex.closed.get(lows[place]) == "a" or lows[place].endswith("ly")):
        place += 1
    if place == len(lows):
        return "R"
    if form := lex.forms.get(lows[place]):
        return "t" if "B" in form.kinds else "R"
    if at and "to" in takes(lows[at - 1]) and after == "N" and not lows[place].endswith("s"):
        return "t"
    beyond = lex.closed.get(lows[place + 1], ".") if place + 1 < len(lows) else "."
    likely = lows[place].endswith(("ate", "ize", "ify", "ise")) or beyond in "DSO"
    return "t" if likely and after in "Na" and lows[place].isalpha() else "R"


def _that(lows: Sequence[str], at: int, found: list[str], after: str) -> str:
    before = found[at - 1] if at else "^"
    if before == "R" and after in "NAv#M":
        return "D"
    if (
        before in "IV"
        and after == "N"
        and "".join(lows[at + 2 : at + 3]) in tuple(",.;")
        and not lows[at + 1].endswith("s")
    ):
        return "D"  # "recalling that moment, he"
    return "P" if after in "XL" and before in "^,CQ:" else "K"


def _one(lows: Sequence[str], at: int, _found: list[str], after: str) -> str:
    if after == "v" and takes(lows[at + 1]) and kinds_of(lows[at + 1]) != "B":
        return "P"
    return "D" if after in "NAvM" else "P"


def _since(_lows: Sequence[str], at: int, found: list[str], _after: str) -> str:
    """After "has" it is an adverb: "has since left"."""
    return "a" if at and found[at - 1] == "H" else "R"


def _apostrophe(lows: Sequence[str], at: int, _: list[str], after: str) -> str:
    """After the plural "attackers" it is a genitive."""
    return "G" if at and lows[at - 1].endswith("s") and after in "NAMv#" else "-"


_CHOICES: dict[str, Callable[[Sequence[str], int, list[str], str], str]] = {
    "v": verb_tag,
    "1": _one,
    "y": _since,
    "'": _apostrophe,
    "G": _genitive,
    "S": _possessive,
    "t": _to,
    "K": _that,
}
