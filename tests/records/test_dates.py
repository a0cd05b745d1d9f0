from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.records.dates import LAST_MINUTE, bounds, contains, display, minute_of, same_dates
from tracker.records.order import UNDATED_FROM, Place, place
from tracker.records.reports import RecordKey
from tracker.records.vocabulary import Kind
from tracker.temporal import Granularity, resolve
from tracker.temporal.engine import stated


def dated(edtf: str) -> dict[str, Any]:
    derived: dict[str, Any] = stated(edtf).as_dict()
    return {**derived, **derived["interval"]}


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2026-02-01", "1 February 2026"),
        ("2026-02-04/2026-02-05", "4–5 February 2026"),
        ("2026-01-31/2026-02-01", "31 January – 1 February 2026 (weekend)"),
        ("2026-01-30/2026-02-01", "30 January – 1 February 2026"),
        ("2025-12-31/2026-01-01", "31 December 2025 – 1 January 2026"),
        ("2026-02", "February 2026"),
        ("2024-02", "February 2024"),
        ("2026-01/2026-02", "1 January – 28 February 2026"),
        ("2026", "2026"),
        ("2014/..", "from 1 January 2014"),
        ("../2014-03-01", "until 1 March 2014"),
        ("../2014-03", "before 1 April 2014"),
        ("2026-03~", "about March 2026"),
        ("2026-03-01~/..", "from about 1 March 2026"),
        ("[2026-01-25,2026-02-01]", "25 January 2026 or 1 February 2026"),
        ("2026-02-05T03:31:00+03:00", "5 February 2026, 03:31 UTC+03:00"),
    ],
)
def test_a_date_is_said_in_words_no_more_exact_than_it_is(edtf: str, words: str) -> None:
    assert display(dated(edtf)) == words


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("until Thursday morning", "until 19 October 2017"),
        ("until 5 p.m. on Thursday", "until 19 October 2017"),
        ("until about 5 p.m. on Thursday", "until about 19 October 2017"),
        ("until tonight", "until 18 October 2017"),
        ("until Thursday", "until 19 October 2017"),
        ("by Thursday", "until 19 October 2017"),
        ("before Thursday", "before 19 October 2017"),
        ("since last night", "from 17 October 2017"),
        ("on Thursday morning", "19 October 2017"),
        ("overnight", "18 October 2017"),
        ("from Thursday morning to Friday evening", "19–20 October 2017"),
        ("from 10 a.m. to noon on Thursday", "19 October 2017, 10:00–12:00 UTC"),
        ("at 10 a.m. on Thursday", "19 October 2017, 10:00 UTC"),
    ],
)
def test_a_part_of_a_day_is_said_as_its_days(expression: str, words: str) -> None:
    found = resolve(expression, published=date(2017, 10, 18), outlook="ahead")
    assert display({**found.as_dict(), **found.interval.as_dict()}) == words


@pytest.mark.parametrize(
    ("vaguer", "finer"),
    [
        ("2026-01", "2026-01-23/2026-01-24"),
        ("2026", "2026-01"),
        ("2014/..", "2014-03-01"),
        ("[2026-02-04,2026-02-05]", "2026-02-04"),
        ("[2026-01-25,2026-02-01]", "2026-02-01"),
        ("[2026-01-25,2026-02-01,2026-02-08]", "[2026-01-25,2026-02-08]"),
        ("[2026-01,2026-03]", "2026-03-07"),
        ("2026", "[2026-01-25,2026-02-01]"),
        ("2026-01-20/2026-01-31~", "2026-01-25"),
    ],
)
def test_a_vaguer_date_contains_a_finer_one_and_never_the_other_way(vaguer: str, finer: str) -> None:
    assert contains(dated(vaguer), dated(finer))
    assert not contains(dated(finer), dated(vaguer))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2026-01-23/2026-01-24", "2026-01-24"),
        ("2026-01-23/2026-01-24", "2026-01-24/2026-01-25"),
        ("2026-01", "2026-02-01"),
        ("2026-01-24", "2026-01-24"),
        ("[2026-01-25,2026-02-01]", "2026-01-28"),
        ("[2026-01-25,2026-02-01]", "[2026-01-25,2026-01-27]"),
    ],
)
def test_days_that_differ_do_not_contain_each_other(one: str, other: str) -> None:
    assert not contains(dated(one), dated(other))
    assert not contains(dated(other), dated(one))


def test_ambiguous_dates_are_the_same_where_they_have_the_same_readings() -> None:
    two, three = dated("[2026-01-25,2026-02-01]"), dated("[2026-01-25,2026-01-28,2026-02-01]")
    assert bounds(two) == bounds(three)
    assert same_dates(two, dated("[2026-02-01,2026-01-25]"))
    assert not same_dates(two, three)


def test_an_instant_is_placed_on_the_day_that_it_had_where_it_happened() -> None:
    assert minute_of("2026-02-05T00:31:00+03:00") == minute_of("2026-02-05") + 31


def test_open_ends_are_the_ends_of_the_calendar() -> None:
    assert bounds(dated("2014/.."))[1] == LAST_MINUTE
    assert bounds(dated("../2014"))[0] == 0


def placed(edtf: str | None, slug: str = "r") -> Place:
    return place(dated(edtf) if edtf else None, RecordKey(Kind.ROUND, slug))


ORDERED = [
    "../1990",
    "19XX~",
    "2026",
    "2026-01",
    "2026-01-01",
    "2026-01-01/2026-01-02",
    "2026-01-01/2026-01-31",
    "2026-01-01T00:00:00Z",
    "2026-01-01T10:30:00+04:00",
    "2026-01-02",
    "9999-12-31",
]


def test_the_order_is_earliest_start_then_coarser_then_shorter() -> None:
    keys = [placed(edtf).first for edtf in ORDERED if edtf not in ("../1990", "19XX~")]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    assert keys[-1] + placed("9999-12-31").room <= UNDATED_FROM


@given(st.text(max_size=40))
def test_a_slot_fits_its_bits_and_is_the_same_every_time(slug: str) -> None:
    for when in (dated("2026"), None):
        found = place(when, RecordKey(Kind.ROUND, slug))
        assert found == place(when, RecordKey(Kind.ROUND, slug))
        assert 0 <= found.offset < found.room
        assert found.first + found.room < 2**63


DAYS = st.dates().map(lambda day: day.isoformat())


@given(DAYS, DAYS)
def test_days_sort_as_they_follow_each_other(one: str, other: str) -> None:
    assert (one < other) == (placed(one).first < placed(other).first)
    assert same_dates(dated(one), dated(other)) == (one == other)


def test_every_granularity_has_room_in_the_key() -> None:
    assert len({granularity.rank for granularity in Granularity}) <= 16


def test_lines_without_a_date_come_last_by_the_letters_of_their_ids() -> None:
    slugs = ["a", "a-b", "a1", "ab", "abu-dhabi", "geneva", "zelenskyy", "zz-zzzzzzzzz"]
    keys = [placed(None, slug).first for slug in slugs]
    assert keys == sorted(set(keys))
    assert keys[0] >= UNDATED_FROM
    assert keys[-1] + placed(None).room < 2**63
