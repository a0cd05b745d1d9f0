"""Lengths of time, and the dates that lie a length away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from tracker.errors import DateImpossible
from tracker.temporal import calendar, timex3
from tracker.temporal.meaning import Context, Evaluate, Meaning, Option, Reading, day_of, fixed
from tracker.temporal.model import Anchor, Granularity, Moment
from tracker.temporal.operators.build import (
    SIDES,
    whole,
)

_HOURS = {Granularity.HOUR: 1.0, Granularity.MINUTE: 1 / 60, Granularity.SECOND: 1 / 3600}
_HALVES = {
    Granularity.YEAR: (6, Granularity.MONTH),
    Granularity.DECADE: (5, Granularity.YEAR),
    Granularity.CENTURY: (50, Granularity.YEAR),
}
_COUNTED_IN = {Granularity.DECADE: (10, Granularity.YEAR), Granularity.CENTURY: (100, Granularity.YEAR)}
_TWO_YEARS = (2001, 2002)  # in which a feast that moves is on two days
_SEASONS = ("", "XXXX-SP", "XXXX-SU", "XXXX-FA", "XXXX-WI")
_STEPS = {Granularity.SEASON: (3, Granularity.MONTH), Granularity.WEEKEND: (1, Granularity.WEEK)}
_NEAREST = {Granularity.SEASON: Granularity.MONTH, Granularity.WEEKEND: Granularity.WEEK}


def duration(  # the parts of a number, each optional
    context: Context,
    unit: str,
    count: float | str | None = None,
    tens: float = 0,
    scale: float = 1,
    numerator: float = 0,
    denominator: float = 1,
) -> Meaning:
    """A length of time that is nowhere on the calendar: open on both sides. An unknown count is "X"."""
    if not denominator:
        raise DateImpossible(context.text)
    size = Granularity(unit)
    unknown = count is None or isinstance(count, str)
    number = None if unknown else float(count or 0) * scale + tens + numerator / denominator
    value = timex3.duration(number, size)
    return fixed(
        Reading(None, None, size, number is None, value=value, timex_type="DURATION", count=number, unit=size)
    )


def duration_and(  # the parts of two numbers, each optional
    context: Context, unit: str, less: str, count: float | str = 1, more: float | str = 1
) -> Meaning:
    """A length in two units, as long as both together: two years and a day."""
    first, second = duration(context, unit, count).reading, duration(context, less, more).reading
    if first.value is None or second.value is None:
        return fixed(first)
    rest = second.value.removeprefix("P")
    value = first.value + (rest.removeprefix("T") if "T" in first.value else rest)
    return fixed(first.but(value=value, approximate=first.approximate or second.approximate))


def duration_between(context: Context, unit: str, count: float | str, most: float | str) -> Meaning:
    """A length between two: of "two to three weeks" the shorter, approximately, as TIMEX3 holds but one."""
    del most
    return duration(context, unit, count).map(lambda reading: reading.but(approximate=True))


def edge(context: Context, edge: str, unit: str, count: float | str = 0, tens: float = 0) -> Meaning:
    """A length at one end of something, in TIMEX3's terms: the first (START) nine months."""
    return duration(context, unit, count, tens).map(lambda reading: reading.but(mod=edge))


def moved(
    context: Context,
    length: Evaluate,
    sign: int,
    anaphoric: bool = False,
    exact: bool = False,
    lead: Evaluate | None = None,
    to_the_day: bool = False,
    passed: bool = False,
) -> Meaning:
    """As long as `length` before (-1) or after (1) the anchor, or the previous mention if `anaphoric`.

    As fine as its unit: two months ago is a month. Weeks counted on a day give a day if `exact`, or if the previous
    mention was one; decades counted on a decade give one, and else a year; what is said `to_the_day` is a day. What has
    `passed` does not end after publication, and is else a length: twenty years on.
    """
    del lead
    anchor, warnings = context.earlier(on=sign > 0) if anaphoric else (context.publication(), ())
    extent = length(context).reading
    if extent.unit and extent.unit.of_days:
        anchor = context.of_its_night(anchor)
    if to_the_day and extent.count is not None and extent.unit and extent.unit.of_days:
        far = day_of(_shift(anchor.on, sign * extent.count, extent.unit))
        return Meaning((Option(SIDES[sign], whole(far, Granularity.DAY)),), anchor, warnings=warnings)
    leans = anaphoric and anchor.kind == "previous"
    exact = exact or (leans and context.from_a_day)
    reading = _moved(anchor.on, extent, sign, exact=exact, context=context)
    if leans and context.told_size is extent.unit and reading.start and extent.unit in _COUNTED_IN:
        reading = whole(calendar.floor(day_of(reading.start), extent.unit), extent.unit)
    if passed and reading.start and context.published and day_of(reading.start) > context.published:
        return length(context)
    return Meaning((Option(SIDES[sign], reading.but(mod=extent.mod)),), anchor, warnings=warnings)


