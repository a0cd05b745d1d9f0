"""Times of day, from hours to parts of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from tracker.errors import DateImpossible
from tracker.temporal import calendar
from tracker.temporal.meaning import Context, Evaluate, Meaning, Option, Reading, day_of, fixed, is_past_night
from tracker.temporal.model import Anchor, Granularity
from tracker.temporal.operators import lengths
from tracker.temporal.operators.build import (
    decided,
    whole,
)

_TIMED = {"monthday": "monthday-at"}  # what the choice of a day is called where its hour is told
_NOON = 12
_HALF_A_DAY = timedelta(hours=12)
_AN_HOUR = 60  # minutes
_LATE = ("AF", "EV", "NI")
_HOURS = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 22), "NI": (20, 28), "DT": (6, 18)}


def day_part(
    context: Context,
    daypart: str,
    shift: int = 0,
    inner: Evaluate | None = None,
    lead: Evaluate | None = None,
) -> Meaning:
    """A part of the anchor's day or of another: tonight, Sunday morning, last night.

    Hours are conventional: morning 6-12, afternoon 12-18, evening 18-22, night 20-4.
    """
    del lead
    begins, ends = _HOURS[daypart]

    def cut(reading: Reading) -> Reading:
        day = day_of(reading.start or context.day)
        midnight = datetime.combine(day, time(), context.zone)
        bounds = [calendar_hours(midnight, hours) for hours in (begins, ends)]
        value = f"{day.isoformat()}T{daypart}"
        return reading.but(
            start=bounds[0], end=bounds[1], granularity=Granularity.PART, value=value, timex_type="TIME"
        )

    if inner:
        return inner(context).map(cut)
    return decided(context, cut(whole(calendar.plus_days(context.day, shift), Granularity.DAY)), shift)


def day_part_of(context: Context, daypart: str, step: int, runs_on: bool = False) -> Meaning:
    """A part of the day that was named last, or of the day before or after it: the next morning, that night.

    Where a story `runs_on` to it, a morning after an evening or night is the next one: "on the night of 28 April ... by
    dawn". Of the evening of publication, which has mostly yet to come, it is not. Where no day was named before,
    "through the night" is the night to publication or the one that follows.
    """
    anchor, warnings = context.earlier(of_days=True)
    if runs_on and daypart == "NI" and anchor.kind == "publication":
        return replace(overnight(context), warnings=warnings)
    found = day_part(context.at(anchor), daypart, step)
    if runs_on and day_of(anchor.on) != context.published and is_past_night(anchor.on, found.reading.start):
        found = day_part(context.at(anchor), daypart, 1)
    return replace(found, anchor=anchor, warnings=warnings)


def nights_away(context: Context, count: float | str, sign: int, anaphoric: bool = False) -> Meaning:
    """The night that lies so many before (-1) or after (1) the anchor's day: two nights later, three nights ago.

    Of an unknown number (some nights later) it is open.
    """

    def days(inner: Context) -> Meaning:
        return lengths.duration(inner, "day", count)

    def day(inner: Context) -> Meaning:
        return lengths.moved(inner, days, sign, anaphoric=anaphoric)

    return day(context) if isinstance(count, str) else day_part(context, "NI", inner=day)


def event_part(context: Context, daypart: str) -> Meaning:
    """A part of the day of the event that stands beside it: the evening of the raid."""
    return day_part_of(context, daypart, 0)


def overnight(context: Context) -> Meaning:
    """The night to the anchor's day, or the night that follows it."""
    meanings = [day_part(context, "NI", shift) for shift in (-1, 0)]
    options = (Option("before", meanings[0].reading), Option("after", meanings[1].reading))
    return Meaning(options, context.publication(), by="night")


