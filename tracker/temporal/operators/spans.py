"""Two dates that bound or offer each other, and one that is a bound."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime

from tracker.errors import AnchorMissing
from tracker.temporal import calendar
from tracker.temporal.meaning import Context, Evaluate, Meaning, Option, Reading, day_of
from tracker.temporal.model import Anchor, Granularity
from tracker.temporal.operators import clocks, lengths, units
from tracker.temporal.operators.build import (
    SIDES,
    alike,
    hull,
    own_value,
)

_DEADLINES = {
    "weekday": "deadline",
    "this-weekday": "this-deadline",
    "monthday": "deadline-day",
    "monthday-at": "deadline-day",
    **dict.fromkeys(("month", "season", "quarter"), "deadline-month"),
}
_FROM_THEN_ON = {
    "starting": dict.fromkeys(
        ("weekday", "monthday", "monthday-at", "month", "season", "quarter"), "starting"
    ),
    "begun": {"weekday": "begun", **dict.fromkeys(("month", "season", "quarter"), "begun-month")},
}


def span(context: Context, first: Evaluate, last: Evaluate) -> Meaning:
    """From one date to another, both in it; what one end leaves open the other decides."""
    return _join(context, first, last, _stretch)


def hours(
    context: Context,
    last: int | tuple[int, ...],
    hour: int | None = None,
    clock: tuple[int, ...] | None = None,
) -> Meaning:
    """From one time of day to another, where only the last one is named as such: from 9 to 18 hours."""
    ends = last if isinstance(last, tuple) else (last,)
    return span(
        context,
        lambda inner: clocks.clock(inner, hour=hour, clock=clock),
        lambda inner: clocks.clock(inner, clock=ends),
    )


def _stretch(a: Reading, b: Reading) -> Reading:
    """From the beginning of one to the end of the other, which may lie within it: this year through August.

    A time of day ends it where it begins: what is open to 6 p.m. is closed at a quarter past.
    """
    found = hull(a, b)
    if (
        isinstance(b.start, datetime)
        and isinstance(a.start, datetime)
        and b.granularity is not Granularity.PART
    ):
        return found.but(end=b.start) if a.start < b.start else found
    if a.start and b.end and a.end and a.granularity.of_days and b.granularity.of_days and b.end < a.end:
        return found.but(end=b.end)
    return found


def both(context: Context, first: Evaluate, last: Evaluate, middle: Evaluate | None = None) -> Meaning:
    """Two dates one after the other: on Friday and Saturday. Days between them are flagged as not meant."""

    def join(a: Reading, b: Reading) -> Reading:
        both_days = hull(a, b)
        if a.end == b.start or middle:
            return both_days
        return both_days.but(warnings=(*both_days.warnings, "what lies between is not meant"))

    return _join(context, first, last, join)


def one_of(context: Context, first: Evaluate, last: Evaluate) -> Meaning:
    """One date or another; the text does not say which. What has been is so of both: on Tuesday or Monday."""

    def either(a: Reading, b: Reading) -> Reading:
        return hull(a, b).but(members=alike(a, b))

    meaning, end = _join(context, first, last, either, back=0), _by_itself(context, last)
    been = [option for option in end.options if option.direction == "before"] if end else []
    if len(been) != 1 or meaning.anchor is None or meaning.anchor.kind != "publication":
        return meaning
    return replace(
        meaning,
        options=tuple(_both_been(option, been[0].reading, context.day, either) for option in meaning.options),
    )


def _both_been(
    option: Option, last: Reading, published: date, either: Callable[[Reading, Reading], Reading]
) -> Option:
    """One of two days that have been, the last one read as one that has been, where it would lie ahead."""
    one, other = option.reading.members
    if option.direction != "before" or other.start is None or day_of(other.start) <= published:
        return option
    return replace(option, reading=either(one, last))


def since(
    context: Context,
    inner: Evaluate,
    past: bool = False,
    chosen: str | None = None,
    modifier: str | None = None,
) -> Meaning:
    """From a date on; of a length of time, its stretch up to the anchor.

    `past` says that it has begun: "since March"; `chosen` as what the policy is asked: "starting", or "begun"
    where a language has one word for "since" and "starting".
    """
    meaning = _bounded(context, inner, -1, lambda r: r.but(end=None, mod=modifier or r.mod))
    begun = tuple(option for option in meaning.options if option.direction in ("before", "same"))
    if past and begun and begun != meaning.options:
        return replace(meaning, options=begun[-1:], by="fixed")
    return _due(meaning, _FROM_THEN_ON[chosen]) if chosen else meaning


def until(context: Context, inner: Evaluate, deadline: bool = False, modifier: str | None = None) -> Meaning:
    """Up to a date and with it, from an unknown beginning; a `deadline` is a choice that the policy makes apart."""
    meaning = _bounded(context, inner, 1, lambda r: r.but(start=None, mod=modifier or r.mod))
    return _due(meaning, _DEADLINES) if deadline else meaning


def _due(meaning: Meaning, names: Mapping[str, str]) -> Meaning:
    """The same choice as one of a deadline, which the policy makes apart."""
    return replace(meaning, by=names.get(meaning.by, meaning.by))


def before(context: Context, inner: Evaluate) -> Meaning:
    """Earlier than a date; before the end of a stretch is any time up to that end."""

    def bound(reading: Reading) -> Reading:
        end = reading.end if reading.mod == "END" else reading.start or reading.end
        return reading.but(start=None, end=end, mod="BEFORE", value=own_value(reading))

    return inner(context).map(bound)


def after(context: Context, inner: Evaluate) -> Meaning:
    """Later than a date."""
    return inner(context).map(
        lambda r: r.but(start=r.end or r.start, end=None, mod="AFTER", value=own_value(r))
    )


def _join(
    context: Context,
    first: Evaluate,
    last: Evaluate,
    join: Callable[[Reading, Reading], Reading],
    back: int = -1,
) -> Meaning:
    """Both ends evaluated so that the last does not lie before the first, unless it may on either side (`back` 0)."""
    start, end = _by_itself(context, first), _by_itself(context, last)
    if end and not _on_no_day(end):
        floating = start is not None and _on_no_day(start)
        open_ = start is None or len(start.options) > 1
        if floating or (open_ and len(end.options) == 1 and end.by != units.HERE):
            return end.map(lambda reading: join(_reach(context, first, reading, back), reading))
    start = start or first(context)
    if end and _stands(end) and _in_order(start.reading, end.reading):
        return start.map(lambda reading: join(reading, end.reading))
    return start.map(lambda reading: join(reading, _reach(context, last, reading, 1)))


def _by_itself(context: Context, end: Evaluate) -> Meaning | None:
    """An end of a span without the other; None where only the other tells when it is, for nothing was published."""
    try:
        return end(context)
    except AnchorMissing:
        return None


def _in_order(first: Reading, last: Reading) -> bool:
    """Whether one end of a span begins on no later day than the other; moments have no order beside days."""
    start, end = first.start, last.start
    return start is not None and end is not None and day_of(start) <= day_of(end)


def _stands(end: Meaning) -> bool:
    """Whether the words of an end of a span have decided when it is, from publication: between 2016 and last summer."""
    fixed = end.by == "fixed" and len(end.options) == 1 and not _on_no_day(end)
    return fixed and end.anchor is not None and end.anchor.kind == "publication"


def _on_no_day(end: Meaning) -> bool:
    """Whether an end of a span is a time of day alone, whose day the other end tells: from 5 p.m. Friday to noon."""
    floats = end.options[0].direction is None or end.by == "night"
    return end.anchor is not None and floats and end.reading.timex_type == "TIME"


def _reach(context: Context, mention: Evaluate, other: Reading, sign: int) -> Reading:
    """The reading of a mention that lies nearest to another one, on the given side of it (0 for either)."""
    if other.start is None:
        return mention(context).reading
    near = day_of(other.start)
    meaning = mention(context.at(Anchor("expression", near)))
    fitting = [
        option.reading
        for option in meaning.options
        if not sign or option.direction in (SIDES[sign], "same", None)
    ]
    found = min(fitting or [meaning.reading], key=lambda r: abs((day_of(r.start or near) - near).days))
    if sign and _on_no_day(meaning) and _misses(found, other, sign):
        return mention(context.at(Anchor("expression", calendar.plus_days(near, sign)))).reading
    return found


def _misses(found: Reading, other: Reading, sign: int) -> bool:
    """Whether a time of day lies on the wrong side of another one of the same day."""
    start, near = found.start, other.start
    if not isinstance(start, datetime) or not isinstance(near, datetime):
        return False
    return start < near if sign > 0 else start > near


def _bounded(context: Context, inner: Evaluate, sign: int, open_: Callable[[Reading], Reading]) -> Meaning:
    meaning = inner(context)
    if meaning.reading.timex_type == "DURATION" and meaning.reading.start is None:
        return lengths.window(context, inner, sign)
    return meaning.map(lambda reading: open_(reading).but(value=own_value(reading)))
