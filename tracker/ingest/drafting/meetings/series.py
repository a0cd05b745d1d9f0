"""Meetings of which one verb tells several: "in Oslo on 2 May and in Rome on 9 May", "in July, September and March"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.cast import Cast
from tracker.ingest.drafting.figures import Place
from tracker.ingest.drafting.meetings.talks import Spoken
from tracker.ingest.drafting.meetings.when_beside import day_beside
from tracker.ingest.drafting.text.dates import is_day, is_month, is_year
from tracker.ingest.drafting.text.sharing import touch
from tracker.ingest.months import BEGINNINGS, NAMES, number_of
from tracker.temporal import Granularity, Interval, Resolution, calendar
from tracker.temporal.meaning import day_of

_NEAR_PLACE = 12
"""Characters between a place and a day that is its own."""

_AGAIN = re.compile(
    r"(?:(?:,|\b(?:and|then|later|before|after|followed by))(?: [^\s,.;:]+){0,4} (?:in|at) (?:the )?|,? and (?:the )?)$"
)
_AT = re.compile(r" (?:in|at) (?:the )?")
"""Between a day and the place behind it, in a row that has the days first: "on 3 March in Oslo, on 9 May in Rome"."""

_MONTH = f"(?:{NAMES})"
_TWO = re.compile(
    rf"(?P<first>{_MONTH}) and (?P<second>{_MONTH})(?:(?: of)? \d{{4}})?"
    rf"|(?P<day>\d\d?) and (?P<other>\d\d? {_MONTH})(?: \d{{4}})?"
)
_SHORT_MONTH = rf"(?P<month>{BEGINNINGS})[a-z]*\.?"
_EACH = re.compile(
    rf"{_SHORT_MONTH} (?P<day>\d\d?)(?!\d)|(?P<first>\d\d?) {_SHORT_MONTH.replace('month', 'other')}"
)
_ROW = re.compile(r"(?:, |,? and )?")
_AND_SOMEBODY = re.compile(
    r",? and (?:then |later )?(?:with )?(?:(?!(?:said|says|told|was|were|is|are|had|has|will|that|who|which)\b)"
    r"[\w’'.-]+ ){1,7}(?:on |late )?"
)
_BEHIND_NAME = re.compile(r",? (?:on |late )?")
"""Between the day of a meeting and that of one with somebody else, and between that one's name and the day."""

_AND = re.compile(r",? (?:and )?(?:again |then |finally )?(?:in |on )?(?:the )?")
"""Between two days or months of meetings at one place."""


def other_places(
    article: Article,
    spoken: Spoken,
    part: Span,
    at: tuple[Place, Resolution],
    there: Sequence[Place],
    days: Sequence[Resolution],
) -> Iterator[tuple[Place, Resolution]]:
    """The places that a part of a sentence names behind that of a meeting, each with another day behind it."""
    place, timex = at
    for other in there:
        if other.span[0] <= place.span[0] or other.id == place.id:
            continue
        near = [one for one in days if _AT.fullmatch(article.text, one.end, other.span[0])] or [
            one for one in days if 0 < one.start - other.span[1] <= _NEAR_PLACE
        ]
        own = day_beside(article, replace(spoken, span=other.span), part, near)
        if own and own.start != timex.start and _AGAIN.search(article.text, place.span[1], other.span[0]):
            yield other, own


def parted(timexes: Sequence[Resolution]) -> Iterator[Resolution]:
    """Times, of which "September and November", "3 and 17 May" or "3 May and 2 June" are two.

    Days that follow each other are one.
    """
    for one in timexes:
        halves = _TWO.fullmatch(one.text)
        yield from _halves(one, halves) if halves else (_each_day(one) or (one,))


def _each_day(timex: Resolution) -> list[Resolution]:
    """The days of a row of dates, each with its month; none of any other time, and of days that follow each other."""
    row = list(_EACH.finditer(timex.text))
    start = timex.interval.start
    between = [timex.text[one.end() : other.start()] for one, other in pairwise(row)]
    if not between or start is None or not all(between) or not all(map(_ROW.fullmatch, between)):
        return []
    try:
        days = list(_going_on(day_of(start).year, row))
    except ValueError:  # 29 February of a year that has none
        return []
    if any(other - one == timedelta(days=1) for one, other in pairwise(days)):
        return []
    return [
        _at(timex, one.group(), timex.start + one.start(), day) for one, day in zip(row, days, strict=True)
    ]


