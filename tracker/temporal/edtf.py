"""The normal form of a date: Extended Date/Time Format, ISO 8601-2, read and written.

Read and written are level 0 (dates, instants, intervals), level 1 (`~` approximate, `?` uncertain,
`%` both, seasons 21-24, digits left open as `201X` and `20XX`, open ends as `..`) and, of level 2,
what the engine says: quarters 33-36, halves 40-41, and one of several as `[a,b]` where a member
may be a stretch `a..b`.

Choices: weeks and weekends, for which the standard has no sign, are intervals of days
(`2026-01-24/2026-01-25`), and intervals of just those days are read back as such. Winter is named after the year of
its December. Parts of a day are written as their day. Only the years 1 to 9999 are known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from tracker.errors import DateImpossible
from tracker.temporal import calendar, timex3
from tracker.temporal.model import Alternative, Granularity, Interval, Moment, Resolution

if TYPE_CHECKING:
    from collections.abc import Sequence

_SUBYEAR = {
    **{21 + n: (Granularity.SEASON, 3 + 3 * n) for n in range(4)},
    **{33 + n: (Granularity.QUARTER, 1 + 3 * n) for n in range(4)},
    **{40 + n: (Granularity.HALF, 1 + 6 * n) for n in range(2)},
}
_CODES = {(unit, month): code for code, (unit, month) in _SUBYEAR.items()}
_QUALIFIERS = {"": (False, False), "~": (True, False), "?": (False, True), "%": (True, True)}
_SIGNS = {flags: sign for sign, flags in _QUALIFIERS.items()}
_DATE = re.compile(r"(\d{2}XX|\d{3}X|\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_FORMS = {
    Granularity.CENTURY: "{cent:02}XX",
    Granularity.DECADE: "{tens:03}X",
    Granularity.YEAR: "{day.year:04}",
    **dict.fromkeys((Granularity.HALF, Granularity.QUARTER, Granularity.SEASON), "{day.year:04}-{code}"),
    Granularity.MONTH: "{month}",
    Granularity.DAY: "{day}",
}
_SHORT = {Granularity.YEAR: 4, Granularity.MONTH: 7}  # letters of an ISO date that are enough
_LONGEST = 1000
_EARLIEST = datetime(1, 1, 1, tzinfo=UTC)
_LATEST = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """What an EDTF expression says; `members` are the readings of a one-of, else empty."""

    interval: Interval
    granularity: Granularity
    approximate: bool = False
    uncertain: bool = False
    members: tuple[EdtfDate, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Whether it is one of several, and the text does not say which."""
        return len(self.members) > 1


