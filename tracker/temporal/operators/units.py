"""Weeks, months, quarters, seasons, years: the one that holds the anchor, its neighbours, or the one of a number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from tracker.errors import DateImpossible
from tracker.temporal import calendar
from tracker.temporal.meaning import Context, Evaluate, Meaning, Option, Reading, day_of, fixed
from tracker.temporal.model import Anchor, Direction, Granularity
from tracker.temporal.operators import lengths
from tracker.temporal.operators.build import (
    SIDES,
    cyclic,
    decided,
    full_year,
    own_value,
    whole,
)

HERE = "here"
"""What the choice of a text's own unit is called: in a span it is the one of the other end."""

_SUNDAY = 7
_TWO_DIGITS = 100  # and less are the last two digits of a year
_HALF_YEAR = 6  # months
_AS_DECADES = 1900  # from here on a year that ends on two noughts begins ten years, before it a hundred
_PERIODS = {"q": (Granularity.QUARTER, 3), "h": (Granularity.HALF, 6), "fy": (Granularity.YEAR, 12)}
_CENTURY, _QUARTER, _MILLENNIUM = 100, 25, 1000
_OLDEST = 9999  # years before the common era that EDTF and TIMEX3 write with four digits


def unit(context: Context, unit: str, shift: int) -> Meaning:
    """The unit that holds the anchor, or the one before or after it: this week, last month, next year."""
    return _beside(context, Granularity(unit), shift)


def unit_here(context: Context, unit: str) -> Meaning:
    """The unit that holds the anchor, or the past day that a paragraph tells of: by the end of the month.

    A decade or century is that of the mention before it.
    """
    size = Granularity(unit)
    if size.rank >= Granularity.YEAR.rank:
        there = context.of_here()
    else:
        told = context.told_size
        there = context.told() if told and told.rank >= Granularity.YEAR.rank else None
    here = _beside(context.at(there) if there and context.anchor is None else context, size, 0)
    return replace(here, by=HERE)


def same_back(context: Context, inner: Evaluate, length: Evaluate) -> Meaning:
    """A unit of now, so many years back: ten years ago this week."""
    extent = length(context).reading
    years = lengths.in_years(extent)

    def back(reading: Reading) -> Reading:
        if reading.start is None or years is None:
            return reading
        start = calendar.plus(day_of(reading.start), -int(years), Granularity.YEAR)
        return whole(calendar.floor(start, reading.granularity), reading.granularity)

    return replace(inner(context).map(back), by="fixed")


def cycle(  # the parts of what comes again, each optional
    context: Context,
    unit: str,
    index: int | None = None,
    shift: int | None = None,
    ahead: bool = False,
    ended: bool = False,
) -> Meaning:
    """A unit that comes again: a month or season or quarter of every year by its number, a weekend of every week.

    With -1 or 1 the one before or after the anchor; with 0 the one of the anchor's year. One that lies `ahead` has not
    ended, and may have begun; one of results has `ended`.
    """
    size = Granularity(unit)
    found = [whole(start, size) for start in _starts(context.day, size, index)]
    meaning = cyclic(context, found, f"this-{size}" if shift == 0 and index is None else size.value)
    if ahead:
        return _only(meaning, [o for o in meaning.options if o.direction != "before"][:1])
    if ended:
        return _only(meaning, [o for o in meaning.options if o.direction == "before"])
    if shift is None or (shift == 0 and index is None):
        return meaning
    if shift == 0:
        held = [option for option in meaning.options if option.direction == "same"]
        return _only(meaning, (held or [o for o in meaning.options if _year_of(o) == context.day.year])[:1])
    if size is Granularity.WEEKEND and shift == 1:
        return _next_weekend(meaning)
    return _only(meaning, [o for o in meaning.options if o.direction == SIDES[shift]])


def period_with_year(context: Context, yearperiod: tuple[str, int, int]) -> Meaning:
    """A quarter or half of a year as analysts write it: 3Q25, 2H2025."""
    kind, nth, number = yearperiod
    size, months = _PERIODS[kind]
    short = number if number < _TWO_DIGITS else None
    year = full_year(context, number, short) or 1
    return fixed(whole(calendar.make(year, (nth - 1) * months + 1), size))