def night_into(
    context: Context, inner: Evaluate, lead: Evaluate | None = None, name: Evaluate | None = None
) -> Meaning:
    """The night that leads to a day: overnight into Sunday, the night from Saturday to Sunday."""
    del lead, name

    def before(reading: Reading) -> Reading:
        return whole(calendar.plus_days(day_of(reading.start or context.day), -1), Granularity.DAY)

    return day_part(context, "NI", inner=lambda outer: inner(outer).map(before))


def clock(  # the parts of a time of day, each optional
    context: Context,
    hour: int | None = None,
    minute: int | None = None,
    clock: tuple[int, ...] | None = None,
    meridian: int | None = None,
    offset: float | None = None,
    zonename: str | None = None,
) -> Meaning:
    """A time of day on the anchor's day.

    `meridian` is 0 for a.m. and 12 for p.m.; whose clock it is say `offset`, hours from UTC, or `zonename`,
    an IANA name, else the zone of the text.
    """
    parts = clock or ((hour or 0,) if minute is None else (hour or 0, minute))
    hours = parts[0] if meridian is None else parts[0] % 12 + meridian
    minutes, seconds = (*parts[1:], 0, 0)[:2]
    if hours > 24 or minutes > 59 or seconds > 59:
        written = ":".join([str(parts[0]), *(f"{part:02}" for part in parts[1:])])
        raise DateImpossible(written, "time of a day")
    zone = _zone(context, offset, zonename)
    start = datetime.combine(context.day, time(), zone) + timedelta(
        hours=hours, minutes=minutes, seconds=seconds
    )
    size = (Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND)[len(parts) - 1]
    length = {
        Granularity.HOUR: timedelta(hours=1),
        Granularity.MINUTE: timedelta(minutes=1),
        Granularity.SECOND: timedelta(seconds=1),
    }[size]
    value = f"{context.day.isoformat()}T{hours:02}:{minutes:02}" + (
        f":{seconds:02}" if size is Granularity.SECOND else ""
    )
    reading = Reading(start, start + length, size, value=value, timex_type="TIME")
    return fixed(reading, context.publication())


_clock = clock  # beside parameters of that name


def hours_to(
    context: Context,
    first: int | tuple[int, ...],
    last: int | tuple[int, ...],
    meridian: int,
    offset: float | None = None,
) -> Meaning:
    """From one time of day to another, of which only the second has its half of the day: from 2 to 3 p.m., 10-2 p.m.

    The first is the last such time before the other, so that 11-1 a.m. begins on the evening before.
    """
    end, start = (
        clock(context, clock=at if isinstance(at, tuple) else (at,), meridian=meridian, offset=offset).reading
        for at in (last, first)
    )
    if not isinstance(start.start, datetime) or not isinstance(end.start, datetime):
        raise DateImpossible(context.text)
    begun = end.start - ((end.start - start.start) % _HALF_A_DAY or _HALF_A_DAY)
    size = max(start.granularity, end.granularity, key=lambda unit: unit.rank)
    value = f"{begun:%Y-%m-%dT%H:%M}/{end.value}"
    return fixed(Reading(begun, end.start, size, value=value, timex_type="TIME"), context.publication())


def quarter_to(context: Context, hour: int) -> Meaning:
    """A quarter of an hour before a full one: a quarter to nine."""
    return clock(context, hour=(hour - 1) % 24, minute=45)


def minutes_to(context: Context, hour: int, minutes: float) -> Meaning:
    """So many minutes before a full hour: ten minutes to midnight."""
    if not 0 < minutes < _AN_HOUR:
        raise DateImpossible(context.text)
    return clock(context, hour=(hour - 1) % 24, minute=_AN_HOUR - int(minutes))


def clock_digits(context: Context, hundreds: int, offset: float | None = None) -> Meaning:
    """A time of day in four digits with its zone: 1500 GMT."""
    return clock(context, clock=divmod(hundreds, 100), offset=offset)


def _zone(context: Context, offset: float | None, name: str | None) -> tzinfo:
    if name is not None:
        return ZoneInfo(name)
    return context.zone if offset is None else timezone(timedelta(hours=offset))


