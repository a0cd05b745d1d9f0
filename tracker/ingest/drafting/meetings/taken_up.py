"""Places that a sentence takes up without their name: "there", "here", "in the same city"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.cast import Cast, Place
from tracker.ingest.drafting.meetings.of_saying import in_brackets, is_of_saying
from tracker.ingest.drafting.meetings.somewhere import beside, table
from tracker.ingest.drafting.names.actors import City, cities
from tracker.ingest.drafting.text.along import Along
from tracker.ingest.drafting.text.dates import is_day
from tracker.records.text import slugify
from tracker.temporal import Resolution

_THERE = re.compile(
    r"\b[Tt]here\b(?! (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|seems?)\b)"
)
_BEFORE = re.compile(r"\b(?:again|before|earlier|already|previously|once|first|last|later|will|would)\b")
"""Beside "there" these tell of another day."""

_CAME = re.compile(
    r"\b(?:arrived|came|flew|travell?ed|went|drove|sailed|returned|landed|stopped|called|visited|was|were|had been) "
)
_SAME = re.compile(
    r"\b(?:in|at|to) (?:the|that) (?:very )?same (?:\w+ )?"
    r"(?:city|capital|town|village|palace|hotel|place|venue|building|room|house|villa|hall|base|airport|post|crossing|spot|site)\b"
)
_SHOUTED = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"\d")
"""In what stands for a dateline and is a day: "May 22nd 2018 (AFP)"."""

_HERE = re.compile(
    r"(?<!reporters )(?<!journalists )(?<!newsmen )(?<!conference )(?<!briefing )(?<!interview )"
    r"(?:\bhere\b(?! (?:is|are)\b)"
    r"|\b(?:in|at) this (?:(?!(?:week|month|year|round|meeting|session|way|case)\b)[\w’'-]+ ){0,4}"
    r"(?:resort|city|town|capital|village|port))\b"
)


@dataclass(frozen=True, slots=True)
class Station:
    """Where the sentence before puts somebody, and the day beside that place."""

    place: Place
    timex: Resolution | None


def there_again(
    text: str, part: Span, before: Span, places: Along[Place], times: Along[Resolution]
) -> Station | None:
    """The last place of the sentence before, where it is taken up by "there", with its day but for "there again"."""
    if not before[0] < before[1] <= part[0] or not _THERE.search(text, *part):
        return None
    there = places.inside(before)
    if not there:
        return None
    days = [] if _BEFORE.search(text, *part) else [*beside(text, before, there[-1:], times.inside(before))]
    return Station(there[-1], days[0][1] if days else None)


def arrived(
    text: str, part: Span, before: Span, places: Along[Place], times: Along[Resolution]
) -> Station | None:
    """The only place of the sentence before, where it tells only that somebody came there on a day.

    What the next sentence tells of those who then met was there: "He flew to Doha on Monday. The emir received him."
    """
    if not _goes_on(text, part, before) or not _CAME.search(text, *before):
        return None
    there, days = places.inside(before), [one for one in times.inside(before) if is_day(one)]
    if (
        len({one.id for one in there}) != 1
        or len(days) != 1
        or table().others.search(text[slice(*before)].lower())
    ):
        return None
    return Station(there[0], days[0])


def _goes_on(text: str, part: Span, before: Span) -> bool:
    """Whether a part of a sentence stands behind another sentence of its paragraph."""
    return before[0] < before[1] <= part[0] and "\n" not in text[before[1] : part[0]]


def in_the_same(text: str, part: Span, cast: Cast) -> Place | None:
    """The last place before "in the same city", "in that same palace"."""
    found = _SAME.search(text, *part)
    before = [
        one
        for one in cast.places
        if found and one.span[1] <= found.start() and not in_brackets(text, 0, one.span[0])
    ]
    return before[-1] if before else None


def here(article: Article, part: Span, noun: Span) -> Place | None:
    """The city of the dateline, where "here" or "in this resort" is said of it, and not of who speaks: "said here"."""
    own = (
        one.span()
        for one in _HERE.finditer(article.text, *part)
        if not is_of_saying(article.text, part[0], one.span(), noun)
    )
    found = next(own, None)
    return city_of_dateline(article, found) if found else None


def city_of_dateline(article: Article, span: Span) -> Place | None:
    """The city that a story is dated from, as a place that some words mean."""
    if not article.dateline or _NUMBER.search(article.dateline.partition(",")[0]):
        return None
    city_alone = article.dateline.partition(",")[0].partition("/")[0].strip()
    name = _SHOUTED.sub(lambda word: word.group().capitalize(), city_alone)
    city = cities().get(name) or City(slugify(name), name)
    return Place(city.id, city.name, city.country, span) if city.id else None
