"""The normal form of a date: Extended Date/Time Format, ISO 8601-2, read and written to level 2.

Level 0 is dates, instants and intervals; level 1 adds `~` approximate, `?` uncertain, `%` both, seasons 21-24, open
digits at the end and open ends as `..`; level 2 adds one of several `[a,b]`, all of several `{a,b}`, stretches `a..b`
in both, qualifiers of a part (`2004-06~-11`), open digits anywhere (`156X-12-25`), seasons of a hemisphere, quarters,
thirds and halves (25-41), exponents (`Y17E2`) and significant digits (`1950S2`).

Choices: weeks and weekends, for which the standard has no sign, are intervals of days
(`2026-01-24/2026-01-25`), and intervals of just those days are read back as such. Winter is named after the year of
its December. Parts of a day are written as their day, a night as the one on which it begins; so are several parts or
hours that lie on several days, since an interval of the standard has days at its ends. Only the years 1 to 9999 are
known: a well-formed year outside them is refused like any day that no calendar has. What an interval and its
granularity cannot hold (open digits in the middle, a qualifier of one part, ends of different precision, a time
without a zone) stays in `form`, and is written back as it was read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.errors import DateImpossible
from tracker.temporal import calendar, timex3
from tracker.temporal.edtf_date import QUALIFIERS, WRITTEN, dated
from tracker.temporal.model import Alternative, Granularity, Interval, Moment, Resolution

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNS = {flags: sign for sign, flags in QUALIFIERS.items()}
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d(?::\d\d)?)?", re.ASCII)
_LETTERS = re.compile(r"[\dXYESTZ~?%:+./,\[\]{}-]{1,200}", re.ASCII)
_OWN_SIGNS = re.compile(
    r"[^.X~?%\[{Y]*(?:\.\.|[X~?%\[{])|Y\d|\d{4}S\d|\d{4}/\d{4}$|\d{4}-\d\d[^/]*/\d{4}-\d\d", re.ASCII
)
"""What no other writing of a date has: open and unsure dates, one of several, and months or days with a stretch."""

_NIGHT = timedelta(hours=4)  # what a night has of the day behind its own
_FORMS = {
    Granularity.CENTURY: "{cent:02}XX",
    Granularity.DECADE: "{tens:03}X",
    Granularity.YEAR: "{day.year:04}",
    **dict.fromkeys((Granularity.HALF, Granularity.QUARTER, Granularity.SEASON), "{day.year:04}-{code}"),
    Granularity.MONTH: "{month}",
    Granularity.DAY: "{day}",
}
_SHORT = {Granularity.YEAR: 4, Granularity.MONTH: 7}  # letters of an ISO date that are enough
_ENDS = {
    Granularity.YEAR,
    Granularity.MONTH,
    Granularity.DAY,
}  # what the bounds of an interval say by themselves
_LONGEST = 1000
_EARLIEST = datetime(1, 1, 1, tzinfo=UTC)
_LATEST = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """What an EDTF expression says.

    `members` are the dates of a one-of, or with `every` of an all-of, else empty; `form` is the expression itself
    where it says more than the other fields.
    """

    interval: Interval
    granularity: Granularity
    approximate: bool = False
    uncertain: bool = False
    members: tuple[EdtfDate, ...] = ()
    every: bool = False
    form: str | None = None

    @property
    def ambiguous(self) -> bool:
        """Whether it is one of several, and the text does not say which."""
        return len(self.members) > 1 and not self.every


def parse(text: str) -> EdtfDate:
    """Read an EDTF expression; raises DateImpossible when it is none or no calendar has it."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        raise DateImpossible(text[:50])
    if text.startswith("[") and text.endswith("]"):
        return one_of([_member(part) for part in text[1:-1].split(",")])
    if text.startswith("{") and text.endswith("}"):
        return replace(one_of([_member(part) for part in text[1:-1].split(",")]), every=True)
    if "/" in text:
        return _stretch(text, *_halves(text, "/"))
    return _single(text)


