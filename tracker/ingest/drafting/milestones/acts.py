"""The ways in which news tells that something was done or is to be, made from verbs and nouns.

Verbs have many forms and stand in few ways. An act lists what is done (`does`) `to` what, what `happens` to `what`,
what somebody `suffered`, and which `events` are held; the ways to tell it are written here, once for all acts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from tracker.ingest.drafting.text.inflecting import Forms, forms
from tracker.ingest.months import NAMES


class Tense(StrEnum):
    """What words say of the day beside them: that it is over, or to come; `LED` ones do so with what is before them.

    `ASIDE` are over and tell of it beside what a sentence is about, so that their day stands behind them: "the
    sanctions imposed in May"; so do `NAMED` ones behind "since" and its like: "since the collapse of the truce in May".
    `NOW` ones are of either: "2 May: rebels take the port". `DATED` ones have their day before them like an adjective:
    "the 2 May accord". `FROM` ones tell when what was done begins: "a truce from midnight on Friday".
    """

    ANY = "any"
    OVER = "over"
    ASIDE = "aside"
    AHEAD = "ahead"
    LED = "led"
    NAMED = "named"
    NOW = "now"
    DATED = "dated"
    FROM = "from"


Told = tuple[Tense, str]
Irregular = Mapping[str, Sequence[str]]


_NO_OBJECT = (
    "that|which|who|whom|whose|to|for|from|with|without|at|by|because|after|before|when|while|if|about|over|against|on"
    "|in|into|negotiate|discuss|pursue|seek|consider|draft|talks|negotiations|meetings?|ahead|was|were|is|are|be|has|had|have|will|would|until|since|during|despite|but"
)
_ON_A_DAY = (
    r"(?:(?:late |early |later )?(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today)"
    r"(?: (?:night|evening|morning|afternoon))? (?:to )?)?"
)
"""A day that parts a verb from its object: "signed on Monday a treaty of nine pages"."""

_THEN = r"(?:late |early )?(?:on \w+day|\w+day|yesterday|today|last week|last month) "
_OBJECT = rf"{_ON_A_DAY}(?:(?!(?:{_NO_OBJECT})\b)[\w’'.,“\"-]+ ){{0,7}}?[“\"]?"
"""What stands between a verb and the noun of its object."""

_VERBS = "was|were|is|are|be|been|has|had|have|will|would|can|could|may|might|that|which|who|whose|where|when|while|if"
_CONJUNCTIONS = "whether|although|though|because|after|before|since|said|asked|told|met|talked"
_BEHIND_NOUN = rf"(?:(?! (?:{_VERBS}|{_CONJUNCTIONS})\b) [\w’'.-]+){{0,10}}?"
"""What stands between a subject and its verb, of which it is part: "sanctions against Chad"."""

_BETWEEN = r"(?: between [\w’'-]+(?: [\w’'-]+){0,4}? and [\w’'-]+(?: [\w’'-]+){0,4}?)?"
_BEHIND_SUBJECT = (
    rf"{_BETWEEN}(?:(?! (?:{_VERBS}|{_CONJUNCTIONS}|and|but|as|between)\b) [\w’'.-]+){{0,4}}?{_BETWEEN}"
)
_DATE = NAMES.lower() + (
    r"|\w+day|last (?:week|month|year|night|spring|summer|autumn|fall|winter)|ago|earlier|\d{4}"
)
_BETWEEN_COMMAS = (
    rf"(?:, (?:(?!\b(?:{_DATE})\b)[^,;:]){{1,80}},|, which (?:(?!\b(?:{_DATE})\b)[^;:]){{1,120}},)?"
)
"""What parts a subject from its verb, and has no day of its own: "the truce, their third, collapsed on Monday"."""

_THAT = r"(?:,? (?:that|which|who))?(?: (?:has|have|had))?"
_HAVE = r"(?:(?<=has )|(?<=have )|(?<=had ))"
_LY = r"(?: (?:\w+ly|also|again|first|finally|later|then|soon|now|both|together|themselves))?"
_WHO = (
    rf"(?:,? (?:that|which)(?: (?!(?:{_VERBS})\b)[\w’'-]+){{1,7}}?"
    r"|(?: (?:that|which))? (?:they|it|he|she|we|both(?: \w+)?|the two(?: \w+)?"
    r"|the (?!(?:\w+ )?and\b)[\w’'-]+(?: [\w’'-]+)?"
    r"|(?:the )?(?!and\b)[\w’'-]+(?: [\w’'-]+)? and (?:the )?[\w’'-]+(?: [\w’'-]+)?))"
)
"""Who did it, behind what it was done to: "the accord that both sides had signed in May"."""

_ABOUT = r"(?: (?:on|in|of|about|over|for|to) [\w’'-]+(?: [\w’'-]+){0,4}?)?"
"""What an agreement is about, behind its noun."""

_TO = (
    r"(?:will|shall|would|should|(?:is|are|was|were|(?:has|have|had) been)"
    r"(?: (?:due|set|scheduled|expected|slated|planned|supposed|likely))? to"
    r"|(?:plans?|intends?) to|(?:has|have|had)? ?agreed to)"
)
_WHEN = (
    r"(?= (?:by|on|in|at|last|this|late|early|earlier|yesterday|today|after|under|between|(?:[a-z]+ )?\d|\w+day\b"
    r"|two|three|four|five|six|a (?:day|week|month|year)))"
)
LED = rf"\b{_TO}{_LY}(?: (?:(?:late |early )?on )?\w+day)?{_LY} $"
"""Before an infinitive that tells of what is planned; not of what is wished."""

SINCE = (
    r"^(?:the |an? |its |their )?(?:[\w-]+ )?$"
    r"|\b(?:since|after|following|despite|before|until|with|from|than|saw|was|mark(?:s|ed)|follow(?:s|ed)|came after"
    r"|at|during|welcomed|hailed|praised|celebrated|condemned|witnessed|oversaw|attended|confirmed|reported)"
    r" (?:the |a |its |their )?(?:[\w-]+ )?$"
)
"""Before the name of what has been."""

_WHEN_NAMED = r"(?:on|in|at|by|last|this|late|early|yesterday|two|three|an?|\w+day\b)[^,;:]{0,40}?"
"""A day and a place that part a noun from what it is of: "the signing in Accra on Monday of a treaty"."""

_HELD = ("hold", "carry out", "conduct", "stage", "complete", "organi[sz]e")
_TAKES_PLACE = ("take place", "go ahead")
_PLANNED = "planned|scheduled|due|set|expected|slated|called|foreseen|arranged|fixed"


def words_of(
    act: Mapping[str, Any], nouns: Mapping[str, Sequence[str]], irregular: Irregular
) -> Mapping[Tense, str]:
    """The expressions for an act by what they say of its day."""

    def verbs(those: Sequence[str]) -> list[Forms]:
        return [forms(one, irregular) for one in those]

    events = _either(act.get("events", ()), nouns)
    ways = [
        *_done_to(verbs(act.get("does", ())), _either(act.get("to", ()), nouns)),
        *_done_to(verbs(_HELD), events),
        *_happens(verbs(act.get("happens", ())), _either(act.get("what", ()), nouns)),
        *_happens(verbs(_TAKES_PLACE), events),
        *_suffered(verbs(act.get("suffered", ()))),
        *_planned(events),
        *_named(act.get("named", ()), _either((*act.get("to", ()), *act.get("what", ())), nouns)),
        *((Tense.OVER, one) for one in act.get("over", ())),
        *((Tense.AHEAD, one) for one in act.get("ahead", ())),
        *((Tense.FROM, one) for one in act.get("begins", ())),
    ]
    found: defaultdict[Tense, list[str]] = defaultdict(list)
    for tense, words in ways:
        found[tense].append(words)
    return {tense: "|".join(found[tense]) for tense in Tense if found[tense]}


def _done_to(verbs: Sequence[Forms], nouns: str) -> Iterator[Told]:
    """What is done to something, in the active and the passive voice."""
    if not (verbs and nouns):
        return
    past, done, base = _of(verbs, "past"), _of(verbs, "done"), _of(verbs, "base")
    yield Tense.OVER, rf"\b(?:{_parted(verbs, past)}) {_OBJECT}(?:{nouns})\b"
    if own := "|".join(one.done for one in verbs if one.done != one.past):
        yield Tense.OVER, rf"{_HAVE}(?:{own}) {_OBJECT}(?:{nouns})\b"
    yield (
        Tense.OVER,
        rf"(?:(?<=by )|(?<=after )|(?<=having ))(?:{_of(verbs, 'doing')}) {_OBJECT}(?:{nouns})\b",
    )
    yield (
        Tense.OVER,
        rf"\b(?:{nouns})\b{_BEHIND_NOUN}{_BETWEEN_COMMAS}{_THAT} (?:was|were|been){_LY} (?:{done})\b",
    )
    yield Tense.ASIDE, rf"\b(?:{nouns})\b{_BEHIND_SUBJECT},? (?:{done})\b{_WHEN}"
    yield Tense.ASIDE, rf"\b(?:{nouns})\b{_ABOUT}{_WHO} (?:(?:has|have|had){_LY} )?(?:{past})\b{_WHEN}"
    yield (
        Tense.AHEAD,
        rf"\b(?:{nouns})\b{_BEHIND_NOUN}{_BETWEEN_COMMAS} (?:{_TO}|to){_LY} be{_LY} (?:{done})\b",
    )
    third = _of(verbs, "third")
    yield Tense.NOW, rf"\b(?:{third})(?! of\b) {_OBJECT}(?:{nouns})\b"
    yield Tense.NOW, rf"\b(?:{nouns})\b{_BEHIND_NOUN} (?:is|are){_LY} (?:{done})\b"
    yield Tense.LED, rf"\b(?:{base}) {_OBJECT}(?:{nouns})\b"


def _parted(verbs: Sequence[Forms], past: str) -> str:
    """Verbs in the past, whose day may stand before their last word: "assented on Monday to a truce"."""
    several = [one.past.rpartition(" ") for one in verbs if " " in one.past]
    return "|".join([past, *dict.fromkeys(f"{first} {_THEN}{last}" for first, _, last in several)])


def _happens(verbs: Sequence[Forms], nouns: str) -> Iterator[Told]:
    """What happens to something, or what it does."""
    if not (verbs and nouns):
        return
    past, base, third = _of(verbs, "past"), _of(verbs, "base"), _of(verbs, "third")
    done = _of(verbs, "done")
    yield Tense.OVER, rf"\b(?:{nouns})\b{_BEHIND_SUBJECT}{_BETWEEN_COMMAS}{_THAT}{_LY} (?:{past})\b"
    yield (
        Tense.OVER,
        rf"\b(?:{nouns})\b{_BEHIND_SUBJECT}(?:,? (?:that|which|who))? (?:has|have|had){_LY} (?:{done})\b",
    )
    yield Tense.AHEAD, rf"\b(?:{nouns})\b{_BEHIND_SUBJECT}{_BETWEEN_COMMAS} {_TO}{_LY} (?:{base})\b"
    yield Tense.NOW, rf"\b(?:{nouns})\b{_BEHIND_SUBJECT}{_LY} (?<!to )(?<!the )(?:{third}|{base})\b"


def _suffered(verbs: Sequence[Forms]) -> Iterator[Told]:
    """What is told of somebody, whoever it is."""
    if verbs:
        yield Tense.OVER, rf"\b(?:was|were|been){_LY} (?:{_of(verbs, 'done')})\b"


def _named(words: Sequence[str], nouns: str) -> Iterator[Told]:
    """What is only named: "the release of two hostages"."""
    if words and nouns:
        yield Tense.NAMED, rf"\b(?:{'|'.join(words)})(?: {_WHEN_NAMED})? of {_OBJECT}(?:{nouns})\b"


def _planned(events: str) -> Iterator[Told]:
    if events:
        yield (
            Tense.AHEAD,
            rf"\b(?:{events})\b{_BEHIND_NOUN} (?:(?:is|are|was|were|(?:has|have|had) been){_LY} )?(?:{_PLANNED})\b",
        )


def _either(words: Sequence[str], nouns: Mapping[str, Sequence[str]]) -> str:
    """Any of some words, of which "@truce" are those of a list that acts share."""
    found = [each for one in words for each in (nouns[one[1:]] if one.startswith("@") else (one,))]
    return "|".join(dict.fromkeys(found))


def _of(verbs: Sequence[Forms], form: str) -> str:
    return "|".join(dict.fromkeys(getattr(one, form) for one in verbs))
