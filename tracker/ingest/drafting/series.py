"""Meetings of which one verb tells several: "in Oslo on 2 May and in Rome on 9 May", "in July, September and March"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.dates import is_day, is_month
from tracker.ingest.drafting.figures import Place
from tracker.ingest.drafting.sharing import touch
from tracker.ingest.drafting.talks import Spoken
from tracker.ingest.drafting.when_beside import day_beside
from tracker.temporal import Granularity, Interval, Resolution, calendar
from tracker.temporal.meaning import day_of

_NEAR_PLACE = 12
"""Characters between a place and a day that is its own."""

_AGAIN = re.compile(
    r"(?:(?:,|\b(?:and|then|later|before|after|followed by))(?: [^\s,.;:]+){0,4} (?:in|at) (?:the )?|,? and (?:the )?)$"
)
_AT = re.compile(r" (?:in|at) (?:the )?")
"""Between a day and the place behind it, in a row that has the days first: "on 3 March in Oslo, on 9 May in Rome"."""

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_TWO = re.compile(
    rf"(?P<first>{_MONTH}) and (?P<second>{_MONTH})(?:(?: of)? \d{{4}})?"
    rf"|(?P<day>\d\d?) and (?P<other>\d\d? {_MONTH})(?: \d{{4}})?"
    rf"|(?P<one>\d\d? {_MONTH}) and (?P<two>\d\d? {_MONTH})(?: \d{{4}})?"
)
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
    """Times, of which "September and November" or "3 and 17 May" are two; days that follow each other are one."""
    for one in timexes:
        halves = _TWO.fullmatch(one.text)
        yield from _halves(one, halves) if halves else (one,)


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
    names = ("first", "second") if months else ("day", "other") if words["day"] else ("one", "two")
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
    """The days and months in a row behind that of a meeting, which is held in each of them; days with one between."""
    last = timex
    for one in days:
        if (
            one.start < last.end
            or one.granularity is not timex.granularity
            or not _AND.fullmatch(text, last.end, one.start)
        ):
            continue
        if is_month(one) or (is_day(one) and not touch(last, one)):
            yield one
        last = one
