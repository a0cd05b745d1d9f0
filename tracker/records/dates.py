"""Resolved dates as they are stored with reports: compared, sorted and said in words."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from tracker.temporal import Granularity, Interval, edtf

MINUTES = 24 * 60
FIRST_MINUTE = 0
LAST_MINUTE = date.max.toordinal() * MINUTES

DAY_RANK = Granularity.DAY.rank

Dated = Mapping[str, Any]


def minute_of(moment: str) -> int:
    """Minutes since 0001-01-01T00:00 of an ISO 8601 date, or of an instant on the clock of its own zone.

    No zone ever moves a day, and an instant is placed on the day it had where it happened.
    """
    if len(moment) == len("2026-01-27"):
        return (date.fromisoformat(moment).toordinal() - 1) * MINUTES
    instant = datetime.fromisoformat(moment)
    return (instant.date().toordinal() - 1) * MINUTES + instant.hour * 60 + instant.minute


def day_at(minute: int) -> date:
    """The day in which a minute since 0001-01-01T00:00 lies; the first or the last of the calendar beyond its ends.

    >>> day_at(minute_of("2026-01-27T09:30:00+02:00"))
    datetime.date(2026, 1, 27)

    """
    return date.fromordinal(min(max(minute // MINUTES + 1, 1), date.max.toordinal()))


def bounds(when: Dated) -> tuple[int, int]:
    """The half-open interval of a stored date in minutes; an open end is the end of the calendar."""
    start, end = when["start"], when["end"]
    return (
        FIRST_MINUTE if start is None else minute_of(start),
        LAST_MINUTE if end is None else minute_of(end),
    )


def bounds_of(interval: Interval) -> tuple[int, int]:
    """The same of an interval that the engine gives."""
    start, end = interval.start, interval.end
    return (
        FIRST_MINUTE if start is None else minute_of(start.isoformat()),
        LAST_MINUTE if end is None else minute_of(end.isoformat()),
    )


def rank(when: Dated) -> int:
    """How fine a stored date is: 0 for a century, more for what is finer."""
    return Granularity(when["granularity"]).rank


def same_dates(one: Any, other: Any) -> bool:
    """Both name the same interval, however they word it; of two ambiguous dates, both have the same readings."""
    if one["ambiguous"] and other["ambiguous"]:
        return bool(one["edtf"] == other["edtf"])
    return bounds(one) == bounds(other) and one["ambiguous"] == other["ambiguous"]


def within(inner: Any, outer: Any) -> bool:
    """All of the first interval lies in the second; they may be the same."""
    (start, end), (inner_start, inner_end) = bounds(outer), bounds(inner)
    return start <= inner_start and inner_end <= end


def contains(one: Any, other: Any) -> bool:
    """The first is the same fact said more vaguely: "the weekend" of Saturday, "January" of the 23rd and 24th.

    Two days of which one is longer (23-24 January, 24 January) do not contain but contradict each other. A date
    with several readings is the vaguer one of what fits one of them, not of every day that lies between them.
    """
    if not within(other, one) or same_dates(one, other):
        return False
    if one["ambiguous"]:
        mine = readings(one)
        return all(any(same_dates(a, b) or contains(a, b) for a in mine) for b in readings(other))
    open_ended = one["start"] is None or one["end"] is None
    return bool(one["approximate"] or open_ended) or rank(one) < rank(other)


def readings(when: Dated) -> list[dict[str, Any]]:
    """The dates of which an ambiguous one is one, each as a stored date; an unambiguous one is its only reading."""
    if not when["ambiguous"]:
        return [dict(when)]
    return [
        {
            **member.interval.as_dict(),
            "edtf": edtf.write(member),
            "granularity": member.granularity,
            "approximate": member.approximate,
            "ambiguous": False,
        }
        for member in edtf.parse(when["edtf"]).members
    ]


_BEFORE = "BEFORE"
MONTHS = tuple(month_name)[1:]
_LENGTHS = {
    Granularity.HOUR: timedelta(hours=1),
    Granularity.MINUTE: timedelta(minutes=1),
    Granularity.SECOND: timedelta(seconds=1),
}


def day_in_words(day: date) -> str:
    """A day as readers write it: "27 January 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _span(start: date, last: date) -> str:
    """Two days and all between them, saying month and year once where they are the same."""
    if start == last:
        return day_in_words(start)
    if (start.year, start.month) == (last.year, last.month):
        return f"{start.day}–{day_in_words(last)}"
    if start.year == last.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {day_in_words(last)}"
    return f"{day_in_words(start)} – {day_in_words(last)}"


def _is_month(start: date, end: date) -> bool:
    return start.day == 1 and end == (start.replace(day=28) + timedelta(days=4)).replace(day=1)


def _closed(start: date, end: date) -> str:
    if start.month == start.day == 1 and end == date(min(start.year + 1, 9999), 1, 1):
        return str(start.year)
    if _is_month(start, end):
        return f"{MONTHS[start.month - 1]} {start.year}"
    return _span(start, end - timedelta(days=1))


def _instant(moment: datetime, last: datetime) -> str:
    """A time of day, or when a stretch of hours begins and ends."""
    zone = moment.tzname()
    said = f"{day_in_words(moment.date())}, {moment:%H:%M}"
    if last.date() != moment.date():
        said += f" – {day_in_words(last.date())}, {last:%H:%M}"
    elif last > moment:
        said += f"–{last:%H:%M}"
    return said + (f" {zone}" if zone else "")


def _plain(when: Dated) -> str:
    start, end = _moment(when["start"]), _moment(when["end"])
    unit = Granularity(when["granularity"])
    first, last = edtf.days(Interval(start, end), unit)
    if start is None or end is None:
        with_it = unit is Granularity.DAY and when.get("mod") != _BEFORE
        return _open(first, last, end, with_it=with_it)
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return _closed(start, end)
    if unit is Granularity.PART:
        return _span(first or start, last or end)
    return _instant(start, end if end - start > _LENGTHS.get(unit, end - start) else start)


def _open(first: date | None, last: date | None, end: date | None, *, with_it: bool) -> str:
    """A date that is open on one side; what ends at a time of day, or with a day, is not over before that day."""
    if first:
        return f"from {day_in_words(first)}"
    if last is None or end is None:
        return "no date"
    if with_it or isinstance(end, datetime):
        return f"until {day_in_words(last)}"
    return f"before {day_in_words(end)}"


def _moment(text: str | None) -> date | datetime | None:
    if text is None:
        return None
    return date.fromisoformat(text) if len(text) == len("2026-01-27") else datetime.fromisoformat(text)


def display(when: Dated) -> str:
    """A stored date in English words, no more exact than it is: "4-5 February 2026", "about March 2025"."""
    if when["ambiguous"]:
        return " or ".join(map(_plain, readings(when)))
    words = _plain(when)
    if when["granularity"] == Granularity.WEEKEND:
        words += " (weekend)"
    return _approximately(words) if when["approximate"] else words


def _approximately(words: str) -> str:
    edge, _, rest = words.partition(" ")
    return f"{edge} about {rest}" if edge in ("from", "before", "until") else f"about {words}"
