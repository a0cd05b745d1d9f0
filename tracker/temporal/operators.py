"""The few kinds of arithmetic that every rule is made of: symbols and a context in, a meaning out.

An operator is total and pure. What it leaves open (which Sunday?) it returns as options, one for each side of the
anchor; the policy decides. Arguments named after slots hold symbols; `inner`, `outer`, `first`, `last`
and `length` hold other mentions, to be evaluated from whatever anchor the operator chooses.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from tracker.errors import AnchorMissing, DateImpossible
from tracker.temporal import calendar, timex3
from tracker.temporal.meaning import Context, Evaluate, Meaning, Option, Reading, day_of, fixed, side
from tracker.temporal.model import Anchor, Direction, Moment
from tracker.temporal.model import Granularity as G

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_HOURS = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 22), "NI": (20, 28), "DT": (6, 18)}
_THIRDS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}
_SIDES: dict[int, Direction] = {-1: "before", 1: "after"}
_VAGUE: dict[str, Direction] = {"PAST_REF": "before", "PRESENT_REF": "same", "FUTURE_REF": "after"}
_LEAP_SEARCH = 8  # years: no 29 February is farther from a day than that


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
    full = _full_year(context, year, shortyear)
    if full is not None:
        return fixed(_days(calendar.make(full, month, first), calendar.make(full, month, until)))
    calendar.make(2000, month, until)  # 2000 is a leap year: refuses what no year has
    years = range(max(context.day.year - _LEAP_SEARCH, 1), min(context.day.year + _LEAP_SEARCH, 9998) + 1)
    found = [_try_days(year, month, first, until) for year in years]
    return _cyclic(context, [reading for reading in found if reading], "monthday")


def either_day(context: Context, month: int, day: int, last: int, year: int | None = None) -> Meaning:
    """One or the other day of a month."""
    meaning = date_of(context, month, day, year)
    pairs = [
        (option, _whole(calendar.make(day_of(option.reading.start).year, month, last), G.DAY))
        for option in meaning.options
        if option.reading.start
    ]
    options = [
        replace(option, reading=_hull(option.reading, other).but(members=(option.reading, other)))
        for option, other in pairs
    ]
    return replace(meaning, options=tuple(options))


def iso(context: Context, iso: str) -> Meaning:
    """A date written YYYY-MM-DD."""
    del context
    year, month, day = (int(part) for part in iso.split("-"))
    return fixed(_whole(calendar.make(year, month, day), G.DAY))


def slashed(context: Context, slash: tuple[int, int, int], order: str) -> Meaning:
    """A date in numbers, in the order of the language; if that is none, in the other; both kept where both are.

    `order` is "MD" or "DM". A second possible reading is an option with the odds of the first, 0.8.
    """
    del context
    one, two, year = slash
    orders = [(one, two), (two, one)] if order == "MD" else [(two, one), (one, two)]
    found = [reading for month, day in orders if (reading := _try_days(year, month, day, day))]
    if not found:
        raise DateImpossible("/".join(map(str, slash)))
    readings = found[:1] if one == two else found
    return Meaning(
        tuple(Option(None, reading) for reading in readings), odds=0.8 if len(readings) > 1 else 1.0
    )


def relative_day(context: Context, relday: int) -> Meaning:
    """Today (0), yesterday (-1), tomorrow (1) and their neighbours."""
    day = calendar.plus_days(context.day, relday)
    return _decided(context, _whole(day, G.DAY), relday)


def weekday(context: Context, weekday: int, shift: int | None = None) -> Meaning:
    """The day of a name; with -1 or 1, the one before or after the anchor.

    "Next" may mean the coming one or the one of next week: when the coming one is still in this week both are kept, the
    coming one first.
    """
    day = context.day
    before = calendar.on_or_before(calendar.plus_days(day, -1), weekday)
    after = calendar.on_or_after(calendar.plus_days(day, 1), weekday)
    if shift == -1:
        return _decided(context, _whole(before, G.DAY), -1)
    if shift == 1:
        meaning = _decided(context, _whole(after, G.DAY), 1)
        if after.isocalendar()[:2] != day.isocalendar()[:2]:
            return meaning
        later = Option("after", _whole(calendar.plus_days(after, 7), G.DAY))
        return replace(meaning, options=(*meaning.options, later), odds=0.75)
    sides: list[Option] = [Option("before", _whole(before, G.DAY)), Option("after", _whole(after, G.DAY))]
    if day.isoweekday() == weekday:
        sides.append(Option("same", _whole(day, G.DAY)))
    return Meaning(tuple(sides), context.publication(), by="weekday" if shift is None else "this-weekday")


def neighbour_weekday(context: Context, weekday: int, step: int) -> Meaning:
    """The preceding or following day of a name, counted from the previous mention if there is one."""
    anchor, _ = context.earlier()
    start = day_of(anchor.on)
    edge = calendar.plus_days(start, step)
    day = calendar.on_or_after(edge, weekday) if step > 0 else calendar.on_or_before(edge, weekday)
    return Meaning((Option(_SIDES[step], _whole(day, G.DAY)),), anchor)


def unit(context: Context, unit: str, shift: int) -> Meaning:
    """The unit that holds the anchor, or the one before or after it: this week, last month, next year."""
    size = G(unit)
    start = calendar.floor(calendar.plus(calendar.floor(context.day, size), shift, size), size)
    return _decided(context, _whole(start, size), shift)


def cycle(context: Context, unit: str, index: int | None = None, shift: int | None = None) -> Meaning:
    """A unit that comes again: a month or season or quarter of every year by its number, a weekend of every week.

    With -1 or 1 the one before or after the anchor; with 0 the one of the anchor's year.
    """
    size = G(unit)
    found = [_whole(start, size) for start in _starts(context.day, size, index)]
    meaning = _cyclic(context, found, f"this-{size}" if shift == 0 and index is None else size.value)
    if shift == 0 and index is not None:
        ours = [o for o in meaning.options if o.reading.start and day_of(o.reading.start).year == context.day.year]
        return replace(meaning, options=tuple(ours[:1]) or meaning.options)
    if not shift:
        return meaning
    options = [option for option in meaning.options if option.direction == _SIDES[shift]]
    return replace(meaning, options=tuple(options), by="fixed")


def year(context: Context, year: int | None = None, shortyear: int | None = None) -> Meaning:
    """A year by its number; two digits mean the year nearest to the anchor."""
    full = _full_year(context, year, shortyear)
    return fixed(_whole(calendar.make(full or 1), G.YEAR))


def years(context: Context, first: int, last: int | None = None, twodigits: int | None = None) -> Meaning:
    """From one year to another, the second perhaps by its last two digits: 1998-99."""
    del context
    end = last if last is not None else first // 100 * 100 + (twodigits or 0)
    if end <= first:
        raise DateImpossible(f"{first}-{end}")
    return fixed(Reading(calendar.make(first), calendar.make(end + 1), G.YEAR))


def month_of_year(
    context: Context, month: int, year: int | None = None, shortyear: int | None = None
) -> Meaning:
    """A month of a year."""
    full = _full_year(context, year, shortyear)
    return fixed(_whole(calendar.make(full or 1, month), G.MONTH))


def decade(context: Context, decade: int) -> Meaning:
    """A decade by the year that begins it."""
    del context
    return fixed(_whole(calendar.make(decade), G.DECADE))


def century(context: Context, ordinal: int) -> Meaning:
    """The nth century, as the years (n-1)00 to (n-1)99."""
    del context
    return fixed(_whole(calendar.make(max((ordinal - 1) * 100, 1)), G.CENTURY))


def duration(context: Context, unit: str, count: float | str | None = None, tens: int = 0) -> Meaning:
    """A length of time that is nowhere on the calendar: open on both sides. An unknown count is "X"."""
    del context
    size = G(unit)
    number = None if count is None or isinstance(count, str) else count + tens
    value = timex3.duration(number, size)
    return fixed(
        Reading(None, None, size, number is None, value=value, timex_type="DURATION", count=number, unit=size)
    )


def moved(
    context: Context, length: Evaluate, sign: int, anaphoric: bool = False, exact: bool = False
) -> Meaning:
    """As long as `length` before (-1) or after (1) the anchor, or the previous mention if `anaphoric`.

    As fine as its unit (two months ago is a month), except that whole weeks and days counted on a day give a day if `exact`.
    """
    anchor, warnings = context.earlier() if anaphoric else (context.publication(), ())
    extent = length(context).reading
    reading = _moved(anchor.on, extent, sign, exact=exact, context=context)
    return Meaning((Option(_SIDES[sign], reading.but(mod=extent.mod)),), anchor, warnings=warnings)


def moved_from(context: Context, length: Evaluate, inner: Evaluate, sign: int) -> Meaning:
    """As long as `length` before or after another date: two days after March 3."""
    extent = length(context).reading

    def step(reading: Reading) -> Reading:
        moment = reading.start or context.day
        return _moved(moment, extent, sign, exact=True, context=context).but(warnings=reading.warnings)

    return inner(context).map(step)


def window(context: Context, length: Evaluate, sign: int) -> Meaning:
    """The stretch of a known length that ends (-1) or begins (1) with the anchor, both its ends in it."""
    extent = length(context).reading
    anchor = context.publication()
    if extent.count is None or extent.unit is None:
        start, end = (context.day, None) if sign > 0 else (None, calendar.plus_days(context.day, 1))
        return fixed(
            extent.but(start=start, end=end, granularity=G.DAY, approximate=True),
            anchor,
            direction=_SIDES[sign],
        )
    far = _shift(context.day, sign * extent.count, extent.unit)
    start, last = sorted([context.day, day_of(far)])
    reading = extent.but(start=start, end=calendar.plus_days(last, 1), granularity=G.DAY)
    return fixed(reading, anchor, direction=_SIDES[sign])


def sibling(context: Context, unit: str, step: int) -> Meaning:
    """The same, previous or next unit, counted from the previous mention: that week, the following day."""
    anchor, warnings = context.earlier()
    size = G(unit)
    start = calendar.floor(calendar.plus(calendar.floor(day_of(anchor.on), size), step, size), size)
    direction: Direction = _SIDES.get(step, "same")
    return Meaning((Option(direction, _whole(start, size)),), anchor, warnings=warnings)


def year_before(context: Context, unit: str | None = None, quarters: bool = False) -> Meaning:
    """One year before the period that the text is about, in its size or another: the year-earlier quarter.

    With `quarters` only a quarter or half counts as such a period ("a year ago" is else a year).
    """
    period = None if context.anchor else context.period
    if period and quarters and period.granularity not in (G.QUARTER, G.HALF):
        period = None
    if period and period.interval.start:
        anchor, size = Anchor("previous", period.interval.start, period.text), period.granularity
    else:
        anchor, size = context.publication(), G.YEAR
    size = G(unit) if unit else size
    start = calendar.floor(calendar.plus(calendar.floor(day_of(anchor.on), size), -1, G.YEAR), size)
    return Meaning((Option("before", _whole(start, size)),), anchor)


def latest(context: Context, unit: str) -> Meaning:
    """The unit that the text is about if it named one, else the last that was complete: the quarter."""
    size, period = G(unit), context.period
    if period and period.granularity is size and period.interval.start:
        anchor = Anchor("previous", period.interval.start, period.text)
        return Meaning((Option("same", _whole(day_of(anchor.on), size)),), anchor)
    return _decided(context, _whole(calendar.plus(calendar.floor(context.day, size), -1, size), size), -1)


def nothing(context: Context, **slots: object) -> Meaning:
    """No time at all: for rules that only keep their words from others (ages, "as soon as")."""
    del slots
    return vague(context, "PRESENT_REF")


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

    TIMEX3 keeps the whole and says which part; so does a day, which has no thirds.
    """

    def cut(reading: Reading) -> Reading:
        if reading.start is None or reading.end is None or reading.granularity.rank >= G.DAY.rank:
            return reading.but(mod=part)
        low, high = _THIRDS[part]
        start, end = day_of(reading.start), day_of(reading.end)
        return reading.but(
            start=_third(start, end, low),
            end=_third(start, end, high),
            granularity=G.MONTH if reading.granularity.rank < G.MONTH.rank else G.DAY,
            approximate=True,
            mod=part,
            value=reading.value or timex3.value(reading.interval, reading.granularity),
        )

    return inner(context).map(cut)


