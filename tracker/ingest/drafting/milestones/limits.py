"""The day up to which something is to be done: "by 20 March", "until noon on Saturday", "before the end of May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from tracker.ingest.article import Article
from tracker.ingest.drafting.text.dates import is_day, is_month, is_year, last_day
from tracker.temporal import Granularity, Interval, Resolution
from tracker.temporal.meaning import day_of
from tracker.temporal.model import Alternative

_BEFORE = re.compile(r"before (?!the )", re.IGNORECASE)
_LIMIT = re.compile(r"(?:until|till|by|before|no later than) ", re.IGNORECASE)
_AND_BY = re.compile(r",? (?:and )?(?:[\w’'-]+ ){1,6}(?:by|before|until|till|no later than) (?:the )?")
_BEGINNING = re.compile(
    r"(?:(?:from|starting|beginning|effective|as (?:of|from))(?: on| at)? )+", re.IGNORECASE
)
_IS_TO_BE = re.compile(r"\b(?:must|(?:is|are|has|have) to|will|(?:has|have)(?= until))\b[^.;:]*$")
"""Before the last day of what nobody has done yet."""

_NEAR = 120
_SOON = timedelta(days=7)
"""Days within which what has a limit is to come, however its verb is told: "they had until Friday"."""

_DAY = timedelta(days=1)
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)T24:00")
"""How TIMEX3 writes the end of a day."""


def limit_of(timex: Resolution, article: Article) -> Resolution | None:
    """The last day of a mention that is a limit, as it is to come if that can be; None of any other mention."""
    if not _LIMIT.match(timex.text):
        return None
    limits = [limit for one in read_as(timex) if (limit := _limit(one))]
    is_to_be = _IS_TO_BE.search(article.text, max(0, timex.start - _NEAR), timex.start) is not None
    return to_come(limits, article, ahead=is_to_be) if limits else None


def and_by(text: str, limit: Resolution, limits: Sequence[Resolution]) -> list[Resolution]:
    """A limit, and those of what is to be done like it: "leave Kelbajar by 15 November and Lachin by 1 December"."""
    found = [limit]
    for one in limits:
        if _AND_BY.fullmatch(text, found[-1].end, one.start):
            found.append(one)
    return found


def start_of(timex: Resolution) -> Resolution | None:
    """The first day of a mention that has no last one, as of "since Monday"; None of any other mention."""
    if not timex.edtf.endswith("/..") or timex.interval.start is None:
        return None
    words, first = _BEGINNING.match(timex.text), day_of(timex.interval.start)
    behind = words.end() if words else 0
    started = replace(
        timex,
        text=timex.text[behind:],
        start=timex.start + behind,
        edtf=timex.edtf.removesuffix("/.."),
        alternatives=(),
        interval=Interval(first, first + _DAY),
    )
    return started if is_day(started) or is_month(started) or is_year(started) else None


def read_as(timex: Resolution) -> tuple[Resolution, ...]:
    """A mention in each of its readings, the likeliest first."""
    return timex, *(_as(timex, one) for one in timex.alternatives)


def to_come(readings: Sequence[Resolution], article: Article, *, ahead: bool = False) -> Resolution:
    """The nearest of some readings; one of the next days before any that is over.

    What is told as `ahead` is rather over twice as far away.
    """
    today = day_of(article.published)

    def away(one: Resolution) -> timedelta:
        distance = _first_day(one) - today
        if distance < timedelta():
            return -distance * (2 if ahead else 1)
        return distance if distance > _SOON else timedelta()

    return min(readings, key=away)


def at_its_end(timex: Resolution) -> Resolution:
    """What is at midnight on a day, as on that day; any other mention as it is."""
    midnight = _MIDNIGHT.fullmatch(timex.timex_value or "")
    if midnight is None or timex.interval.start is None:
        return timex
    day = date.fromisoformat(midnight[1])
    days = Interval(day, day + _DAY)
    return replace(timex, edtf=midnight[1], granularity=Granularity.DAY, interval=days)


def _as(timex: Resolution, other: Alternative) -> Resolution:
    """A mention in another of its readings; midnight moves along with its day."""
    value, moved = timex.timex_value, _last_day(other.interval) - _last_day(timex.interval)
    if midnight := _MIDNIGHT.fullmatch(value or ""):
        value = f"{date.fromisoformat(midnight[1]) + moved}T24:00"
    return replace(
        timex, edtf=other.edtf, interval=other.interval, direction=other.direction, timex_value=value
    )


def _last_day(interval: Interval) -> date:
    return day_of(interval.end) if interval.end else date.max


def _limit(timex: Resolution) -> Resolution | None:
    limit = last_day(timex) or _day_after(timex)
    if limit is None:
        return None
    limit = replace(limit, edtf=limit.edtf.rstrip("~"))
    return limit if is_day(limit) or is_month(limit) or is_year(limit) else None


def _day_after(timex: Resolution) -> Resolution | None:
    """The day before which something is to be done."""
    words, day = _BEFORE.match(timex.text), timex.interval.end
    if words is None or not isinstance(day, date) or isinstance(day, datetime) or timex.interval.start:
        return None
    if timex.granularity is not Granularity.DAY:
        return None
    return replace(
        timex,
        text=timex.text[words.end() :],
        start=timex.start + words.end(),
        edtf=day.isoformat(),
        interval=Interval(day, day + _DAY),
    )


def _first_day(timex: Resolution) -> date:
    begin = timex.interval.start
    return day_of(begin) if begin else date.min
