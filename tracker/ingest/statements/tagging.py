"""What each word of a sentence is, guessed from closed lists, the forms of verbs, suffixes and the word before it.

One letter a word, so that a sentence is a string in which phrases are found by patterns:

    D determiner   S possessive   P pronoun   O object pronoun   A adjective   N noun   M name   # number   T time
    V finite verb  B base form    E participle   I gerund   X be   H have   U do   L modal   t to (before a verb)
    R preposition  K that   W when, whether ...   w who, which   C and, but, or   a adverb   G genitive   Q quotation
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.ingest.statements import lexicon

_ADJECTIVE = re.compile(r".{2,}(?:ous|ful|able|ible|ial|nal|cal|ral|tal|ive|less|ish|ic|ary)$")
_NOUNISH = frozenset("DSANM#TEG")
_COMPLEMENT = frozenset("DSPOKWtQM#w:")
_QUANTIFIERS = frozenset("many some several few most all both these those this that other another more each".split())
_PLURALS = frozenset("people police men women children media public majority percent".split())


def tags(written: Sequence[str], *, titled: bool = False) -> str:
    """One letter for each word; a quotation that stands for its words is written as "Q".

    `titled`: the words are a headline, whose capitals mean nothing.
    """
    lex = lexicon.load()
    lows = [word.lower().replace("’", "'") for word in written]
    firsts = [_first(word, low, lex, at, titled) for at, (word, low) in enumerate(zip(written, lows, strict=True))]
    out: list[str] = []
    size = len(lows)
    for at, tag in enumerate(firsts):
        if tag == "N" and out and out[-1] == "t":
            tag = "B"  # noqa: PLW2901 - what follows this "to" is a verb that no list knows
        elif tag in _CHOSEN:
            after = firsts[at + 1] if at + 1 < size else "."
            tag = _CHOSEN[tag](lows, at, out, after, lex)  # noqa: PLW2901 - the guess gives way to the choice
        out.append(tag)
    _quantities(lows, out)
    return "".join(out)


def _first(word: str, low: str, lex: lexicon.Lexicon, at: int, titled: bool) -> str:
    """The tag of a word by itself; "v" where it may be a verb."""
    if word == "Q":
        return "Q"
    closed = lex.closed.get(low)
    capital = word[0].isupper() or word[0] in "@#"
    if closed and not (capital and closed in "LAT" and at and not titled and low not in lex.lists["times"]):
        return closed
    if capital and at and not titled and not word.isupper():
        return "M"
    if low in lex.forms:
        return "v"
    return _by_shape(word, low, lex, capital)


def _by_shape(word: str, low: str, lex: lexicon.Lexicon, capital: bool) -> str:
    if word[0].isdigit():
        return "#"
    if low.endswith("ly") and low not in lex.lists["not_adverbs"] and len(low) > 4:
        return "a"
    if capital:
        return "M"
    if low.endswith("ed") and low not in lex.lists["not_past"] and len(low) > 4:
        return "v"
    if low.endswith("ing") and low not in lex.lists["not_ing"] and len(low) > 5:
        return "v"
    if _ADJECTIVE.match(low) and low not in lex.lists["not_adjectives"]:
        return "A"
    return "N" if word[0].isalnum() else "-"


_BEFORE_NUMBERS = {"about": "D", "around": "D", "over": "D", "nearly": "a", "than": "D", "least": "D", "most": "D"}


def _quantities(lows: Sequence[str], out: list[str]) -> None:
    """ "More than six", "at least ten", "about half" belong to the number after them."""
    for at in range(1, len(out)):
        if out[at] == "#" and lows[at - 1] in _BEFORE_NUMBERS:
            out[at - 1] = "D"
            if lows[at - 1] in ("than", "least", "most") and at > 1:
                out[at - 2] = "D"


def _kinds(low: str, lex: lexicon.Lexicon) -> str:
    form = lex.forms.get(low)
    return form.kinds if form else "I" if low.endswith("ing") else "DE"


def _verb(lows: Sequence[str], at: int, out: list[str], after: str, lex: lexicon.Lexicon) -> str:
    """Whether a form of a verb is one here, and which."""
    kinds = _kinds(lows[at], lex)
    place = at - 1
    while place >= 0 and out[place] == "a":
        place -= 1
    before = out[place] if place >= 0 else "^"
    if before in _AMBIGUOUS and kinds in ("B", "Z") and (sure := _sure(lows[at], kinds, lex)):
        return "N" if before == "K" and out[place - 1 : place] not in ["N", "M", "T", "P"] else sure
    asked = _AFTER.get(before, _after_noun)
    return asked(lows, at, place, kinds, after, out)


_AMBIGUOUS = frozenset("NMTQ,C^.:;-()K")


def _sure(low: str, kinds: str, lex: lexicon.Lexicon) -> str | None:
    """A finite verb, where the word is never a noun: "says", but not "claims"."""
    if lex.forms[low].lemma in lex.lists["also_nouns"]:
        return None
    return "V"


def _infinitive(lows, at, place, kinds, after, out):
    return "B" if "B" in kinds else "E" if "E" in kinds else "N"


def _participle(lows, at, place, kinds, after, out):
    if "E" in kinds:
        return "E"
    if "I" in kinds:
        return "I"
    return "A" if "D" in kinds else "N"


def _after_have(lows, at, place, kinds, after, out):
    return "E" if "E" in kinds else "N"


def _modifier(lows, at, place, kinds, after, out):
    """After an article or an adjective there is a noun, or a participle before it; "many said" has a verb."""
    if lows[place] in _QUANTIFIERS and out[place] == "D":
        if "D" in kinds and after not in "NMA#v":
            return "V"
        if "B" in kinds and after in _COMPLEMENT and lows[place] not in ("this", "that", "each", "another"):
            return "V"
    if out[place] in "A#" and "D" in kinds and after not in "NMA" and place != at - 1:
        return "V"
    if out[place] == "#" and after not in "NAM" and ("D" in kinds or ("B" in kinds and after in _COMPLEMENT)):
        return "V"
    return "A" if kinds in ("DE", "E", "I") and after in "NAMv#" else "N" if "I" not in kinds else "I"


def _after_preposition(lows, at, place, kinds, after, out):
    if "I" in kinds:
        return "I"
    return "A" if "D" in kinds or "E" in kinds else "N"


def _finite(lows, at, place, kinds, after, out):
    if kinds == "I":
        return "I"
    return "V" if kinds != "E" else "E"


def _after_noun(lows, at, place, kinds, after, out):
    """After a noun: a verb if it has the ending of one, or if what follows is what a verb takes."""
    if kinds == "I":
        return "I"
    if "D" in kinds:
        follower = lows[at + 1] if at + 1 < len(lows) else ""
        return "E" if "E" in kinds and follower in ("by",) else "V"
    if kinds == "E":
        return "E"
    if "Z" in kinds:
        if after == "K" and "that" not in _takes(lows[at]):
            return "N"
        return "V" if after in _COMPLEMENT or after in "aNAv," or place < at - 1 else "N"
    if out[place] == "M" and not _takes(lows[at]):
        return "N"
    plural = (lows[place].endswith("s") and not lows[place].endswith("ss")) or lows[place] in _PLURALS
    return "V" if plural and (after in _COMPLEMENT or after in "aNAvR") else "N"


def _takes(low: str) -> frozenset[str]:
    lex = lexicon.load()
    frame = lex.verbs.get(lex.forms[low].lemma)
    return frame.takes if frame else frozenset()


def _after_comma(lows, at, place, kinds, after, out):
    if kinds == "I":
        return "I"
    if "D" in kinds:
        return "V"
    if kinds == "E":
        return "E"
    seen = any(tag in "VXHLU" for tag in out[max(0, place - 25) : place])
    if seen and after in _COMPLEMENT:
        if "B" in kinds and "B" in out[-15:] and "Z" not in kinds:
            return "B"
        return "V"
    return "N"


def _after_verb(lows, at, place, kinds, after, out):
    if "I" in kinds:
        return "I"
    return "A" if "D" in kinds or "E" in kinds else "N"


def _after_that(lows, at, place, kinds, after, out):
    """After a relative "that" comes its verb; after the "that" of a clause a noun."""
    if kinds == "I":
        return "I"
    relative = place > 0 and out[place - 1] in "NMTPOD"
    return "V" if relative and kinds != "E" else "A" if "D" in kinds else "N"


def _after_object(lows, at, place, kinds, after, out):
    if "I" in kinds:
        return "I"
    return "B" if "B" in kinds else "A"


def _at_start(lows, at, place, kinds, after, out):
    if "I" in kinds:
        return "I"
    if "E" in kinds and "B" not in kinds:
        return "E"
    return "V" if kinds == "B" and after in _COMPLEMENT else "N"


def _after_when(lows, at, place, kinds, after, out):
    if "I" in kinds:
        return "I"
    return "E" if "E" in kinds and "B" not in kinds else "N"


_AFTER = {
    "t": _infinitive,
    "L": _infinitive,
    "U": _infinitive,
    "X": _participle,
    "H": _after_have,
    **dict.fromkeys("DSAG", _modifier),
    "#": _modifier,
    "R": _after_preposition,
    **dict.fromkeys("Pw", _finite),
    "Q": _after_noun,
    **dict.fromkeys(",C-()", _after_comma),
    **dict.fromkeys("VBEI", _after_verb),
    "K": _after_that,
    "O": _after_object,
    "W": _after_when,
    **dict.fromkeys("^.:;", _at_start),
}


def _genitive(lows, at, out, after, lex):
    if out and out[-1] in "PwKW":
        return "X"
    follower = lows[at + 1] if at + 1 < len(lows) else ""
    if after in "DSaRKtXOWP" or follower.endswith("ing") or (after == "v" and "E" in _kinds(follower, lex) and "B" not in _kinds(follower, lex)):
        return "X"
    return "G"


def _possessive(lows, at, out, after, lex):
    if lows[at] in ("her", "his"):
        return "S" if after in "NMAv#" or after == "T" else "O"
    return "S"


def _to(lows, at, out, after, lex):
    if after in "XHU":
        return "t"
    follower = at + 1
    while follower < len(lows) and lex.closed.get(lows[follower]) == "a" or (follower < len(lows) and lows[follower].endswith("ly")):
        follower += 1
    if follower < len(lows):
        form = lex.forms.get(lows[follower])
        if form:
            return "t" if "B" in form.kinds else "R"
        beyond = lex.closed.get(lows[follower + 1], "") if follower + 1 < len(lows) else ""
        if lows[follower].isalpha() and (after == "N" or after == "a") and (lows[follower].endswith(("ate", "ize", "ify", "ise")) or beyond in tuple("DSO")):
            return "t"
    return "R"


def _that(lows, at, out, after, lex):
    before = out[-1] if out else "^"
    if before == "R" and after in "NAv#M":
        return "D"
    if after in "XL" and before in "^,CQ:":
        return "P"
    return "K"


def _one(lows, at, out, after, lex):
    return "D" if after in "NAv" else "P"


def _apostrophe(lows, at, out, after, lex):
    """After the plural "attackers" it is a genitive."""
    return "G" if at and lows[at - 1].endswith("s") and after in "NAMv#" else "-"


_CHOSEN = {"1": _one, "'": _apostrophe, "v": _verb, "G": _genitive, "S": _possessive, "t": _to, "K": _that}
