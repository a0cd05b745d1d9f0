"""Cities where talks are held although no "in" stands before them: "Vienna hosted …", "a visit to Muscat today"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.figures import Place
from tracker.ingest.drafting.names.actors import City, by_demonym, by_name, cities, regions
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.drafting.text.wording import any_of
from tracker.records.text import slugify

_CAPITALISED = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_HOST = Finder(
    rf"\b(?P<name>{_CAPITALISED}) (?:(?:will|would|had|has|is|was|again|to|due|also|agreed|offered) ){{0,3}}"
    r"(?:host(?:s|ed|ing)?|play(?:s|ed)? host|(?:be )?(?:the )?(?:host|venue|scene|setting))\b",
    needs="host(?:s|ed|ing)?|venue|scene|setting",
)
_CAPITAL = Finder(
    rf"\b(?:[Tt]he (?P<demonym>{_CAPITALISED}|U\.[SK]\.)|(?P<state>{_CAPITALISED})['’]s)"
    rf" (?:capital|city|resort|town)(?: of|,)? ?(?P<name>{_CAPITALISED})?"
    rf"|\bthe capital(?: city)? of (?:the )?(?P<of>{_CAPITALISED})",
    needs="capital|city|resort|town",
)

_AGAIN = Finder(
    rf"\b[Tt]he (?:same )?(?P<demonym>{_CAPITALISED}|U\.[SK]\.) (?:[a-z-]+ )?(?:city|town|port|resort|village)"
    r"(?! (?:of|called|named|where)\b)(?! [A-Z])",
    needs="city|town|port|resort|village",
)

_TRAVELS = (
    r"(?:travel(?:s|l?ed|l?ing)?|fl(?:y|ew|ies|ying|own)|go(?:es|ing)?|went|gone|head(?:s|ed|ing)?|return(?:s|ed|ing)?"
    r"|came|com(?:es?|ing)|drove|sailed|moved|repaired|decamped)"
)
_CALLED = (
    r"(?:missions?|visits?|trips?|journeys?|tours?|delegations?|teams?|envoys?|negotiators?|sides|parties|both|them|him|her|back"
    r"|invited|summoned|called|brought|shifted|transferred|planned|scheduled|set|slated)"
)
_GOES_ON = (
    r" (?:on|for|in|at|next|last|this|yesterday|today|tomorrow|late|early|where|and|after|before|with|had|was|were"
    r"|to)\b"
)
_GOES = Finder(
    rf"\b(?P<how>{_TRAVELS}|{_CALLED}) (?:(?:home|back|over|on|together|again|in secret) ){{0,2}}"
    rf"(?:to|for) (?P<name>{_CAPITALISED})(?={_GOES_ON}|[,;]|\.(?! \d))",
    needs="to|for",
    within=40,
)
_TRAVELLING = re.compile(_TRAVELS)
_NO_TOWN = re.compile(rf"{any_of('no_places')}\b|.* {any_of('no_places_at_end')}$|{any_of('no_names')}\b")


def hosting(text: str, body: Sequence[Span]) -> Iterator[tuple[City, Span]]:
    """The cities that host, and those that stand for "the … capital", with their places in the text.

    >>> text = "Negotiators met in the Omani capital on Saturday. Vienna hosted the round before."
    >>> [(city.name, text[start:end]) for city, (start, end) in hosting(text, [(0, len(text))])]
    [('Muscat', 'the Omani capital'), ('Vienna', 'Vienna')]

    """
    yield from _capitals(text, body)
    for _, found in _HOST.in_parts(text, body):
        if city := cities().get(found["name"]):
            yield city, found.span("name")
    yield from _journeys(text, body)


def cities_again(text: str, body: Sequence[Span], places: Sequence[Place]) -> Iterator[tuple[Place, Span]]:
    """Where a city is meant again by its country: "in Istanbul ... in the Turkish city", in the order of the text.

    It is the last city before that lies in that country.
    """
    of_country: defaultdict[str | None, list[Place]] = defaultdict(list)
    for one in sorted(places, key=lambda one: one.span):
        if not one.whole:
            of_country[one.country].append(one)
    for _, found in _AGAIN.in_parts(text, body):
        if state := by_demonym().get(found["demonym"]):
            there = of_country[state.country]
            before = bisect_right(there, found.start(), key=lambda one: one.span[1])
            yield from ((one, found.span()) for one in there[max(0, before - 1) : before])


def _journeys(text: str, body: Sequence[Span]) -> Iterator[tuple[City, Span]]:
    """Where one goes: known cities, and what nobody knows but who travels there."""
    for _, found in _GOES.in_parts(text, body):
        name = found["name"]
        known = cities().get(name)
        if known is not None and name not in regions():
            yield known, found.span("name")
        elif known is None and _TRAVELLING.fullmatch(found["how"]) and _may_be_a_town(name):
            yield City(slugify(name), name), found.span("name")


def _may_be_a_town(name: str) -> bool:
    known = (
        any(name in names for names in (by_name(), by_demonym(), regions()))
        or name.split(maxsplit=1)[0] in by_demonym()
    )
    return not known and not _NO_TOWN.match(name) and bool(slugify(name))


def _capitals(text: str, body: Sequence[Span]) -> Iterator[tuple[City, Span]]:
    for _, found in _CAPITAL.in_parts(text, body):
        named = cities().get(found["name"] or "")
        state = by_demonym().get(found["demonym"] or "") or by_name().get(found["state"] or found["of"] or "")
        capital = cities().get(state.residence or "") if state else None
        if named is not None:
            yield named, found.span("name")
        elif capital is not None and " capital" in found.group():
            yield capital, (found.start(), found.start() + len(found.group().rstrip(" ,")))
