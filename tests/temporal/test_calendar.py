from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import DateImpossible
from tracker.temporal import calendar
from tracker.temporal.model import Granularity

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
UNITS = st.sampled_from([unit for unit in Granularity if unit.of_days])


@given(DAYS, UNITS.filter(lambda unit: unit is not Granularity.WEEKEND))
def test_a_day_lies_in_the_unit_that_holds_it(day: date, unit: Granularity) -> None:
    start, end = calendar.bounds(day, unit)
    assert start <= day < end


@given(DAYS, UNITS)
def test_units_follow_each_other_without_a_gap(day: date, unit: Granularity) -> None:
    start, end = calendar.bounds(day, unit)
    following = calendar.floor(calendar.plus(start, 1, unit), unit)
    assert following == end or unit in (Granularity.WEEKEND, Granularity.SEASON)


@given(DAYS, st.integers(1, 7))
def test_the_nearest_weekdays_lie_within_a_week(day: date, weekday: int) -> None:
    after, before = calendar.on_or_after(day, weekday), calendar.on_or_before(day, weekday)
    assert after.isoweekday() == before.isoweekday() == weekday
    assert 0 <= (after - day).days < 7
    assert 0 <= (day - before).days < 7


def test_months_are_added_to_the_last_day_that_exists() -> None:
    assert calendar.plus_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert calendar.plus(date(2024, 2, 29), -1, Granularity.YEAR) == date(2023, 2, 28)


def test_winter_begins_in_december() -> None:
    assert calendar.bounds(date(2026, 1, 27), Granularity.SEASON) == (date(2025, 12, 1), date(2026, 3, 1))


@pytest.mark.parametrize("count", [10**6, -(10**6)])
def test_a_day_that_the_calendar_lacks_is_refused(count: int) -> None:
    with pytest.raises(DateImpossible):
        calendar.plus(date(2026, 1, 27), count, Granularity.YEAR)
    with pytest.raises(DateImpossible):
        calendar.plus_days(date(2026, 1, 27), count * 10)
