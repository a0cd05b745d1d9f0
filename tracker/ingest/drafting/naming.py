"""Actors and places by name: a capital is a government or a place by its part in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tracker.ingest.article import Span
from tracker.ingest.drafting import actors, offices
from tracker.ingest.drafting.outlets import longer_names
from tracker.ingest.drafting.people import is_name
from tracker.records.text import slugify

_TALKS = r"talks|negotiations|round|meeting|summit|track|conference|process|forum|dialogue|consultations|session|airport"
_MOVES = (
    r"travel\w*|fl(?:y|ew|ying|own|ies|ight)|go|goes|going|went|gone|return\w*|head(?:ed|ing|s)?|trips?|visit\w*|c[oa]m(?:e|es|ing)"
    r"|arriv\w*|sen[dt]\w*|mov(?:e|ed|ing)|delegations?|invit\w*|brought|bring\w*|take|took|rush\w*|call(?:ed|s)"
)
_BEFORE_PLACE = re.compile(
    rf"(?:\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ii]nside|[Aa]cross|[Aa]round|[Ii]nto|[Tt]hrough|[Vv]ia|[Tt]owards?|left|leaving|"
    rf"(?:{_MOVES})(?: [\w’'-]+){{0,3}}? to|(?:{_MOVES}|[Rr]eport\w*|[Rr]adio|[Tt]elevision|spoke|speaking|reporters|home|back|away|link|video|straight) from|visit(?:ed|ing)?) (?:downtown |central |the (?:\w+ )?(?:city|port|town|capital)(?: of)? )?)$"
)
_BEHIND_PLACE = re.compile(rf"[’']?s? (?:(?:\w+ )?(?:{_TALKS})\b|on (?:\d|[A-Z]\w+day))")
_NAME_GOES_ON = re.compile(
    r" (?:[A-Z][a-z]+\b|\w+ (?:newspaper|daily|time)\b|(?:newspaper|daily|time|embassy|office)\b)"
)
"""A capital as the first word of another name ("the Nairobi Declaration") or where something is made or kept."""

_AND = re.compile(r"^(?:,? and |, |,? or |/)$")
_PEOPLE_OF = re.compile(
    r"\s(?:(?:and|or)\s\w+\s)?(?:\w+\s)?(?:sides?|negotiators?|delegations?|delegates?|governments?|army|military|authorities|teams?|leadership"
    r"|administration|envoys?|officials|parties|regime|presidency|cabinet|foreign ministry|ministry)\b"
)
_SPOT = re.compile(
    r"\b(?P<how>in|at|In|At) (?:the )?(?P<name>[A-Z][\w’'-]+(?: (?:of )?[A-Z][\w’'-]+){0,3})(?:, (?P<of>[A-Z]\w+(?: [A-Z]\w+)?))?"
)
_NO_SPOT = re.compile(
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Twitter|Facebook|Telegram|X|Parliament|Security Council|Spring|Easter|Christmas|Ramadan"
    r"|Middle East|Europe|Africa|Asia)\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """An actor at a place of the text, and why it is one: "name", "metonym", "demonym"; or None for a place."""

    words: str
    span: Span
    actor: actors.Actor | None
    by: str
    place: actors.City | None = None


@cache
def _pattern() -> re.Pattern[str]:
    called = {*actors.by_name(), *actors.by_demonym(), *actors.cities(), *longer_names()}
    spelled = "|".join(re.escape(name) for name in sorted(called, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{spelled})(?!\w)")


def named(text: str, start: int, end: int) -> list[Named]:
    """Actors and places in a part of a text, in its order."""
    found: list[Named] = []
    for match in _pattern().finditer(text, start, end):
        found += _read(text, match.group(), match.span(), found[-1] if found else None)
    return sorted([*found, *_spots(text, start, end, found)], key=lambda one: one.span)


def _read(text: str, words: str, span: Span, last: Named | None) -> Iterator[Named]:
    if words in actors.by_name():
        yield Named(words, span, actors.by_name()[words], "name")
    elif words in actors.by_demonym():
        if _PEOPLE_OF.match(text, span[1]):
            yield Named(words, span, actors.by_demonym()[words], "demonym")
    elif words in actors.cities() and _is_place(text, words, span, last):
        yield Named(words, span, None, "place", actors.cities()[words])
    elif words in actors.by_capital() and not _NAME_GOES_ON.match(text, span[1]):
        yield Named(words, span, actors.by_capital()[words], "metonym")


def _is_place(text: str, words: str, span: Span, last: Named | None) -> bool:
    """Whether a city is a place here; behind "and" it is what the city before it is."""
    if words not in actors.by_capital() or _BEFORE_PLACE.search(text[max(0, span[0] - 60) : span[0]]):
        return True
    if last is not None and _AND.match(text[last.span[1] : span[0]]) and last.by in ("place", "metonym"):
        return last.by == "place"
    return bool(_BEHIND_PLACE.match(text, span[1]))


def _spots(text: str, start: int, end: int, found: list[Named]) -> Iterator[Named]:
    """Places that nobody knows: "in Rimbo, Sweden", "at Lancaster House"."""
    for match in _SPOT.finditer(text, start, end):
        span = match.span("name")
        taken = any(one.span[0] < span[1] and span[0] < one.span[1] for one in found)
        if taken or _NO_SPOT.match(match["name"]):
            continue
        if match["how"].lower() == "in" and not is_name(match["name"]):
            continue
        country = offices.actor_of(match["of"])
        if slug := slugify(match["name"]):
            yield Named(
                match["name"],
                span,
                None,
                "place",
                actors.City(slug, match["name"], country.country if country else None),
            )
