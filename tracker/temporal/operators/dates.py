"""Days by their date or their name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tracker.errors import DateImpossible
from tracker.temporal import calendar, feasts, numeric
from tracker.temporal.meaning import Context, Evaluate, Meaning, Option, Reading, day_of, fixed
from tracker.temporal.model import Anchor, Granularity
from tracker.temporal.operators.build import (
    SIDES,
    cyclic,
    days,
    decided,
    full_year,
    hull,
    try_days,
    whole,
)

_HUNDRED = 100
_THESE_DAYS = 7
_HALF_A_YEAR = 183  # days
_A_YEAR_OF_MOONS = 400  # days: what comes again every year is no farther away
_YEAR_OF_MONTHS = 12
_LEAP_SEARCH = 8  # years: no 29 February is farther from a day than that
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_of(  # the parts of a date, each optional
    context: Context,
    month: int,
    day: int | None = None,
    year: int | None = None,
    shortyear: int | None = None,
    last: int | None = None,
    ordinal: int | None = None,
) -> Meaning:
    """A day of a month, or from that day to another one of the same month; without a year, one on each side."""
    first = day or ordinal or 1
    until = last or first
    if until < first:
        raise DateImpossible(f"{first}-{until}")
    full = full_year(context, year, shortyear)
    if full is not None:
        return fixed(days(calendar.make(full, month, first), calendar.make(full, month, until)))
    calendar.make(2000, month, until)  # 2000 is a leap year: refuses what no year has
    years = range(max(context.day.year - _LEAP_SEARCH, 1), min(context.day.year + _LEAP_SEARCH, 9998) + 1)
    found = [try_days(year, month, first, until) for year in years]
    return cyclic(context, [reading for reading in found if reading], "monthday")


def three_days(context: Context, month: int, day: int, middle: int, last: int) -> Meaning:
    """Three days of a month that follow one another: on May 3, 4 and 5; raises DateImpossible for others."""
    if not day < middle < last or last - day != 2:
        raise DateImpossible(f"{day}, {middle}, {last}")
    return date_of(context, month, day, last=last)


def day_of_month(context: Context, day: int, lead: Evaluate | None = None) -> Meaning:
    """A day of the month that was named last, or of the next month where that day has gone by: on the 21st.

    With a `lead` it is of that month: the 21st of the month. One after publication may be of the month before, one
    before the month of publication the next one that is announced: December's figures will be published on the 21st.
    """
    anchor, warnings = context.earlier()
    start = day_of(anchor.on)
    reading = _day_from(start.replace(day=1) if lead else start, day)
    if lead or reading.start is None:
        return Meaning((Option(None, reading),), anchor, warnings=warnings)
    if day_of(reading.start) < context.day.replace(day=1):
        coming = Option("after", _day_from(context.day, day))
        return Meaning((Option("before", reading), coming), anchor, by="day-of-month", warnings=warnings)
    if not start <= context.day < day_of(reading.start):
        return Meaning((Option(None, reading),), anchor, warnings=warnings)
    back = _day_from(calendar.plus_months(context.day.replace(day=1), -1), day)
    this = _day_from(context.day.replace(day=1), day)
    return replace(cyclic(context, [back, this, reading], "monthday"), warnings=warnings)


def days_of_month(context: Context, day: int, last: int) -> Meaning:
    """From one day of the month that was named to another: from the 20th to the 25th."""

    def extended(reading: Reading) -> Reading:
        return reading.but(end=_day_from(day_of(reading.start or context.day), last).end)

    return day_of_month(context, day).map(extended)


def _day_from(start: date, day: int) -> Reading:
    """The next day of a number, from a day on."""
    months = (calendar.plus_months(start.replace(day=1), count) for count in range(_LEAP_SEARCH))
    found = (try_days(month.year, month.month, day, day) for month in months)
    return next(one for one in found if one and one.start and day_of(one.start) >= start)


def day_in(context: Context, outer: Evaluate, day: int = 1) -> Meaning:
    """A day of a month that other words name: the 20th of next month."""

    def pick(reading: Reading) -> Reading:
        start = day_of(reading.start or context.day)
        return try_days(start.year, start.month, day, day) or reading.but(
            warnings=("there is no such day in it",)
        )

    return outer(context).map(pick)


def feast(context: Context, feast: str) -> Meaning:
    """A feast or fixed observance by its id in `calendars/`: the last one, the one of today, the next one."""
    row = feasts.load()[feast]
    years = range(max(context.day.year - 2, 1), min(context.day.year + 2, 9998) + 1)
    found = [
        days(first, calendar.plus_days(first, row.length - 1)).but(approximate=row.approximate)
        for year in years
        for first in row.days(year)
        if abs((first - context.day).days) <= _A_YEAR_OF_MOONS
    ]
    return cyclic(context, found, "monthday")


def shifted(context: Context, inner: Evaluate, shift: int) -> Meaning:
    """The last or next one of a day that comes again: last Thanksgiving, next March 1."""
    meaning = inner(context)
    kept = tuple(option for option in meaning.options if option.direction == SIDES.get(shift))
    return replace(meaning, options=kept, by="fixed") if kept else meaning


def shifted_date(context: Context, month: int, day: int, shift: int) -> Meaning:
    """The last or next one of a day of a month."""
    return shifted(context, lambda inner: date_of(inner, month, day), shift)


def either_day(context: Context, month: int, day: int, last: int, year: int | None = None) -> Meaning:
    """One or the other day of a month."""
    meaning = date_of(context, month, day, year)
    pairs = [
        (option, whole(calendar.make(day_of(option.reading.start).year, month, last), Granularity.DAY))
        for option in meaning.options
        if option.reading.start
    ]
    options = [
        replace(option, reading=hull(option.reading, other).but(members=(option.reading, other)))
        for option, other in pairs
    ]
    return replace(meaning, options=tuple(options))


def iso(context: Context, iso: str) -> Meaning:
    """A date written YYYY-MM-DD."""
    del context
    year, month, day = (int(part) for part in iso.split("-"))
    return fixed(whole(calendar.make(year, month, day), Granularity.DAY))


def iso_week(context: Context, isoweek: tuple[int, int]) -> Meaning:
    """A week written YYYY-Www; raises DateImpossible for one that its year lacks."""
    del context
    try:
        return fixed(whole(date.fromisocalendar(*isoweek, 1), Granularity.WEEK))
    except ValueError as error:
        raise DateImpossible(f"{isoweek[0]}-W{isoweek[1]:02}") from error


def slashed_short(context: Context, first: int, second: int) -> Meaning:
    """A day and a month in numbers, without a year: on 9/3.

    Only the publisher's country tells which is which: raises DateImpossible where it is not known, or the month none.
    """
    if context.country is None:
        raise DateImpossible(f"{first}/{second}")
    order, _ = numeric.load().order(context.country, "DM")
    month, day = (first, second) if order == "MD" else (second, first)
    return date_of(context, month, day)


def slashed_name(  # the two numbers, and the date that has them for a name
    context: Context, first: int, second: int, month: int, day: int, year: int, dated: bool = False
) -> Meaning:
    """The one day that two numbers are the name of, in whatever order a country writes its dates: 9/11.

    Other numbers are a day and a month where they are `dated`; else raises DateImpossible.
    """
    if (first, second) == (month, day):
        return fixed(whole(calendar.make(year, month, day), Granularity.DAY))
    if dated:
        return slashed_short(context, first, second)
    raise DateImpossible(f"{first}/{second}")


def slashed(context: Context, slash: tuple[int, int, int], order: numeric.Order) -> Meaning:
    """A date in numbers, in the order of the publisher's country, else of the language; if that is none, in the other.

    `order` is "MD" or "DM" and gives way to the country; a year in front is followed by the month. Where both
    orders make a date, both are kept, the first with the odds that `numeric.toml` gives to a known or unknown country.
    """
    if slash[0] > 31:
        return fixed(whole(calendar.make(*slash), Granularity.DAY))
    one, two, year = slash
    if year < _HUNDRED:
        year = full_year(context, None, year) or year
    order, odds = numeric.load().order(context.country, order)
    orders = [(one, two), (two, one)] if order == "MD" else [(two, one), (one, two)]
    found = [reading for month, day in orders if (reading := try_days(year, month, day, day))]
    if not found:
        raise DateImpossible("/".join(map(str, slash)))
    readings = found[:1] if one == two else found
    return Meaning(
        tuple(Option(None, reading) for reading in readings), odds=odds if len(readings) > 1 else 1.0
    )


def relative_day(context: Context, relday: int) -> Meaning:
    """Today (0), yesterday (-1), tomorrow (1) and their neighbours."""
    day = calendar.plus_days(context.day, relday)
    return decided(context, whole(day, Granularity.DAY), relday)


def weekday(context: Context, weekday: int, shift: int | None = None) -> Meaning:
    """The day of a name; with -1 or 1, the one before or after the anchor.

    "Next" may mean the coming one or the one of next week: when the coming one is still in this week both are kept, the
    coming one first, unless that is tomorrow, which nobody calls so.
    """
    day = context.day
    before = calendar.on_or_before(calendar.plus_days(day, -1), weekday)
    after = calendar.on_or_after(calendar.plus_days(day, 1), weekday)
    if shift == -1:
        return decided(context, whole(before, Granularity.DAY), -1)
    if shift == 1:
        meaning = decided(context, whole(after, Granularity.DAY), 1)
        if after.isocalendar()[:2] != day.isocalendar()[:2]:
            return meaning
        later = Option("after", whole(calendar.plus_days(after, 7), Granularity.DAY))
        options = (*meaning.options, later)
        return replace(meaning, options=options[::-1] if (after - day).days == 1 else options, odds=0.75)
    sides: list[Option] = [
        Option("before", whole(before, Granularity.DAY)),
        Option("after", whole(after, Granularity.DAY)),
    ]
    if day.isoweekday() == weekday:
        sides.append(Option("same", whole(day, Granularity.DAY)))
    return Meaning(tuple(sides), context.publication(), by="weekday" if shift is None else "this-weekday")


def weekday_and(context: Context, weekday: int, weeks: int) -> Meaning:
    """So many weeks after the coming day of a name: Sunday a week, Monday week."""
    coming = calendar.on_or_after(calendar.plus_days(context.day, 1), weekday)
    return decided(context, whole(calendar.plus_days(coming, 7 * weeks), Granularity.DAY), 1)


def weekday_told(context: Context, weekday: int, that_week: bool = False) -> Meaning:
    """The day of a name that a story comes to: the first one after the day that it told of, if that is not of now.

    "He fell ill on 8 April and tested positive on the Monday"; beside a day of the last two weeks it is any Monday.
    With `that_week` it is the one of the week of that day: that Friday. Of a week that was told it is always the one of
    that: "in the week of April 13 ... on the Wednesday".
    """
    of_a_week = context.told_size is Granularity.WEEK
    anchor = context.told() if of_a_week and context.anchor is None else context.told_day()
    near = anchor is not None and -_THESE_DAYS < (day_of(anchor.on) - context.day).days <= 0
    if anchor is None or (near and not of_a_week):
        return _weekday(context, weekday)
    start = calendar.floor(day_of(anchor.on), Granularity.WEEK) if that_week else day_of(anchor.on)
    return Meaning((Option("after", whole(calendar.on_or_after(start, weekday), Granularity.DAY)),), anchor)


def weekday_apposed(context: Context, weekday: int) -> Meaning:
    """The name of the day that was told just before: on Nov. 16, a Sunday."""
    anchor = context.told_day()
    if anchor is None or day_of(anchor.on).isoweekday() != weekday:
        return _weekday(context, weekday)
    return Meaning((Option("same", whole(day_of(anchor.on), Granularity.DAY)),), anchor)


_weekday = weekday  # beside parameters of that name


def numbered_weekday(context: Context, name: Evaluate, day: int) -> Meaning:
    """A day of a name and a number, whose month is the one in which it has both: Tuesday 18th."""
    weekday = _weekday_of(name, context)
    start = context.day.replace(day=1)
    months = [calendar.plus_months(start, step) for step in range(-_YEAR_OF_MONTHS, _YEAR_OF_MONTHS + 1)]
    found = [try_days(first.year, first.month, day, day) for first in months]
    named = [one for one in found if one and one.start and day_of(one.start).isoweekday() == weekday]
    return cyclic(context, named, "monthday")


def weekdays_ago(context: Context, weekday: int, count: float | str) -> Meaning:
    """So many days of a name back, the last one before the anchor being the first: three Tuesdays ago."""
    last = calendar.on_or_before(calendar.plus_days(context.day, -1), weekday)
    if isinstance(count, str):
        return decided(context, Reading(None, last, Granularity.DAY, True, value="PAST_REF"), -1)
    return decided(context, whole(calendar.plus_days(last, -7 * (int(count) - 1)), Granularity.DAY), -1)


def neighbour_weekday(context: Context, weekday: int, step: int) -> Meaning:
    """The preceding or following day of a name, counted from the previous mention if there is one."""
    anchor, _ = context.earlier(on=step > 0)
    start = day_of(anchor.on)
    edge = calendar.plus_days(start, step)
    day = calendar.on_or_after(edge, weekday) if step > 0 else calendar.on_or_before(edge, weekday)
    return Meaning((Option(SIDES[step], whole(day, Granularity.DAY)),), anchor)


def weekday_beside(context: Context, name: Evaluate, inner: Evaluate, step: int) -> Meaning:
    """The day of a name before or after another day: the Sunday after Easter."""
    weekday = _weekday_of(name, context)

    def move(reading: Reading) -> Reading:
        edge = calendar.plus_days(day_of(reading.start or context.day), step)
        found = calendar.on_or_after(edge, weekday) if step > 0 else calendar.on_or_before(edge, weekday)
        return whole(found, Granularity.DAY)

    return inner(context).map(move)


def checked(context: Context, name: Evaluate, inner: Evaluate, lead: Evaluate | None = None) -> Meaning:
    """A date with the name of its day: options on another day drop out; if all do, the mismatch is flagged.

    It is none where the date has that name beside what was told last: "On 25 March 1998 ... Thursday 9 April".
    """
    del lead
    weekday = _weekday_of(name, context)
    meaning = inner(context)
    if fitting := _on(meaning, weekday):
        return fitting
    for told in filter(None, (context.told_day(), context.told())):
        there = _on(inner(context.at(told)), weekday)
        if there and abs((day_of(there.reading.start or context.day) - day_of(told.on)).days) < _HALF_A_YEAR:
            return replace(there, anchor=told)
    return meaning.map(lambda reading: reading.but(warnings=(*reading.warnings, _mismatch(reading, weekday))))


def _on(meaning: Meaning, weekday: int) -> Meaning | None:
    """The options of a meaning that are on days of a name; None where none is."""
    fitting = tuple(
        o for o in meaning.options if o.reading.start and day_of(o.reading.start).isoweekday() == weekday
    )
    return (
        replace(meaning, options=fitting, odds=1.0 if len(fitting) == 1 else meaning.odds)
        if fitting
        else None
    )


def _weekday_of(name: Evaluate, context: Context) -> int:
    """The ISO weekday that a mention names, whatever its date."""
    anywhere = context.at(Anchor("expression", date(2000, 1, 1)))
    return day_of(name(anywhere).reading.start or date(2000, 1, 1)).isoweekday()


def _mismatch(reading: Reading, weekday: int) -> str:
    day = day_of(reading.start) if reading.start else date.min
    return f"{day.isoformat()} is a {_NAMES[day.isoweekday() - 1]}, not a {_NAMES[weekday - 1]}"