def is_one(text: str) -> bool:
    """Whether a text is a date in this form that nobody writes in running text.

    What has other readings there is none, as `2021-22` for two years, and `2026`.

    >>> [is_one(one) for one in ("2026-02-01/2026-02-03", "2014/..", "2026-02~", "2021-22", "2026/27", "on Sunday")]
    [True, True, True, False, False, False]

    """
    text = text.strip()
    return bool(_OWN_SIGNS.match(text) and _LETTERS.fullmatch(text)) and _is_read(text)


def _is_read(text: str) -> bool:
    try:
        parse(text)
    except DateImpossible:
        return False
    return True


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
    if value.form:
        return value.form
    if value.members:
        listed = ",".join(_written_member(member) for member in value.members)
        return f"{{{listed}}}" if value.every else f"[{listed}]"
    start, end = value.interval.start, value.interval.end
    sign = _SIGNS[value.approximate, value.uncertain]
    if not value.granularity.of_days:
        return _written_instant(value.interval, value.granularity)
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
    found = dated(text)
    interval = Interval(found.start, found.end)
    return EdtfDate(
        interval, found.unit, found.approximate, found.uncertain, form=None if found.plain else text
    )


def _instant(text: str) -> EdtfDate:
    try:
        read = datetime.fromisoformat(text)
        moment = read if read.tzinfo else read.replace(tzinfo=UTC)
        interval = Interval(moment, moment + timedelta(seconds=1))
        return EdtfDate(interval, Granularity.SECOND, form=None if read.tzinfo else text)
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
    form = text if _says_more(ends, text) else None
    return EdtfDate(interval, unit, _any(ends, "approximate"), _any(ends, "uncertain"), form=form)


def _says_more(ends: Sequence[EdtfDate], text: str) -> bool:
    """Whether an interval has ends of different certainty or precision, unknown ones, or such as keep their form."""
    kinds = {(end.approximate, end.uncertain, end.granularity) for end in ends}
    unknown = "/" in text and (text.startswith("/") or text.endswith("/"))
    return len(kinds) > 1 or unknown or any(end.form or end.granularity not in _ENDS for end in ends)


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
    """A date of a list: a stretch has two dots between its ends, and none of its own for an open end."""
    return write(member).replace("/..", "..").replace("../", "..").replace("/", "..")


def days(interval: Interval, unit: Granularity) -> tuple[date | None, date | None]:
    """The first and the last day of an interval; a night is of the day on which it begins."""
    start, end = interval.start, interval.end
    first = _day(start) if start else None
    if end is None:
        return first, None
    beyond = _NIGHT if unit is Granularity.PART and isinstance(end, datetime) else timedelta()
    last = (
        _day(end - beyond - timedelta(microseconds=1))
        if isinstance(end, datetime)
        else calendar.plus_days(end, -1)
    )
    return first, max(last, first) if first else last


def _written_instant(interval: Interval, unit: Granularity) -> str:
    first, last = days(interval, unit)
    if first is None or first != last:
        return f"{first or '..'}/{last or '..'}"
    if unit is Granularity.PART or not isinstance(interval.start, datetime):
        return f"{first}"
    return interval.start.isoformat(timespec="seconds").replace("+00:00", "Z")


@lru_cache(maxsize=4096)
def _unit(start: date | None, end: date | None, unit: Granularity) -> str | None:
    """A stretch that is exactly one unit with a sign of its own, else None."""
    if start is None or end is None or unit not in _FORMS or (start, end) != calendar.bounds(start, unit):
        return None
    return _FORMS[unit].format(
        day=start,
        month=start.isoformat()[:7],
        code=WRITTEN.get((unit, start.month)),
        tens=start.year // 10,
        cent=start.year // 100,
    )


def _edges(start: date | None, end: date | None, unit: Granularity) -> tuple[str | None, str | None]:
    """Both ends of an interval as years or months where they fall on their bounds, else as days."""
    bounds = [bound for bound in (start, end) if bound]
    size = _SHORT.get(unit, 10) if all(calendar.floor(bound, unit) == bound for bound in bounds) else 10
    last = calendar.plus_days(end, -1) if end else None
    return (start.isoformat()[:size] if start else None), (last.isoformat()[:size] if last else None)
