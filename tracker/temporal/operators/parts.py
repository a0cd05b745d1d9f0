"""Parts of a stretch and looser ways to speak of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tracker.errors import DateImpossible
from tracker.temporal import calendar, timex3
from tracker.temporal.meaning import Context, Evaluate, Meaning, Reading, day_of, fixed
from tracker.temporal.model import Anchor, Direction, Granularity
from tracker.temporal.operators import dates, units
from tracker.temporal.operators.build import (
    SIDES,
    whole,
)

_SOME_DAY = date(2000, 1, 1)
_SATURDAY = 6
_SEVERAL = 2  # days, of which there is a first and a last one
_MID_WEEK = 3  # days from the first of seven to the middle one
_THIRDS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3), "MID_END": (1, 3), "START_MID": (0, 2)}
_MODS = frozenset({"START", "MID", "END"})  # of TIMEX3, which has no word for mid-to-late
_VAGUE: dict[str, Direction] = {"PAST_REF": "before", "PRESENT_REF": "same", "FUTURE_REF": "after"}


def within(context: Context, inner: Evaluate, outer: Evaluate) -> Meaning:
    """The one of a cycle that lies in another stretch: January of last year, the third quarter of 1988."""

    def pick(reading: Reading) -> Reading:
        start = reading.start or context.day
        options = inner(context.at(Anchor("expression", start))).options
        inside = [o.reading for o in options if o.reading.start and day_of(o.reading.start) >= day_of(start)]
        found = min(inside, key=lambda r: day_of(r.start or start)) if inside else options[0].reading
        return found.but(warnings=reading.warnings)

    return outer(context).map(pick)


def part(context: Context, inner: Evaluate, part: str) -> Meaning:
    """The first, middle or last third of a stretch, approximately (days of a month: 1-10, 11-20, 21-).

    TIMEX3 keeps the whole and says which part, where that is one of its own; so does a day, which has no thirds.
    """

    mod = part if part in _MODS else None

    def cut(reading: Reading) -> Reading:
        if reading.start is None or reading.end is None or reading.granularity.rank >= Granularity.DAY.rank:
            return reading.but(mod=mod)
        low, high = _THIRDS[part]
        start, end = day_of(reading.start), day_of(reading.end)
        return reading.but(
            start=_third(start, end, low),
            end=_third(start, end, high),
            granularity=Granularity.MONTH
            if reading.granularity.rank < Granularity.MONTH.rank
            else Granularity.DAY,
            approximate=True,
            mod=mod,
            value=reading.value or timex3.value(reading.interval, reading.granularity),
        )

    return inner(context).map(cut)


def last_of(context: Context, length: Evaluate, inner: Evaluate) -> Meaning:
    """The last unit that begins in a stretch: the last week of January."""
    size = length(context).reading.unit or Granularity.WEEK
    return nth_unit(context, inner, -1, size.value)


def end_of(context: Context, unit: str) -> Meaning:
    """The last third of the unit that holds the anchor: year-end."""
    return part(context, lambda inner: units.unit(inner, unit, 0), "END")


def unit_of(context: Context, inner: Evaluate, unit: str, lead: Evaluate | None = None) -> Meaning:
    """The unit around another date: the week of March 6."""
    del lead
    size = Granularity(unit)
    return inner(context).map(
        lambda reading: whole(calendar.floor(day_of(reading.start or context.day), size), size)
    )


def half_of(context: Context, inner: Evaluate, half: int) -> Meaning:
    """The first or second half of a stretch; of a year, the half that TIMEX3 and EDTF have a sign for."""

    def cut(reading: Reading) -> Reading:
        if reading.start is None or reading.end is None:
            return reading
        start, end = day_of(reading.start), day_of(reading.end)
        if reading.granularity is Granularity.YEAR:
            return whole(calendar.plus_months(start, 6 * (half - 1)), Granularity.HALF)
        months = (end.year - start.year) * 12 + end.month - start.month
        even = months > 1 and months % 2 == 0 and start.day == end.day == 1
        middle = (
            calendar.plus_months(start, months // 2)
            if even
            else calendar.plus_days(start, (end - start).days // 2)
        )
        first, last = ((start, middle), (middle, end))[half - 1]
        value = reading.value or timex3.value(reading.interval, reading.granularity)
        mod = ("START", "END")[half - 1]
        return reading.but(start=first, end=last, granularity=Granularity.DAY, value=value, mod=mod)

    return inner(context).map(cut)


def ended(context: Context, lead: Evaluate, inner: Evaluate, past: bool = False) -> Meaning:
    """A year, quarter or other length that ends with a date: the year ended June 30; `past` says that it has ended."""
    extent = lead(context.at(Anchor("expression", _SOME_DAY))).reading
    size = extent.unit or extent.granularity
    count = extent.count if extent.unit else 1

    def back(reading: Reading) -> Reading:
        if reading.end is None or count is None or not size.of_days:
            return reading
        end = day_of(reading.end)
        start = calendar.plus(end, -round(count), size)
        return reading.but(start=start, granularity=Granularity.DAY)

    meaning = inner(context)
    over = tuple(option for option in meaning.options if option.direction in ("before", "same"))
    return (replace(meaning, options=over, by="fixed") if past and over else meaning).map(back)


def year_back(context: Context, inner: Evaluate, lead: Evaluate | None = None) -> Meaning:
    """The same unit one year before: the third quarter a year earlier."""
    del lead

    meaning = inner(context)

    def back(reading: Reading) -> Reading:
        if reading.start is None:
            return reading
        start = calendar.plus(day_of(reading.start), -1, Granularity.YEAR)
        if meaning.by == "weekday" or reading.granularity is Granularity.WEEK:  # a Sunday is one then too
            start = calendar.plus_days(day_of(reading.start), -364)
        return whole(calendar.floor(start, reading.granularity), reading.granularity)

    return meaning.map(back)


def so_far(context: Context, inner: Evaluate, sign: int) -> Meaning:
    """The part of a stretch before (-1) or after (1) the anchor: earlier this year, later this week."""

    def cut(reading: Reading) -> Reading:
        whole = reading.but(
            mod="START" if sign < 0 else "END",
            value=reading.value or timex3.value(reading.interval, reading.granularity),
        )
        if reading.start is None or reading.end is None or context.published is None:
            return whole
        start, end, day = day_of(reading.start), day_of(reading.end), context.day
        if not start < day < end or reading.granularity.rank >= Granularity.DAY.rank:
            return whole
        bounds = (start, day) if sign < 0 else (day, end)
        return whole.but(start=bounds[0], end=bounds[1], granularity=Granularity.DAY)

    return inner(context).map(cut)


def nth_unit(
    context: Context, inner: Evaluate, ordinal: int, unit: str, lead: Evaluate | None = None
) -> Meaning:
    """The nth unit of a stretch, the last one for -1: the second week of March.

    Of weeks the one that holds the middle of the nth seven days, of others the nth that begins in it.
    """
    del lead
    size = Granularity(unit)

    def pick(reading: Reading) -> Reading:
        if reading.start is None or reading.end is None:
            return reading
        start, end = day_of(reading.start), day_of(reading.end)
        edge = _last_in(end, size) if ordinal < 0 else calendar.floor(start, size)
        begins = edge if edge >= start or ordinal < 0 else calendar.plus(edge, 1, size)
        if size is Granularity.WEEK and ordinal > 0:
            begins = calendar.floor(calendar.plus_days(start, _MID_WEEK), size)
        found = calendar.plus(begins, 0 if ordinal < 0 else ordinal - 1, size)
        return (
            whole(found, size)
            if start < calendar.ceiling(found, size) and found < end
            else reading.but(warnings=("there is no such part of it",))
        )

    return inner(context).map(pick)


def _last_in(end: date, size: Granularity) -> date:
    """The first day of the last unit that begins before an end; the weekend of a Friday lies after it."""
    last = calendar.plus_days(end, -1)
    found = calendar.floor(last, size)
    return found if found <= last else calendar.plus(found, -1, size)


def nth_weekday(context: Context, inner: Evaluate, ordinal: int, name: Evaluate) -> Meaning:
    """The nth day of a name in a stretch, the last one for -1: the first Monday of March."""
    named = name(context.at(Anchor("expression", _SOME_DAY))).reading.start or _SOME_DAY
    weekday = day_of(named).isoweekday()

    def pick(reading: Reading) -> Reading:
        if reading.start is None or reading.end is None:
            return reading
        start, end = day_of(reading.start), day_of(reading.end)
        first = calendar.on_or_after(start, weekday)
        last = calendar.on_or_before(calendar.plus_days(end, -1), weekday)
        found = last if ordinal < 0 else calendar.plus_days(first, 7 * (ordinal - 1))
        if not start <= found < end:
            return reading.but(warnings=("there is no such day in it",))
        return whole(found, Granularity.DAY)

    return inner(context).map(pick)


def last_weekday_in(
    context: Context,
    weekday: int,
    unit: str | None = None,
    month: int | None = None,
    year: int | None = None,
) -> Meaning:
    """The last day of a name in this week, month or year, or in a month: the last Friday of the month."""

    def stretch(inner: Context) -> Meaning:
        if unit:
            return units.unit(inner, unit, 0)
        if year:
            return units.month_of_year(inner, month or 1, year)
        return units.cycle(inner, Granularity.MONTH, month)

    return nth_weekday(context, stretch, -1, lambda inner: dates.weekday(inner, weekday))


def last_unit_in(context: Context, unit: str, month: int, year: int | None = None) -> Meaning:
    """The last week or weekend of a month: the last weekend in July."""

    def stretch(inner: Context) -> Meaning:
        return (
            units.month_of_year(inner, month, year) if year else units.cycle(inner, Granularity.MONTH, month)
        )

    return nth_unit(context, stretch, -1, unit)


def edge_units(context: Context, inner: Evaluate, length: Evaluate, last: bool = False) -> Meaning:
    """The first or last so many units of a stretch: the first two weeks of March."""
    extent = length(context).reading
    size, count, ends = extent.unit, extent.count, last or extent.mod == "END"

    def cut(reading: Reading) -> Reading:
        if reading.start is None or reading.end is None or count is None or size is None or not size.of_days:
            return extent
        start, end = day_of(reading.start), day_of(reading.end)
        if ends:
            start = max(start, calendar.plus(end, -int(count), size))
        else:
            end = min(end, calendar.plus(start, int(count), size))
        return extent.but(start=start, end=end, granularity=Granularity.DAY, warnings=reading.warnings)

    return inner(context).map(cut)


def weekend_about(context: Context, inner: Evaluate, lead: Evaluate | None = None) -> Meaning:
    """The weekend that is nearest to a day: Labor Day weekend, Thanksgiving weekend."""
    del lead

    def nearest(reading: Reading) -> Reading:
        if reading.start is None:
            return reading
        saturday = calendar.on_or_after(calendar.plus_days(day_of(reading.start), -3), 6)
        return whole(saturday, Granularity.WEEKEND)

    return inner(context).map(nearest)


def weekend_beside(context: Context, inner: Evaluate, step: int, lead: Evaluate | None = None) -> Meaning:
    """The last weekend before or the first one after a day: the weekend before Christmas."""
    del lead

    def move(reading: Reading) -> Reading:
        day = day_of(reading.start or context.day)
        if step < 0:
            saturday = calendar.on_or_before(calendar.plus_days(day, -2), _SATURDAY)
        else:
            saturday = calendar.on_or_after(calendar.plus_days(day, 1), _SATURDAY)
        return whole(saturday, Granularity.WEEKEND)

    return inner(context).map(move)


def weekend_told(context: Context, step: int, lead: Evaluate | None = None) -> Meaning:
    """The last weekend before or the first one after the day that was named: gales the weekend before."""
    del lead
    anchor, warnings = context.earlier(of_days=True, on=step > 0)
    day = Reading(day_of(anchor.on), None, Granularity.DAY)
    found = weekend_beside(context, lambda inner: fixed(day, inner.anchor, direction=SIDES[step]), step)
    return replace(found, anchor=anchor, warnings=warnings)


def day_of_stretch(context: Context, ordinal: int) -> Meaning:
    """The nth of the days that were named, the last one for -1; raises DateImpossible where they are too few."""
    there = context.previous
    start, end = (there.interval.start, there.interval.end) if there else (None, None)
    if (
        context.anchor
        or not there
        or not start
        or not end
        or there.granularity is not Granularity.DAY
        or there.mod
    ):
        raise DateImpossible(context.text)
    day = (
        calendar.plus_days(day_of(start), ordinal - 1) if ordinal > 0 else calendar.plus_days(day_of(end), -1)
    )
    if (day_of(end) - day_of(start)).days < max(ordinal, _SEVERAL):
        raise DateImpossible(context.text)
    return fixed(whole(day, Granularity.DAY), Anchor("previous", day_of(start), there.text))


def eve(context: Context, inner: Evaluate) -> Meaning:
    """The day before another: the eve of March 1."""

    def back(reading: Reading) -> Reading:
        if reading.start is None:
            return reading
        return whole(calendar.plus_days(day_of(reading.start), -1), Granularity.DAY)

    return inner(context).map(back)


def modified(context: Context, inner: Evaluate, modifier: str) -> Meaning:
    """About, at least, more than: the modifier of TIMEX3; bounds become approximate except for at least and at most."""
    loose = modifier not in ("EQUAL_OR_MORE", "EQUAL_OR_LESS")
    return inner(context).map(lambda r: r.but(mod=modifier, approximate=loose or r.approximate))


def same(context: Context, inner: Evaluate, lead: Evaluate | None = None) -> Meaning:
    """What another mention means: the rule adds words, not meaning."""
    del lead
    return inner(context)


def vague(context: Context, reference: str) -> Meaning:
    """Recently, now, in the near future: up to the anchor, about it, or open from it on."""
    anchor = context.publication()
    day, after = context.day, calendar.plus_days(context.day, 1)
    bounds = {"PAST_REF": (None, after), "PRESENT_REF": (day, after), "FUTURE_REF": (day, None)}[reference]
    reading = Reading(*bounds, Granularity.DAY, reference != "PRESENT_REF", value=reference)
    return fixed(reading, anchor, direction=_VAGUE[reference])


def vague_day(context: Context, weekday: int | None = None, daypart: str | None = None) -> Meaning:
    """A day or a part of one that is not said: on a recent Friday, one recent evening."""
    del weekday, daypart
    return vague(context, "PAST_REF")


def nothing(context: Context, **slots: object) -> Meaning:
    """No time at all: for rules that only keep their words from others (ages, "as soon as")."""
    del slots
    return vague(context, "PRESENT_REF")


def _third(start: date, end: date, mark: int) -> date:
    """The bound after `mark` thirds: of months where they divide, of a month's days 10 and 20, else of days."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if mark in (0, 3):
        return (start, end)[mark // 3]
    if start.day == end.day == 1 and months % 3 == 0:
        return calendar.plus_months(start, months // 3 * mark)
    if start.day == end.day == 1 and months == 1:
        return calendar.plus_days(start, 10 * mark)
    return calendar.plus_days(start, round((end - start).days * mark / 3))
