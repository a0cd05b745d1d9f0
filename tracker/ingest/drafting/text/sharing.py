"""Whether two dates share a day, or follow each other without a day between."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tracker.temporal import Resolution

_NIGHT_ENDS = 6
"""The hour of the next day at which a night ends."""


def touch(one: Resolution, other: Resolution) -> bool:
    """Whether two dates share a day, or one follows the other without a day between."""
    (start, end), (begin, stop) = _days(one), _days(other)
    return start <= stop and begin <= end


def share(one: Resolution, other: Resolution) -> bool:
    """Whether two dates share a day."""
    (start, end), (begin, stop) = _days(one), _days(other)
    return start < stop and begin < end


def _days(timex: Resolution) -> tuple[str, str]:
    """First day and the day after the last, as ISO 8601, which sorts as days do; a night is of the day before it."""
    start, end = timex.interval.start, timex.interval.end
    first = start.isoformat()[:10] if start else "0001-01-01"
    if end is None:
        return first, "9999-12-31"
    by_day = isinstance(end, datetime) and end.hour > _NIGHT_ENDS
    last = (end + timedelta(days=1) if by_day else end).isoformat()[:10]
    return first, max(last, _day_after(first))


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
