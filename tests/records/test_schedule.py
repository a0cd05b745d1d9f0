from __future__ import annotations

from typing import Any

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
from tracker.records.reports import Report
from tracker.records.schedule import Schedule, as_read, schedule
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


@given(REPORTS)
def test_every_report_with_a_status_or_a_date_tells_exactly_one_step(reports: list[Report]) -> None:
    found = told(*reports)
    assert sum(len(s.reports) for s in found.steps) == sum(
        "status" in r.says or "when" in r.says for r in reports
    )
