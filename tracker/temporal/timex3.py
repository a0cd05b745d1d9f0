"""The TIMEX3 value of a stretch of the calendar (ISO 24617-1): `2026-02-01`, `2026-W04-WE`, `1989-Q3`."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from tracker.temporal import calendar
from tracker.temporal.model import Granularity as G

if TYPE_CHECKING:
    from tracker.temporal.model import Interval

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_DURATIONS = {
    G.CENTURY: ("P", 100, "Y"), G.DECADE: ("P", 10, "Y"), G.YEAR: ("P", 1, "Y"), G.HALF: ("P", 6, "M"),
    G.QUARTER: ("P", 1, "Q"), G.SEASON: ("P", 3, "M"), G.MONTH: ("P", 1, "M"), G.WEEK: ("P", 1, "W"),
    G.WEEKEND: ("P", 1, "WE"), G.DAY: ("P", 1, "D"), G.PART: ("P", 1, "D"), G.HOUR: ("PT", 1, "H"),
    G.MINUTE: ("PT", 1, "M"), G.SECOND: ("PT", 1, "S"),
}  # fmt: skip


def value(interval: Interval, unit: G) -> str:
    """The value of an interval; open ends read as their other bound, open on both sides as XXXX."""
    start, end = interval.start, interval.end
    if start is None or end is None:
        return _bound(start, end, unit)
    if not unit.of_days:
        return _instant(start, unit)
    first, after = _day(start), _day(end)
    if (first, after) == calendar.bounds(first, unit):
        return unit_value(first, unit)
    last = calendar.plus_days(after, -1)
    if (
        unit in (G.YEAR, G.MONTH)
        and calendar.floor(first, unit) == first
        and calendar.floor(after, unit) == after
    ):
        return f"{unit_value(first, unit)}/{unit_value(last, unit)}"
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def unit_value(start: date, unit: G) -> str:
    """The value of the one unit that begins on `start`."""
    match unit:
        case G.CENTURY:
            return f"{start.year // 100:02}"
        case G.DECADE:
            return f"{start.year // 10:03}"
        case G.YEAR:
            return f"{start.year:04}"
        case G.HALF:
            return f"{start.year:04}-H{start.month // 6 + 1}"
        case G.QUARTER:
            return f"{start.year:04}-Q{start.month // 3 + 1}"
        case G.SEASON:
            return f"{start.year:04}-{_SEASONS[start.month]}"
        case G.MONTH:
            return start.isoformat()[:7]
        case G.WEEK | G.WEEKEND:
            year, week, _ = start.isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if unit is G.WEEKEND else "")
        case _:
            return start.isoformat()


def duration(count: float | None, unit: G) -> str:
    """A length of time: `P10D`, `PT16H`; an unknown number is X (`PXW`)."""
    prefix, factor, letter = _DURATIONS[unit]
    if count is None:
        return f"{prefix}X{letter}"
    return f"{prefix}{count * factor:g}{letter}"


def _bound(start: date | None, end: date | None, unit: G) -> str:
    if start is None and end is None:
        return "XXXX"
    edge = _day(start) if start else calendar.plus_days(_day(end), -1) if end else date.min
    return unit_value(calendar.floor(edge, unit), unit)


def _instant(start: date, unit: G) -> str:
    if not isinstance(start, datetime):
        return start.isoformat()
    kept = {G.SECOND: "%Y-%m-%dT%H:%M:%S", G.MINUTE: "%Y-%m-%dT%H:%M"}
    return start.strftime(kept.get(unit, "%Y-%m-%dT%H:%M"))


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
