"""What operators share: whole units, options on either side of an anchor, the hull of two readings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tracker.errors import DateImpossible
from tracker.temporal import calendar, timex3
from tracker.temporal.meaning import Context, Meaning, Option, Reading, day_of, side
from tracker.temporal.model import Direction, Granularity

SIDES: dict[int, Direction] = {-1: "before", 1: "after"}
_AHEAD = 20  # years


def whole(start: date, size: Granularity) -> Reading:
    """The one unit that begins on `start`."""
    return Reading(start, calendar.ceiling(start, size), size)


def days(first: date, last: date) -> Reading:
    """From one day to another, both in it."""
    return Reading(first, calendar.ceiling(last, Granularity.DAY), Granularity.DAY)


def try_days(year: int, month: int, first: int, last: int) -> Reading | None:
    """From one day of a month to another; None where that month of that year lacks one of them."""
    try:
        return days(calendar.make(year, month, first), calendar.make(year, month, last))
    except DateImpossible:
        return None


def decided(context: Context, reading: Reading, shift: int) -> Meaning:
    """A reading whose words say on which side of the anchor it lies."""
    direction: Direction = "same" if not shift else "after" if shift > 0 else "before"
    return Meaning((Option(direction, reading),), context.publication())


def cyclic(context: Context, readings: Sequence[Reading], by: str) -> Meaning:
    """The last reading before the anchor, the one that holds it, and the first after it."""
    day = context.day
    sides: dict[Direction, list[Reading]] = {"before": [], "same": [], "after": []}
    for reading in readings:
        if isinstance(reading.start, date) and isinstance(reading.end, date):
            sides[side(reading.start, reading.end, day)].append(reading)
    nearest = {"before": sides["before"][-1:], "same": sides["same"][:1], "after": sides["after"][:1]}
    options = tuple(
        Option(direction, found[0]) for direction in sides for found in [nearest[direction]] if found
    )
    if not options:
        raise DateImpossible(context.text)
    return Meaning(options, context.publication(), by=by)


def hull(a: Reading, b: Reading) -> Reading:
    """From where the earlier one begins to where the later one ends; open where either is; days if one is of days."""
    a, b = alike(a, b)
    start = min(a.start, b.start) if a.start and b.start else None
    end = max(a.end, b.end) if a.end and b.end else None
    size = max(a.granularity, b.granularity, key=lambda unit: unit.rank)
    warnings = (*a.warnings, *b.warnings)
    return Reading(
        start, end, size, a.approximate or b.approximate, timex_type=a.timex_type, warnings=warnings
    )


def alike(a: Reading, b: Reading) -> tuple[Reading, Reading]:
    """Two readings with bounds of one kind: both as days if one is of days."""
    return (a, b) if a.granularity.of_days == b.granularity.of_days else (in_days(a), in_days(b))


def in_days(reading: Reading) -> Reading:
    """The days that a reading touches."""
    if reading.granularity.of_days:
        return reading
    start = day_of(reading.start) if reading.start else None
    last = day_of(reading.end - timedelta(microseconds=1)) if reading.end else None
    end = calendar.plus_days(last, 1) if last else None
    return reading.but(start=start, end=end, granularity=Granularity.DAY, timex_type="DATE", value=None)


def own_value(reading: Reading) -> str:
    """The TIMEX3 value of a reading before its bounds are changed."""
    return reading.value or timex3.value(reading.interval, reading.granularity)


def full_year(context: Context, year: int | None, shortyear: int | None) -> int | None:
    """The year, or for its last two digits the last one up to twenty years after publication.

    The window of a hundred years is that of ICU: 80 years back, 20 ahead. Without publication it is that of 2000.
    """
    if shortyear is None:
        return year
    latest = (context.published.year if context.published else 2000) + _AHEAD
    return latest - (latest - shortyear) % 100
