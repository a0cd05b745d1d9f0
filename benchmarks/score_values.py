"""A TIMEX3 value as a stretch of the calendar, so that two spellings of the same days count as the same answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

Stretch = tuple[datetime, datetime]

_DAY = timedelta(days=1)
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}
_PARTS = {
    "MO": (6, 12), "MI": (12, 13), "AF": (12, 18), "EV": (18, 22), "NI": (20, 28), "DT": (6, 18), "AM": (0, 12),
    "PM": (12, 24),
}  # fmt: skip


def stretch(value: str) -> Stretch | str | None:
    """The half-open stretch that a value names.

    The value itself for one that no calendar here holds (years before Christ, fiscal years), and None for what is no
    stretch: lengths, sets, PRESENT_REF and the like, values with unknown parts.
    """
    value = value.strip().upper()
    if re.fullmatch(r"BC\d+.*|FY\d+.*|\d{4}-FY.*", value):
        return value
    try:
        return _range(*value.split("/")) if value.count("/") == 1 else _whole(value)
    except (ValueError, OverflowError):
        return None


def same(one: str, other: str) -> bool:
    """Whether two values name the same stretch; 22:00 and 22 of one day do."""
    first, second = stretch(one), stretch(other)
    if first is None or second is None or isinstance(first, str) or isinstance(second, str):
        return first is not None and first == second
    clocks = "T" in one.upper() and "T" in other.upper()
    return first == second or (clocks and first[0] == second[0] and _units(first) and _units(second))


def days(value: str) -> tuple[date, date] | None:
    """The first and the last day of the stretch that a value names; a night counts to the day it begins on."""
    found = stretch(value)
    if found is None or isinstance(found, str):
        return None
    last = found[0] if value.upper().endswith("TNI") else found[1] - timedelta(microseconds=1)
    return found[0].date(), last.date()


def _units(found: Stretch) -> bool:
    return found[1] - found[0] in (timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1))


def _range(first: str, last: str) -> Stretch | None:
    start, end = _whole(first), _whole(last)
    return (start[0], end[1]) if start and end and start[0] < end[1] else None


def _whole(value: str) -> Stretch | None:
    for form, read in _FORMS:
        if match := form.fullmatch(value):
            return read(match)
    return None


def _midnight(year: int, month: int = 1, day: int = 1) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)


def _months(year: int, month: int, count: int) -> Stretch:
    after = year * 12 + month - 1 + count
    return _midnight(year, month), _midnight(after // 12, after % 12 + 1)


def _years(first: int, count: int) -> Stretch:
    return _midnight(first), _midnight(first + count)


def _day(match: re.Match[str]) -> Stretch | None:
    day = _midnight(int(match[1]), int(match[2]), int(match[3]))
    return _clock(day, match[4]) if match[4] else (day, day + _DAY)


def _week(match: re.Match[str]) -> Stretch | None:
    monday = datetime.combine(date.fromisocalendar(int(match[1]), int(match[2]), 1), time(tzinfo=UTC))
    if match[3] == "WE":
        return monday + 5 * _DAY, monday + 7 * _DAY
    if match[3]:
        day = monday + (int(match[3]) - 1) * _DAY
        return _clock(day, match[4]) if match[4] else (day, day + _DAY)
    return None if match[4] else (monday, monday + 7 * _DAY)


def _clock(day: datetime, text: str) -> Stretch | None:
    text = re.sub(r"(?:Z|[+-]\d\d:?\d\d)$", "", text)
    if text in _PARTS:
        first, after = _PARTS[text]
        mark = timedelta(
            microseconds=list(_PARTS).index(text)
        )  # two names for the same hours stay two answers
        return day + timedelta(hours=first), day + timedelta(hours=after) + mark
    match = re.fullmatch(r"(\d\d?)(?::?(\d\d)(?::?(\d\d)(?:\.\d+)?)?)?", text)
    if match is None:
        return None
    hour, minute, second = (int(part or 0) for part in match.groups())
    start = day + timedelta(hours=hour, minutes=minute, seconds=second)
    if hour > 24 or minute > 59 or second > 59:
        return None
    length = timedelta(seconds=1) if second else timedelta(minutes=1) if match[2] else timedelta(hours=1)
    return start, start + length


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Stretch | None]], ...] = (
    (re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(.+))?"), _day),
    (re.compile(r"(\d{4})-(\d\d)"), lambda m: _months(int(m[1]), int(m[2]), 1)),
    (re.compile(r"(\d{4})"), lambda m: _years(int(m[1]), 1)),
    (re.compile(r"(\d{4})-?W(\d\d?)(?:-(WE|[1-7]))?(?:T(.+))?"), _week),
    (re.compile(r"(\d{4})-?Q([1-4])"), lambda m: _months(int(m[1]), 3 * int(m[2]) - 2, 3)),
    (re.compile(r"(\d{4})-?H([12])"), lambda m: _months(int(m[1]), 6 * int(m[2]) - 5, 6)),
    (re.compile(r"(\d{4})-(SP|SU|FA|AU|WI)"), lambda m: _months(int(m[1]), _SEASONS[m[2]], 3)),
    (re.compile(r"(\d{3})X?"), lambda m: _years(int(m[1]) * 10, 10)),
    (re.compile(r"(\d{2})(?:XX)?"), lambda m: _years(int(m[1]) * 100, 100)),
)