def moved_beside(context: Context, length: Evaluate, sign: int) -> Meaning:
    """As long as `length` before or after the event that stands beside it: two days after the vote."""
    extent = length(context).reading
    anchor = context.publication()
    reading = _moved(anchor.on, extent, sign, exact=True, context=context)
    return Meaning((Option(SIDES[sign], reading.but(mod=extent.mod)),), anchor)


def moved_from(
    context: Context,
    length: Evaluate,
    inner: Evaluate,
    sign: int,
    ahead: bool = False,
    same_day: bool = False,
) -> Meaning:
    """As long as `length` before or after another date: two days after March 3.

    `ahead` says that this date is to come: two weeks from Monday; `same_day` that years lead to a day: ten years ago
    today.
    """
    extent = length(context).reading

    def step(reading: Reading) -> Reading:
        moment = reading.start or context.day
        years = in_years(extent)
        if same_day and years is not None and years == int(years):
            day = calendar.plus(day_of(moment), sign * int(years), Granularity.YEAR)
            return whole(day, Granularity.DAY).but(warnings=reading.warnings)
        return _moved(moment, extent, sign, exact=True, context=context).but(warnings=reading.warnings)

    meaning = inner(context)
    coming = tuple(option for option in meaning.options if option.direction == "after")
    return (replace(meaning, options=coming, by="fixed") if ahead and coming else meaning).map(step)


def window(context: Context, length: Evaluate, sign: int) -> Meaning:
    """The stretch of a known length that ends (-1) or begins (1) with the anchor, both its ends in it."""
    extent = length(context).reading
    anchor = context.publication()
    if extent.count is None or extent.unit is None:
        start, end = (context.day, None) if sign > 0 else (None, calendar.plus_days(context.day, 1))
        return fixed(
            extent.but(start=start, end=end, granularity=Granularity.DAY, approximate=True),
            anchor,
            direction=SIDES[sign],
        )
    far = _shift(context.day, sign * extent.count, extent.unit)
    start, last = sorted([context.day, day_of(far)])
    reading = extent.but(start=start, end=calendar.plus_days(last, 1), granularity=Granularity.DAY)
    return fixed(reading, anchor, direction=SIDES[sign])


def within_length(context: Context, length: Evaluate) -> Meaning:
    """In three days: that long after the anchor, or within the stretch of that length that ends with it."""
    later, ended = moved(context, length, 1), window(context, length, -1)
    options = (Option("after", later.reading), Option("before", ended.reading))
    return Meaning(options, later.anchor, by="in-length")


def window_of(context: Context, unit: str, sign: int) -> Meaning:
    """The stretch of one unit that ends (-1) or begins (1) with the anchor: over the past week."""
    return window(context, lambda inner: duration(inner, unit, 1), sign)


def while_(context: Context) -> Meaning:
    """A length of which nothing is known, not even the unit: for some time."""
    found = duration(context, "day").reading
    return fixed(found.but(value="PXX"))


def vague_units(
    context: Context, unit: str, sign: int, also: str | None = None, reference: str | None = None
) -> Meaning:
    """An unknown number of units up to the anchor or from it on: recent weeks, the coming days (`also` and weeks).

    TIMEX3 has them as lengths, or as a vague `reference` to the past or the future.
    """
    del also
    meaning = window(context, lambda inner: duration(inner, unit), sign)
    if reference is None:
        return meaning
    return meaning.map(lambda reading: reading.but(value=reference, timex_type="DATE"))


def repeated(
    context: Context,
    unit: str | None = None,
    weekday: int | None = None,
    month: int | None = None,
    count: float | str = 1,
    ordinal: int | None = None,
    season: int | None = None,
    daypart: str | None = None,
) -> Meaning:
    """Again and again: daily, every six months, every Monday, each July, every night; nowhere on the calendar."""
    del context, ordinal
    size = Granularity(unit) if unit else Granularity.DAY if weekday else Granularity.MONTH
    length = timex3.duration(None if isinstance(count, str) else count, size)
    part = f"T{daypart}" if daypart else ""
    named = (
        (f"XXXX-WXX-{weekday}{part}", weekday),
        (f"XXXX-{month:02}" if month else "", month),
        (_SEASONS[season or 0], season),
        (f"XXXX-XX-XX{part}", daypart),
    )
    value = next((text for text, number in named if number), length)
    return fixed(Reading(None, None, size, value=value, timex_type="SET"))


def weekends(context: Context) -> Meaning:
    """Every weekend: the road is shut at weekends."""
    return repeated(context, "weekend").map(lambda reading: reading.but(value="XXXX-WXX-WE"))


def every_date(context: Context, month: int, day: int) -> Meaning:
    """A day of a month, every year: each July 4."""
    return repeated(context, "year").map(lambda reading: reading.but(value=f"XXXX-{month:02}-{day:02}"))


