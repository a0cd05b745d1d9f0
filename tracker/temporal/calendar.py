"""The arithmetic of the proleptic Gregorian calendar: units, their bounds, and steps between them.

Weeks run from Monday to Sunday (ISO 8601), seasons are the meteorological ones of the northern
hemisphere (winter begins in December), decades and centuries begin with the year ending in 0.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from tracker.errors import DateImpossible
from tracker.temporal.model import Granularity

_MONTHS = {
    Granularity.MONTH: 1,
    Granularity.QUARTER: 3,
    Granularity.HALF: 6,
    Granularity.YEAR: 12,
    Granularity.DECADE: 120,
    Granularity.CENTURY: 1200,
    Granularity.SEASON: 12,
}
_DAYS = {Granularity.DAY: 1, Granularity.WEEK: 7, Granularity.WEEKEND: 7}
_LENGTHS = {Granularity.SEASON: 3}


def make(year: int, month: int = 1, day: int = 1) -> date:
    """A date; raises DateImpossible where the calendar has none."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError) as error:
        raise DateImpossible(f"{year:04}-{month:02}-{day:02}") from error


def plus_days(day: date, count: int) -> date:
    """The day `count` days away; raises DateImpossible outside the years 1 to 9999."""
    try:
        return day + timedelta(days=count)
    except OverflowError as error:
        raise DateImpossible(f"{day.isoformat()} {count:+} days") from error


def plus_months(day: date, count: int) -> date:
    """The same day of the month, `count` months away, or that month's last day if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        raise DateImpossible(f"{day.isoformat()} {count:+} months")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def plus(day: date, count: int, unit: Granularity) -> date:
    """The day `count` units away (a season counts as a year: last summer to this summer).

    Raises DateImpossible for units within a day: no hour can be counted from a day.
    """
    if unit in _DAYS:
        return plus_days(day, count * _DAYS[unit])
    if unit not in _MONTHS:
        raise DateImpossible(f"{day.isoformat()} {count:+} {unit}")
    return plus_months(day, count * _MONTHS[unit])


def floor(day: date, unit: Granularity) -> date:
    """The first day of the unit that holds a day; of a weekend, the Saturday of its week."""
    match unit:
        case Granularity.WEEK:
            return plus_days(day, -day.weekday())
        case Granularity.WEEKEND:
            return plus_days(day, 5 - day.weekday())
        case Granularity.SEASON:
            first = day.month // 3 * 3
            return make(day.year if first else day.year - 1, first or 12)
        case Granularity.MONTH | Granularity.QUARTER | Granularity.HALF:
            length = _MONTHS[unit]
            return make(day.year, (day.month - 1) // length * length + 1)
        case Granularity.YEAR | Granularity.DECADE | Granularity.CENTURY:
            years = _MONTHS[unit] // 12
            return make(max(day.year // years * years, 1))
        case _:
            return day


def ceiling(start: date, unit: Granularity) -> date:
    """The day after the unit that begins on `start` (2 days for a weekend, 3 months for a season).

    The last unit that the calendar holds ends with its last day that can be written, 9999-12-31.
    """
    try:
        if unit is Granularity.WEEKEND:
            return plus_days(start, 2)
        if unit in _LENGTHS:
            return plus_months(start, _LENGTHS[unit])
        return plus(start, 1, unit)
    except DateImpossible:
        return date.max


@lru_cache(maxsize=4096)
def bounds(day: date, unit: Granularity) -> tuple[date, date]:
    """Half-open bounds of the unit that holds a day."""
    start = floor(day, unit)
    return start, ceiling(start, unit)


def on_or_after(day: date, weekday: int) -> date:
    """The first day with an ISO weekday (Monday 1 to Sunday 7), from `day` on."""
    return plus_days(day, (weekday - day.isoweekday()) % 7)


def on_or_before(day: date, weekday: int) -> date:
    """The last day with an ISO weekday, up to and with `day`."""
    return plus_days(day, -((day.isoweekday() - weekday) % 7))
