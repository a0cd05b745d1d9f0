"""Whether a word that may be a form of a verb is one where it stands, and which, by the word before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tracker.ingest.statements import lexicon

_COMPLEMENT = frozenset("DSPOKWtQM#w:")
_YEAR = 4  # digits
_OF_PEOPLES = ("an", "ish", "ese", "ist", "i", "ic")
"""Endings of adjectives with capitals: "Chilean", "Kurdish", "Maoist"."""

_UNSURE = frozenset("NMTQ,C^.:;-()K")


class Spot(NamedTuple):
    """A word among its neighbours: the words in small letters, its place, what is before it and after it.

    `place` is the nearest word before it that is no adverb, `before` the tag of that ("^" at the start), `after` the
    tag of the next word as far as it is known ("v" where that may be a verb too); `kinds` are the forms that the word
    can be (`lexicon.Form`), `found` the tags, of which those before it stand fast.
    """

    lows: Sequence[str]
    at: int
    place: int
    before: str
    after: str
    kinds: str
    found: list[str]

    @property
    def out(self) -> list[str]:
        """The tags of the words before it."""
        return self.found[: self.at]

    @property
    def low(self) -> str:
        """The word itself."""
        return self.lows[self.at]

    @property
    def following(self) -> str:
        """The word behind it; empty at the end."""
        return self.lows[self.at + 1] if self.at + 1 < len(self.lows) else ""


def kinds_of(low: str) -> str:
    """The forms that a word can be of a verb; one that no list knows is judged by its ending."""
    form = lexicon.load().forms.get(low)
    return form.kinds if form else "I" if low.endswith("ing") else "DE"


def verb_tag(lows: Sequence[str], at: int, found: list[str], after: str) -> str:
    """The tag of a word that may be a verb: V, B, E or I, or A or N where it is none."""
    place = at - 1
    while place >= 0 and found[place] == "a":
        place -= 1
    before = found[place] if place >= 0 else "^"
    kinds = kinds_of(lows[at])
    if by_kinds := _BY_KINDS.get(before):
        return by_kinds(kinds)
    spot = Spot(lows, at, place, before, after, kinds, found)
    if before in _UNSURE and spot.kinds in ("B", "Z") and _never_noun(spot.low):
        return "N" if before == "K" and (not place or found[place - 1] not in "NMTP") else "V"
    return _AFTER.get(before, _after_noun)(spot)


def _never_noun(low: str) -> bool:
    """Whether a form is one of a verb alone: "says", but not "claims"."""
    lex = lexicon.load()
    return lex.forms[low].lemma not in lex.lists["also_nouns"]


def takes(low: str) -> frozenset[str]:
    """What a form of a reporting verb takes; nothing for any other word."""
    form = lexicon.load().forms.get(low)
    return form.frame.takes if form and form.frame else frozenset()


def _after_to(kinds: str) -> str:
    """After "to" and after a modal."""
    return "B" if "B" in kinds else "E" if "E" in kinds else "N"


def _after_be(kinds: str) -> str:
    return "E" if "E" in kinds else "I" if "I" in kinds else "A" if "D" in kinds else "N"


def _after_have(kinds: str) -> str:
    return "E" if "E" in kinds else "N"


def _after_modifier(spot: Spot) -> str:
    """After an article or an adjective there is a noun, or a participle before it; "many said" has a verb."""
    if _counts(spot) or _is_past_after_adverb(spot) or _says_after_modifier(spot):
        return "V"
    if spot.kinds in ("DE", "E", "I") and spot.after in "NAMv#":
        return "A"
    return "I" if "I" in spot.kinds and not _gerund_is_noun(spot) else "N"


def _gerund_is_noun(spot: Spot) -> bool:
    """Whether a gerund names a thing: "the meeting", "the ruling"."""
    alone = spot.lows[spot.at - 1] in ("the", "a", "an") and spot.after in ".;R"
    return alone or spot.low in lexicon.load().lists["not_ing"]


def _says_after_modifier(spot: Spot) -> bool:
    """Whether a form that is never a noun is the verb of what looks like an adjective: "those surveyed say"."""
    if not takes(spot.low) & {"that", "left"} or spot.lows[spot.place] in ("a", "an", "the"):
        return False
    alone = spot.low == "said" or (spot.kinds in ("B", "Z") and _never_noun(spot.low))
    ordinal = "D" in spot.kinds and spot.lows[spot.place] in ("first", "last", "long")
    return (alone and spot.before in "AD#") or (ordinal and spot.after in _COMPLEMENT)


def _counts(spot: Spot) -> bool:
    """Whether the word before stands for those whom it counts: "many hope", "61 said"."""
    word, past, base = spot.lows[spot.place], "D" in spot.kinds, "B" in spot.kinds
    if spot.before == "#":
        ends = spot.after in _COMPLEMENT or (spot.after == "." and "Q" in spot.out)
        year = len(word) == _YEAR and word.isdigit()
        return spot.after not in "NAM" and (past or (base and ends and not year))
    if spot.before != "D" or word not in lexicon.load().lists["quantifiers"]:
        return False
    if past and spot.after not in "NMA#v":
        return True
    return base and spot.after in _COMPLEMENT and word not in ("this", "that", "each", "another")


def _is_past_after_adverb(spot: Spot) -> bool:
    return spot.before in "A#" and "D" in spot.kinds and spot.after not in "NMA" and spot.place != spot.at - 1


def _after_preposition(kinds: str) -> str:
    if "I" in kinds:
        return "I"
    return "A" if "D" in kinds or "E" in kinds else "N"


def _after_pronoun(kinds: str) -> str:
    return kinds if kinds in ("I", "E") else "V"


def _after_noun(spot: Spot) -> str:
    """After a noun: a verb if it has the ending of one, or if what follows is what a verb takes."""
    if spot.kinds in ("I", "E"):
        return spot.kinds
    if "D" in spot.kinds:
        return "E" if _passive(spot) or _is_told_of_a_medium(spot) else "V"
    return "V" if (_third_fits(spot) if "Z" in spot.kinds else _plural_fits(spot)) else "N"


def _passive(spot: Spot) -> bool:
    """Whether a past form is a participle, because "by" follows: "brokered by"."""
    by, means = (*spot.lows[spot.at + 1 : spot.at + 3], "", "")[:2]
    lists = lexicon.load().lists
    gerund = means.endswith("ing") and means not in lists["not_ing"]  # "responded by saying"
    return "E" in spot.kinds and by == "by" and not gerund and means not in lists["means"]


def _is_told_of_a_medium(spot: Spot) -> bool:
    """Whether a past form tells how a statement came out, whose verb stands before: "said in a video posted on"."""
    medium = spot.lows[spot.place] in lexicon.load().lists["media"]
    leads = spot.following in ("on", "by", "to", "in", "at", "from", "late")
    return medium and leads and "E" in spot.kinds and "V" in spot.out


def _is_object(spot: Spot) -> bool:
    """Whether a noun of that form ends what a verb or a preposition takes: "rejected Chilean demands for"."""
    adjective = spot.before == "M" and spot.lows[spot.place].endswith(_OF_PEOPLES)
    return (
        adjective and spot.place > 0 and spot.found[spot.place - 1] in "VBIER" and not _never_noun(spot.low)
    )


def _says_next(spot: Spot) -> bool:
    """Whether the next word is the verb, and this one what says it: "the Gulf states said"."""
    verb = spot.following in lexicon.load().forms and _never_noun(spot.following)
    return verb and bool(takes(spot.following) & {"that", "to"}) and not _never_noun(spot.low)


def _third_fits(spot: Spot) -> bool:
    if _is_object(spot) or _says_next(spot):
        return False
    if spot.after == "K" and "that" not in takes(spot.low):
        return False
    if spot.after == "." and "Q" in spot.out and "left" in takes(spot.low):
        return True
    if _has_particle(spot) or _leads_on(spot):
        return True
    return spot.after in _COMPLEMENT or spot.after in "aNAv," or spot.place < spot.at - 1


def _has_particle(spot: Spot) -> bool:
    """Whether the word after a verb makes one of two words with it: "points out"."""
    return spot.following in lexicon.load().forms[spot.low].particles


def _leads_on(spot: Spot) -> bool:
    """Whether a name stands before such a verb: "Kyiv calls for"."""
    return spot.before == "M" and _leads(spot)


def _leads(spot: Spot) -> bool:
    """Whether the preposition that leads to a verb's content follows it."""
    frame = lexicon.load().forms[spot.low].frame
    return frame is not None and spot.following in frame.prepositions


