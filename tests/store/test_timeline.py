from __future__ import annotations

import random
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.building import TALKS, end_of, lines, said, store
from tests.store.test_clocks import fresh
from tracker.records.shapes import Submission
from tracker.store.database import Database
from tracker.store.timeline import TimelineQuery, page, stream
from tracker.store.unknown import unknown_names
from tracker.temporal import Interval

SOURCE = said(
    "wire",
    "2026-01-27",
    participant=[{"id": "kremlin", "name": "Kremlin"}, {"id": "kyiv"}, {"id": "other"}],
    venue=[{"id": "geneva", "name": "Geneva"}, {"id": "minsk"}],
    process=[{"id": "elsewhere"}],
    round=[
        {"id": "first", "when": {"edtf": "2026-01-23/2026-01-24"}, "status": "held", "venue": "geneva"},
        {"id": "month", "when": {"edtf": "2026-01"}, "status": "announced"},
        {"id": "day", "when": {"edtf": "2026-01-01"}, "process": "elsewhere"},
        {"id": "never"},
    ],
    position=[
        {
            "id": "p",
            "holder": "kremlin",
            "on_behalf_of": "kremlin",
            "issue": "donbas",
            "when": {"edtf": "2026-01-26"},
        },
        {"id": "q", "holder": "kyiv", "issue": "ceasefire", "when": {"edtf": "2026-01-25"}},
    ],
)


@pytest.fixture
def filled(database: Database) -> Database:
    store(database, TALKS, SOURCE)
    return database


def ids(database: Database, **query: object) -> list[str]:
    return [line["id"] for line in lines(database, **query)]


def test_lines_come_by_earliest_start_then_coarser_first(filled: Database) -> None:
    assert ids(filled) == ["month", "day", "first", "q", "p"]
    assert ids(filled, order="desc") == ["p", "q", "first", "day", "month"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"kinds": ("position",)}, ["q", "p"]),
        ({"kinds": ("position", "round"), "statuses": ("held",)}, ["first"]),
        ({"statuses": ("held", "announced")}, ["month", "first"]),
        ({"processes": ("elsewhere",)}, ["day"]),
        ({"processes": ("talks", "elsewhere")}, ["month", "day", "first", "q", "p"]),
        ({"venues": ("geneva",)}, ["first"]),
        ({"participants": ("kremlin",)}, ["p"]),
        ({"participants": ("kremlin", "kyiv")}, ["q", "p"]),
        ({"participants": ("other",)}, []),
        ({"issues": ("territory",)}, ["p"]),
        ({"issues": ("donbas",)}, ["p"]),
        ({"participants": ("kyiv",), "issues": ("territory",)}, []),
        ({"overlaps": Interval(date(2026, 1, 24), date(2026, 1, 25))}, ["month", "first"]),
        ({"overlaps": Interval(date(2026, 1, 25), date(2026, 1, 26))}, ["month", "q"]),
        ({"overlaps": Interval(None, date(2026, 1, 1))}, []),
        ({"overlaps": Interval(date(2026, 1, 26), None)}, ["month", "p"]),
        ({"undated": "only"}, ["elsewhere", "geneva", "kremlin", "kyiv", "minsk", "never", "other", "talks"]),
    ],
)
def test_filters_combine_with_and_between_names_and_or_within_one(
    filled: Database, query: dict[str, object], found: list[str]
) -> None:
    shown = ids(filled, **query)
    assert (sorted(shown) if query.get("undated") else shown) == found


def test_participants_and_venues_belong_to_the_processes_in_whose_lines_they_occur(filled: Database) -> None:
    shown = ids(filled, processes=("talks",), kinds=("participant", "venue"), undated="include")
    assert sorted(shown) == ["geneva", "kremlin", "kyiv"]


def test_values_that_name_nothing_are_told_with_the_nearest_names(filled: Database) -> None:
    query = TimelineQuery(
        participants=("kremlin", "kremlim"), venues=("geneve",), issues=("x",), processes=("talk",)
    )
    with filled.reading() as session:
        found = [(u.parameter, u.value, u.nearest) for u in unknown_names(session, query)]
    assert found == [
        ("process", "talk", ("talks",)),
        ("participant", "kremlim", ("kremlin",)),
        ("venue", "geneve", ("geneva",)),
        ("issue", "x", ()),
    ]


