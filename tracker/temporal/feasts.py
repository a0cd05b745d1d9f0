"""When feasts fall: the rows of `calendars/`, each with its source, and the arithmetic they name."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from tracker.temporal import calendar, files

_KEYS = {
    "fixed": {"month", "day"},
    "nth-weekday": {"month", "weekday", "nth"},
    "easter": set(),
    "orthodox-easter": set(),
    "hebrew-new-year": set(),
    "hebrew-kislev": set(),
    "hijri": {"month", "day"},
    "dates": {"dates"},
}
_ALWAYS = {"id", "rule", "source"}
_MAY = {"offset", "length", "approximate"}
_HIJRI_EPOCH = 227_014  # ordinal of 1 Muharram 1 in the civil (tabular) reckoning
_LONG_YEARS = (355, 385)  # days
_HEBREW_EPOCH = -1_373_428  # ordinal of the day before 1 Tishri of year 1


class FeastRefused(ValueError):
    """A row of a calendar file that cannot stand."""


@dataclass(frozen=True, slots=True)
class Feast:
    """An observance that comes again: how its first day is found, its length in days, whether sighting may move it."""

    id: str
    rule: str
    numbers: Mapping[str, Any]
    source: str
    offset: int = 0
    length: int = 1
    approximate: bool = False

    def days(self, year: int) -> list[date]:
        """Its first days in a year of the Gregorian calendar: one, or none or two where it follows the moon."""
        return [day + timedelta(days=self.offset) for day in _RULES[self.rule](year, **self.numbers)]


@cache
def load() -> Mapping[str, Feast]:
    """The feasts of this installation, by id."""
    calendars = [(f"{name}.toml", files.text("calendars", name)) for name in files.names("calendars")]
    return {feast.id: feast for name, source in calendars for feast in read(name, source)}


def read(name: str, source: str) -> list[Feast]:
    """The feasts that a TOML text describes; raises FeastRefused naming file and row."""
    return [_feast(name, row) for row in tomllib.loads(source)["feast"]]


def _feast(name: str, row: dict[str, object]) -> Feast:
    rule = row.get("rule")
    if rule not in _KEYS:
        raise FeastRefused(f"{name}, {row.get('id')!r}: the rule is one of {', '.join(_KEYS)}")
    wanted = _ALWAYS | _KEYS[str(rule)]
    if missing := wanted - set(row):
        raise FeastRefused(f"{name}, {row.get('id')!r}: it has no {min(missing)}")
    if unknown := set(row) - wanted - _MAY:
        raise FeastRefused(f"{name}, {row.get('id')!r}: unknown column {min(unknown)!r}")
    numbers = {key: row[key] for key in _KEYS[str(rule)]}
    return Feast(numbers=numbers, **{key: row[key] for key in (_ALWAYS | _MAY) & set(row)})  # type: ignore[arg-type]  # TOML holds what the columns say


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm, Meeus chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, by the Julian computus (Meeus), as a Gregorian date."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    julian_lag = year // 100 - year // 400 - 2
    return calendar.make(year, month, day + 1) + timedelta(days=julian_lag)


def hebrew_new_year(year: int) -> date:
    """1 Tishri in the autumn of a Gregorian year (Dershowitz and Reingold, Calendrical Calculations)."""
    hebrew = year + 3761
    days = _elapsed(hebrew)
    late = 2 if _elapsed(hebrew + 1) - days == 356 else int(days - _elapsed(hebrew - 1) == 382)
    return date.fromordinal(_HEBREW_EPOCH + days + late + 1)


def hebrew_kislev(year: int) -> date:
    """25 Kislev in the winter of a Gregorian year: a day later where the month before it has thirty days."""
    new_year = hebrew_new_year(year)
    length = (hebrew_new_year(year + 1) - new_year).days
    return new_year + timedelta(days=83 + (length in _LONG_YEARS))


def _elapsed(hebrew: int) -> int:
    """Days from the epoch to the mean new moon of Tishri, postponed off Sunday, Wednesday and Friday."""
    months = (235 * hebrew - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + int(3 * (days + 1) % 7 < 3)


def hijri(year: int, month: int) -> date:
    """The first day of a month of a Hijri year in the tabular reckoning; a sighted moon may move it a day."""
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2
    return date.fromordinal(_HIJRI_EPOCH + days + 1)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> list[date]:
    if nth < 0:
        last = calendar.plus_days(calendar.plus_months(calendar.make(year, month), 1), -1)
        return [calendar.on_or_before(last, weekday)]
    return [calendar.plus_days(calendar.on_or_after(calendar.make(year, month), weekday), 7 * (nth - 1))]


def _of_hijri_months(year: int, month: int, day: int) -> list[date]:
    near = (year - 622) * 33 // 32
    found = [hijri(count, month) + timedelta(days=day - 1) for count in range(max(near - 1, 1), near + 4)]
    return [when for when in found if when.year == year]


_RULES: dict[str, Callable[..., list[date]]] = {
    "fixed": lambda year, month, day: [calendar.make(year, month, day)],
    "nth-weekday": _nth_weekday,
    "easter": lambda year: [easter(year)],
    "orthodox-easter": lambda year: [orthodox_easter(year)],
    "hebrew-new-year": lambda year: [hebrew_new_year(year)],
    "hebrew-kislev": lambda year: [hebrew_kislev(year)],
    "hijri": _of_hijri_months,
    "dates": lambda year, dates: [day for day in dates if day.year == year],
}