def _going_on(year: int, row: Iterable[re.Match[str]]) -> Iterator[date]:
    """The days of a row that begins in a year, each behind the one before; ValueError where no calendar has one."""
    last: date | None = None
    for one in row:
        month = number_of(one["month"] or one["other"])
        day = int(one["day"] or one["first"])
        if last and (month, day) <= (last.month, last.day):
            year += 1
        last = date(year, month, day)
        yield last


def _at(timex: Resolution, words: str, start: int, day: date) -> Resolution:
    """One day of a row, in each year in which the row may be."""
    first = timex.interval.start
    others = tuple(
        replace(one, edtf=moved.isoformat(), interval=Interval(moved, moved + timedelta(days=1)))
        for one in timex.alternatives
        if first and one.interval.start
        for moved in [calendar.plus_months(day, 12 * (one.interval.start.year - first.year))]
    )
    return replace(
        timex,
        text=words,
        start=start,
        end=start + len(words),
        edtf=day.isoformat(),
        interval=Interval(day, day + timedelta(days=1)),
        granularity=Granularity.DAY,
        alternatives=others,
    )


def _halves(timex: Resolution, words: re.Match[str]) -> Iterator[Resolution]:
    start, end = timex.interval.start, timex.interval.end
    if start is None or end is None:
        yield timex
        return
    months = words["first"] is not None
    size = Granularity.MONTH if months else Granularity.DAY
    last = day_of(end) - timedelta(days=1)
    spans = calendar.bounds(day_of(start), size), calendar.bounds(last, size)
    (_, stop), (begin, _) = spans
    if begin < stop or (begin == stop and not months):
        yield timex
        return
    names = ("first", "second") if months else ("day", "other")
    for name, (since, until) in zip(names, spans, strict=True):
        yield replace(
            timex,
            text=words[name],
            start=timex.start + words.start(name),
            end=timex.start + words.end(name),
            edtf=since.isoformat()[:7] if months else since.isoformat(),
            interval=Interval(since, until),
            granularity=size,
            alternatives=(),
        )


def other_days(text: str, timex: Resolution, days: Sequence[Resolution]) -> Iterator[Resolution]:
    """The days, months and years in a row behind that of a meeting, held in each of them; days with one between."""
    last = timex
    for one in days:
        if (
            one.start < last.end
            or one.granularity is not timex.granularity
            or not _AND.fullmatch(text, last.end, one.start)
        ):
            continue
        if is_month(one) or is_year(one) or (is_day(one) and not touch(last, one)):
            yield _soonest_behind(last, one)
        last = one


def other_partners(
    text: str, cast: Cast, timex: Resolution, days: Sequence[Resolution]
) -> Iterator[Resolution]:
    """The days on which somebody else was met, in a row behind the first: "met Kim on Monday and Moon last week"."""
    last = timex
    for one in days:
        between = _AND_SOMEBODY.fullmatch(text, last.end, one.start) if last.end <= one.start else None
        if between is None or not (is_day(one) or is_month(one)):
            continue
        who = cast.within((last.end, one.start))
        if who and _BEHIND_NAME.fullmatch(text, who[-1].span[1], one.start) and not cast.is_a_place(who[-1]):
            yield one
            last = one


def _soonest_behind(last: Resolution, timex: Resolution) -> Resolution:
    """The reading of a time that is the first one behind the time before it, for both are of one row."""
    start = last.interval.start
    others = [
        replace(timex, edtf=one.edtf, interval=one.interval, direction=one.direction)
        for one in timex.alternatives
    ]
    behind = [
        one
        for one in (timex, *others)
        if start and one.interval.start and day_of(one.interval.start) > day_of(start)
    ]
    return min(behind, key=lambda one: day_of(one.interval.start or date.max), default=timex)
