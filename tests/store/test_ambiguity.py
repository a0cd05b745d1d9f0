"""A date whose words allow two readings: kept as both until a better word or an editor decides."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.building import NOW, TALKS, end_of, lines, said, store
from tracker.records.shapes import NewRuling, Submission
from tracker.records.vocabulary import Kind, Verdict
from tracker.store.database import Database
from tracker.store.rulings import rule

BOTH = "[2026-01-25,2026-02-01]"


def of_the_round(slug: str, published: str, when: Any, **more: Any) -> Submission:
    return said(slug, published, round=[{"id": "r", "when": when, **more}])


UNCLEAR = of_the_round("a", "2026-01-27", "on Sunday")


def the_round(database: Database, **query: Any) -> dict[str, Any]:
    (line,) = lines(database, kinds=("round",), **query)
    return line


def test_both_readings_are_kept_with_their_intervals_and_flagged(database: Database) -> None:
    store(database, TALKS, UNCLEAR)
    when = the_round(database)["when"]
    assert (when["edtf"], when["ambiguous"]) == (BOTH, True)
    assert when["display"] == "25 January 2026 or 1 February 2026"
    assert [(a["edtf"], a["interval"]["end"]) for a in when["alternatives"]] == [
        ("2026-01-25", "2026-01-26"),
        ("2026-02-01", "2026-02-02"),
    ]
    assert sum(a["probability"] for a in when["alternatives"]) == pytest.approx(1, abs=0.01)


def test_it_stands_at_its_earliest_reading_and_is_found_by_its_doubt(database: Database) -> None:
    others = said(
        "b",
        "2026-01-27",
        milestone=[
            {"id": "before", "when": {"edtf": "2026-01-24"}},
            {"id": "between", "when": {"edtf": "2026-01-26"}},
        ],
    )
    store(database, TALKS, UNCLEAR, others)
    assert [line["id"] for line in lines(database)] == ["before", "r", "between"]
    assert [line["id"] for line in lines(database, ambiguous_only=True)] == ["r"]
    assert lines(database, ambiguous_only=True, known_on=end_of("2026-01-26")) == []


@pytest.mark.parametrize("day", ["2026-01-25", "2026-02-01"])
@pytest.mark.parametrize("status", [None, "held"])
def test_a_later_and_more_exact_word_that_fits_one_reading_settles_it(
    database: Database, day: str, status: str | None
) -> None:
    more = {"status": status} if status else {}
    store(database, TALKS, UNCLEAR, of_the_round("b", "2026-02-03", {"edtf": day}, **more))
    found = the_round(database)
    assert (found["when"]["edtf"], found["when"]["ambiguous"], found["conflicts"]) == (day, False, [])
    assert [claim["standing"] for claim in found["claims"]["when"]][-1] == "stands"
    then = the_round(database, known_on=end_of("2026-02-02"))
    assert then["when"]["edtf"] == BOTH


def test_a_word_that_fits_neither_reading_is_a_conflict(database: Database) -> None:
    store(database, TALKS, UNCLEAR, of_the_round("b", "2026-02-03", {"edtf": "2026-01-28"}))
    assert the_round(database)["conflicts"] == ["when"]


def test_a_vague_word_that_holds_both_readings_settles_nothing(database: Database) -> None:
    store(database, TALKS, UNCLEAR, of_the_round("b", "2026-02-03", {"edtf": "2026"}))
    found = the_round(database)
    assert (found["when"]["edtf"], found["conflicts"]) == (BOTH, [])


def test_an_unclear_word_after_an_exact_one_does_not_unsettle_it(database: Database) -> None:
    store(database, TALKS, of_the_round("b", "2026-01-20", {"edtf": "2026-02-01"}), UNCLEAR)
    found = the_round(database)
    assert (found["when"]["edtf"], found["conflicts"]) == ("2026-02-01", [])


def test_a_ruling_settles_it_from_when_it_was_made(database: Database) -> None:
    denied = of_the_round("b", "2026-01-20", {"edtf": "2026-01-30"})
    receipt = store(database, TALKS, denied, UNCLEAR)[-1]
    assert the_round(database)["conflicts"] == ["when"]
    decision = NewRuling(
        kind=Kind.ROUND, record="r", report="b.1.1", field="when", verdict=Verdict.PREFER, reason="Asked."
    )
    with database.writing() as session:
        rule(session, decision, now=NOW + timedelta(hours=1))
    found = the_round(database)
    assert (found["when"]["edtf"], found["conflicts"]) == ("2026-01-30", [])
    assert lines(database, ambiguous_only=True) == []
    then = the_round(database, as_of=receipt.recorded_at)
    assert (then["when"]["edtf"], then["conflicts"]) == (BOTH, ["when"])


def test_a_plan_with_two_readings_is_overdue_when_the_later_one_has_passed(database: Database) -> None:
    plan = of_the_round("a", "2026-01-20", {"edtf": BOTH}, status="scheduled")
    store(database, TALKS, plan)
    assert lines(database, overdue_at=end_of("2026-01-31")) == []
    assert len(lines(database, overdue_at=end_of("2026-02-02"))) == 1