def _plural_fits(spot: Spot) -> bool:
    """Whether the base of a verb may stand after a noun: only after a plural."""
    word = spot.lows[spot.place]
    if spot.before == "M" and not takes(spot.low):
        return False
    lists = lexicon.load().lists
    plural = (word.endswith("s") and not word.endswith("ss")) or word in lists["plurals"]
    if word in lists["singular"]:
        return False
    return plural and (spot.after in _COMPLEMENT or spot.after in "aNAvR")


def _after_comma(spot: Spot) -> str:
    """After a comma or a conjunction: a second verb, if there was a first."""
    kinds, out = spot.kinds, spot.out
    if kinds in ("I", "E"):
        return kinds
    if _passive(spot) or _is_asked(spot):
        return "E"
    if "D" in kinds or _third_joins(spot):
        return "V"
    if spot.after in _COMPLEMENT and any(tag in "VXHLU" for tag in out[max(0, spot.place - 25) : spot.place]):
        return "B" if "B" in kinds and "B" in out[-15:] and "Z" not in kinds else "V"
    return "N"


def _is_asked(spot: Spot) -> bool:
    """Whether a past form after a comma tells what somebody was asked or told: "she said, asked about the deal"."""
    question = spot.following in ("about", "whether", "if", "why", "how", "what")
    return spot.before == "," and question and "hearer" in takes(spot.low)