def parse(text: str) -> EdtfDate:
    """Read an EDTF expression; raises DateImpossible when it is none or no calendar has it."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        raise DateImpossible(text[:50])
    if text.startswith("[") and text.endswith("]"):
        return one_of([_member(part) for part in text[1:-1].split(",")])
    if "/" in text:
        return _stretch(text, *_halves(text, "/"))
    return _single(text)


def one_of(members: Sequence[EdtfDate]) -> EdtfDate:
    """Several readings of which one holds; the interval reaches from the earliest to the latest."""
    ordered = sorted(members, key=lambda member: _key(member.interval.start, low=True))
    last = max(members, key=lambda member: _key(member.interval.end, low=False))
    hull = Interval(ordered[0].interval.start, last.interval.end)
    finest = max((member.granularity for member in members), key=lambda unit: unit.rank)
    return EdtfDate(hull, finest, _any(members, "approximate"), _any(members, "uncertain"), tuple(ordered))


def stated(text: str) -> Resolution:
    """The resolution of an explicit EDTF expression, by the rule "edtf"; raises DateImpossible."""
    value = parse(text)
    share = round(1 / max(len(value.members), 1), 4)
    return Resolution(
        text=text,
        start=0,
        end=len(text),
        rule="edtf",
        language="edtf",
        anchor=None,
        direction=None,
        cue=None,
        policy=None,
        interval=value.interval,
        granularity=value.granularity,
        edtf=write(value),
        timex_type="DATE" if value.granularity.of_days else "TIME",
        timex_value=timex3.value(value.interval, value.granularity),
        mod="APPROX" if value.approximate else None,
        approximate=value.approximate,
        ambiguous=value.ambiguous,
        probability=share,
        alternatives=tuple(Alternative(m.interval, write(m), None, share, None) for m in value.members),
        warnings=(),
        zone=None,
    )


def write(value: EdtfDate) -> str:
    """The EDTF expression of a value; `parse` reads it back."""
    if value.members:
        return "[" + ",".join(_written_member(member) for member in value.members) + "]"
    start, end = value.interval.start, value.interval.end
    sign = _SIGNS[value.approximate, value.uncertain]
    if not value.granularity.of_days:
        return _written_instant(start, end, value.granularity)
    if isinstance(start, datetime) or isinstance(end, datetime):
        start, end = (_day(start) if start else None), (_day(end) if end else None)
    unit = _unit(start, end, value.granularity)
    if unit:
        return unit + sign
    left, right = _edges(start, end, value.granularity)
    return f"{left + sign if left else '..'}/{right + sign if right else '..'}"


def _halves(text: str, mark: str) -> tuple[str, str]:
    left, _, right = text.partition(mark)
    return left, right


def _member(text: str) -> EdtfDate:
    text = text.strip()
    return _stretch(text, *_halves(text, "..")) if ".." in text else _single(text)


def _single(text: str) -> EdtfDate:
    if _INSTANT.fullmatch(text):
        return _instant(text)
    match = _DATE.fullmatch(text)
    if not match:
        raise DateImpossible(text)
    year, month, day, sign = match.groups()
    approximate, uncertain = _QUALIFIERS[sign]
    try:
        interval, unit = _span(year, month, day)
    except DateImpossible as error:
        raise DateImpossible(text) from error
    return EdtfDate(interval, unit, approximate, uncertain)


def _span(year: str, month: str | None, day: str | None) -> tuple[Interval, Granularity]:
    if "X" in year:
        if month:
            raise DateImpossible(year)
        unit = Granularity.DECADE if year.count("X") == 1 else Granularity.CENTURY
        return _whole(calendar.make(max(int(year.replace("X", "0")), 1)), unit), unit
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise DateImpossible(year)
        return _whole(calendar.make(int(year)), Granularity.YEAR), Granularity.YEAR
    if int(month) in _SUBYEAR and day is None:
        unit, first = _SUBYEAR[int(month)]
        return _whole(calendar.make(int(year), first), unit), unit
    unit = Granularity.MONTH if day in (None, "XX") else Granularity.DAY
    return _whole(
        calendar.make(int(year), int(month), int(day) if unit is Granularity.DAY and day else 1), unit
    ), unit


def _whole(start: date, unit: Granularity) -> Interval:
    return Interval(start, calendar.ceiling(start, unit))


def _instant(text: str) -> EdtfDate:
    try:
        moment = datetime.fromisoformat(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return EdtfDate(Interval(moment, moment + timedelta(seconds=1)), Granularity.SECOND)
    except (ValueError, OverflowError) as error:
        raise DateImpossible(text) from error


def _stretch(text: str, left: str, right: str) -> EdtfDate:
    first = _single(left) if left not in ("..", "") else None
    last = _single(right) if right not in ("..", "") else None
    ends = [end for end in (first, last) if end]
    if not ends:
        if text == "../..":
            return EdtfDate(Interval(None, None), Granularity.DAY)
        raise DateImpossible(text)
    interval = Interval(first.interval.start if first else None, last.interval.end if last else None)
    if interval.start and interval.end and _key(interval.start, low=True) >= _key(interval.end, low=True):
        raise DateImpossible(text)
    unit = _week_unit(interval) or max((end.granularity for end in ends), key=lambda unit: unit.rank)
    return EdtfDate(interval, unit, _any(ends, "approximate"), _any(ends, "uncertain"))


def _week_unit(interval: Interval) -> Granularity | None:
    start, end = interval.start, interval.end
    if not start or not end or isinstance(start, datetime) or isinstance(end, datetime):
        return None
    return {(1, 7): Granularity.WEEK, (6, 2): Granularity.WEEKEND}.get(
        (start.isoweekday(), (end - start).days)
    )


def _any(members: Sequence[EdtfDate], name: str) -> bool:
    return any(getattr(member, name) for member in members)


def _key(moment: Moment | None, *, low: bool) -> datetime:
    if moment is None:
        return _EARLIEST if low else _LATEST
    if isinstance(moment, datetime):
        return moment
    return datetime(moment.year, moment.month, moment.day, tzinfo=UTC)


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _written_member(member: EdtfDate) -> str:
    return write(replace(member, approximate=False, uncertain=False)).replace("/", "..")


def _written_instant(start: Moment | None, end: Moment | None, unit: Granularity) -> str:
    if start is None or end is None:
        left = start and _day(start).isoformat()
        right = end and _day(end - timedelta(microseconds=1)).isoformat()
        return f"{left or '..'}/{right or '..'}"
    if unit is Granularity.PART or not isinstance(start, datetime):
        return _day(start).isoformat()
    return start.isoformat(timespec="seconds").replace("+00:00", "Z")


def _unit(start: date | None, end: date | None, unit: Granularity) -> str | None:
    """A stretch that is exactly one unit with a sign of its own, else None."""
    if start is None or end is None or unit not in _FORMS or (start, end) != calendar.bounds(start, unit):
        return None
    return _FORMS[unit].format(
        day=start,
        month=start.isoformat()[:7],
        code=_CODES.get((unit, start.month)),
        tens=start.year // 10,
        cent=start.year // 100,
    )


def _edges(start: date | None, end: date | None, unit: Granularity) -> tuple[str | None, str | None]:
    """Both ends of an interval as years or months where they fall on their bounds, else as days."""
    bounds = [bound for bound in (start, end) if bound]
    size = _SHORT.get(unit, 10) if all(calendar.floor(bound, unit) == bound for bound in bounds) else 10
    last = calendar.plus_days(end, -1) if end else None
    return (start.isoformat()[:size] if start else None), (last.isoformat()[:size] if last else None)
