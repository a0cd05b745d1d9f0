"""One date of EDTF with its open digits and its qualifiers: `156X-12-25`, `2004-06~-11`, `1950S2`.

Answers with the stretch from the first day that fits to the last one; a form that means more than that stretch
says so, so that it can be written back as it was. Only the years 1 to 9999 are known.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import NamedTuple

from tracker.errors import DateImpossible
from tracker.temporal import calendar
from tracker.temporal.model import Granularity

QUALIFIERS = {"": (False, False), "~": (True, False), "?": (False, True), "%": (True, True)}
_Q = "([~?%]?)"
_DATE = re.compile(rf"{_Q}([\dX]{{4}}){_Q}(?:-{_Q}([\dX]{{2}}){_Q}(?:-{_Q}([\dX]{{2}}){_Q})?)?", re.ASCII)
_YEAR = re.compile(r"(?:(\d{4})|Y(-?\d{1,9})(?:E(\d{1,3}))?)(?:S(\d{1,3}))?", re.ASCII)
_NORTH, _SOUTH = (3, 6, 9, 12), (9, 12, 3, 6)
_GROUPS = {
    **{21 + n: (Granularity.SEASON, month, 3) for n, month in enumerate(_NORTH)},
    **{25 + n: (Granularity.SEASON, month, 3) for n, month in enumerate(_NORTH)},
    **{29 + n: (Granularity.SEASON, month, 3) for n, month in enumerate(_SOUTH)},
    **{33 + n: (Granularity.QUARTER, 1 + 3 * n, 3) for n in range(4)},
    **{37 + n: (Granularity.MONTH, 1 + 4 * n, 4) for n in range(3)},
    **{40 + n: (Granularity.HALF, 1 + 6 * n, 6) for n in range(2)},
}
WRITTEN = {
    (unit, month): code for code, (unit, month, _) in reversed(_GROUPS.items()) if code not in range(25, 33)
}
_LOSSY = range(25, 40)  # hemispheres and thirds of a year; of these, quarters have a unit of their own


class Dated(NamedTuple):
    """The bounds of a date, half-open, its unit and its qualifiers; `plain` when they say all of it."""

    start: date
    end: date
    unit: Granularity
    approximate: bool = False
    uncertain: bool = False
    plain: bool = True


def dated(text: str) -> Dated:
    """Read one date; raises DateImpossible when it is none or no calendar has it."""
    try:
        if match := _DATE.fullmatch(text):
            return _dated(match)
        if match := _YEAR.fullmatch(text):
            return _estimated(match)
    except DateImpossible as error:
        raise DateImpossible(text) from error
    raise DateImpossible(text)


def _dated(match: re.Match[str]) -> Dated:
    year, month, day = match.group(2, 5, 8)
    marks = match.group(1, 3, 4, 6, 7, 9)
    approximate, uncertain = (
        any(flags) for flags in zip(*(QUALIFIERS[sign or ""] for sign in marks), strict=True)
    )
    last = marks[5 if day else 3 if month else 1]
    inner = sum(map(bool, marks)) > bool(last)
    start, end, unit, plain = _bounds(year, month, day)
    return Dated(start, end, unit, approximate, uncertain, plain and not inner)


def _bounds(year: str, month: str | None, day: str | None) -> tuple[date, date, Granularity, bool]:
    if month is None:
        return _year(year)
    if month.isdecimal() and int(month) > 12:
        return _group(year, int(month), day)
    if "X" not in year + month + (day or ""):
        unit = Granularity.DAY if day else Granularity.MONTH
        start = calendar.make(int(year), int(month), int(day or 1))
        return start, calendar.ceiling(start, unit), unit, True
    start, end = _hull(year, month, day)
    return start, end, _finest(year, month, day), False


def _year(year: str) -> tuple[date, date, Granularity, bool]:
    units = {"XX": Granularity.CENTURY, "X": Granularity.DECADE, "": Granularity.YEAR}
    opened = year[len(year.rstrip("X")) :]
    if opened in units and "X" not in year.removesuffix(opened):
        start = calendar.make(max(int(year.replace("X", "0")), 1) if opened else int(year))
        return start, calendar.ceiling(start, units[opened]), units[opened], True
    start, end = _hull(year, "XX", None)
    return start, end, _finest(year, None, None), False


def _group(year: str, code: int, day: str | None) -> tuple[date, date, Granularity, bool]:
    """A season, quarter, third or half of a year."""
    if code not in _GROUPS or day or "X" in year:
        raise DateImpossible(f"{year}-{code}")
    unit, month, months = _GROUPS[code]
    start = calendar.make(int(year), month)
    if months == 4:
        return start, calendar.plus_months(start, 4), unit, False
    return start, calendar.ceiling(start, unit), unit, code not in _LOSSY or unit is Granularity.QUARTER


def _finest(year: str, month: str | None, day: str | None) -> Granularity:
    """The unit of the last part that is not wholly open."""
    if day and day != "XX":
        return Granularity.DAY
    if month and month != "XX":
        return Granularity.MONTH
    return (
        Granularity.YEAR
        if year[-1] != "X"
        else Granularity.DECADE
        if year[-2] != "X"
        else Granularity.CENTURY
    )


def _hull(year: str, month: str, day: str | None) -> tuple[date, date]:
    """From the first day that fits open digits to the day after the last one."""
    months = [number for number in _fitting(month) if 1 <= number <= 12]
    days = list(_fitting(day or "XX"))
    years = list(_fitting(year))
    first = next(_days(years, months, days), None)
    last = next(_days(years[::-1], months[::-1], days[::-1]), None)
    if first is None or last is None:
        raise DateImpossible("-".join(filter(None, (year, month, day))))
    return first, calendar.ceiling(last, Granularity.DAY)


def _fitting(digits: str) -> Iterator[int]:
    """The numbers, in order, that digits with X for any can be."""
    for chosen in product(*(range(10) if digit == "X" else (int(digit),) for digit in digits)):
        yield int("".join(map(str, chosen)))


def _days(years: list[int], months: list[int], days: list[int]) -> Iterator[date]:
    """The dates of some years, months and days, in the order of these; of equal years, one is tried."""
    tried = set()
    for year in years:
        kind = isleap(year)
        if year >= 1 and kind not in tried:
            tried.add(kind)
            yield from (
                date(year, month, day)
                for month in months
                for day in days
                if 1 <= day <= monthrange(year, month)[1]
            )


def _estimated(match: re.Match[str]) -> Dated:
    """A year with an exponent (`Y17E2`) or with so many digits that are known (`1950S2`)."""
    plain, long, power, significant = match.groups()
    value = int(plain or long) * 10 ** int(power or 0)
    if not 1 <= value <= 9999 or (significant and not 1 <= int(significant) <= 4):
        raise DateImpossible(match[0])
    open_digits = max(len(str(value)) - int(significant), 0) if significant else 0
    size = 10**open_digits
    first = max(value // size * size, 1)
    start = calendar.make(first)
    end = calendar.ceiling(calendar.make(value // size * size + size - 1), Granularity.YEAR)
    return Dated(start, end, Granularity.YEAR, approximate=bool(open_digits), plain=False)