def _third_joins(spot: Spot) -> bool:
    """Whether a third person after a comma is a verb: "and says that", "and points out", '"...," reads the text'."""
    if "Z" not in spot.kinds:
        return False
    if spot.out == ["Q", ","]:
        return "left" in takes(spot.low)
    if _has_particle(spot):
        return "V" in spot.out
    if spot.before == "," and not set("VXHUL") & set(spot.out) and _leads(spot):
        return True  # "the text, seen by Reuters, calls for"
    return spot.kinds == "Z" and spot.after in "KWt" and bool(takes(spot.low) & {"that", "to"})


def _after_verb(spot: Spot) -> str:
    """After a participle that hangs on the subject comes its verb: "those polled said"."""
    if "D" in spot.kinds and takes(spot.low) & {"that", "left"} and spot.after in "DSPOKWQM#w:,.TNRa":
        return "V"
    relative = set("Kw") & set(spot.out[-5:]) and "bare" in takes(spot.lows[spot.place])
    if "D" in spot.kinds and relative:
        return "V"  # "an event that he says led to war"
    return _after_preposition(spot.kinds)


def _after_that(spot: Spot) -> str:
    """After a relative "that" comes its verb; after the "that" of a clause a noun."""
    if spot.kinds == "I":
        return "I"
    relative = spot.place > 0 and spot.found[spot.place - 1] in "NMTPOD"
    return "V" if relative and spot.kinds != "E" else "A" if "D" in spot.kinds else "N"


def _after_object(kinds: str) -> str:
    return "I" if "I" in kinds else "B" if "B" in kinds else "A"


def _at_start(spot: Spot) -> str:
    if "I" in spot.kinds:
        return "I"
    if "E" in spot.kinds and "B" not in spot.kinds:
        return "E"
    return "V" if spot.kinds == "B" and spot.after in _COMPLEMENT else "N"


def _after_when(kinds: str) -> str:
    if "I" in kinds:
        return "I"
    return "E" if "E" in kinds and "B" not in kinds else "N"


_BY_KINDS: dict[str, Callable[[str], str]] = {
    **dict.fromkeys("tLU", _after_to),
    "X": _after_be,
    "H": _after_have,
    "R": _after_preposition,
    **dict.fromkeys("Pw", _after_pronoun),
    "O": _after_object,
    "W": _after_when,
}
"""After these tags the forms that a word can be tell which it is."""

_AFTER: dict[str, Callable[[Spot], str]] = {
    **dict.fromkeys("DSAG#", _after_modifier),
    **dict.fromkeys(",C-()", _after_comma),
    **dict.fromkeys("VBEI", _after_verb),
    "K": _after_that,
    **dict.fromkeys("^.:;", _at_start),
}