def every_year(context: Context, inner: Evaluate) -> Meaning:
    """A day of every year: each 5 May, every Christmas; of a feast that moves TIMEX3 can only say that it is yearly."""
    years = [context.at(Anchor("expression", date(year, 1, 1))) for year in _TWO_YEARS]
    days = {f"{next(o for o in inner(there).options[::-1]).reading.start:%m-%d}" for there in years}
    value = f"XXXX-{days.pop()}" if len(days) == 1 else "P1Y"
    return repeated(context, "year").map(lambda reading: reading.but(value=value))


def times_in(context: Context, unit: str, count: float | str = 1) -> Meaning:
    """So many times in a unit: twice a week is a set of the week."""
    del count
    return repeated(context, unit)


def _shift(moment: Moment, count: float, size: Granularity) -> Moment:
    """A moment moved by a length; days and coarser by the calendar, finer by the clock."""
    if not size.of_days:
        base = moment if isinstance(moment, datetime) else datetime.combine(moment, time(), UTC)
        try:
            return base + timedelta(hours=count * _HOURS.get(size, 24.0))
        except OverflowError as error:
            raise DateImpossible(f"{moment.isoformat()} {count:+g} {size}") from error
    step, unit = _STEPS.get(size, (1, size))
    shifted = calendar.plus(day_of(moment), int(count) * step, unit)
    if count != int(count) and size.rank < Granularity.WEEK.rank:
        half, unit = _HALVES.get(size, (15, Granularity.DAY))
        shifted = calendar.plus(shifted, half if count > 0 else -half, unit)
    return shifted


def _moved(moment: Moment, extent: Reading, sign: int, *, exact: bool, context: Context) -> Reading:
    if extent.count is None or extent.unit is None:
        return _somewhere(day_of(moment), sign, extent.unit or Granularity.DAY)
    if not extent.unit.of_days:
        return _moved_clock(moment, extent, sign, context)
    if extent.unit in _COUNTED_IN:
        return _moved_years(moment, extent, sign)
    far = day_of(_shift(moment, sign * extent.count, extent.unit))
    size = Granularity.MONTH if extent.count != int(extent.count) else _NEAREST.get(extent.unit, extent.unit)
    size = Granularity.DAY if exact and size is Granularity.WEEK else size
    return whole(calendar.floor(far, size), size).but(approximate=extent.approximate)


def in_years(extent: Reading) -> float | None:
    """A length in years; None where it is in smaller units, or not known."""
    if extent.count is None or extent.unit is None:
        return None
    years = {Granularity.YEAR: 1, **{size: count for size, (count, _) in _COUNTED_IN.items()}}.get(
        extent.unit
    )
    return None if years is None else extent.count * years


def this_time(context: Context, unit: str, shift: int) -> Meaning:
    """The same time of another unit: this time last year is about that month, this time next week about that day."""
    size = Granularity(unit)
    day = calendar.plus(context.day, shift, size)
    fine = Granularity.MONTH if size is Granularity.YEAR else Granularity.DAY
    reading = whole(calendar.floor(day, fine), fine).but(approximate=True)
    return Meaning((Option(SIDES[shift], reading),), context.publication())


def _moved_years(moment: Moment, extent: Reading, sign: int) -> Reading:
    """Decades and centuries ago are years: a decade ago is the year ten years before."""
    years, size = _COUNTED_IN[extent.unit or Granularity.DECADE]
    far = calendar.plus(day_of(moment), round(sign * (extent.count or 0) * years), size)
    return whole(calendar.floor(far, size), size).but(approximate=True)


def _somewhere(day: date, sign: int, unit: Granularity) -> Reading:
    """An unknown length before or after a day: open on the far side, of hours about that day."""
    if not unit.of_days:
        return whole(day, Granularity.DAY).but(approximate=True)
    if sign > 0:
        return Reading(day, None, Granularity.DAY, True, value="FUTURE_REF")
    return Reading(None, day, Granularity.DAY, True, value="PAST_REF")


def _moved_clock(moment: Moment, extent: Reading, sign: int, context: Context) -> Reading:
    """Hours and minutes from a moment; from a mere day, the day that whole days of hours lead to."""
    count, size = extent.count or 0, extent.unit or Granularity.HOUR
    if not isinstance(moment, datetime):
        days = int(count // 24) if size is Granularity.HOUR else 0
        return whole(calendar.plus_days(moment, sign * days), Granularity.DAY)
    shifted = _shift(moment, sign * count, size)
    stamp = shifted if isinstance(shifted, datetime) else datetime.combine(shifted, time(), context.zone)
    value = stamp.strftime("%Y-%m-%dT%H:%M")
    return Reading(stamp, stamp + timedelta(minutes=1), Granularity.MINUTE, value=value, timex_type="TIME")
