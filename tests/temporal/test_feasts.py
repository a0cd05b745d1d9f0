"""Feasts fall where those who keep them say."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.temporal import feasts
from tracker.temporal.feasts import FeastRefused


@pytest.mark.parametrize(
    ("feast", "day"),
    [
        ("easter", date(2024, 3, 31)),
        ("easter", date(2038, 4, 25)),
        ("orthodox-easter", date(2024, 5, 5)),
        ("orthodox-easter", date(2025, 4, 20)),
        ("us-thanksgiving", date(1999, 11, 25)),
        ("us-memorial", date(2026, 5, 25)),
        ("us-election", date(1998, 11, 3)),
        ("rosh-hashanah", date(2024, 10, 3)),
        ("rosh-hashanah", date(2025, 9, 23)),
        ("yom-kippur", date(1973, 10, 6)),
        ("passover", date(2026, 4, 2)),
        ("ramadan", date(2026, 2, 18)),
        ("eid-al-fitr", date(2024, 4, 10)),
    ],
)
def test_a_feast_falls_on_its_day(feast: str, day: date) -> None:
    assert day in feasts.load()[feast].days(day.year)


def test_a_feast_of_the_moon_may_fall_twice_in_a_year_of_the_sun() -> None:
    assert len(feasts.load()["eid-al-fitr"].days(2000)) == 2


def test_before_its_calendar_a_feast_falls_on_no_day() -> None:
    assert feasts.load()["ashura"].days(1) == []
    assert feasts.load()["lunar-new-year"].days(1979) == []
    assert feasts.load()["lunar-new-year"].days(2026) == [date(2026, 2, 17)]


def test_every_feast_has_a_source() -> None:
    assert all(feast.source for feast in feasts.load().values())


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ('id = "a"\nrule = "lunar"\nsource = "x"', "the rule is one of"),
        ('id = "a"\nrule = "fixed"\nmonth = 1\nsource = "x"', "it has no day"),
        ('id = "a"\nrule = "easter"', "it has no source"),
        ('id = "a"\nrule = "easter"\nsource = "x"\ncolour = 1', "unknown column 'colour'"),
    ],
)
def test_a_row_that_cannot_stand_is_refused_by_name(row: str, fault: str) -> None:
    with pytest.raises(FeastRefused, match=fault):
        feasts.read("x.toml", f"[[feast]]\n{row}\n")
