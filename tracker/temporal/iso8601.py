"""Intervals of ISO 8601-1: two moments with a slash between, or a moment and a length.

A written interval names instants, so that its end is, as everywhere here, the first moment that is not in it. In what
is read, an end that is a day stands for its first moment too; an open end is `..` (ISO 8601-2).
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from tracker.errors import DateImpossible
from tracker.temporal import calendar
from tracker.temporal.model import Interval, Moment

_LENGTH = re.compile(
    r"P(?=\d|T\d)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,6})W)?(?:(\d{1,7})D)?"
    r"(?:T(?=\d)(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?",
    re.ASCII,
)
_LONGEST_DAY = len("2026-01-24")  # shorter ones: 20260124, 2026-W04, 2026W045


def write(interval: Interval) -> str:
    """An interval as `start/end`.

    >>> write(Interval(date(2026, 1, 24), date(2026, 1, 26)))
    '2026-01-24T00:00:00/2026-01-26T00:00:00'

    """
    return f"{_written(interval.start)}/{_written(interval.end)}"


def parse(text: str) -> Interval:
    """Read `start/end`, `start/length` or `length/end`; days stay days where both ends are days.

    Raises DateImpossible when it is none of these, or the end is not after the start.

    >>> parse("2026-01-24/P2D") == parse("2026-01-24/2026-01-26") == Interval(date(2026, 1, 24), date(2026, 1, 26))
    True

    """
    first, mark, last = text.partition("/")
    if not mark or (first.startswith("P") and last.startswith("P")):
        raise DateImpossible(text[:50])
    try:
        start = None if first.startswith("P") else _read(first)
        end = _moved(start, last, 1) if last.startswith("P") else _read(last)
        start = _moved(end, first, -1) if first.startswith("P") else start
        in_order = start is None or end is None or _instant(start) < _instant(end)
    except (ValueError, OverflowError, TypeError, DateImpossible) as error:
        raise DateImpossible(text[:50]) from error
    if not in_order:
        raise DateImpossible(text[:50])
    return Interval(start, end)


def _written(moment: Moment | None) -> str:
    return _instant(moment).isoformat() if moment else ".."


def _instant(moment: Moment) -> datetime:
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time())


def _read(text: str) -> Moment | None:
    if text == "..":
        return None
    timed = len(text) > _LONGEST_DAY
    return datetime.fromisoformat(text) if timed else date.fromisoformat(text)


def _moved(moment: Moment | None, length: str, sign: int) -> Moment:
    match = _LENGTH.fullmatch(length)
    if moment is None or match is None:
        raise DateImpossible(length)
    years, months, weeks, days, hours, minutes, seconds = (sign * int(part or 0) for part in match.groups())
    clock = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    day = calendar.plus_months(date(moment.year, moment.month, moment.day), 12 * years + months)
    day = calendar.plus_days(day, 7 * weeks + days)
    if not clock and not isinstance(moment, datetime):
        return day
    return datetime.combine(day, _instant(moment).timetz()) + clock