def quarter_of_month(context: Context, month: int) -> Meaning:
    """The quarter of every year that holds a month, as reports of companies call it: the March quarter."""
    return cycle(context, Granularity.QUARTER, (month + 2) // 3)


def period_of_months(context: Context, month: int, last: int) -> Meaning:
    """From one month to another, as reports of companies speak: a quarter or half where it is one."""
    count = (last - month) % 12 + 1
    size = {3: Granularity.QUARTER, 6: Granularity.HALF}.get(count)
    if size and month % count == 1:
        return cycle(context, size, (month + count - 1) // count)

    def extended(reading: Reading) -> Reading:
        start = day_of(reading.start or context.day)
        return reading.but(end=calendar.plus_months(start, count))

    return cycle(context, Granularity.MONTH, month).map(extended)


def cycle_there(context: Context, unit: str, index: int) -> Meaning:
    """The month or season of the year that was named last: that summer; the winter that begins in it."""
    anchor, warnings = context.earlier(ending=True)
    return replace(cycle(context.at(anchor), unit, index, 0), warnings=warnings)


def cycle_beside(context: Context, unit: str, index: int, step: int = 1) -> Meaning:
    """The next or previous month or season of a name, counted from the previous mention: the following spring."""
    anchor, warnings = context.earlier(ending=step > 0)
    meaning = cycle(context.at(anchor), unit, index)
    within = [option for option in meaning.options if option.direction == "same"]
    if step > 0 and within and context.told_size is Granularity.YEAR:  # the winter that begins in it
        return replace(_only(meaning, within), warnings=warnings)
    return replace(cycle(context.at(anchor), unit, index, step), warnings=warnings)


def year_before_christ(context: Context, number: float) -> Meaning:
    """A year before the common era: 58 BC is the year -57 of ISO 8601, which Python's calendar does not hold."""
    year = int(number)
    if not 1 <= year <= _OLDEST:
        raise DateImpossible(context.text)
    reading = Reading(None, None, Granularity.YEAR, value=f"BC{year:04}", written=f"{1 - year:05}")
    return fixed(reading)


def century_before_christ(context: Context, ordinal: int) -> Meaning:
    """A century before the common era: the 5th is of the years 500 to 401, in TIMEX3 BC04."""
    if not 1 <= ordinal <= _OLDEST // _CENTURY:
        raise DateImpossible(context.text)
    hundreds = ordinal - 1
    return fixed(
        Reading(None, None, Granularity.CENTURY, value=f"BC{hundreds:02}", written=f"-{hundreds:02}XX")
    )


def year_of_our_lord(context: Context, number: float) -> Meaning:
    """A year that is marked as one of the common era, so that it may have few digits: AD 79."""
    return year(context, int(number))


def year(context: Context, year: int | None = None, shortyear: int | None = None) -> Meaning:
    """A year by its number; two digits mean the year nearest to the anchor."""
    full = full_year(context, year, shortyear)
    return fixed(whole(calendar.make(full or 1), Granularity.YEAR))


def spoken_year(context: Context, hundreds: int = 2000, tens: int = 0, ones: int = 0) -> Meaning:
    """A year as it is spoken: nineteen ninety-six, two thousand and eight."""
    return year(context, hundreds + tens + ones)


def years(context: Context, first: int, last: int | None = None, twodigits: int | None = None) -> Meaning:
    """From one year to another, the second perhaps by its last two digits: 1998-99; 2026-02 is a month (ISO 8601)."""
    if twodigits is not None and 1 <= twodigits <= 12 and twodigits <= first % 100:
        return month_of_year(context, twodigits, first)
    end = last if last is not None else first // 100 * 100 + (twodigits or 0)
    if end <= first:
        raise DateImpossible(f"{first}-{end}")
    return fixed(Reading(calendar.make(first), calendar.make(end + 1), Granularity.YEAR))


def turn_of_century(context: Context, unit: str = "century") -> Meaning:
    """The year that begins the century, or the thousand years, whose beginning lies nearest to what is told."""
    there = context.of_scene() or context.publication()
    size = _CENTURY if unit == "century" else _MILLENNIUM
    return fixed(whole(calendar.make(max(round(day_of(there.on).year / size), 1) * size), Granularity.YEAR))


def turn_of_nth_century(context: Context, ordinal: int) -> Meaning:
    """The year with which the nth century began: the turn of the 20th century is 1900."""
    del context
    return fixed(whole(calendar.make(max((ordinal - 1) * _CENTURY, 1)), Granularity.YEAR))


def quarter_of_century(context: Context, index: int, ordinal: int) -> Meaning:
    """A quarter of the nth century, of 25 years; TIMEX3 keeps the century: the second quarter of the 19th century."""

    def cut(reading: Reading) -> Reading:
        start = day_of(reading.start or context.day).year // _CENTURY * _CENTURY + (index - 1) * _QUARTER
        bounds = {"start": calendar.make(max(start, 1)), "end": calendar.make(start + _QUARTER)}
        return reading.but(**bounds, granularity=Granularity.YEAR, value=own_value(reading))

    if not 1 <= index <= _CENTURY // _QUARTER:
        raise DateImpossible(context.text)
    return century(context, ordinal).map(cut)


def new_year(context: Context) -> Meaning:
    """The year that begins, seen from its eve or from its first half, or after what is told: in the new year."""
    if context.scene and context.anchor is None:
        return unit(context.at(context.of_scene()), "year", 1)
    return unit(context, "year", 1 if context.day.month > _HALF_YEAR else 0)


def season_years(context: Context, first: int, twodigits: int) -> Meaning:
    """The two years that a season spans: 2025/26; raises DateImpossible where the second is not the next."""
    if twodigits != (first + 1) % 100:
        raise DateImpossible(f"{first}/{twodigits:02}")
    return years(context, first, first + 1)


def month_of_year(
    context: Context, month: int, year: int | None = None, shortyear: int | None = None
) -> Meaning:
    """A month of a year."""
    full = full_year(context, year, shortyear)
    return fixed(whole(calendar.make(full or 1, month), Granularity.MONTH))


def decade(context: Context, decade: int) -> Meaning:
    """A decade by the year that begins it; a hundred years where that is what is meant: the 1800s."""
    del context
    size = Granularity.DECADE if decade % 100 or decade >= _AS_DECADES else Granularity.CENTURY
    return fixed(whole(calendar.make(decade), size))


def century(context: Context, ordinal: int) -> Meaning:
    """The nth century, as the years (n-1)00 to (n-1)99."""
    del context
    return fixed(whole(calendar.make(max((ordinal - 1) * 100, 1)), Granularity.CENTURY))


def seasons_away(
    context: Context, count: float | str, index: int, sign: int, anaphoric: bool = False
) -> Meaning:
    """The season of a name so many years before (-1) or after (1) the anchor's year: two summers later."""
    anchor, warnings = context.earlier(on=sign > 0) if anaphoric else (context.publication(), ())
    if isinstance(count, str):
        raise DateImpossible(context.text)
    start = calendar.make(day_of(anchor.on).year + sign * int(count), index * 3)
    return Meaning((Option(SIDES[sign], whole(start, Granularity.SEASON)),), anchor, warnings=warnings)


def sibling(context: Context, unit: str, step: int) -> Meaning:
    """The same, previous or next unit, counted from the previous mention: that week, the following day.

    What comes next counts from the last of several units: "from 20 to 24 April ... the next day". The weekend that
    follows a Thursday is the one of its week.
    """
    size = Granularity(unit)
    anchor, warnings = context.earlier(
        of_days=size is Granularity.DAY, on=step > 0 or size is Granularity.YEAR
    )
    known = context.period if size is Granularity.QUARTER and step < 0 and context.anchor is None else None
    if known and known.granularity is size and known.interval.start:
        anchor, warnings = Anchor("previous", known.interval.start, known.text), ()
    held = calendar.floor(day_of(anchor.on), size)
    ahead = step > 0 and held > day_of(anchor.on)
    start = calendar.floor(calendar.plus(held, step - ahead, size), size)
    direction: Direction = SIDES.get(step, "same")
    return Meaning((Option(direction, whole(start, size)),), anchor, warnings=warnings)


def event_day(context: Context, step: int = 0) -> Meaning:
    """The day of the event that stands beside it, or one next to that: the day of the raid, the eve of the vote."""
    return sibling(context, "day", step)


def same_in(context: Context, inner: Evaluate, outer: Evaluate) -> Meaning:
    """The same unit of another year: the same quarter of 2025, the same week last year (by its number)."""
    known, year = inner(context), outer(context).reading
    period = context.period
    if period and period.granularity is known.reading.granularity is Granularity.QUARTER:
        known = latest(context)

    def move(reading: Reading) -> Reading:
        if reading.start is None or year.start is None:
            return reading
        start, size = day_of(reading.start), reading.granularity
        years = day_of(year.start).year - start.year
        if size is Granularity.WEEK:
            return whole(calendar.floor(calendar.plus_days(start, 364 * years), size), size)
        return whole(calendar.floor(calendar.plus(start, years, Granularity.YEAR), size), size)

    return Meaning((Option("before", move(known.reading)),), known.anchor)


def unit_beside(context: Context, inner: Evaluate, unit: str, step: int) -> Meaning:
    """The unit before or after the one that holds another date: the day after Tuesday's vote.

    The week before a Sunday is the one that ends with it: the week before Easter.
    """
    size = Granularity(unit)

    def move(reading: Reading) -> Reading:
        edge = calendar.plus_days(day_of(reading.end), -1) if step > 0 and reading.end else None
        edge = edge or day_of(reading.start or context.day)
        if size is Granularity.WEEK and step < 0 and edge.isoweekday() == _SUNDAY:
            return whole(calendar.floor(edge, size), size).but(warnings=reading.warnings)
        start = calendar.floor(edge, size)
        return whole(calendar.floor(calendar.plus(start, step, size), size), size).but(
            warnings=reading.warnings
        )

    return inner(context).map(move)


def year_before(context: Context, unit: str | None = None, quarters: bool = False) -> Meaning:
    """One year before the period that the text is about, in its size or another: the year-earlier quarter.

    With `quarters` only a quarter or half counts as such a period ("a year ago" is else a year). A quarter is compared
    with the last one that was complete, where the text is about none.
    """
    period = None if context.anchor else context.period
    if period and quarters and period.granularity not in (Granularity.QUARTER, Granularity.HALF):
        period = None
    if period and period.interval.start:
        anchor, size = Anchor("previous", period.interval.start, period.text), period.granularity
        size = Granularity.YEAR if size.rank >= Granularity.WEEK.rank else size
    else:
        anchor, size = context.publication(), Granularity.YEAR
    size = Granularity(unit) if unit else size
    base = calendar.floor(day_of(anchor.on), size)
    if period is None and size is Granularity.QUARTER and context.anchor is None:
        base = calendar.plus(base, -1, size)
    start = calendar.floor(calendar.plus(base, -1, Granularity.YEAR), size)
    return Meaning((Option("before", whole(start, size)),), anchor)


def period_in(context: Context, outer: Evaluate | None = None, unit: str | None = None) -> Meaning:
    """The period that the text is about, in another year: the 1988 quarter, last year's period.

    Without such a period it is the whole year, or for a `unit` the last one that was complete by then.
    """
    known = context.period
    year = outer(context).reading if outer else None
    base = known.interval.start if known and (unit is None or known.granularity == unit) else None
    if known is None or base is None or known.granularity.rank <= Granularity.YEAR.rank:
        if unit is None:
            return outer(context) if outer else unit_of_year(context)
        size = Granularity(unit)
        base = calendar.plus(calendar.floor(context.day, size), -1, size)
        anchor = context.publication()
    else:
        size, anchor = known.granularity, Anchor("previous", base, known.text)
    when = day_of(year.start).year if year and year.start else day_of(base).year - 1
    start = calendar.floor(calendar.make(when, day_of(base).month), size)
    return Meaning((Option("before", whole(start, size)),), anchor)


def unit_of_year(context: Context) -> Meaning:
    """The year before the anchor's."""
    return unit(context, "year", -1)


def quarter_of_last_year(context: Context, ordinal: int) -> Meaning:
    """A quarter of the year before the anchor's, by its number."""
    start = calendar.make(context.day.year - 1, min(max(ordinal, 1), 4) * 3 - 2)
    return Meaning((Option("before", whole(start, Granularity.QUARTER)),), context.publication())


def latest(context: Context, unit: str = "quarter", any_size: bool = False) -> Meaning:
    """The unit that the text is about if it named one, else the last that was complete: the quarter.

    With `any_size` the period that the text is about, whatever its size.
    """
    size, period = Granularity(unit), context.period
    if any_size and period:
        size = period.granularity
    if period and period.granularity is size and period.interval.start:
        anchor = Anchor("previous", period.interval.start, period.text)
        return Meaning((Option("same", whole(day_of(anchor.on), size)),), anchor)
    return decided(context, whole(calendar.plus(calendar.floor(context.day, size), -1, size), size), -1)


def _beside(context: Context, size: Granularity, shift: int) -> Meaning:
    start = calendar.floor(calendar.plus(calendar.floor(context.day, size), shift, size), size)
    return decided(context, whole(start, size), shift)


def _starts(day: date, size: Granularity, index: int | None) -> Iterable[date]:
    """First days of the units of a cycle around a day."""
    if index is None:
        first = calendar.floor(day, size)
        return [calendar.plus(first, count, size) for count in (-1, 0, 1)]
    months = {Granularity.MONTH: 1, Granularity.QUARTER: 3, Granularity.HALF: 6, Granularity.SEASON: 3}[size]
    month = (index - 1) * months + 1 if size is not Granularity.SEASON else index * 3
    years = [day.year + count for count in (-2, -1, 0, 1) if 1 <= day.year + count <= 9998]
    return [calendar.make(year, month) for year in years]


def _only(meaning: Meaning, options: Sequence[Option]) -> Meaning:
    """A meaning whose words have decided between its options; raises DateImpossible where none is left."""
    if not options:
        raise DateImpossible(
            meaning.reading.interval.start.isoformat() if meaning.reading.interval.start else ""
        )
    return replace(meaning, options=tuple(options), by="fixed")


def _next_weekend(meaning: Meaning) -> Meaning:
    """The coming weekend or the one after it: usage is divided, so that neither reading is probable."""
    coming = _only(meaning, [o for o in meaning.options if o.direction == "after"])
    start = calendar.plus_days(day_of(coming.reading.start or date.max), 7)
    later = Option("after", whole(start, Granularity.WEEKEND))
    return replace(coming, options=(*coming.options, later), odds=0.5)


def _year_of(option: Option) -> int | None:
    return option.reading.start.year if option.reading.start else None
