from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tracker.temporal import timex3
from tracker.temporal.model import Granularity, Interval


@pytest.mark.parametrize(
    ("start", "end", "unit", "value"),
    [
        (date(2026, 2, 1), date(2026, 2, 2), "day", "2026-02-01"),
        (date(2026, 1, 26), date(2026, 2, 2), "week", "2026-W05"),
        (date(2026, 1, 24), date(2026, 1, 26), "weekend", "2026-W04-WE"),
        (date(1989, 7, 1), date(1989, 10, 1), "quarter", "1989-Q3"),
        (date(1989, 7, 1), date(1990, 1, 1), "half", "1989-H2"),
        (date(2025, 12, 1), date(2026, 3, 1), "season", "2025-WI"),
        (date(1990, 1, 1), date(2000, 1, 1), "decade", "199"),
        (date(1900, 1, 1), date(2000, 1, 1), "century", "19"),
        (date(2026, 1, 23), date(2026, 1, 25), "day", "2026-01-23/2026-01-24"),
        (date(2016, 3, 1), date(2016, 6, 1), "month", "2016-03/2016-05"),
        (date(2014, 1, 1), None, "year", "2014"),
        (None, date(2026, 4, 1), "month", "2026-03"),
        (None, None, "day", "XXXX"),
        (
            datetime(2026, 2, 4, 10, 30, tzinfo=UTC),
            datetime(2026, 2, 4, 10, 31, tzinfo=UTC),
            "minute",
            "2026-02-04T10:30",
        ),
    ],
)
def test_a_stretch_has_the_value_of_the_standard(
    start: date | None, end: date | None, unit: str, value: str
) -> None:
    assert timex3.value(Interval(start, end), Granularity(unit)) == value


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (10, "day", "P10D"),
        (16, "hour", "PT16H"),
        (2, "decade", "P20Y"),
        (None, "week", "PXW"),
        (1.5, "year", "P1Y6M"),
    ],
)
def test_a_length_has_the_value_of_the_standard(count: float | None, unit: str, value: str) -> None:
    assert timex3.duration(count, Granularity(unit)) == value
