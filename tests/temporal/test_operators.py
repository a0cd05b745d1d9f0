from __future__ import annotations

import inspect
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import AnchorMissing, DateImpossible
from tracker.temporal import operators
from tracker.temporal.meaning import Context, Meaning
from tracker.temporal.operators import clocks, dates, lengths, parts, spans, units

DAYS = st.dates(date(1600, 1, 1), date(2400, 12, 31))
TUESDAY = Context("", date(2026, 1, 27))


def days_of(meaning: Meaning) -> list[tuple[object, str]]:
    return [(option.direction, str(option.reading.start)) for option in meaning.options]


@given(DAYS, st.integers(1, 7))
def test_a_weekday_has_a_reading_on_every_side_that_has_one(day: date, weekday: int) -> None:
    meaning = dates.weekday(Context("", day), weekday)
    sides = {option.direction: option.reading.start for option in meaning.options}
    assert all(isinstance(start, date) and start.isoweekday() == weekday for start in sides.values())
    assert ("same" in sides) == (day.isoweekday() == weekday)
    assert sides["before"] < day < sides["after"]  # type: ignore[operator]  # both are dates


@given(DAYS, st.integers(1, 12), st.integers(1, 29))
def test_a_date_without_a_year_exists_in_the_years_that_are_offered(
    day: date, month: int, number: int
) -> None:
    for option in dates.date_of(Context("", day), month, number).options:
        assert isinstance(option.reading.start, date)
        assert (option.reading.start.month, option.reading.start.day) == (month, number)


@given(DAYS, st.integers(1, 400), st.sampled_from(["day", "week", "month", "year"]))
def test_ago_and_in_are_on_their_sides(day: date, count: int, unit: str) -> None:
    def length(context: Context) -> Meaning:
        return lengths.duration(context, unit, count)

    past = lengths.moved(Context("", day), length, -1).reading
    future = lengths.moved(Context("", day), length, 1).reading
    assert past.start
    assert future.end
    assert past.start < day < future.end


def test_a_leap_day_is_sought_until_there_is_one() -> None:
    assert days_of(dates.date_of(TUESDAY, 2, 29)) == [("before", "2024-02-29"), ("after", "2028-02-29")]


def test_numbers_in_either_order_are_both_kept() -> None:
    assert days_of(dates.slashed(TUESDAY, (1, 2, 2026), "DM")) == [(None, "2026-02-01"), (None, "2026-01-02")]
    assert days_of(dates.slashed(TUESDAY, (13, 2, 2026), "MD")) == [(None, "2026-02-13")]
    with pytest.raises(DateImpossible):
        dates.slashed(TUESDAY, (31, 2, 2026), "DM")


def test_a_range_that_crosses_the_year_ends_after_it_begins() -> None:
    meaning = spans.span(
        Context("", date(2025, 12, 20)),
        lambda context: dates.date_of(context, 12, 30),
        lambda context: dates.date_of(context, 1, 2),
    )
    after = next(option.reading for option in meaning.options if option.direction == "after")
    assert (str(after.start), str(after.end)) == ("2025-12-30", "2026-01-03")


def test_parts_are_thirds_and_halves() -> None:
    def month(context: Context) -> Meaning:
        return units.month_of_year(context, 2, 2026)

    thirds = [parts.part(TUESDAY, month, part).reading for part in ("START", "MID", "END")]
    assert [str(third.start) for third in thirds] == ["2026-02-01", "2026-02-11", "2026-02-21"]
    assert str(parts.half_of(TUESDAY, month, 2).reading.start) == "2026-02-15"


def test_a_time_of_day_ends_a_stretch_where_it_begins() -> None:
    whole_hours = spans.hours(TUESDAY, hour=9, last=18).reading
    assert [str(edge) for edge in (whole_hours.start, whole_hours.end)] == [
        "2026-01-27 09:00:00+00:00",
        "2026-01-27 18:00:00+00:00",
    ]
    overnight = spans.hours(TUESDAY, clock=(22, 30), last=(6, 0)).reading
    assert str(overnight.end) == "2026-01-28 06:00:00+00:00"


def test_midnight_beside_a_day_ends_it() -> None:
    meaning = clocks.on(TUESDAY, clocks.midnight, lambda context: dates.relative_day(context, 0))
    assert meaning.reading.value == "2026-01-27T24:00"


def test_what_is_relative_needs_an_anchor() -> None:
    with pytest.raises(AnchorMissing) as missing:
        units.unit(Context("last week", None), "week", -1)
    assert missing.value.text == "last week"


def test_every_operator_takes_a_context_first_and_explains_itself() -> None:
    for operator in operators.OPERATORS.values():
        assert next(iter(inspect.signature(operator).parameters)) == "context"
        assert operator.__doc__