def clock_in_part(context: Context, inner: Evaluate, outer: Evaluate) -> Meaning:
    """A time of day in a part of it: ten o'clock last night is ten in the evening."""

    def place(reading: Reading) -> Reading:
        start = reading.start or context.day
        found = inner(context.at(Anchor("expression", day_of(start)))).reading
        late = (reading.value or "").endswith(_LATE)
        if not (late and isinstance(found.start, datetime) and isinstance(found.end, datetime)):
            return found
        if found.start.hour >= _NOON or found.start.date() != day_of(start):
            return found
        half = timedelta(hours=_NOON)
        value = (found.start + half).strftime("%Y-%m-%dT%H:%M")
        return found.but(start=found.start + half, end=found.end + half, value=value)

    return outer(context).map(place)


def hour_in_part(
    context: Context, outer: Evaluate, hour: int | None = None, clock: tuple[int, ...] | None = None
) -> Meaning:
    """A bare hour or time in a part of a day: at 9 on Wednesday night, at 6.15 the following morning."""
    return clock_in_part(context, lambda inner: _clock(inner, hour=hour, clock=clock), outer)


def instant(context: Context, instant: str) -> Meaning:
    """An instant written as ISO 8601 writes it; without an offset in the zone of the text."""
    try:
        start = datetime.fromisoformat(instant)
    except ValueError as error:
        raise DateImpossible(instant) from error
    start = start if start.tzinfo else start.replace(tzinfo=context.zone)
    seconds = instant.count(":", 0, 19) > 1
    size = Granularity.SECOND if seconds else Granularity.MINUTE
    end = calendar_hours(start, 0) + timedelta(seconds=1 if seconds else 60)
    return fixed(Reading(start, end, size, value=instant[: 19 if seconds else 16], timex_type="TIME"))


def midnight(context: Context) -> Meaning:
    """The midnight that ended the day before the anchor, or the one that ends its own day.

    Beside a date it is that day's end ("midnight Thursday").
    """
    day = context.day
    starts = [datetime.combine(d, time(), context.zone) for d in (day, calendar.plus_days(day, 1))]
    readings = [
        _instant(start, f"{(start - timedelta(hours=1)).date().isoformat()}T24:00") for start in starts
    ]
    if context.anchor:
        return fixed(readings[1], context.anchor)
    return Meaning(
        (Option("before", readings[0]), Option("after", readings[1])), context.publication(), by="night"
    )


def around_clock(context: Context, inner: Evaluate, sign: int) -> Meaning:
    """Shortly before or after a time of day: the hour that ends or begins with it, approximately."""

    def widen(reading: Reading) -> Reading:
        if not isinstance(reading.start, datetime):
            return reading
        other = reading.start + timedelta(hours=sign)
        start, end = sorted([reading.start, other])
        mod = "BEFORE" if sign < 0 else "AFTER"
        return reading.but(start=start, end=end, granularity=Granularity.HOUR, approximate=True, mod=mod)

    return inner(context).map(widen)


def on(context: Context, inner: Evaluate, outer: Evaluate, lead: Evaluate | None = None) -> Meaning:
    """A time of day on a day: 10 p.m. Wednesday."""
    del lead

    def place(reading: Reading) -> Reading:
        start = reading.start or context.day
        return inner(context.at(Anchor("expression", start))).reading.but(warnings=reading.warnings)

    day = outer(context)
    return replace(day, by=_TIMED.get(day.by, day.by)).map(place)


def _instant(start: datetime, value: str) -> Reading:
    return Reading(start, start + timedelta(minutes=1), Granularity.MINUTE, value=value, timex_type="TIME")


def calendar_hours(midnight: datetime, hours: int) -> datetime:
    """An hour of a day counted from its midnight on the clock of its zone; 28 is 4 of the next day."""
    try:
        return midnight + timedelta(hours=hours)
    except OverflowError as error:
        raise DateImpossible(midnight.date().isoformat()) from error
