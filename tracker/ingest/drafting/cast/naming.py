"""Actors and places by name: a capital is a government or a place by its part in the sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from tracker.ingest.article import Span
from tracker.ingest.drafting.figures import overlap
from tracker.ingest.drafting.names import actors, offices
from tracker.ingest.drafting.names.outlets import longer_names
from tracker.ingest.drafting.names.people import is_name
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.drafting.text.name_table import NameTable
from tracker.ingest.drafting.text.wording import any_of
from tracker.ingest.months import BEGINNINGS
from tracker.records.text import slugify

_MOVES, _CITY = any_of("moves"), r"(?:downtown |central |the (?:\w+ )?(?:city|port|town|capital)(?: of)? )?"
_LEAVES = r"(?:leav(?:es?|ing)|left|depart(?:s|ed|ing)?|head(?:s|ed|ing)?|set out|bound|flights?) for"
_MOVED = (
    rf"{_MOVES}(?: [\w’'-]+){{0,5}}? to|(?:{_MOVES}|{any_of('reports')}) from|{_LEAVES}|capital(?: city)?,?"
    r"|(?:outskirts|suburbs|edge|centre|center|heart|shores?|north|south|east|west) of"
)
_BEFORE_PLACE = re.compile(
    rf"\b(?:(?:{any_of('place_prepositions')}|{_MOVED}) {_CITY}|at the (?-i:{any_of('sites_before')} (?:[A-Z]\w+ )?))$",
    re.IGNORECASE,
)
_BEHIND_PLACE = re.compile(
    rf"-based\b|(?:['’]s)? (?:(?:\w+ )?{any_of('gatherings')}\b|on (?:\d|[A-Z]\w+day|[A-Z]\w+\.? \d))"
    r"| (?:\w+ )?(?:hotel|headquarters|suburb|villa|mansion|residence|airport|restaurant|conference cent(?:re|er))\b"
    rf"|, (?:{BEGINNINGS})[a-z]*\.? \d| \([A-Z]\w+\) [-–—]"
    rf"| \((?:on |in |late |early |mid-)?(?:\d{{1,2}} )?(?:{BEGINNINGS})[a-z]*\b"
)
_WITH_ANOTHER = r"(?:[-–][A-Z][\w.]*(?: [A-Z]\w+)?)?"
"""What may be joined to an abbreviation before its noun: "UN-African Union mediator"."""

_JOINS = ("-", "–")
_MEET = re.compile(rf" (?:[\w-]+ ){{0,3}}?{any_of('gatherings')}\b")
_SMALL = re.compile(" [a-z]")
_ACTS = re.compile(
    rf" (?:(?!{any_of('verbs_or_nouns')}\b)(?:{any_of('person_verbs')}|{any_of('body_verbs')})|has|had|also|itself)\b"
)
_JOINED_NAME = re.compile(r" and (?:the )?(?P<other>[A-Z][\w’'-]+)")
_OF_ANOTHER = re.compile(r"['’]s? $")
_IN_NAME = re.compile(rf" {any_of('named_after_cities')}\b")
"""Behind a city these name something that met there once: "the Istanbul Process conference"."""

_LONGER = re.compile(
    r" (?:de|del|de la|de los|de las|do|da|dos) (?P<of>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)(?!['’]s)"
)
_NAME_GOES_ON = re.compile(rf" {any_of('city_goes_on')}\b")
_AND = re.compile(r"^(?:,? and |,? or |/)$")
_SIDE = re.compile(
    r"(?:(?:,\s(?-i:[A-Z])\w+(?:\s(?-i:[A-Z])\w+)?){0,3},?\s(?:and|or)\s\w+(?:\s\w+)?)?"
    rf"\s(?:\w+\s)?(?:{any_of('sides')}|{any_of('institutions')}|{any_of('papers')})\b"
    r"(?! of the (?:border|frontier|river|line)\b)",
    re.IGNORECASE,
)
"""Behind the adjective of a state, and of others in a row with it: "the Chinese, Indian and Nepali delegations"."""

_REBELS = re.compile(r"\s(?:\w+\s)?(?:rebels|insurgents|separatists)\b")

_A_PEOPLE = re.compile(
    r"(?<!of )(?<!for )\b[Tt]he $|\b(?:between|with|among) (?:the )?(?:[A-Z]\w+(?: [A-Z]\w+)? and (?:the )?)?$"
)
_SOME_OF_THEM = re.compile(
    r" (?:in|of|on|at|from|who|whose|abroad|living|killed|held|detained|wounded|injured|jailed|were (?:killed|freed))\b"
    r"|(?:['’]|[ -][A-Z])"
)
"""Before and behind the name of a people: what tells that it is the side of talks, and what that it is some of it."""

_LONGEST_PEOPLE = 50
"""Characters of what stands before it."""

_NAME = r"[A-Z][\w’'-]+(?: (?:of |de |des |du |del )?[A-Z][\w’'-]+){0,3}"
_SPOT = Finder(rf"\b(?P<how>[IiAa][nt]) (?:the )?(?P<name>{_NAME})(?:, (?P<of>[A-Z]\w+(?: [A-Z]\w+)?))?")
_OF_KIND = Finder(
    rf"\b(?:[Aa]t|[Ii]n|[Nn]ear|[Tt]o) (?:an?|the) (?:[\w-]+ ){{0,2}}{any_of('kinds_of_places')}"
    rf" (?:of|at|called|named) (?P<name>{_NAME})",
    needs=any_of("kinds_of_places"),
)
_HALL = Finder(rf"\b(?:[Aa]t|[Ii]n) the (?P<name>{_NAME} {any_of('halls')})\b", needs=any_of("halls"))
_ABOARD = Finder(
    rf"\b(?:(?:[Aa]|[Oo]n )board|[Oo]n) (?:(?:the|an?) (?:[\w-]+ ){{0,3}}?{any_of('ships')} (?:the )?"
    rf"|(?:the )?(?=USS|HM[A-Z]* |INS ))(?P<name>{_NAME})",
    needs=f"{any_of('ships')}|USS|HM[A-Z]*|INS",
)
_ABOUT = Finder(
    rf"\b(?:{any_of('parts_of_houses')} of|from|inside|outside|behind|leaving|left) (?:the )?(?P<name>{_NAME})"
)
_AT_HOME = re.compile(r"\b(?:[Aa]t|[Ii]nside)(?: the)? $")
_HOUSE = re.compile(any_of("houses_of_government"))
_SITE = re.compile(rf"\b{any_of('sites')}$|^{any_of('sites_before')} ")
_NO_SPOT = re.compile(rf"{any_of('no_places')}\b|.* {any_of('no_places_at_end')}$")


class Named(NamedTuple):
    """An actor at a place of the text, and why it is one: "name", "metonym", "demonym"; or None for a place."""

    words: str
    span: Span
    actor: actors.Actor | None
    by: str
    place: actors.City | None = None


@cache
def _names() -> NameTable:
    return NameTable(
        (
            *actors.by_name(),
            *actors.by_demonym(),
            *actors.cities(),
            *longer_names(),
            *actors.no_actors(),
            *actors.by_people(),
        )
    )


@cache
def _second_names() -> NameTable:
    """What may be the second of two joined names."""
    return NameTable((*actors.by_name(), *actors.by_demonym(), *actors.cities()))


@cache
def _an_office() -> re.Pattern[str]:
    return re.compile(f"{_WITH_ANOTHER} {offices.title()}")


def named(text: str, start: int, end: int) -> list[Named]:
    """Actors and places in a part of a text, in its order."""
    return [one for _, one in named_in(text, ((start, end),))]


def named_in(text: str, parts: Sequence[Span]) -> Iterator[tuple[int, Named]]:
    """The same of several parts that follow each other, with their numbers."""
    known: defaultdict[int, list[Named]] = defaultdict(list)
    for number, span in _names().in_parts(text, parts):
        found = known[number]
        found += _read(text, text[slice(*span)], span, found[-1] if found else None)
        if text.startswith(_JOINS, span[1]) and (end := _second_names().end(text, span[1] + 1)):
            found += _pair(text, span, (span[1] + 1, end))
    spots: defaultdict[int, list[Named]] = defaultdict(list)
    for number, match in _OF_KIND.in_parts(text, parts):
        spots[number] += _of_kind(match, known.get(number, ()))
    for number, match in _HALL.in_parts(text, parts):
        spots[number] += _of_kind(match, (*known.get(number, ()), *spots.get(number, ())))
    for number, match in _ABOARD.in_parts(text, parts):
        spots[number] += _of_kind(match, (*known.get(number, ()), *spots.get(number, ())))
    for number, match in _ABOUT.in_parts(text, parts):
        if is_site(match["name"]):
            spots[number] += _of_kind(match, (*known.get(number, ()), *spots.get(number, ())))
    for number, match in _SPOT.in_parts(text, parts):
        spots[number] += _spot(match, (*known.get(number, ()), *spots.get(number, ())))
    for number in sorted(known.keys() | spots.keys()):
        there = spots.get(number, ())
        others = [
            one for one in known.get(number, ()) if not any(overlap(one.span, spot.span) for spot in there)
        ]
        for one in sorted([*others, *there], key=lambda one: one.span):
            yield number, one


def _read(text: str, words: str, span: Span, last: Named | None) -> Iterator[Named]:
    if (
        words in actors.by_name()
        and _OF_ANOTHER.search(text[max(0, span[0] - 3) : span[0]])
        and actors.by_name()[words].of
    ):
        return
    if words in actors.by_name() and _is_a_house_here(text, words, span):
        yield Named(words, span, None, "place", actors.house(actors.by_name()[words]))
    if words in actors.by_name() and not _adjectival(text, words, span):
        yield Named(words, span, actors.by_name()[words], "name")
    elif words in actors.by_demonym():
        if _is_side(text, actors.by_demonym()[words], span[1]):
            yield Named(words, span, actors.by_demonym()[words], "demonym")
    elif words in actors.by_people():
        if _bargains(text, span):
            yield Named(words, span, actors.by_people()[words], "name")
    elif _IN_NAME.match(text, span[1]):
        return
    elif words in actors.cities() and words not in actors.regions() and _is_place(text, words, span, last):
        yield _city(text, words, span)
    elif words in actors.by_capital() and not _NAME_GOES_ON.match(text, span[1]):
        yield Named(words, span, actors.by_capital()[words], "metonym")


def _is_side(text: str, actor: actors.Actor, at: int) -> bool:
    """Whether those who stand behind an adjective are whom it means: of a people without a state its rebels are too."""
    fights = actor.id in actors.contenders() and _REBELS.match(text, at)
    return bool(fights or _SIDE.match(text, at))


def _bargains(text: str, span: Span) -> bool:
    """Whether a people is the one that talks, and not some of them: "the Israelis want", "between Israelis and"."""
    before = _A_PEOPLE.search(text, max(0, span[0] - _LONGEST_PEOPLE), span[0])
    return bool(before) and not _SOME_OF_THEM.match(text, span[1])


def _city(text: str, words: str, span: Span) -> Named:
    """A known city, or the other one whose name only begins like it: "San José del Guaviare"."""
    longer = _LONGER.match(text, span[1])
    if longer is None or longer["of"] in actors.by_name():
        return Named(words, span, None, "place", actors.cities()[words])
    whole = words + longer.group()
    return Named(whole, (span[0], longer.end()), None, "place", actors.City(slugify(whole), whole))


def _pair(text: str, first: Span, second: Span) -> Iterator[Named]:
    """Whom the second of two joined names means, and the first where both meet: "Israeli-Lebanese talks"."""
    meet = _MEET.match(text, second[1])
    for span in (first, second):
        words = text[slice(*span)]
        if meet and words in actors.by_demonym():
            yield Named(words, span, actors.by_demonym()[words], "demonym")
        elif span == second:
            yield from _read(text, words, span, None)


def _is_a_house_here(text: str, words: str, span: Span) -> bool:
    """Whether the seat of a government is the house in which something happens: "at the Blue House"."""
    seat = actors.by_name()[words].of and (is_site(words) or _HOUSE.fullmatch(words))
    return bool(seat) and bool(_AT_HOME.search(text[max(0, span[0] - 11) : span[0]]))


def _adjectival(text: str, words: str, span: Span) -> bool:
    """Whether an abbreviation stands like an adjective: "U.S. envoys", but not "the U.S. said"."""
    if words not in actors.by_demonym():
        return False
    if _an_office().match(text, span[1]):
        return True
    article = re.search(r"\b[Tt]he $", text[max(0, span[0] - 4) : span[0]])
    return not article and bool(_SMALL.match(text, span[1])) and not _acts(text, span[1])


def _acts(text: str, at: int) -> bool:
    """Whether a verb follows an abbreviation, or it is joined to a name: "NATO rejected it", "EU and Iran met"."""
    other = _JOINED_NAME.match(text, at)
    if other:
        return other["other"] in actors.by_name() and other["other"] not in actors.by_demonym()
    return _ACTS.match(text, at) is not None


def _is_place(text: str, words: str, span: Span, last: Named | None) -> bool:
    """Whether a city is a place here; behind "and" it is what the city before it is."""
    if words not in actors.by_capital() or _BEFORE_PLACE.search(text[max(0, span[0] - 60) : span[0]]):
        return True
    if last is not None and _AND.match(text[last.span[1] : span[0]]) and last.by in ("place", "metonym"):
        return last.by == "place"
    return bool(_BEHIND_PLACE.match(text, span[1]))


_IN = re.compile(
    r"\b(?:[Ii]n|[Ii]nside|[Oo]utside|[Nn]ear|[Aa]cross) (?:the )?$"
    r"|\b(?:capital|city|town|resort|village|port)(?: city)? of (?:the )?$"
    r"|\b(?:[Bb]orders?|frontier)(?: area| crossing)? (?:between|with|of) (?:the )?(?:[A-Z]\w+ and (?:the )?)?$"
)
_BORDER = re.compile(r"(?:[-–—](?:[A-Z]\w+))?(?:['’]s)? (?:[a-z]\w+ )?(?:border|frontier)\b")
_CITY_BEFORE = re.compile(rf"\b(?:[Ii]n|at|to|near) (?P<city>{_NAME}), (?:the )?$")
_NO_SUBJECT = re.compile(r"[,.;:)]|$| (?:on|in|at|from|for|this|last|next|earlier|by)\b")
_MAY_BE_IN = tuple(
    f"{word} {article}"
    for word in ("n", "inside", "outside", "ear", "cross", "of", "between", "with", "and")
    for article in ("", "the ")
)
_BEHIND_CITY = (", ", ", the ")
"""What the words before such a state end in: most others are told by that."""

_LONGEST_PLACE = 60
"""Characters before a country in which its city is named, or whose border it is."""


def stands_for_a_place(text: str, span: Span) -> bool:
    """Whether a state is named only to say where something is: "held in Oman", "in Rome, Italy", "the Oman border"."""
    near = max(0, span[0] - _LONGEST_PLACE), span[0]
    if (text.endswith(_MAY_BE_IN, *near) and _IN.search(text, *near)) or _BORDER.match(text, span[1]):
        return True
    before = _CITY_BEFORE.search(text, *near) if text.endswith(_BEHIND_CITY, *near) else None
    if before is None:
        return False
    city, state = actors.cities().get(before["city"]), actors.by_name().get(text[slice(*span)])
    if city and city.country and state:
        return city.country == state.country
    return bool(_NO_SUBJECT.match(text, span[1]))


def _of_kind(match: re.Match[str], found: Sequence[Named]) -> Iterator[Named]:
    """A place that is said to be one: "in the village of Rimbo"."""
    span, name = match.span("name"), match["name"]
    joined = "-" in name and all(one.by == "place" for one in found if overlap(span, one.span))
    known = name in actors.by_demonym() or (not joined and any(overlap(span, one.span) for one in found))
    if (slug := slugify(name)) and not known:
        yield Named(name, span, None, "place", actors.City(slug, name))


def _spot(match: re.Match[str], found: Sequence[Named]) -> Iterator[Named]:
    """A place that nobody knows: "in Rimbo, Sweden", "at Lancaster House"."""
    span, name = match.span("name"), match["name"]
    if any(overlap(span, one.span) and not _is_house_of(one, match) for one in found):
        return
    if (
        (_NO_SPOT.match(name) and not is_site(name))
        or _OF_ANOTHER.search(f"{name} ")
        or name in actors.by_demonym()
        or not _may_be_spot(match["how"].lower(), name)
    ):
        return
    country = offices.actor_of(match["of"])
    if slug := slugify(name):
        place = actors.City(slug, name, country.country if country else None)
        yield Named(name, span, None, "place", place)


def _is_house_of(one: Named, match: re.Match[str]) -> bool:
    """Whether a state only gives its name to a house at which something is: "at the Emirates Palace"."""
    start, end = match.span("name")
    within = start == one.span[0] and one.span[1] < end and one.by == "name"
    return within and match["how"].lower() == "at" and is_site(match["name"])


def is_site(name: str) -> bool:
    """Whether a name is that of a house or a site: "Lancaster House", "Palais Coburg"."""
    return bool(_SITE.search(name))


def _may_be_spot(how: str, name: str) -> bool:
    """Whether words with capitals may be a place: behind "at" it is one word, or says that it is a house or a site."""
    if how == "at":
        return " " not in name or is_site(name)
    return is_name(name) or is_site(name)
