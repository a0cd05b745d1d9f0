"""People of the talks at a place on a day, whatever they do there: "In Agra on Sunday, he and his host were alone"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tracker.ingest.article import Span
from tracker.ingest.drafting.figures import Place
from tracker.ingest.drafting.meetings.where_beside import COMING_FROM, THEN
from tracker.ingest.drafting.text.dates import apart, is_day, is_head, is_month
from tracker.ingest.toml_table import toml_table
from tracker.temporal import Resolution

_THEN = re.compile(rf"(?:, (?:on|near|outside|in|by|above|off) [^,;.]{{2,30}})?{THEN.pattern}")
"""Between a place and a day behind it, with where the place is: "in Dürnstein, on the Danube, in August"."""

_AT = re.compile(r",? (?:in|at) (?:the )?")
"""Between a day and a place, where the day stands first."""


_NEAR = 80
"""Characters between the only day of a sentence and its only place."""


_HEAD = 60
"""Characters of a sentence within which its subject is named."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of `somewhere.toml`: those who hold talks, and what else can happen at a place on a day.

    `gathered` are those who hold talks with each other whatever they do together. `follows` is what a city does that
    comes after another one in a row of them.
    """

    people: re.Pattern[str]
    gathered: re.Pattern[str]
    others: re.Pattern[str]
    follows: str


@cache
def table() -> Words:
    """The words, read once."""
    given = toml_table(__package__, "somewhere")
    people, gathered, others = (re.compile(given[name]) for name in ("people", "gathered", "others"))
    return Words(people, gathered, others, given["follows"])


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence: `text` with its place, and `low`, its words in small letters without the names of the sides."""

    text: str
    span: Span
    low: str


def somewhere(
    told: Told, places: Sequence[Place], timexes: Sequence[Resolution], *, together: bool
) -> Iterator[tuple[Place, Resolution]]:
    """The place of a sentence with the day next to it, where it speaks of people of the talks and nothing else.

    Such people are told by words for them, or there are two who are named `together`. In a chronicle, where the day
    stands at the head of a line, it is about the talks anyway.
    """
    text, low = told.text, told.low
    days = [one for one in timexes if is_day(one) or is_month(one)]
    if not (places and days) or table().others.search(low):
        return
    if is_head(text, told.span, days[0]):
        yield places[0], days[0]
        return
    if not (together or table().people.search(low)):
        return
    alone = len(days) == 1 and len({place.id for place in places}) == 1
    for place in places:
        own = [
            one
            for one in days
            if _are_together(text, place.span, (one.start, one.end))
            or (alone and apart(text, place.span, (one.start, one.end)) <= _NEAR)
        ]
        if own:
            yield place, own[0]
            return


def beside(
    text: str, sentence: Span, places: Sequence[Place], timexes: Sequence[Resolution]
) -> Iterator[tuple[Place, Resolution]]:
    """The places of a sentence with a day right beside each, where it speaks of nothing else that happens there."""
    if table().others.search(text[slice(*sentence)].lower()):
        return
    for place in places:
        if COMING_FROM.search(text, sentence[0], place.span[0]):
            continue
        days = [one for one in timexes if is_day(one) or is_month(one)]
        first = [one for one in days if _AT.fullmatch(text, one.end, place.span[0])]
        for one in first or days:
            if _are_together(text, place.span, (one.start, one.end)):
                yield place, one


def sometime(told: Told, timexes: Sequence[Resolution]) -> tuple[Span, Resolution] | None:
    """Those who hold talks, as the subject of a sentence that speaks of one day and of nothing else that happens."""
    who = table().gathered.search(told.low, 0, _HEAD)
    days = [one for one in timexes if is_day(one)]
    if who is None or len(days) != 1 or table().others.search(told.low):
        return None
    span = (told.span[0] + who.start(), told.span[0] + who.end())
    return (span, days[0]) if apart(told.text, span, (days[0].start, days[0].end)) <= _NEAR else None


def _are_together(text: str, place: Span, day: Span) -> bool:
    """Whether nothing but a preposition stands between a place and a day."""
    first = _THEN.fullmatch(text, place[1], day[0]) if place[1] <= day[0] else None
    return bool(first) or (day[1] < place[0] and bool(_AT.fullmatch(text, day[1], place[0])))
