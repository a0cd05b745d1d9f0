"""The TIMEX3 value of a stretch of the calendar (ISO 24617-1): `2026-02-01`, `2026-W04-WE`, `1989-Q3`."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.temporal import calendar
from tracker.temporal.model import Granularity

if TYPE_CHECKING:
    from tracker.temporal.model import Interval

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_FORMS = {
    Granularity.CENTURY: "{cent:02}",
    Granularity.DECADE: "{tens:03}",
    Granularity.YEAR: "{day.year:04}",
    Granularity.HALF: "{day.year:04}-H{half}",
    Granularity.QUARTER: "{day.year:04}-Q{quarter}",
    Granularity.SEASON: "{day.year:04}-{season}",
    Granularity.MONTH: "{month}",
    Granularity.WEEK: "{week[0]:04}-W{week[1]:02}",
    Granularity.WEEKEND: "{week[0]:04}-W{week[1]:02}-WE",
}
_BELOW = {  # what a part of a unit is counted in: two and a half years are P2Y6M
    Granularity.YEAR: (12, "M"),
    Granularity.HOUR: (60, "M"),
    Granularity.MINUTE: (60, "S"),
}
_DURATIONS = {
    Granularity.CENTURY: ("P", 100, "Y"),
    Granularity.DECADE: ("P", 10, "Y"),
    Granularity.YEAR: ("P", 1, "Y"),
    Granularity.HALF: ("P", 6, "M"),
    Granularity.QUARTER: ("P", 1, "Q"),
    Granularity.SEASON: ("P", 3, "M"),
    Granularity.MONTH: ("P", 1, "M"),
    Granularity.WEEK: ("P", 1, "W"),
    Granularity.WEEKEND: ("P", 1, "WE"),
    Granularity.DAY: ("P", 1, "D"),
    Granularity.PART: ("P", 1, "D"),
    Granularity.HOUR: ("PT", 1, "H"),
    Granularity.MINUTE: ("PT", 1, "M"),
    Granularity.SECOND: ("PT", 1, "S"),
}


def value(interval: Interval, unit: Granularity) -> str:
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
        unit in (Granularity.YEAR, Granularity.MONTH)
        and calendar.floor(first, unit) == first
        and calendar.floor(after, unit) == after
    ):
        return f"{unit_value(first, unit)}/{unit_value(last, unit)}"
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


@lru_cache(maxsize=4096)
def unit_value(start: date, unit: Granularity) -> str:
    """The value of the one unit that begins on `start`."""
    return _FORMS.get(unit, "{day}").format(
        day=start,
        month=start.isoformat()[:7],
        week=start.isocalendar(),
        season=_SEASONS.get(start.month),
        quarter=start.month // 3 + 1,
        half=start.month // 6 + 1,
        tens=start.year // 10,
        cent=start.year // 100,
    )


def duration(count: float | None, unit: Granularity) -> str:
    """A length of time: `P10D`, `PT16H`, `P2Y6M`; an unknown number is X (`PXW`)."""
    prefix, factor, letter = _DURATIONS[unit]
    if count is None:
        return f"{prefix}X{letter}"
    if unit in _BELOW and count != int(count):
        share, below = _BELOW[unit]
        whole, rest = f"{int(count)}{letter}" if int(count) else "", count % 1 * share
        return f"{prefix}{whole}{rest:.0f}{below}"
    number = count * factor
    return f"{prefix}{number:.0f}{letter}" if number == int(number) else f"{prefix}{number:g}{letter}"


def _bound(start: date | None, end: date | None, unit: Granularity) -> str:
    if start is None and end is None:
        return "XXXX"
    edge = _day(start) if start else calendar.plus_days(_day(end), -1) if end else date.min
    return unit_value(calendar.floor(edge, unit), unit)


def _instant(start: date, unit: Granularity) -> str:
    if not isinstance(start, datetime):
        return start.isoformat()
    kept = {Granularity.SECOND: "%Y-%m-%dT%H:%M:%S", Granularity.MINUTE: "%Y-%m-%dT%H:%M"}
    return start.strftime(kept.get(unit, "%Y-%m-%dT%H:%M"))


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
