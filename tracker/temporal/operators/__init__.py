"""The few kinds of arithmetic that every rule is made of: symbols and a context in, a meaning out.

An operator is total and pure. What it leaves open (which Sunday?) it returns as options, one for each side of the
anchor; the policy decides. Arguments named after slots hold symbols; `inner`, `outer`, `first`, `last`, `name`
and `length` hold other mentions, to be evaluated from whatever anchor the operator chooses.
"""

from collections.abc import Callable

from tracker.temporal.meaning import Meaning
from tracker.temporal.operators import clocks, dates, lengths, parts, spans, units

OPERATORS: dict[str, Callable[..., Meaning]] = {
    operator.__name__: operator
    for operator in (
        dates.date_of,
        dates.feast,
        dates.shifted,
        dates.shifted_date,
        dates.either_day,
        dates.iso,
        dates.slashed,
        dates.relative_day,
        dates.weekday,
        dates.neighbour_weekday,
        dates.checked,
        units.unit,
        units.cycle,
        units.cycle_there,
        units.year,
        units.spoken_year,
        units.years,
        units.month_of_year,
        units.decade,
        units.century,
        units.sibling,
        units.year_before,
        units.period_in,
        units.latest,
        units.quarter_of_last_year,
        lengths.duration,
        lengths.moved,
        lengths.moved_from,
        lengths.window,
        lengths.within_length,
        lengths.window_of,
        lengths.while_,
        lengths.vague_units,
        lengths.repeated,
        lengths.times_in,
        clocks.day_part,
        clocks.day_part_of,
        clocks.overnight,
        clocks.clock,
        clocks.instant,
        clocks.midnight,
        clocks.around_clock,
        clocks.on,
        parts.within,
        parts.part,
        parts.half_of,
        parts.end_of,
        parts.last_of,
        parts.unit_of,
        parts.ended,
        parts.year_back,
        parts.so_far,
        parts.nth_unit,
        parts.nth_weekday,
        parts.eve,
        parts.modified,
        parts.same,
        parts.vague,
        parts.nothing,
        spans.span,
        spans.both,
        spans.one_of,
        spans.since,
        spans.until,
        spans.before,
        spans.after,
    )
}