def half_of(context: Context, inner: Evaluate, half: int) -> Meaning:
    """The first or second half of a stretch; of a year, the half that TIMEX3 and EDTF have a sign for."""

    def cut(reading: Reading) -> Reading:
        if reading.start is None or reading.end is None:
            return reading
        start, end = day_of(reading.start), day_of(reading.end)
        if reading.granularity is G.YEAR:
            return _whole(calendar.plus_months(start, 6 * (half - 1)), G.HALF)
        middle = calendar.plus_days(start, (end - start).days // 2)
        first, last = ((start, middle), (middle, end))[half - 1]
        return reading.but(start=first, end=last, granularity=G.DAY)

    return inner(context).map(cut)


def so_far(context: Context, inner: Evaluate, sign: int) -> Meaning:
    """The part of a stretch before (-1) or after (1) the anchor: earlier this year, later this week."""

    def cut(reading: Reading) -> Reading:
        whole = reading.but(
            mod="START" if sign < 0 else "END", value=timex3.value(reading.interval, reading.granularity)
        )
        if reading.start is None or reading.end is None or context.published is None:
            return whole
        start, end, day = day_of(reading.start), day_of(reading.end), context.day
        if not start < day < end or reading.granularity.rank >= G.DAY.rank:
            return whole
        bounds = (start, day) if sign < 0 else (day, end)
        return whole.but(start=bounds[0], end=bounds[1], granularity=G.DAY)

    return inner(context).map(cut)


def nth_unit(context: Context, inner: Evaluate, ordinal: int, unit: str) -> Meaning:
    """The nth unit that begins in a stretch, the last one for -1: the second week of March."""
    size = G(unit)

    def pick(reading: Reading) -> Reading:
        if reading.start is None or reading.end is None:
            return reading
        start, end = day_of(reading.start), day_of(reading.end)
        edge = (
            calendar.floor(calendar.plus_days(end, -1), size) if ordinal < 0 else calendar.floor(start, size)
        )
        begins = edge if edge >= start or ordinal < 0 else calendar.plus(edge, 1, size)
        found = calendar.plus(begins, 0 if ordinal < 0 else ordinal - 1, size)
        return (
            _whole(found, size)
            if start <= found < end
            else reading.but(warnings=("there is no such part of it",))
        )

    return inner(context).map(pick)


def day_part(context: Context, daypart: str, shift: int = 0, inner: Evaluate | None = None) -> Meaning:
    """A part of the anchor's day or of another: tonight, Sunday morning, last night.

    Hours are conventional: morning 6-12, afternoon 12-18, evening 18-22, night 20-4.
    """
    begins, ends = _HOURS[daypart]

    def cut(reading: Reading) -> Reading:
        day = day_of(reading.start or context.day)
        midnight = datetime.combine(day, time(), context.zone)
        bounds = [calendar_hours(midnight, hours) for hours in (begins, ends)]
        value = f"{day.isoformat()}T{daypart}"
        return reading.but(start=bounds[0], end=bounds[1], granularity=G.PART, value=value, timex_type="TIME")

    if inner:
        return inner(context).map(cut)
    return _decided(context, cut(_whole(calendar.plus_days(context.day, shift), G.DAY)), shift)


def overnight(context: Context) -> Meaning:
    """The night to the anchor's day, or the night that follows it."""
    meanings = [day_part(context, "NI", shift) for shift in (-1, 0)]
    options = (Option("before", meanings[0].reading), Option("after", meanings[1].reading))
    return Meaning(options, context.publication(), by="night")


def clock(  # the parts of a time of day, each optional
    context: Context,
    hour: int | None = None,
    clock: tuple[int, ...] | None = None,
    meridian: int | None = None,
    offset: float | None = None,
    zonename: str | None = None,
) -> Meaning:
    """A time of day on the anchor's day; `meridian` is 0 for a.m. and 12 for p.m., `offset` hours from UTC."""
    del zonename
    parts = clock or (hour or 0,)
    hours = parts[0] if meridian is None else parts[0] % 12 + meridian
    minutes, seconds = (*parts[1:], 0, 0)[:2]
    if hours > 24 or minutes > 59 or seconds > 59:
        raise DateImpossible(":".join(map(str, parts)))
    zone = context.zone if offset is None else timezone(timedelta(hours=offset))
    start = datetime.combine(context.day, time(), zone) + timedelta(
        hours=hours, minutes=minutes, seconds=seconds
    )
    size = (G.HOUR, G.MINUTE, G.SECOND)[len(parts) - 1]
    length = {G.HOUR: timedelta(hours=1), G.MINUTE: timedelta(minutes=1), G.SECOND: timedelta(seconds=1)}[
        size
    ]
    value = f"{context.day.isoformat()}T{hours:02}:{minutes:02}" + (
        f":{seconds:02}" if size is G.SECOND else ""
    )
    reading = Reading(start, start + length, size, value=value, timex_type="TIME")
    return fixed(reading, context.publication())


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
        return reading.but(start=start, end=end, granularity=G.HOUR, approximate=True, mod=mod)

    return inner(context).map(widen)


def on(context: Context, inner: Evaluate, outer: Evaluate) -> Meaning:
    """A time of day on a day: 10 p.m. Wednesday."""

    def place(reading: Reading) -> Reading:
        start = reading.start or context.day
        return inner(context.at(Anchor("expression", start))).reading.but(warnings=reading.warnings)

    return outer(context).map(place)


def checked(context: Context, name: Evaluate, inner: Evaluate) -> Meaning:
    """A date with the name of its day: options on another day drop out; if all do, the mismatch is flagged."""
    meaning, weekday = inner(context), _weekday_of(name, context)
    fitting = tuple(
        o for o in meaning.options if o.reading.start and day_of(o.reading.start).isoweekday() == weekday
    )
    if fitting:
        return replace(meaning, options=fitting)
    return meaning.map(lambda reading: reading.but(warnings=(*reading.warnings, _mismatch(reading, weekday))))


def span(context: Context, first: Evaluate, last: Evaluate) -> Meaning:
    """From one date to another, both in it; what one end leaves open the other decides."""
    return _join(context, first, last, lambda a, b: _hull(a, b))


def both(context: Context, first: Evaluate, last: Evaluate) -> Meaning:
    """Two dates one after the other: on Friday and Saturday. Days between them are flagged as not meant."""

    def join(a: Reading, b: Reading) -> Reading:
        hull = _hull(a, b)
        return (
            hull
            if a.end == b.start
            else hull.but(warnings=(*hull.warnings, "what lies between is not meant"))
        )

    return _join(context, first, last, join)


def one_of(context: Context, first: Evaluate, last: Evaluate) -> Meaning:
    """One date or another; the text does not say which."""
    return _join(context, first, last, lambda a, b: _hull(a, b).but(members=(a, b)))


def since(context: Context, inner: Evaluate) -> Meaning:
    """From a date on; of a length of time, its stretch up to the anchor."""
    return _bounded(context, inner, -1, lambda r: r.but(end=None))


def until(context: Context, inner: Evaluate) -> Meaning:
    """Up to a date and with it, from an unknown beginning."""
    return _bounded(context, inner, 1, lambda r: r.but(start=None))


def before(context: Context, inner: Evaluate) -> Meaning:
    """Earlier than a date."""
    return inner(context).map(
        lambda r: r.but(start=None, end=r.start or r.end, mod="BEFORE", value=_own_value(r))
    )


def after(context: Context, inner: Evaluate) -> Meaning:
    """Later than a date."""
    return inner(context).map(
        lambda r: r.but(start=r.end or r.start, end=None, mod="AFTER", value=_own_value(r))
    )


def modified(context: Context, inner: Evaluate, modifier: str) -> Meaning:
    """About, at least, more than: the modifier of TIMEX3; bounds become approximate except for at least and at most."""
    loose = modifier not in ("EQUAL_OR_MORE", "EQUAL_OR_LESS")
    return inner(context).map(lambda r: r.but(mod=modifier, approximate=loose or r.approximate))


def vague(context: Context, reference: str) -> Meaning:
    """Recently, now, in the near future: up to the anchor, about it, or open from it on."""
    anchor = context.publication()
    day, after = context.day, calendar.plus_days(context.day, 1)
    bounds = {"PAST_REF": (None, after), "PRESENT_REF": (day, after), "FUTURE_REF": (day, None)}[reference]
    reading = Reading(*bounds, G.DAY, reference != "PRESENT_REF", value=reference)
    return fixed(reading, anchor, direction=_VAGUE[reference])


def vague_units(context: Context, unit: str, sign: int, also: str | None = None) -> Meaning:
    """An unknown number of units up to the anchor or from it on: recent weeks, the coming days (`also` and weeks)."""
    del also
    return window(context, lambda inner: duration(inner, unit), sign)


def repeated(
    context: Context, unit: str | None = None, weekday: int | None = None, month: int | None = None
) -> Meaning:
    """Again and again: daily, every Monday, each July; nowhere on the calendar."""
    del context
    size = G(unit) if unit else G.DAY if weekday else G.MONTH
    value = f"XXXX-WXX-{weekday}" if weekday else f"XXXX-{month:02}" if month else timex3.duration(1, size)
    return fixed(Reading(None, None, size, value=value, timex_type="SET"))


def same(context: Context, inner: Evaluate) -> Meaning:
    """What another mention means: the rule adds words, not meaning."""
    return inner(context)


def _whole(start: date, size: G) -> Reading:
    return Reading(start, calendar.ceiling(start, size), size)


def _days(first: date, last: date) -> Reading:
    return Reading(first, calendar.ceiling(last, G.DAY), G.DAY)


def _try_days(year: int, month: int, first: int, last: int) -> Reading | None:
    try:
        return _days(calendar.make(year, month, first), calendar.make(year, month, last))
    except DateImpossible:
        return None


def _decided(context: Context, reading: Reading, shift: int) -> Meaning:
    """A reading whose words say on which side of the anchor it lies."""
    direction: Direction = "same" if not shift else "after" if shift > 0 else "before"
    return Meaning((Option(direction, reading),), context.publication())


def _cyclic(context: Context, readings: Sequence[Reading], by: str) -> Meaning:
    """The last reading before the anchor, the one that holds it, and the first after it."""
    day = context.day
    sides: dict[Direction, list[Reading]] = {"before": [], "same": [], "after": []}
    for reading in readings:
        if isinstance(reading.start, date) and isinstance(reading.end, date):
            sides[side(reading.start, reading.end, day)].append(reading)
    nearest = {"before": sides["before"][-1:], "same": sides["same"][:1], "after": sides["after"][:1]}
    options = tuple(
        Option(direction, found[0]) for direction in sides for found in [nearest[direction]] if found
    )
    return Meaning(options, context.publication(), by=by)


def _starts(day: date, size: G, index: int | None) -> Iterable[date]:
    """First days of the units of a cycle around a day."""
    if index is None:
        first = calendar.floor(day, size)
        return [calendar.plus(first, count, size) for count in (-1, 0, 1)]
    months = {G.MONTH: 1, G.QUARTER: 3, G.HALF: 6, G.SEASON: 3}[size]
    month = (index - 1) * months + 1 if size is not G.SEASON else index * 3
    years = [day.year + count for count in (-2, -1, 0, 1) if 1 <= day.year + count <= 9998]
    return [calendar.make(year, month) for year in years]


def _full_year(context: Context, year: int | None, shortyear: int | None) -> int | None:
    if shortyear is None:
        return year
    nearest = context.published.year if context.published else 2000
    return min(
        (century + shortyear for century in (1800, 1900, 2000, 2100)), key=lambda full: abs(full - nearest)
    )


def _shift(moment: Moment, count: float, size: G) -> Moment:
    """A moment moved by a length; days and coarser by the calendar, finer by the clock."""
    if not size.of_days:
        hours = count * {G.HOUR: 1.0, G.MINUTE: 1 / 60, G.SECOND: 1 / 3600}.get(size, 24.0)
        base = moment if isinstance(moment, datetime) else datetime.combine(moment, time())
        try:
            return base + timedelta(hours=hours)
        except OverflowError as error:
            raise DateImpossible(f"{moment.isoformat()} {count:+g} {size}") from error
    day, whole = day_of(moment), int(count)
    step = {G.SEASON: (3, G.MONTH), G.WEEKEND: (1, G.WEEK)}.get(size, (1, size))
    shifted = calendar.plus(day, whole * step[0], step[1])
    if count != whole and size.rank < G.WEEK.rank:
        half = {G.YEAR: (6, G.MONTH), G.DECADE: (5, G.YEAR), G.CENTURY: (50, G.YEAR)}.get(size, (15, G.DAY))
        shifted = calendar.plus(shifted, half[0] if count > 0 else -half[0], half[1])
    return shifted


def _moved(moment: Moment, extent: Reading, sign: int, *, exact: bool, context: Context) -> Reading:
    if extent.count is None or extent.unit is None:
        start, end = (day_of(moment), None) if sign > 0 else (None, day_of(moment))
        reference = "FUTURE_REF" if sign > 0 else "PAST_REF"
        return Reading(start, end, G.DAY, True, value=reference)
    if not extent.unit.of_days and extent.unit is not G.PART:
        return _moved_clock(moment, extent, sign, context)
    size = G.DAY if extent.unit is G.PART else extent.unit
    size = {G.WEEKEND: G.WEEK, G.SEASON: G.MONTH}.get(size, size)
    far = day_of(_shift(moment, sign * extent.count, extent.unit if extent.unit is not G.PART else G.DAY))
    if extent.count != int(extent.count):
        size = G.MONTH
    fine = G.DAY if exact and size is G.WEEK else size
    return _whole(calendar.floor(far, fine), fine).but(approximate=extent.approximate)


def _moved_clock(moment: Moment, extent: Reading, sign: int, context: Context) -> Reading:
    """Hours and minutes from a moment; from a mere day, that day is all that can be said."""
    if not isinstance(moment, datetime):
        count, size = extent.count or 0, extent.unit or G.HOUR
        return _whole(
            day_of(_shift(moment, sign * count if size is G.HOUR and count >= 24 else 0, size)), G.DAY
        )
    start = _shift(moment, sign * (extent.count or 0), extent.unit or G.HOUR)
    stamp = start if isinstance(start, datetime) else datetime.combine(start, time(), context.zone)
    value = stamp.strftime("%Y-%m-%dT%H:%M")
    return Reading(stamp, stamp + timedelta(minutes=1), G.MINUTE, value=value, timex_type="TIME")


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


def _join(
    context: Context, first: Evaluate, last: Evaluate, join: Callable[[Reading, Reading], Reading]
) -> Meaning:
    """Both ends evaluated so that the last does not lie before the first."""
    try:
        start = first(context)
    except AnchorMissing:
        start = None
    if start is None or len(start.options) > 1:
        end = last(context)
        if len(end.options) == 1:
            reading = end.reading
            return replace(
                end,
                options=(
                    Option(end.options[0].direction, join(_reach(context, first, reading, -1), reading)),
                ),
            )
    start = start or first(context)
    return start.map(lambda reading: join(reading, _reach(context, last, reading, 1)))


def _reach(context: Context, mention: Evaluate, other: Reading, sign: int) -> Reading:
    """The reading of a mention that lies nearest to another one, on the given side of it."""
    if other.start is None:
        return mention(context).reading
    options = mention(context.at(Anchor("expression", day_of(other.start)))).options
    fitting = [option.reading for option in options if option.direction in (_SIDES[sign], "same", None)]
    near = day_of(other.start)
    return min(fitting or [options[0].reading], key=lambda r: abs((day_of(r.start or near) - near).days))


def _hull(a: Reading, b: Reading) -> Reading:
    starts, ends = [a.start, b.start], [a.end, b.end]
    start = None if None in starts else min(s for s in starts if s)
    end = None if None in ends else max(e for e in ends if e)
    size = max(a.granularity, b.granularity, key=lambda unit: unit.rank)
    return Reading(
        start,
        end,
        size,
        a.approximate or b.approximate,
        timex_type=a.timex_type,
        warnings=(*a.warnings, *b.warnings),
    )


def _bounded(context: Context, inner: Evaluate, sign: int, open_: Callable[[Reading], Reading]) -> Meaning:
    meaning = inner(context)
    if meaning.reading.timex_type == "DURATION" and meaning.reading.start is None:
        return window(context, inner, sign)
    return meaning.map(lambda reading: open_(reading).but(value=_own_value(reading)))


def _weekday_of(name: Evaluate, context: Context) -> int:
    """The ISO weekday that a mention names, whatever its date."""
    anywhere = context.at(Anchor("expression", date(2000, 1, 1)))
    return day_of(name(anywhere).reading.start or date(2000, 1, 1)).isoweekday()


def _own_value(reading: Reading) -> str:
    return reading.value or timex3.value(reading.interval, reading.granularity)


def _mismatch(reading: Reading, weekday: int) -> str:
    day = day_of(reading.start) if reading.start else date.min
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return f"{day.isoformat()} is a {names[day.isoweekday() - 1]}, not a {names[weekday - 1]}"


def _instant(start: datetime, value: str) -> Reading:
    return Reading(start, start + timedelta(minutes=1), G.MINUTE, value=value, timex_type="TIME")


def calendar_hours(midnight: datetime, hours: int) -> datetime:
    """An hour of a day counted from its midnight on the clock of its zone; 28 is 4 of the next day."""
    try:
        return midnight + timedelta(hours=hours)
    except OverflowError as error:
        raise DateImpossible(midnight.date().isoformat()) from error


OPERATORS: dict[str, Callable[..., Meaning]] = {
    operator.__name__: operator
    for operator in (
        date_of, either_day, iso, slashed, relative_day, weekday, neighbour_weekday, unit, cycle, year, years, month_of_year,
        decade, century, duration, moved, moved_from, window, sibling, within, part, half_of, so_far, nth_unit,
        day_part, overnight, clock, midnight, around_clock, on, checked, span, both, one_of, since, until, before,
        after, modified, vague, vague_units, repeated, same,
        year_before, latest, nothing,
    )
}  # fmt: skip
