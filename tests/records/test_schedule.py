from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from tests.records.test_fold import (
    FIRST,
    FOURTH,
    JANUARY,
    REPORTS,
    ROUND,
    SATURDAY,
    TWO_DAYS,
    report,
    ruling,
    when,
)
from tracker.records.fold import fold
from tracker.records.lines import claims_read
from tracker.records.reports import Report
from tracker.records.schedule import Schedule, as_read, moves, schedule
from tracker.records.vocabulary import Verdict

FEBRUARY = when("2026-02-01", "2026-03-01", "month")


def told(*reports: Report) -> Schedule:
    return schedule(fold(ROUND, reports))


def steps(found: Schedule) -> list[tuple[Any, Any, int | None, int]]:
    return [(s.status, s.when and s.when["start"], s.slipped_days, len(s.reports)) for s in found.steps]


def test_a_round_that_moves_and_is_held_tells_every_date_and_the_days_it_slipped() -> None:
    found = told(
        report("TASS", 1, {"status": "announced", "when": FEBRUARY}),
        report("Peskov", 2, {"status": "scheduled", "when": FIRST}),
        report("NYT", 3, {"status": "postponed"}),
        report("Zelenskyy", 4, {"status": "rescheduled", "when": FOURTH}),
        report("Copy", 5, {"status": "rescheduled", "when": FOURTH}),
        report("Anadolu", 8, {"status": "held", "when": FOURTH}),
    )
    assert steps(found) == [
        ("announced", "2026-02-01", None, 1),
        ("scheduled", "2026-02-01", None, 1),
        ("postponed", None, None, 1),
        ("rescheduled", "2026-02-04", 3, 2),
        ("held", "2026-02-04", 0, 1),
    ]
    assert (found.moves, found.slipped_days) == (1, 3)


def test_a_date_that_comes_closer_slips_backwards() -> None:
    found = told(
        report("A", 1, {"status": "scheduled", "when": FOURTH}),
        report("A", 2, {"status": "rescheduled", "when": FIRST}),
    )
    assert (found.moves, found.slipped_days) == (1, -3)


def test_held_on_another_day_than_announced_is_a_move() -> None:
    found = told(
        report("A", 1, {"status": "scheduled", "when": FIRST}),
        report("B", 9, {"status": "held", "when": FOURTH}),
    )
    assert (found.moves, found.slipped_days) == (1, 3)


def test_a_disputed_date_is_shown_and_not_counted() -> None:
    found = told(
        report("AP", 1, {"status": "held", "when": TWO_DAYS}),
        report("Babel", 2, {"status": "held", "when": TWO_DAYS}),
        report("MENAFN", 3, {"status": "held", "when": SATURDAY}),
    )
    assert [s.disputed for s in found.steps] == [False, True]
    assert found.moves == 0


def test_a_vaguer_word_is_no_move() -> None:
    found = told(
        report("A", 1, {"status": "held", "when": SATURDAY}),
        report("B", 2, {"status": "held", "when": JANUARY}),
    )
    assert (len(found.steps), found.moves) == (2, 0)


def test_a_report_that_was_withdrawn_tells_nothing() -> None:
    wrong = report("A", 1, {"status": "cancelled"})
    state = fold(ROUND, [wrong, report("B", 2, {"status": "held"})], [ruling(wrong, Verdict.WITHDRAW)])
    assert [s.status for s in schedule(state).steps] == ["held"]


def test_the_reading_says_who_said_each_step() -> None:
    read = as_read(told(report("A", 1, {"status": "scheduled", "when": FIRST | {"expression": "on Sunday"}})))
    (step,) = read["steps"]
    assert step["said_by"][0]["publisher"] == "A"
    assert step["said_by"][0]["expression"] == "on Sunday"
    assert step["when"]["display"] == "1 February 2026"


NINTH, TENTH = when("2026-02-09", "2026-02-10"), when("2026-02-10", "2026-02-11")
FIFTH, EARLY = when("2026-02-05", "2026-02-06"), when("2026-02-01", "2026-02-08", "week")
TWELFTH = when("2026-02-12", "2026-02-13")