@pytest.mark.parametrize("order", ["asc", "desc"])
def test_a_walk_in_pages_shows_each_line_once_in_order(
    filled: Database, order: Literal["asc", "desc"]
) -> None:
    seen: list[str] = []
    after: int | None = None
    with filled.reading() as session:
        while True:
            query = TimelineQuery(limit=2, after=after, order=order, undated="include")
            found = page(session, query)
            seen += found.bodies
            if not found.more:
                break
            after = found.keys[-1]
        whole = list(stream(session, TimelineQuery(order=order, undated="include")))
    assert seen == whole
    assert len(whole) == 13


DATES = [
    "2026",
    "2026-01",
    "2026-01-05",
    "2026-01-05/2026-01-06",
    "2025-12-31/2026-02-01",
    "2026-01-05~",
    "2026-01-04",
]


@settings(max_examples=15)
@given(st.lists(st.sampled_from(DATES), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_a_timeline_is_sorted_the_same_for_any_order_of_insertion(
    migrated_file: Path, dates: list[str], shuffler: random.Random
) -> None:
    made: list[Submission] = [
        said(f"s{place}", "2026-01-27", round=[{"id": f"r{place}", "when": {"edtf": edtf}}])
        for place, edtf in enumerate(dates)
    ]
    shuffled = made[:]
    shuffler.shuffle(shuffled)
    with fresh(migrated_file) as one, fresh(migrated_file) as other:
        store(one, TALKS, *made)
        store(other, TALKS, *shuffled)
        assert ids(one) == ids(other)
        starts = [line["when"]["start"] for line in lines(one)]
        assert starts == sorted(starts)


PLANS = said(
    "plans",
    "2026-01-10",
    round=[
        {"id": "awaited", "status": "scheduled", "when": {"edtf": "2026-01-20/2026-01-21"}},
        {"id": "hoped", "status": "announced", "when": {"edtf": "2026-01-15"}},
        {"id": "moved", "status": "postponed", "when": {"edtf": "2026-01-15"}},
        {"id": "over", "status": "held", "when": {"edtf": "2026-01-15"}},
        {"id": "undated", "status": "announced"},
        {"id": "someday", "status": "announced", "when": {"edtf": "2026-01-15/.."}},
        {"id": "either", "status": "scheduled", "when": {"edtf": "[2026-03-01,2026-03-08]"}},
    ],
)


@pytest.mark.parametrize(
    ("at", "overdue"),
    [
        ("2026-01-15T23:59", []),
        ("2026-01-16T00:00", ["hoped"]),
        ("2026-01-21T23:59", ["hoped"]),
        ("2026-01-22T00:00", ["hoped", "awaited"]),
        ("2026-03-08T12:00", ["hoped", "awaited"]),
        ("2026-03-09T00:00", ["hoped", "awaited", "either"]),
    ],
)
def test_a_plan_is_overdue_when_its_last_day_has_passed_without_a_report(
    database: Database, at: str, overdue: list[str]
) -> None:
    store(database, TALKS, PLANS)
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert ids(database, overdue_at=moment) == overdue
    assert ids(database, overdue_at=moment, known_on=end_of("2026-01-09")) == []


def test_what_was_only_reported_on_a_day_is_not_awaited_on_it(database: Database) -> None:
    signing = said("signing", "2026-01-10", milestone=[{"id": "signing", "status": "announced"}])
    store(database, TALKS, signing)
    assert ids(database) == ["signing"]
    assert ids(database, overdue_at=datetime(2026, 6, 1, tzinfo=UTC)) == []


def test_a_report_ends_the_waiting(database: Database) -> None:
    store(database, TALKS, PLANS, said("news", "2026-01-25", round=[{"id": "awaited", "status": "held"}]))
    at = datetime(2026, 2, 1, tzinfo=UTC)
    assert ids(database, overdue_at=at) == ["hoped"]
    assert ids(database, overdue_at=at, known_on=end_of("2026-01-24")) == ["hoped", "awaited"]


def test_conflicts_and_ambiguous_dates_are_found(database: Database) -> None:
    other = said(
        "other", "2026-01-11", round=[{"id": "over", "status": "held", "when": {"edtf": "2026-01-16"}}]
    )
    store(database, TALKS, PLANS, other)
    assert ids(database, conflicts_only=True) == ["over"]
    assert ids(database, conflicts_only=True, known_on=end_of("2026-01-10")) == []
    assert ids(database, ambiguous_only=True) == ["either"]