# A life in a line: what is said of the round, day by day (status and date), and what each step slipped.
LIVES: dict[str, tuple[list[tuple[str, Any]], list[int | None], int, int]] = {
    "rescheduled and held as rescheduled": (
        [("scheduled", FIRST), ("rescheduled", FOURTH), ("held", FOURTH)],
        [None, 3, 0],
        1,
        3,
    ),
    "postponed without a new date, and nothing since": (
        [("scheduled", FIRST), ("postponed", None)],
        [None, None],
        0,
        0,
    ),
    "postponed, the old date named again": ([("scheduled", FIRST), ("postponed", FIRST)], [None, 0], 0, 0),
    "postponed, and held when nobody had said it would be": (
        [("scheduled", FIRST), ("postponed", None), ("held", FOURTH)],
        [None, None, 3],
        1,
        3,
    ),
    "cancelled": ([("scheduled", FIRST), ("cancelled", None)], [None, None], 0, 0),
    "lapsed": ([("announced", EARLY), ("scheduled", FOURTH), ("lapsed", None)], [None, None, None], 0, 0),
    "moved forward": ([("scheduled", TENTH), ("rescheduled", FOURTH)], [None, -6], 1, -6),
    "moved, and moved back": (
        [("scheduled", FIRST), ("rescheduled", NINTH), ("rescheduled", TENTH), ("rescheduled", NINTH)],
        [None, 8, 1, -1],
        3,
        8,
    ),
    "postponed twice": (
        [
            ("scheduled", FIRST),
            ("postponed", None),
            ("rescheduled", FOURTH),
            ("postponed", None),
            ("rescheduled", TENTH),
        ],
        [None, None, 3, None, 6],
        2,
        9,
    ),
    "held on one of the two days announced": ([("scheduled", FOURTH), ("held", FIFTH)], [None, 0], 0, 0),
    "held on another day than announced": ([("scheduled", TENTH), ("held", TWELFTH)], [None, 2], 1, 2),
    "announced for a week, then for a day of it": (
        [("announced", EARLY), ("scheduled", FOURTH)],
        [None, None],
        0,
        0,
    ),
}


@pytest.mark.parametrize("life", LIVES)
def test_a_life_of_a_round_is_told_step_by_step(life: str) -> None:
    said, slips, moves, slipped = LIVES[life]
    reports = [
        report(publisher, day, {"status": status} | ({"when": date} if date else {}))
        for day, (publisher, (status, date)) in enumerate(zip("ABCDE", said, strict=False), start=1)
    ]
    found = told(*reports)
    assert [step.status for step in found.steps] == [status for status, _ in said]
    assert [step.slipped_days for step in found.steps] == slips
    assert (found.moves, found.slipped_days) == (moves, slipped)


def test_several_who_announce_the_same_date_tell_one_step_and_their_origins_are_counted() -> None:
    (step,) = told(
        report("TASS", 1, {"status": "scheduled", "when": FIRST}),
        report("RIA", 1, {"status": "scheduled", "when": FIRST}, origin="TASS"),
        report("Reuters", 2, {"status": "scheduled", "when": FIRST}),
    ).steps
    assert ([r.source.publisher for r in step.reports], step.origins) == (["TASS", "RIA", "Reuters"], 2)


def test_a_postponement_that_two_report_is_one_step() -> None:
    found = told(
        report("A", 1, {"status": "scheduled", "when": FIRST}),
        report("B", 2, {"status": "postponed"}),
        report("C", 3, {"status": "postponed"}),
    )
    assert steps(found)[1:] == [("postponed", None, None, 2)]


def test_an_outlet_that_corrects_a_day_of_the_past_moved_nothing() -> None:
    found = told(
        report("A", 1, {"status": "held", "when": SATURDAY}),
        report("A", 2, {"status": "held", "when": TWO_DAYS}),
    )
    assert [(s.corrected, s.slipped_days) for s in found.steps] == [(True, None), (False, None)]
    assert found.moves == 0


def test_a_date_that_was_withdrawn_was_never_announced() -> None:
    wrong = report("A", 1, {"status": "scheduled", "when": TENTH})
    only_a_date = report("C", 2, {"when": TENTH}, slug="c")
    rulings = [ruling(wrong, Verdict.WITHDRAW, "when", 1), ruling(only_a_date, Verdict.WITHDRAW, None, 2)]
    right = report("B", 3, {"status": "held", "when": FIRST})
    assert steps(schedule(fold(ROUND, [wrong, only_a_date, right], rulings))) == [
        ("scheduled", None, None, 1),
        ("held", "2026-02-01", None, 1),
    ]


@given(REPORTS)
def test_the_days_slipped_never_depend_on_the_order_of_arrival(reports: list[Report]) -> None:
    assert as_read(told(*reports)) == as_read(told(*reports[::-1]))


@given(REPORTS)
def test_every_report_with_a_status_or_a_date_tells_exactly_one_step(reports: list[Report]) -> None:
    found = told(*reports)
    assert sum(len(s.reports) for s in found.steps) == sum(
        "status" in r.says or "when" in r.says for r in reports
    )


@given(REPORTS)
def test_a_line_tells_how_often_its_date_moved(reports: list[Report]) -> None:
    state = fold(ROUND, reports)
    assert moves({"claims": claims_read(state)}) == schedule(state).moves
